"""Training and evaluation of the digit network on the data sets in a folder."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Bytes
from cnnlab.core.metrics import NO_ANSWER, calibration_error, confusion, predicted
from cnnlab.core.network import Network
from cnnlab.core.ops import softmax
from cnnlab.digits.augmentation import Strengths
from cnnlab.digits.ink import rasterise
from cnnlab.digits.library import Library, ProgressBar
from cnnlab.digits.recogniser import DEFAULT_THRESHOLD, calibrate, set_normalisation
from cnnlab.digits.training.mixture import Mixture
from cnnlab.digits.training.training_data import (
    DRAWN,
    SCRIBBLED,
    TIMES,
    TrainingData,
    as_bytes,
    as_input,
    of_drawings,
    of_images,
    of_pictures,
    of_scribbles,
    of_stroke_models,
)
from cnnlab.digits.training.writers import calibration_split, test_split, train_split
from cnnlab.digits.verdict import is_sure
from cnnlab.files.datasets import LabelledDrawing, Mnist
from cnnlab.files.folders import CLASSES

CALIBRATION_EVERY = 30  # one of so many MNIST images is held out to calibrate on

NOTHING_ELSE = Mixture()


class Measured(NamedTuple):
    """A network's metrics on a data set: confusion matrix (10, 10) and calibration error."""

    name: str
    counts: npt.NDArray[np.int_]
    calibration: float
    unanswered: int = 0
    """Images for which the network's answer is not finite; they are in no cell of ``counts``."""
    unsure: int = 0
    """Images of which the verdict is "unsure"."""

    @property
    def images(self) -> int:
        """All images that it was measured on."""
        return int(self.counts.sum()) + self.unanswered

    @property
    def unsure_share(self) -> float:
        """Share of images of which the verdict is "unsure"."""
        return self.unsure / max(1, self.images)

    @property
    def accuracy(self) -> float:
        """Share of correct predictions."""
        return float(self.counts.trace() / max(1, self.images))


def training_data(
    library: Library,
    seed: int,
    progress: ProgressBar,
    *,
    strength: float = 1.0,
    mixture: Mixture = NOTHING_ELSE,
) -> TrainingData:
    """The library's training split, with drawings and scribbles of our own mixed in.

    One of ``CALIBRATION_EVERY`` MNIST images and some writers are kept to calibrate on.

    ``strength`` scales the augmentation. Raises ValueError for a ``mixture`` that is out of range.
    """
    mixture.check()
    turn = mixture.turn
    parts = []
    if library.mnist is not None:
        parts.append(of_images(*_mnist_to_learn(library.mnist), turn=turn, seed=seed))
    if library.pictures is not None:
        parts.append(of_pictures(*library.pictures.of("train", "")))
    drawings = train_split(library.drawings)
    parts.append(of_drawings(drawings, TIMES * len(drawings), seed, progress, turn))
    parts.append(of_stroke_models(DRAWN, DRAWN * 3 // 10, seed, progress, turn))
    parts.append(of_scribbles(SCRIBBLED, SCRIBBLED * 4 // 10, seed, progress))
    digits = sum(part.per_epoch for part in parts)
    parts += mixture.parts(digits, drawings, seed, progress)
    return TrainingData(parts, strengths=Strengths().times(strength))


def learned_from(library: Library) -> dict[str, int]:
    """How many digits of each kind there are to learn from, by the name of the kind."""
    pictures = library.pictures
    found = {
        "images of MNIST": 0 if library.mnist is None else len(_mnist_to_learn(library.mnist)[1]),
        "drawings": len(train_split(library.drawings)),
        "pictures": 0 if pictures is None else len(pictures.of("train", "")[1]),
    }
    return {name: count for name, count in found.items() if count}


def fit_normalisation(network: Network, data: TrainingData) -> None:
    """Set the network's normalisation to the first thousand images of each part."""
    pixels = np.concatenate([part.images[:1000, 0].ravel() for part in data.parts]) / 255
    set_normalisation(network, float(pixels.mean()), float(pixels.std()))


def calibrate_on_held_out(network: Network, library: Library) -> float:
    """Calibrate on the held-out images; returns the certainty below which it is "unsure"."""
    images, labels = calibration_digits(library)
    if not len(images):
        return DEFAULT_THRESHOLD
    return calibrate(network, as_input(images), labels)


def calibration_digits(library: Library) -> tuple[Bytes, npt.NDArray[np.int_]]:
    """Images (N, 28, 28) and labels (N,) of the training part that are held out to calibrate on."""
    images, labels = [np.zeros((0, 28, 28), np.uint8)], [np.zeros(0, int)]
    if library.mnist is not None and len(library.mnist.train_labels):
        held_out = _calibration_mask(len(library.mnist.train_labels))
        images.append(library.mnist.train_images[held_out])
        labels.append(library.mnist.train_labels[held_out].astype(int))
    drawings = calibration_split(library.drawings)
    if drawings:
        images.append(rendered(drawings))
        labels.append(np.array([drawing.label for drawing in drawings]))
    return np.concatenate(images), np.concatenate(labels)


def measurements(
    network: Network, library: Library, *, learned: bool = False, unsure_below: float = 0.0
) -> Iterator[Measured]:
    """Metrics on MNIST's test images, strokes of held-out writers, and pictures.

    Without held-out writers all strokes are one group. Where the network has ``learned`` from the
    library, only what is held out is measured. ``unsure_below`` is the verdict's threshold.
    """
    if library.mnist is not None and len(library.mnist.test_labels):
        test = library.mnist
        yield evaluate_on("MNIST t10k", network, test.test_images, test.test_labels, unsure_below)
    drawings, name = test_split(library.drawings), "writers held out"
    if not drawings and not learned:
        drawings, name = library.drawings, "strokes"
    if drawings:
        labels = np.array([drawing.label for drawing in drawings], np.uint8)
        yield evaluate_on(name, network, rendered(drawings), labels, unsure_below)
    if library.pictures is not None:
        images, labels = library.pictures.of("test", *(() if learned else ("",)))
        if len(labels):
            yield evaluate_on("pictures", network, images, labels, unsure_below)


def evaluate_on(
    name: str, network: Network, images: Bytes, labels: Bytes, unsure_below: float = 0.0
) -> Measured:
    """Metrics on images (N, 28, 28) and their labels (N,)."""
    with np.errstate(all="ignore"):  # overflow shows in the answers
        logits = network.forward(as_input(images))
        unsure = int((~is_sure(logits, unsure_below, images)).sum())
    found, labels = predicted(logits), labels.astype(int)
    answered = found != NO_ANSWER
    counts = confusion(labels[answered], found[answered], CLASSES)
    calibration = calibration_error(softmax(logits[answered]), labels[answered])
    return Measured(name, counts, calibration, int((~answered).sum()), unsure)


def rendered(drawings: list[LabelledDrawing], pen: float | None = None) -> Bytes:
    """Drawings as images (N, 28, 28); ``pen`` is a width over the drawing's size."""
    found = []
    for drawing in drawings:
        size = float(np.ptp(np.concatenate(drawing.strokes), axis=0).max())
        width = None if pen is None else pen * size or None
        found.append(as_bytes(rasterise(drawing.strokes, pen_width=width)))
    return np.stack(found)


def _mnist_to_learn(mnist: Mnist) -> tuple[Bytes, Bytes]:
    """Images and labels of MNIST's train part, but for those to calibrate on."""
    train = ~_calibration_mask(len(mnist.train_labels))
    return mnist.train_images[train], mnist.train_labels[train]


def _calibration_mask(count: int) -> npt.NDArray[np.bool_]:
    return np.arange(count) % CALIBRATION_EVERY == 0
