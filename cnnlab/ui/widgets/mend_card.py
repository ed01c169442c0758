"""What is wrong, why, and buttons that mend it; in the looks of the notice bar."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from cnnlab.ui.widgets.accessible import announce
from cnnlab.ui.widgets.named import name_control

SIGNS = {"refused": "!", "hint": "?", "done": "✓"}


class MendCard(QFrame):
    """Hidden while nothing is wrong. Plain texts in, and out which button was clicked."""

    chosen = Signal(int)
    """Number of a button, from 0."""

    closed = Signal()

    def __init__(self, kind: str = "refused", beside: bool = False) -> None:
        """Buttons stand below the text, or ``beside`` it, with one that closes the card."""
        super().__init__()
        self.setObjectName("mendCard")
        self.setProperty("kind", kind)
        self._sign, self._text = QLabel(SIGNS[kind]), QLabel()
        self._sign.setObjectName("noticeSign")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._offers: QBoxLayout = QHBoxLayout() if beside else QVBoxLayout()
        self.close_button = QToolButton()
        self.close_button.setText("×")
        self.close_button.setProperty("look", "flat")
        self.close_button.setVisible(beside)
        self.close_button.clicked.connect(self.closed)
        self.buttons: list[QPushButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        inner: QBoxLayout = QHBoxLayout() if beside else QVBoxLayout()
        row.addLayout(inner, 1)
        inner.setSpacing(4)
        inner.addWidget(self._text, 1)
        inner.addLayout(self._offers)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._offers.setSpacing(4)
        self.hide()
        self.retranslate()

    def text(self) -> str:
        """What it says; empty while it is hidden."""
        return self._text.text()

    def tell(self, text: str, offers: Sequence[str] = ()) -> None:
        """Show a text with a button for each offer; nothing where the text is empty."""
        changed = text != self._text.text()
        self._text.setText(text)
        self.setAccessibleName(text)
        while len(self.buttons) < len(offers):
            self._add_button()
        for i, button in enumerate(self.buttons):
            button.setVisible(i < len(offers))
            button.setText(offers[i] if i < len(offers) else "")
        self.setVisible(bool(text))
        if changed and text:
            announce(self, text)

    def retranslate(self) -> None:
        name_control(self.close_button, self.tr("Close"), self.tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _add_button(self) -> None:
        button = QPushButton()
        button.clicked.connect(partial(self._on_clicked, len(self.buttons)))
        self.buttons.append(button)
        self._offers.addWidget(button)

    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(number)
