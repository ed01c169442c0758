"""Array types, by what they hold. Shapes are said where they are used."""

from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating[Any]]
"""float32 or float64, kept as it comes."""
Array = npt.NDArray[np.float64]
Labels = npt.NDArray[np.integer]
Bytes = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
Kind = TypeVar("Kind", bound=np.generic)


def read_only(array: npt.NDArray[Kind]) -> npt.NDArray[Kind]:
    """The same numbers in an array that nobody can change: a copy unless it is one already."""
    if array.base is None and not array.flags.writeable:
        return array
    copy = array.copy()
    copy.flags.writeable = False
    return copy


def spread(count: int, most: int) -> npt.NDArray[np.int_]:
    """Places among ``count``, ``most`` of them at most, evenly far apart; the last one always."""
    if count <= most:
        return np.arange(count)
    return np.linspace(0, count - 1, most).round().astype(int)
