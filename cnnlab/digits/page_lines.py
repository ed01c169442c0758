"""Lines of ruled and squared paper, taken out of a mask of ink."""

from typing import Final

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Mask
from cnnlab.digits.components import components, paint, runs
from cnnlab.digits.morphology import Floats, grown

BLOCK: Final = 8  # columns that are looked at as one
STEEPEST: Final = 0.13  # rows for a column: lines of a page that is held aslant
WINDOW: Final = 0.25  # of the picture's width: how long a line is followed at least
FULL: Final = 0.8  # of that length that must be inked
LONG: Final = 0.5  # of the width, for a line of a family
FAMILY: Final = 3  # lines that are alike; two of them if they cross the picture
MANY: Final = 6  # lines that are alike where they are shorter: half of a page may lie in the dark
LONG_OF_MANY: Final = 0.35
REACH: Final = 3  # pixels from a line to what goes on from it
THICK: Final = 1.5  # of a line's own thickness: what is thicker is a stroke that crosses it


def line_pixels(mask: Mask) -> Mask:
    """Those pixels of a mask (H, W) that belong to long straight lines across or down the page.

    Where a stroke crosses a line, its pixels stay: there the ink is thicker than the line.
    """
    found = _across(mask)
    found |= _across(np.ascontiguousarray(mask.T)).T
    return found


def _across(mask: Mask) -> Mask:
    height, width = mask.shape
    columns = width // BLOCK
    if columns < 8 or height < 16:
        return np.zeros_like(mask)
    thick = grown(mask, 1, axes=(0,))[:, : columns * BLOCK]
    inked = thick.reshape(height, columns, BLOCK).mean(axis=2, dtype=np.float32)
    on_line = _families(_support(inked) >= FULL)
    if not on_line.any():
        return np.zeros_like(mask)
    near = np.repeat(grown(on_line, 1, axes=(0,)), BLOCK, axis=1)
    near = np.pad(near, ((0, 0), (0, width - columns * BLOCK)), mode="edge") & mask
    thickness = _runs_down(mask)
    thin = mask & (thickness <= THICK * _usual(thickness[near]) + 1)
    found = _to_the_ends(near & thin, thin)
    return found | _beyond(found, thin & ~found)


def _usual(thickness: npt.NDArray[np.int32]) -> float:
    """Thickness of most columns of lines, of that of their pixels: of a thick stroke more are near.

    0 without any.
    """
    values, pixels = np.unique(thickness, return_counts=True)
    columns = (pixels / np.maximum(values, 1)).cumsum()
    return float(values[np.searchsorted(columns, columns[-1] / 2)]) if len(values) else 0.0


def _support(inked: Floats) -> Floats:
    """How much of a straight line through each block is inked, at the slope where that is most."""
    height, columns = inked.shape
    reach = max(3, round(WINDOW * columns / 2))
    rise = BLOCK * reach
    steepest = int(STEEPEST * rise)
    most = np.zeros_like(inked)
    deep = steepest + 1
    padded = np.pad(inked, ((deep, deep), (reach, reach)))
    there = np.pad(np.ones(columns, np.float32), reach)
    count = np.convolve(there, np.ones(2 * reach + 1, np.float32), "valid")
    for at_end in range(-steepest, steepest + 1, 2 if steepest > 6 else 1):
        total = np.zeros_like(inked)
        for k in range(-reach, reach + 1):
            down = deep + round(at_end * k / reach)
            total += padded[down : down + height, reach + k : reach + k + columns]
        np.maximum(most, total / count, out=most)
    return most


def _families(support: Mask) -> Mask:
    """Lines that are many, or cross the whole picture."""
    found = components(support)
    if not found.count:
        return support
    spans = (found.boxes[:, 2] - found.boxes[:, 0]) / support.shape[1]
    if (spans >= LONG).sum() >= FAMILY or (spans >= LONG_OF_MANY).sum() >= MANY:
        taken = spans >= LONG / 2
    elif (spans >= 0.98).sum() >= 2:
        taken = spans >= 0.98
    else:
        taken = np.zeros(found.count, bool)
    image = found.image()
    return support & taken[image]


def _to_the_ends(lines: Mask, thin: Mask) -> Mask:
    """Lines with what goes on from them in a row: near an end less of a window is inked."""
    row, start, end = runs(thin)
    before = np.pad(lines, ((0, 0), (1, 0))).cumsum(axis=1, dtype=np.int32)
    taken = 2 * (before[row, end] - before[row, start]) >= end - start
    found = np.zeros(lines.shape, np.int32)
    paint(found, (row[taken], start[taken], end[taken]), np.ones(taken.sum(), np.int32))
    return lines | (found > 0)


def _beyond(lines: Mask, rest: Mask) -> Mask:
    """What goes on from a line in the next rows, as flat: a line that is aslant ends in a stub."""
    found = components(rest)
    if not found.count:
        return rest
    image = found.image()
    wide, high = (found.boxes[:, 2:] - found.boxes[:, :2]).T
    beside = np.bincount(image[rest & grown(lines, REACH)], minlength=found.count) > 0
    flat = high <= STEEPEST * wide + REACH
    return rest & (beside & flat)[image]


def _runs_down(mask: Mask) -> npt.NDArray[np.int32]:
    """For each pixel of a mask, how many are inked without a gap in its column."""
    found = np.zeros(mask.shape[::-1], np.int32)
    column, start, end = runs(mask.T)
    paint(found, (column, start, end), end - start)
    return found.T
