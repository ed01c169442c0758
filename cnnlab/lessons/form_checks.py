"""Parts of JSON data from outside, checked: refused by their place, with a code."""

import json
from collections.abc import Iterable
from typing import Any, Final, Literal, TypeAlias, TypeVar

import numpy as np

from cnnlab.core.arrays import Array
from cnnlab.core.numbers import LARGEST
from cnnlab.core.shapes import Pair

NUMBER_TYPES: Final = frozenset({int, float})  # and not bool, which is an int too
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
    "list": "{place}: got {came}, expected a list of {least} to {most} {axis}",
    "lengths": "{place}: expected lists of equal length",
    "numbers": "{place}: expected numbers and nothing else",
    "range": "{place}: expected a number within ±{most:,}",
    "white": "{place}: got {came}, expected 1 or 255",
    "picture": "{place}: no picture that can be read",
    "bounds": "{place}: got {came}, expected a number, {bounds}",
    "whole": "{place}: got {came}, expected an integer, {bounds}",
    "count": "{place}: got {came} numbers, expected {wanted}",
}


class FormError(ValueError):
    """Data that are not what is expected: a code, the place, and the details that its words need.

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


def pair_from(came: Any, place: str, least: int, most: int) -> Pair:
    """Two integers [rows, columns] within limits. Raises FormError."""
    whole = [v for v in came if type(v) is int] if isinstance(came, list) else []
    if len(whole) != 2 or len(came) != 2 or min(whole) < least or max(whole) > most:
        raise FormError("pair", place, came=brief(came), least=least, most=most)
    return whole[0], whole[1]


def check_length(came: Any, place: str, axis: str, most: int, least: int = 0) -> None:
    """Raise FormError unless it is a list of ``least`` to ``most`` parts."""
    if not isinstance(came, list) or not least <= len(came) <= most:
        got = len(came) if isinstance(came, list) else brief(came)
        raise FormError("list", place, came=got, axis=axis, least=least, most=most)


def numbers_from(values: Any, place: str, axes: tuple[tuple[str, int], ...]) -> Array:
    """Array of lists nested as deep as there are axes, each with its name and largest length.

    Raises FormError for other lists, and for what is no number within ±1e9.
    """
    _check_list(values, place, axes)
    return _checked_array(values, place)


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
