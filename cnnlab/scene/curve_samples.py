"""Long curves as they are drawn: smoothed, and thinned to as many points as can be seen."""

from typing import Any

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Array
from cnnlab.core.numbers import power_of_ten

LADDER = (1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0)


def smoothed(values: Array, window: int, places: npt.NDArray[np.int_]) -> Array:
    """At places (m,) the mean of the number (n,) there and those before it, ``window`` in all.

    At the beginning there are fewer. What is not finite stays so, and spoils none of the others.
    """
    if window <= 1:
        return values[places]
    finite = np.isfinite(values)
    whole = bool(finite.all())
    last, first = places + 1, np.maximum(0, places + 1 - window)
    sums = _sums(values if whole else np.where(finite, values, 0.0))
    counts = last - first if whole else _sums(finite)[last] - _sums(finite)[first]
    means: Array = (sums[last] - sums[first]) / np.maximum(1, counts)
    return means if whole else np.where(finite[places], means, values[places])


def range_end(largest: float) -> float:
    """Where an axis ends that holds a number above 0: rarely another for a number that grows."""
    if not largest > 0:
        return 1.0
    power = power_of_ten(largest)
    share = largest / power
    return next((one for one in LADDER if one >= share), LADDER[-1]) * power


def _sums(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    sums = np.zeros(len(values) + 1)
    np.cumsum(values, out=sums[1:])
    return sums


def thinned(x: Array, y: Array, most: int) -> tuple[Array, Array]:
    """Points (m,) and (m,) that look like those of a curve (n,), about ``most`` of them.

    Of each stretch its lowest and its highest point are kept, in their order, so that no peak is
    lost; the last point always.
    """
    count = len(x)
    if count <= most:
        return x, y
    size = -(-2 * count // most)
    whole = count - count % size
    filled = np.where(np.isfinite(y[:whole]), y[:whole], 0.0).reshape(-1, size)
    starts = np.arange(0, whole, size)
    ends = np.stack([filled.argmin(axis=1), filled.argmax(axis=1)], axis=1)
    ends.sort(axis=1)
    kept = (starts[:, None] + ends).ravel()
    kept = np.unique(np.concatenate([kept, np.arange(whole, count), [0, count - 1]]))
    return x[kept], y[kept]


def is_restless(y: Array, bottom: float, top: float, most: float) -> bool:
    """Whether a curve (n,) goes up and down by more than ``most`` heights of what is seen of it."""
    seen = np.clip(y[np.isfinite(y)], bottom, top)
    return float(np.abs(np.diff(seen)).sum()) > most * (top - bottom)


def nearest(x: Array, at: float) -> int:
    """Place of the number that is nearest to ``at`` among sorted ones (n,), of which is one."""
    place = int(np.searchsorted(x, at))
    if place == 0 or (place < len(x) and x[place] - at < at - x[place - 1]):
        return min(place, len(x) - 1)
    return place - 1
