"""The digits that a data folder holds: MNIST, strokes, and pictures in folders named by digit."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Bytes
from cnnlab.digits.find_ink import ink_of
from cnnlab.digits.grey import prepare_image
from cnnlab.digits.ink import SIZE
from cnnlab.files.data_error import DataError, DataFileError
from cnnlab.files.datasets import (
    MNIST_FILES,
    PARTS,
    LabelledDrawing,
    Mnist,
    Part,
    find_mnist,
    load_drawings,
    load_mnist,
)
from cnnlab.files.folders import PictureFile, Split, picture_files, stroke_files

MOST_PICTURES = 1_000_000
ProgressBar = Callable[[Iterable[int], str], Iterable[int]]
"""Gives steps back one by one, and shows how many are done of what."""


def no_progress(steps: Iterable[int], what: str) -> Iterable[int]:
    """Steps as they are, with nothing shown."""
    del what
    return steps


class Pictures(NamedTuple):
    """Pictures as images (N, 28, 28) with ink 255, their labels (N,), and where they come from."""

    images: Bytes
    labels: Bytes
    files: list[PictureFile]
    unread: list[DataError]
    """Why, of each picture that could not be used."""

    def of(self, *splits: Split) -> tuple[Bytes, Bytes]:
        """Images and labels of those splits."""
        inside = np.array([file.split in splits for file in self.files], bool)
        return self.images[inside], self.labels[inside]


@dataclass(frozen=True, eq=False)
class Library:
    """The data sets of a folder: MNIST, drawings, pictures by class."""

    mnist: Mnist | None
    """A part that is not there is empty."""
    drawings: list[LabelledDrawing]
    pictures: Pictures | None = None

    def __len__(self) -> int:
        """Digits of all kinds."""
        labels = [] if self.mnist is None else [self.mnist.train_labels, self.mnist.test_labels]
        if self.pictures is not None:
            labels.append(self.pictures.labels)
        return len(self.drawings) + sum(map(len, labels))


def open_library(
    folder: Path, progress: ProgressBar = no_progress, *, parts: Collection[Part] = PARTS
) -> Library:
    """All digits in a folder and in the folders it holds; of MNIST those parts only.

    Raises DataError where there are none, or one can't be used; OSError. Of pictures those that
    can't be read are left out.
    """
    strokes, files = stroke_files(folder), picture_files(folder)
    there = find_mnist(folder, parts=parts)
    if not there and not strokes and not files:
        names = " and ".join(MNIST_FILES[f"{part}_images"][0] for part in parts)
        raise DataFileError("no digits", folder, others=names)
    mnist = load_mnist(folder, parts=there) if there else None
    drawings = [drawing for file in strokes for drawing in load_drawings(file)]
    pictures = load_pictures(folder, files, progress) if files else None
    library = Library(mnist, drawings, pictures)
    if not len(library):
        first = None if pictures is None else pictures.unread[0]
        raise DataFileError("none usable", folder, first=first)
    return library


def load_pictures(
    folder: Path, files: list[PictureFile], progress: ProgressBar = no_progress
) -> Pictures:
    """Read pictures, prepared as MNIST was; a million at most. Raises DataError for more."""
    if len(files) > MOST_PICTURES:
        raise DataFileError("many pictures", folder, count=len(files), most=MOST_PICTURES)
    images: list[Bytes] = []
    used: list[PictureFile] = []
    unread: list[DataError] = []
    for number in progress(range(len(files)), "reading pictures"):
        try:
            images.append(_image(files[number].path))
            used.append(files[number])
        except DataError as error:
            unread.append(_by_itself(error))
        except OSError as error:
            reason = error.strerror or str(error)
            path = files[number].path
            unread.append(DataFileError("unread", path, reason=reason, errno=error.errno))
    labels = np.array([file.label for file in used], np.uint8)
    stacked = np.stack(images) if images else np.zeros((0, SIZE, SIZE), np.uint8)
    return Pictures(stacked, labels, used, unread)


def _by_itself(error: DataError) -> DataError:
    """Without where it was raised, and from what: both hold the picture."""
    error.__cause__ = error.__context__ = None
    return error.with_traceback(None)


def _image(path: Path) -> Bytes:
    image: npt.NDArray[np.float32] = prepare_image(ink_of(path))
    if not image.any():
        raise DataFileError("no ink", path)
    return np.round(image * 255).astype(np.uint8)
