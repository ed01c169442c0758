"""Who reads whom: receptive fields, the outputs an input feeds, the places a weight is used.

Cells are (slice, row, column), counted from 0.
"""

from typing import NamedTuple

from cnnlab.core.experiment import Activation, Convolution, Experiment
from cnnlab.core.steps import Cell, StepPlan, Window


class Use(NamedTuple):
    """One product: an input cell, a weight (filter, channel, row, column), the output it feeds.

    ``value`` is the input's number (0 in the padding), ``weight_value`` the weight's.
    """

    input: Cell
    weight: tuple[int, int, int, int]
    output: Cell
    value: float
    weight_value: float


def receptive_field(plan: StepPlan, output: Cell) -> Window:
    """Window that the output cell is made of (local receptive field)."""
    return plan.window(output[1], output[2])


def outputs_fed(plan: StepPlan, cell: Cell) -> list[Cell]:
    """Every output cell whose window reads the input cell, in the plan's order."""
    k, _, _ = plan.output_shape
    places = [(r, c) for r, c, _ in _readers(plan, cell[1], cell[2])]
    mixes = isinstance(plan.experiment.operation, Convolution)
    slices = range(k) if mixes else range(cell[0], cell[0] + 1)
    return [(s, r, c) for s in slices for r, c in places]


def input_uses(plan: StepPlan, cell: Cell) -> list[Use]:
    """Every product that the input cell takes part in, filter by filter; none without weights."""
    e = plan.experiment
    if not isinstance(e.operation, Convolution):
        return []
    readers = list(_readers(plan, cell[1], cell[2]))
    value = _value(e, cell)
    return [
        Use(cell, weight, (k, r, c), value, float(e.filters[weight]))
        for k in range(e.filters.shape[0])
        for r, c, (i, j) in readers
        for weight in [(k, cell[0], *_stored(e, i, j))]
    ]


def weight_uses(plan: StepPlan, weight: tuple[int, int, int, int]) -> list[Use]:
    """Every product of one shared weight: one for each cell of its filter's output.

    None without weights.
    """
    e = plan.experiment
    if not isinstance(e.operation, Convolution):
        return []
    k, channel, i, j = weight
    tap = _stored(e, i, j)
    uses = []
    for row in range(plan.output_shape[1]):
        for column in range(plan.output_shape[2]):
            r, c = plan.window(row, column).cell(*tap)
            cell, output = (channel, r, c), (k, row, column)
            uses.append(Use(cell, weight, output, _value(e, cell), float(e.filters[weight])))
    return uses


def _value(e: Experiment, cell: Cell) -> float:
    inside = 0 <= cell[1] < e.input.shape[1] and 0 <= cell[2] < e.input.shape[2]
    return float(e.input[cell]) if inside else 0.0


def _stored(e: Experiment, i: int, j: int) -> tuple[int, int]:
    """Tap of the window from the filter's own row and column, or back: they differ when flipped."""
    if isinstance(e.operation, Convolution) and e.operation.flip:
        return e.filters.shape[2] - 1 - i, e.filters.shape[3] - 1 - j
    return i, j


def _readers(plan: StepPlan, row: int, column: int) -> list[tuple[int, int, tuple[int, int]]]:
    """Output rows and columns whose window has a tap on the input cell, with that tap."""
    _, rows, columns = plan.output_shape
    if isinstance(plan.experiment.operation, Activation):
        return [(row, column, (0, 0))]
    down = [(r, tap[0]) for r in range(rows) if (tap := _tap(plan, r, 0, row, None))]
    right = [(c, tap[1]) for c in range(columns) if (tap := _tap(plan, 0, c, None, column))]
    return [(r, c, (i, j)) for r, i in down for c, j in right]


def _tap(
    plan: StepPlan, out_row: int, out_column: int, row: int | None, column: int | None
) -> tuple[int, int] | None:
    window = plan.window(out_row, out_column)
    return window.tap(window.top if row is None else row, window.left if column is None else column)
