"""A GridView for screen readers: a table whose cells have names."""

# mypy: disable-error-code="override"
# Qt answers with no interface where the stubs promise one.

import weakref
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from cnnlab.ui.widgets.grid_view import GridView

_installed = False


def install() -> None:
    """Tell Qt, once, how grids are described."""
    global _installed
    if not _installed:
        QAccessible.installFactory(_factory)
        _installed = True


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say something, where one listens."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def announce_cell(grid: GridView) -> None:
    """Let a screen reader know that another cell of a grid is the current one."""
    if QAccessible.isActive():
        event = QAccessibleEvent(grid, QAccessible.Event.Focus)
        row, column = grid.selection.current
        event.setChild(row * grid.shape[1] + column)
        QAccessible.updateAccessibility(event)


class AccessibleGrid(QAccessibleWidget):
    """The table. PySide never lets go of what a factory returns, so it does not keep its grid."""

    def __init__(self, grid: GridView) -> None:
        super().__init__(grid, QAccessible.Role.Table, grid.accessibleName())
        self._ref = weakref.ref(grid)
        self._cells: dict[int, AccessibleCell] = {}
        self._ids: list[int] = []
        grid.destroyed.connect(partial(_forget, self._cells, self._ids))

    @property
    def _grid(self) -> GridView:
        grid = self._ref()
        assert grid is not None  # noqa: S101 - Qt asks only while the widget lives
        return grid

    def childCount(self) -> int:
        rows, columns = self._grid.shape
        return rows * columns

    def child(self, index: int) -> QAccessibleInterface | None:
        if not 0 <= index < self.childCount():
            return None
        if index not in self._cells:
            cell = self._cells[index] = AccessibleCell(self._grid, index)
            self._ids.append(QAccessible.registerAccessibleInterface(cell))
        return self._cells[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.index if isinstance(child, AccessibleCell) else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        point = self._grid.mapFromGlobal(QPoint(x, y))
        cell = self._grid.cell_at(point.toPointF())
        return None if cell is None else self.child(cell[0] * self._grid.shape[1] + cell[1])

    def focusChild(self) -> QAccessibleInterface | None:
        row, column = self._grid.selection.current
        return self.child(row * self._grid.shape[1] + column)

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name:
            return self._grid.accessibleName()
        return super().text(kind)


def _forget(cells: dict[int, "AccessibleCell"], ids: list[int]) -> None:
    """Qt deletes a widget's own interface with it, but not those of its cells.

    Ours are let go of after Qt's: the other way round they would be deleted twice.
    """
    while ids:
        QAccessible.deleteAccessibleInterface(ids.pop())
    cells.clear()


class AccessibleCell(QAccessibleInterface):
    """One cell: its name says what it is and its value."""

    def __init__(self, grid: GridView, index: int) -> None:
        super().__init__()
        self._ref = weakref.ref(grid)
        self.index = index

    @property
    def _grid(self) -> GridView | None:
        """The grid, if it still lives."""
        grid = self._ref()
        return grid if grid is not None and shiboken6.isValid(grid) else None

    @property
    def place(self) -> tuple[int, int]:
        """Row and column, from 0."""
        row, column = divmod(self.index, self._grid.shape[1] if self._grid else 1)
        return row, column

    def isValid(self) -> bool:
        grid = self._grid
        return grid is not None and self.index < grid.shape[0] * grid.shape[1]

    def window(self) -> QWindow | None:
        return self._grid.window().windowHandle() if self._grid else None

    def object(self) -> None:
        return None

    def parent(self) -> QAccessibleInterface | None:
        return QAccessible.queryAccessibleInterface(self._grid) if self._grid else None

    def child(self, index: int) -> None:
        return None

    def childAt(self, x: int, y: int) -> None:
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def rect(self) -> QRect:
        if self._grid is None:
            return QRect()
        rect = self._grid.cell_rect(*self.place)
        return QRect(self._grid.mapToGlobal(rect.topLeft()), rect.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Cell

    def state(self) -> QAccessible.State:
        return QAccessible.State()

    def text(self, kind: QAccessible.Text) -> str:
        if not self.isValid() or self._grid is None:
            return ""
        if kind == QAccessible.Text.Name:
            return self._grid.describe(*self.place)
        if kind == QAccessible.Text.Value:
            return self._grid.text_of(*self.place)
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Numbers are edited in the cell editor, not from here."""


def _factory(_key: str, widget: QObject) -> QAccessibleInterface | None:
    if not isinstance(widget, GridView):
        return None
    made = AccessibleGrid(widget)
    # Qt keeps only a pointer to it.
    widget.accessible = made
    return made
