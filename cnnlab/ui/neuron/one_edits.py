"""What is done to the one neuron, each as one undo step with a name."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication

from cnnlab.core.dense.functions import Function, FunctionKind
from cnnlab.core.dense.neuron import MOST_EDITABLE, Neuron, truth_rows
from cnnlab.lab.neuron.document import SheetDocument
from cnnlab.lab.neuron.truth import MOST_INPUTS, with_next_target
from cnnlab.lab.shared.history import StepName
from cnnlab.lessons.sheet import OneNeuron
from cnnlab.lessons.window_neuron import fits_window
from cnnlab.scene.line_drag import Line
from cnnlab.ui.window.notice import Say

translate = QCoreApplication.translate
Place = tuple[str, int]
"""Of a cell: "x", "w" or "b", and its index."""


class OneEdits:
    """Edits of the document's one neuron."""

    def __init__(self, document: SheetDocument, refuse: Callable[[Say], object]) -> None:
        self._document, self._refuse = document, refuse

    @property
    def one(self) -> OneNeuron:
        """The neuron, and what is shown of it."""
        return self._document.sheet.one

    @property
    def editable(self) -> bool:
        """Whether its numbers are edited one by one."""
        return len(self.one.neuron.x) <= MOST_EDITABLE

    def set_cell(self, place: Place, value: float, gesture: object = None) -> None:
        """One number typed or scrubbed."""
        neuron = _with_number(self.one.neuron, place, value)
        self._set_numbers(neuron, partial(_edit_name, place), gesture)

    def paste(self, place: Place, block: np.ndarray) -> None:
        """Numbers pasted from a cell on; empty ones leave what is there."""
        kind, index = place
        neuron, values = self.one.neuron, block.ravel().tolist()
        room = 1 if kind == "b" else len(neuron.x) - index
        if len(values) > room:
            self._refuse(lambda: too_many(len(values), room))
            return
        for at, value in enumerate(values, index):
            if not np.isnan(value):
                neuron = _with_number(neuron, (kind, at), value)
        self._set_numbers(neuron, partial(_edit_name, place))

    def set_line(self, line: Line, how: str, gesture: object) -> None:
        """The line z = 0 was dragged; inputs beyond the plane's keep their share of b."""
        neuron = self.one.neuron
        changed = neuron
        for index in range(min(2, len(neuron.w))):
            changed = changed.with_w(index, line.w[index])
        b = line.b - held_share(neuron)
        changed = changed.with_b(round(b, 9) + 0.0)
        self._set_numbers(changed, partial(_line_name, how), gesture)

    def set_point(self, x1: float, x2: float, gesture: object = None) -> None:
        """The input was dragged in the plane."""
        neuron = self.one.neuron.with_x(0, x1)
        if len(neuron.x) > 1:
            neuron = neuron.with_x(1, x2)
        self._set_numbers(neuron, lambda: translate("OneNeuron", "Move the input"), gesture)

    def choose_row(self, row: int) -> None:
        """Inputs of a row of the truth table."""
        neuron, wanted = self.one.neuron, truth_rows(len(self.one.neuron.x))[row]
        if not np.array_equal(neuron.x, wanted):
            chosen = replace(neuron, x=wanted)
            self._set_numbers(chosen, lambda: translate("OneNeuron", "Choose a row"))

    def next_target(self, row: int) -> None:
        """Another target for a row of the truth table."""
        one = with_next_target(self.one, row)
        self._edit(one, lambda: translate("OneNeuron", "Set a target"))

    def set_inputs(self, count: int) -> None:
        """More or fewer inputs; the table's targets go with their rows."""
        neuron = self.one.neuron.with_inputs(count)
        if neuron is not self.one.neuron:
            rows = 2**count if count <= MOST_INPUTS else 0
            one = replace(self.one, targets=np.full(rows, np.nan), origin=None)
            changed = _with_neuron(one, neuron)
            self._edit(changed, lambda: translate("OneNeuron", "Number of inputs"))

    def set_function(self, kind: FunctionKind) -> None:
        """Another activation function."""
        neuron = self.one.neuron
        if kind != neuron.function.kind:
            changed = replace(neuron, function=replace(neuron.function, kind=kind))
            one = _with_neuron(self.one, changed)
            self._edit(one, lambda: translate("OneNeuron", "Activation function"))

    def set_slope(self, slope: float) -> None:
        """The slope of a leaky ReLU below zero, of both functions that are shown."""
        one, function = self.one, self.one.neuron.function
        if slope != function.slope:
            second = None if one.second is None else replace(one.second, slope=slope)
            neuron = replace(one.neuron, function=replace(function, slope=slope))
            changed = _with_neuron(replace(one, second=second), neuron)
            self._edit(changed, lambda: translate("OneNeuron", "Slope of the leaky ReLU"))

    def set_second(self, kind: FunctionKind | None) -> None:
        """A function to compare with, or none."""
        second = None if kind is None else Function(kind, self.one.neuron.function.slope)
        if second != self.one.second:
            one = replace(self.one, second=second)
            self._edit(one, lambda: translate("OneNeuron", "Compare functions"))

    def set_derivative(self, shown: bool) -> None:
        """Whether g′ is drawn."""
        if shown != self.one.derivative:
            one = replace(self.one, derivative=shown)
            self._edit(one, lambda: translate("OneNeuron", "Show the derivative"))

    def set_predicts(self, predicts: bool) -> None:
        """Whether z and a are hidden until they are typed."""
        if predicts != self.one.predicts:
            one = replace(self.one, predicts=predicts, guesses=(None, None))
            self._edit(one, lambda: translate("OneNeuron", "Predict"))

    def guess(self, index: int, value: float | None) -> None:
        """What was typed for z (0) or a (1)."""
        guesses = list(self.one.guesses)
        if guesses[index] != value:
            guesses[index] = value
            one = replace(self.one, guesses=(guesses[0], guesses[1]))
            self._edit(one, lambda: translate("OneNeuron", "Type a prediction"))

    def _set_numbers(self, neuron: Neuron, text: StepName, gesture: object = None) -> None:
        """Other inputs, weights or bias; a window's stay one as long as they can go back to it."""
        if self.editable and neuron is not self.one.neuron:
            one = _with_neuron(self.one, neuron)
            if one.origin is not None and not fits_window(one.origin, neuron):
                one = replace(one, origin=None)
            self._edit(one, text, gesture)

    def _edit(self, one: OneNeuron, text: StepName, gesture: object = None) -> None:
        self._document.edit_one(one, text, gesture)


def _with_neuron(one: OneNeuron, neuron: Neuron) -> OneNeuron:
    """Another neuron, which is to be predicted anew."""
    return replace(one, neuron=neuron, guesses=(None, None))


def _with_number(neuron: Neuron, place: Place, value: float) -> Neuron:
    kind, index = place
    if kind == "b":
        return neuron.with_b(value)
    return neuron.with_x(index, value) if kind == "x" else neuron.with_w(index, value)


def held_share(neuron: Neuron) -> float:
    """What the inputs beyond the first two add to z."""
    return float((neuron.w[2:] * neuron.x[2:]).sum())


def _edit_name(place: Place) -> str:
    return {
        "x": translate("OneNeuron", "Edit input"),
        "w": translate("OneNeuron", "Edit weight"),
        "b": translate("OneNeuron", "Edit bias"),
    }[place[0]]


def _line_name(how: str) -> str:
    return {
        "turn": translate("OneNeuron", "Turn the line"),
        "shift": translate("OneNeuron", "Shift the line"),
    }[how]


def too_many(came: int, room: int) -> str:
    """Why a pasted block was not taken, and what helps."""
    return translate(
        "OneNeuron",
        "{came} numbers do not fit: from this cell on there is room for {room}. Select another "
        "cell or copy less.",
    ).format(came=came, room=room)
