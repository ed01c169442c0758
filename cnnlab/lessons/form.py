"""Experiments as plain JSON data, and back: what every file and text of an experiment holds.

Axis order: input (C, H, W), filters (K, C, kh, kw), biases (K,); pairs are [rows, columns].
"""

import json
import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any, Final, Literal, TypeAlias, TypeVar

import numpy as np

from cnnlab.core.arrays import Array
from cnnlab.core.experiment.experiment import (
    Activation,
    Convolution,
    Experiment,
    Operation,
    Pooling,
)
from cnnlab.core.numbers import LARGEST
from cnnlab.core.shapes import Pair

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
NUMBER_TYPES: Final = frozenset({int, float})  # and not bool, which is an int too
_SCALE: Final = re.compile(r"-?[0-9]{1,9}(/[1-9][0-9]{0,8})?")
_ROW: Final = re.compile(r"\[\n\s*([^\[\]{}\"]*?)\n\s*\]")  # strings hold no line breaks
_ALONE: Final = Experiment(np.zeros((1, 1, 1)))  # with the filters and biases of a pool

Choice = TypeVar("Choice", bound=str)


FormCode: TypeAlias = Literal[
    "syntax",
    "object",
    "missing",
    "unknown",
    "choice",
    "flag",
    "pair",
    "scale",
    "slope",
    "list",
    "lengths",
    "numbers",
    "range",
    "white",
    "picture",
    "bounds",
    "whole",
    "count",
]
_MESSAGES: Final[dict[FormCode, str]] = {
    "syntax": "{place}: no JSON",
    "object": "{place}: got {came}, expected an object",
    "missing": "'{place}' is missing",
    "unknown": "{place}: no such setting",
    "choice": "{place}: got {came}, expected one of {choices}",
    "flag": "{place}: got {came}, expected true or false",
    "pair": "{place}: got {came}, expected [rows, columns] of {least} to {most}",
    "scale": "{place}: got {came}, expected 1 or a fraction such as 1/9",
    "slope": "{place}: got {came}, expected a number within ±{most:,}",
    "list": "{place}: got {came}, expected a list of 1 to {most} {axis}",
    "lengths": "{place}: expected lists of equal length",
    "numbers": "{place}: expected numbers and nothing else",
    "range": "{place}: expected a number within ±{most:,}",
    "white": "{place}: got {came}, expected 1 or 255",
    "picture": "{place}: no picture that can be read",
    "bounds": "{place}: got {came}, expected a number, {bounds}",
    "whole": "{place}: got {came}, expected an integer, {bounds}",
    "count": "{place}: got {came} numbers, expected {wanted}",
}
WHOLE: Final = "experiment"  # the place of what holds for all of it


class FormError(ValueError):
    """Data that are no experiment: a code, the place, and the details that its words need.

    The message says it in English. A place is written as in "input[0][2]" or "operation.kind", and
    what ``came`` as JSON.
    """

    def __init__(self, code: FormCode, place: str, **details: Any) -> None:
        super().__init__(_MESSAGES[code].format(place=place, **details))
        self.code: FormCode = code
        self.place = place
        self.details = details

    def within(self, place: str) -> "FormError":
        """The same, of a part that stands at ``place``."""
        return FormError(self.code, f"{place}.{self.place}", **self.details)


def experiment_data(e: Experiment) -> dict[str, Any]:
    """Everything of an experiment as lists, numbers and texts; whole numbers are written whole.

    An activation and a pool go without filters and biases where these are the default ones.
    """
    data = {
        "operation": _operation_data(e.operation),
        "stride": list(e.stride),
        "padding": list(e.padding),
        "dilation": list(e.dilation),
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
    operation = _operation(data.get("operation", {"kind": "convolution"}))
    axes = (("channels", 64), ("rows", side), ("columns", side))
    arrays = {"input": numbers_from(wanted(data, "input"), "input", axes)}
    for name in ("filters", "biases"):
        if name in data or isinstance(operation, Convolution):
            arrays[name] = numbers_from(wanted(data, name), name, _AXES[name])
    return Experiment(
        **arrays,
        stride=_pair(data.get("stride", [1, 1]), "stride", 1),
        padding=_pair(data.get("padding", [0, 0]), "padding", 0),
        dilation=_pair(data.get("dilation", [1, 1]), "dilation", 1),
        operation=operation,
        scale=_scale(data.get("scale", 1)),
    )


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


def numbers_from(values: Any, place: str, axes: tuple[tuple[str, int], ...]) -> Array:
    """Array of lists nested as deep as there are axes, each with its name and largest length.

    Raises FormError for other lists, and for what is no number within ±1e9.
    """
    _check_list(values, place, axes)
    return _checked_array(values, place)


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


def wanted(data: dict[str, Any], name: str, where: str = "") -> Any:
    """What stands under a name. Raises FormError where nothing does."""
    if name not in data:
        raise FormError("missing", f"{where}{name}")
    return data[name]


def refuse_unknown(data: dict[str, Any], names: Iterable[str], where: str = "") -> None:
    """Raise FormError for data that have other keys than these; ``where`` goes before the key."""
    unknown = sorted(set(map(str, data)) - set(names))
    if unknown:
        raise FormError("unknown", where + _cut(unknown[0]))


def choice_from(came: Any, place: str, choices: tuple[Choice, ...]) -> Choice:
    """One of some texts. Raises FormError."""
    for choice in choices:
        if came == choice:
            return choice
    raise FormError("choice", place, came=brief(came), choices=", ".join(choices))


def flag_from(came: Any, place: str) -> bool:
    """True or false. Raises FormError."""
    if not isinstance(came, bool):
        raise FormError("flag", place, came=brief(came))
    return came


def _choice(came: dict[str, Any], name: str, choices: tuple[Choice, ...]) -> Choice:
    return choice_from(wanted(came, name, "operation."), f"operation.{name}", choices)


def _flag(came: dict[str, Any], name: str) -> bool:
    return flag_from(came.get(name, False), f"operation.{name}")


def _pair(came: Any, name: str, least: int) -> Pair:
    whole = [v for v in came if type(v) is int] if isinstance(came, list) else []
    if len(whole) != 2 or len(came) != 2 or min(whole) < least or max(whole) > MOST_SETTING:
        raise FormError("pair", name, came=brief(came), least=least, most=MOST_SETTING)
    return whole[0], whole[1]


def _scale(came: Any) -> Fraction:
    text = str(came) if type(came) is int and _is_number(came) else came
    if not isinstance(text, str) or not _SCALE.fullmatch(text):
        raise FormError("scale", "scale", came=brief(came))
    return Fraction(text)


def _checked_array(values: Any, name: str) -> Array:
    try:
        array = np.array(values, dtype=np.float64)
    except ValueError:
        raise FormError("lengths", name) from None
    except OverflowError:
        raise FormError("range", name, most=int(LARGEST)) from None
    beyond = ~(np.abs(array) <= LARGEST)  # so that what is not a number is beyond too
    if beyond.any():
        at = "".join(f"[{i}]" for i in np.argwhere(beyond)[0])
        raise FormError("range", name + at, most=int(LARGEST))
    return array


def _check_list(values: Any, place: str, axes: tuple[tuple[str, int], ...]) -> None:
    """Raise FormError unless the lists are nested as deep as there are axes, around numbers."""
    (axis, most), *rest = axes
    check_length(values, place, axis, most, least=1)
    if rest:
        for i, value in enumerate(values):
            _check_list(value, f"{place}[{i}]", tuple(rest))
    elif not set(map(type, values)) <= NUMBER_TYPES:
        raise FormError("numbers", place)


def check_length(came: Any, place: str, axis: str, most: int, least: int = 0) -> None:
    """Raise FormError unless it is a list of ``least`` to ``most`` parts."""
    if not isinstance(came, list) or not least <= len(came) <= most:
        got = len(came) if isinstance(came, list) else brief(came)
        raise FormError("list", place, came=got, axis=axis, most=most)


def _is_number(value: Any) -> bool:
    """Whether it is finite and within the limits, and neither a text nor true or false."""
    return type(value) in NUMBER_TYPES and -LARGEST <= value <= LARGEST


def brief(value: Any) -> str:
    """A value as JSON, as much of it as fits a message."""
    try:
        return _cut(json.dumps(value, ensure_ascii=False))
    except (ValueError, RecursionError):  # thousands of digits, or of brackets
        return "…"


def _cut(text: str) -> str:
    """The start of a text, on one line and with nothing in it that can't be shown."""
    start = "".join(letter if letter.isprintable() else "\ufffd" for letter in text[:40])
    return start + "…" if len(text) > len(start) else start
