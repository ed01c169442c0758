"""The command ``evaluate``, and what ``train`` too prints of data and measurements."""

from argparse import Namespace
from collections.abc import Iterable

from cnnlab.cli.progress_bars import Bars
from cnnlab.cli.usage import UsageError
from cnnlab.digits.library import Library, open_library
from cnnlab.digits.recogniser import recogniser_of
from cnnlab.digits.training.train_digits import Measured, measurements
from cnnlab.digits.training.writers import test_split
from cnnlab.failures import warn

MOST_TOLD = 10  # pictures that can't be used and are named


def evaluate(given: Namespace) -> int:
    """Print metrics of a network on the test sets."""
    network = recogniser_of(given.weights).network
    with Bars() as bars:
        library = open_library(given.data, bars.steps, parts=["test"])
    tell_unread(library)
    if not tell_measured(measurements(network, library)):
        raise UsageError(
            f"{given.data}: there is nothing to measure on, only pictures to train with: "
            "put pictures in a folder test"
        )
    tested = test_split(library.drawings)
    if tested and len(tested) < len(library.drawings):
        others = len(library.drawings) - len(tested)
        print(f"\nnot measured on: {others:,} drawings, as train learns from their writers")
    return 0


def tell_unread(library: Library) -> None:
    """Warn of pictures that can't be used."""
    unread = [] if library.pictures is None else library.pictures.unread
    for line in unread[:MOST_TOLD]:
        warn(line)
    if unread:
        warn(f"pictures that can't be used and are left out: {len(unread):,}")


def tell_measured(found: Iterable[Measured]) -> bool:
    """Print accuracy and confusion of each; whether there was any."""
    one = None
    for one in found:
        print(f"\n{one.name}: {one.accuracy:.2%} of {one.images:,} right, ", end="")
        print(f"calibration error {one.calibration:.4f}")
        if one.unanswered:
            print(f"answers that are not finite numbers: {one.unanswered:,}")
        print("is \\ read as" + "".join(f"{digit:>6}" for digit in range(10)) + "   right")
        for digit, row in enumerate(one.counts):
            right = f"{row[digit] / row.sum():.1%}" if row.any() else "·"
            print(f"{digit:>12}" + "".join(f"{count or '·':>6}" for count in row) + f"{right:>8}")
    return one is not None
