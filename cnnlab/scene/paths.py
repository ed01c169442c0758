"""Paths with rounded corners."""

from itertools import pairwise

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

CORNER = 9.0  # px: radius of a rounded corner


def rounded_path(start: QPointF, points: list[QPointF]) -> QPainterPath:
    """A path from a point through corners, each rounded, to the last one."""
    path = QPainterPath(start)
    before = start
    for corner, after in pairwise(points):
        path.lineTo(_short_of(corner, before))
        path.quadTo(corner, _short_of(corner, after))
        before = corner
    path.lineTo(points[-1])
    return path


def _short_of(corner: QPointF, other: QPointF) -> QPointF:
    way = other - corner
    length = max(abs(way.x()), abs(way.y()))
    return corner if length == 0 else corner + way * min(CORNER, length / 2) / length
