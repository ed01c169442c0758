"""Results of races as a table whose rows can be copied, and run again."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from cnnlab.scene.colours import Theme
from cnnlab.ui.widgets.plain_table import PlainTable
from cnnlab.ui.widgets.table_mime import copy_text


class RaceTable(PlainTable):
    """Takes rows of texts; the first and the last two columns are words, the others numbers."""

    again_asked = Signal(int)
    """A row that is to be run again."""
    chosen = Signal(bool)
    """Whether a row is selected."""

    def __init__(self, columns: int) -> None:
        super().__init__(columns, words=(0, columns - 2, columns - 1))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.cellDoubleClicked.connect(lambda row, _column: self.again_asked.emit(row))
        self.itemSelectionChanged.connect(lambda: self.chosen.emit(self.place is not None))
        self.installEventFilter(self)

    # public

    @property
    def place(self) -> int | None:
        """The row that is selected; of several the first."""
        rows = self._selected()
        return rows[0] if rows else None

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show other rows; where these are new ones, none is selected."""
        if [list(row) for row in rows] == self._texts():
            return
        with QSignalBlocker(self):
            self.setRowCount(len(rows))
            for i, row in enumerate(rows):
                for column, text in enumerate(row):
                    self.setItem(i, column, self.cell(column, text))
            self.setCurrentCell(-1, -1)
        self.chosen.emit(False)

    def copied(self) -> str:
        """The selected rows, one a line, with tabs between columns, as spreadsheets take them."""
        texts = self._texts()
        return "\n".join("\t".join(texts[row]) for row in self._selected())

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.dress(theme)

    # inside

    def _selected(self) -> list[int]:
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def _texts(self) -> list[list[str]]:
        rows, columns = range(self.rowCount()), range(self.columnCount())
        return [[self.model().index(row, i).data() for i in columns] for row in rows]

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
            copy_text(self.copied())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.again_asked.emit(row)
        else:
            super().keyPressEvent(event)
