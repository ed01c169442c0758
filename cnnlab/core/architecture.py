"""A network's architecture as JSON: written by field, and checked field by field as it is read."""

import json
import math
import reprlib
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from functools import cache
from types import MappingProxyType
from typing import Any, get_type_hints

from cnnlab.core.layers.base import Layer, Shape
from cnnlab.core.layers.registry import KINDS
from cnnlab.core.network import Network
from cnnlab.core.shapes import Pair
from cnnlab.core.strict_json import parse_json

MOST_LAYERS = 200
MOST_AXES = 3
LARGEST_SIZE = 2**20
LONGEST_NAME = 100


class ArchitectureError(ValueError):
    """Text that is no architecture: the layer and the setting, what it got and expected."""


def architecture_text(network: Network) -> str:
    """Input shape and layers, as JSON."""
    layers = [{"kind": type(layer).__name__, **asdict(layer)} for layer in network.layers]
    described = {"input": network.input_shape, "layers": layers}
    return json.dumps(described, separators=(",", ":"), allow_nan=False)


def parse_architecture(text: str) -> tuple[Shape, list[Layer]]:
    """Input shape and layers of ``architecture_text``. Raises ArchitectureError."""
    try:
        described = parse_json(text)
    except ValueError as error:
        raise ArchitectureError(f"it can't be understood: {error}") from error
    if not isinstance(described, dict):
        raise ArchitectureError(f"it can't be understood: {_wrong(described, 'an object')}")
    return _input_shape(described.get("input")), _layers(described.get("layers"))


def brief(value: object) -> str:
    """A value of a file as an error shows it: on one line, and cut where it is long."""
    return reprlib.repr(value)


def _wrong(value: object, expected: str) -> str:
    return f"got {brief(value)}, expected {expected}"


def _input_shape(described: Any) -> Shape:
    if not isinstance(described, list) or not 1 <= len(described) <= MOST_AXES:
        expected = f"a list of 1 to {MOST_AXES} sizes"
        raise ArchitectureError(f"it can't be understood: input: {_wrong(described, expected)}")
    try:
        shape = tuple(_whole(size) for size in described)
        if min(shape) < 1:
            raise ValueError(_wrong(list(shape), "sizes from 1"))
    except ValueError as error:
        raise ArchitectureError(f"input: {error}") from error
    return shape


def _layers(described: Any) -> list[Layer]:
    if not isinstance(described, list) or not 1 <= len(described) <= MOST_LAYERS:
        expected = f"a list of 1 to {MOST_LAYERS} layers"
        raise ArchitectureError(f"it can't be understood: layers: {_wrong(described, expected)}")
    return [_layer(number, one) for number, one in enumerate(described, 1)]


def _layer(number: int, described: Any) -> Layer:
    place = f"layer {number}"
    try:
        if not isinstance(described, dict):
            raise ValueError(f"{brief(described)} is no layer, expected its settings as an object")
        settings = dict(described)
        name = settings.get("name")
        place += f" {brief(name)}" if isinstance(name, str) else ""
        return _made(settings.pop("kind", None), settings)
    except ValueError as error:
        raise ArchitectureError(f"{place}: {error}") from error


def _made(name: Any, settings: Mapping[str, Any]) -> Layer:
    kind = KINDS.get(name) if isinstance(name, str) else None
    if kind is None:
        raise ValueError(f"there is no layer of the kind {brief(name)}")
    expected = _expected(kind.__name__)
    if strange := sorted(set(settings) ^ set(expected)):
        what = "is missing" if strange[0] in expected else "is unknown"
        raise ValueError(f"the setting {brief(strange[0])} of a {kind.__name__} {what}")
    return kind(**{key: _setting(key, value, expected[key]) for key, value in settings.items()})


@cache
def _expected(name: str) -> dict[str, Any]:
    """Types by setting of a kind; to look them up costs more than all else that is read of it."""
    kind = KINDS[name]
    types = get_type_hints(kind)
    return {field.name: types[field.name] for field in fields(kind)}


def _setting(key: str, value: Any, type_: Any) -> Any:
    try:
        return _READERS[type_](value)
    except ValueError as error:
        raise ValueError(f"{key}: {error}") from error


def _name(value: Any) -> str:
    if not isinstance(value, str) or not value.isprintable() or not 1 <= len(value) <= LONGEST_NAME:
        raise ValueError(_wrong(value, f"a name of 1 to {LONGEST_NAME} printable letters"))
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(_wrong(value, "true or false"))
    return value


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < LARGEST_SIZE:
        raise ValueError(_wrong(value, f"a whole number below {LARGEST_SIZE:,}"))
    return value


def _number(value: Any) -> float:
    try:
        number = math.nan if isinstance(value, bool | str) else float(value)
    except (TypeError, OverflowError):
        number = math.nan
    if not math.isfinite(number):
        raise ValueError(_wrong(value, "a finite number"))
    return number


def _shape(value: Any) -> Shape:
    if not isinstance(value, list) or not 1 <= len(value) <= MOST_AXES:
        raise ValueError(_wrong(value, f"a list of 1 to {MOST_AXES} sizes"))
    return tuple(_whole(size) for size in value)


def _pair(value: Any) -> Pair:
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError(_wrong(value, "a list of two whole numbers"))
    return _whole(value[0]), _whole(value[1])


_READERS: Mapping[Any, Callable[[Any], Any]] = MappingProxyType(
    {str: _name, bool: _flag, int: _whole, float: _number, Pair: _pair, Shape: _shape}
)
"""How a field of each type is read; each raises ValueError."""
