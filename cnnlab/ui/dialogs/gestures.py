"""Help: what keys and mouse do."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from cnnlab.ui.dialogs.modal import shown
from cnnlab.ui.widgets.dialog_host import dressed

Rows = list[tuple[str, str]]
GAP = 10  # px between the tab's and the window's


class GesturesDialog(QDialog):
    """A table of gestures: those of the tab that is shown, then those of the window."""

    def __init__(self, rows: Rows, parent: QWidget | None = None) -> None:
        super().__init__(dressed(parent))
        self.setWindowTitle(self.tr("Keys and mouse"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(14)
        table = QGridLayout()
        column.addLayout(table)
        _fill(table, rows)
        table.setRowMinimumHeight(table.rowCount(), GAP)
        _fill(table, self._of_window())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    @classmethod
    def show_to(cls, parent: QWidget, rows: Rows) -> None:
        """Show the tables until they are closed."""
        with shown(cls(rows, parent)):
            pass

    def _of_window(self) -> Rows:
        return [
            (
                self.tr("Right click, Menu key, a finger that rests"),
                self.tr("What can be done there"),
            ),
            (self.tr("A swipe; two fingers that spread"), self.tr("Scroll; zoom")),
            (
                "Ctrl+N / Ctrl+O / Ctrl+S / Ctrl+Shift+S",
                self.tr("New lab file, open one, save it, save it as another"),
            ),
            ("Ctrl+Z / Ctrl+Shift+Z", self.tr("Undo, redo")),
            ("Ctrl+X / Ctrl+C / Ctrl+V / Ctrl+A", self.tr("Cut, copy, paste, select all")),
            ("Ctrl+Tab / Ctrl+Shift+Tab", self.tr("The next tab, the one before")),
            ("Ctrl+Page Down / Page Up", self.tr("The next tab, the one before")),
            ("F1 / F11", self.tr("These tables; full screen")),
        ]


def _fill(table: QGridLayout, rows: Rows) -> None:
    table.setHorizontalSpacing(24)
    table.setVerticalSpacing(6)
    table.setColumnStretch(1, 1)
    for row, (gesture, meaning) in enumerate(rows, table.rowCount() + 1):
        key = QLabel(gesture)
        key.setObjectName("heading")
        table.addWidget(key, row, 0)
        table.addWidget(QLabel(meaning), row, 1)
