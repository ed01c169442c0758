"""Is it still recognised? Asked of both ways to compare before the scores are shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton

from cnnlab.lab.images.pieces import WAYS
from cnnlab.scene.grid import RIGHT, WRONG
from cnnlab.ui.images.piece_words import way_title
from cnnlab.ui.widgets.translated import TranslatedWidget

ANSWERS = (True, False)


class PredictBox(TranslatedWidget):
    """Two questions with yes and no, and whether the answers are right once both are given."""

    guessed = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.question, self._titles = QLabel(), {way: QLabel() for way in WAYS}
        self.question.setWordWrap(True)
        self.buttons = {(way, answer): QPushButton() for way in WAYS for answer in ANSWERS}
        self.results = {way: QLabel() for way in WAYS}
        self._letter = "X"
        self._lay_out()
        self.retranslate()

    def show_guesses(self, letter: str, guesses: dict[str, bool], right: dict[str, bool]) -> None:
        """Which answers were given, and which of these are right, if that is to be said."""
        self._letter = letter
        for (way, answer), button in self.buttons.items():
            button.setChecked(guesses.get(way) is answer)
            button.setEnabled(not right)
        for way, label in self.results.items():
            marks = {True: self.tr("{mark} right"), False: self.tr("{mark} wrong")}
            text = marks[right[way]] if right else ""
            label.setText(text.format(mark=RIGHT if right and right[way] else WRONG))
        self._ask()

    def retranslate(self) -> None:
        for way, title in self._titles.items():
            title.setText(way_title(way))
            for answer in ANSWERS:
                button = self.buttons[way, answer]
                button.setText(self.tr("Yes") if answer else self.tr("No"))
                name = self.tr("{way}: yes") if answer else self.tr("{way}: no")
                button.setAccessibleName(name.format(way=way_title(way)))
                button.setToolTip(self.tr("Your prediction; the scores are shown after both"))
        self._ask()

    def _ask(self) -> None:
        self.question.setText(self.tr("Is it still read as {letter}?").format(letter=self._letter))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        grid.addWidget(self.question, 0, 0, 1, 3)
        for at, way in enumerate(WAYS):
            self._titles[way].setTextFormat(Qt.TextFormat.PlainText)
            grid.addWidget(self._titles[way], 2 * at + 1, 0, 1, 3)
            for column, answer in enumerate(ANSWERS):
                button = self.buttons[way, answer]
                button.setCheckable(True)
                button.setObjectName(f"xGuess{way.title()}{'Yes' if answer else 'No'}")
                button.clicked.connect(
                    lambda _on=False, way=way, answer=answer: self.guessed.emit(way, answer)
                )
                grid.addWidget(button, 2 * at + 2, column)
            grid.addWidget(self.results[way], 2 * at + 2, 2)
