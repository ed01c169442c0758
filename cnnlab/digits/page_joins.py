"""Which marks of a page are parts of one digit: hats, feet, halves and broken strokes."""

from typing import Final

import numpy as np
import numpy.typing as npt

from cnnlab.digits.components import Ints
from cnnlab.digits.page_boxes import gap, inside, side
from cnnlab.digits.page_marks import Marks

FAINTEST: Final = 0.35  # of the strongest digit's cover: what has less is dirt
STROKES: Final = 2.0  # widths of the stroke: a smaller gap breaks a stroke
HAT: Final = 0.3  # of the larger side: how far a part, a five's hat, lies away
FLAT: Final = 0.45  # of its width: a bar, like a hat or a foot, is no higher
BARS_SHARE: Final = 0.3  # of the width that a bar and what it belongs to have in common
UPRIGHT: Final = 0.6  # of its height: what is no wider may be a one, whose foot is drawn apart
PART: Final = 0.75  # of the larger side: what is larger is no part but a digit of its own
PEN: Final = 2.0  # times as wide: what is drawn with another pen is no part, unless it touches
LENGTH: Final = 3  # widths of its stroke: what is longer is no dot
ALONG: Final = 0.5  # of its larger side: what lies so far along the border is cut by it
POINTS: Final = 150  # of a mark, to see how far from another it is


def joined(marks: Marks) -> list[list[int]]:
    """Marks by their digits."""
    count = len(marks.boxes)
    outlines = [_outline(marks, one) for one in range(count)]
    leader = list(range(count))
    for small in range(count - 1, 0, -1):  # they are sorted by size
        for large in range(small):
            small_box, large_box = marks.boxes[small], marks.boxes[large]
            width = float(min(marks.width[small], marks.width[large]))
            if marks.border[large] > ALONG and not marks.border[small]:
                continue
            if marks.strong[small] < FAINTEST * marks.strong[large]:
                continue
            if gap(small_box, large_box) > max(STROKES * width, HAT * side(large_box)):
                continue
            apart = _distance(outlines[small], outlines[large])
            if apart > STROKES * width and _is_another(marks, small, large):
                continue
            if _belongs(small_box, large_box, apart, width):
                leader[small] = large
                break
    for one in range(count):
        leader[one] = leader[leader[one]]
    return [[i for i in range(count) if leader[i] == first] for first in sorted(set(leader))]


def _outline(marks: Marks, one: int) -> npt.NDArray[np.float64]:
    """Some points (n, 2) of a mark, of which no other lies far away."""
    left, top, right, bottom = marks.boxes[one].tolist()
    y, x = np.nonzero(marks.image[top:bottom, left:right] == one)
    thinned = slice(None, None, max(1, len(x) // POINTS))
    return np.stack([x[thinned] + left, y[thinned] + top], axis=1).astype(float)


def _distance(one: npt.NDArray[np.float64], other: npt.NDArray[np.float64]) -> float:
    """Least distance of two sets of points (n, 2)."""
    apart = one[:, None] - other[None]
    return float(np.sqrt((apart**2).sum(axis=2).min()))


def _is_another(marks: Marks, small: int, large: int) -> bool:
    """Whether a mark is by another pen than a larger one, or more than a dot inside of it."""
    widths, box = (marks.width[small], marks.width[large]), marks.boxes[small]
    written = inside(box, marks.boxes[large]) and side(box) >= LENGTH * widths[0]
    return bool(written or max(widths) > PEN * min(widths))


def _belongs(small: Ints, large: Ints, apart: float, width: float) -> bool:
    """Whether a mark is a part of a larger one's digit, ``apart`` pixels away."""
    across = min(small[2], large[2]) - max(small[0], large[0])
    shared = across / max(1, min(small[2] - small[0], large[2] - large[0]))
    if _is_bar(small) != _is_bar(large):
        bar, other = (small, large) if _is_bar(small) else (large, small)
        if bar[1] + bar[3] > 2 * other[3]:  # a foot is near, a line beneath a digit is not
            return apart <= (STROKES if _is_upright(other) else 1) * width
        if shared >= BARS_SHARE and apart <= HAT * side(other):
            return True
    if side(small) > PART * side(large):
        return apart <= STROKES * width and _crossing(small, large)
    if apart <= STROKES * width:
        return True
    return apart <= HAT * side(large) and shared >= 0.5 and side(small) >= 0.15 * side(large)


def _is_bar(box: Ints) -> bool:
    """Whether a mark lies flat: a five's hat, the foot of a one."""
    return bool(box[3] - box[1] <= FLAT * (box[2] - box[0]))


def _is_upright(box: Ints) -> bool:
    return bool(box[2] - box[0] <= UPRIGHT * (box[3] - box[1]))


def _crossing(one: Ints, other: Ints) -> bool:
    """Whether two boxes lie over each other, or one over the other as halves of a tall digit."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return bool(
        across > 0.4 * min(one[2] - one[0], other[2] - other[0])
        and down > -0.1 * max(one[3] - one[1], other[3] - other[1])
    )
