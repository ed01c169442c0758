"""Digits of a data folder, one after the other, to be laid on the canvas."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import NamedTuple

import numpy as np

from cnnlab.core.arrays import Bytes
from cnnlab.digits.library import Library, open_library
from cnnlab.files.datasets import Mnist
from cnnlab.lab.digits.sketch import Drawing, centred


class Sample(NamedTuple):
    """A drawing, what it is, and where it comes from."""

    drawing: Drawing
    label: int
    source: str


class _StoppedError(Exception):
    pass


def load(folder: Path, stop: Event) -> Iterator[Library]:
    """What a folder holds, as work for a session. Raises DataError, OSError."""

    def until_stopped(steps: Iterable[int], what: str) -> Iterator[int]:
        del what
        for step in steps:
            if stop.is_set():
                raise _StoppedError
            yield step

    with suppress(_StoppedError):
        yield open_library(folder, until_stopped)


def sample_of(
    library: Library, rng: np.random.Generator, label: int | None = None
) -> Sample | None:
    """One of a folder's digits: of MNIST's test images, of its strokes or of its pictures.

    Of one label, where that is not None; then None where there is none.
    """
    images, labels, name = _mnist(library.mnist)
    pictures = library.pictures
    drawn_labels = [drawn.label for drawn in library.drawings]
    counts = [len(labels), len(drawn_labels)]
    every = np.concatenate([labels, drawn_labels, [] if pictures is None else pictures.labels])
    candidates = np.arange(len(every)) if label is None else np.flatnonzero(every == label)
    if not len(candidates):
        return None
    number = int(rng.choice(candidates))
    if number < counts[0]:
        return Sample(_picture(images[number]), int(labels[number]), f"{name} {number}")
    number -= counts[0]
    if number < counts[1]:
        drawn = library.drawings[number]
        return Sample(centred(drawn.strokes), drawn.label, drawn.writer)
    number -= counts[1]
    assert pictures is not None  # noqa: S101 - there are no others
    file = pictures.files[number]
    source = "/".join(file.path.parts[-2:])
    return Sample(_picture(pictures.images[number]), file.label, source)


def _mnist(mnist: Mnist | None) -> tuple[Bytes, Bytes, str]:
    """The test images, or those to train on where there are no others."""
    if mnist is None:
        return np.zeros((0, 28, 28), np.uint8), np.zeros(0, np.uint8), ""
    if len(mnist.test_labels):
        return mnist.test_images, mnist.test_labels, "MNIST t10k"
    return mnist.train_images, mnist.train_labels, "MNIST train"


def _picture(image: np.ndarray) -> Drawing:
    return Drawing(picture=image / 255)
