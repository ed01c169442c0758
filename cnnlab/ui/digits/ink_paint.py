"""How drawings, maps over them and the network's pixels are painted."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from cnnlab.lab.reader import pressed
from cnnlab.lab.sketch import Drawing, Stroke
from cnnlab.scene.colours import Theme, diverging, load_theme, with_alpha
from cnnlab.scene.strokes import path_of

CELLS = 28
Map = npt.NDArray[np.floating]


def map_image(values: Map, theme: Theme) -> QImage:
    """Signed numbers as see-through colours: the nearer to zero, the less is seen of them."""
    largest = float(np.abs(values).max()) or 1.0
    pixels = diverging(np.sign(values) * largest, largest, theme)
    share = np.sqrt(np.abs(values) / largest) * 0.85
    pixels[..., 3] = 255
    pixels = (pixels * share[..., None]).astype(np.uint8)
    pixels = np.ascontiguousarray(pixels)
    rows, columns = values.shape
    image = QImage(
        pixels.data, columns, rows, 4 * columns, QImage.Format.Format_ARGB32_Premultiplied
    )
    return image.copy()


def paint_drawing(
    painter: QPainter, drawing: Drawing, theme: Theme, marked: int | None = None
) -> None:
    """A drawing on a canvas of 1 × 1."""
    if drawing.picture is not None:
        rows, columns = drawing.picture.shape
        ink = np.zeros((rows, columns, 4), np.uint8)
        colour = np.array([theme.text.blue(), theme.text.green(), theme.text.red(), 255])
        ink[:] = (drawing.picture[..., None] * colour + 0.5).astype(np.uint8)
        image = QImage(
            ink.data, columns, rows, 4 * columns, QImage.Format.Format_ARGB32_Premultiplied
        )
        side = max(rows, columns)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        width, height = columns / side, rows / side
        painter.drawImage(QRectF((1 - width) / 2, (1 - height) / 2, width, height), image)
    for index, stroke in enumerate(drawing.strokes):
        paint_stroke(painter, stroke, theme.accent if index == marked else theme.text)


def paint_stroke(painter: QPainter, stroke: Stroke, colour: QColor) -> None:
    """A stroke, round at its ends, as wide as the pen was pressed."""
    pen = QPen(colour, stroke.width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if stroke.pressure is None or len(stroke.points) == 1:
        painter.setPen(pen)
        painter.drawPath(path_of(stroke.points))
        return
    widths = stroke.width * pressed(stroke.pressure)
    for i in range(len(stroke.points) - 1):
        pen.setWidthF((widths[i] + widths[i + 1]) / 2)
        painter.setPen(pen)
        painter.drawLine(QPointF(*stroke.points[i]), QPointF(*stroke.points[i + 1]))


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
