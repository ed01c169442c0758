"""Table of an opened cell: for each channel window, weights, products and their sum."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cnnlab.core.inspect.layers import Maps
from cnnlab.core.inspect.opened_cell import OpenedCell, Row
from cnnlab.core.shapes import Pair
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.grid import Cells, grid_font, paint_grid
from cnnlab.scene.lattice import Lattice
from cnnlab.scene.text import number

CELLS = {1: 44.0, 2: 44.0, 3: 32.0, 5: 25.0, 7: 15.0}  # px of a cell by how many stand side by side
GAP = 12.0
SIGN = 18.0
NAME, SUM = 56.0, 64.0


class SumTable(QWidget):
    """Paints the visible rows."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = load_theme("light")
        self._opened: OpenedCell | None = None
        self._name = "{n}"
        self._largest = (1.0, 1.0, 1.0)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_opened(self, opened: OpenedCell, name: str) -> None:
        """Show another cell; ``name`` is what a channel is called, with {n} for its number."""
        self._opened, self._name = opened, name
        self._largest = (
            _most([row.window for row in opened.rows]),
            _most([row.weights for row in opened.rows]),
            _most([row.products for row in opened.rows]),
        )
        self.setFixedHeight(round(len(opened.rows) * self._row_height()) + 2)
        self.setMinimumWidth(round(self._width()))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._opened is None:
            return
        painter, height = QPainter(self), self._row_height()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first = max(0, int(event.rect().top() // height))
        last = min(len(self._opened.rows), int(event.rect().bottom() // height) + 1)
        for index in range(first, last):
            self._paint_row(painter, self._opened.rows[index], index * height)

    def _cell(self) -> float:
        rows = self._opened.rows if self._opened is not None else []
        side = rows[0].window.shape[1] if rows else 3
        return CELLS.get(side, max(10.0, 105 / side))

    def _row_height(self) -> float:
        rows = self._opened.rows if self._opened is not None else []
        return (rows[0].window.shape[0] if rows else 3) * self._cell() + GAP

    def _width(self) -> float:
        rows = self._opened.rows if self._opened is not None else []
        grids = 3 if rows and rows[0].weights is not None else 1
        side = rows[0].window.shape[1] if rows else 3
        return NAME + grids * (side * self._cell() + SIGN) + SUM

    def _paint_row(self, painter: QPainter, row: Row, top: float) -> None:
        height = self._row_height() - GAP
        theme, left = self._theme, NAME
        painter.setPen(theme.muted)
        painter.setFont(self.font())
        middle = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(2, top, NAME, height), middle, self._name.format(n=row.channel))
        parts: list[tuple[Maps | None, float, str]] = [(row.window, self._largest[0], "×")]
        if row.weights is not None:
            parts += [(row.weights, self._largest[1], "="), (row.products, self._largest[2], "Σ")]
        else:
            parts = [(row.window, self._largest[0], "→")]
        for values, largest, sign in parts:
            assert values is not None  # noqa: S101 - weights have products
            self._paint_grid(painter, values, largest, left, top)
            self._paint_winner(painter, row.winner, left, top)
            left += values.shape[1] * self._cell()
            painter.setPen(theme.muted)
            painter.setFont(self.font())
            centre = int(Qt.AlignmentFlag.AlignCenter)
            painter.drawText(QRectF(left, top, SIGN, height), centre, sign)
            left += SIGN
        painter.setPen(theme.text)
        bold = QFont(self.font())
        bold.setBold(True)
        painter.setFont(bold)
        painter.drawText(QRectF(left, top, SUM, height), middle, number(row.sum, 3))

    def _paint_grid(
        self, painter: QPainter, values: Maps, largest: float, left: float, top: float
    ) -> None:
        rows, columns = values.shape
        cell = self._cell()
        rect = QRectF(left, top + 2, columns * cell, rows * cell)
        lattice = Lattice(rect, rows, columns, cell)
        cells = Cells(np.round(values.astype(float), 2), largest)
        font = grid_font(cells, lattice, self.font()) if cell >= 20 else None
        paint_grid(painter, cells, lattice, self._theme, font or self.font())

    def _paint_winner(
        self, painter: QPainter, winner: Pair | None, left: float, top: float
    ) -> None:
        if winner is None:
            return
        cell = self._cell()
        painter.setPen(QPen(self._theme.accent, 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        place = QPointF(left + winner[1] * cell, top + 2 + winner[0] * cell)
        painter.drawRect(QRectF(place.x(), place.y(), cell, cell).adjusted(1, 1, -1, -1))


def _most(grids: list[Maps | None]) -> float:
    there = [grid for grid in grids if grid is not None]
    return max((float(np.abs(grid).max()) for grid in there), default=1.0)
