"""One cell of a layer, opened: its windows, weights and products, and the experiment it is of."""

from typing import NamedTuple

import numpy as np

from cnnlab.core.experiment.evaluate import Evaluation, evaluate
from cnnlab.core.experiment.experiment import Experiment
from cnnlab.core.experiment.steps import ActivationStep, Cell, ConvolutionStep, PoolingStep, Step
from cnnlab.core.inspect import experiment_at
from cnnlab.core.network import INPUT, Network
from cnnlab.lab.digits.layer_view import SOFTMAX, LayerInfo, Maps, shown_layers


class Row(NamedTuple):
    """A channel's part: its window, the filter's slice, their products, and their sum."""

    channel: int
    window: Maps
    weights: Maps | None
    products: Maps | None
    sum: float


class OpenedCell(NamedTuple):
    """What makes a cell. Rows come in the order of what they contribute."""

    layer: LayerInfo
    cell: Cell
    value: float
    rows: list[Row]
    step: Step | None = None
    experiment: Experiment | None = None
    at: Cell = (0, 0, 0)
    before: "OpenedCell | None" = None
    """The cell of the layer before that an activation is applied to."""
    values: Maps | None = None
    """All ten numbers that the last layers read."""


def open_cell(
    network: Network, activations: dict[str, Maps], layer: LayerInfo, cell: Cell
) -> OpenedCell:
    """Open a cell (map, row, column) of a layer of one image."""
    value = float(activations[layer.name][0].reshape(layer.shape)[cell])
    before = _before(network, layer)
    if layer.kind in ("temperature", "softmax"):
        assert before is not None  # noqa: S101 - neither is first
        return OpenedCell(layer, cell, value, [], values=activations[before.name][0].ravel())
    found = None if layer.name == SOFTMAX else experiment_at(network, activations, layer.name, cell)
    if found is None:
        values = activations[INPUT][0][cell] if layer.kind == "scale" else np.array([value])
        return OpenedCell(layer, cell, value, [], values=np.atleast_1d(values))
    experiment, at = found
    evaluation = evaluate(experiment)
    assert isinstance(evaluation, Evaluation)  # noqa: S101 - the network has an output there
    step = evaluation.plan[evaluation.plan.index_of(at)]
    inner = None
    if isinstance(step, ActivationStep) and before is not None:
        inner = open_cell(network, activations, before, cell)
    rows = inner.rows if inner is not None else _rows(step, cell[0])
    return OpenedCell(layer, cell, value, rows, step, experiment, at, inner)


def _rows(step: Step, channel: int) -> list[Row]:
    if isinstance(step, PoolingStep):
        return [Row(channel, step.values, None, None, step.total)]
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
