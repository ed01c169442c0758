"""Saturation: what is left of a gradient that goes through layer after layer."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtWidgets import QHBoxLayout, QLabel

from cnnlab.core.dense.functions import Function
from cnnlab.core.dense.ideas import Passed, gradient_through
from cnnlab.ui.neuron.function_names import function_choices, function_name
from cnnlab.ui.neuron.idea_chain import ChainLines
from cnnlab.ui.neuron.idea_gradients import GradientBars
from cnnlab.ui.neuron.idea_question import Question
from cnnlab.ui.neuron.idea_slider import SliderBox
from cnnlab.ui.neuron.idea_slopes import FARTHEST, SlopeCurve
from cnnlab.ui.neuron.idea_view import IdeaView
from cnnlab.ui.neuron.idea_words import scaled
from cnnlab.ui.widgets.box_guard import BoxGuard
from cnnlab.ui.widgets.choice_box import ChoiceBox
from cnnlab.ui.widgets.named import name_control

MOST_LAYERS = 20


@dataclass(frozen=True)
class Saturation:
    """What is shown: the sum z of the first layer, how many there are, and two functions."""

    z: float = 10.0
    layers: int = 5
    first: Function = Function("sigmoid")  # noqa: RUF009 - frozen
    second: Function = Function("relu")  # noqa: RUF009 - frozen

    @cached_property
    def passed(self) -> tuple[list[Passed], list[Passed]]:
        """The layers of both."""
        return (
            gradient_through(self.first, self.z, self.layers),
            gradient_through(self.second, self.z, self.layers),
        )


class SaturationView(IdeaView[Saturation]):
    """Both curves with tangents, the gradient layer by layer between them."""

    def __init__(self) -> None:
        super().__init__(Saturation())
        self.curves = SlopeCurve(True), SlopeCurve(False)
        self.bars, self.chain = GradientBars(), ChainLines()
        self.z, self.layers = (
            SliderBox(-FARTHEST, FARTHEST, 0.1),
            SliderBox(1, MOST_LAYERS, 1, True),
        )
        self.boxes, self.labels = (ChoiceBox(), ChoiceBox()), (QLabel(), QLabel())
        self._lay_out()
        self._connect()
        self.retranslate()
        self.show_all()

    def names(self) -> tuple[str, str]:
        """The functions by name."""
        return function_name(self.shown.first.kind), function_name(self.shown.second.kind)

    def question(self) -> Question:
        """About the slope of a sigmoid far from 0."""
        return Question(
            self.tr(
                "A sigmoid unit has z = 10. The gradient must pass through it, times its slope. "
                "How much of it is left?"
            ),
            (self.tr("All of it"), self.tr("A quarter"), self.tr("Hardly anything")),
            2,
            self.tr(
                "At z = 10 the sigmoid is flat, g′(10) ≈ 4.5e−05: the unit is saturated, and even "
                "at its steepest it lets only 0.25 through. ReLU’s slope stays 1 wherever z > 0."
            ),
        )

    def pull(self) -> None:
        """Pull the settings into the controls and pictures."""
        shown, names, known = self.shown, self.names(), self.revealed
        first, second = shown.passed
        self.z.set_value(shown.z)
        self.layers.set_value(shown.layers)
        for box, function in zip(self.boxes, (shown.first, shown.second), strict=True):
            box.show_choice(function.kind)
        self.curves[0].set_curve(shown.first, shown.z, names[0], known)
        self.curves[1].set_curve(shown.second, shown.z, names[1], known)
        self.bars.set_gradients(first, second, known)
        self.chain.set_chains((first, second), names, known)

    def summary(self) -> str:
        """The gradient through all layers."""
        if not self.revealed:
            return ""
        first, second = self.shown.passed
        text = self.tr("Gradient through {n} layers: {first} {a}, {second} {b}")
        names = self.names()
        return text.format(
            n=self.shown.layers,
            first=names[0],
            a=scaled(first[-1].product),
            second=names[1],
            b=scaled(second[-1].product),
        )

    def text(self) -> str:
        """A line for each layer: z, slope and gradient of both functions."""
        names, lines = self.names(), []
        lines.append("\t".join(["", *(f"{n} {what}" for n in names for what in ("z", "g′", "∂"))]))
        for n, pair in enumerate(zip(*self.shown.passed, strict=True), 1):
            numbers = [repr(v) for one in pair for v in (one.z, one.slope, one.product)]
            lines.append("\t".join([str(n), *numbers]))
        return "\n".join(lines)

    def retranslate(self) -> None:
        self.z.set_texts(
            self.tr("z of the first layer"),
            self.tr("The weighted sum of the first unit; every weight after it is 1, every bias 0"),
        )
        self.layers.set_texts(
            self.tr("Number of layers"),
            self.tr("How many units the gradient passes, one after the other"),
        )
        texts = self.tr("First function"), self.tr("Second function")
        for label, box, text in zip(self.labels, self.boxes, texts, strict=True):
            label.setText(text)
            name_control(box, text, self.tr("The activation function that all of its layers have"))
            box.set_choices(function_choices())

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        self.column.addLayout(row, 1)
        row.setSpacing(12)
        row.addWidget(self.curves[0], 5)
        row.addWidget(self.bars, 10)
        row.addWidget(self.curves[1], 5)
        self.column.addWidget(self.chain)
        self.panel.addWidget(self.z)
        self.panel.addWidget(self.layers)
        for label, box in zip(self.labels, self.boxes, strict=True):
            label.setBuddy(box)
            self.panel.addWidget(label)
            self.panel.addWidget(box)

    def _connect(self) -> None:
        BoxGuard(self.controls, self.boxes)
        self.z.value_changed.connect(lambda z: self.show_settings(z=z))
        self.layers.value_changed.connect(lambda n: self.show_settings(layers=round(n)))
        for curve in self.curves:
            curve.z_dragged.connect(lambda z: self.show_settings(z=z))
        first, second = self.boxes
        first.chosen.connect(lambda kind: self.show_settings(first=Function(kind)))
        second.chosen.connect(lambda kind: self.show_settings(second=Function(kind)))
