"""The column of a stack's blocks as it is painted, with a block that is being dragged."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from cnnlab.scene.colours import Theme
from cnnlab.scene.pixmaps import painted
from cnnlab.scene.stack_rows import (
    PLUS,
    BlockRow,
    RowLook,
    paint_drop,
    paint_row,
    plus_centre,
)
from cnnlab.ui.widgets.stack_model import StackDelegate, StackModel

INPUT = -1
AWAY = 24  # px beyond its edge from which a dragged block is dragged away
GRIP = 3.0  # px around a + in which it is hit


class StackColumn(QListView):
    """Blocks are counted from 0; ``INPUT`` is what goes in, their number what comes out."""

    def __init__(self) -> None:
        super().__init__()
        self._model, self._paint = StackModel(self), StackDelegate(self)
        self._drop: int | None = None
        self._at = QPointF()  # of the pointer
        self.setModel(self._model)
        self.setItemDelegate(self._paint)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)

    # public

    @property
    def blocks(self) -> int:
        """How many there are."""
        return max(0, len(self._model.rows) - 2)

    @property
    def place(self) -> int:
        """What is selected; ``INPUT`` where nothing is."""
        return self.currentIndex().row() - 1 if self.currentIndex().isValid() else INPUT

    @property
    def rows(self) -> tuple[BlockRow, ...]:
        """What is shown, from what goes in to what comes out."""
        return self._model.rows

    @property
    def drop(self) -> int | None:
        """Where a dragged block would stand if it were let go now, counted before it is moved."""
        return self._drop

    @property
    def dragged(self) -> int | None:
        """Place of the block that is being dragged."""
        row = self._paint.dragged_row
        return None if row is None else row - 1

    def set_rows(self, rows: Sequence[BlockRow], place: int) -> None:
        """Show what goes in, the blocks, and what comes out; ``place`` is selected, in silence."""
        self._end_drag()
        self._model.set_rows(rows)
        self.scheduleDelayedItemsLayout()
        selection = self.selectionModel()
        before = selection.blockSignals(True)
        self.setCurrentIndex(self._index(min(max(place, INPUT), self.blocks)))
        selection.blockSignals(before)
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._paint.set_theme(theme)
        self.viewport().update()

    def row_rect(self, place: int) -> QRectF:
        """Where a block, with the + below it, is in the viewport."""
        return QRectF(self.visualRect(self._index(place)))

    def plus_at(self, place: int) -> QPoint:
        """Where the + above the block in that place is in the viewport."""
        return plus_centre(self.row_rect(place - 1)).toPoint()

    # inside

    def _index(self, place: int) -> QModelIndex:
        return self._model.index(place + 1)

    def _is_block(self, place: int) -> bool:
        return 0 <= place < self.blocks

    def _plus_under(self, at: QPointF) -> int | None:
        """Place that a block would get from the + there."""
        for place in range(self.blocks + 1):
            away = plus_centre(self.row_rect(place - 1)) - at
            if max(abs(away.x()), abs(away.y())) <= PLUS + GRIP:
                return place
        return None

    def _place_under(self, at: QPointF) -> int | None:
        """Where a dragged block would stand; None beyond the edges."""
        around = QRectF(self.viewport().rect()).adjusted(-AWAY, -AWAY, AWAY, AWAY)
        if not around.contains(at):
            return None
        above = (self.row_rect(place).center().y() < at.y() for place in range(self.blocks))
        return sum(above)

    def _end_drag(self) -> None:
        self._drop, self._paint.dragged_row = None, None
        self.viewport().unsetCursor()
        self.viewport().update()

    def _point_plus(self, place: int | None) -> None:
        if place != self._paint.plus_row:
            self._paint.plus_row = place  # the row above a block has one more than its place
            self.viewport().update()

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        place = self.dragged
        if place is None:
            return
        painter = QPainter(self.viewport())
        self._paint_ghost(painter, place)
        painter.setOpacity(1.0)
        if self._drop is not None and self._drop not in (place, place + 1):
            paint_drop(painter, self.row_rect(self._drop - 1), self._paint.theme)
        painter.end()

    def _paint_ghost(self, painter: QPainter, place: int) -> None:
        """The dragged block under the pointer; fainter where letting it go removes it."""
        rect = self.row_rect(place)
        card = painted(
            QSize(round(rect.width()), round(rect.height())),
            self.devicePixelRatioF(),
            lambda one: self._paint_row(one, QRectF(0, 0, rect.width(), rect.height()), place),
        )
        painter.setOpacity(0.85 if self._drop is not None else 0.3)
        painter.drawPixmap(QPointF(rect.x(), self._at.y() - rect.height() / 2), card)

    def _paint_row(self, painter: QPainter, rect: QRectF, place: int) -> None:
        row = self._model.rows[place + 1]
        look = RowLook(selected=True, last=True)
        paint_row(painter, rect, row, look, self._paint.theme, self.font())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:
        return QSize(320, 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 120)
