"""Reusable buffers, and the order of their axes in memory."""

from functools import cache
from math import prod

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Floats
from cnnlab.core.shapes import Pair

Order = tuple[int, ...]
"""Axes from the one whose numbers lie furthest apart in memory to that of neighbours."""
BY_PIXELS: Order = (2, 3, 0, 1)
"""Of images (N, C, H, W): pixel by pixel, each with all channels of all images."""


class Scratch:
    """Buffers that one layer reuses; each call overwrites the contents of the last.

    In memory the axes are in the order of the shape if none is given.
    """

    def __init__(self) -> None:
        self._flat: dict[str, Floats] = {}
        self._last: dict[str, tuple[int, ...]] = {}
        self._parts: dict[str, Scratch] = {}

    def part(self, key: str) -> "Scratch":
        """A separate scratch for a part of the work."""
        return self._parts.setdefault(key, Scratch())

    def array(
        self, key: str, shape: tuple[int, ...], dtype: npt.DTypeLike, order: Order = ()
    ) -> Floats:
        """An uninitialised array."""
        self._last.pop(key, None)  # what was written here may lie where zeros were
        return self._taken(key, shape, dtype, order)

    def bordered(
        self,
        key: str,
        shape: tuple[int, ...],
        dtype: npt.DTypeLike,
        order: Order = (),
        border: Pair = (0, 0),
    ) -> Floats:
        """An array whose unwritten elements are zero, as long as shape, order and border stay.

        ``border`` is what the caller leaves unwritten: of one shape, another may have been written.
        """
        array, about = self._taken(key, shape, dtype, order), (*shape, *order, *border)
        if self._last.get(key) != about:
            array.fill(0)
            self._last[key] = about
        return array

    def _taken(
        self, key: str, shape: tuple[int, ...], dtype: npt.DTypeLike, order: Order
    ) -> Floats:
        size = prod(shape)
        flat = self._flat.get(key)
        if flat is None or flat.size < size or flat.dtype != dtype:
            flat = self._flat[key] = np.empty(size, dtype)
            self._last.pop(key, None)
        if not order:
            return flat[:size].reshape(shape)
        array = flat[:size].reshape([shape[axis] for axis in order])
        return array.transpose(_places(order))


def order_of(x: Floats) -> Order:
    """The order of the axes of an array in memory."""
    return tuple(sorted(range(x.ndim), key=lambda axis: -abs(x.strides[axis])))


@cache
def _places(order: Order) -> Order:
    """Where each axis stands in an order."""
    return tuple(order.index(axis) for axis in range(len(order)))
