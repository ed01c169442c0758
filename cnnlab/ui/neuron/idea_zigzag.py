"""Zigzag: two weights whose inputs are all positive can only rise or fall together."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from cnnlab.core.arrays import Array
from cnnlab.core.dense.ideas import Path, descent_path
from cnnlab.scene.text import number
from cnnlab.ui.neuron.idea_descent import DescentPair, Walk
from cnnlab.ui.neuron.idea_question import Question
from cnnlab.ui.neuron.idea_slider import SliderBox
from cnnlab.ui.neuron.idea_view import IdeaView
from cnnlab.ui.widgets.named import label_button

CENTRED = np.array([[0.5, -0.5], [-0.5, 0.5], [0.5, 0.5], [-0.5, -0.5]])
POSITIVE = CENTRED + 1.0
GOAL, START = np.array([1.0, -1.0]), np.array([-1.0, 1.0])
MOST_STEPS = 40
MOST_RATE = 0.4
NO_STEP = 1e-9  # an error below this moves nothing


@dataclass(frozen=True)
class Descent:
    """After how many steps, and with what learning rate."""

    step: int = 6
    learning_rate: float = 0.3

    def paths(self) -> tuple[Path, Path]:
        """The way of the positive inputs, and that of the centred ones."""
        return _paths(self.learning_rate)


@lru_cache(4)
def _paths(learning_rate: float) -> tuple[Path, Path]:
    first, second = (
        descent_path(x, x @ GOAL, START, learning_rate, MOST_STEPS) for x in (POSITIVE, CENTRED)
    )
    return first, second


class ZigzagView(IdeaView[Descent]):
    """The same four examples twice: as they are, and with their mean subtracted."""

    def __init__(self) -> None:
        super().__init__(Descent())
        self.picture = DescentPair()
        self.step = SliderBox(0, MOST_STEPS, 1, True)
        self.rate = SliderBox(0.02, MOST_RATE, 0.02)
        self.back, self.forward = QPushButton(), QPushButton()
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        self.hint.setObjectName("muted")
        self._lay_out()
        self.step.value_changed.connect(lambda n: self.show_settings(step=round(n)))
        self.rate.value_changed.connect(lambda rate: self.show_settings(learning_rate=rate))
        self.back.clicked.connect(lambda: self.show_settings(step=self.shown.step - 1))
        self.forward.clicked.connect(lambda: self.show_settings(step=self.shown.step + 1))
        self.retranslate()
        self.show_all()

    def question(self) -> Question:
        """About one step where all inputs are positive."""
        return Question(
            self.tr(
                "All inputs are positive. w1 must rise from −1 to 1, w2 must fall from 1 to −1. "
                "What can one step of descent do?"
            ),
            (
                self.tr("Raise w1 and lower w2"),
                self.tr("Raise both or lower both"),
                self.tr("Change only one of them"),
            ),
            1,
            self.tr(
                "∂L/∂w = error × x. With every x positive, all parts have the sign of the error: "
                "the weights rise or fall together, and zigzag. Subtract the mean from the inputs, "
                "and the way is straight."
            ),
        )

    def pull(self) -> None:
        """Pull step and learning rate into the picture."""
        step = self.shown.step if self.revealed else 0
        self.step.set_value(self.shown.step)
        self.rate.set_value(self.shown.learning_rate)
        self.back.setEnabled(self.shown.step > 0)
        self.forward.setEnabled(self.shown.step < MOST_STEPS)
        positive, centred = self.shown.paths()
        walks = (
            self._walk(self.tr("Inputs all positive"), POSITIVE, positive, step),
            self._walk(self.tr("Inputs zero-centred"), CENTRED, centred, step),
        )
        self.picture.set_walks(walks, step)

    def summary(self) -> str:
        """How long both ways are."""
        if not self.revealed:
            return ""
        first, second = (way(path, self.shown.step) for path in self.shown.paths())
        text = self.tr("After step {n}: {a} gone with positive inputs, {b} with centred ones")
        return text.format(n=self.shown.step, a=number(first, 2), b=number(second, 2))

    def text(self) -> str:
        """w1 and w2 of both ways, a line for each step."""
        columns = np.hstack([path.weights for path in self.shown.paths()])
        return "\n".join("\t".join(map(repr, row)) for row in columns.tolist())

    def retranslate(self) -> None:
        self.step.set_texts(self.tr("Step"), self.tr("How many examples have been learnt from"))
        self.rate.set_texts(
            self.tr("Learning rate"), self.tr("How far a step goes along the gradient")
        )
        for button, text, tip in (
            (self.back, "◀", self.tr("Step back")),
            (self.forward, "▶", self.tr("Step forward")),
        ):
            label_button(button, text, tip)
            button.setAccessibleName(tip)
        self.hint.setText(
            self.tr(
                "Shaded: where a step can lead while every input is positive. Dotted: straight to "
                "the least loss."
            )
        )
        self.picture.setAccessibleName(self.tr("Descent in the plane of w1 and w2"))

    def _walk(self, title: str, x: Array, path: Path, step: int) -> Walk:
        return Walk(title, x, GOAL, path, self._lines(x, path, step), x.min() > 0)

    def _lines(self, x: Array, path: Path, step: int) -> tuple[str, ...]:
        if step == 0:
            start = self.tr("Start: w1 = {w1}, w2 = {w2}")
            w1, w2 = START.tolist()
            return (start.format(w1=number(w1), w2=number(w2)), "", "", "")
        inputs, gradient = x[(step - 1) % len(x)], path.gradients[step - 1]
        error = float(path.weights[step - 1] @ inputs - inputs @ GOAL)
        first = self.tr("Step {n}: x = ({x1}, {x2}), error {error}").format(
            n=step, x1=number(inputs[0]), x2=number(inputs[1]), error=number(error, 3)
        )
        second = f"∂L/∂w1 = {number(gradient[0], 3)}    ∂L/∂w2 = {number(gradient[1], 3)}"
        gone = self.tr("{a} gone so far; straight ahead it would be {b}").format(
            a=number(way(path, step), 2), b=number(float(np.hypot(*(GOAL - START))), 2)
        )
        return first, second, self._verdict(inputs, error), gone

    def _verdict(self, inputs: Array, error: float) -> str:
        """Which way the weights go in a step."""
        if abs(error) < NO_STEP:
            return self.tr("The error is 0: nothing moves.")
        if (inputs > 0).all() and error < 0:
            return self.tr("Both negative like the error: both weights rise.")
        if (inputs > 0).all():
            return self.tr("Both positive like the error: both weights fall.")
        if inputs[0] * inputs[1] > 0:
            return self.tr("Both have one sign: the weights move together.")
        if inputs[0] * error < 0:
            return self.tr("Different signs: w1 rises, w2 falls.")
        return self.tr("Different signs: w1 falls, w2 rises.")

    def _lay_out(self) -> None:
        self.column.addWidget(self.picture, 1)
        self.panel.addWidget(self.step)
        row = QHBoxLayout()
        self.panel.addLayout(row)
        row.addWidget(self.back)
        row.addWidget(self.forward)
        self.panel.addWidget(self.rate)
        self.panel.addWidget(self.hint)


def way(path: Path, step: int) -> float:
    """Length of the way after so many steps."""
    moves = np.diff(path.weights[: step + 1], axis=0)
    return float(np.hypot(moves[:, 0], moves[:, 1]).sum())
