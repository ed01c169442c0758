"""The digits of a data folder as examples: who wrote them decides what is held out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Bytes, Mask
from cnnlab.digits.ink import prepare
from cnnlab.digits.library import Library, Pictures
from cnnlab.digits.training.training_data import as_bytes
from cnnlab.digits.training.writers import CALIBRATING, HELD_OUT
from cnnlab.files.datasets import LabelledDrawing, Mnist
from cnnlab.files.folders import CLASSES
from cnnlab.lab.network.data import (
    VALIDATION,
    DataRefusedError,
    DigitData,
    SourceName,
    data_of,
    hold_out,
)
from cnnlab.lab.network.origins import Ints, OriginKind, Origins

DIGITS = tuple(map(str, range(CLASSES)))
MNIST_PARTS = ("MNIST train", "MNIST t10k")
AT_ONCE = 50  # drawings, after which it is told how many are rendered


def render(drawings: Sequence[LabelledDrawing], images: Bytes) -> Iterator[int]:
    """Render drawings into images (N, 28, 28); now and then how many are done."""
    for i, drawing in enumerate(drawings):
        images[i] = as_bytes(prepare(drawing.strokes).image)
        if (i + 1) % AT_ONCE == 0 or i + 1 == len(drawings):
            yield i + 1


def data_of_library(
    library: Library, drawn: Bytes, folder: Path, source: SourceName = "folder"
) -> DigitData:
    """All digits of a folder, its drawings as rendered images (N, 28, 28)."""
    parts = []
    if library.mnist is not None:
        parts.append(_of_mnist(library.mnist, source))
    if library.drawings:
        parts.append(_of_drawings(library.drawings, drawn, source))
    if library.pictures is not None and len(library.pictures.labels):
        parts.append(_of_pictures(library.pictures, folder, source))
    if not parts:
        raise DataRefusedError("empty")
    found = parts[0]
    for other in parts[1:]:
        found = found.joined(other)
    return found if found.held_out.any() else replace(found, held_out=hold_out(found.labels))


def by_writer(writers: Sequence[str], labels: npt.NDArray[np.integer]) -> Mask:
    """Which drawings are held out: all of some writers, or some of each digit for one writer.

    Those that the shipped network is tested on are never trained on, where there are any.
    """
    names = np.array(writers)
    known = np.isin(names, sorted(HELD_OUT | CALIBRATING))
    if known.any() and not known.all():
        return known
    everyone, counts = np.unique(names, return_counts=True)
    if len(everyone) < 2:
        return hold_out(labels)
    order = np.random.default_rng(17).permutation(len(everyone))
    running = counts[order].cumsum()
    many = max(1, min(len(order) - 1, int(np.searchsorted(running, VALIDATION * len(names))) + 1))
    return np.isin(names, everyone[order[:many]])


def _of_mnist(mnist: Mnist, source: SourceName) -> DigitData:
    """The test images are held out; of one part alone, some of each digit."""
    counts = len(mnist.train_labels), len(mnist.test_labels)
    # Without a copy where only one part is there.
    both = all(counts)
    images = (
        np.concatenate([mnist.train_images, mnist.test_images])
        if both
        else (mnist.train_images if counts[0] else mnist.test_images)
    )
    labels = np.concatenate([mnist.train_labels, mnist.test_labels])
    place = np.repeat([0, 1], counts)
    held_out = place == 1 if both else hold_out(labels)
    number = np.concatenate([np.arange(count) for count in counts])
    origins = Origins(("file", "file"), MNIST_PARTS, place, number)
    return _digits(source, images, labels, held_out, origins)


def _of_drawings(
    drawings: Sequence[LabelledDrawing], images: Bytes, source: SourceName
) -> DigitData:
    labels = np.array([drawing.label for drawing in drawings])
    writers = [drawing.writer for drawing in drawings]
    names, place = np.unique(writers, return_inverse=True)
    kinds: tuple[OriginKind, ...] = tuple("writer" for _ in names)
    origins = Origins(kinds, tuple(map(str, names)), place, _numbers_within(place))
    return _digits(source, images, labels, by_writer(writers, labels), origins)


def _of_pictures(pictures: Pictures, folder: Path, source: SourceName) -> DigitData:
    splits = np.array([file.split for file in pictures.files])
    held_out = splits == "test"
    if not held_out.any() or held_out.all():
        held_out = hold_out(pictures.labels)
    names = [_within(file.path, folder) for file in pictures.files]
    origins = origins_of("picture", names, pictures.images)
    found = _digits(source, pictures.images, pictures.labels, held_out, origins)
    return replace(found, unread=tuple(pictures.unread))


def origins_of(kind: OriginKind, names: Sequence[str], images: Bytes) -> Origins:
    """Of pictures (N, …) that are a file each, which may be another one's later."""
    sums = np.array([crc32(image.tobytes()) for image in images], np.int_)
    return Origins((kind,) * len(names), tuple(names), np.arange(len(names)), sums)


def _digits(
    source: SourceName,
    images: Bytes,
    labels: npt.NDArray[np.integer],
    held_out: Mask,
    origins: Origins,
) -> DigitData:
    return data_of(source, images[:, None], labels, DIGITS, held_out, origins)


def _within(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name


def _numbers_within(place: Ints) -> Ints:
    """For each example (N,) how many of its place came before it."""
    order = np.argsort(place, kind="stable")
    counts = np.bincount(place)
    starts = np.repeat(counts.cumsum() - counts, counts)
    found = np.empty(len(place), int)
    found[order] = np.arange(len(place)) - starts
    return found
