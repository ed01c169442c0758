"""The transport's pictures, drawn in the colour of the theme at any size."""

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPolygonF

from cnnlab.scene.pixmaps import painted

SIZE = 24


def icon(name: str, colour: QColor) -> QIcon:
    """The icon of that name: first, back, play, pause, forward, last, loop, inside.

    Each is drawn once: Qt keeps, of every icon that was ever shown, what it has made of it.
    """
    return _drawn(name, colour.rgba())


@cache
def _drawn(name: str, rgba: int) -> QIcon:
    colour = QColor.fromRgba(rgba)

    def paint(painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        _DRAWN[name](painter)

    return painted_icon(SIZE, paint)


def painted_icon(size: int, paint: Callable[[QPainter], object]) -> QIcon:
    """An icon of so many pixels, for screens of one and of two dots a pixel."""

    def smooth(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter)

    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(painted(QSize(size, size), ratio, smooth))
    return made


def _triangle(painter: QPainter, left: float, right: float) -> None:
    """A triangle from a flat side at ``left`` to a point at ``right``."""
    painter.drawPolygon(QPolygonF([QPointF(left, 5), QPointF(left, 19), QPointF(right, 12)]))


def _bar(painter: QPainter, left: float, width: float = 3.0) -> None:
    painter.drawRoundedRect(QRectF(left, 5, width, 14), 1, 1)


def _first(painter: QPainter) -> None:
    _bar(painter, 5)
    _triangle(painter, 19, 9)


def _last(painter: QPainter) -> None:
    _triangle(painter, 5, 15)
    _bar(painter, 16)


def _pause(painter: QPainter) -> None:
    _bar(painter, 7, 3.6)
    _bar(painter, 13.4, 3.6)


def _loop(painter: QPainter) -> None:
    pen = QPen(painter.brush().color(), 2.2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    path = QPainterPath()
    path.arcMoveTo(QRectF(5, 5, 14, 14), 60)
    path.arcTo(QRectF(5, 5, 14, 14), 60, 290)
    painter.drawPath(path)
    painter.setBrush(pen.color())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(QPolygonF([QPointF(12, 1.5), QPointF(12, 10), QPointF(17.5, 5.6)]))


def _inside(painter: QPainter) -> None:
    colour = painter.brush().color()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 2))
    painter.drawRoundedRect(QRectF(4, 4, 16, 16), 2, 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for row in range(2):
        for column in range(2):
            painter.drawEllipse(QPointF(9 + 6 * column, 9 + 6 * row), 1.9, 1.9)


_DRAWN: dict[str, Callable[[QPainter], None]] = {
    "first": _first,
    "back": lambda painter: _triangle(painter, 16, 7),
    "play": lambda painter: _triangle(painter, 7, 19),
    "pause": _pause,
    "forward": lambda painter: _triangle(painter, 8, 17),
    "last": _last,
    "loop": _loop,
    "inside": _inside,
}
