"""What mouse, wheel and keys do on a grid: select, scrub, edit."""

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from PySide6.QtCore import QElapsedTimer, QPoint, QPointF, QRect, Qt, SignalInstance
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QWheelEvent

from cnnlab.core.numbers import LARGEST, begins_number
from cnnlab.scene.grid import Cells
from cnnlab.ui.widgets.gesture_run import GestureRun

SCRUB_PIXELS = 9.0  # a step of the value
WHEEL_PAUSE = 900  # ms after which another turn of the wheel is another undo step
KEYPAD = Qt.KeyboardModifier.KeypadModifier
STEP_KEYS = (",", ".")  # shortcuts, unless a digit follows
STEP_PAUSE = 1500  # ms after which it follows no more


@dataclass
class Selection:
    """The current cell, and the other corner of the selected block."""

    current: tuple[int, int] = (0, 0)
    anchor: tuple[int, int] = (0, 0)

    def move(self, row: int, column: int, extend: bool) -> None:
        """Make a cell current; the anchor follows unless the block is to grow."""
        self.current = (row, column)
        if not extend:
            self.anchor = self.current

    def clip(self, rows: int, columns: int) -> None:
        """Stay inside the grid."""
        self.current = _inside(self.current, rows, columns)
        self.anchor = _inside(self.anchor, rows, columns)

    @property
    def block(self) -> tuple[int, int, int, int]:
        """First row, first column, rows and columns of what is selected."""
        top, bottom = sorted((self.current[0], self.anchor[0]))
        left, right = sorted((self.current[1], self.anchor[1]))
        return top, left, bottom - top + 1, right - left + 1

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell is in the selected block."""
        top, left, rows, columns = self.block
        return top <= row < top + rows and left <= column < left + columns


@dataclass
class _Scrub:
    cell: tuple[int, int]
    start: float
    at: QPointF
    gesture: object = field(default_factory=object)


class Grid(Protocol):
    """What gestures need of the grid that they belong to."""

    selection: Selection
    empty: float
    cell_edited: SignalInstance
    cell_clicked: SignalInstance
    cell_pointed: SignalInstance
    edit_requested: SignalInstance
    step_was_typing: SignalInstance
    menu_asked: SignalInstance

    @property
    def editable(self) -> bool:
        """Whether the current cell can be edited."""

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""

    @property
    def cells(self) -> Cells:
        """What is shown."""

    def drawn_value(self, row: int, column: int) -> float:
        """The number in a cell."""

    def cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """Row and column under a point."""

    def pointed_at(self, point: QPointF) -> tuple[int, int] | None:
        """Likewise, on the padding ring too."""

    def cell_rect(self, row: int, column: int) -> QRect:
        """Pixels of a cell."""

    def select(self, row: int, column: int, extend: bool = False) -> None:
        """Make a cell the current one."""

    def move_current(self, rows: int, columns: int, extend: bool = False) -> None:
        """Make another cell the current one."""

    def set_block(self, value: float) -> None:
        """Put one number into all selected cells."""

    def hasFocus(self) -> bool:
        """Whether keys go to the grid."""

    def setFocus(self, reason: Qt.FocusReason, /) -> None:
        """Have keys go to the grid."""

    def mapToGlobal(self, point: QPoint, /) -> QPoint:
        """A point of the grid on the screen."""

    def setCursor(self, shape: Qt.CursorShape, /) -> None:
        """Set the cursor."""

    def unsetCursor(self) -> None:
        """Reset the cursor."""


class GridGestures:
    """Turns events into what the grid is asked to do; belongs to one grid."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._pressed: tuple[int, int] | None = None
        self._dragged = False
        self._scrub: _Scrub | None = None
        self._turns = GestureRun()
        self._step_key, self._step_clock = "", QElapsedTimer()

    def press(self, event: QMouseEvent) -> None:
        """Select a cell, or begin to scrub it with the middle button or Alt.

        Window managers take Alt and a drag for themselves.
        """
        self._step_key = ""
        cell = self._grid.cell_at(event.position())
        middle = event.button() == Qt.MouseButton.MiddleButton
        if not (middle or event.button() == Qt.MouseButton.LeftButton) or cell is None:
            event.ignore()
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if not middle:
            self._grid.select(*cell, extend=shift)
        self._pressed, self._dragged = None if middle else cell, False
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if (middle or alt) and self._grid.editable:
            self._scrub = _Scrub(cell, self._grid.drawn_value(*cell), event.position())
            self._grid.setCursor(Qt.CursorShape.SizeHorCursor)

    def move(self, event: QMouseEvent) -> None:
        """Point, extend the block, or scrub."""
        if self._scrub is not None:
            self._scrub_to(event.position())
            return
        cell = self._grid.cell_at(event.position())
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            if cell is not None and cell != self._grid.selection.current:
                self._dragged = True
                self._grid.select(*cell, extend=True)
            return
        self._grid.cell_pointed.emit(self._grid.pointed_at(event.position()))

    def release(self, event: QMouseEvent) -> None:
        """End of a click, a drag or a scrub."""
        pressed, self._pressed = self._pressed, None
        if self._scrub is not None:
            self._scrub = None
            self._grid.unsetCursor()
        elif pressed is not None and not self._dragged:
            self._grid.cell_clicked.emit(*pressed)

    def double_click(self, event: QMouseEvent) -> None:
        """Edit the cell."""
        cell = self._grid.cell_at(event.position())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self._edit(cell, None)

    def ask_menu(self, event: QContextMenuEvent) -> None:
        """A menu about the cell under the pointer, or the current one where a key asks."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            current = self._grid.cell_rect(*self._grid.selection.current)
            at = self._grid.mapToGlobal(current.center())
        else:
            cell = self._grid.cell_at(QPointF(event.pos()))
            if cell is None:
                event.ignore()
                return
            if not self._grid.selection.holds(*cell):
                self._grid.select(*cell)
        self._grid.setFocus(Qt.FocusReason.PopupFocusReason)
        self._grid.menu_asked.emit(at)

    def leave(self) -> None:
        """The pointer is gone."""
        self._grid.cell_pointed.emit(None)

    def wheel(self, event: QWheelEvent) -> None:
        """Scrub the focused cell when the pointer is over it; else leave the wheel to others."""
        cell = self._grid.cell_at(event.position())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        focused = self._grid.hasFocus() and cell == self._grid.selection.current
        turns = event.angleDelta().y() / 120.0
        if not (plain and focused and cell is not None and self._grid.editable and turns):
            event.ignore()
            return
        steps = round(turns) or (1 if turns > 0 else -1)
        value = self._grid.drawn_value(*cell) + steps * self._unit()
        self._set(cell, value, self._turns.gesture(cell, WHEEL_PAUSE))
        event.accept()

    def key(self, event: QKeyEvent) -> bool:
        """Move, edit, copy or clear by keyboard; False for a key that is not the grid's."""
        if event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
            return False
        return self._move_key(event) or self._edit_key(event)

    def _move_key(self, event: QKeyEvent) -> bool:
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        all_rows = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        rows, columns = self._grid.shape
        moves = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Home: (-rows if all_rows else 0, -columns),
            Qt.Key.Key_End: (rows if all_rows else 0, columns),
        }
        move = moves.get(Qt.Key(event.key()))
        if move is None:
            return False
        self._grid.move_current(*move, extend=extend)
        return True

    def before_shortcut(self, event: QKeyEvent) -> bool:
        """Note a key that steps, or begins a number if a digit follows; whether it is one."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, KEYPAD)
        steps = self._grid.editable and plain and event.text() in STEP_KEYS
        if steps:
            self._step_key = event.text()
            self._step_clock.start()
        elif not begins_number(event.text()):
            self._step_key = ""
        return steps

    def compose(self, text: str) -> None:
        """Edit the current cell with what an input method gives."""
        if text and begins_number(text[0]):
            self._edit(self._grid.selection.current, text)

    def _edit_key(self, event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not self._grid.editable or control:
            return False
        if event.key() == Qt.Key.Key_F2:
            self._edit(self._grid.selection.current, None)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._grid.set_block(self._grid.empty)
        elif begins_number(event.text()):
            self._edit(
                self._grid.selection.current, self._taken_step_key(event.text()) + event.text()
            )
        else:
            return False
        return True

    def _taken_step_key(self, text: str) -> str:
        """A decimal sign that was typed just before a digit and has made a step; only once."""
        key, self._step_key = self._step_key, ""
        if not key or text in STEP_KEYS or self._step_clock.elapsed() > STEP_PAUSE:
            return ""
        self._grid.step_was_typing.emit()
        return key

    def _edit(self, cell: tuple[int, int], text: str | None) -> None:
        if self._grid.editable:
            self._grid.edit_requested.emit(*cell, text)

    def _scrub_to(self, at: QPointF) -> None:
        scrub = self._scrub
        if scrub is None:
            return
        way = (at.x() - scrub.at.x()) - (at.y() - scrub.at.y())
        value = scrub.start + round(way / SCRUB_PIXELS) * self._unit()
        self._dragged = True
        self._set(scrub.cell, value, scrub.gesture)

    def _set(self, cell: tuple[int, int], value: float, gesture: object) -> None:
        value = max(-LARGEST, min(round(value, 6), LARGEST))
        if value != self._grid.drawn_value(*cell):
            self._grid.cell_edited.emit(*cell, value, gesture)

    def _unit(self) -> float:
        values = self._grid.cells.values
        return 1.0 if bool((values == np.floor(values)).all()) else 0.1


def _inside(cell: tuple[int, int], rows: int, columns: int) -> tuple[int, int]:
    return min(max(cell[0], 0), rows - 1), min(max(cell[1], 0), columns - 1)
