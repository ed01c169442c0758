"""Looking into a network: what a cell of a layer sees, and the experiment that makes it."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from cnnlab.core.arrays import Array, Floats
from cnnlab.core.experiment.experiment import Activation, Experiment, Pooling
from cnnlab.core.experiment.steps import Cell
from cnnlab.core.layers.activation import ReLU
from cnnlab.core.layers.conv_pool import AvgPool2d, Conv2d, MaxPool2d, Pool2d
from cnnlab.core.layers.linear import Dropout, Flatten, Linear
from cnnlab.core.network import INPUT, Network

Activations = Mapping[str, Floats]


class Field(NamedTuple):
    """A rectangle of a layer's maps."""

    top: int
    left: int
    rows: int
    columns: int


def receptive_fields(network: Network, layer: str, row: int, column: int) -> dict[str, Field]:
    """What a cell sees of each layer before its own, and of the input, by the layer's name."""
    names = [INPUT, *(one.name for one in network.layers)]
    place = names.index(layer)
    top, left, bottom, right = row, column, row, column
    found: dict[str, Field] = {}
    for i in range(place, 0, -1):
        one, (_, height, width) = network.layers[i - 1], _maps(network.shapes[names[i - 1]])
        if isinstance(one, Linear | Flatten):
            top, left, bottom, right = 0, 0, height - 1, width - 1
        elif isinstance(one, Conv2d | Pool2d):
            up, across = one.padding if isinstance(one, Conv2d) else (0, 0)
            top, bottom = top * one.stride[0] - up, bottom * one.stride[0] - up + one.size[0] - 1
            left = left * one.stride[1] - across
            right = right * one.stride[1] - across + one.size[1] - 1
        top, left = max(0, top), max(0, left)
        bottom, right = min(height - 1, bottom), min(width - 1, right)
        found[names[i - 1]] = Field(top, left, bottom - top + 1, right - left + 1)
    return found


def experiment_at(
    network: Network, activations: Activations, layer: str, cell: Cell
) -> tuple[Experiment, Cell] | None:
    """The experiment whose output has a cell of a layer, and where; None for what is no such thing.

    activations are those of one image (1, C, H, W). A convolution's has one filter, the cell's
    own; a pool's and an activation's one channel; a fully connected layer's is a filter as large
    as its input.
    """
    names = [INPUT, *(one.name for one in network.layers)]
    place = names.index(layer)
    if place == 0:
        return None
    one, before = network.layers[place - 1], activations[names[place - 1]][0]
    before, (k, row, column) = before.astype(np.float64), cell
    if isinstance(one, Conv2d):
        filters, bias = _numbers(network, layer, k)
        return Experiment(before, filters, bias, one.stride, one.padding), (0, row, column)
    if isinstance(one, ReLU):
        return Experiment(before[k : k + 1], operation=Activation("relu")), (0, row, column)
    if isinstance(one, MaxPool2d | AvgPool2d):
        kind = "max" if isinstance(one, MaxPool2d) else "average"
        pool = Pooling(kind, one.size, one.partial)  # type: ignore[arg-type]
        made = Experiment(before[k : k + 1], stride=one.stride, operation=pool)
        return made, (0, row, column)
    if isinstance(one, Linear):
        maps = _last_maps(network, activations, place)
        weight, bias = _numbers(network, layer, k)
        return Experiment(maps, weight.reshape(1, *maps.shape), bias), (0, 0, 0)
    return None


def _numbers(network: Network, layer: str, k: int) -> tuple[Array, Array]:
    """Weights (1, …) and bias (1,) of one of a layer's filters."""
    weight, bias = network.parameters[f"{layer}.weight"], network.parameters[f"{layer}.bias"]
    return weight[k : k + 1].astype(np.float64), bias[k : k + 1].astype(np.float64)


def _last_maps(network: Network, activations: Activations, place: int) -> Array:
    """What a fully connected layer reads, as the maps it was before it was flattened."""
    for one in reversed(network.layers[: place - 1]):
        if not isinstance(one, Flatten | Dropout):
            return activations[one.name][0].astype(np.float64)
    return activations[INPUT][0].astype(np.float64)


def _maps(shape: tuple[int, ...]) -> tuple[int, int, int]:
    """Shape (C, H, W) of what has maps, and of single numbers as maps of one cell."""
    return (shape[0], shape[1], shape[2]) if len(shape) == 3 else (shape[0], 1, 1)
