"""Guess the filter: the picture, the filter, what it makes, and what it should make."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from cnnlab.core.shapes import Pair
from cnnlab.lab.images.guess import Puzzle
from cnnlab.scene.colours import Theme
from cnnlab.scene.text import number
from cnnlab.ui.images.guess_grid import GuessGrid
from cnnlab.ui.images.layer_view import MapView
from cnnlab.ui.widgets.accessible import announce
from cnnlab.ui.widgets.text_block import TextBlock
from cnnlab.ui.widgets.translated import TranslatedWidget

translate = QCoreApplication.translate


class GuessView(TranslatedWidget):
    """Shows a puzzle; says what the filter was edited to, and what is pointed at."""

    pointed = Signal(object)
    """(row, column), or None."""

    def __init__(self) -> None:
        super().__init__()
        self.picture, self.wanted, self.result = MapView(grey=True), MapView(), MapView()
        self.filter, self.hidden, self.score = GuessGrid(), GuessGrid(), TextBlock(2)
        self.filter.grid.setObjectName("guessFilterGrid")
        self.wanted.setObjectName("guessWanted")
        self.result.setObjectName("guessResult")
        self.score.setObjectName("guessScore")
        self._titles = {
            name: QLabel() for name in ("picture", "filter", "hidden", "wanted", "yours")
        }
        font = self.score.font()
        font.setBold(True)
        self.score.setFont(font)
        self._puzzle: Puzzle | None = None
        for title in self._titles.values():
            title.setObjectName("heading")
            title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._lay_out()
        for view in self._views():
            view.pointed.connect(self.pointed)
            view.pinned_changed.connect(lambda view=view: self._on_pinned(view))
        self.retranslate()

    def set_puzzle(self, puzzle: Puzzle) -> None:
        """Another puzzle, or another filter."""
        before, self._puzzle = self._puzzle, puzzle
        self.picture.set_values(puzzle.picture)
        other = before is None or before.picture is not puzzle.picture
        if other or before is None or before.guess.seed != puzzle.guess.seed:
            self.wanted.set_values(puzzle.wanted)
        self.result.set_values(puzzle.made, bound=self.wanted.largest)
        self.filter.set_weights(puzzle.guess.weights, editable=True)
        self.hidden.set_weights(puzzle.hidden, editable=False)
        for part in (self.hidden, self._titles["hidden"]):
            part.setVisible(puzzle.over)
        self._say(puzzle)

    def numbers_at(self, pixel: Pair) -> tuple[float, float]:
        """What is wanted at a pixel, and what the filter makes there."""
        return self.wanted.value(*pixel), self.result.value(*pixel)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        for view in self._views():
            view.set_theme(theme)
        for grid in (self.filter, self.hidden):
            grid.set_theme(theme)

    def _views(self) -> tuple[MapView, MapView, MapView]:
        return self.picture, self.wanted, self.result

    def _on_pinned(self, view: MapView) -> None:
        """The same pixel is marked on all of them."""
        for other in self._views():
            if other.pinned != view.pinned:
                other.show_pin(view.pinned)
        self.pointed.emit(view.pinned)

    def _say(self, puzzle: Puzzle) -> None:
        text = score_text(puzzle)
        if text != self.score.text():
            self.score.set_text(text)
            announce(self.score, text)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        grid.addWidget(self._titled("picture", self.picture), 0, 0)
        grid.addWidget(self._titled("wanted", self.wanted), 0, 1)
        grid.addWidget(self._filters(), 1, 0)
        grid.addWidget(self._titled("yours", self.result), 1, 1)
        for at in (0, 1):
            grid.setRowStretch(at, 1)
            grid.setColumnStretch(at, 1)

    def _filters(self) -> QWidget:
        """Both filters side by side, the score under them."""
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        for at, (name, filter_) in enumerate((("filter", self.filter), ("hidden", self.hidden))):
            self._titles[name].setAlignment(Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(self._titles[name], 0, at)
            grid.addWidget(filter_, 1, at)
            grid.setColumnStretch(at, 1)
        grid.addWidget(self.score, 2, 0, 1, 2)
        grid.setRowStretch(1, 1)
        return part

    def _titled(self, name: str, view: MapView) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._titles[name].setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._titles[name])
        column.addWidget(view, 1)
        return part

    def retranslate(self) -> None:
        texts = {
            "picture": translate("GuessFilter", "The picture"),
            "wanted": translate("GuessFilter", "Which filter makes this of it?"),
            "filter": translate("GuessFilter", "Your filter"),
            "hidden": translate("GuessFilter", "The hidden filter"),
            "yours": translate("GuessFilter", "What your filter makes"),
        }
        for name, title in self._titles.items():
            title.setText(texts[name])
        names = ("picture", "wanted", "yours")
        for name, view in zip(names, self._views(), strict=True):
            view.setAccessibleName(texts[name])
        self.filter.grid.setAccessibleName(texts["filter"])
        self.hidden.grid.setAccessibleName(texts["hidden"])
        tip = translate("GuessFilter", "Type, turn the wheel or Alt+drag; paste a block of numbers")
        self.filter.grid.setToolTip(tip)
        if self._puzzle is not None:
            self._say(self._puzzle)


def score_text(puzzle: Puzzle) -> str:
    """How far the filter is from the hidden one."""
    if puzzle.flat:
        return translate(
            "GuessFilter",
            "This picture is black all over, so every filter makes the same of it: choose another.",
        )
    if puzzle.found and not puzzle.guess.shown:
        return translate("GuessFilter", "Found: the error is 0.")
    text = translate("GuessFilter", "Remaining error: {error} (mean absolute difference).")
    if puzzle.guess.shown and puzzle.found:
        text = translate("GuessFilter", "This is the hidden filter: the error is {error}.")
    return text.format(error=number(puzzle.error, 4))
