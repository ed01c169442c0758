"""The command line. Errors are one line: what is wrong and the mend."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn

from cnnlab import __version__
from cnnlab.cli.interrupts import Interrupts
from cnnlab.cli.lab_file import LabGivenError, check_lab, take_lab
from cnnlab.cli.mixture_options import add_mixture
from cnnlab.cli.qt import QtError, importing_qt
from cnnlab.failures import (
    CLOSED_PIPE,
    FAILED,
    GIVEN,
    INTERRUPTED,
    drop_errors,
    drop_output,
    fail,
    report,
)
from cnnlab.start import collect_again, collect_nothing, load_without_qt
from cnnlab.system import complaint

MODULES = MappingProxyType(
    {
        "download": "downloading",
        "evaluate": "evaluation",
        "export": "exporting",
        "train": "training",
    }
)
"""Where a command stands, if not in ``commands``: what it does not need is not loaded."""
LONGEST_NUMBER = 100  # digits
SLOWEST, FASTEST = 0.25, 64  # windows a second of an animation


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        """Exit with status 2: it is something the user gave."""
        self.exit(GIVEN, f"cnnlab: {' '.join(message.split())} (see cnnlab --help)\n")

    def _print_message(self, message: str, file: Any = None) -> None:
        """Write, without argparse's silence about what can't be written."""
        print(message, end="", file=file or sys.stderr)


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks for; gives the exit status.

    It is 2 for what the user gave and 1 for what failed. A bug has its traceback.
    """
    if sys.stderr is None:  # closed: errors would go to standard output
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the end
    try:
        return _run_and_flush(argv)
    except BrokenPipeError:
        drop_output()
        return CLOSED_PIPE
    except OSError as error:
        drop_output()
        return report(error)
    except KeyboardInterrupt:
        return INTERRUPTED


def _run_and_flush(argv: Sequence[str] | None) -> int:
    try:
        lab, rest = take_lab(sys.argv[1:] if argv is None else argv)
        arguments = _parser().parse_args(rest)
        if arguments.command is not None:
            return _command(arguments)
        return _window(arguments.settings, lab)
    finally:
        drop_errors()  # what nobody reads any more is no failure
        if sys.stdout is not None:
            sys.stdout.flush()  # while there is somebody to tell that it failed


def _window(settings: str | None, lab: Path | None) -> int:
    if lab is not None:
        try:
            check_lab(lab)
        except LabGivenError as error:
            return report(error)
    problem = complaint(os.environ)
    if problem is not None:
        print(problem, file=sys.stderr)
        return FAILED
    collect_nothing()
    try:
        return _run_window(settings, lab)
    finally:
        collect_again()


def _run_window(settings: str | None, lab: Path | None) -> int:
    load_without_qt()
    try:
        with importing_qt():
            from cnnlab.app import run
            from cnnlab.lab.shared.settings import SettingsError
    except QtError as error:
        return fail(error)
    try:
        return run(settings) if lab is None else run(settings, lab)
    except SettingsError as error:
        return report(error)


def _command(arguments: argparse.Namespace) -> int:
    if isinstance(sys.stdout, TextIOWrapper):  # a name of a file may have letters it can't write
        sys.stdout.reconfigure(errors="backslashreplace")
    name = MODULES.get(arguments.command, "commands")
    with Interrupts() as interrupts:
        module = import_module(f"cnnlab.cli.{name}")
    if interrupts.status:
        return interrupts.status
    try:
        return int(getattr(module, arguments.command.replace("-", "_"))(arguments))
    except ValueError as error:
        from cnnlab.cli.usage import REFUSED  # loads NumPy: not before a signal is answered

        if not isinstance(error, REFUSED):
            raise
        return report(error)


def _parser() -> Parser:
    parser = Parser(
        prog="cnnlab",
        description="See, change and understand a convolutional neural network.",
        epilog="Without a command the window opens; with FILE.cnnlab in its place, on that file.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"cnnlab {__version__}")
    parser.add_argument("--settings", metavar="FILE", type=_file, help="settings file to use")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    _add_train(commands.add_parser("train", help="train the digit network"))
    _add_evaluate(commands.add_parser("evaluate", help="measure a network on test data"))
    _add_classify(commands.add_parser("classify", help="classify pictures of digits"))
    _add_export(commands.add_parser("export", help="export a network or the moving window"))
    _add_download(commands.add_parser("download", help="download MNIST"))
    commands.add_parser("self-test", help="check that this installation works")
    return parser


def _add_train(parser: argparse.ArgumentParser) -> None:
    _add_data(parser)
    parser.add_argument(
        "--out",
        metavar="FILE",
        type=_writable,
        default=Path("digits.safetensors"),
        help="where to write the weights (digits.safetensors)",
    )
    parser.add_argument("--epochs", metavar="N", type=_count, help="epochs (30)")
    parser.add_argument(
        "--size",
        choices=["tiny", "small", "middle", "full"],
        help="of a new network: about 5, 20, 64 or 193 thousand parameters (full)",
    )
    parser.add_argument(
        "--stack",
        metavar="FILE",
        type=Path,
        help="a new network of your own: a stack as JSON, or a *.cnnlab file with one; nothing is "
        "mixed in unless it is asked for",
    )
    parser.add_argument("--seed", metavar="N", type=_seed, help="random seed (0)")
    parser.add_argument(
        "--threads", metavar="N", type=_count, default=2, help="compute threads (2)"
    )
    parser.add_argument(
        "--start",
        metavar="FILE",
        type=Path,
        help="fine-tune from these weights, with a lower learning rate and weaker augmentation",
    )
    parser.add_argument("--resume", action="store_true", help="resume from the last checkpoint")
    add_mixture(parser)


def _add_evaluate(parser: argparse.ArgumentParser) -> None:
    _add_data(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object per line")
    parser.add_argument(
        "--scores",
        action="store_true",
        help="compare scores for the verdict, on the calibration part of the training data",
    )
    _add_weights(parser)


def _add_classify(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("image", metavar="IMAGE", type=Path, nargs="+", help="a picture of a digit")
    parser.add_argument("--json", action="store_true", help="print one JSON object per line")
    _add_weights(parser)


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", type=Path, help="weights, *.safetensors, or a lab file, *.cnnlab"
    )
    parser.add_argument(
        "out",
        metavar="OUT",
        type=_writable,
        help="the file to write: *.onnx of weights; *.gif of a lab file's moving window",
    )
    animated = parser.add_argument_group("of a *.gif")
    animated.add_argument("--language", choices=["en", "zh_CN"], default="en", help="(en)")
    animated.add_argument("--theme", choices=["light", "dark"], default="light", help="(light)")
    animated.add_argument(
        "--speed", metavar="N", type=_speed, default=1.0, help="windows a second, 0.25 to 64 (1)"
    )


def _add_download(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("data", metavar="mnist", choices=["mnist"], help="what to download")
    parser.add_argument("folder", metavar="DIR", type=_folder, help="the folder to put it in")
    parser.add_argument(
        "--mirror", metavar="URL", type=_address, help="a server that has the four files"
    )


def _add_data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data",
        metavar="DIR",
        type=Path,
        required=True,
        help="a folder with MNIST's IDX files, strokes (*.jsonl) or pictures in folders 0 to 9",
    )


def _add_weights(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--weights", metavar="FILE", type=Path, help="weights other than the shipped ones"
    )


def _count(text: str) -> int:
    return _whole(text, least=1, most=10_000)


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not SLOWEST <= speed <= FASTEST:
        raise argparse.ArgumentTypeError(
            f"got '{text[:40]}', expected a number from {SLOWEST} to {FASTEST}"
        )
    return speed


def _seed(text: str) -> int:
    return _whole(text, least=0, most=10**LONGEST_NUMBER)


def _whole(text: str, least: int, most: int) -> int:
    if not text.isdecimal() or len(text) > LONGEST_NUMBER or not least <= int(text) <= most:
        raise argparse.ArgumentTypeError(f"got '{text[:40]}', expected a whole number from {least}")
    return int(text)


def _writable(text: str) -> Path:
    path = Path(_file(text))
    place = path if path.exists() and not path.is_file() else path.parent
    if not os.access(place, os.W_OK):
        raise argparse.ArgumentTypeError(f"'{place}' can't be written to: name another place")
    return path


def _address(text: str) -> str:
    """Address of a folder on a server, with a slash at its end."""
    if not text.startswith(("http://", "https://")):
        raise argparse.ArgumentTypeError(f"got '{text}', expected an address from https:// on")
    return f"{text.rstrip('/')}/"


def _folder(text: str) -> Path:
    """Path of a folder that is there or can be made."""
    path = Path(text)
    if not text:
        raise argparse.ArgumentTypeError("the name of a folder is missing: give one")
    there = next(place for place in (path, *path.absolute().parents) if place.exists())
    if not there.is_dir():
        raise argparse.ArgumentTypeError(f"'{there}' is a file: name a folder")
    if not os.access(there, os.W_OK):
        raise argparse.ArgumentTypeError(f"'{there}' can't be written to: name another place")
    return path


def _file(text: str) -> str:
    """Path of a file that is there or can be made."""
    path = Path(text)
    if not text:
        raise argparse.ArgumentTypeError("the name of a file is missing: give one")
    if path.is_dir():
        raise argparse.ArgumentTypeError(f"'{text}' is a folder: name a file in it")
    if not path.parent.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {path.parent}: make it first")
    return text
