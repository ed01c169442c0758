"""Connectivity: receptive fields, the outputs an input feeds, the places a weight is used.

Cells are (slice, row, column), counted from 0.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cnnlab.core.experiment.experiment import Activation, Convolution, Experiment, is_flipped
from cnnlab.core.experiment.steps import Cell, StepPlan, Window


class Use(NamedTuple):
    """One product: an input cell, a weight (filter, channel, row, column), the output it feeds.

    ``value`` is the input's number (0 in the padding), ``weight_value`` the weight's.
    """

    input: Cell
    weight: tuple[int, int, int, int]
    output: Cell
    value: float
    weight_value: float


class Block(NamedTuple):
    """Cells of one slice: every one of ``rows`` in every one of ``columns``."""

    rows: Sequence[int]
    columns: Sequence[int]

    @property
    def size(self) -> int:
        """How many cells there are."""
        return len(self.rows) * len(self.columns)


def receptive_field(plan: StepPlan, output: Cell) -> Window:
    """Window that the output cell is made of (local receptive field)."""
    return plan.window(output[1], output[2])


def outputs_fed(plan: StepPlan, cell: Cell) -> list[Cell]:
    """Every output cell whose window reads the input cell, in the plan's order."""
    rows, columns = fed_block(plan, cell)
    return [(s, r, c) for s in slices_fed(plan, cell) for r in rows for c in columns]


def slices_fed(plan: StepPlan, cell: Cell) -> range:
    """Output slices that read the input cell."""
    if isinstance(plan.experiment.operation, Convolution):
        return range(plan.output_shape[0])
    return range(cell[0], cell[0] + 1)


def fed_block(plan: StepPlan, cell: Cell) -> Block:
    """Where, in each of the slices fed, the outputs are that read the input cell."""
    down, right = _readers(plan, cell[1], cell[2])
    return Block([r for r, _ in down], [c for c, _ in right])


def taps_met(plan: StepPlan, cell: Cell) -> Block:
    """Where in the windows over it the input cell lies: the taps of the weights that it meets."""
    down, right = _readers(plan, cell[1], cell[2])
    return Block(sorted(i for _, i in down), sorted(j for _, j in right))


def input_uses(plan: StepPlan, cell: Cell) -> Iterator[Use]:
    """Every product that the input cell takes part in, filter by filter; none without weights."""
    e = plan.experiment
    if not isinstance(e.operation, Convolution):
        return
    down, right = _readers(plan, cell[1], cell[2])
    value = _value(e, cell)
    for k in range(e.filters.shape[0]):
        for r, i in down:
            for c, j in right:
                weight = (k, cell[0], *tap_of_weight(e, i, j))
                yield Use(cell, weight, (k, r, c), value, float(e.filters[weight]))


def weight_uses(plan: StepPlan, weight: tuple[int, int, int, int]) -> Iterator[Use]:
    """Every product of one shared weight: one for each cell of its filter's output.

    None without weights.
    """
    if isinstance(plan.experiment.operation, Convolution):
        _, rows, columns = plan.output_shape
        for row in range(rows):
            for column in range(columns):
                yield weight_use(plan, weight, row, column)


def weight_use(plan: StepPlan, weight: tuple[int, int, int, int], row: int, column: int) -> Use:
    """The product of a weight in one cell of its filter's output."""
    e = plan.experiment
    k, channel, i, j = weight
    cell = (channel, *plan.window(row, column).cell(*tap_of_weight(e, i, j)))
    return Use(cell, weight, (k, row, column), _value(e, cell), float(e.filters[weight]))


def inputs_met(plan: StepPlan, weight: tuple[int, int, int, int]) -> Block:
    """Where, in the slice of its channel, the input cells are that a weight meets; padding too."""
    e, (_, rows, columns) = plan.experiment, plan.output_shape
    top, left = plan.window(0, 0).cell(*tap_of_weight(e, weight[2], weight[3]))
    down, right = e.stride
    return Block(range(top, top + rows * down, down), range(left, left + columns * right, right))


def _value(e: Experiment, cell: Cell) -> float:
    inside = 0 <= cell[1] < e.input.shape[1] and 0 <= cell[2] < e.input.shape[2]
    return float(e.input[cell]) if inside else 0.0


def tap_of_weight(e: Experiment, i: int, j: int) -> tuple[int, int]:
    """Tap of the window that meets a filter's row and column, or back: they differ when flipped."""
    if is_flipped(e):
        return e.filters.shape[2] - 1 - i, e.filters.shape[3] - 1 - j
    return i, j


def _readers(
    plan: StepPlan, row: int, column: int
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Output rows whose windows have a tap on the input row, with that tap; columns likewise."""
    e = plan.experiment
    if isinstance(e.operation, Activation):
        return [(row, 0)], [(column, 0)]
    _, rows, columns = plan.output_shape
    first = plan.window(0, 0)
    down = [
        (r, tap[0])
        for r in _windows_over(row - first.top, e.stride[0], first.extent[0], rows)
        if (tap := plan.window(r, 0).tap(row, first.left))
    ]
    right = [
        (c, tap[1])
        for c in _windows_over(column - first.left, e.stride[1], first.extent[1], columns)
        if (tap := plan.window(0, c).tap(first.top, column))
    ]
    return down, right


def _windows_over(at: int, stride: int, extent: int, count: int) -> range:
    """Windows, of ``count``, that reach over a cell ``at`` cells after the first one's begin."""
    return range(max(0, -((extent - 1 - at) // stride)), min(count, at // stride + 1))
