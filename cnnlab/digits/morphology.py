"""Greatest and least of sliding windows: closing, and masks that grow."""

from typing import Final, TypeVar

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Mask

Floats = npt.NDArray[np.float32]

T = TypeVar("T", Floats, Mask)

HANGING: Final = 3  # one part of so many of a window may lie beyond the border of the picture


def closed(values: Floats, window: int) -> Floats:
    """Closing (H, W) by windows along rows and then along columns, some of them over the border.

    What is narrower than the window in either direction, and less than what lies about it, is
    raised to that; steps and slopes stay as they are.
    """
    for axis in (0, 1):
        length = values.shape[axis]
        wide = min(window, length)
        hang = min(wide // HANGING, length - 1)
        most = _sliding(_padded(values, hang, axis, -np.inf), wide, np.maximum, axis)
        least = _padded(most, wide - 1 - hang, axis, np.inf)
        values = _sliding(least, wide, np.minimum, axis)
    return values


def grown(mask: Mask, reach: int, axes: tuple[int, ...] = (0, 1)) -> Mask:
    """A mask (H, W) and all that is within ``reach`` pixels of it along the axes."""
    for axis in axes:
        mask = _sliding(_padded(mask, reach, axis, False), 2 * reach + 1, np.logical_or, axis)
    return mask


def _padded(values: T, count: int, axis: int, value: float) -> T:
    ends = [(0, 0), (0, 0)]
    ends[axis] = (count, count)
    return np.pad(values, ends, constant_values=value)


def _sliding(values: T, window: int, best: np.ufunc, axis: int) -> T:
    """Best of each ``window`` neighbours along an axis; the result is shorter by window - 1."""
    wide = 1
    while wide < window:
        step = min(wide, window - wide)
        if axis == 0:
            values = best(values[:-step], values[step:])
        else:
            values = best(values[:, :-step], values[:, step:])
        wide += step
    return values
