"""Connected components of a mask, found by the runs of its rows."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Mask

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Components:
    """Components of a mask (H, W), counted from 0; pixels that touch at a corner belong together.

    A run is a stretch of one row: its row, the column of its first pixel, the column after its
    last, and its component, each (runs,).
    """

    shape: tuple[int, int]
    row: Ints
    start: Ints
    end: Ints
    label: Ints
    count: int

    @cached_property
    def area(self) -> Ints:
        """Pixels of each component."""
        weights = (self.end - self.start).astype(np.float64)
        return np.bincount(self.label, weights, self.count).astype(np.int64)

    @cached_property
    def boxes(self) -> Ints:
        """Boxes (components, 4): left, top, right, bottom, the last two beyond the last pixel."""
        found = np.empty((self.count, 4), np.int64)
        found[:, :2], found[:, 2:] = max(self.shape), 0
        np.minimum.at(found[:, 0], self.label, self.start)
        np.minimum.at(found[:, 1], self.label, self.row)
        np.maximum.at(found[:, 2], self.label, self.end)
        np.maximum.at(found[:, 3], self.label, self.row + 1)
        return found

    @cached_property
    def sides(self) -> Ints:
        """The larger side of each box."""
        return (self.boxes[:, 2:] - self.boxes[:, :2]).max(axis=1, initial=0)

    def image(self) -> npt.NDArray[np.int32]:
        """Each pixel's component (H, W), -1 for none."""
        found = np.full(self.shape, -1, np.int32)
        paint(found, (self.row, self.start, self.end), self.label)
        return found


def components(mask: Mask) -> Components:
    """Label a mask (H, W).

    Each run takes the lowest label of the runs that it touches, again and again; each time the
    ways to the lowest label are shortened (Shiloach and Vishkin 1982).
    """
    row, start, end = runs(mask)
    first, second = _touching(row, start, end, mask.shape[1])
    root = np.arange(len(row))
    while True:
        a, b = root[first], root[second]
        apart = a != b
        if not apart.any():
            break
        first, second, a, b = first[apart], second[apart], a[apart], b[apart]
        np.minimum.at(root, np.maximum(a, b), np.minimum(a, b))
        while not np.array_equal(shorter := root[root], root):
            root = shorter
    roots, label = np.unique(root, return_inverse=True)
    return Components(
        (mask.shape[0], mask.shape[1]), row, start, end, label.reshape(-1), len(roots)
    )


def runs(mask: Mask) -> tuple[Ints, Ints, Ints]:
    """Stretches of the rows of a mask (H, W): row, first column, column after the last."""
    edges = np.zeros((mask.shape[0], mask.shape[1] + 2), np.int8)
    edges[:, 1:-1] = mask
    steps = np.diff(edges, axis=1)
    row, start = np.nonzero(steps == 1)
    return row, start, np.nonzero(steps == -1)[1]


def paint(image: npt.NDArray[np.int32], where: tuple[Ints, Ints, Ints], values: Ints) -> None:
    """Write a value into all pixels of each run."""
    row, start, end = where
    length = end - start
    pixels = np.repeat(row * image.shape[1] + start, length) + counted(length)
    image.reshape(-1)[pixels] = np.repeat(values, length)


def counted(lengths: Ints) -> Ints:
    """0, 1, 2 … as far as each length, one after the other."""
    return np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)


def _touching(row: Ints, start: Ints, end: Ints, width: int) -> tuple[Ints, Ints]:
    """Pairs of runs in neighbouring rows that touch, also at a corner."""
    place, stop = row * (width + 2) + start, row * (width + 2) + end
    low = np.searchsorted(stop, place + width + 2, "left")  # ends at or after my start
    high = np.searchsorted(place, stop + width + 2, "right")  # starts at or before my end
    count = np.maximum(high - low, 0)
    upper = np.repeat(np.arange(len(row)), count)
    return upper, np.repeat(low, count) + counted(count)
