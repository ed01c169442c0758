"""A layered network as nodes and links: pointed at, walked through by keys, edited in place.

Takes plain values and emits plain values.
"""

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from cnnlab.scene.colours import Theme
from cnnlab.scene.grid import Cells
from cnnlab.scene.network_graph import NetworkLayout
from cnnlab.scene.network_parts import ErrorOf, Item, Link, Unit
from cnnlab.scene.network_shown import NetworkLit, NetworkNow, NetworkShown
from cnnlab.ui.neuron.network_gestures import NetworkGestures
from cnnlab.ui.neuron.network_items import ends_of, item_rows, neighbour, ordered_items
from cnnlab.ui.neuron.network_picture import NetworkPicture
from cnnlab.ui.neuron.one_edits import too_many
from cnnlab.ui.widgets.grid_gestures import Selection
from cnnlab.ui.widgets.numbers_view import NumbersView, editor_text
from cnnlab.ui.widgets.table_mime import holds_cells

Place = tuple[int, int]
EDITED = 13  # digits that an editor shows


class NetworkView(NumbersView):
    """Its items are the rows of one column, so that a grid's gestures and its editor serve it."""

    number_edited = Signal(object, object, object)
    """Item, number (None to take a guess back) and gesture."""
    item_pointed = Signal(object)
    """What the pointer is over; None when it leaves."""
    item_chosen = Signal(object)
    """What was clicked."""
    enter_pressed = Signal()
    escape_pressed = Signal()
    painted = Signal()

    def __init__(self, shown: NetworkShown) -> None:
        super().__init__()
        self._picture = NetworkPicture(self, shown)
        self._usable: Callable[[Item], bool] = lambda _: False
        self._number: Callable[[Item], float] = lambda _: 0.0
        self._named: Callable[[Item], str] = lambda _: ""
        self._gestures = NetworkGestures(self)
        self.cell_edited.connect(self._on_edited)
        self.cell_clicked.connect(lambda row, _: self.item_chosen.emit(self.items[row]))
        self.cell_pointed.connect(self._on_pointed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # what it shows

    def set_reading(
        self,
        usable: Callable[[Item], bool],
        number: Callable[[Item], float],
        named: Callable[[Item], str],
    ) -> None:
        """Which items can be edited, their numbers (NaN for none), and what they are called."""
        self._usable, self._number, self._named = usable, number, named

    def set_theme(self, theme: Theme) -> None:
        self._picture.set_theme(theme)

    def show_network(self, shown: NetworkShown) -> None:
        """Other numbers."""
        if shown.dense.sizes != self.shown.dense.sizes:
            self.selection = Selection()
        self._picture.show_network(shown)

    def show_lit(self, lit: NetworkLit) -> None:
        """What stands out."""
        self._picture.show_lit(lit)

    def show_now(self, now: NetworkNow | None) -> None:
        """What plays."""
        self._picture.show_now(now)

    @property
    def shown(self) -> NetworkShown:
        """The numbers as far as they are shown."""
        return self._picture.shown

    @property
    def lit(self) -> NetworkLit:
        """What stands out."""
        return self._picture.lit

    @property
    def plan(self) -> NetworkLayout:
        """Where everything stands."""
        return self._picture.plan

    @property
    def items(self) -> tuple[Item, ...]:
        """All that can be pointed at."""
        return ordered_items(self.shown.dense.sizes)

    def _row(self, item: Item) -> int:
        return item_rows(self.shown.dense.sizes)[item]

    @property
    def current(self) -> Item:
        """What the keyboard acts on."""
        return self.items[min(self.selection.current[0], len(self.items) - 1)]

    def make_current(self, item: Item) -> None:
        """Have the keyboard act on an item."""
        self.select(self._row(item), 0)

    def rect_of(self, item: Item) -> QRect:
        """Pixels of an item's node or number."""
        return self.plan.rect_of(item, self.lit.numbers).toAlignedRect()

    def item_at(self, point: QPointF) -> Item | None:
        """The node, number or link under a point."""
        plan, numbers = self.plan, self.lit.numbers
        for item in self.items:
            if self._is_seen(item, plan) and plan.rect_of(item, numbers).contains(point):
                return item
        return plan.link_at(point)

    def _is_seen(self, item: Item, plan: NetworkLayout) -> bool:
        if isinstance(item, ErrorOf):
            return item in self.shown.errors and plan.roomy
        if isinstance(item, Link):
            return plan.shares[item.layer].all_fit or item in self.lit.numbers
        return True

    # a grid of one column, for gestures and editor

    @property
    def shape(self) -> Place:
        return len(self.items), 1

    @property
    def cells(self) -> Cells:
        """The weights, of which a step of the wheel depends."""
        weights = np.concatenate([array.ravel() for array in self.shown.dense.weights])
        return Cells(weights[:, None])

    @property
    def editable(self) -> bool:
        """Whether the current item's number can be changed."""
        return self._usable(self.current)

    def value(self, row: int, column: int) -> float:
        number = self._number(self.items[row])
        return 0.0 if np.isnan(number) else number

    def drawn_value(self, row: int, column: int) -> float:
        return self.value(row, column)

    def set_drawn_value(self, row: int, column: int, v: float) -> None:
        self.set_value(row, column, v)

    def set_value(self, row: int, column: int, v: float) -> None:
        """Edit an item's number as a user would; nothing happens where it can't be edited."""
        item = self.items[row]
        number = self.accepted(v) if self._usable(item) else None
        if number is not None:
            self.number_edited.emit(item, number, None)

    def text_of(self, row: int, column: int) -> str:
        value = self._number(self.items[row])
        if np.isnan(value):
            return ""
        return editor_text(value)

    def shown_value(self, row: int, column: int) -> float | None:
        value = self._number(self.items[row])
        return None if np.isnan(value) else value

    def describe(self, row: int, column: int) -> str:
        return self._named(self.items[row])

    def cell_rect(self, row: int, column: int) -> QRect:
        """Where an editor lies, wide enough for a number that was drawn."""
        rect = self.rect_of(self.items[row])
        more = max(0, self.fontMetrics().horizontalAdvance("0") * EDITED - rect.width())
        return rect.adjusted(-more // 2, 0, more // 2, 0)

    def cell_at(self, point: QPointF) -> Place | None:
        item = self.item_at(point)
        return None if item is None else (self._row(item), 0)

    def select(self, row: int, column: int, extend: bool = False) -> None:
        """Make an item current; past a row's end, where an editor moves on, it is the next one."""
        self.selection.move(min(max(row + column, 0), len(self.items) - 1), 0, extend=False)
        self.current_moved.emit()

    def move_current(self, rows: int, columns: int, extend: bool = False) -> None:
        sizes, item = self.plan.sizes, self.current
        if abs(columns) > 1:
            item = list(ends_of(sizes, item))[columns > 0]
        else:
            item = neighbour(sizes, item, rows, columns)
        self.make_current(item)

    def set_block(self, value: float) -> None:
        """What Delete leaves: 0, and no guess."""
        if self.editable:
            item = self.current
            guess = isinstance(item, ErrorOf) or (isinstance(item, Unit) and item.layer > 0)
            self.number_edited.emit(item, None if guess else value, None)

    def paste(self, mime: QMimeData) -> bool:
        """Give the current item the one number that was copied; False where none can be given."""
        if not (self.hasFocus() and self.editable and holds_cells(mime)):
            return False
        block = self.copied(mime)
        if block is not None and block.size == 1:
            self.set_value(*self.selection.current, float(block[0, 0]))
        elif block is not None:
            self.refused.emit(partial(too_many, block.size, 1))
        return True

    def _on_edited(self, row: int, column: int, value: float, gesture: object) -> None:
        self.number_edited.emit(self.items[row], value, gesture)

    def _on_pointed(self, place: Place | None) -> None:
        item = None if place is None else self.items[place[0]]
        self.setCursor(
            Qt.CursorShape.ArrowCursor if item is None else Qt.CursorShape.PointingHandCursor
        )
        self.item_pointed.emit(item)

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._picture.paint(painter)
        painter.end()
        self.painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._picture.invalidate()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen keeps no pictures, which are large in a large window."""
        super().hideEvent(event)
        self._picture.invalidate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._picture.invalidate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.enter_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escape_pressed.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.current_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.current_moved.emit()

    def sizeHint(self) -> QSize:
        return QSize(900, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 200)
