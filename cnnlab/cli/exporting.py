"""The command ``export``: the endings of both files say what becomes of what."""

from argparse import Namespace

from cnnlab.cli.interrupts import Interrupts
from cnnlab.cli.lab_file import ENDING
from cnnlab.cli.progress_bars import Bars
from cnnlab.cli.usage import UsageError
from cnnlab.failures import fail


def export(given: Namespace) -> int:
    """Write a network as ONNX, or the moving window of a lab file as an animated picture."""
    ending = given.out.suffix.lower()
    if ending == ".onnx":
        return _as_onnx(given)
    if ending != ".gif":
        raise UsageError(
            f"{given.out}: *.onnx of weights or *.gif of a lab file can be written: give it one of "
            "these endings"
        )
    if given.file.suffix.lower() != ENDING:
        raise UsageError(f"{given.file}: a *.gif is made of a lab file, *.cnnlab: name one")
    return _as_gif(given)


def _as_onnx(given: Namespace) -> int:
    from cnnlab.core.weights import load_network
    from cnnlab.export.onnx import MissingExtraError, save_onnx

    try:
        save_onnx(given.out, load_network(given.file))
    except MissingExtraError as error:
        return fail(error)
    print(f"written: {given.out}")
    return 0


def _as_gif(given: Namespace) -> int:
    from cnnlab.cli.film import gif_of  # loads NumPy
    from cnnlab.cli.qt import QtError
    from cnnlab.core.files import write_file

    try:
        with Interrupts() as interrupts, Bars() as bars, interrupts.gently():
            made = gif_of(given, bars, interrupts.stop)
    except QtError as error:
        return fail(error)
    if interrupts.status or made is None:
        return interrupts.status
    write_file(given.out, made)
    print(f"written: {given.out}")
    return 0
