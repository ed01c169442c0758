"""Names of activation functions, and how the numbers of the ideas are written."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox

from cnnlab.core.dense.functions import FUNCTION_KINDS, Function, FunctionKind
from cnnlab.scene.text import number

TINY = 1e-3  # below which a number is written with its power of ten


def function_name(function: Function, linear: str) -> str:
    """A function's name; ``linear`` is that of none, in the language in use."""
    names = {"sigmoid": "sigmoid", "tanh": "tanh", "relu": "ReLU", "leaky_relu": "leaky ReLU"}
    return names.get(function.kind, linear)


def scaled(value: float) -> str:
    """A number that may be of any size: 0.0452, 4.5e−05."""
    if 0 < abs(value) < TINY:
        return f"{value:.1e}".replace("-", "−")
    return number(value, 4)


def short(value: float) -> str:
    """A number with three significant figures at most, as it stands among many: 0.731."""
    return scaled(float(f"{value:.3g}"))


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
