"""Shapes that lie over the grids: frames, tints, numbers on lines, and the lines themselves.

Values only, with the pixels that they touch; ``overlay_compose`` makes them from places and values,
``overlay_paint`` paints them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QRegion

from cnnlab.scene.layout import BRACKET, NODE

Shape = TypeVar("Shape", "Mark", "Tint", "Chip")


class Style(Enum):
    """What a frame means."""

    NOW = "now"
    """The moving window."""
    TERM = "term"
    """The product that is being added."""
    POINTED = "pointed"
    """Pointed at, or in the receptive field of what is pointed at."""
    USED = "used"
    """Where what is pointed at is used."""
    PINNED = "pinned"


@dataclass(frozen=True)
class Mark:
    """A frame around cells, clipped to its grid; the badge is a small text on its edge."""

    rect: QRectF
    clip: QRectF
    style: Style
    badge: str = ""
    bracket: bool = False
    """Whether it is a bracket under the cells instead."""

    @property
    def key(self) -> tuple[object, ...]:
        """The same for equal marks, and hashable, which rectangles are not."""
        return self.rect.getRect(), self.clip.getRect(), self.style, self.badge, self.bracket

    @property
    def badge_rect(self) -> QRectF:
        """Where the badge stands."""
        rect = QRectF(0, 0, 10.0 + 7.0 * len(self.badge), 17)
        rect.moveCenter(QPointF(self.rect.center().x(), self.rect.top()))
        return rect


@dataclass(frozen=True)
class Tint:
    """Many cells of one grid in a colour.

    Every one of ``rows`` in every one of ``columns``, counted from the corner of ``rect``.
    """

    rect: QRectF
    clip: QRectF
    rows: tuple[int, ...]
    columns: tuple[int, ...]

    @property
    def key(self) -> tuple[object, ...]:
        """The same for equal tints, and hashable."""
        return self.rect.getRect(), self.clip.getRect(), self.rows, self.columns


@dataclass(frozen=True)
class Chip:
    """A number on a line."""

    rect: QRectF
    text: str
    strong: bool = False
    """Whether it is pointed at."""

    @property
    def key(self) -> tuple[object, ...]:
        """The same for equal chips, and hashable."""
        return self.rect.getRect(), self.text, self.strong


@dataclass(frozen=True)
class Overlay:
    """All shapes over the grids."""

    lines: tuple[QPainterPath, ...] = ()
    marks: tuple[Mark, ...] = ()
    chips: tuple[Chip, ...] = ()
    tints: tuple[Tint, ...] = ()
    node: QPointF | None = None
    unit: float = 1.0
    """Scale of the node: the layout's unit."""
    node_text: str = "Σ"
    node_lit: bool = False
    """Whether the node is pointed at."""
    pointed: bool = False
    """Whether the lines are those of what is pointed at, not of what plays."""

    @property
    def circle(self) -> QRectF:
        """Where the node is drawn; empty without one."""
        if self.node is None:
            return QRectF()
        radius = NODE * self.unit
        return QRectF(self.node.x() - radius, self.node.y() - radius, 2 * radius, 2 * radius)

    @property
    def node_look(self) -> tuple[object, ...]:
        """The same for nodes that look alike."""
        return self.node, self.unit, self.node_text, self.node_lit, self.pointed

    def region(self) -> QRegion:
        """Pixels it touches."""
        region = self.shapes_changed(Overlay())
        for path in self.lines:
            region += line_region(path)
        return region

    def shapes_changed(self, other: "Overlay") -> QRegion:
        """Pixels of the frames, tints, chips and node that differ between two overlays."""
        region = QRegion()
        for mark in _only_in_one(other.marks, self.marks):
            region += mark_region(mark)
        for tint in _only_in_one(other.tints, self.tints):
            region += tint.rect.intersected(tint.clip).toAlignedRect().adjusted(-1, -1, 1, 1)
        for chip in _only_in_one(other.chips, self.chips):
            region += chip.rect.toAlignedRect().adjusted(-2, -2, 2, 2)
        if other.node_look != self.node_look:
            for circle in (other.circle, self.circle):
                if not circle.isEmpty():
                    region += circle.toAlignedRect().adjusted(-3, -3, 3, 3)
        return region


def mark_region(mark: Mark) -> QRegion:
    """Pixels that a frame and its badge touch."""
    below = 5 + round(BRACKET) if mark.bracket else 5
    region = QRegion(mark.rect.toAlignedRect().adjusted(-5, -5, 5, below))
    if mark.badge:
        region += mark.badge_rect.toAlignedRect().adjusted(-2, -2, 2, 2)
    return region


def line_region(path: QPainterPath) -> QRegion:
    """Pixels that a line touches."""
    region = QRegion()
    for piece in _strips(path):
        region += piece.toAlignedRect().adjusted(-3, -3, 3, 3)
    return region


def _only_in_one(old: Sequence[Shape], new: Sequence[Shape]) -> list[Shape]:
    """Shapes of only one of two overlays; the others have the same order in both."""
    before, after = {s.key: s for s in old}, {s.key: s for s in new}
    return [before[key] for key in before.keys() - after] + [
        after[key] for key in after.keys() - before
    ]


def _strips(path: QPainterPath) -> Iterable[QRectF]:
    """Bounding rectangles of short pieces of a path, together much smaller than the path's own.

    Every curve here is monotonic in x and in y, so a piece lies between its two ends.
    """
    elements = [path.elementAt(i) for i in range(path.elementCount())]
    points = [QPointF(element.x, element.y) for element in elements]
    i = 1
    while i < len(points):
        if elements[i].isCurveTo():
            yield from _curve_strips(*points[i - 1 : i + 3])
            i += 3
        else:
            yield QRectF(points[i - 1], points[i]).normalized()
            i += 1


def _curve_strips(a: QPointF, b: QPointF, c: QPointF, d: QPointF) -> Iterable[QRectF]:
    pieces = max(1, int(max(abs(d.x() - a.x()), abs(d.y() - a.y())) // 90))
    before = a
    for step in range(1, pieces + 1):
        t = step / pieces
        u = 1 - t
        here = a * (u * u * u) + b * (3 * u * u * t) + c * (3 * u * t * t) + d * (t * t * t)
        yield QRectF(before, here).normalized()
        before = here
