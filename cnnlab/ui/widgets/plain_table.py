"""A table of texts whose rows are chosen, dressed as cards are."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
)

from cnnlab.scene.colours import Theme

LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignVCenter
PADDING = 8  # px at the sides of a cell
SHEET = """
QTableWidget {{ background: {card}; border: 1px solid {line}; border-radius: 6px;
  gridline-color: {line}; outline: none; }}
QTableWidget:focus {{ border-color: {accent}; }}
QTableWidget::item {{ padding: 0 {pad}px; }}
QTableWidget::item:selected {{ background: {accent_soft}; color: {text}; }}
QHeaderView {{ background: transparent; }}
QHeaderView::section {{ background: transparent; color: {muted}; border: none;
  border-bottom: 1px solid {line}; padding: 2px {head}px; }}
"""


class PlainTable(QTableWidget):
    """Nothing in it is edited. Columns of ``words`` begin at the left, those of numbers don't."""

    def __init__(self, columns: int, words: Sequence[int] = (0,)) -> None:
        super().__init__(0, columns)
        self._words = frozenset(words)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setStretchLastSection(True)
        self._fit_rows()

    def set_header(self, texts: Sequence[str]) -> None:
        """What the columns are called."""
        for column, text in enumerate(texts):
            self.setHorizontalHeaderItem(column, self.cell(column, text))

    def cell(self, column: int, text: str) -> QTableWidgetItem:
        """A cell of a column."""
        item = QTableWidgetItem(text)
        item.setTextAlignment((LEFT if column in self._words else RIGHT) | CENTRE)
        return item

    def dress(self, theme: Theme, pad: int = PADDING) -> None:
        """Other colours, and space at the sides of cells."""
        names = ("card", "line", "accent", "accent_soft", "text", "muted")
        colours = {name: getattr(theme, name).name() for name in names}
        self.setStyleSheet(SHEET.format(**colours, pad=pad, head=pad + 3))

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_rows()
