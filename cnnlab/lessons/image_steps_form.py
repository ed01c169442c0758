"""Filters of pictures, how they are moved, and the steps of a pipeline as plain JSON data."""

from collections.abc import Callable
from typing import Any, Final

from cnnlab.core.arrays import Array, Floats
from cnnlab.core.experiment.experiment import Activation, Pooling
from cnnlab.core.filter_settings import PADDINGS, FilterSettings
from cnnlab.core.image_filters import KINDS, LARGEST, SINGLE, ImageFilter, Parameter
from cnnlab.core.pipeline import Conv, Pool, Step
from cnnlab.lessons.fields import (
    FLAG,
    NUMBER,
    FormField,
    choice_of,
    list_of,
    object_from,
    pair_of,
    plain,
    read,
    record,
    whole,
    written,
)
from cnnlab.lessons.form_checks import FormError, brief, numbers_from, wanted

MOST_SETTING: Final = 64  # the largest stride, dilation, or side of a pool's window
MOST_REPEAT: Final = 20
MOST_FILTERS: Final = 64  # of a layer, and channels of a filter
_CELLS: Final = (("rows", LARGEST), ("columns", LARGEST))
_LAYER: Final = (("filters", MOST_FILTERS), ("channels", MOST_FILTERS))
_AXES: Final = {2: _CELLS, 3: (_LAYER[0], *_CELLS), 4: (*_LAYER, *_CELLS)}
_KIND: Final = choice_of(tuple(KINDS))
_SINGLE: Final = choice_of(SINGLE)
_PAIR: Final = pair_of(1, MOST_SETTING)
_SOME: Final = list_of(NUMBER, max(len(kind.parameters) for kind in KINDS.values()), "parameters")


def _filter_data(filter_: ImageFilter | Array) -> dict[str, Any]:
    if isinstance(filter_, ImageFilter):
        return {"kind": filter_.kind, "values": plain(list(filter_.values))}
    return {"weights": plain(filter_.tolist())}


def _filter_from(came: Any, place: str) -> ImageFilter | Array:
    data = object_from(came, place, ("kind", "values", "weights"))
    if "weights" in data:
        object_from(came, place, ("weights",))
        return numbers_from(data["weights"], f"{place}.weights", _CELLS)
    kind = _KIND.read(wanted(data, "kind", f"{place}."), f"{place}.kind")
    values = _SOME.read(data.get("values", []), f"{place}.values")
    parameters = KINDS[kind].parameters
    if len(values) > len(parameters):
        raise FormError("count", f"{place}.values", came=len(values), wanted=len(parameters))
    for i, (parameter, value) in enumerate(zip(parameters, values, strict=False)):
        _check_parameter(parameter, value, f"{place}.values[{i}]")
    return ImageFilter(kind, values)


def _single_from(came: Any, place: str) -> ImageFilter:
    """A filter by name that is no pair."""
    data = object_from(came, place, ("kind", "values"))
    _SINGLE.read(wanted(data, "kind", f"{place}."), f"{place}.kind")
    filter_ = _filter_from(data, place)
    assert isinstance(filter_, ImageFilter)  # noqa: S101 - it has a kind
    return filter_


def _check_parameter(parameter: Parameter, value: float, place: str) -> None:
    name, low, high = parameter.name, parameter.low, parameter.high
    sized = name == "size"
    if not low <= value <= high or (sized and value % 2 != 1):
        within = f"{low:g}, {low + 2:g} … {high:g}"
        bounds = f"{name} = {within}" if sized else f"{low:g} ≤ {name} ≤ {high:g}"
        raise FormError("bounds", place, came=brief(value), bounds=bounds)


FILTER: Final = FormField(_filter_data, _filter_from)
SINGLE_FILTER: Final = FormField(_filter_data, _single_from)
SETTINGS: Final = record(
    FilterSettings,
    {
        "stride": _PAIR,
        "dilation": _PAIR,
        "padding": choice_of(PADDINGS),
        "flip": FLAG,
        "repeat": whole(1, MOST_REPEAT),
    },
)
_ACTIVATION: Final = {
    "kind": choice_of(("relu", "leaky_relu", "sigmoid", "tanh")),
    "slope": NUMBER,
}
_POOLING: Final = {"kind": choice_of(("max", "average")), "size": _PAIR, "partial": FLAG}
_STRIDE: Final = {"stride": _PAIR}


def _weights_from(came: Any, place: str) -> Floats:
    """One filter, several, or a layer of them, by how deep the lists are nested."""
    depth, inside = 0, came
    while isinstance(inside, list) and inside and depth < max(_AXES):
        depth, inside = depth + 1, inside[0]
    return numbers_from(came, place, _AXES[max(depth, min(_AXES))])


_CONV: Final = record(
    Conv,
    {
        "weights": FormField(lambda weights: plain(weights.tolist()), _weights_from),
        "settings": SETTINGS,
    },
)


def _step_data(step: Step) -> dict[str, Any]:
    if isinstance(step, Conv):
        return {"conv": _CONV.write(step)}
    if isinstance(step, Activation):
        return {"activation": written(step, _ACTIVATION)}
    pool = written(step.pooling, _POOLING)
    return {"pool": pool if step.stride is None else pool | {"stride": list(step.stride)}}


def _pool_from(came: Any, place: str) -> Pool:
    data = object_from(came, place, (*_POOLING, *_STRIDE))
    pooling = Pooling(**read(data, _POOLING, f"{place}."))
    return Pool(pooling, **read(data, _STRIDE, f"{place}."))


_READERS: Final[dict[str, Callable[[Any, str], Step]]] = {
    "conv": _CONV.read,
    "activation": record(Activation, _ACTIVATION).read,
    "pool": _pool_from,
}


def _step_from(came: Any, place: str) -> Step:
    data = object_from(came, place, tuple(_READERS))
    if len(data) != 1:
        raise FormError("choice", place, came=brief(came), choices=", ".join(_READERS))
    ((kind, inside),) = data.items()
    return _READERS[kind](inside, f"{place}.{kind}")


STEP: Final = FormField(_step_data, _step_from)
"""{"conv": {...}}, {"activation": {...}} or {"pool": {...}}."""
