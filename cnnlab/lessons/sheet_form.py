"""A sheet of the Neuron tab as plain JSON data, and back, checked before it is believed.

{"one": {...}, "layered": {...}, "fitting": {...}, "preset": id}; another field of a part is a line
in ``_ONE``, ``_LAYERED`` or ``_FITTING``. A key that is absent stands for the field's default.
"""

from typing import Any, Final

import numpy as np

from cnnlab.core.arrays import Array, read_only
from cnnlab.core.dense.backward import LOSS_KINDS
from cnnlab.core.dense.neuron import MOST_EDITABLE, Neuron
from cnnlab.core.dense.points import MOST_POINTS, POINTS_KINDS
from cnnlab.core.experiment.experiment import Convolution
from cnnlab.core.shapes import output_size
from cnnlab.lessons.dense_form import (
    FUNCTION,
    LEARNING_RATE,
    NETWORK,
    RECIPE,
    dense_from,
    points_from,
)
from cnnlab.lessons.fields import (
    FLAG,
    NUMBER,
    TEXT,
    FormField,
    bounded,
    cell_from,
    choice_of,
    list_of,
    number_from,
    object_from,
    optional,
    plain,
    read,
    record,
    vector_from,
    whole,
    written,
)
from cnnlab.lessons.form import experiment_at, experiment_data
from cnnlab.lessons.form_checks import NUMBER_TYPES, FormError, brief, numbers_from, wanted
from cnnlab.lessons.sheet import (
    MOST_HIDDEN,
    MOST_UNITS,
    PAGES,
    Fitting,
    Layered,
    OneNeuron,
    Page,
    Sheet,
    UnitGuess,
    WindowOrigin,
    made_points,
)

MOST_WINDOW: Final = 64 * 11 * 11  # inputs of a neuron that was made from a window
MOST_NOISE: Final = 10.0
MOST_GUESSES: Final = 200  # two for each unit at most, and some to spare
_PAGE: Final = choice_of(PAGES)
_LABELS: Final = (0, 1)


def _guesses_from(came: Any, place: str) -> tuple[Any, ...]:
    guesses: tuple[Any, ...] = list_of(optional(NUMBER), 2, "guesses").read(came, place)
    if len(guesses) != 2:
        raise FormError("count", place, came=len(guesses), wanted=2)
    return guesses


_UNIT_GUESS: Final = record(
    UnitGuess,
    {
        "kind": choice_of(("a", "error")),
        "layer": whole(0, MOST_HIDDEN + 1),
        "unit": whole(0, MOST_UNITS - 1),
        "value": NUMBER,
    },
)
_ORIGIN: Final = record(
    WindowOrigin,
    {
        "experiment": FormField(experiment_data, experiment_at),
        "cell": FormField(list, cell_from),
    },
)
_ONE: Final = {
    "second": optional(FUNCTION),
    "predicts": FLAG,
    "guesses": FormField(lambda values: [plain(value) for value in values], _guesses_from),
    "origin": optional(_ORIGIN),
    "derivative": FLAG,
    "preset": TEXT,
}
_LAYERED: Final = {
    "loss": choice_of(LOSS_KINDS),
    "learning_rate": LEARNING_RATE,
    "predicts": FLAG,
    "guesses": list_of(_UNIT_GUESS, MOST_GUESSES, "guesses"),
    "seed": whole(0),
    "preset": TEXT,
}
_FITTING: Final = {
    "kind": choice_of(POINTS_KINDS),
    "count": whole(0, MOST_POINTS),
    "noise": bounded(lambda x: 0 <= x <= MOST_NOISE, f"0 ≤ noise ≤ {MOST_NOISE:g}"),
    "share": bounded(lambda x: 0 <= x < 1, "0 ≤ share < 1"),
    "seed": whole(0),
    "network": NETWORK,
    "recipe": RECIPE,
    "rival": optional(RECIPE),
    "preset": TEXT,
}


def one_data(one: OneNeuron) -> dict[str, Any]:
    """A neuron and what is shown of it as lists, numbers and texts."""
    neuron = one.neuron
    data: dict[str, Any] = {
        "x": plain(neuron.x.tolist()),
        "w": plain(neuron.w.tolist()),
        "b": plain(neuron.b),
        "function": FUNCTION.write(neuron.function),
    }
    if len(one.targets):
        data["targets"] = plain(one.targets.tolist())
    return data | written(one, _ONE)


def one_from(came: Any, place: str = "one") -> OneNeuron:
    """A neuron of such data. Raises FormError."""
    data = object_from(came, place, ("x", "w", "b", "function", "targets", *_ONE))
    rest = read(data, _ONE, f"{place}.")
    origin = rest.get("origin")
    most = MOST_EDITABLE if origin is None else MOST_WINDOW
    x = numbers_from(wanted(data, "x", f"{place}."), f"{place}.x", (("inputs", most),))
    w = vector_from(wanted(data, "w", f"{place}."), f"{place}.w", len(x))
    b = number_from(wanted(data, "b", f"{place}."), f"{place}.b")
    function = FUNCTION.read(wanted(data, "function", f"{place}."), f"{place}.function")
    if origin is not None:
        _check_origin(origin, len(x), f"{place}.origin")
    targets = _targets(data.get("targets", []), len(x), f"{place}.targets")
    return OneNeuron(Neuron(x, w, b, function), targets, **rest)


def layered_data(layered: Layered) -> dict[str, Any]:
    """A network and the example that goes through it as lists, numbers and texts."""
    data: dict[str, Any] = {
        "weights": [plain(array.tolist()) for array in layered.dense.weights],
        "functions": [FUNCTION.write(function) for function in layered.dense.functions],
        "x": plain(layered.x.tolist()),
        "target": plain(layered.target.tolist()),
    }
    return data | written(layered, _LAYERED)


def layered_from(came: Any, place: str = "layered") -> Layered:
    """A network of such data. Raises FormError."""
    data = object_from(came, place, ("weights", "functions", "x", "target", *_LAYERED))
    where = f"{place}."
    dense = dense_from(data, where)
    x = vector_from(wanted(data, "x", where), f"{place}.x", dense.sizes[0])
    target = vector_from(wanted(data, "target", where), f"{place}.target", dense.sizes[-1])
    rest = read(data, _LAYERED, where)
    if rest.get("loss") == "cross_entropy" and dense.functions[-1].kind != "sigmoid":
        raise FormError("choice", f"{place}.loss", came='"cross_entropy"', choices="squared")
    return Layered(dense, read_only(x), read_only(target), **rest)


def fitting_data(fitting: Fitting) -> dict[str, Any]:
    """Points and how to fit them as lists, numbers and texts."""
    points = fitting.points
    rows = zip(points.x.tolist(), points.labels.tolist(), strict=True)
    data: dict[str, Any] = {"points": [plain([x, y, label]) for (x, y), label in rows]}
    if points.held_out.any():
        data["held_out"] = np.flatnonzero(points.held_out).tolist()
    return data | written(fitting, _FITTING)


def fitting_from(came: Any, place: str = "fitting") -> Fitting:
    """Points of such data; those of a kind are made where they are absent. Raises FormError."""
    data = object_from(came, place, ("points", "held_out", *_FITTING))
    rest = read(data, _FITTING, f"{place}.")
    if "points" not in data:
        return made_points(Fitting(points_from([], [], place), **rest))
    return Fitting(points_from(data["points"], data.get("held_out", []), place), **rest)


PARTS: Final[dict[str, FormField]] = {
    "one": FormField(one_data, one_from),
    "layered": FormField(layered_data, layered_from),
    "fitting": FormField(fitting_data, fitting_from),
}
_SHEET: Final = record(Sheet, PARTS)


def sheet_data(sheet: Sheet) -> dict[str, Any]:
    """Everything of a sheet as lists, numbers and texts."""
    return written(sheet, PARTS)


def sheet_from(came: Any, place: str = "sheet") -> Sheet:
    """Sheet of such data, checked before memory is taken. Raises FormError."""
    sheet: Sheet = _SHEET.read(came, place)
    return sheet


def document_data(sheet: Sheet, page: Page) -> dict[str, Any]:
    """A sheet and the page shown as what a lab file holds. Raises FormError beyond limits."""
    data = {"sheet": sheet_data(sheet), "page": page}
    sheet_from(data["sheet"])
    return data


def document_from(came: dict[str, Any]) -> tuple[Sheet, Page]:
    """Sheet and page of such data. Raises FormError."""
    sheet = sheet_from(wanted(came, "sheet"))
    page: Page = _PAGE.read(came.get("page", PAGES[0]), "page")
    return sheet, page


def _targets(came: Any, inputs: int, place: str) -> Array:
    """0, 1 or null for each row of a truth table, or none at all."""
    if came == []:
        return read_only(np.zeros(0))
    rows = 2 ** min(inputs, MOST_EDITABLE + 1)
    if not isinstance(came, list) or len(came) != rows or inputs > MOST_EDITABLE:
        got = len(came) if isinstance(came, list) else brief(came)
        raise FormError("count", place, came=got, wanted=rows if inputs <= MOST_EDITABLE else 0)
    for i, value in enumerate(came):
        if value is not None and (type(value) not in NUMBER_TYPES or value not in _LABELS):
            raise FormError("choice", f"{place}[{i}]", came=brief(value), choices="0, 1, null")
    return read_only(np.array([np.nan if value is None else float(value) for value in came]))


def _check_origin(origin: WindowOrigin, inputs: int, place: str) -> None:
    """Raise FormError unless the cell is one of the output, and its window has so many inputs."""
    e = origin.experiment
    if not isinstance(e.operation, Convolution):
        raise FormError(
            "choice", f"{place}.experiment.operation", came=brief("…"), choices="convolution"
        )
    filters, channels, *field = e.filters.shape
    if inputs != channels * field[0] * field[1] or channels != e.input.shape[0]:
        raise FormError(
            "count", f"{place}.experiment.filters", came=e.filters[0].size, wanted=inputs
        )
    sides = (
        output_size(e.input.shape[1 + i], field[i], e.stride[i], e.padding[i], e.dilation[i])
        for i in (0, 1)
    )
    for i, (index, size) in enumerate(zip(origin.cell, (filters, *sides), strict=True)):
        if index >= size:
            raise FormError("whole", f"{place}.cell[{i}]", came=index, bounds=f"0 … {size - 1}")
