"""Digit data sets: MNIST's four IDX files, and pen strokes as JSON lines."""

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Bytes
from cnnlab.files.idx import DataError, read_idx

MNIST_FILES = {
    "train_images": ("train-images-idx3-ubyte", 3),
    "train_labels": ("train-labels-idx1-ubyte", 1),
    "test_images": ("t10k-images-idx3-ubyte", 3),
    "test_labels": ("t10k-labels-idx1-ubyte", 1),
}
CLASSES = 10
LONGEST = 2**20  # bytes of a line of strokes
MOST = 10**6  # drawings in a file


class Mnist(NamedTuple):
    """Images (N, 28, 28) and labels (N,), bytes; ink is 255."""

    train_images: Bytes
    train_labels: Bytes
    test_images: Bytes
    test_labels: Bytes


@dataclass(frozen=True, eq=False)
class LabelledDrawing:
    """A digit as pen strokes: arrays (n, 2) of x and y, y down."""

    label: int
    writer: str
    strokes: tuple[npt.NDArray[np.float64], ...] = field(repr=False)


def load_mnist(folder: str | Path) -> Mnist:
    """MNIST from a folder of its four IDX files, plain or gzip.

    Raises DataError, naming file, place and reason, where one is missing, damaged or disagrees with
    the others.
    """
    found = {name: read_idx(_file(Path(folder), *of), of[1]) for name, of in MNIST_FILES.items()}
    mnist = Mnist(**found)
    for images, labels, part in (
        (mnist.train_images, mnist.train_labels, "train"),
        (mnist.test_images, mnist.test_labels, "t10k"),
    ):
        _check(Path(folder), part, images, labels)
    return mnist


def load_drawings(path: str | Path) -> list[LabelledDrawing]:
    """Drawings of a JSON Lines file, plain or gzip.

    Each has a ``label`` 0…9, ``strokes`` of [x, y] and, as its writer, a ``group``. Raises
    DataError, naming the line, for anything else.
    """
    found: list[LabelledDrawing] = []
    for number, line in _lines(Path(path)):
        if len(found) == MOST:
            raise DataError(f"{path}: line {number}: at most {MOST:,} drawings are read")
        found.append(_drawing(f"{path}: line {number}", line))
    return found


def _file(folder: Path, name: str, _axes: int) -> Path:
    for path in (folder / f"{name}.gz", folder / name):
        if path.is_file():
            return path
    raise DataError(f"{folder}: {name}[.gz]: there is no such file, expected MNIST's four")


def _check(folder: Path, part: str, images: Bytes, labels: Bytes) -> None:
    place = f"{folder}: {part}"
    if images.shape[1:] != (28, 28):
        raise DataError(f"{place} images: got {images.shape[1:]}, expected 28 × 28")
    if len(images) != len(labels) or not len(labels):
        raise DataError(f"{place}: got {len(images):,} images and {len(labels):,} labels")
    if labels.max() >= CLASSES:
        at = int((labels >= CLASSES).argmax())
        raise DataError(f"{place} labels: number {at + 1} is {labels[at]}, expected 0 to 9")


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    opened = gzip.open if path.suffix == ".gz" else open
    number = 0
    try:
        with opened(path, "rb") as file:
            while line := file.readline(LONGEST + 1):
                number += 1
                if len(line) > LONGEST:
                    raise DataError(f"{path}: line {number}: longer than {LONGEST:,} bytes")
                if line.strip():
                    yield number, line
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise DataError(f"{path}: gzip: damaged after line {number} ({error})") from error


def _drawing(place: str, line: bytes) -> LabelledDrawing:
    try:
        found: Any = json.loads(line)
        label = int(str(found["label"]))
        strokes = tuple(np.array(stroke, dtype=float) for stroke in found["strokes"])
        writer = str(found.get("group", ""))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise DataError(f"{place}: no label and strokes ({error})") from error
    if not 0 <= label < CLASSES:
        raise DataError(f"{place}: got label {label}, expected 0 to 9")
    for stroke in strokes:
        if stroke.ndim != 2 or stroke.shape[1] != 2 or not np.isfinite(stroke).all():
            raise DataError(f"{place}: got a stroke of shape {stroke.shape}, expected [x, y]")
    if not strokes:
        raise DataError(f"{place}: got no stroke, expected at least one")
    return LabelledDrawing(label, writer, strokes)
