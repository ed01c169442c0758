"""Rows of a stack for a list view: what goes in, the blocks, what comes out."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.stack_rows import GAP, BlockRow, RowLook, card_height, paint_row

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


class StackModel(QAbstractListModel):
    """The first row is what goes in, the last one what comes out."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[BlockRow, ...] = ()

    def set_rows(self, rows: Sequence[BlockRow]) -> None:
        """Other rows; where there are as many as before, each stays what it was to Qt."""
        rows = tuple(rows)
        if len(rows) == len(self.rows):
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = ROW) -> Any:
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken or row.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.spoken
        return None


class StackDelegate(QStyledItemDelegate):
    """Paints a row, and the way to the next one."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = load_theme("light")
        self.plus_row: int | None = None
        """Row whose + is pointed at."""
        self.dragged_row: int | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW)
        last = index.row() + 1 == index.model().rowCount()
        height = card_height(row, option.font) + (3.0 if last else 1.5 + GAP)
        return QSize(120, round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, BlockRow):
            return
        state: QStyle.StateFlag = option.state
        place = index.row()
        look = RowLook(
            bool(state & QStyle.StateFlag.State_Selected),
            bool(state & QStyle.StateFlag.State_HasFocus),
            place == self.plus_row,
            place + 1 == index.model().rowCount(),
            place == self.dragged_row,
        )
        paint_row(painter, QRectF(option.rect), row, look, self.theme, option.font)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.theme = theme
