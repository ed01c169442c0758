"""Controls of "Guess the filter": a new puzzle, a filter to begin with, and giving up."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from cnnlab.lab.images.guess import STARTS
from cnnlab.ui.images.layer_words import filter_title
from cnnlab.ui.widgets.box_guard import BoxGuard
from cnnlab.ui.widgets.choice_box import ChoiceBox
from cnnlab.ui.widgets.named import label_button, name_control
from cnnlab.ui.widgets.seed_box import SeedBox
from cnnlab.ui.widgets.translated import TranslatedWidget

translate = QCoreApplication.translate
COMPACT = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
ZEROS = "zeros"
OWN = "own"  # none of the named filters


class GuessPanel(TranslatedWidget):
    """Says what was chosen."""

    seed_chosen = Signal(int)
    start_chosen = Signal(object)
    """One of STARTS, ZEROS or OWN."""
    give_up_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.task, self.seed, self.start = QLabel(), SeedBox(), ChoiceBox()
        self.new, self.give_up = QPushButton(), QPushButton()
        self._labels = {"seed": QLabel(), "start": QLabel()}
        self.task.setWordWrap(True)
        self.start.setSizeAdjustPolicy(COMPACT)
        self._own = False
        self._labels["seed"].setBuddy(self.seed)
        self._labels["start"].setBuddy(self.start)
        BoxGuard(self, (self.seed, self.start))
        self.seed.setKeyboardTracking(False)
        self.seed.valueChanged.connect(self.seed_chosen)
        self.start.chosen.connect(self.start_chosen)
        self.new.clicked.connect(lambda: self.seed_chosen.emit(self.seed.following))
        self.give_up.clicked.connect(self.give_up_asked)
        self._lay_out()
        self.retranslate()

    def set_puzzle(self, seed: int, start: str, over: bool) -> None:
        """Its seed, which named filter the guess is, and whether nothing is left to give up."""
        self.seed.show_value(seed)
        self._own = start == OWN
        self._pull_starts()
        self.start.show_choice(start)
        self.give_up.setEnabled(not over)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.task)
        column.addWidget(self._labels["start"])
        column.addWidget(self.start)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(6)
        row.addWidget(self.new, 1)
        row.addWidget(self._labels["seed"])
        row.addWidget(self.seed)
        column.addWidget(self.give_up)

    def _pull_starts(self) -> None:
        named: list[tuple[str, object]] = [(filter_title(name), name) for name in STARTS]
        own = [(translate("GuessFilter", "Weights of your own"), OWN)] if self._own else []
        self.start.set_choices([*own, (translate("GuessFilter", "All zeros"), ZEROS), *named])

    def retranslate(self) -> None:
        self.task.setText(
            translate(
                "GuessFilter",
                "A hidden 3×3 filter has made the picture at the top right. Find it: change the "
                "numbers until the error is 0.",
            )
        )
        self._labels["seed"].setText(translate("GuessFilter", "Seed"))
        self._labels["start"].setText(translate("GuessFilter", "Start from"))
        self._pull_starts()
        tip = translate("GuessFilter", "A filter to change, or the one that it is")
        name_control(self.start, translate("GuessFilter", "Start from"), tip)
        tip = translate("GuessFilter", "The same seed hides the same filter")
        name_control(self.seed, translate("GuessFilter", "Seed"), tip)
        tip = translate("GuessFilter", "Another hidden filter")
        label_button(self.new, translate("GuessFilter", "New puzzle"), tip)
        tip = translate("GuessFilter", "Show the hidden filter")
        label_button(self.give_up, translate("GuessFilter", "Give up"), tip)
