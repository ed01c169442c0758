"""Numbers of an opened cell in a grid, on their colours."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from cnnlab.core.arrays import Array, Mask
from cnnlab.core.inspect.fields import Field
from cnnlab.core.inspect.rounding import DECIMALS
from cnnlab.scene.atlas_cell_items import Brush, Item, Spot
from cnnlab.scene.atlas_cell_numbers import cell_figure
from cnnlab.scene.colours import Theme, black_reads_better, diverging, with_alpha
from cnnlab.scene.pixmaps import colours_image
from cnnlab.scene.text import KeyedFont

LINES_FROM = 12.0  # px a cell, from which lines between cells are shown


@dataclass(frozen=True, eq=False)
class NumberGrid(Item):
    """Numbers (rows, columns) on their colours, without the numbers where ``font`` is None."""

    rect: QRectF
    values: Array
    largest: float
    spot: Callable[[int, int], Spot]
    font: KeyedFont | None = None
    decimals: int = DECIMALS
    place: str = ""
    """The row that it is in."""
    inside: Mask | None = None
    """Which cells are no padding; None for all."""
    marked: Field | None = None
    """What is framed: a winner, a cell, a receptive field."""
    images: dict[Theme, tuple[QImage, Mask]] = field(default_factory=dict)
    """As painted before."""

    def span(self, row: int, column: int, rows: int = 1, columns: int = 1) -> QRectF:
        """Rectangle of a block of cells."""
        down, right = self.values.shape
        height, width = self.rect.height() / down, self.rect.width() / right
        x, y = self.rect.x() + column * width, self.rect.y() + row * height
        return QRectF(x, y, columns * width, rows * height)

    def at(self, point: QPointF) -> Spot | None:
        """The spot of the cell under a point."""
        if not self.rect.contains(point):
            return None
        one = self.span(0, 0)
        row = min(int((point.y() - self.rect.y()) / one.height()), self.values.shape[0] - 1)
        column = min(int((point.x() - self.rect.x()) / one.width()), self.values.shape[1] - 1)
        return self.spot(row, column)

    def lit(self, pointed: Spot) -> bool:
        """Where one of its cells is pointed at, or the same tap of another grid of the row."""
        return bool(self.place) and pointed.place[0] == self.place and pointed.place[1] >= 0

    def paint(self, brush: Brush) -> None:
        """Colours, lines, numbers, and what is marked and pointed at."""
        painter, theme, pointed = brush
        image, black = self._image(theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawImage(self.rect, image)
        self._paint_padding(painter, theme)
        painter.setPen(QPen(theme.grid_line, 1))
        painter.drawLines(self._lines)
        if self.font is not None:
            self._paint_numbers(painter, theme, self.font, black)
        if self.marked is not None:
            self._paint_frame(painter, theme, self.marked)
        if pointed is not None and self.lit(pointed):
            row, column = divmod(pointed.place[1], self.values.shape[1])
            self._paint_frame(painter, theme, Field(row, column, 1, 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _image(self, theme: Theme) -> tuple[QImage, Mask]:
        found = self.images.get(theme)
        if found is None:
            pixels = diverging(_within(self.values, self.largest), self.largest, theme)
            found = self.images[theme] = colours_image(pixels), black_reads_better(pixels)
        return found

    def _paint_padding(self, painter: QPainter, theme: Theme) -> None:
        if self.inside is None:
            return
        hatch = QBrush(with_alpha(theme.ring_text, 0.45), Qt.BrushStyle.BDiagPattern)
        for row, column in np.argwhere(~self.inside):
            painter.fillRect(self.span(int(row), int(column)), theme.ring)
            painter.fillRect(self.span(int(row), int(column)), hatch)

    @cached_property
    def _lines(self) -> list[QLineF]:
        """Round it, and between cells that are large enough."""
        rect, (rows, columns) = self.rect, self.values.shape
        if min(rect.height() / rows, rect.width() / columns) < LINES_FROM:
            rows, columns = 1, 1
        ys = [round(rect.y() + rect.height() * row / rows) for row in range(rows + 1)]
        xs = [round(rect.x() + rect.width() * column / columns) for column in range(columns + 1)]
        return [QLineF(xs[0], y, xs[-1], y) for y in ys] + [QLineF(x, ys[0], x, ys[-1]) for x in xs]

    def _paint_numbers(self, painter: QPainter, theme: Theme, font: KeyedFont, black: Mask) -> None:
        painter.setFont(font)
        pens = [QPen(QColor("#ffffff")), QPen(QColor("#000000")), QPen(theme.muted)]
        kinds = np.where(self.values == 0, 2, black.astype(int))
        if self.inside is not None:
            pens.append(QPen(theme.ring_text))
            kinds = np.where(self.inside, kinds, 3)
        now, centre = -1, int(Qt.AlignmentFlag.AlignCenter)
        for (row, column), value in np.ndenumerate(self.values):
            if int(kinds[row, column]) != now:
                now = int(kinds[row, column])
                painter.setPen(pens[now])
            # Painted once into a picture: laying text out to be kept costs more than this.
            figure = cell_figure(float(value), self.decimals)
            painter.drawText(self.span(row, column), centre, figure)

    def _paint_frame(self, painter: QPainter, theme: Theme, at: Field) -> None:
        span = self.span(*at)
        width = 3 if self.font is not None else 2
        pen = QPen(theme.accent, width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = width / 2 if self.font is not None else 0.0
        painter.drawRect(span.adjusted(inset, inset, -inset, -inset))


def _within(values: Array, largest: float) -> Array:
    """Numbers that colours can be made of: none beyond the largest one."""
    return np.nan_to_num(values).clip(-largest, largest)
