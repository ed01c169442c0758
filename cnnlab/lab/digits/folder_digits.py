"""Digits of a data folder, one after the other, to be laid on the canvas."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import NamedTuple

import numpy as np

from cnnlab.digits.training.train_digits import Library, open_library
from cnnlab.lab.digits.sketch import Drawing, centred


class Sample(NamedTuple):
    """A drawing, what it is, and where it comes from."""

    drawing: Drawing
    label: int
    source: str


def load(folder: Path, stop: Event) -> Iterator[Library]:
    """What a folder holds, as work for a session. Raises DataError, OSError."""
    del stop  # files are read in one go
    yield open_library(folder)


def sample_of(library: Library, rng: np.random.Generator) -> Sample:
    """One of a folder's digits: of MNIST's test images, of its strokes or of its pictures."""
    pictures = None if library.pictures is None else library.pictures
    counts = [
        0 if library.mnist is None else len(library.mnist.test_labels),
        len(library.drawings),
        0 if pictures is None else len(pictures[1]),
    ]
    number = int(rng.integers(sum(counts)))
    if number < counts[0]:
        assert library.mnist is not None  # noqa: S101 - it has images
        images, labels = library.mnist.test_images, library.mnist.test_labels
        return Sample(_picture(images[number]), int(labels[number]), f"MNIST t10k {number}")
    number -= counts[0]
    if number < counts[1]:
        drawn = library.drawings[number]
        return Sample(centred(drawn.strokes), drawn.label, drawn.writer)
    number -= counts[1]
    assert pictures is not None  # noqa: S101 - there are no others
    return Sample(_picture(pictures[0][number]), int(pictures[1][number]), str(number))


def _picture(image: np.ndarray) -> Drawing:
    return Drawing(picture=image / 255)
