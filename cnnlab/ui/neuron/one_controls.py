"""Controls of the one neuron in the panel: plain values in, signals out."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cnnlab.core.dense.neuron import MOST_EDITABLE
from cnnlab.lessons.sheet import OneNeuron
from cnnlab.ui.neuron.function_names import function_choices
from cnnlab.ui.neuron.one_predict import Predict
from cnnlab.ui.widgets.box_guard import BoxGuard
from cnnlab.ui.widgets.choice_box import ChoiceBox
from cnnlab.ui.widgets.named import name_control
from cnnlab.ui.widgets.number_box import NumberBox, WholeBox
from cnnlab.ui.widgets.translated import TranslatedWidget

STEEPEST = 10.0  # slope of a leaky ReLU


class OneControls(TranslatedWidget):
    """Number of inputs, activation functions, and what is to be predicted."""

    def __init__(self, host: QWidget) -> None:
        super().__init__()
        self.inputs, self.slope = WholeBox(), NumberBox()
        self.function, self.second = ChoiceBox(), ChoiceBox()
        self.derivative, self.predicts = QCheckBox(), QCheckBox()
        self.predict = Predict()
        self._shown: object = None
        self._labels = {name: QLabel() for name in ("inputs", "function", "slope", "second")}
        self.inputs.setRange(1, MOST_EDITABLE)
        self.slope.setRange(-STEEPEST, STEEPEST)
        self.slope.setSingleStep(0.01)
        self._lay_out(host)
        BoxGuard(self, (self.inputs, self.function, self.slope, self.second))
        self.retranslate()

    def show_neuron(self, one: OneNeuron) -> None:
        """What is chosen now."""
        self.predict.show_neuron(one)
        count, function = len(one.neuron.x), one.neuron.function
        shown = count, function, one.second, one.derivative, one.predicts
        if shown == self._shown:
            return
        self._shown = shown
        with QSignalBlocker(self.inputs):
            self.inputs.setMaximum(max(MOST_EDITABLE, count))
        self.inputs.show_value(count)
        self.inputs.setEnabled(count <= MOST_EDITABLE)
        self.slope.show_value(function.slope)
        self.function.show_choice(function.kind)
        self.second.show_choice(None if one.second is None else one.second.kind)
        for box, checked in ((self.derivative, one.derivative), (self.predicts, one.predicts)):
            with QSignalBlocker(box):
                box.setChecked(checked)
        leaky = "leaky_relu" in (function.kind, one.second.kind if one.second else "")
        self._form.setRowVisible(self.slope, leaky)
        self.predict.setVisible(one.predicts)

    def _lay_out(self, host: QWidget) -> None:
        around = QVBoxLayout(host)
        around.setContentsMargins(0, 4, 0, 0)
        around.addWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._form = QFormLayout()
        column.addLayout(self._form)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setSpacing(8)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        boxes: dict[str, QWidget] = {
            "inputs": self.inputs,
            "function": self.function,
            "slope": self.slope,
            "second": self.second,
        }
        for name, box in boxes.items():
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.setMinimumHeight(self.function.sizeHint().height())
            self._labels[name].setBuddy(box)
            self._form.addRow(self._labels[name], box)
        for part in (self.derivative, self.predicts, self.predict):
            column.addWidget(part)

    def retranslate(self) -> None:
        self._labels["inputs"].setText(self.tr("Inputs"))
        self._labels["function"].setText(self.tr("Activation g"))
        self._labels["slope"].setText(self.tr("Slope below 0"))
        self._labels["second"].setText(self.tr("Compare with"))
        self.function.set_choices(function_choices())
        self.second.set_choices([(self.tr("none"), None), *function_choices()])
        self.derivative.setText(self.tr("Show the derivative g′"))
        self.predicts.setText(self.tr("Predict z and a"))
        self._name()

    def _name(self) -> None:
        """Names for screen readers, and tool tips."""
        inputs, function = self.tr("Number of inputs"), self.tr("Activation function")
        name_control(self.inputs, inputs, self.tr("From 1 to 6 inputs"))
        tip = self.tr("The function g that makes the output a of the sum z")
        name_control(self.function, function, tip)
        tip = self.tr("Slope of the leaky ReLU where z is below 0")
        name_control(self.slope, self.tr("Slope below 0"), tip)
        tip = self.tr("A second activation function, drawn over the first")
        name_control(self.second, self.tr("Compare with"), tip)
        self.derivative.setToolTip(self.tr("The slope of g at each z, as a second curve"))
        self.predicts.setToolTip(
            self.tr("z and a are hidden: work them out, type them, and see if they are right")
        )
