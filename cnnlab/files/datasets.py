"""Digit data sets: MNIST's four IDX files, and pen strokes as JSON lines."""

import gzip
import json
import re
import zlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Bytes
from cnnlab.files.data_error import DataFileError
from cnnlab.files.folders import CLASSES, places, visible
from cnnlab.files.idx import read_idx

MNIST_FILES = {
    "train_images": ("train-images-idx3-ubyte", 3),
    "train_labels": ("train-labels-idx1-ubyte", 1),
    "test_images": ("t10k-images-idx3-ubyte", 3),
    "test_labels": ("t10k-labels-idx1-ubyte", 1),
}
Part: TypeAlias = Literal["train", "test"]
PARTS: tuple[Part, ...] = ("train", "test")
LONGEST = 2**20  # bytes of a line of strokes
MOST = 10**6  # lines of drawings in a file
FARTHEST = 1e6  # the largest coordinate of strokes
SMALLEST = 1e-6  # the least extent of a drawing
SHOWN = 20  # characters of a wrong label
_DIGIT = re.compile("[0-9]")
_NAME = re.compile(
    r"(train|t10k)[-.](?:(images)[-.]idx3|(labels)[-.]idx1)[-.]ubyte(\.gz)?", re.IGNORECASE
)
_NO_IMAGES, _NO_LABELS = np.zeros((0, 28, 28), np.uint8), np.zeros(0, np.uint8)


class MnistFiles(NamedTuple):
    """Files of a part of MNIST."""

    images: Path
    labels: Path


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


def find_mnist(folder: Path, *, parts: Collection[Part] = PARTS) -> dict[Part, MnistFiles]:
    """Files of those parts of MNIST that are there: images and labels side by side.

    They are looked for in the folder, in the folders it holds, and in ``MNIST/raw``; with dots or
    dashes in their names. Raises DataError for a part of which only one file is there.
    """
    found: dict[Part, MnistFiles] = {}
    halves: dict[Part, tuple[str, Path]] = {}
    for place in _mnist_places(folder):
        for part, files in _mnist_files(place).items():
            if len(files) == 2:
                found.setdefault(part, MnistFiles(files["images"], files["labels"]))
            else:
                ((kind, path),) = files.items()
                halves.setdefault(part, (kind, path))
    for part in [p for p in parts if p in halves and p not in found]:
        kind, path = halves[part]
        name, _ = MNIST_FILES[f"{part}_{'labels' if kind == 'images' else 'images'}"]
        raise DataFileError("half", path.parent, other=name, beside=path.name)
    return {part: files for part, files in found.items() if part in parts}


def load_mnist(folder: str | Path, *, parts: Collection[Part] = PARTS) -> Mnist:
    """MNIST from a folder of its four IDX files, plain or gzip, found by ``find_mnist``.

    Of parts that are not asked for the arrays are empty. Raises DataError, naming file, place and
    reason, where one is missing, damaged or disagrees with the others.
    """
    files = find_mnist(Path(folder), parts=parts)
    for part in parts:
        if part not in files:
            name, _ = MNIST_FILES[f"{part}_images"]
            raise DataFileError("part", folder, other=name)
    train, test = (
        _read_part(files[part]) if part in parts else (_NO_IMAGES, _NO_LABELS) for part in PARTS
    )
    return Mnist(*train, *test)


def load_drawings(path: str | Path) -> list[LabelledDrawing]:
    """Drawings of a JSON Lines file, plain or gzip.

    Each has a ``label`` 0…9, ``strokes`` of [x, y] and, as its writer, a ``group``. Raises
    DataError, naming the line, for anything else.
    """
    return [_drawing(path, number, line) for number, line in _lines(Path(path))]


def _mnist_places(folder: Path) -> list[Path]:
    """Where MNIST may lie: torchvision puts it in MNIST/raw."""
    outer = places(folder)
    raw = [p / "raw" for p in outer if p.name.lower() == "mnist"]
    return list(dict.fromkeys([*outer, *(p for p in raw if p.is_dir())]))


def _mnist_files(place: Path) -> dict[Part, dict[str, Path]]:
    """Files by part and kind; of a file that is there twice, the packed one."""
    found: dict[Part, dict[str, Path]] = {}
    for path in visible(place):
        named = _NAME.fullmatch(path.name)
        if named is not None and path.is_file():
            part: Part = "train" if named[1].lower() == "train" else "test"
            kind = "images" if named[2] else "labels"
            kinds = found.setdefault(part, {})
            if named[4] or kind not in kinds:
                kinds[kind] = path
    return found


def _read_part(files: MnistFiles) -> tuple[Bytes, Bytes]:
    images, labels = read_idx(files.images, 3), read_idx(files.labels, 1)
    if images.shape[1:] != (28, 28):
        raise DataFileError("side", files.images, shape=images.shape[1:])
    if len(images) != len(labels) or not len(labels):
        raise DataFileError("counts", files.labels, images=len(images), labels=len(labels))
    if labels.max() >= CLASSES:
        at = int((labels >= CLASSES).argmax())
        raise DataFileError("label", files.labels, number=at + 1, label=int(labels[at]))
    return images, labels


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    opened = gzip.open if path.suffix.lower() == ".gz" else open
    number = 0
    try:
        with opened(path, "rb") as file:
            while line := file.readline(LONGEST + 1):
                number += 1
                if number > MOST:
                    raise DataFileError("many drawings", path, line=number, most=MOST)
                if len(line) > LONGEST:
                    raise DataFileError("long line", path, line=number, most=LONGEST)
                if line.strip():
                    yield number, line
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise DataFileError("packed line", path, line=number, reason=error) from error


def _drawing(path: str | Path, number: int, line: bytes) -> LabelledDrawing:
    try:
        found: Any = json.loads(line)
        label, came = found["label"], found["strokes"]
        writer = str(found.get("group") or "")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise DataFileError("no drawing", path, line=number, reason=error) from error
    digit = _digit(label)
    if digit is None:
        raise DataFileError("line label", path, line=number, label=repr(label)[:SHOWN])
    try:
        strokes = tuple(_stroke(stroke) for stroke in came)
    except (ValueError, TypeError, ArithmeticError) as error:
        raise DataFileError("stroke", path, line=number, came="of another form") from error
    _check_strokes(path, number, strokes)
    return LabelledDrawing(digit, writer, strokes)


def _digit(label: object) -> int | None:
    """A label that is a number, or a text of one digit; None for any other."""
    if isinstance(label, str):
        return int(label) if _DIGIT.fullmatch(label) else None
    if isinstance(label, bool) or not isinstance(label, int | float):
        return None
    return int(label) if label in range(CLASSES) else None


def _stroke(came: Any) -> npt.NDArray[np.float64]:
    """Points of numbers: NumPy makes some of texts too, and of true and false."""
    points = np.array(came)
    if points.dtype.kind in "US" or any(isinstance(v, bool) for point in came for v in point):
        raise TypeError("a coordinate is no number")
    return points.astype(float)


def _check_strokes(
    path: str | Path, number: int, strokes: Sequence[npt.NDArray[np.float64]]
) -> None:
    if not strokes:
        raise DataFileError("no stroke", path, line=number)
    for stroke in strokes:
        if stroke.ndim != 2 or stroke.shape[1] != 2:
            raise DataFileError("stroke", path, line=number, came=f"of shape {stroke.shape}")
        if not np.isfinite(stroke).all():
            raise DataFileError("not finite", path, line=number)
    points = np.concatenate(strokes)
    farthest, extent = float(abs(points).max()), float(np.ptp(points, axis=0).max())
    if farthest > FARTHEST:
        raise DataFileError("far", path, line=number, came=farthest, most=FARTHEST)
    if extent < SMALLEST:
        raise DataFileError("small", path, line=number, came=extent, least=SMALLEST)
