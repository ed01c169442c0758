"""Marks of a page put together to digits, in reading order."""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Mask
from cnnlab.digits.components import Ints
from cnnlab.digits.morphology import Floats, grown
from cnnlab.digits.page_marks import Marks

WEAK: Final = 0.25  # of the strong cover; what has less is paper
FULL: Final = 0.97  # quantile of a digit's cover that becomes 1
STROKES: Final = 2.0  # widths of the stroke: a smaller gap breaks a stroke
HAT: Final = 0.3  # of the larger side: how far a part, a five's hat, lies away
FLAT: Final = 0.45  # of its width: a bar, like a hat or a foot, is no higher
BARS_SHARE: Final = 0.3  # of the width that a bar and what it belongs to have in common
PART: Final = 0.75  # of the larger side: what is larger is no part but a digit of its own
SMALLEST: Final = 0.3  # of the largest digit's larger side: what is smaller is a speck
FAINTEST: Final = 0.35  # of the strongest digit's cover: what has less is dirt
STRONGER: Final = 0.75  # of the ink's cover: what touches the border and has less is a shadow
ALONG: Final = 0.5  # of its larger side: what lies so far along the border is cut by it
POINTS: Final = 150  # of a mark, to see how far from another it is
MARGIN: Final = 2  # pixels round a mark that its edge takes


class Group(NamedTuple):
    """Marks of one digit: its box, larger side, cover, the stroke's width, and ``Marks.border``."""

    members: list[int]
    box: tuple[int, int, int, int]
    side: int
    strong: float
    width: float
    border: float

    @property
    def weight(self) -> float:
        """Its side, less where it is faint."""
        return self.side * min(self.strong, 1.0)


class Ink(NamedTuple):
    """Ink (h, w) in 0…1 of a digit on a page, where it stands, and the box of what is in it.

    The corner is (left, top), the box (left, top, right, bottom), in pixels of the page.
    """

    box: tuple[int, int, int, int]
    corner: tuple[int, int]
    ink: npt.NDArray[np.float64]


def groups_of(marks: Marks) -> list[Group]:
    """Marks that make a digit together, the largest first."""
    found = [_group(members, marks) for members in _joined(marks)]
    return sorted(found, key=lambda one: -one.side)


def digits_among(groups: list[Group]) -> list[Group]:
    """Those that are not dirt beside others, or the edge of something."""
    inner = [one for one in groups if not one.border]
    if inner:
        strong = max(one.strong for one in inner)
        groups = [
            one
            for one in groups
            if not one.border or (one.border < ALONG and one.strong >= STRONGER * strong)
        ]
    if not groups:
        return []
    best = max(groups, key=lambda one: one.weight)
    return [
        one
        for one in groups
        if one.strong >= FAINTEST * best.strong and one.side >= SMALLEST * best.side
    ]


def in_reading_order(found: list[Ink]) -> list[Ink]:
    """From left to right in rows from top to bottom."""
    left = sorted(found, key=lambda one: one.box[1] + one.box[3])
    ordered: list[Ink] = []
    while left:
        first = left[0]
        middle_high, middle_low = first.box[1], first.box[3]
        row = [o for o in left if middle_high <= (o.box[1] + o.box[3]) / 2 <= middle_low]
        ordered += sorted(row, key=lambda one: one.box[0])
        left = [one for one in left if not any(one is other for other in row)]
    return ordered


def _group(members: list[int], marks: Marks) -> Group:
    boxes = marks.boxes[members]
    left, top = boxes[:, :2].min(axis=0).tolist()
    right, bottom = boxes[:, 2:].max(axis=0).tolist()
    first = members[0]
    return Group(
        members,
        (left, top, right, bottom),
        max(right - left, bottom - top),
        float(marks.strong[members].max()),
        float(marks.width[first]),
        float(marks.border[members].max()),
    )


def _joined(marks: Marks) -> list[list[int]]:
    count = len(marks.boxes)
    outlines = [_outline(marks, one) for one in range(count)]
    leader = list(range(count))
    for small in range(count - 1, 0, -1):  # they are sorted by size
        for large in range(small):
            width = float(min(marks.width[small], marks.width[large]))
            small_box, large_box = marks.boxes[small], marks.boxes[large]
            if marks.border[large] > ALONG and not marks.border[small]:
                continue
            if marks.strong[small] < FAINTEST * marks.strong[large]:
                continue
            if _box_gap(small_box, large_box) > max(STROKES * width, HAT * _side(large_box)):
                continue
            gap = _distance(outlines[small], outlines[large])
            if _belongs(small_box, large_box, gap, width):
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


def _belongs(small: Ints, large: Ints, gap: float, width: float) -> bool:
    """Whether a mark is a part of a larger one's digit, ``gap`` pixels away."""
    sides = _side(small), _side(large)
    across = min(small[2], large[2]) - max(small[0], large[0])
    shared = across / max(1, min(small[2] - small[0], large[2] - large[0]))
    bars = _is_bar(small), _is_bar(large)
    if bars[0] != bars[1] and shared >= BARS_SHARE and gap <= HAT * sides[bars[0]]:
        return True
    if sides[0] > PART * sides[1]:
        return gap <= STROKES * width and _crossing(small, large)
    if gap <= STROKES * width:
        return True
    return gap <= HAT * sides[1] and shared >= 0.5 and sides[0] >= 0.15 * sides[1]


def _is_bar(box: Ints) -> bool:
    """Whether a mark lies flat: a five's hat, the foot of a one."""
    return bool(box[3] - box[1] <= FLAT * (box[2] - box[0]))


def _crossing(one: Ints, other: Ints) -> bool:
    """Whether two boxes lie over each other, or one over the other as halves of a tall digit."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return bool(
        across > 0.4 * min(one[2] - one[0], other[2] - other[0])
        and down > -0.1 * max(one[3] - one[1], other[3] - other[1])
    )


def _box_gap(one: Ints, other: Ints) -> float:
    """Distance of two boxes; 0 where they overlap."""
    apart = np.maximum(np.maximum(one[:2] - other[2:], other[:2] - one[2:]), 0)
    return float(np.hypot(*apart))


def _side(box: Ints) -> int:
    return int((box[2:] - box[:2]).max())


def ink_of_group(group: Group, marks: Marks, cover: Floats, lines: Mask) -> Ink:
    """The ink of a group of marks, without what is left of lines."""
    boxes = marks.boxes[group.members]
    height, width = marks.image.shape
    left, top = np.maximum(boxes[:, :2].min(axis=0) - MARGIN, 0).tolist()
    right, bottom = np.minimum(boxes[:, 2:].max(axis=0) + MARGIN, (width, height)).tolist()
    window = slice(top, bottom), slice(left, right)
    inside = np.isin(marks.image[window], group.members)
    near = grown(inside, MARGIN) & ((marks.image[window] < 0) | inside) & ~lines[window]
    inked = cover[window].astype(np.float64)
    most = float(np.quantile(inked[inside], FULL))
    ink = ((inked / most - WEAK) / (1 - WEAK)).clip(0, 1) * near
    return Ink(group.box, (left, top), ink)
