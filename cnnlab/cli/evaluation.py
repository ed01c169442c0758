"""The command ``evaluate``, and what ``train`` too prints of data and measurements."""

import json
from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path

from cnnlab.cli.progress_bars import Bars
from cnnlab.cli.usage import UsageError
from cnnlab.core.network import Network
from cnnlab.digits.library import Library, open_library
from cnnlab.digits.recogniser import Recogniser, recogniser_of
from cnnlab.digits.training.measures import (
    compare_scores,
    measure_hard,
    measure_outliers,
    measure_turned,
)
from cnnlab.digits.training.train_digits import Measured, measurements
from cnnlab.digits.training.writers import test_split
from cnnlab.failures import warn

MOST_TOLD = 10  # pictures that can't be used and are named


def evaluate(given: Namespace) -> int:
    """Print metrics of a network on the test sets."""
    recogniser = recogniser_of(given.weights)
    if given.scores:
        return _compare_scores(recogniser.network, given.data)
    network, unsure_below = recogniser
    with Bars() as bars:
        library = open_library(given.data, bars.steps, parts=["test"])
    tell_unread(library)
    found = measurements(network, library, unsure_below=unsure_below)
    if not (_print_measured(found) if given.json else tell_measured(found)):
        raise UsageError(
            f"{given.data}: there is nothing to measure on, only pictures to train with: "
            "put pictures in a folder test"
        )
    _print_more(recogniser, library) if given.json else _tell_more(recogniser, library)
    tested = test_split(library.drawings)
    if not given.json and tested and len(tested) < len(library.drawings):
        others = len(library.drawings) - len(tested)
        print(f"\nnot measured on: {others:,} drawings, as train learns from their writers")
    return 0


def _compare_scores(network: Network, folder: Path) -> int:
    """Print what the verdict would be by other scores."""
    with Bars() as bars:
        library = open_library(folder, bars.steps)
    rows = list(compare_scores(network, library))
    if not rows:
        raise UsageError(
            f"{folder}: there is nothing to calibrate on: add MNIST's train files or UniPen"
        )
    print("no digit, called one".ljust(22) + "".join(f"{one.name:>16}" for one in rows[0][1]))
    for score, found in rows:
        print(f"by {score:<19}" + "".join(f"{one.share:>16.1%}" for one in found))
    return 0


def _digits(recogniser: Recogniser, library: Library) -> Iterator[Measured]:
    """Digits that are turned, and such as are hard."""
    yield from measure_turned(recogniser.network, library, recogniser.unsure_below)
    yield from measure_hard(recogniser.network, library, recogniser.unsure_below)


def _tell_more(recogniser: Recogniser, library: Library) -> None:
    """Print what turned and hard digits are read as, and what is no digit."""
    print()
    for one in _digits(recogniser, library):
        print(
            f"{one.name}: {one.accuracy:.2%} of {one.images:,} right, {one.unsure_share:.1%} unsure"
        )
    for other in measure_outliers(recogniser, library):
        print(f"no digit, {other.name}: {other.share:.1%} of {other.images:,} called a digit")


def _print_more(recogniser: Recogniser, library: Library) -> None:
    """Print the same as JSON objects."""
    _print_measured(_digits(recogniser, library))
    for one in measure_outliers(recogniser, library):
        fields = {"images": one.images, "called_digit": one.called_digit}
        print(json.dumps({"measured": one.name, **fields}))


def _print_measured(found: Iterable[Measured]) -> bool:
    """Print a JSON object for each; whether there was any."""
    one = None
    for one in found:
        fields = {
            "measured": one.name,
            "images": one.images,
            "accuracy": one.accuracy,
            "calibration_error": one.calibration,
            "unsure": one.unsure,
            "unanswered": one.unanswered,
            "counts": one.counts.tolist(),
        }
        print(json.dumps(fields, allow_nan=False))
    return one is not None


def tell_unread(library: Library) -> None:
    """Warn of pictures that can't be used."""
    unread = [] if library.pictures is None else library.pictures.unread
    for error in unread[:MOST_TOLD]:
        warn(str(error))
    if unread:
        warn(f"pictures that can't be used and are left out: {len(unread):,}")


def tell_measured(found: Iterable[Measured]) -> bool:
    """Print accuracy and confusion of each; whether there was any."""
    one = None
    for one in found:
        print(f"\n{one.name}: {one.accuracy:.2%} of {one.images:,} right, ", end="")
        print(f"calibration error {one.calibration:.4f}{_unsure(one)}")
        if one.unanswered:
            print(f"answers that are not finite numbers: {one.unanswered:,}")
        print("is \\ read as" + "".join(f"{digit:>6}" for digit in range(10)) + "   right")
        for digit, row in enumerate(one.counts):
            right = f"{row[digit] / row.sum():.1%}" if row.any() else "·"
            print(f"{digit:>12}" + "".join(f"{count or '·':>6}" for count in row) + f"{right:>8}")
    return one is not None


def _unsure(one: Measured) -> str:
    return f", {one.unsure_share:.1%} unsure" if one.unsure else ""
