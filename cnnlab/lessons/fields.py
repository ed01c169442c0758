"""Fields of JSON objects, as data: how a value is written, and how it is read and checked."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from typing import Any, Final, NamedTuple

from cnnlab.core.arrays import Array
from cnnlab.core.experiment.steps import Cell
from cnnlab.core.numbers import LARGEST
from cnnlab.lessons.form_checks import (
    NUMBER_TYPES,
    Choice,
    FormError,
    brief,
    check_length,
    choice_from,
    flag_from,
    numbers_from,
    pair_from,
    refuse_unknown,
    wanted,
)

MOST_WHOLE: Final = 2**31 - 1


class FormField(NamedTuple):
    """``write`` makes plain data of a value; ``read`` takes data and place, or raises FormError."""

    write: Callable[[Any], Any]
    read: Callable[[Any, str], Any]


FormFields = Mapping[str, FormField]


def written(value: Any, names: FormFields) -> dict[str, Any]:
    """The fields of a dataclass's value, without those that are as by default."""
    usual = {field.name: _default(field) for field in fields(value) if field.name in names}
    data = {name: field.write(getattr(value, name)) for name, field in names.items()}
    return {
        name: came
        for name, came in data.items()
        if usual[name] is MISSING or came != names[name].write(usual[name])
    }


def read(data: dict[str, Any], names: FormFields, where: str) -> dict[str, Any]:
    """Values of the fields that are there. Raises FormError."""
    return {
        name: field.read(data[name], where + name) for name, field in names.items() if name in data
    }


def object_from(came: Any, place: str, names: tuple[str, ...]) -> dict[str, Any]:
    """A JSON object with no other keys than these. Raises FormError."""
    if not isinstance(came, dict):
        raise FormError("object", place, came=brief(came))
    refuse_unknown(came, names, f"{place}.")
    return came


def plain(values: Any) -> Any:
    """Lists of numbers with the whole ones written whole, and null for what is not a number."""
    if isinstance(values, list):
        return [plain(value) for value in values]
    if values is None or values != values:
        return None
    return int(values) if float(values).is_integer() else float(values)


def number_from(came: Any, place: str) -> float:
    """A number within ±1e9. Raises FormError."""
    if type(came) not in NUMBER_TYPES:
        raise FormError("numbers", place)
    if not -LARGEST <= came <= LARGEST:
        raise FormError("range", place, most=int(LARGEST))
    return float(came)


def vector_from(came: Any, place: str, count: int) -> Array:
    """So many numbers (count,). Raises FormError."""
    if isinstance(came, list) and len(came) != count:
        raise FormError("count", place, came=len(came), wanted=count)
    return numbers_from(came, place, (("numbers", count),))


def cell_from(came: Any, place: str) -> Cell:
    """An output cell [filter, row, column]. Raises FormError."""
    numbers = numbers_from(came, place, (("numbers", 3),))
    whole = tuple(int(n) for n in numbers)
    if len(whole) != 3 or min(whole) < 0 or (numbers != whole).any():
        raise FormError("numbers", place)
    return whole[0], whole[1], whole[2]


def choice_of(choices: tuple[Choice, ...]) -> FormField:
    """One of some texts."""
    return FormField(str, lambda came, place: choice_from(came, place, choices))


def whole(least: int, most: int = MOST_WHOLE) -> FormField:
    """An integer within limits."""

    def take(came: Any, place: str) -> int:
        if type(came) is not int or not least <= came <= most:
            raise FormError("whole", place, came=brief(came), bounds=f"{least:,} … {most:,}")
        return came

    return FormField(int, take)


def pair_of(least: int, most: int) -> FormField:
    """Rows and columns, integers within limits."""
    return FormField(list, lambda came, place: pair_from(came, place, least, most))


def bounded(allows: Callable[[float], bool], bounds: str) -> FormField:
    """A number for which ``allows`` holds; ``bounds`` says so in signs, as in "0 ≤ x < 1"."""

    def take(came: Any, place: str) -> float:
        if type(came) not in NUMBER_TYPES or not allows(came):
            raise FormError("bounds", place, came=brief(came), bounds=bounds)
        return float(came)

    return FormField(plain, take)


def optional(field: FormField) -> FormField:
    """The same, or null for None."""
    return FormField(
        lambda value: None if value is None else field.write(value),
        lambda came, place: None if came is None else field.read(came, place),
    )


def record(make: Any, names: FormFields) -> FormField:
    """A dataclass as an object of its fields; those that have a default may be absent."""
    needed = [field.name for field in fields(make) if _default(field) is MISSING]

    def take(came: Any, place: str) -> Any:
        data = object_from(came, place, tuple(names))
        for name in needed:
            wanted(data, name, f"{place}.")
        return make(**read(data, names, f"{place}."))

    return FormField(lambda value: written(value, names), take)


def _short_text(came: Any, place: str) -> str:
    if not isinstance(came, str) or len(came) > 200:
        raise FormError("choice", place, came=brief(came), choices="a short text")
    return came


def _default(field: Any) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


FLAG: Final = FormField(bool, flag_from)
NUMBER: Final = FormField(plain, number_from)
TEXT: Final = FormField(str, _short_text)


def list_of(field: FormField, most: int, axis: str) -> FormField:
    """A tuple of at most so many of them, perhaps none."""

    def take(came: Any, place: str) -> tuple[Any, ...]:
        check_length(came, place, axis, most)
        return tuple(field.read(part, f"{place}[{i}]") for i, part in enumerate(came))

    return FormField(lambda values: [field.write(value) for value in values], take)
