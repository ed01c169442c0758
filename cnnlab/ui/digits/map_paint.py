"""How attribution maps are painted: signed colours, and the ink's outline over them."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from cnnlab.core.arrays import Array, Floats
from cnnlab.core.shapes import Pair
from cnnlab.scene.colours import Theme, diverging
from cnnlab.scene.contour import contour, paint_contour

EDGE_OF_INK = 0.5  # of full ink
FINEST = 3.0  # px a pixel, under which the outline is at its thinnest


@dataclass(frozen=True, eq=False)
class SignedMap:
    """A map (H, W) whose full colours mean ±``bound``, and the outline of the ink that it is of.

    A quarter of the bound has half the colour, so that weak maps are seen beside a strong one.
    """

    values: Floats
    bound: float
    outline: Array

    def image(self, theme: Theme) -> QImage:
        """Its colours, a pixel each."""
        rows, columns = self.values.shape
        share = np.sign(self.values) * np.sqrt(np.abs(self.values) / (self.bound or 1.0))
        pixels = np.ascontiguousarray(diverging(share.astype(float), 1.0, theme))
        image = QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32)
        return image.copy()


def outline_of(image: Floats) -> Array:
    """The line round the ink of an image (H, W), as pieces (n, 4)."""
    return contour(image.astype(float) - EDGE_OF_INK)


def square_within(rect: QRectF, cells: int) -> QRectF:
    """The largest square in the middle of a rectangle with whole pixels for each of its cells."""
    side = max(1, int(min(rect.width(), rect.height()) // cells)) * cells
    left = rect.left() + (rect.width() - side) // 2
    return QRectF(round(left), round(rect.top() + (rect.height() - side) // 2), side, side)


def paint_map(
    painter: QPainter, square: QRectF, shown: SignedMap, image: QImage, theme: Theme
) -> None:
    """A map in a square; ``image`` is the map's own, made once for a theme."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(square, image)
    rows, columns = shown.values.shape
    width = 0.8 * max(1.0, (square.width() / columns / FINEST) ** 0.5)
    paint_contour(painter, square, shown.outline, (rows, columns), theme, width)


def paint_cells(
    painter: QPainter, square: QRectF, shape: Pair, cells: tuple[slice, slice], pen: QPen
) -> None:
    """A frame round some rows and columns of a map."""
    down, across = square.height() / shape[0], square.width() / shape[1]
    rows, columns = cells
    start = QPointF(columns.start * across, rows.start * down)
    end = QPointF(columns.stop * across, rows.stop * down)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(square.topLeft() + start, square.topLeft() + end))
