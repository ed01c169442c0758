"""Why g must bend: two linear layers are one layer."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from cnnlab.core.arrays import Array
from cnnlab.core.dense.dense import Dense, merged
from cnnlab.core.dense.functions import Function
from cnnlab.ui.neuron.function_names import function_choices, function_name
from cnnlab.ui.neuron.idea_cut import CutPlot
from cnnlab.ui.neuron.idea_planes import PlanePair
from cnnlab.ui.neuron.idea_question import Question
from cnnlab.ui.neuron.idea_view import IdeaView
from cnnlab.ui.neuron.idea_weights import Shown, Weights, WeightsPicture
from cnnlab.ui.widgets.blocks import block_text
from cnnlab.ui.widgets.box_guard import BoxGuard
from cnnlab.ui.widgets.choice_box import ChoiceBox
from cnnlab.ui.widgets.named import label_button, name_control
from cnnlab.ui.window.notice import Say, refused

LINEAR = Function("linear")
FIRST: Weights = (
    np.array([[0.5, 1.0, -1.0], [-0.5, 1.0, 1.0]]),
    np.array([[0.0, 2.0, -1.0]]),
)


@dataclass(frozen=True, eq=False)
class TwoLayers:
    """Weights of both layers, and the function between them."""

    weights: Weights = FIRST
    function: Function = LINEAR

    def merged(self) -> Array:
        """Weights (1, 3) of the one layer that two linear ones make."""
        return merged(*self.weights)

    def networks(self) -> tuple[Dense, Dense]:
        """The two layers, and the one."""
        return Dense(self.weights, (self.function, LINEAR)), Dense((self.merged(),), (LINEAR,))


class LinearView(IdeaView[TwoLayers]):
    """Weights at the left, the planes that they make at the right."""

    def __init__(self) -> None:
        super().__init__(TwoLayers())
        self.weights, self.planes, self.cut = WeightsPicture(), PlanePair(), CutPlot()
        self.function, self.label, self.reset = ChoiceBox(), QLabel(), QPushButton()
        self.hint = QLabel()
        self._lay_out()
        BoxGuard(self.controls, (self.function,))
        self.function.chosen.connect(lambda kind: self.show_settings(function=Function(kind)))
        self.reset.clicked.connect(lambda: self.show_settings(weights=FIRST))
        self.weights.edited.connect(self._on_edited)
        self.weights.refused.connect(self._on_refused)
        self.retranslate()
        self.show_all()

    def question(self) -> Question:
        """About two layers without a function."""
        return Question(
            self.tr("Two linear layers, one after the other: what can they do that one cannot?"),
            (self.tr("Bend the plane"), self.tr("Draw two lines"), self.tr("Nothing")),
            2,
            self.tr(
                "Nothing: their weights multiply into one layer that does the same. Put a function "
                "that bends between them, at the right, and no single layer can follow."
            ),
        )

    def pull(self) -> None:
        """Pull weights and function into the pictures."""
        shown, linear = self.shown, self.shown.function.kind == "linear"
        self.function.show_choice(shown.function.kind)
        name = function_name(shown.function.kind, self.tr("no g"))
        self.weights.set_shown(Shown(shown.weights, shown.merged(), name, linear, self.revealed))
        for picture in (self.planes, self.cut):
            picture.set_pair(*shown.networks(), self.revealed)
        self.reset.setEnabled(shown.weights is not FIRST)

    def summary(self) -> str:
        """Whether two layers are the same as one."""
        return self.planes.sentence() if self.revealed else ""

    def text(self) -> str:
        """The weights of all three layers."""
        return "\n\n".join(block_text(one) for one in (*self.shown.weights, self.shown.merged()))

    def retranslate(self) -> None:
        self.label.setText(self.tr("g between the layers"))
        tip = self.tr("What the first layer’s sums go through")
        name_control(self.function, self.label.text(), tip)
        tip = self.tr("The weights that stood there at first")
        label_button(self.reset, self.tr("Reset weights"), tip)
        self.hint.setText(
            self.tr("Click a weight and type, or turn the wheel over it: 1/3 works too.")
        )
        self.function.set_choices(function_choices(self.tr("none (linear)")))

    def _on_edited(self, layer: int, array: Array) -> None:
        first, second = self.shown.weights
        self.show_settings(weights=(array, second) if layer == 0 else (first, array))

    def _on_refused(self, say: Say) -> None:
        self.notice.emit(refused(say))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        self.column.addLayout(row, 1)
        row.setSpacing(14)
        row.addWidget(self.weights, 5)
        pictures = QVBoxLayout()
        row.addLayout(pictures, 9)
        pictures.addWidget(self.planes, 7)
        pictures.addWidget(self.cut, 3)
        self.label.setBuddy(self.function)
        self.hint.setWordWrap(True)
        self.hint.setObjectName("muted")
        for part in (self.label, self.function, self.reset, self.hint):
            self.panel.addWidget(part)
