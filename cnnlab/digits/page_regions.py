"""Digits of a page, of the marks that make them, in reading order."""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Mask
from cnnlab.digits.morphology import Floats, grown
from cnnlab.digits.page_boxes import inside, side
from cnnlab.digits.page_joins import ALONG, FAINTEST, joined
from cnnlab.digits.page_marks import Marks

WEAK: Final = 0.25  # of the strong cover; what has less is paper
FULL: Final = 0.97  # quantile of a digit's cover that becomes 1
SMALLEST: Final = 0.3  # of the largest digit's larger side: what is smaller is a speck
STRONGER: Final = 0.75  # of the ink's cover: what touches the border and has less is a shadow
PIECE: Final = 0.15  # of a frame's side: what stands in it and is smaller is a speck
FLATTEST: Final = 3.0  # times as wide as high: a line beneath a digit, or between two
MARGIN: Final = 2  # pixels round a mark that its edge takes


class Group(NamedTuple):
    """Marks of one digit: its box, larger side, cover and stroke's width.

    And its pixels along one side of the picture, over its larger side.
    """

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
    found = [_group(members, marks) for members in joined(marks)]
    return sorted(found, key=lambda one: -one.side)


def digits_among(groups: list[Group]) -> list[Group]:
    """Those that are not dirt beside others, the edge of something, or a frame round others."""
    groups = [one for one in groups if not _is_frame(one, groups)]
    groups = [one for one in groups if not _is_flat(one)] or groups
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


def _is_flat(group: Group) -> bool:
    """Whether it lies as no digit does."""
    left, top, right, bottom = group.box
    return right - left > FLATTEST * (bottom - top)


def _is_frame(group: Group, groups: list[Group]) -> bool:
    """Whether what is written stands inside: the outline of a sheet, a box, a circle."""
    sides = [
        one.side
        for one in groups
        if one is not group
        and one.strong >= FAINTEST * group.strong
        and one.side >= PIECE * group.side
        and inside(one.box, group.box)
    ]
    return sum(sides) >= SMALLEST * group.side


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
    box = left, top, right, bottom
    along = max(marks.border[one] * side(marks.boxes[one]) for one in members)
    return Group(
        members,
        box,
        side(box),
        float(marks.strong[members].max()),
        float(marks.width[members[0]]),
        float(along / side(box)),
    )


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
