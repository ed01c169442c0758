"""Buttons side by side of which one is down."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget


class ButtonRow(QWidget):
    """Says which of its buttons was clicked, by name."""

    chosen = Signal(str)

    def __init__(self, names: Sequence[str], spacing: int) -> None:
        super().__init__()
        self.buttons = {name: QPushButton() for name in names}
        group, row = QButtonGroup(self), QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing)
        for name, button in self.buttons.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            group.addButton(button)
            row.addWidget(button, 1)

    def show_choice(self, name: str) -> None:
        """Which one is down."""
        self.buttons[name].setChecked(True)
