"""Results of races as a table whose rows can be copied, and run again."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
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
SHEET = """
QTableWidget {{ background: {card}; border: 1px solid {line}; border-radius: 6px;
  gridline-color: {line}; outline: none; }}
QTableWidget:focus {{ border-color: {accent}; }}
QTableWidget::item {{ padding: 0 8px; }}
QTableWidget::item:selected {{ background: {accent_soft}; color: {text}; }}
QHeaderView {{ background: transparent; }}
QHeaderView::section {{ background: transparent; color: {muted}; border: none;
  border-bottom: 1px solid {line}; padding: 2px 11px; }}
"""


class RaceTable(QTableWidget):
    """Takes rows of texts; the first and the last two columns are words, the others numbers."""

    again_asked = Signal(int)
    """A row that is to be run again."""
    chosen = Signal(bool)
    """Whether a row is selected."""

    def __init__(self, columns: int) -> None:
        super().__init__(0, columns)
        self._words = {0, columns - 2, columns - 1}
        behaviour, edits = QAbstractItemView.SelectionBehavior, QAbstractItemView.EditTrigger
        self.setSelectionBehavior(behaviour.SelectRows)
        self.setEditTriggers(edits.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setStretchLastSection(True)
        self.cellDoubleClicked.connect(lambda row, _column: self.again_asked.emit(row))
        self.itemSelectionChanged.connect(lambda: self.chosen.emit(self.place is not None))
        self.installEventFilter(self)
        self._fit_rows()

    # public

    @property
    def place(self) -> int | None:
        """The row that is selected; of several the first."""
        rows = self._selected()
        return rows[0] if rows else None

    def set_header(self, texts: Sequence[str]) -> None:
        """What the columns are called."""
        for column, text in enumerate(texts):
            self.setHorizontalHeaderItem(column, self._item(column, text))

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show other rows; where these are new ones, none is selected."""
        if [list(row) for row in rows] == self._texts():
            return
        with QSignalBlocker(self):
            self.setRowCount(len(rows))
            for i, row in enumerate(rows):
                for column, text in enumerate(row):
                    self.setItem(i, column, self._item(column, text))
            self.setCurrentCell(-1, -1)
        self.chosen.emit(False)

    def copied(self) -> str:
        """The selected rows, one a line, with tabs between columns, as spreadsheets take them."""
        texts = self._texts()
        return "\n".join("\t".join(texts[row]) for row in self._selected())

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        names = ("card", "line", "accent", "accent_soft", "text", "muted")
        self.setStyleSheet(SHEET.format(**{name: getattr(theme, name).name() for name in names}))

    # inside

    def _item(self, column: int, text: str) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        item.setTextAlignment((LEFT if column in self._words else RIGHT) | CENTRE)
        return item

    def _selected(self) -> list[int]:
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def _texts(self) -> list[list[str]]:
        rows, columns = range(self.rowCount()), range(self.columnCount())
        return [[self.model().index(row, i).data() for i in columns] for row in rows]

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)

    # events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of its own events: the window has another use for the keys that copy."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Copy)
            and self._selected()
        ):
            event.accept()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.place
        if event.matches(QKeySequence.StandardKey.Copy) and row is not None:
            QGuiApplication.clipboard().setText(self.copied())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.again_asked.emit(row)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_rows()
