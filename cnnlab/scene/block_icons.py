"""Small pictures of kinds of layers, so that a column of blocks is read at a glance."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias, get_args

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from cnnlab.scene.colours import Theme, ink_on

BlockGroup: TypeAlias = Literal[
    "input", "conv", "linear", "activation", "pool", "norm", "dropout", "flatten", "classes"
]
GROUPS: tuple[BlockGroup, ...] = get_args(BlockGroup)
SIDE = 24.0
"""Of the square that icons are drawn for; they are painted at any size."""
LEARNED = ("conv", "linear", "norm")


def group_colour(group: BlockGroup, theme: Theme) -> QColor:
    """Blue for what is learned, orange for what makes maps smaller, neutral for the rest."""
    if group in LEARNED:
        return theme.positive
    return theme.negative if group == "pool" else theme.muted


def paint_block_icon(painter: QPainter, rect: QRectF, group: BlockGroup, theme: Theme) -> None:
    """A tile in the group's colour and the group's sign on it, in a square."""
    colour = group_colour(group, theme)
    painter.save()
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / SIDE, rect.height() / SIDE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(0, 0, SIDE, SIDE), 5, 5)
    pen = QPen(ink_on(colour), 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _SIGNS[group](painter)
    painter.restore()


def _lines(painter: QPainter, *points: tuple[float, float]) -> None:
    painter.drawPolyline(QPolygonF([QPointF(*point) for point in points]))


def _dot(painter: QPainter, x: float, y: float, radius: float) -> None:
    painter.setBrush(painter.pen().color())
    painter.drawEllipse(QPointF(x, y), radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _input(painter: QPainter) -> None:
    """A picture."""
    painter.drawRect(QRectF(5, 5, 14, 14))
    _lines(painter, (7, 17), (11, 11), (14, 15), (17, 9))


def _conv(painter: QPainter) -> None:
    """A window on a grid."""
    painter.drawRect(QRectF(4.5, 4.5, 15, 15))
    painter.fillRect(QRectF(5, 5, 8.5, 8.5), painter.pen().color())


def _linear(painter: QPainter) -> None:
    """Each with each."""
    for left in (6, 12, 18):
        for right in (8.5, 15.5):
            _lines(painter, (6, left), (18, right))


def _activation(painter: QPainter) -> None:
    _lines(painter, (4, 17), (12, 17), (20, 6))


def _pool(painter: QPainter) -> None:
    """Four become one."""
    for x in (4.5, 10.5):
        for y in (6.5, 12.5):
            painter.drawRect(QRectF(x, y, 5, 5))
    _dot(painter, 19, 12, 1.6)


def _norm(painter: QPainter) -> None:
    """A bell."""
    points = ((4, 18), (8, 17), (10, 12), (12, 6), (14, 12), (16, 17), (20, 18))
    _lines(painter, *points)


def _dropout(painter: QPainter) -> None:
    """One of three is out."""
    _dot(painter, 6, 12, 2)
    _dot(painter, 18, 12, 2)
    _lines(painter, (10, 10), (14, 14))
    _lines(painter, (14, 10), (10, 14))


def _flatten(painter: QPainter) -> None:
    for y in (7, 12, 17):
        _lines(painter, (5, y), (19, y))


def _classes(painter: QPainter) -> None:
    """Bars, of which one is the longest."""
    for y, end in ((7, 11), (12, 19), (17, 9)):
        _lines(painter, (5, y), (end, y))


_SIGNS: Mapping[BlockGroup, Callable[[QPainter], None]] = MappingProxyType(
    {
        "input": _input,
        "conv": _conv,
        "linear": _linear,
        "activation": _activation,
        "pool": _pool,
        "norm": _norm,
        "dropout": _dropout,
        "flatten": _flatten,
        "classes": _classes,
    }
)
