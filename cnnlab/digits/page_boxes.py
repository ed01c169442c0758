"""Boxes on a page: (left, top, right, bottom) in pixels."""

from collections.abc import Sequence

import numpy as np

from cnnlab.digits.components import Ints

Box = Sequence[int] | Ints


def side(box: Box) -> int:
    """The larger one."""
    left, top, right, bottom = box
    return int(max(right - left, bottom - top))


def gap(one: Box, other: Box) -> float:
    """How far apart they are; 0 where they overlap."""
    across = max(one[0] - other[2], other[0] - one[2], 0)
    return float(np.hypot(across, max(one[1] - other[3], other[1] - one[3], 0)))


def overlap(one: Box, other: Box) -> bool:
    """Whether they have a pixel in common."""
    return bool(one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3])


def inside(small: Box, large: Box) -> bool:
    """Whether a box lies in a larger one."""
    return bool(
        small[0] >= large[0]
        and small[1] >= large[1]
        and small[2] <= large[2]
        and small[3] <= large[3]
    )
