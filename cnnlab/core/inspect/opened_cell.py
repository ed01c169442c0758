"""The arithmetic of one cell of a layer: windows, weights, products, and its experiment."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from cnnlab.core.experiment.evaluate import Evaluation, evaluate
from cnnlab.core.experiment.experiment import Experiment
from cnnlab.core.experiment.steps import Cell, ConvolutionStep, PoolingStep, Step
from cnnlab.core.inspect.fields import arithmetic_at, experiment_at
from cnnlab.core.inspect.layers import SOFTMAX, LayerInfo, Maps, layer_before, maps_of, shown_layers
from cnnlab.core.layers.base import Caption, Sight
from cnnlab.core.network import INPUT, Network
from cnnlab.core.shapes import Pair


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
    rows: tuple[Row, ...] = ()
    """Of a weighted sum and of a pooling; none of an element-wise layer."""
    arithmetic: Caption | None = None
    """Its formula; None for a probability, which depends on all ``values``."""
    step: Step | None = None
    experiment: Experiment | None = None
    at: Cell = (0, 0, 0)
    before: "OpenedCell | None" = None
    """The cell that an element-wise layer is applied to, or that a max pool takes."""
    values: Maps | None = None
    """All logits, for a probability."""

    @property
    def chain(self) -> "tuple[OpenedCell, ...]":
        """The cells from the weighted sum to this one."""
        return (*(self.before.chain if self.before is not None else ()), self)

    @property
    def bias(self) -> float | None:
        """What is added to the sum of the rows; None where there is no bias."""
        return self.step.bias if isinstance(self.step, ConvolutionStep) else None


def open_cell(
    network: Network, activations: Mapping[str, Maps], layer: LayerInfo, cell: Cell
) -> OpenedCell:
    """Open a cell (map, row, column) of a layer, for the activations of one image.

    Raises IndexError for a cell that the layer does not have.
    """
    if not all(0 <= n < size for n, size in zip(cell, layer.shape, strict=True)):
        raise IndexError(f"{layer.name}: got cell {cell}, expected one of {layer.shape}")
    value = float(maps_of(activations, layer)[cell])
    before = layer_before(shown_layers(network), layer.name)
    if layer.name == SOFTMAX:
        assert before is not None  # noqa: S101 - it is not first
        logits = activations[before.name][0].ravel()
        inner = open_cell(network, activations, before, cell)
        return OpenedCell(layer, cell, value, before=inner, values=logits)
    arithmetic = arithmetic_at(network, activations, layer.name, cell)
    opened = OpenedCell(layer, cell, value, arithmetic=arithmetic)
    found = experiment_at(network, activations, layer.name, cell)
    if found is not None:
        experiment, at = found
        step = _step(experiment, at)
        rows = tuple(_rows(step, cell[0]))
        opened = opened._replace(step=step, experiment=experiment, at=at, rows=rows)
    place = _place_before(opened, before)
    if before is None or place is None:
        return opened
    return opened._replace(before=open_cell(network, activations, before, place))


def _place_before(opened: OpenedCell, before: LayerInfo | None) -> Cell | None:
    """The one cell of the layer before that all of it comes from; None where there are more."""
    if before is None or before.name == INPUT:
        return None
    if isinstance(opened.step, PoolingStep) and opened.step.winner is not None:
        row, column = opened.step.window.cell(*opened.step.winner)
        return opened.cell[0], row, column
    if opened.layer.sight != Sight():
        return None
    flat = np.ravel_multi_index(opened.cell, opened.layer.shape)
    k, row, column = (int(n) for n in np.unravel_index(flat, before.shape))
    return k, row, column


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
