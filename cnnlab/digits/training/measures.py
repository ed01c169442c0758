"""What is measured beyond accuracy: digits that are turned or hard, and what is no digit at all.

Outliers are of held-out styles and of seeds of their own, so that none of them was learned from.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from cnnlab.core.arrays import Bytes
from cnnlab.core.network import Network
from cnnlab.digits.handwriting import turned
from cnnlab.digits.ink import rasterise
from cnnlab.digits.library import Library
from cnnlab.digits.outliers import KINDS, several
from cnnlab.digits.recogniser import Recogniser
from cnnlab.digits.training.mixture import WAYS
from cnnlab.digits.training.train_digits import Measured, calibration_digits, evaluate_on
from cnnlab.digits.training.training_data import as_bytes, as_input, of_size_one, turned_again
from cnnlab.digits.training.writers import test_split
from cnnlab.digits.verdict import SCORES, is_sure, threshold_for
from cnnlab.files.datasets import LabelledDrawing

ANGLE = 30  # degrees, to both sides
EVERY = 5  # one of so many of MNIST's test images is turned
EVERY_HARD = 3  # one of so many held-out drawings is made hard
DRAWN = 240  # outliers of a kind
PAIRS = 400  # of held-out writers' drawings
SEED, SEED_TO_COMPARE = 4057, 4058
SIGNS = ("letters", "shapes")  # are measured together too


class Outliers(NamedTuple):
    """Images of what is no digit, and of how many the verdict is "digit"."""

    name: str
    images: int
    called_digit: int

    @property
    def share(self) -> float:
        """Of them that are called a digit."""
        return self.called_digit / max(1, self.images)


def measure_turned(
    network: Network, library: Library, unsure_below: float = 0.0
) -> Iterator[Measured]:
    """Metrics on test digits turned by ``ANGLE`` to both sides, and prepared again."""
    angles = (-ANGLE, ANGLE)
    if library.mnist is not None and len(library.mnist.test_labels):
        images, labels = library.mnist.test_images[::EVERY], library.mnist.test_labels[::EVERY]
        both = np.concatenate([turned_again(images, angle) for angle in angles])
        name = f"MNIST t10k turned by ±{ANGLE}°"
        yield evaluate_on(name, network, both, np.tile(labels, 2), unsure_below)
    drawings = test_split(library.drawings)
    if drawings:
        labels = np.array([drawing.label for drawing in drawings], np.uint8)
        both = np.stack(
            [
                as_bytes(rasterise(turned(drawing.strokes, angle)))
                for angle in angles
                for drawing in drawings
            ]
        )
        name = f"writers held out turned by ±{ANGLE}°"
        yield evaluate_on(name, network, both, np.tile(labels, 2), unsure_below)


def measure_hard(
    network: Network, library: Library, unsure_below: float = 0.0
) -> Iterator[Measured]:
    """Metrics on held-out writers' drawings, made hard in each way of ``WAYS``."""
    drawings = test_split(library.drawings)[::EVERY_HARD]
    if not drawings:
        return
    labels = np.array([drawing.label for drawing in drawings], np.uint8)
    for number, make in enumerate(WAYS):
        images = []
        for i, drawing in enumerate(drawings):
            rng = np.random.default_rng([SEED, 2, number, i])
            images.append(as_bytes(make(of_size_one(drawing.strokes), rng)))
        name = f"writers held out, {make.__name__}"
        yield evaluate_on(name, network, np.stack(images), labels, unsure_below)


def measure_outliers(recogniser: Recogniser, library: Library) -> Iterator[Outliers]:
    """How much of what is no digit is called one, by its kind."""
    found = [_measured(name, recogniser, drawn_outliers(name)) for name in KINDS]
    signs = [one for one in found if one.name in SIGNS]
    images, called = (sum(counts) for counts in zip(*(one[1:] for one in signs), strict=True))
    yield Outliers(" and ".join(SIGNS), images, called)
    yield from found
    drawings = test_split(library.drawings)
    if len(drawings) > 1:
        yield _measured("two of the held-out drawings", recogniser, pairs(drawings))


def compare_scores(network: Network, library: Library) -> Iterator[tuple[str, list[Outliers]]]:
    """By each score and its own threshold, how much of what is no digit is called one.

    To choose by: thresholds are of the calibration part, outliers of styles that may be learned
    from. Nothing where there is nothing to calibrate on.
    """
    images, _ = calibration_digits(library)
    if not len(images):
        return
    digits = network.forward(as_input(images))
    drawn = {name: drawn_outliers(name, held_out=False) for name in KINDS}
    logits = {name: network.forward(as_input(images)) for name, images in drawn.items()}
    for score, of in SCORES.items():
        threshold = threshold_for(digits, of)
        called = {name: int((of(found) >= threshold).sum()) for name, found in logits.items()}
        yield score, [Outliers(name, len(drawn[name]), called[name]) for name in KINDS]


@cache
def drawn_outliers(name: str, count: int = DRAWN, *, held_out: bool = True) -> Bytes:
    """Images (N, 28, 28) of a kind of outliers, in turn of its styles that are ``held_out``.

    Otherwise of those that may be learned from.
    """
    kind = KINDS[name]
    styles = list(kind.held_out if held_out else kind.learned)
    images = []
    for number in range(count):
        rng = np.random.default_rng([SEED if held_out else SEED_TO_COMPARE, number])
        style = styles[number % len(styles)]
        images.append(as_bytes(rasterise(kind.draw(rng, held_out=held_out, style=style))))
    return np.stack(images)


def pairs(drawings: Sequence[LabelledDrawing], count: int = PAIRS) -> Bytes:
    """Images (N, 28, 28) of two drawings side by side, touching or apart."""
    images = []
    for number in range(count):
        rng = np.random.default_rng([SEED, 1, number])
        chosen = [drawings[i].strokes for i in rng.choice(len(drawings), 2, replace=False)]
        images.append(as_bytes(rasterise(several(chosen, rng, rng.uniform(-0.08, 0.4)))))
    return np.stack(images)


def _measured(name: str, recogniser: Recogniser, images: Bytes) -> Outliers:
    with np.errstate(all="ignore"):  # overflow shows in the answers
        logits = recogniser.network.forward(as_input(images))
        sure = is_sure(logits, recogniser.unsure_below, images)
    return Outliers(name, len(images), int(sure.sum()))
