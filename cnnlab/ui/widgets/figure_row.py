"""Numbers with captions below them, each in a place of its own that does not move."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cnnlab.ui.widgets.named import name_control


class FigureRow(QWidget):
    """A label for each number, by name; ``widest`` is a text that each has space for."""

    def __init__(self, widest: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.values: dict[str, QLabel] = {}
        self.captions: dict[str, QLabel] = {}
        self._widest = dict(widest)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for name in self._widest:
            column = QVBoxLayout()
            row.addLayout(column)
            column.setSpacing(0)
            value, caption = QLabel(), QLabel()
            self.values[name], self.captions[name] = value, caption
            value.setProperty("look", "figure")
            caption.setObjectName("muted")
            caption.setBuddy(value)
            value.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(value)
            column.addWidget(caption)

    def fit(self) -> None:
        """Give each number space for the widest one, in the font that it has now.

        Its size is fixed: else every other number would have the whole window laid out anew.
        """
        for name, text in self._widest.items():
            value, caption = self.values[name], self.captions[name]
            value.ensurePolished()
            metrics = value.fontMetrics()
            wide = max(metrics.horizontalAdvance(text) + 2, caption.sizeHint().width())
            value.setFixedSize(wide, metrics.height())

    def say(self, name: str, caption: str, tip: str) -> None:
        """What a number is called, and more about it."""
        self.captions[name].setText(caption)
        self.captions[name].setToolTip(tip)
        name_control(self.values[name], caption, tip)
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()
        super().changeEvent(event)

    def show_value(self, name: str, text: str) -> None:
        """A number as text; the label is painted anew only where that differs."""
        if self.values[name].text() != text:
            self.values[name].setText(text)
