"""A filter's result as it is shown: levels to paint, their bounds, and a histogram."""

from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Array, Floats, Mask

Display = Literal["signed", "absolute", "clamped", "stretched"]
DISPLAYS: Final[tuple[Display, ...]] = ("signed", "absolute", "clamped", "stretched")
BINS: Final = 64


@dataclass(frozen=True, eq=False)
class Levels:
    """Levels (H, W) in float32 between the values ``low`` and ``high``, the ends of a colour bar.

    They are -1…1 where the display is signed, else 0…1. Where all values are alike, low and
    high may be one number. ``missing`` (H, W) is where values are no numbers, None for nowhere;
    the level there is 0.
    """

    levels: npt.NDArray[np.float32]
    low: float
    high: float
    missing: Mask | None = None


@dataclass(frozen=True, eq=False)
class Histogram:
    """How many values (bins,) lie between edges (bins + 1,), and how many are not finite."""

    counts: npt.NDArray[np.int_]
    edges: Array
    not_finite: int = 0


def levels_of(
    values: Floats, display: Display, *, bound: float | None = None, white: float = 1.0
) -> Levels:
    """Values (H, W) as they are shown; infinite ones as the ends.

    Signed: zero is 0 and the largest absolute value ±1; absolute: that value is 1. ``bound`` takes
    its place, as π does for angles. Clamped: what is outside 0…``white`` is cut off. Stretched: the
    smallest value is 0 and the largest 1, or all ½ where they are alike.
    """
    smallest, largest, finite = _extent(values)
    reach = max(abs(smallest), abs(largest)) if bound is None else bound
    if display == "signed":
        low, high = -reach, reach
    elif display == "absolute":
        low, high, values = 0.0, reach, np.abs(values)
    elif display == "clamped":
        low, high = 0.0, white
    else:
        low, high = smallest, largest
    missing = None if finite else np.isnan(values)
    with np.errstate(all="ignore"):
        if display == "signed":
            found = (values / (values.dtype.type(high) or 1)).clip(-1, 1)
        else:
            found = _share(values, low, high).clip(0, 1)
        if low == high and display == "stretched":
            found = np.where(np.isinf(values), found, values.dtype.type(0.5))
    found = found.astype(np.float32, copy=False)
    if missing is None or not missing.any():
        return Levels(found, low, high)
    found[missing] = 0
    return Levels(found, low, high, missing)


def histogram(
    values: Floats, bins: int = BINS, bounds: tuple[float, float] | None = None
) -> Histogram:
    """Counts of finite values in equal steps from the smallest to the largest, or within bounds.

    Values outside of the bounds are counted at the ends. Where all values are alike, the edges are
    half a step around them.
    """
    smallest, largest, finite = _extent(values)
    low, high = (smallest, largest) if bounds is None else bounds
    kept: npt.NDArray[Any] = values.ravel() if finite else values[np.isfinite(values)]
    if not low < high:
        low, high = _around(low)
    with np.errstate(over="ignore"):  # of values far outside
        part = _share(kept, low, high)
        part *= bins
    which = part.clip(0, bins - 1, out=part).astype(np.intp)
    at = np.linspace(0, 1, bins + 1)
    edges = low * (1 - at) + high * at
    return Histogram(np.bincount(which, minlength=bins), edges, values.size - kept.size)


def _extent(values: Floats) -> tuple[float, float, bool]:
    """The smallest and the largest finite value, 0 where there is none, and whether all are."""
    if not values.size:
        return 0.0, 0.0, True
    smallest, largest = float(values.min()), float(values.max())
    if np.isfinite(smallest) and np.isfinite(largest):
        return smallest, largest, True
    kept = values[np.isfinite(values)]
    return (float(kept.min()), float(kept.max()), False) if kept.size else (0.0, 0.0, False)


def _around(value: float) -> tuple[float, float]:
    """Half a step to both sides, of 1 or of what the value's digits can tell apart."""
    half, most = max(0.5, abs(value) * 1e-6), float(np.finfo(np.float64).max)
    return max(value - half, -most), min(value + half, most)


def _share(values: Floats, low: float, high: float) -> Floats:
    """How far values are on the way from low to high, 0…1; 0 where both are one number."""
    kind = values.dtype.type
    if high - low > np.finfo(values.dtype).max:  # the difference overflows: half of all
        values, low, high = values / 2, low / 2, high / 2
    found: Floats = values - kind(low)
    if kind(high - low) > 0:
        found /= kind(high - low)
    return found
