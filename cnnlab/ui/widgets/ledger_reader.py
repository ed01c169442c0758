"""The ledger's terms read one by one: by arrow keys, and by a screen reader as a table."""

from typing import cast

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen

from cnnlab.core.shapes import Pair
from cnnlab.scene.text import number, signed_factor
from cnnlab.ui.widgets.accessible_cells import (
    CellSource,
    cell_entered,
    cell_reached,
    describe_cells,
)
from cnnlab.ui.widgets.ledger_canvas import LedgerCanvas
from cnnlab.ui.widgets.ledger_sum import Sum, Term

WAYS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
translate = QCoreApplication.translate


class LedgerReader(LedgerCanvas):
    """A row for each channel: its terms, and its sum at the end."""

    left = Signal()
    """Escape: the keyboard goes back to where it came from."""
    reached = Signal(QRect)
    """The place that is read, to be scrolled to."""

    def __init__(self) -> None:
        super().__init__()
        self._place: Pair = (0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def place(self) -> Pair:
        """Channel, and term or sum, that is read."""
        rows, columns = self.shape()
        return min(self._place[0], max(0, rows - 1)), min(self._place[1], max(0, columns - 1))

    def shape(self) -> Pair:
        """Channels, and places in each."""
        content = self._sum
        if content is None:
            return 0, 0
        return len(content.names), content.values[0].size + (content.channel_sums is not None)

    def name_of(self, row: int, column: int) -> str:
        """A term with its product, or a sum, as far as it is shown."""
        content = self._sum
        if content is None:
            return ""
        if column < content.values[0].size:
            return f"{content.names[row]}: {_said_term(content, row, column)}"
        known = content.sums_done is None or row < content.sums_done
        if content.channel_sums is None or not known:
            return translate("Ledger", "sum of {channel}: not known yet").format(
                channel=content.names[row]
            )
        value = number(float(content.channel_sums[row]), 4)
        text = translate("Ledger", "sum of {channel}: {value}")
        return text.format(channel=content.names[row], value=value)

    def rect_of(self, row: int, column: int) -> QRectF:
        """Its place, in pixels."""
        content, m = self._sum, self.metrics
        if content is None or m is None:
            return QRectF()
        if column < content.values[0].size:
            return self.term_rect(_term(content, row, column)).adjusted(m.plus - 3, 1, 3, -1)
        top = (row * m.lines + m.lines - 1) * m.line
        return QRectF(m.sum_x - 5, top + 1, m.sums, m.line - 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, (rows, columns) = Qt.Key(event.key()), self.shape()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in WAYS and rows:
            row, column = self.place
            down, right = WAYS[key]
            self._read(min(max(0, row + down), rows - 1), min(max(0, column + right), columns - 1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and rows:
            self._read(self.place[0], 0 if key == Qt.Key.Key_Home else columns - 1)
        else:
            super().keyPressEvent(event)

    def _read(self, row: int, column: int) -> None:
        self._place = row, column
        self._point_at_place()
        self.reached.emit(self.rect_of(row, column).toAlignedRect())
        cell_reached(self)
        self.update()

    def _point_at_place(self) -> None:
        content, (row, column) = self._sum, self.place
        if content is not None:
            term = column < content.values[0].size
            self._point(_term(content, row, column) if term else None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._point_at_place()
        cell_entered(self)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point(None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self._sum is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.accent, 2))
            painter.drawRoundedRect(self.rect_of(*self.place), 5, 5)
            painter.end()


class LedgerTerms(CellSource):
    """Those of a ledger, as far as they are shown."""

    @property
    def _ledger(self) -> LedgerReader:
        return cast(LedgerReader, self.widget)

    def shape(self) -> Pair:
        return self._ledger.shape()

    def name(self, row: int, column: int) -> str:
        return self._ledger.name_of(row, column)

    def rect(self, row: int, column: int) -> QRect:
        return self._ledger.rect_of(row, column).toAlignedRect()

    def current(self) -> Pair | None:
        return self._ledger.place if self._ledger.hasFocus() else None


def _term(content: Sum, row: int, column: int) -> Term:
    wide = content.values.shape[2]
    return row, column // wide, column % wide


def _said_term(content: Sum, row: int, column: int) -> str:
    term = _term(content, row, column)
    value = float(content.values[term])
    if content.inside is not None and not content.inside[term[1:]]:
        return translate("Ledger", "padding")
    if content.weights is None:
        return content.text(value)
    weight = float(content.weights[term])
    factors = f"{content.weight_text(weight)} × {signed_factor(value)}"
    if content.done is not None and row * content.values[0].size + column >= content.done:
        return translate("Ledger", "{product}, not added yet").format(product=factors)
    if content.done is None and not content.total_done:
        return factors  # to be worked out
    return f"{factors} = {number(weight * value, 4)}"


describe_cells(LedgerReader, LedgerTerms)
