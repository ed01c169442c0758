"""Where one is, as a row of places that lead back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget


class Crumbs(QWidget):
    """Buttons for the places from the whole to the one that is shown, which is the last."""

    chosen = Signal(int)
    """The place with this number."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addStretch(1)
        self._texts: tuple[str, ...] = ()
        self._signs: list[QLabel] = []
        self.buttons: list[QToolButton] = []

    @property
    def texts(self) -> tuple[str, ...]:
        """What stands on the buttons."""
        return self._texts

    def set_places(self, texts: Sequence[str]) -> None:
        """Show these places."""
        if tuple(texts) == self._texts:
            return
        self._texts = tuple(texts)
        while len(self.buttons) < len(texts):
            self._add()
        for index, button in enumerate(self.buttons):
            there = index < len(texts)
            button.setVisible(there)
            if index:
                self._signs[index - 1].setVisible(there)
            if there:
                last = index == len(texts) - 1
                button.setText(texts[index])
                button.setProperty("current", last)
                font = button.font()
                font.setBold(last)
                button.setFont(font)

    def _add(self) -> None:
        index = len(self.buttons)
        if index:
            sign = QLabel("›")
            sign.setObjectName("muted")
            self._row.insertWidget(self._row.count() - 1, sign)
            self._signs.append(sign)
        button = QToolButton()
        button.setAutoRaise(True)
        button.setProperty("look", "flat")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.clicked.connect(lambda: self.chosen.emit(index))
        self._row.insertWidget(self._row.count() - 1, button)
        self.buttons.append(button)
