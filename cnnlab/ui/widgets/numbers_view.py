"""What views of numbers have in common: selected, scrubbed and edited by the same gestures."""

from functools import partial

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from cnnlab.core.numbers import NumberError, parse_number
from cnnlab.core.shapes import Pair
from cnnlab.scene.text import plain
from cnnlab.ui.widgets.accessible_cells import cell_entered
from cnnlab.ui.widgets.blocks import Block, BlockError
from cnnlab.ui.widgets.grid_gestures import GridGestures, Selection
from cnnlab.ui.widgets.number_messages import block_message, number_message
from cnnlab.ui.widgets.table_mime import numbers_in


class NumbersView(QWidget):
    """Numbers in rows and columns; a subclass paints them, and sets ``_gestures``."""

    cell_edited = Signal(int, int, float, object)
    """Row, column, value and gesture: edits with equal gestures are one undo step."""
    cell_clicked = Signal(int, int)
    cell_pointed = Signal(object)
    """(row, column) under the pointer or the keyboard's current cell; None when it leaves."""
    edit_requested = Signal(int, int, object)
    """Row, column, and what was typed (None to edit the value that stands there)."""
    step_key_pressed = Signal()
    """A comma or a point is about to step, if it is a shortcut."""
    step_was_typing = Signal()
    """It was the beginning of a number: the step is to be taken back."""
    current_moved = Signal()
    """Another cell is the current one."""
    menu_asked = Signal(QPoint)
    """Where on the screen a menu is asked for; the cell it is about is the current one."""
    refused = Signal(object)
    """Why something was not taken: a function that says it in the language in use."""

    _gestures: GridGestures

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.selection = Selection()
        self.empty = 0.0
        """What Delete leaves in a cell."""
        self.entered = False
        """Whether the keyboard has just come, and has not moved yet."""
        self.current_moved.connect(self._on_current_moved)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    @property
    def editable(self) -> bool:
        """Whether the current cell can be edited."""
        raise NotImplementedError

    @property
    def shape(self) -> Pair:
        """Rows and columns."""
        raise NotImplementedError

    def describe(self, row: int, column: int) -> str:
        """The cell's name for a screen reader."""
        raise NotImplementedError

    def text_of(self, row: int, column: int) -> str:
        """The number as it is put into the editor."""
        raise NotImplementedError

    def shown_value(self, row: int, column: int) -> float | None:
        """The number that is seen in a cell; None where none is."""
        raise NotImplementedError

    def cell_at(self, point: QPointF) -> Pair | None:
        """Cell under a point."""
        raise NotImplementedError

    def pointed_at(self, point: QPointF) -> Pair | None:
        """What the pointer is on there: a cell, or one around them that is not edited."""
        return self.cell_at(point)

    def cell_rect(self, row: int, column: int) -> QRect:
        """Pixels of a cell in this widget."""
        raise NotImplementedError

    def edit_current(self) -> None:
        """Ask for an editor over the current cell."""
        if self.editable:
            self.edit_requested.emit(*self.selection.current, None)

    def accepted(self, value: float) -> float | None:
        """The number as if it were typed; None, and the reason is told, where it is none."""
        try:
            return parse_number(repr(float(value)))
        except NumberError as error:
            self.refused.emit(partial(number_message, error))
            return None

    def copied(self, mime: QMimeData) -> Block | None:
        """The numbers that were copied; None, and the reason is told, where they are none."""
        try:
            return numbers_in(mime)
        except BlockError as error:
            self.refused.emit(partial(block_message, error))
            return None

    def _on_current_moved(self) -> None:
        self.entered = False

    # events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of its own events. An override of ``event`` would die with a paint event that fails."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._gestures.before_shortcut(event)
        ):
            self.step_key_pressed.emit()
        return super().eventFilter(watched, event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._gestures.compose(event.commitString())
        event.accept()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        if query == Qt.InputMethodQuery.ImEnabled:
            return self.editable
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            return self.cell_rect(*self.selection.current)
        return super().inputMethodQuery(query)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._gestures.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._gestures.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._gestures.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._gestures.double_click(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._gestures.leave()
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._gestures.wheel(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._gestures.key(event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._gestures.ask_menu(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered = True
        cell_entered(self)
        self.installEventFilter(self)  # only now: it costs a call for each event

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.removeEventFilter(self)


def editor_text(value: float) -> str:
    """A number as it is put into an editor, every digit kept."""
    return plain(value) if value == round(value, 4) else repr(value)
