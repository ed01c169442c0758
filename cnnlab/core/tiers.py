"""A picture in levels of a byte, in ever smaller sizes: what is painted is never much too large."""

from typing import Final, NamedTuple

import numpy as np

from cnnlab.core.arrays import Bytes
from cnnlab.core.levels import Levels

STEPS: Final = 254  # from the lowest level to the highest
MISSING: Final = 255  # the byte of what is no number
SMALLEST: Final = 64  # pixels of the longer side, below which no smaller size is made


class Tier(NamedTuple):
    """Levels (h, w) of which each stands for ``step`` rows and columns of the picture."""

    step: int
    levels: Bytes


def level_bytes(levels: Levels, signed: bool) -> Bytes:
    """Levels (H, W) as bytes: 0…STEPS from low to high, MISSING for what is no number."""
    scaled = levels.levels + 1 if signed else levels.levels * 2
    scaled *= STEPS / 2
    scaled += np.float32(0.5)
    found = scaled.astype(np.uint8)
    if levels.missing is not None:
        found[levels.missing] = MISSING
    return found


def tiers_of(levels: Bytes, step: int = 1) -> tuple[Tier, ...]:
    """Levels (H, W), of which each stands for ``step`` rows and columns, and their halves."""
    tiers = [Tier(step, levels)]
    while max(levels.shape) > SMALLEST:
        step, levels = 2 * step, _half(_half(levels).T).T
        tiers.append(Tier(step, np.ascontiguousarray(levels)))
    return tuple(tiers)


def _half(levels: Bytes) -> Bytes:
    """Means of pairs of rows; of an odd number the last one stays alone."""
    means = levels[::2].copy()
    below = levels[1::2]
    # (a + b) // 2 without a byte too many: what they share, and half of where they differ.
    upper = means[: len(below)]
    upper[:] = (upper & below) + ((upper ^ below) >> 1)
    return means
