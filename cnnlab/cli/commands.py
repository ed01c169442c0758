"""What the command line does without a window."""

import json
import signal
import sys
from argparse import Namespace
from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

from cnnlab.cli.self_test import CHECKS
from cnnlab.core.checkpoints import load_checkpoint, save_checkpoint
from cnnlab.core.training import Recipe, Report, Training
from cnnlab.core.weights import WeightsError, load_network
from cnnlab.digits.find_ink import ink_of
from cnnlab.digits.grey import prepare_image
from cnnlab.digits.library import Library, open_library
from cnnlab.digits.recogniser import (
    Prediction,
    Recogniser,
    build_network,
    default_recogniser,
    load_recogniser,
    save_recogniser,
)
from cnnlab.digits.training.train_digits import (
    Measured,
    calibrate_on_held_out,
    fit_normalisation,
    measurements,
    training_data,
)
from cnnlab.failures import FAILED, INTERRUPTED, fail, report
from cnnlab.files.idx import DataError

FINE_TUNE_AUGMENTATION = 0.5  # of the usual strengths
FINE_TUNE_LEARNING_RATE = 0.25  # of the usual one


class UsageError(ValueError):
    """A command that can't be carried out as it was given."""


REFUSED = (DataError, UsageError, WeightsError)
"""Errors that say that something the user gave can't be used."""


def train(given: Namespace) -> int:
    """Train the network that reads digits, and write its weights."""
    library = open_library(given.data)
    checkpoint = Path(f"{given.out}.checkpoint")
    training = _training(given, library, checkpoint)
    last = _train(training, checkpoint, given.threads)
    if last is not None and last.problem:
        return fail(last.problem)
    if training.optimiser.steps < training.steps:
        save_checkpoint(checkpoint, training)
        print(f"stopped; the same command with --resume goes on from {checkpoint}", file=sys.stderr)
        return INTERRUPTED
    threshold = calibrate_on_held_out(training.network, library)
    save_recogniser(given.out, Recogniser(training.network, threshold))
    checkpoint.unlink(missing_ok=True)
    print(f"written: {given.out}")
    _tell(measurements(training.network, library))
    return 0


def evaluate(given: Namespace) -> int:
    """Print metrics of a network on the test sets."""
    network = _recogniser(given.weights).network
    _tell(measurements(network, open_library(given.data)))
    return 0


def classify(given: Namespace) -> int:
    """Print the predicted digit of each picture."""
    recogniser = _recogniser(given.weights)
    status = 0
    for path in given.image:
        try:
            found = recogniser.classify(prepare_image(ink_of(path)))
        except (DataError, OSError) as error:
            status = max(status, report(error))
            continue
        print(_as_json(path, found) if given.json else _as_text(path, found))
    return status


def export(given: Namespace) -> int:
    """Write a network as ONNX."""
    from cnnlab.export.onnx import MissingExtraError, save_onnx

    if given.out.suffix != ".onnx":
        raise UsageError(f"{given.out}: only *.onnx can be written: give it that ending")
    try:
        save_onnx(given.out, load_network(given.file))
    except MissingExtraError as error:
        return fail(error)
    print(f"written: {given.out}")
    return 0


def self_test(given: Namespace) -> int:
    """Check resources, arithmetic and weights; 1 when a check fails."""
    del given
    failed = 0
    for name, check in CHECKS.items():
        problem = check()
        failed += bool(problem)
        print(f"{'FAILED' if problem else 'ok':<7} {name}{': ' + problem if problem else ''}")
    return FAILED if failed else 0


def _recogniser(path: Path | None) -> Recogniser:
    return default_recogniser() if path is None else load_recogniser(str(path))


def _as_text(path: Path, found: Prediction) -> str:
    if found.label is None:
        return f"{path}: blank"
    share = f"{found.probabilities[found.label]:.1%}"
    return f"{path}: {found.label}{' (not sure)' if found.verdict == 'unsure' else ''}, {share}"


def _as_json(path: Path, found: Prediction) -> str:
    probabilities = [round(float(p), 6) for p in found.probabilities]
    fields = {"file": str(path), "label": found.label, "verdict": found.verdict}
    return json.dumps(fields | {"probabilities": probabilities})


def _training(given: Namespace, library: Library, checkpoint: Path) -> Training:
    """A new training, one that fine-tunes, or the one that a checkpoint holds."""
    fine_tunes = given.start is not None
    start = (
        load_recogniser(str(given.start)).network.copy()
        if fine_tunes
        else build_network(given.seed)
    )
    strength = FINE_TUNE_AUGMENTATION if fine_tunes else 1.0
    dataset = training_data(library, given.seed, _bar, strength=strength)
    if given.resume:
        return load_checkpoint(checkpoint, dataset)
    recipe = Recipe(epochs=given.epochs, seed=given.seed)
    if fine_tunes:
        learning_rate = FINE_TUNE_LEARNING_RATE * recipe.learning_rate
        recipe = replace(recipe, learning_rate=learning_rate, warmup=20)
    else:
        fit_normalisation(start, dataset)
    return Training(start, dataset, recipe)


def _train(training: Training, checkpoint: Path, threads: int) -> Report | None:
    """Train until the end or Ctrl-C; a checkpoint an epoch."""
    report = None
    with _interrupted() as stop, _meter()(total=training.steps, unit="step") as bar:
        bar.update(training.optimiser.steps)
        for report in training.reports(threads=threads, stop=stop):
            bar.update()
            bar.set_postfix_str(_figures(report), refresh=False)
            if report.step % training.steps_per_epoch == 0:
                save_checkpoint(checkpoint, training)
    return report


def _figures(report: Report) -> str:
    return (
        f"epoch {report.epoch}, loss {report.loss:.3f}, "
        f"accuracy {report.accuracy:.1%}, {report.images_per_second:,.0f} images/s"
    )


@contextmanager
def _interrupted() -> Any:
    """An event that Ctrl-C sets, so that a step is finished first."""
    stop = Event()
    before = signal.signal(signal.SIGINT, lambda *_: stop.set())
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def _tell(found: Iterable[Measured]) -> None:
    for one in found:
        print(f"\n{one.name}: {one.accuracy:.2%} of {one.counts.sum():,} right, ", end="")
        print(f"calibration error {one.calibration:.4f}")
        print("is \\ read as" + "".join(f"{digit:>6}" for digit in range(10)) + "   right")
        for digit, row in enumerate(one.counts):
            right = row[digit] / max(1, row.sum())
            print(
                f"{digit:>12}" + "".join(f"{count or '·':>6}" for count in row) + f"{right:>8.1%}"
            )


def _bar(steps: Iterable[int], what: str) -> Iterable[int]:
    return _meter()(steps, what, leave=False, unit="")


def _meter() -> Any:
    """The class tqdm without its monitor thread."""
    from tqdm import tqdm

    tqdm.monitor_interval = 0
    return tqdm
