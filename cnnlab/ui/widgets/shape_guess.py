"""A question for the shape that comes out of a block, and whether the answer is right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout

from cnnlab.ui.widgets.accessible import announce
from cnnlab.ui.widgets.named import name_control
from cnnlab.ui.widgets.translated import TranslatedWidget


class ShapeGuess(TranslatedWidget):
    """Plain texts in, and out what was typed."""

    typed = Signal(str)
    """An answer, after Enter."""

    def __init__(self) -> None:
        super().__init__()
        self.question, self.field, self.answer = QLabel(), QLineEdit(), QLabel()
        self.question.setBuddy(self.field)
        self.question.setWordWrap(True)
        self.answer.setWordWrap(True)
        self.field.setMaxLength(40)
        self.field.setPlaceholderText("C×H×W")
        self.field.returnPressed.connect(self._on_return)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.question)
        row = QHBoxLayout()
        column.addLayout(row)
        row.addWidget(self.field, 2)
        row.addWidget(self.answer, 3)
        self.retranslate()

    def ask(self, question: str, answer: str) -> None:
        """Another question, with what is said of the last answer to it; none if it is empty."""
        if question != self.question.text():
            self.field.clear()
        self.question.setText(question)
        self.field.setEnabled(bool(question))
        self.field.setAccessibleName(question)
        if answer and answer != self.answer.text():
            announce(self.field, answer)
        self.answer.setText(answer)

    def begin(self) -> None:
        """Give it the keyboard."""
        self.field.setFocus()
        self.field.selectAll()

    def retranslate(self) -> None:
        tip = self.tr("Maps × rows × columns, such as 3×7×5, or a number of units; then Enter")
        name_control(self.field, self.question.text(), tip)

    def _on_return(self) -> None:
        if self.field.text().strip():
            self.typed.emit(self.field.text())
            self.field.selectAll()
