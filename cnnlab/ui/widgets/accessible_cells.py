"""Cells of painted widgets for screen readers: a table, or a list, with a name for each of them.

Cells are made when they are asked for; of a large table there are rows between it and its cells,
so that who asks for all children of one is answered soon.
"""

# mypy: disable-error-code="override"
# Qt answers with no interface where the stubs promise one.

from __future__ import annotations

import weakref
from collections.abc import Sequence
from functools import partial
from typing import Final, Protocol, cast

import shiboken6
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleTableCellInterface,
    QAccessibleValueInterface,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from cnnlab.core.shapes import Pair
from cnnlab.ui.widgets.accessible import describe_by
from cnnlab.ui.widgets.told_texts import ToldTexts

MOST_CHILDREN: Final = 256
"""Cells that a table has itself; one of more has rows."""
ROLES: Final = {QAccessible.Role.Table: QAccessible.Role.Cell}
NOTHING: Final = shiboken6.VoidPtr(0)
"""None would be read as an address."""


class CellSource:
    """What a painted widget tells of its cells: of a list, those of one column."""

    role = QAccessible.Role.Table

    def __init__(self, widget: QWidget) -> None:
        self._ref = weakref.ref(widget)

    @property
    def widget(self) -> QWidget | None:
        """None once it is gone."""
        widget = self._ref()
        return widget if widget is not None and shiboken6.isValid(widget) else None

    def shape(self) -> Pair:
        """Rows and columns."""
        raise NotImplementedError

    def name(self, row: int, column: int) -> str:
        """What a cell is and holds."""
        raise NotImplementedError

    def rect(self, row: int, column: int) -> QRect:
        """Its place in the widget."""
        raise NotImplementedError

    def at(self, point: QPointF) -> Pair | None:
        """The cell at a point of the widget."""
        rows, columns = self.shape()
        cells = ((row, column) for row in range(rows) for column in range(columns))
        spot = point.toPoint()
        return next((cell for cell in cells if self.rect(*cell).contains(spot)), None)

    def text(self, row: int, column: int) -> str:
        """What it holds, alone."""
        return ""

    def value(self, row: int, column: int) -> float | None:
        """The number that it shows; None where it shows none."""
        return None

    def description(self, row: int, column: int) -> str:
        """More about it, said after its name."""
        return ""

    def current(self) -> Pair | None:
        """That the keyboard is at."""
        return None

    def selected(self, row: int, column: int) -> bool:
        """Whether it is one of those selected."""
        return (row, column) == self.current()

    def editable(self, row: int, column: int) -> bool:
        """Whether its number can be changed."""
        return False


class Listed(Protocol):
    """A painted widget with a row of things that have names."""

    def item_names(self) -> Sequence[str]:
        """What each is, in their order."""

    def item_rect(self, item: int) -> QRectF:
        """Its place in the widget."""

    def current_item(self) -> int | None:
        """That the keyboard is at."""


class Items(CellSource):
    """Those of a ``Listed`` widget, as a list."""

    role = QAccessible.Role.List

    @property
    def _listed(self) -> Listed:
        return cast(Listed, self.widget)

    def shape(self) -> Pair:
        return len(self._listed.item_names()), 1

    def name(self, row: int, column: int) -> str:
        return self._listed.item_names()[row]

    def rect(self, row: int, column: int) -> QRect:
        return self._listed.item_rect(row).toAlignedRect()

    def current(self) -> Pair | None:
        item = self._listed.current_item()
        return None if item is None else (item, 0)


class AccessibleCells(QAccessibleWidget):
    """The table or list. PySide never lets go of what a factory returns: it keeps no widget."""

    def __init__(self, source: CellSource, widget: QWidget) -> None:
        super().__init__(widget, source.role)
        self.source = source
        self.told = ToldTexts(widget)
        self._rows: dict[int, AccessibleRow] = {}
        self._cells: dict[Pair, AccessibleCell] = {}
        self._ids: list[int] = []
        widget.destroyed.connect(partial(_forget, self._rows, self._cells, self._ids))

    @property
    def in_rows(self) -> bool:
        """Whether its children are rows."""
        rows, columns = self.source.shape()
        return rows * columns > MOST_CHILDREN

    def cell(self, row: int, column: int) -> AccessibleCell:
        """The interface of a cell, made when it is first asked for."""
        place = row, column
        if place not in self._cells:
            cell = self._cells[place] = AccessibleCell(self, place)
            self._ids.append(QAccessible.registerAccessibleInterface(cell))
        return self._cells[place]

    def row(self, row: int) -> AccessibleRow:
        """The interface of a row."""
        if row not in self._rows:
            made = self._rows[row] = AccessibleRow(self, row)
            self._ids.append(QAccessible.registerAccessibleInterface(made))
        return self._rows[row]

    def childCount(self) -> int:
        rows, columns = self.source.shape()
        return rows if self.in_rows else rows * columns

    def child(self, index: int) -> QAccessibleInterface | None:
        if not 0 <= index < self.childCount():
            return None
        if self.in_rows:
            return self.row(index)
        return self.cell(*divmod(index, self.source.shape()[1]))

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        if isinstance(child, AccessibleRow):
            return child.index
        if not isinstance(child, AccessibleCell):
            return -1
        row, column = child.place
        return row * self.source.shape()[1] + column

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        widget = self.source.widget
        if widget is None:
            return None
        place = self.source.at(widget.mapFromGlobal(QPoint(x, y)).toPointF())
        return None if place is None else self.cell(*place)

    def focusChild(self) -> QAccessibleInterface | None:
        place = self.source.current()
        return None if place is None else self.cell(*place)

    def text(self, kind: QAccessible.Text) -> str:
        """Also a name that was given to the widget since."""
        widget = self.source.widget
        if widget is None:
            return ""
        return widget.accessibleName() if kind == QAccessible.Text.Name else super().text(kind)


class _Part(QAccessibleInterface):
    """A part of a table that is no widget."""

    def __init__(self, table: AccessibleCells) -> None:
        super().__init__()
        self._table = weakref.ref(table)
        self.source = table.source

    def window(self) -> QWindow | None:
        widget = self.source.widget
        return None if widget is None else widget.window().windowHandle()

    def object(self) -> None:
        return None

    def child(self, index: int) -> QAccessibleInterface | None:
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Numbers are edited in the cell editor, not from here."""

    def table(self) -> QAccessibleInterface | None:
        """The interface of the widget."""
        widget = self.source.widget
        return None if widget is None else QAccessible.queryAccessibleInterface(widget)


class AccessibleRow(_Part):
    """A row of a large table."""

    def __init__(self, table: AccessibleCells, index: int) -> None:
        super().__init__(table)
        self.index = index

    def isValid(self) -> bool:
        return self.source.widget is not None and self.index < self.source.shape()[0]

    def parent(self) -> QAccessibleInterface | None:
        return self.table()

    def childCount(self) -> int:
        return self.source.shape()[1] if self.isValid() else 0

    def child(self, index: int) -> QAccessibleInterface | None:
        table = self._table()
        found = table is not None and 0 <= index < self.childCount()
        return table.cell(self.index, index) if table is not None and found else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.place[1] if isinstance(child, AccessibleCell) else -1

    def rect(self) -> QRect:
        if not self.isValid():
            return QRect()
        last = self.source.shape()[1] - 1
        return _on_screen(
            self.source, self.source.rect(self.index, 0) | self.source.rect(self.index, last)
        )

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Row

    def state(self) -> QAccessible.State:
        return QAccessible.State()

    def text(self, kind: QAccessible.Text) -> str:
        return ""


class AccessibleCell(_Part):
    """One cell: its name says what it is and its value; its place and number can be asked for."""

    def __init__(self, table: AccessibleCells, place: Pair) -> None:
        super().__init__(table)
        self.place = place
        """Row and column, from 0."""
        self._number = _Number(self.source, place)
        self._in_table = _InTable(self)

    @property
    def index(self) -> int:
        """Row by row, from 0."""
        row, column = self.place
        return row * self.source.shape()[1] + column if self.source.widget else -1

    def isValid(self) -> bool:
        if self.source.widget is None:
            return False
        rows, columns = self.source.shape()
        return self.place[0] < rows and self.place[1] < columns

    def interface_cast(self, kind: QAccessible.InterfaceType) -> object:
        part: shiboken6.Object | None = None
        if kind == QAccessible.InterfaceType.ValueInterface:
            part = self._number if self._shown is not None else None
        elif kind == QAccessible.InterfaceType.TableCellInterface:
            part = self._in_table if self.source.role == QAccessible.Role.Table else None
        return NOTHING if part is None else shiboken6.VoidPtr(shiboken6.getCppPointer(part)[0])

    @property
    def _shown(self) -> float | None:
        return self.source.value(*self.place) if self.isValid() else None

    def parent(self) -> QAccessibleInterface | None:
        table = self._table()
        if table is None or self.source.widget is None:
            return None
        return table.row(self.place[0]) if table.in_rows else self.table()

    def rect(self) -> QRect:
        if not self.isValid():
            return QRect()
        return _on_screen(self.source, self.source.rect(*self.place))

    def role(self) -> QAccessible.Role:
        return ROLES.get(self.source.role, QAccessible.Role.ListItem)

    def state(self) -> QAccessible.State:
        state, widget = QAccessible.State(), self.source.widget
        if widget is None or not self.isValid():
            state.invalid = True
            return state
        state.focusable = state.selectable = True
        state.selected = self.source.selected(*self.place)
        state.focused = widget.hasFocus() and self.source.current() == self.place
        editable = self.source.editable(*self.place)
        state.editable, state.readOnly = editable, not editable
        state.invisible = not widget.isVisible()
        return state

    def text(self, kind: QAccessible.Text) -> str:
        table = self._table()
        if table is None or not self.isValid():
            return ""
        told = {
            QAccessible.Text.Name: self.source.name,
            QAccessible.Text.Value: self.source.text,
            QAccessible.Text.Description: self.source.description,
        }.get(kind)
        return "" if told is None else table.told.remember(self, kind, told(*self.place))


class _Number(QAccessibleValueInterface):
    """The number of a cell."""

    def __init__(self, source: CellSource, place: Pair) -> None:
        super().__init__()
        self._source, self._place = source, place

    def currentValue(self) -> float:
        gone = self._source.widget is None
        return 0.0 if gone else self._source.value(*self._place) or 0.0

    def setCurrentValue(self, value: object) -> None:
        """Numbers are edited in the cell editor, not from here."""

    def maximumValue(self) -> float:
        return float("inf")

    def minimumValue(self) -> float:
        return float("-inf")

    def minimumStepSize(self) -> float:
        return 0.0


class _InTable(QAccessibleTableCellInterface):
    """Where a cell stands."""

    def __init__(self, cell: AccessibleCell) -> None:
        super().__init__()
        self._cell = weakref.ref(cell)
        self._row, self._column = cell.place

    def rowIndex(self) -> int:
        return self._row

    def columnIndex(self) -> int:
        return self._column

    def rowExtent(self) -> int:
        return 1

    def columnExtent(self) -> int:
        return 1

    def isSelected(self) -> bool:
        cell = self._cell()
        return cell is not None and bool(cell.state().selected)

    def columnHeaderCells(self) -> list[QAccessibleInterface]:
        return []

    def rowHeaderCells(self) -> list[QAccessibleInterface]:
        return []

    def table(self) -> QAccessibleInterface | None:
        cell = self._cell()
        return None if cell is None else cell.table()


def cell_reached(widget: QWidget) -> bool:
    """Let a screen reader know that another cell of a widget is the current one.

    False where there is none, or nobody listens.
    """
    if not QAccessible.isActive():
        return False
    table = QAccessible.queryAccessibleInterface(widget)
    cell = table.focusChild() if isinstance(table, AccessibleCells) else None
    if isinstance(table, AccessibleCells) and cell is not None:
        table.told.renew(cell)
        QAccessible.updateAccessibility(QAccessibleEvent(cell, QAccessible.Event.Focus))
    return cell is not None


def cell_entered(widget: QWidget) -> None:
    """Tell it of the current cell of a widget that is being given the keyboard.

    A little later: Qt tells of the widget itself once that has had its event.
    """

    def tell() -> None:
        if widget.hasFocus():
            cell_reached(widget)

    if QAccessible.isActive():
        QTimer.singleShot(0, widget, tell)


def describe_cells(kind: type[QWidget], source: type[CellSource]) -> None:
    """Widgets of a class are described by their cells."""
    describe_by(kind, lambda widget: AccessibleCells(source(widget), widget))


def _on_screen(source: CellSource, rect: QRect) -> QRect:
    widget = source.widget
    if widget is None:
        return QRect()
    return QRect(widget.mapToGlobal(rect.topLeft()), rect.size())


def _forget(
    rows: dict[int, AccessibleRow], cells: dict[Pair, AccessibleCell], ids: list[int]
) -> None:
    """Qt deletes a widget's own interface with it, but not those of its cells.

    Ours are let go of after Qt's: the other way round they would be deleted twice.
    """
    while ids:
        QAccessible.deleteAccessibleInterface(ids.pop())
    rows.clear()
    cells.clear()
