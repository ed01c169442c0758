"""Training data of the shipped network: files, warped drawings, and strokes of our own."""

import zlib
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Bytes
from cnnlab.core.losses import one_hot
from cnnlab.digits.augmentation import Strengths, augment, turned_images
from cnnlab.digits.grey import prepare_image
from cnnlab.digits.handwriting import draw, scribble, turned, warped
from cnnlab.digits.ink import PENS, Image, prepare
from cnnlab.digits.library import ProgressBar
from cnnlab.files.datasets import LabelledDrawing
from cnnlab.files.folders import CLASSES

VARIANTS = 12  # images of each drawing: itself, and warped copies
THINNEST, THICKEST = PENS
DRAWN, SCRIBBLED = 40_000, 10_000
TIMES = 6  # an epoch draws of each drawing and picture
FEW = 10_000  # pictures; of more than that each is drawn once
DEFAULT_STRENGTHS = Strengths()
NO_DIGIT = -1  # label of what is none
TURNED_AT_ONCE = 1000


class Part(NamedTuple):
    """Images (M, V, 28, 28), V variants of each; labels (M,); images an epoch draws."""

    images: Bytes
    labels: npt.NDArray[np.int_]
    per_epoch: int
    made: str = ""
    """What labels do not tell of how the images were made; empty if nothing."""


class TrainingData:
    """Examples from several parts; where an epoch takes each image once, it does so in order."""

    def __init__(
        self,
        parts: Sequence[Part],
        *,
        strengths: Strengths = DEFAULT_STRENGTHS,
    ) -> None:
        self.parts = [part for part in parts if part.per_epoch]
        self.strengths = strengths
        self._ends = np.cumsum([part.per_epoch for part in self.parts])

    def __len__(self) -> int:
        return int(self._ends[-1]) if len(self._ends) else 0

    def fingerprint(self) -> str:
        """A text that is another for other labels, shares or distortions.

        Images have no say: drawn by another machine they may differ in their last bits.
        """
        found = zlib.crc32(repr(self.strengths).encode())
        for part in self.parts:
            found = zlib.crc32(part.labels.astype("<i8").data, found)
            found = zlib.crc32(f"{part.per_epoch}{part.made}".encode(), found)
        return f"{found:08x}"

    def draw(
        self, which: npt.NDArray[np.int_], rng: np.random.Generator
    ) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """Augmented images (n, 1, 28, 28) and targets (n, 10); a scribble's are uniform."""
        images, labels = self._chosen(which, rng)
        targets = one_hot(np.maximum(labels, 0), CLASSES)
        targets[labels == NO_DIGIT] = 1 / CLASSES
        return augment(images, rng, self.strengths)[:, None], targets

    def _chosen(
        self, which: npt.NDArray[np.int_], rng: np.random.Generator
    ) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.int_]]:
        images = np.empty((len(which), 28, 28), np.float32)
        labels = np.empty(len(which), int)
        places = np.searchsorted(self._ends, which, side="right")
        for k, part in enumerate(self.parts):
            here = places == k
            index = which[here] - (self._ends[k] - part.per_epoch)
            if part.per_epoch != len(part.labels):
                index = rng.integers(0, len(part.labels), len(index))
            images[here] = part.images[index, rng.integers(0, part.images.shape[1], len(index))]
            labels[here] = part.labels[index]
        images *= np.float32(1 / 255)
        return images, labels


def of_images(
    images: Bytes, labels: npt.NDArray[np.integer], *, turn: float = 0.0, seed: int = 0
) -> Part:
    """Images (N, 28, 28), each once an epoch: as they are, or by chance turned.

    ``turn`` is in degrees, to both sides; 0 for none.
    """
    if not turn:
        return Part(images[:, None], labels.astype(int), len(labels))
    angles = np.random.default_rng([seed, 14]).uniform(-turn, turn, len(images))
    both = np.stack([images, turned_again(images, angles)], axis=1)
    return Part(both, labels.astype(int), len(labels), made=_made(turn))


def of_pictures(images: Bytes, labels: npt.NDArray[np.integer]) -> Part:
    """Pictures (N, 28, 28): few of them several times an epoch, so that they count."""
    count = len(labels)
    return Part(images[:, None], labels.astype(int), max(count, min(TIMES * count, FEW)))


def of_drawings(
    drawings: Sequence[LabelledDrawing],
    count: int,
    seed: int,
    progress: ProgressBar,
    turn: float = 0.0,
) -> Part:
    """Drawings rendered with pens of many widths, as they are and warped, every other turned."""
    images = np.empty((len(drawings), VARIANTS, 28, 28), np.uint8)
    for i in progress(range(len(drawings)), "rendering drawings"):
        rng = np.random.default_rng([seed, 7, i])
        strokes = of_size_one(drawings[i].strokes)
        for variant in range(VARIANTS):
            shown = warped(strokes, rng, 0.6) if variant else strokes
            if turn and variant % 2:
                shown = of_size_one(turned(shown, rng.uniform(-turn, turn)))
            images[i, variant] = as_bytes(prepare(shown, pen_width=random_pen(rng)).image)
    labels = np.array([drawing.label for drawing in drawings], int)
    return Part(images, labels, count if len(drawings) else 0, made=_made(turn))


def of_stroke_models(
    many: int, count: int, seed: int, progress: ProgressBar, turn: float = 0.0
) -> Part:
    """Digits drawn by the stroke models of ``handwriting``, with pens of many widths."""

    def digit(i: int, rng: np.random.Generator) -> Image:
        strokes = draw(i % CLASSES, rng)
        if turn and i // CLASSES % 2:
            strokes = turned(strokes, rng.uniform(-turn, turn))
        return prepare(strokes, pen_width=random_pen(rng)).image

    images = made_images(many, digit, (seed, 8), progress, "drawing digits")
    return Part(images, np.arange(many) % CLASSES, count, made=_made(turn))


def of_scribbles(many: int, count: int, seed: int, progress: ProgressBar) -> Part:
    """Scribbles with uniform targets, so that the network is unsure of what is no digit."""

    def one(_: int, rng: np.random.Generator) -> Image:
        strokes = scribble(rng)
        size = float(np.ptp(np.concatenate(strokes), axis=0).max())
        return prepare(strokes, pen_width=random_pen(rng) * size or None).image

    images = made_images(many, one, (seed, 9), progress, "scribbling")
    return Part(images, np.full(many, NO_DIGIT), count)


def made_images(
    many: int,
    make: Callable[[int, np.random.Generator], Image],
    seed: tuple[int, int],
    progress: ProgressBar,
    said: str,
) -> Bytes:
    """Images (M, 1, 28, 28), each by its number and with random numbers of its own."""
    images = np.empty((many, 1, 28, 28), np.uint8)
    for i in progress(range(many), said):
        images[i, 0] = as_bytes(make(i, np.random.default_rng([*seed, i])))
    return images


def as_bytes(image: npt.NDArray[np.float32]) -> Bytes:
    """Pixels 0…1 as 0…255."""
    return np.round(image * 255).astype(np.uint8)


def as_input(images: Bytes) -> npt.NDArray[np.float32]:
    """Bytes (N, 28, 28) as a network takes them: (N, 1, 28, 28) in 0…1."""
    return (images * np.float32(1 / 255))[:, None]


def turned_again(images: Bytes, degrees: npt.ArrayLike) -> Bytes:
    """Images (N, 28, 28) turned clockwise by angles (N,) or one, and prepared anew."""
    found = np.empty_like(images)
    for first in range(0, len(images), TURNED_AT_ONCE):
        chunk = slice(first, first + TURNED_AT_ONCE)
        angles = np.broadcast_to(np.radians(degrees), len(images))[chunk]
        upright = images[chunk] * np.float32(1 / 255)
        for i, image in enumerate(turned_images(upright, angles).clip(0, 1), first):
            found[i] = as_bytes(prepare_image(image))
    return found


def random_pen(rng: np.random.Generator) -> float:
    """Width of a pen over the size of what it draws."""
    return float(np.exp(rng.uniform(np.log(THINNEST), np.log(THICKEST))))


def _made(turn: float) -> str:
    return f"turned by {turn:g}" if turn else ""


def of_size_one(strokes: Sequence[npt.NDArray[np.float64]]) -> list[npt.NDArray[np.float64]]:
    """Strokes moved to 0 and scaled until their larger side is 1."""
    points = np.concatenate(strokes)
    low = points.min(axis=0)
    size = float((points.max(axis=0) - low).max()) or 1.0
    return [(stroke - low) / size for stroke in strokes]
