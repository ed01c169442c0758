"""Boxes on a page: (left, top, right, bottom) in pixels, as arrays (4,)."""

import numpy as np

from cnnlab.digits.components import Ints


def side(box: Ints) -> int:
    """The larger one."""
    return int((box[2:] - box[:2]).max())


def gap(one: Ints, other: Ints) -> float:
    """How far apart they are; 0 where they overlap."""
    apart = np.maximum(np.maximum(one[:2] - other[2:], other[:2] - one[2:]), 0)
    return float(np.hypot(*apart))


def overlap(one: Ints, other: Ints) -> bool:
    """Whether they have a pixel in common."""
    return bool((one[:2] < other[2:]).all() and (other[:2] < one[2:]).all())


def inside(small: Ints, large: Ints) -> bool:
    """Whether a box lies in a larger one."""
    return bool((small[:2] >= large[:2]).all() and (small[2:] <= large[2:]).all())
