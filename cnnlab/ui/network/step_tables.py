"""Tables of signed numbers, each with a bar: the weights that a step changed most."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidgetItem,
    QWidget,
)

from cnnlab.scene.colours import Theme, load_theme
from cnnlab.ui.widgets.plain_table import PlainTable

Index = QModelIndex | QPersistentModelIndex
SHARE: Final = Qt.ItemDataRole.UserRole
"""Of a cell: its number as a share, −1…1, of the largest one in its column."""
BAR, EDGE = 40, 8  # px
PADDING, TIGHT = 7, 2  # px at the sides of a cell


@dataclass(frozen=True)
class ChangeRow:
    """A weight that was changed, as texts."""

    name: str
    spoken: str
    """Its place in words."""
    change: str
    before: str
    after: str
    share: float
    """The change, −1…1, of the largest one."""


class BarDelegate(QStyledItemDelegate):
    """Paints a bar from the middle, blue above zero, orange below, before a cell's number."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = load_theme("light")
        self.bare = False
        """Whether there is no space for bars."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        share = index.data(SHARE)
        if share is None or self.bare:
            return
        rect: QRect = option.rect
        middle = rect.left() + EDGE + BAR // 2
        painter.fillRect(middle, rect.top() + 4, 1, rect.height() - 8, self.theme.line)
        wide = max(1, round(abs(share) * BAR / 2)) if share else 0
        colour = self.theme.positive if share > 0 else self.theme.negative
        left = middle + 1 if share > 0 else middle - wide
        painter.fillRect(left, rect.top() + 6, wide, rect.height() - 12, colour)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index) + QSize(0 if self.bare else BAR + EDGE, 0)


class NumberTable(PlainTable):
    """Columns of numbers, the first of words; ``bars`` is the column with a bar in each cell."""

    def __init__(self, columns: int, bars: int) -> None:
        super().__init__(columns)
        self._bars, self._tight = BarDelegate(self), False
        self.setItemDelegateForColumn(bars, self._bars)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def set_header(self, texts: Sequence[str]) -> None:
        """What the columns are called, which may take more space than the numbers."""
        super().set_header(texts)
        self.fit_columns()

    def number(self, column: int, text: str, share: float | None = None) -> QTableWidgetItem:
        """A cell of a column, and how long its bar is."""
        item = self.cell(column, text)
        item.setData(SHARE, share)
        return item

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._bars.theme = theme
        self._dress()

    def set_tight(self, tight: bool) -> None:
        """Take less space, without bars; or have them again where they fit."""
        self._tight = tight
        self.fit_columns()

    def fit_columns(self) -> None:
        """Bars where everything fits with them; words have what is left, or no more than they need.

        To be called once other texts are shown.
        """
        needed, wide = self._needed(), self.viewport().width()
        bare = self._tight or needed > wide
        if bare != self._bars.bare:
            self._bars.bare = bare
            self._dress()
        modes, head = QHeaderView.ResizeMode, self.horizontalHeader()
        head.setSectionResizeMode(0, modes.ResizeToContents if bare else modes.Stretch)
        head.setStretchLastSection(bare)
        head.resizeSections(modes.ResizeToContents)

    def _needed(self) -> int:
        """Width in pixels of all columns with bars."""
        columns = range(self.columnCount())
        head = self.horizontalHeader()
        found = sum(max(self.sizeHintForColumn(i), head.sectionSizeHint(i)) for i in columns)
        more = BAR + EDGE + 2 * (PADDING - TIGHT) * self.columnCount()
        return found + more if self._bars.bare else found

    def _dress(self) -> None:
        self.dress(self._bars.theme, TIGHT if self._bars.bare else PADDING)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)


class StepTable(NumberTable):
    """The weights that changed most; one of them is chosen by mouse or keys."""

    chosen = Signal(int)
    """A row."""

    def __init__(self) -> None:
        super().__init__(4, bars=1)
        self.currentCellChanged.connect(self._on_current)

    def show_rows(self, rows: Sequence[ChangeRow], chosen: int) -> None:
        """Show other weights, one of them chosen; nothing is emitted."""
        with QSignalBlocker(self):
            self.setRowCount(len(rows))
            for i, row in enumerate(rows):
                for column, text in enumerate((row.name, row.change, row.before, row.after)):
                    item = self.number(column, text, row.share if column == 1 else None)
                    item.setToolTip(row.spoken)
                    if not column:
                        item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken)
                    self.setItem(i, column, item)
            self.setCurrentCell(chosen, 0)
        self.fit_columns()

    def _on_current(self, row: int, _column: int, before: int, *_: int) -> None:
        if row >= 0 and row != before:
            self.chosen.emit(row)
