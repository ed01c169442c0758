"""Thumbnails of the user's own digits: wrongly read ones framed, each with a cross to delete it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from cnnlab.lab.digits.own_digits import OwnDigit
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.digit_pictures import ink_colours, ink_picture
from cnnlab.scene.focus_frame import paint_focus

SIDE = 56  # px of a thumbnail: two for each of the network's pixels
MARGIN = 5
CAPTION = 18
TILE = QSize(SIDE + 2 * MARGIN, SIDE + 2 * MARGIN + CAPTION)
CROSS = 18
Index = QModelIndex | QPersistentModelIndex
DIGIT = Qt.ItemDataRole.UserRole


class TileModel(QAbstractListModel):
    """Digits as rows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.digits: tuple[OwnDigit, ...] = ()

    def set_digits(self, digits: Sequence[OwnDigit]) -> None:
        self.beginResetModel()
        self.digits = tuple(digits)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.digits)

    def data(self, index: Index, role: int = DIGIT) -> Any:
        if not 0 <= index.row() < len(self.digits):
            return None
        digit = self.digits[index.row()]
        if role == DIGIT:
            return digit
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._said(digit)
        return None

    def _said(self, digit: OwnDigit) -> str:
        if not digit.wrong:
            return self.tr("{digit}, read right").format(digit=digit.label)
        if digit.read_as.label is None:
            return self.tr("{digit}, read as no digit").format(digit=digit.label)
        text = self.tr("{digit}, read as {other}")
        return text.format(digit=digit.label, other=digit.read_as.label)


class TileDelegate(QStyledItemDelegate):
    """Paints a digit, its label, and what it is read as where that is wrong."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = load_theme("light")
        self._inks = ink_colours(self.theme)

    def set_theme(self, theme: Theme) -> None:
        self.theme, self._inks = theme, ink_colours(theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return TILE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        digit = index.data(DIGIT)
        if not isinstance(digit, OwnDigit):
            return
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        flags = QStyle.StateFlag
        selected = bool(state & flags.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(rect, self.theme.accent_soft)
        place = QRect(rect.left() + MARGIN, rect.top() + MARGIN, SIDE, SIDE)
        painter.drawImage(place, ink_picture(digit.image, self._inks))
        frame = self.theme.negative_text if digit.wrong else self.theme.line
        _frame(painter, place, QPen(frame, 3 if digit.wrong else 1))
        self._caption(painter, rect, digit)
        if state & flags.State_HasFocus:
            paint_focus(painter, rect, self.theme)
        if state & flags.State_MouseOver or selected:
            self._cross(painter, cross_of(rect))
        painter.restore()

    def _caption(self, painter: QPainter, rect: QRect, digit: OwnDigit) -> None:
        place = QRect(rect.left(), rect.bottom() - CAPTION - 1, rect.width(), CAPTION)
        text = str(digit.label)
        if digit.wrong:
            text += f" → {'–' if digit.read_as.label is None else digit.read_as.label}"
        painter.setPen(self.theme.negative_text if digit.wrong else self.theme.text)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _cross(self, painter: QPainter, place: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.control_hover)
        painter.drawEllipse(place)
        painter.setPen(QPen(self.theme.text, 1.6))
        arm = place.adjusted(6, 6, -6, -6)
        painter.drawLine(arm.topLeft(), arm.bottomRight() + QPoint(1, 1))
        painter.drawLine(arm.topRight() + QPoint(1, 0), arm.bottomLeft() + QPoint(0, 1))


class DigitTiles(QListView):
    """The digits in rows; emits which are to be deleted."""

    delete_asked = Signal(object)
    """A list of Paths."""
    undo_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._model, self._paint = TileModel(self), TileDelegate(self)
        self._instead = ""
        self.setModel(self._model)
        self.setItemDelegate(self._paint)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.setMinimumHeight(TILE.height() + 6)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.installEventFilter(self)

    def digits(self) -> tuple[OwnDigit, ...]:
        """What is shown."""
        return self._model.digits

    def set_digits(self, digits: Sequence[OwnDigit]) -> None:
        """Show these; the current one, or the place of it, stays current; one that is new is it."""
        old = [one.path for one in self._model.digits]
        if tuple(digits) == self._model.digits:
            return
        row, scrolled = self.currentIndex().row(), self.verticalScrollBar().value()
        self._model.set_digits(digits)
        self.verticalScrollBar().setValue(scrolled)
        new = [one.path for one in digits]
        known = set(old)
        came = [path for path in new if path not in known]
        if old and len(came) == 1:
            row = new.index(came[0])
        elif row >= 0 and digits:
            row = new.index(old[row]) if old[row] in new else min(row, len(new) - 1)
        if 0 <= row < len(new):
            self.setCurrentIndex(self._model.index(row))

    def set_instead(self, text: str) -> None:
        """What is said while there are none."""
        self._instead = text
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        self._paint.set_theme(theme)
        self.viewport().update()

    def cross_at(self, row: int) -> QRect:
        """Where the cross of a digit is, in the viewport."""
        return cross_of(self.visualRect(self._model.index(row)))

    def _delete_selected(self) -> None:
        rows = sorted(index.row() for index in self.selectedIndexes())
        if rows:
            self.delete_asked.emit([self._model.digits[row].path for row in rows])

    # events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of its own events: these keys are its own where the tab has another use for them."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (_deletes(event) or event.matches(QKeySequence.StandardKey.Undo))
        ):
            event.accept()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _deletes(event):
            self._delete_selected()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        index = self.indexAt(place)
        if (
            index.isValid()
            and event.button() == Qt.MouseButton.LeftButton
            and self.cross_at(index.row()).contains(place)
        ):
            self.delete_asked.emit([self._model.digits[index.row()].path])
            return
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if self.hasFocus() and not self.currentIndex().isValid():
            paint_focus(painter, self.viewport().rect(), self._paint.theme)
        if self._instead and not self._model.digits:
            painter.setPen(self._paint.theme.muted)
            room = self.viewport().rect().adjusted(8, 4, -8, -4)
            flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
            painter.drawText(room, flags, self._instead)
        painter.end()


def cross_of(tile: QRect) -> QRect:
    """Where the cross of a tile is."""
    return QRect(tile.right() - CROSS, tile.top() + 1, CROSS, CROSS)


def _deletes(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not event.modifiers()


def _frame(painter: QPainter, place: QRect, pen: QPen) -> None:
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place)
