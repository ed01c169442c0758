"""Reusable buffers."""

from math import prod

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Floats


class Scratch:
    """Buffers that one layer reuses; each call overwrites the contents of the last."""

    def __init__(self) -> None:
        self._flat: dict[str, Floats] = {}
        self._last: dict[str, tuple[int, ...]] = {}
        self._parts: dict[str, Scratch] = {}

    def part(self, key: str) -> "Scratch":
        """A separate scratch for a part of the work."""
        return self._parts.setdefault(key, Scratch())

    def array(self, key: str, shape: tuple[int, ...], dtype: npt.DTypeLike) -> Floats:
        """An uninitialised array."""
        self._last.pop(key, None)  # what was written here may lie where zeros were
        return self._taken(key, shape, dtype)

    def bordered(self, key: str, shape: tuple[int, ...], dtype: npt.DTypeLike) -> Floats:
        """An array whose unwritten elements are zero, as long as its shape stays."""
        array = self._taken(key, shape, dtype)
        if self._last.get(key) != shape:
            array.fill(0)
            self._last[key] = shape
        return array

    def _taken(self, key: str, shape: tuple[int, ...], dtype: npt.DTypeLike) -> Floats:
        size = prod(shape)
        flat = self._flat.get(key)
        if flat is None or flat.size < size or flat.dtype != dtype:
            flat = self._flat[key] = np.empty(size, dtype)
            self._last.pop(key, None)
        return flat[:size].reshape(shape)
