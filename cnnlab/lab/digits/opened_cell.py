"""The arithmetic of one cell of a layer: windows, weights, products, and its experiment."""

from typing import NamedTuple

import numpy as np

from cnnlab.core.experiment.evaluate import Evaluation, evaluate
from cnnlab.core.experiment.experiment import Experiment
from cnnlab.core.experiment.steps import Cell, ConvolutionStep, PoolingStep, Step
from cnnlab.core.inspect import arithmetic_at, experiment_at
from cnnlab.core.layers.base import Caption, Sight
from cnnlab.core.network import INPUT, Network
from cnnlab.core.shapes import Pair
from cnnlab.lab.digits.layer_view import SOFTMAX, LayerInfo, Maps, shown_layers


class Row(NamedTuple):
    """One channel: its window, the filter's slice, their products, and their sum."""

    channel: int
    window: Maps
    weights: Maps | None
    products: Maps | None
    sum: float
    winner: Pair | None = None
    """The largest cell of a max pool's window."""


class OpenedCell(NamedTuple):
    """A cell with its arithmetic; rows are sorted by contribution."""

    layer: LayerInfo
    cell: Cell
    value: float
    rows: list[Row]
    arithmetic: Caption | None = None
    """Its formula; None for a probability, which depends on all ``values``."""
    step: Step | None = None
    experiment: Experiment | None = None
    at: Cell = (0, 0, 0)
    before: "OpenedCell | None" = None
    """The cell of the layer before that an element-wise layer is applied to."""
    values: Maps | None = None
    """All logits, for a probability."""


def open_cell(
    network: Network, activations: dict[str, Maps], layer: LayerInfo, cell: Cell
) -> OpenedCell:
    """Open a cell (map, row, column) of a layer of one image."""
    value = float(activations[layer.name][0].reshape(layer.shape)[cell])
    before = _before(network, layer)
    if layer.name == SOFTMAX:
        assert before is not None  # noqa: S101 - it is not first
        return OpenedCell(layer, cell, value, [], values=activations[before.name][0].ravel())
    arithmetic = arithmetic_at(network, activations, layer.name, cell)
    inner = None
    if layer.sight == Sight() and before is not None and before.name != INPUT:
        place = np.unravel_index(np.ravel_multi_index(cell, layer.shape), before.shape)
        k, row, column = (int(n) for n in place)
        inner = open_cell(network, activations, before, (k, row, column))
    found = experiment_at(network, activations, layer.name, cell)
    if found is None:
        rows = inner.rows if inner is not None else []
        return OpenedCell(layer, cell, value, rows, arithmetic, before=inner)
    experiment, at = found
    step = _step(experiment, at)
    rows = inner.rows if inner is not None else _rows(step, cell[0])
    return OpenedCell(layer, cell, value, rows, arithmetic, step, experiment, at, inner)


def _step(experiment: Experiment, at: Cell) -> Step:
    evaluation = evaluate(experiment)
    assert isinstance(evaluation, Evaluation)  # noqa: S101 - the network has an output there
    return evaluation.plan[evaluation.plan.index_of(at)]


def _rows(step: Step, channel: int) -> list[Row]:
    if isinstance(step, PoolingStep):
        rows, columns = (int(step.inside.any(axis=axis).sum()) for axis in (1, 0))
        return [Row(channel, step.values[:rows, :columns], None, None, step.total, step.winner)]
    if not isinstance(step, ConvolutionStep):
        return []
    sums = step.channel_sums
    order = np.argsort(-np.abs(sums), kind="stable")
    return [
        Row(int(c), step.values[c], step.weights[c], step.products[c], float(sums[c]))
        for c in order
    ]


def _before(network: Network, layer: LayerInfo) -> LayerInfo | None:
    layers = shown_layers(network)
    place = [one.name for one in layers].index(layer.name)
    return layers[place - 1] if place else None
