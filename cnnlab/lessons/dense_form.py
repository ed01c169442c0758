"""Activation functions, networks and labelled points as plain JSON data, and back."""

from typing import Any, Final

import numpy as np

from cnnlab.core.arrays import Array
from cnnlab.core.dense.dense import Dense
from cnnlab.core.dense.fit import FitNetwork, FitRecipe
from cnnlab.core.dense.functions import FUNCTION_KINDS, Function
from cnnlab.core.dense.neuron import MOST_EDITABLE
from cnnlab.core.dense.points import MOST_POINTS, Points
from cnnlab.lessons.fields import (
    NUMBER,
    FormField,
    bounded,
    choice_of,
    list_of,
    object_from,
    plain,
    read,
    record,
    whole,
)
from cnnlab.lessons.form_checks import FormError, brief, check_length, numbers_from, wanted
from cnnlab.lessons.sheet import MOST_HIDDEN, MOST_OUTPUTS, MOST_UNITS

_KIND: Final = choice_of(FUNCTION_KINDS)


def _function_data(function: Function) -> Any:
    if function.slope == Function().slope:
        return function.kind
    return {"kind": function.kind, "slope": plain(function.slope)}


def _function_from(came: Any, place: str) -> Function:
    if not isinstance(came, dict):
        return Function(_KIND.read(came, place))
    data = object_from(came, place, ("kind", "slope"))
    kind = _KIND.read(wanted(data, "kind", f"{place}."), f"{place}.kind")
    return Function(kind, **read(data, {"slope": NUMBER}, f"{place}."))


FUNCTION: Final = FormField(_function_data, _function_from)
LEARNING_RATE: Final = bounded(lambda x: 0 < x <= 100, "0 < learning_rate ≤ 100")
RECIPE: Final = record(
    FitRecipe,
    {
        "learning_rate": LEARNING_RATE,
        "batch": whole(0),
        "momentum": bounded(lambda x: 0 <= x < 1, "0 ≤ momentum < 1"),
    },
)
NETWORK: Final = record(
    FitNetwork,
    {
        "hidden": list_of(whole(1, MOST_UNITS), MOST_HIDDEN, "layers"),
        "function": FUNCTION,
        "seed": whole(0),
    },
)


def dense_from(data: dict[str, Any], where: str) -> Dense:
    """A network of its "weights" and "functions". Raises FormError."""
    came = wanted(data, "weights", where)
    check_length(came, f"{where}weights", "layers", MOST_HIDDEN + 1, least=1)
    weights: list[Array] = []
    for j, rows in enumerate(came):
        place = f"{where}weights[{j}]"
        units = MOST_OUTPUTS if j == len(came) - 1 else MOST_UNITS
        sources = len(weights[-1]) if weights else MOST_EDITABLE
        array = numbers_from(rows, place, (("units", units), ("weights", sources + 1)))
        if array.shape[1] < 2 or (weights and array.shape[1] != sources + 1):
            wanted_count = sources + 1 if weights else f"2 … {sources + 1}"
            raise FormError("count", f"{place}[0]", came=array.shape[1], wanted=wanted_count)
        weights.append(array)
    functions = list_of(FUNCTION, len(weights), "functions").read(
        wanted(data, "functions", where), f"{where}functions"
    )
    if len(functions) != len(weights):
        raise FormError("count", f"{where}functions", came=len(functions), wanted=len(weights))
    return Dense(tuple(weights), functions)


def points_from(came: Any, held: Any, place: str) -> Points:
    """Points of rows [x, y, class], and the places of those held out. Raises FormError."""
    where = f"{place}.points"
    rows = np.zeros((0, 3))
    if came != []:
        rows = numbers_from(came, where, (("points", MOST_POINTS), ("numbers", 3)))
    if rows.shape[1] != 3:
        raise FormError("count", f"{where}[0]", came=rows.shape[1], wanted=3)
    wrong = np.flatnonzero((rows[:, 2] != 0) & (rows[:, 2] != 1))  # np.isin loads numpy.ma
    if len(wrong):
        got = brief(plain(float(rows[wrong[0], 2])))
        raise FormError("choice", f"{where}[{wrong[0]}][2]", came=got, choices="0, 1")
    held_out = np.zeros(len(rows), bool)
    if len(rows) or held != []:
        index = whole(0, max(0, len(rows) - 1))
        which = list_of(index, len(rows), "points").read(held, f"{place}.held_out")
        held_out[list(which)] = True
    return Points(rows[:, :2], rows[:, 2], held_out)
