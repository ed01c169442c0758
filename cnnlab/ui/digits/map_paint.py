"""How attribution maps are painted: signed colours, and the ink's outline over them."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen, QPixmap

from cnnlab.core.arrays import Floats
from cnnlab.core.shapes import Pair
from cnnlab.scene.colours import Theme, diverging
from cnnlab.scene.contour import contour, paint_contour
from cnnlab.scene.pixmaps import colours_image

EDGE_OF_INK = 0.35  # of full ink
THINNEST = 0.8  # px wide
FINEST = 3.0  # px a pixel, above which the outline is wider


class InkOutline:
    """The line round the ink of an image (H, W), painted once for each size."""

    def __init__(self, image: Floats) -> None:
        self._pieces = contour(image.astype(float) - EDGE_OF_INK)
        self._shape: Pair = (image.shape[0], image.shape[1])
        self._painted: dict[tuple[int, float, bool], QPixmap] = {}

    def pixmap(self, side: int, ratio: float, theme: Theme) -> QPixmap:
        """The line on nothing, for a square of so many pixels on a screen of that ratio."""
        key = side, ratio, theme.dark
        if key not in self._painted:
            made = QPixmap(round(side * ratio), round(side * ratio))
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            width = THINNEST * max(1.0, (side / self._shape[1] / FINEST) ** 0.5)
            painter = QPainter(made)
            square = QRectF(0, 0, side, side)
            paint_contour(painter, square, self._pieces, self._shape, theme, width)
            painter.end()
            self._painted[key] = made
        return self._painted[key]


@dataclass(frozen=True, eq=False)
class SignedMap:
    """A map (H, W) whose full colours mean ±``bound``, and the outline of the ink that it is of.

    A quarter of the bound has half the colour, so that weak maps are seen beside a strong one.
    """

    values: Floats
    bound: float
    outline: InkOutline

    @property
    def shape(self) -> Pair:
        """Rows and columns."""
        return self.values.shape[0], self.values.shape[1]

    def image(self, theme: Theme) -> QImage:
        """Its colours, a pixel each."""
        share = np.sign(self.values) * np.sqrt(np.abs(self.values) / (self.bound or 1.0))
        return colours_image(diverging(share.astype(float), 1.0, theme))

    def cell_at(self, place: QPointF, square: QRectF) -> Pair | None:
        """Row and column at a place, for a map in a square; None beside it."""
        rows, columns = self.shape
        row = int((place.y() - square.top()) * rows // square.height())
        column = int((place.x() - square.left()) * columns // square.width())
        return (row, column) if 0 <= row < rows and 0 <= column < columns else None


def square_within(rect: QRectF, cells: int) -> QRectF:
    """The largest square at a rectangle's top left with whole pixels for each of its cells."""
    side = max(1, int(min(rect.width(), rect.height()) // cells)) * cells
    return QRectF(rect.left(), rect.top(), side, side)


def paint_map(
    painter: QPainter, square: QRectF, shown: SignedMap, image: QImage, theme: Theme
) -> None:
    """A map in a square; ``image`` is the map's own, made once for a theme."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(square, image)
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(square.topLeft(), shown.outline.pixmap(round(square.width()), ratio, theme))


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
