"""Training and evaluation of the digit network on the data sets in a folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Bytes
from cnnlab.core.metrics import NO_ANSWER, calibration_error, confusion, predicted
from cnnlab.core.network import Network
from cnnlab.core.ops import softmax
from cnnlab.digits.augmentation import Strengths
from cnnlab.digits.find_ink import load_pictures
from cnnlab.digits.ink import rasterise
from cnnlab.digits.recogniser import DEFAULT_THRESHOLD, calibrate, set_normalisation
from cnnlab.digits.training.training_data import (
    DRAWN,
    SCRIBBLED,
    ProgressBar,
    TrainingData,
    as_bytes,
    as_input,
    of_drawings,
    of_images,
    of_scribbles,
    of_stroke_models,
)
from cnnlab.digits.training.writers import calibration_split, test_split, train_split
from cnnlab.files.datasets import (
    CLASSES,
    MNIST_FILES,
    LabelledDrawing,
    Mnist,
    load_drawings,
    load_mnist,
)
from cnnlab.files.idx import DataError

CALIBRATION_EVERY = 30  # one of so many MNIST images is held out to calibrate on


@dataclass(frozen=True, eq=False)
class Library:
    """The data sets of a folder: MNIST, drawings, pictures by class."""

    mnist: Mnist | None
    drawings: list[LabelledDrawing]
    pictures: tuple[Bytes, Bytes] | None = None


class Measured(NamedTuple):
    """A network's metrics on a data set: confusion matrix (10, 10) and calibration error."""

    name: str
    counts: npt.NDArray[np.int_]
    calibration: float
    unanswered: int = 0
    """Images for which the network's answer is not finite; they are in no cell of ``counts``."""

    @property
    def images(self) -> int:
        """All images that it was measured on."""
        return int(self.counts.sum()) + self.unanswered

    @property
    def accuracy(self) -> float:
        """Share of correct predictions."""
        return float(self.counts.trace() / max(1, self.images))


def open_library(folder: Path) -> Library:
    """MNIST's files and files of strokes in a folder and in the folders it holds, or pictures.

    Pictures lie in folders named 0 to 9.

    Raises DataError where there are none, or one can't be used.
    """
    if not folder.is_dir():
        raise DataError(f"{folder}: there is no such folder: name one with MNIST's files in it")
    places = [folder, *sorted(p for p in folder.iterdir() if p.is_dir())]
    first = MNIST_FILES["train_images"][0]
    with_mnist = [p for p in places if any(p.glob(f"{first}*"))]
    strokes = [f for p in places for f in sorted((*p.glob("*.jsonl"), *p.glob("*.jsonl.gz")))]
    pictures = load_pictures(folder) if (folder / "0").is_dir() else None
    if not with_mnist and not strokes and pictures is None:
        raise DataError(
            f"{folder}: neither MNIST ({first}[.gz] and its three companions) nor strokes "
            "(*.jsonl[.gz]) nor pictures in folders 0 to 9 are there: name the folder with them"
        )
    mnist = load_mnist(with_mnist[0]) if with_mnist else None
    drawings = [drawing for file in strokes for drawing in load_drawings(file)]
    return Library(mnist, drawings, pictures)


def training_data(
    library: Library, seed: int, progress: ProgressBar, *, strength: float = 1.0
) -> TrainingData:
    """The library's training split, with drawings and scribbles of our own mixed in.

    ``strength`` scales the augmentation.
    """
    parts = []
    if library.mnist is not None:
        train = ~_calibration_mask(len(library.mnist.train_labels))
        parts.append(
            of_images(library.mnist.train_images[train], library.mnist.train_labels[train])
        )
    drawings = train_split(library.drawings)
    parts.append(of_drawings(drawings, 6 * len(drawings), seed, progress))
    parts.append(of_stroke_models(DRAWN, DRAWN * 3 // 10, seed, progress))
    parts.append(of_scribbles(SCRIBBLED, SCRIBBLED * 4 // 10, seed, progress))
    return TrainingData(parts, strengths=Strengths().times(strength))


def fit_normalisation(network: Network, data: TrainingData) -> None:
    """Set the network's normalisation to the first thousand images of each part."""
    pixels = np.concatenate([part.images[:1000, 0].ravel() for part in data.parts]) / 255
    set_normalisation(network, float(pixels.mean()), float(pixels.std()))


def calibrate_on_held_out(network: Network, library: Library) -> float:
    """Calibrate on the held-out images; returns the confidence below which it is "unsure"."""
    images, labels = [], []
    if library.mnist is not None:
        held_out = _calibration_mask(len(library.mnist.train_labels))
        images.append(library.mnist.train_images[held_out])
        labels.append(library.mnist.train_labels[held_out].astype(int))
    drawings = calibration_split(library.drawings)
    if drawings:
        images.append(rendered(drawings))
        labels.append(np.array([drawing.label for drawing in drawings]))
    if not images:
        return DEFAULT_THRESHOLD
    return calibrate(network, as_input(np.concatenate(images)), np.concatenate(labels))


def measurements(network: Network, library: Library) -> Iterator[Measured]:
    """Metrics on MNIST's test images and on the held-out writers."""
    if library.mnist is not None:
        test = library.mnist
        yield evaluate_on("MNIST t10k", network, test.test_images, test.test_labels)
    drawings = test_split(library.drawings)
    if drawings:
        labels = np.array([drawing.label for drawing in drawings], np.uint8)
        yield evaluate_on("writers held out", network, rendered(drawings), labels)
    if library.pictures is not None:
        yield evaluate_on("pictures", network, *library.pictures)


def evaluate_on(name: str, network: Network, images: Bytes, labels: Bytes) -> Measured:
    """Metrics on images (N, 28, 28) and their labels (N,)."""
    with np.errstate(all="ignore"):  # overflow shows in the answers
        logits = network.forward(as_input(images))
    found, labels = predicted(logits), labels.astype(int)
    answered = found != NO_ANSWER
    counts = confusion(labels[answered], found[answered], CLASSES)
    calibration = calibration_error(softmax(logits[answered]), labels[answered])
    return Measured(name, counts, calibration, int((~answered).sum()))


def rendered(drawings: list[LabelledDrawing], pen: float | None = None) -> Bytes:
    """Drawings as images (N, 28, 28); ``pen`` is a width over the drawing's size."""
    found = []
    for drawing in drawings:
        size = float(np.ptp(np.concatenate(drawing.strokes), axis=0).max())
        width = None if pen is None else pen * size or None
        found.append(as_bytes(rasterise(drawing.strokes, pen_width=width)))
    return np.stack(found)


def _calibration_mask(count: int) -> npt.NDArray[np.bool_]:
    return np.arange(count) % CALIBRATION_EVERY == 0
