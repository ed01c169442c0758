"""Names of activation functions, and how the numbers of the ideas are written."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox

from cnnlab.core.dense.functions import FUNCTION_KINDS, Function, FunctionKind
from cnnlab.scene.text import number

SHORT = 3  # significant figures where many numbers stand in a line


def function_name(function: Function, linear: str) -> str:
    """A function's name; ``linear`` is that of none, in the language in use."""
    names = {"sigmoid": "sigmoid", "tanh": "tanh", "relu": "ReLU", "leaky_relu": "leaky ReLU"}
    return names.get(function.kind, linear)


def short(value: float) -> str:
    """A number with three significant figures, as it stands among many: 0.731, 4.5e−05."""
    return number(float(f"{value:.3g}"), 4)


def fill_functions(box: QComboBox, linear: str) -> None:
    """All activation functions by name; which one is current stays."""
    with QSignalBlocker(box):
        kind = box.currentData()
        box.clear()
        for one in FUNCTION_KINDS:
            box.addItem(function_name(Function(one), linear), one)
        box.setCurrentIndex(max(0, box.findData(kind)))


def show_function(box: QComboBox, function: Function) -> None:
    """Which one is current."""
    with QSignalBlocker(box):
        box.setCurrentIndex(box.findData(function.kind))


def chosen_function(box: QComboBox) -> Function:
    """The one that is current."""
    kind: FunctionKind = box.currentData()
    return Function(kind)
