"""A GridView for screen readers: a table whose cells have names and numbers."""

from typing import cast

from PySide6.QtCore import QPointF, QRect
from PySide6.QtWidgets import QWidget

from cnnlab.core.shapes import Pair
from cnnlab.ui.widgets.accessible import describe_by
from cnnlab.ui.widgets.accessible_cells import AccessibleCells, CellSource, cell_reached
from cnnlab.ui.widgets.grid_view import GridView


class GridCells(CellSource):
    """Those of a grid; what it hides is not told."""

    @property
    def _grid(self) -> GridView:
        return cast(GridView, self.widget)

    def shape(self) -> Pair:
        return self._grid.shape

    def name(self, row: int, column: int) -> str:
        return self._grid.describe(row, column)

    def text(self, row: int, column: int) -> str:
        return "" if self.value(row, column) is None else self._grid.text_of(row, column)

    def value(self, row: int, column: int) -> float | None:
        return self._grid.shown_value(row, column)

    def rect(self, row: int, column: int) -> QRect:
        return self._grid.cell_rect(row, column)

    def at(self, point: QPointF) -> Pair | None:
        return self._grid.cell_at(point)

    def current(self) -> Pair | None:
        return self._grid.selection.current

    def selected(self, row: int, column: int) -> bool:
        if not self._grid.hasFocus():
            return False
        top, left, rows, columns = self._grid.selection.block
        return top <= row < top + rows and left <= column < left + columns

    def editable(self, row: int, column: int) -> bool:
        return self._grid.editable


def announce_cell(grid: GridView) -> None:
    """Let a screen reader know that another cell of a grid is the current one."""
    if grid.hasFocus():
        cell_reached(grid)


def _cells(widget: QWidget) -> AccessibleCells:
    return AccessibleCells(GridCells(widget), widget)


describe_by(GridView, _cells)
