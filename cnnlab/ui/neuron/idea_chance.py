"""What an output of 0.9 means: a thousand samples of which about 900 are of the class."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from cnnlab.core.arrays import Array
from cnnlab.core.dense.ideas import draw_outcomes
from cnnlab.scene.text import number
from cnnlab.ui.neuron.idea_outcomes import COLUMNS, ROWS, CountDots, OutcomeSquares
from cnnlab.ui.neuron.idea_question import Question
from cnnlab.ui.neuron.idea_slider import SliderBox
from cnnlab.ui.neuron.idea_view import IdeaView
from cnnlab.ui.widgets.box_guard import BoxGuard
from cnnlab.ui.widgets.named import label_button, name_control
from cnnlab.ui.widgets.seed_box import SeedBox
from cnnlab.ui.window.notice import refused

SAMPLES = COLUMNS * ROWS
DRAWS = 20


@dataclass(frozen=True)
class Chance:
    """A neuron's output a, and the seed of the first draw; each one after it has the next seed."""

    a: float = 0.9
    seed: int = 45

    @cached_property
    def outcomes(self) -> Array:
        """The samples (1000,) of the first draw."""
        return draw_outcomes(self.a, SAMPLES, self.seed)

    @cached_property
    def counts(self) -> list[int]:
        """How many samples of each draw are of the class."""
        seeds = range(self.seed, self.seed + DRAWS)
        return [int(draw_outcomes(self.a, SAMPLES, seed).sum()) for seed in seeds]

    @property
    def expected(self) -> float:
        """The count that is expected."""
        return self.a * SAMPLES

    @property
    def spread(self) -> float:
        """Standard deviation of a count, √(n a (1 - a))."""
        return float(np.sqrt(SAMPLES * self.a * (1 - self.a)))


class ChanceView(IdeaView[Chance]):
    """The samples of one draw at the left, the counts of twenty at the right."""

    def __init__(self, neuron_output: Callable[[], float]) -> None:
        super().__init__(Chance())
        self._neuron_output = neuron_output
        self.squares, self.dots = OutcomeSquares(), CountDots()
        self.a, self.seed = SliderBox(0.0, 1.0, 0.01), SeedBox()
        self.seed_label, self.again, self.from_neuron = QLabel(), QPushButton(), QPushButton()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.show_all()

    def question(self) -> Question:
        """About the samples to which a neuron answers 0.9."""
        return Question(
            self.tr(
                "A neuron answers 0.9 to each of 1,000 samples. How many of them are of the class?"
            ),
            (self.tr("All of them"), self.tr("Exactly 900"), self.tr("About 900")),
            2,
            self.tr(
                "About 900: “0.9 means 90 %”. One draw gives a few more, another a few less; about "
                "100 of the samples are not of the class, though the neuron answered 0.9 to them."
            ),
        )

    def pull(self) -> None:
        """Pull output and seed into the pictures."""
        shown, known = self.shown, self.revealed
        self.a.set_value(shown.a)
        self.seed.show_value(shown.seed)
        head = self.summary() if known else self.tr("? of {all}").format(all=f"{SAMPLES:,}")
        count = shown.counts[0]
        legend = (
            self.tr("of the class: {n}").format(n=count if known else "?"),
            self.tr("not of the class: {n}").format(n=SAMPLES - count if known else "?"),
        )
        self.squares.set_outcomes(shown.outcomes, known, head, legend)
        title = self.tr("Counts of {n} draws").format(n=DRAWS)
        spread = shown.expected, shown.spread
        self.dots.set_counts(shown.counts, spread, known, title, self._spread_lines())

    def _spread_lines(self) -> tuple[str, str]:
        counts, expected, spread = self.shown.counts, self.shown.expected, self.shown.spread
        drawn = self.tr("{least} to {most}, on average {mean}")
        usual = self.tr("two in three lie in {expected} ± {spread}")
        return (
            drawn.format(
                least=min(counts), most=max(counts), mean=number(float(np.mean(counts)), 1)
            ),
            usual.format(expected=number(expected, 1), spread=number(spread, 1)),
        )

    def summary(self) -> str:
        """How many of the first draw are of the class."""
        if not self.revealed:
            return ""
        text = self.tr("{count} of {all}, expected {expected}")
        return text.format(
            count=self.shown.counts[0],
            all=f"{SAMPLES:,}",
            expected=number(self.shown.expected, 1),
        )

    def text(self) -> str:
        """The seed and the count of each draw."""
        pairs = enumerate(self.shown.counts, self.shown.seed)
        return "\n".join(f"{seed}\t{count}" for seed, count in pairs)

    def retranslate(self) -> None:
        self.a.set_texts(self.tr("Output a"), self.tr("The probability that the neuron answers"))
        self.seed_label.setText(self.tr("Seed"))
        name_control(self.seed, self.tr("Seed"), self.tr("The same seed draws the same samples"))
        label_button(self.again, self.tr("New draw"), self.tr("Draw with the next seed"))
        tip = self.tr("Take the output of the neuron on the first page")
        label_button(self.from_neuron, self.tr("a of “One neuron”"), tip)
        self.squares.setAccessibleName(self.tr("Samples of one draw"))

    def _take_neuron(self) -> None:
        a = self._neuron_output()
        if 0.0 <= a <= 1.0:
            self.show_settings(a=a)
            return
        text = self.tr(
            "The neuron’s output is {a}, which is no probability: choose the sigmoid for it."
        )
        self.notice.emit(refused(lambda: text.format(a=number(a, 4))))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        self.column.addLayout(row, 1)
        row.setSpacing(24)
        row.addWidget(self.squares, 9)
        row.addWidget(self.dots, 5)
        self._lay_out_panel()

    def _lay_out_panel(self) -> None:
        self.panel.addWidget(self.a)
        self.panel.addWidget(self.from_neuron)
        row = QHBoxLayout()
        self.panel.addLayout(row)
        row.addWidget(self.seed_label)
        row.addWidget(self.seed, 1)
        row.addWidget(self.again)
        self.seed_label.setBuddy(self.seed)

    def _connect(self) -> None:
        BoxGuard(self.controls, (self.seed,))
        self.a.value_changed.connect(lambda a: self.show_settings(a=a))
        self.seed.valueChanged.connect(lambda seed: self.show_settings(seed=seed))
        self.again.clicked.connect(lambda: self.show_settings(seed=self.seed.following))
        self.from_neuron.clicked.connect(self._take_neuron)
