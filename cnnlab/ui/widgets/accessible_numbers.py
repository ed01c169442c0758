"""Views of numbers for screen readers: tables whose cells have names and numbers."""

from typing import cast

from PySide6.QtCore import QCoreApplication, QPointF, QRect

from cnnlab.core.shapes import Pair
from cnnlab.ui.widgets.accessible_cells import CellSource, cell_reached, describe_cells
from cnnlab.ui.widgets.numbers_view import NumbersView


class NumberCells(CellSource):
    """Those of a view of numbers; what it hides is not told."""

    @property
    def _view(self) -> NumbersView:
        return cast(NumbersView, self.widget)

    def shape(self) -> Pair:
        return self._view.shape

    def name(self, row: int, column: int) -> str:
        return self._view.describe(row, column)

    def text(self, row: int, column: int) -> str:
        return "" if self.value(row, column) is None else self._view.text_of(row, column)

    def value(self, row: int, column: int) -> float | None:
        return self._view.shown_value(row, column)

    def description(self, row: int, column: int) -> str:
        """Where the keyboard has just come, how many there are: said once, not at every cell."""
        rows, columns = self.shape()
        if not self._view.entered or (row, column) != self.current() or rows * columns == 1:
            return ""
        text = QCoreApplication.translate("Cells", "{rows} rows, {columns} columns")
        return text.format(rows=rows, columns=columns)

    def rect(self, row: int, column: int) -> QRect:
        return self._view.cell_rect(row, column)

    def at(self, point: QPointF) -> Pair | None:
        return self._view.cell_at(point)

    def current(self) -> Pair | None:
        return self._view.selection.current

    def selected(self, row: int, column: int) -> bool:
        if not self._view.hasFocus():
            return False
        top, left, rows, columns = self._view.selection.block
        return top <= row < top + rows and left <= column < left + columns

    def editable(self, row: int, column: int) -> bool:
        return self._view.editable


def announce_cell(view: NumbersView) -> None:
    """Let a screen reader know that another cell of a view is the current one."""
    if view.hasFocus():
        cell_reached(view)


describe_cells(NumbersView, NumberCells)
