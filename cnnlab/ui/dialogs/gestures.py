"""Help: what keys and mouse do."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget


class GesturesDialog(QDialog):
    """A table of gestures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys and mouse"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(14)
        table = QGridLayout()
        column.addLayout(table)
        table.setHorizontalSpacing(24)
        table.setVerticalSpacing(6)
        for row, (gesture, meaning) in enumerate(self._rows()):
            key = QLabel(gesture)
            key.setObjectName("heading")
            table.addWidget(key, row, 0)
            table.addWidget(QLabel(meaning), row, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    @classmethod
    def show_to(cls, parent: QWidget) -> None:
        """Show the table until it is closed."""
        dialog = cls(parent)
        dialog.exec()
        dialog.deleteLater()

    def _rows(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Space"), self.tr("Play or pause")),
            (", .", self.tr("One step back or forward")),
            ("[ ]", self.tr("Slower or faster")),
            (self.tr("Enter, Escape"), self.tr("Into the window, product by product, and out")),
            (self.tr("Click an output"), self.tr("Go there and keep its sum in the ledger")),
            (
                self.tr("Point at a cell"),
                self.tr("See what it is made of, or everywhere it is used"),
            ),
            (self.tr("Double click, F2, digits"), self.tr("Edit a number; 1/9 works too")),
            (self.tr("Enter, Tab"), self.tr("While editing: take the number and go to the next")),
            (self.tr("Alt+drag, wheel"), self.tr("Turn the number up or down")),
            (self.tr("Drag, Shift+arrows"), self.tr("Select a block to copy, paste or clear")),
            (self.tr("Ctrl+wheel, Ctrl+0"), self.tr("Zoom a grid, show it whole")),
            (self.tr("Ctrl+Z, Ctrl+Shift+Z"), self.tr("Undo, redo")),
        ]
