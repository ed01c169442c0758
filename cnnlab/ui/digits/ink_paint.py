"""How drawings and the network's pixels over them are painted."""

from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QTransform

from cnnlab.core.arrays import Bytes
from cnnlab.lab.digits.sketch import Box, Drawing, Stroke, pressed
from cnnlab.scene.colours import Theme, load_theme, with_alpha
from cnnlab.scene.strokes import path_of

CELLS = 28
SHORT = 64  # points of a stroke that is painted whole, by its path that is kept
BENT = 3  # points on either side that bend a curve
Map = npt.NDArray[np.floating]
_paths: WeakKeyDictionary[Stroke, QPainterPath] = WeakKeyDictionary()


def paint_drawing(
    painter: QPainter,
    drawing: Drawing,
    theme: Theme,
    marked: int | None = None,
    part: Box | None = None,
) -> None:
    """A drawing on a canvas of 1 × 1; only what meets ``part`` of it.

    ``marked`` is the index of a stroke in the accent colour.
    """
    if drawing.picture is not None:
        _paint_picture(painter, drawing.picture, theme.text, part)
    for index, stroke in enumerate(drawing.strokes):
        for piece in [stroke] if part is None else _near(stroke, part):
            paint_stroke(painter, piece, theme.accent if index == marked else theme.text)


def _paint_picture(painter: QPainter, picture: Map, text: QColor, part: Box | None) -> None:
    """A picture's ink (H, W) in the middle of the canvas; only the pixels near a part."""
    side = max(picture.shape)
    rows, left_out = _window(picture.shape[0], side, part and (part.top, part.bottom))
    columns, left_off = _window(picture.shape[1], side, part and (part.left, part.right))
    share = picture[rows, columns]
    if not share.size:
        return
    high, wide = share.shape
    colour = np.array([text.blue(), text.green(), text.red(), 255])
    ink = (share[..., None] * colour + 0.5).astype(np.uint8)
    image = QImage(ink.data, wide, high, 4 * wide, QImage.Format.Format_ARGB32_Premultiplied)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(left_off, left_out, wide / side, high / side), image)


def _window(count: int, side: int, span: tuple[float, float] | None) -> tuple[slice, float]:
    """Rows or columns of a picture near a span of the canvas, and where they begin there."""
    margin = (side - count) / 2
    if span is None:
        return slice(0, count), margin / side
    low = max(0, int(np.floor(span[0] * side - margin)) - 2)
    high = max(low, min(count, int(np.ceil(span[1] * side - margin)) + 2))
    return slice(low, high), (low + margin) / side


def _near(stroke: Stroke, part: Box) -> list[Stroke]:
    """What of a stroke meets a part of the canvas, and the points that bend it there."""
    points, pressure = stroke.points, stroke.pressure
    if not stroke.box.meets(part):
        return []
    if len(points) < SHORT:
        return [stroke]
    low = np.minimum(points[:-1], points[1:]) - stroke.width
    high = np.maximum(points[:-1], points[1:]) + stroke.width
    meets = ((low < part[2:]) & (high > part[:2])).all(axis=1)
    near = np.convolve(meets, np.ones(2 * BENT + 1), "same") > 0
    edges = np.flatnonzero(np.diff(np.concatenate([[False], near, [False]])))
    return [
        Stroke(points[a : b + 1], stroke.width, None if pressure is None else pressure[a : b + 1])
        for a, b in zip(edges[::2], edges[1::2], strict=True)
    ]


def paint_stroke(painter: QPainter, stroke: Stroke, colour: QColor) -> None:
    """A stroke, round at its ends, as wide as the pen was pressed."""
    transform = painter.worldTransform()
    painter.resetTransform()  # Qt strokes a path in a small unit several times slower
    pen = QPen(colour, stroke.width * transform.m11())
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if stroke.pressure is None or len(stroke.points) == 1:
        painter.setPen(pen)
        painter.drawPath(transform.map(_path(stroke)))
    else:
        _paint_pressed(painter, pen, transform, stroke)
    painter.setWorldTransform(transform)


def _paint_pressed(painter: QPainter, pen: QPen, transform: QTransform, stroke: Stroke) -> None:
    assert stroke.pressure is not None  # noqa: S101 - paint_stroke's condition
    full, share = pen.widthF(), pressed(stroke.pressure)
    places = [transform.map(QPointF(*point)) for point in stroke.points.tolist()]
    for i in range(len(places) - 1):
        pen.setWidthF(full * float(share[i] + share[i + 1]) / 2)
        painter.setPen(pen)
        painter.drawLine(places[i], places[i + 1])


def _path(stroke: Stroke) -> QPainterPath:
    """The smooth path of a stroke, worked out once."""
    path = _paths.get(stroke)
    if path is None:
        path = _paths[stroke] = path_of(stroke.points)
    return path


def ink_on_white(drawing: Drawing, side: int = 560) -> QImage:
    """A drawing as a picture for other programs."""
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side, side)
    paint_drawing(painter, drawing, load_theme("light"))
    painter.end()
    return image


def ink_as_pixels(drawing: Drawing, side: int = 256) -> Bytes:
    """A drawing as a grey picture (1, side, side), black ink on white."""
    image = ink_on_white(drawing, side).convertToFormat(QImage.Format.Format_Grayscale8)
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(side, -1)  # padded to four bytes
    return lines[None, :, :side].copy()


def paint_pixels(painter: QPainter, seen: QRectF, theme: Theme) -> None:
    """The network's pixels as a grid over the part of the canvas that its image shows."""
    painter.setPen(QPen(with_alpha(theme.muted, 0.35), 0))
    step = seen.width() / CELLS
    for i in range(CELLS + 1):
        x, y = seen.left() + i * step, seen.top() + i * step
        painter.drawLine(QPointF(x, seen.top()), QPointF(x, seen.bottom()))
        painter.drawLine(QPointF(seen.left(), y), QPointF(seen.right(), y))
    painter.setPen(QPen(theme.accent, 0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(seen)
