"""The column of a stack's blocks: chosen, moved, doubled and removed by mouse and keys."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication

from cnnlab.ui.widgets.stack_column import StackColumn
from cnnlab.ui.widgets.stack_model import Index

Keys = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class StackList(StackColumn):
    """Says what its hands ask for; its owner does it and gives it other rows."""

    chosen = Signal(int)
    """Place of what is selected now."""
    moved = Signal(int, int)
    """A block's place, and its place as counted afterwards."""
    removed = Signal(int)
    duplicated = Signal(int)
    edit_asked = Signal(int)
    """Enter or a double click on a block."""
    add_asked = Signal(int, QPoint)
    """Place that a new block is to have, and where on the screen that was asked."""
    menu_asked = Signal(int, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self._pressed: tuple[int, QPointF] | None = None
        self.installEventFilter(self)

    # public

    def choose(self, place: int) -> None:
        """Select something, and say so."""
        self.setCurrentIndex(self._index(place))

    # inside

    def _move(self, by: int) -> None:
        to = self.place + by
        if self._is_block(self.place) and self._is_block(to):
            self.moved.emit(self.place, to)

    def _remove(self) -> None:
        if self._is_block(self.place):
            self.removed.emit(self.place)

    def _duplicate(self) -> None:
        if self._is_block(self.place):
            self.duplicated.emit(self.place)

    def _add(self) -> None:
        """Below what is selected."""
        place = min(self.place + 1, self.blocks)
        self.add_asked.emit(place, self.viewport().mapToGlobal(self.plus_at(place)))

    def _end_drag(self) -> None:
        self._pressed = None
        super()._end_drag()

    # events

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(current.row() - 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of its own events: these keys are its own where the window has another use for them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = event.key() in (Keys.Key_Delete, Keys.Key_Backspace) and not event.modifiers()
            twice = event.key() == Keys.Key_D and event.modifiers() == CONTROL
            if own or twice or (self.dragged is not None and event.key() == Keys.Key_Escape):
                event.accept()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys = event.key(), event.modifiers()
        if key == Keys.Key_Escape and self.dragged is not None:
            self._end_drag()
        elif key in (Keys.Key_Up, Keys.Key_Down) and keys & ALT:
            self._move(1 if key == Keys.Key_Down else -1)
        elif key in (Keys.Key_Delete, Keys.Key_Backspace):
            self._remove()
        elif key == Keys.Key_D and keys & CONTROL:
            self._duplicate()
        elif key == Keys.Key_Insert or event.text() == "+":
            self._add()
        elif key in (Keys.Key_Return, Keys.Key_Enter) and self._is_block(self.place):
            self.edit_asked.emit(self.place)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        plus = self._plus_under(at)
        if event.button() == Qt.MouseButton.LeftButton and plus is not None:
            self.add_asked.emit(plus, event.globalPosition().toPoint())
            return
        super().mousePressEvent(event)
        place = self.indexAt(at.toPoint()).row() - 1
        if event.button() == Qt.MouseButton.LeftButton and self._is_block(place):
            self._pressed = place, at

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._at = event.position()
        if self._pressed is None:
            self._point_plus(self._plus_under(self._at))
            return
        place, start = self._pressed
        far = (self._at - start).manhattanLength() >= QApplication.startDragDistance()
        if self.dragged is None and far:
            self._paint.dragged_row = place + 1
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self.dragged is not None:
            self._drop = self._place_under(self._at)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place, drop = self.dragged, self._drop
        self._end_drag()
        if place is None:
            super().mouseReleaseEvent(event)
        elif drop is None:
            self.removed.emit(place)
        else:
            to = drop - 1 if drop > place else drop
            if to != place:
                self.moved.emit(place, to)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self.indexAt(event.position().toPoint()).row() - 1
        if self._is_block(place):
            self.edit_asked.emit(place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if event.reason() != QContextMenuEvent.Reason.Keyboard and index.isValid():
            self.setCurrentIndex(index)
        self.menu_asked.emit(self.place, event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        self._point_plus(None)
        super().leaveEvent(event)
