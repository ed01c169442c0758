"""Names of activation functions."""

from PySide6.QtCore import QCoreApplication

from cnnlab.core.dense.functions import FUNCTION_KINDS, FunctionKind

_NAMES = {"sigmoid": "sigmoid", "tanh": "tanh", "relu": "ReLU", "leaky_relu": "leaky ReLU"}


def function_name(kind: FunctionKind, linear: str = "") -> str:
    """A function's name in the language in use; ``linear`` is what none is called, if not that."""
    return _NAMES.get(kind) or linear or QCoreApplication.translate("Functions", "linear")


def function_choices(linear: str = "") -> list[tuple[str, FunctionKind]]:
    """All of them by name, for a box."""
    return [(function_name(kind, linear), kind) for kind in FUNCTION_KINDS]
