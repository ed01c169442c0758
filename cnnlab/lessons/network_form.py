"""A sheet of the Network tab as plain JSON data, and back, checked before it is believed.

{"stack": {...}, "source": "strokes", "points": "moons", "preprocessing": {...}, "strength": 0.5,
"recipe": {...}, "edits": {...}, "preset": id}. A key that is absent stands for the field's default.
"""

from typing import Any, Final, get_args

from cnnlab.core.dense.points import POINTS_KINDS
from cnnlab.core.optim import OPTIMISERS
from cnnlab.core.preprocess import Each, Preprocessing
from cnnlab.lessons.fields import (
    FLAG,
    TEXT,
    FormField,
    bounded,
    choice_of,
    optional,
    record,
    whole,
    written,
)
from cnnlab.lessons.form_checks import FormError, brief, wanted
from cnnlab.lessons.label_edits import LABEL_EDITS
from cnnlab.lessons.network_sheet import (
    MOST_STRENGTH,
    SOURCES,
    NetworkRecipe,
    NetworkSheet,
    shape_of,
)
from cnnlab.lessons.stack_form import STACK

MOST_BATCH: Final = 4096
MOST_COMPONENTS: Final = 2**20
_EACH: Final = choice_of(get_args(Each))
_PREPROCESSING: Final = record(
    Preprocessing,
    {
        "mean": _EACH,
        "scale": _EACH,
        "components": optional(whole(1, MOST_COMPONENTS)),
        "whiten": FLAG,
        "epsilon": bounded(lambda x: 0 <= x <= 100, "0 ≤ epsilon ≤ 100"),
    },
)
_RECIPE: Final = record(
    NetworkRecipe,
    {
        "learning_rate": bounded(lambda x: 0 < x <= 10, "0 < learning_rate ≤ 10"),
        "momentum": bounded(lambda x: 0 <= x < 1, "0 ≤ momentum < 1"),
        "weight_decay": bounded(lambda x: 0 <= x <= 1, "0 ≤ weight_decay ≤ 1"),
        "dropout": optional(bounded(lambda x: 0 <= x <= 0.95, "0 ≤ dropout ≤ 0.95")),
        "batch": whole(1, MOST_BATCH),
        "optimiser": choice_of(tuple(OPTIMISERS)),
        "seed": whole(0),
    },
)
FIELDS: Final[dict[str, FormField]] = {
    "stack": STACK,
    "source": choice_of(SOURCES),
    "points": choice_of(POINTS_KINDS),
    "preprocessing": _PREPROCESSING,
    "edits": LABEL_EDITS,
    "strength": bounded(lambda x: 0 <= x <= MOST_STRENGTH, f"0 ≤ strength ≤ {MOST_STRENGTH:g}"),
    "recipe": _RECIPE,
    "preset": TEXT,
}
_SHEET: Final = record(NetworkSheet, FIELDS)


def network_sheet_data(sheet: NetworkSheet) -> dict[str, Any]:
    """Everything of a sheet as lists, numbers and texts."""
    return written(sheet, FIELDS)


def network_sheet_from(came: Any, place: str = "sheet") -> NetworkSheet:
    """Sheet of such data, checked before memory is taken. Raises FormError."""
    sheet: NetworkSheet = _SHEET.read(came, place)
    came_in, goes_in = list(sheet.stack.input_shape), list(shape_of(sheet.source))
    if came_in != goes_in:
        at = f"{place}.stack.input"
        raise FormError("choice", at, came=brief(came_in), choices=brief(goes_in))
    return sheet


def document_data(sheet: NetworkSheet) -> dict[str, Any]:
    """A sheet as what a lab file holds. Raises FormError beyond limits."""
    data = {"sheet": network_sheet_data(sheet)}
    document_from(data)
    return data


def document_from(came: dict[str, Any]) -> NetworkSheet:
    """Sheet of such data. Raises FormError."""
    return network_sheet_from(wanted(came, "sheet"))
