"""A question that is asked before anything is shown, and what was expected."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontInfo, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from cnnlab.scene.grid import RIGHT, WRONG
from cnnlab.ui.widgets.named import label_button
from cnnlab.ui.widgets.text_block import TextBlock


class Question(NamedTuple):
    """A text, what can be expected, which of it is right, and why, said afterwards."""

    text: str
    options: tuple[str, str, str]
    right: int
    answer: str


class QuestionCard(QFrame):
    """Says which answer was chosen; keeps its size when the answer is told."""

    chosen = Signal(int)
    again_asked = Signal()
    """The answer is to be hidden again."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._question = Question("", ("", "", ""), 0, "")
        self._picked, self._revealed = -1, False
        self.asked, self.answer = QLabel(), TextBlock(2)
        self.asked.setWordWrap(True)
        self.asked.setObjectName("heading")
        self.options = [QPushButton() for _ in self._question.options]
        self.again = QPushButton()
        self.again.clicked.connect(self.again_asked)
        self._group = QButtonGroup(self)
        for index, button in enumerate(self.options):
            button.setCheckable(True)
            self._group.addButton(button, index)
        self._group.idClicked.connect(self._on_clicked)
        self._lay_out()
        self._enlarge()

    def set_question(self, question: Question, picked: int, revealed: bool) -> None:
        """What is asked, what was expected (-1: nothing yet), and whether the answer is told."""
        self._question, self._picked, self._revealed = question, picked, revealed
        self.asked.setText(question.text)
        for index, button in enumerate(self.options):
            button.setText(self._said(index))
        self._check()
        self._fit()
        label_button(self.again, self.tr("Ask again"), self.tr("Hide the answer"))
        self.again.setEnabled(revealed)
        unknown = self.tr("What do you expect? Choose an answer, and see.")
        self.answer.set_text(question.answer if revealed else unknown)

    def _said(self, index: int) -> str:
        """An option; afterwards marked where it was chosen or is right, not by colour alone."""
        text = self._question.options[index]
        if not self._revealed:
            return text
        if index == self._question.right:
            return f"{RIGHT} {text}"
        return f"{WRONG} {text}" if index == self._picked else text

    def _on_clicked(self, index: int) -> None:
        self.chosen.emit(index)
        self._check()

    def _check(self) -> None:
        """Only what was expected first is marked as chosen."""
        self._group.setExclusive(False)
        for index, button in enumerate(self.options):
            button.setChecked(index == self._picked)
        self._group.setExclusive(self._picked >= 0)

    def _enlarge(self) -> None:
        """Question and answer are read from the last row."""
        for part, share in ((self.asked, 1.2), (self.answer, 1.05)):
            font = QFont(self.font())
            font.setPixelSize(round(QFontInfo(self.font()).pixelSize() * share))
            part.setFont(font)

    def _fit(self) -> None:
        """Room for the mark, so that nothing moves when it comes."""
        metrics = self.fontMetrics()
        for button, text in zip(self.options, self._question.options, strict=True):
            button.setMinimumWidth(metrics.horizontalAdvance(f"{RIGHT} {text}") + 26)
        self._fit_answer()

    def _fit_answer(self) -> None:
        """Room for the answer, two lines at least, before it is told."""
        metrics = self.answer.fontMetrics()
        room = QRect(0, 0, max(60, self.answer.width()), 1000)
        needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self._question.answer)
        self.answer.setFixedHeight(max(needed.height(), 2 * metrics.lineSpacing()) + 4)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 6)
        column.setSpacing(6)
        column.addWidget(self.asked)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(8)
        for button in self.options:
            row.addWidget(button)
        row.addStretch(1)
        last = QHBoxLayout()
        column.addLayout(last)
        last.setSpacing(12)
        last.addWidget(self.answer, 1)
        last.addWidget(self.again, 0, Qt.AlignmentFlag.AlignBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_answer()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._enlarge()
            self._fit()
        super().changeEvent(event)
