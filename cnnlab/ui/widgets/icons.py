"""Pictures on buttons, drawn in the colour of the theme at any size."""

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPolygonF

from cnnlab.scene.pixmaps import painted

SIZE = 24


def icon(name: str, colour: QColor, disabled: QColor | None = None) -> QIcon:
    """The icon of that name; in another colour on a ``disabled`` button, else in Qt's fainter one.

    Of a transport: first, back, play, pause, forward, last, loop. Of a canvas: eraser,
    undo, redo, grid, clear, picture. Of a stack and its training: twice, stop, step, save,
    open. Each is drawn once: Qt keeps, of every icon that was ever shown, what it has made of it.
    """
    return _drawn(name, colour.rgba(), None if disabled is None else disabled.rgba())


@cache
def _drawn(name: str, rgba: int, disabled: int | None) -> QIcon:
    def painting(colour: QColor) -> Callable[[QPainter], object]:
        def paint(painter: QPainter) -> None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            _DRAWN[name](painter)

        return paint

    made = painted_icon(SIZE, painting(QColor.fromRgba(rgba)))
    if disabled is not None:
        _add(made, SIZE, painting(QColor.fromRgba(disabled)), QIcon.Mode.Disabled)
    return made


def painted_icon(size: int, paint: Callable[[QPainter], object]) -> QIcon:
    """An icon of so many pixels, for screens of one and of two dots a pixel."""
    made = QIcon()
    _add(made, size, paint, QIcon.Mode.Normal)
    return made


def _add(made: QIcon, size: int, paint: Callable[[QPainter], object], mode: QIcon.Mode) -> None:

    def smooth(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter)

    for ratio in (1.0, 2.0):
        made.addPixmap(painted(QSize(size, size), ratio, smooth), mode)


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


def _outlined(painter: QPainter, width: float = 1.8) -> None:
    """Lines instead of areas, in the same colour."""
    pen = QPen(painter.brush().color(), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _lines(painter: QPainter, *lines: tuple[float, float, float, float]) -> None:
    for line in lines:
        painter.drawLine(QPointF(*line[:2]), QPointF(*line[2:]))


def _eraser(painter: QPainter) -> None:
    """A block on its edge, half of it filled, over the line that it has rubbed."""
    colour = painter.brush().color()
    _outlined(painter)
    corners = [QPointF(*at) for at in ((13.5, 3.5), (20.5, 10.5), (12, 19), (5, 12))]
    painter.drawPolygon(QPolygonF(corners))
    _lines(painter, (8, 21, 20, 21))
    painter.setBrush(colour)
    low = [QPointF(*at) for at in ((9.25, 7.75), (16.25, 14.75), (12, 19), (5, 12))]
    painter.drawPolygon(QPolygonF(low))


def _undo(painter: QPainter) -> None:
    _outlined(painter, 2.0)
    path = QPainterPath(QPointF(5, 9))
    path.lineTo(14, 9)
    path.arcTo(QRectF(9, 9, 10, 10), 90, -180)
    path.lineTo(9, 19)
    painter.drawPath(path)
    _lines(painter, (5, 9, 9.5, 4.5), (5, 9, 9.5, 13.5))


def _redo(painter: QPainter) -> None:
    painter.translate(SIZE, 0)
    painter.scale(-1, 1)
    _undo(painter)


def _grid(painter: QPainter) -> None:
    _outlined(painter, 1.6)
    painter.drawRect(QRectF(4, 4, 16, 16))
    for at in (9.33, 14.67):
        _lines(painter, (at, 4, at, 20), (4, at, 20, at))


def _clear(painter: QPainter) -> None:
    """A bin."""
    _outlined(painter)
    _lines(painter, (4.5, 6.5, 19.5, 6.5), (10, 10.5, 10, 17), (14, 10.5, 14, 17))
    path = QPainterPath(QPointF(6.5, 6.5))
    for at in ((7.5, 20.5), (16.5, 20.5), (17.5, 6.5)):
        path.lineTo(*at)
    path.moveTo(9.5, 6.5)
    for at in ((9.5, 3.5), (14.5, 3.5), (14.5, 6.5)):
        path.lineTo(*at)
    painter.drawPath(path)


def _picture(painter: QPainter) -> None:
    """Hills and a sun."""
    colour = painter.brush().color()
    _outlined(painter)
    painter.drawRoundedRect(QRectF(3.5, 5, 17, 14), 2, 2)
    path = QPainterPath(QPointF(4, 17))
    for at in ((9, 11), (13, 15.5), (16, 12.5), (20, 16.5)):
        path.lineTo(*at)
    painter.drawPath(path)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(15.5, 9), 1.2, 1.2)


def _twice(painter: QPainter) -> None:
    """Two sheets."""
    _outlined(painter)
    painter.drawRoundedRect(QRectF(8.5, 8.5, 11, 11), 2, 2)
    path = QPainterPath(QPointF(15.5, 4.5))
    path.lineTo(6.5, 4.5)
    path.arcTo(QRectF(4.5, 4.5, 4, 4), 90, 90)
    path.lineTo(4.5, 15.5)
    painter.drawPath(path)


def _save(painter: QPainter) -> None:
    """An arrow down into a tray."""
    _outlined(painter)
    _lines(painter, (12, 4, 12, 14), (12, 14, 8, 10), (12, 14, 16, 10))
    painter.drawPolyline(QPolygonF([QPointF(*at) for at in ((4, 14), (4, 20), (20, 20), (20, 14))]))


def _open(painter: QPainter) -> None:
    """A folder."""
    _outlined(painter)
    corners = ((3.5, 19), (3.5, 5.5), (9.5, 5.5), (12, 8), (20.5, 8), (20.5, 19))
    painter.drawPolygon(QPolygonF([QPointF(*at) for at in corners]))


def _step(painter: QPainter) -> None:
    _bar(painter, 5)
    _triangle(painter, 10, 20)


_DRAWN: dict[str, Callable[[QPainter], None]] = {
    "first": _first,
    "back": lambda painter: _triangle(painter, 16, 7),
    "play": lambda painter: _triangle(painter, 7, 19),
    "pause": _pause,
    "forward": lambda painter: _triangle(painter, 8, 17),
    "last": _last,
    "loop": _loop,
    "eraser": _eraser,
    "undo": _undo,
    "redo": _redo,
    "grid": _grid,
    "clear": _clear,
    "picture": _picture,
    "twice": _twice,
    "stop": lambda painter: painter.drawRoundedRect(QRectF(6, 6, 12, 12), 1.5, 1.5),
    "step": _step,
    "save": _save,
    "open": _open,
}
