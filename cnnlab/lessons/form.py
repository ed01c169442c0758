"""Experiments as plain JSON data, and back: what every file and text of an experiment holds.

Axis order: input (C, H, W), filters (K, C, kh, kw), biases (K,); pairs are [rows, columns].
"""

import json
import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any, Final, Literal

import numpy as np

from cnnlab.core.experiment.experiment import (
    Activation,
    Convolution,
    Experiment,
    Operation,
    OperationSettings,
    Pooling,
)
from cnnlab.core.numbers import LARGEST
from cnnlab.core.shapes import Pair
from cnnlab.lessons.form_checks import (
    NUMBER_TYPES,
    Choice,
    FormError,
    brief,
    choice_from,
    flag_from,
    numbers_from,
    pair_from,
    refuse_unknown,
    wanted,
)

KEYS: Final = frozenset(
    {"input", "filters", "biases", "stride", "padding", "dilation", "operation", "scale"}
)
MOST_SETTING: Final = 64  # the largest stride, padding, dilation, or side of a pool's window
SIDE: Final = 64  # rows and columns of an input that is passed on
MOST_SIDE: Final = 256  # an output may be larger than an input, and become the next one
_AXES: Final = {
    "filters": (("filters", 64), ("channels", 64), ("rows", 11), ("columns", 11)),
    "biases": (("biases", 64),),
}
_ACTIVATIONS: Final[tuple[Literal["relu", "leaky_relu", "sigmoid", "tanh"], ...]] = (
    "relu",
    "leaky_relu",
    "sigmoid",
    "tanh",
)
_POOLS: Final[tuple[Literal["max", "average"], ...]] = ("max", "average")
WHOLE: Final = "experiment"  # the place of what holds for all of it
_SCALE: Final = re.compile(r"-?[0-9]{1,9}(/[1-9][0-9]{0,8})?")
_ROW: Final = re.compile(r"\[\n\s*([^\[\]{}\"]*?)\n\s*\]")  # strings hold no line breaks
_ALONE: Final = Experiment(np.zeros((1, 1, 1)))  # with the filters and biases of a pool


def experiment_data(e: Experiment) -> dict[str, Any]:
    """Everything of an experiment as lists, numbers and texts; whole numbers are written whole.

    An activation and a pool go without filters and biases where these are the default ones.
    """
    data = {
        **settings_data(e.settings),
        "scale": e.scale.numerator if e.scale.denominator == 1 else str(e.scale),
        "input": _plain(e.input.tolist()),
    }
    if isinstance(e.operation, Convolution) or not _has_default_filters(e):
        data |= {"filters": _plain(e.filters.tolist()), "biases": _plain(e.biases.tolist())}
    return data


def experiment_from(data: Any, side: int = SIDE) -> Experiment:
    """Experiment of such data, checked before memory is taken for its arrays.

    ``side`` is the most rows and columns of an input. Settings may be left out, and so may the
    filters and biases of an activation or a pool. It may still be one without an output:
    ``evaluate`` says so. Raises FormError for what is missing, unknown, of the wrong type, not
    finite or beyond the limits.
    """
    if not isinstance(data, dict):
        raise FormError("object", WHOLE, came=brief(data))
    refuse_unknown(data, KEYS)
    settings = _settings(data)
    axes = (("channels", 64), ("rows", side), ("columns", side))
    arrays: dict[str, Any] = {"input": numbers_from(wanted(data, "input"), "input", axes)}
    for name in ("filters", "biases"):
        if name in data or isinstance(settings.operation, Convolution):
            arrays[name] = numbers_from(wanted(data, name), name, _AXES[name])
    return Experiment(**arrays, **settings._asdict(), scale=_scale(data.get("scale", 1)))


def settings_data(settings: OperationSettings) -> dict[str, Any]:
    """An operation and its settings as lists, numbers and texts."""
    operation, *pairs = settings
    names = OperationSettings._fields[1:]
    lists = {name: list(pair) for name, pair in zip(names, pairs, strict=True)}
    return {"operation": _operation_data(operation), **lists}


def settings_at(came: Any, place: str) -> OperationSettings:
    """Settings that stand at ``place`` of other data. Raises FormError, which names the place."""
    if not isinstance(came, dict):
        raise FormError("object", place, came=brief(came))
    try:
        refuse_unknown(came, OperationSettings._fields)
        return _settings(came)
    except FormError as error:
        raise error.within(place) from None


def experiment_at(came: Any, place: str) -> Experiment:
    """Experiment that stands at ``place`` of other data; its input may be as large as an output.

    Raises FormError, which names the place.
    """
    try:
        return experiment_from(came, MOST_SIDE)
    except FormError as error:
        raise error.within(place) from None


def white_from(came: Any, place: str = "white") -> float | None:
    """Value of a picture's white: 1, 255, or None where the input is no picture.

    Raises FormError.
    """
    if came is None:
        return None
    if not _is_number(came) or came not in (1, 255):
        raise FormError("white", place, came=brief(came))
    return float(came)


def json_text(data: dict[str, Any]) -> str:
    """Data as JSON to be read by people too: a row of numbers a line."""
    text = json.dumps(data, indent=1, ensure_ascii=False, allow_nan=False)
    return _ROW.sub(lambda row: f"[{' '.join(row[1].split())}]", text) + "\n"


def _plain(values: Any) -> Any:
    if isinstance(values, list):
        return [_plain(value) for value in values]
    return int(values) if values.is_integer() else values


def _has_default_filters(e: Experiment) -> bool:
    return np.array_equal(e.filters, _ALONE.filters) and np.array_equal(e.biases, _ALONE.biases)


def _settings(data: dict[str, Any]) -> OperationSettings:
    return OperationSettings(
        _operation(data.get("operation", {"kind": "convolution"})),
        _pair(data.get("stride", [1, 1]), "stride", 1),
        _pair(data.get("padding", [0, 0]), "padding", 0),
        _pair(data.get("dilation", [1, 1]), "dilation", 1),
    )


def _operation_data(operation: Operation) -> dict[str, Any]:
    if isinstance(operation, Activation):
        slope = _plain(float(operation.slope))
        return {"kind": "activation", "function": operation.kind, "slope": slope}
    if isinstance(operation, Pooling):
        window = {"size": list(operation.size), "partial": operation.partial}
        return {"kind": "pooling", "function": operation.kind, **window}
    return {"kind": "convolution", "flip": operation.flip}


def _operation(came: Any) -> Operation:
    if not isinstance(came, dict):
        raise FormError("object", "operation", came=brief(came))
    kind = _choice(came, "kind", tuple(_OPERATIONS))
    read, names = _OPERATIONS[kind]
    refuse_unknown(came, names | {"kind"}, "operation.")
    return read(came)


def _convolution(came: dict[str, Any]) -> Convolution:
    return Convolution(_flag(came, "flip"))


def _activation(came: dict[str, Any]) -> Activation:
    slope = came.get("slope", Activation().slope)
    if not _is_number(slope):
        raise FormError("slope", "operation.slope", came=brief(slope), most=int(LARGEST))
    return Activation(_choice(came, "function", _ACTIVATIONS), float(slope))


def _pooling(came: dict[str, Any]) -> Pooling:
    size = _pair(wanted(came, "size", "operation."), "operation.size", 1)
    return Pooling(_choice(came, "function", _POOLS), size, _flag(came, "partial"))


_OPERATIONS: Final[dict[str, tuple[Callable[[dict[str, Any]], Operation], frozenset[str]]]] = {
    "convolution": (_convolution, frozenset({"flip"})),
    "activation": (_activation, frozenset({"function", "slope"})),
    "pooling": (_pooling, frozenset({"function", "size", "partial"})),
}


def _choice(came: dict[str, Any], name: str, choices: tuple[Choice, ...]) -> Choice:
    return choice_from(wanted(came, name, "operation."), f"operation.{name}", choices)


def _flag(came: dict[str, Any], name: str) -> bool:
    return flag_from(came.get(name, False), f"operation.{name}")


def _pair(came: Any, name: str, least: int) -> Pair:
    return pair_from(came, name, least, MOST_SETTING)


def _scale(came: Any) -> Fraction:
    text = str(came) if type(came) is int and _is_number(came) else came
    if not isinstance(text, str) or not _SCALE.fullmatch(text):
        raise FormError("scale", "scale", came=brief(came))
    return Fraction(text)


def _is_number(value: Any) -> bool:
    """Whether it is finite and within the limits, and neither a text nor true or false."""
    return type(value) in NUMBER_TYPES and -LARGEST <= value <= LARGEST
