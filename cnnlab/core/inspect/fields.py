"""Receptive fields, and the experiment that computes a cell."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from cnnlab.core.arrays import Array, Floats
from cnnlab.core.experiment.experiment import Experiment
from cnnlab.core.experiment.steps import Cell
from cnnlab.core.layers.base import Caption, Params, Sight
from cnnlab.core.network import INPUT, Network
from cnnlab.core.shapes import Pair

Activations = Mapping[str, Floats]


class Field(NamedTuple):
    """A rectangle of a layer's maps."""

    top: int
    left: int
    rows: int
    columns: int


NOTHING = Field(0, 0, 0, 0)
"""What is seen by a cell whose window lies over padding alone."""


class EffectiveField(NamedTuple):
    """Rows and columns of the input that a cell sees, and how far apart its neighbours look."""

    size: Pair = (1, 1)
    stride: Pair | None = (1, 1)
    """None where every cell sees all of the input."""

    def through(self, sight: Sight | None, whole: Pair) -> "EffectiveField":
        """That of a layer's cells, if this is of the cells it reads; ``whole`` is the input's size.

        A layer that sees s cells at a stride of t makes a field of r at a stride of j one of
        r + (s - 1) j at a stride of j t. Dumoulin and Visin 2016, section 2.
        """
        if sight is None or self.stride is None:
            return EffectiveField(whole, None)
        rows, columns = (
            min(self.size[a] + (sight.size[a] - 1) * self.stride[a], whole[a]) for a in (0, 1)
        )
        down, across = (self.stride[a] * sight.stride[a] for a in (0, 1))
        return EffectiveField((rows, columns), (down, across))


def receptive_fields(network: Network, layer: str, row: int, column: int) -> dict[str, Field]:
    """Receptive field of a cell in each layer before its own and in the input, by name.

    Where it sees padding alone there is none, neither of that layer nor of those before.
    """
    names = [INPUT, *(one.name for one in network.layers)]
    place = names.index(layer)
    top, left, bottom, right = row, column, row, column
    found: dict[str, Field] = {}
    for i in range(place, 0, -1):
        one, (_, height, width) = network.layers[i - 1], map_shape(network.shapes[names[i - 1]])
        sight = one.sight()
        if sight is None:
            top, left, bottom, right = 0, 0, height - 1, width - 1
        else:
            (rows, columns), (down, across), (up, before) = sight.size, sight.stride, sight.padding
            top, bottom = top * down - up, bottom * down - up + rows - 1
            left, right = left * across - before, right * across - before + columns - 1
        top, left = max(0, top), max(0, left)
        bottom, right = min(height - 1, bottom), min(width - 1, right)
        if top > bottom or left > right:
            break
        found[names[i - 1]] = Field(top, left, bottom - top + 1, right - left + 1)
    return found


def experiment_at(
    network: Network, activations: Activations, layer: str, cell: Cell
) -> tuple[Experiment, Cell] | None:
    """The experiment that computes a cell of a layer, and the cell in its output.

    None for a layer that no experiment stands for. activations are those of one image (1, C, H, W).
    """
    place = _place(network, layer)
    if place < 0:
        return None
    x, params = _read(network, activations, place)
    return network.layers[place].experiment(x, params, cell)


def arithmetic_at(network: Network, activations: Activations, layer: str, cell: Cell) -> Caption:
    """The formula of a cell (map, row, column) of a layer for one image, with its values."""
    y = float(as_maps(activations[layer][0])[cell])
    place = _place(network, layer)
    if place < 0:
        return Caption(INPUT, {"y": y})
    x, params = _read(network, activations, place)
    return network.layers[place].arithmetic(x, params, cell, y)


def as_maps(activation: Floats) -> Floats:
    """Feature maps (C, H, W) of one image; a vector (D,) becomes D maps of one cell."""
    return activation.reshape(map_shape(activation.shape))


def map_shape(shape: tuple[int, ...]) -> Cell:
    """Shape (C, H, W) of feature maps; a vector's is (D, 1, 1)."""
    return (shape[0], shape[1], shape[2]) if len(shape) == 3 else (shape[0], 1, 1)


def _place(network: Network, layer: str) -> int:
    """Index of a layer; -1 for the input."""
    return list(network.shapes).index(layer) - 1


def _read(network: Network, activations: Activations, place: int) -> tuple[Array, Params]:
    """A layer's input, as its ``arithmetic`` takes it, and its parameters."""
    layer, before = network.layers[place], network.layers[:place]
    if layer.sight() is None:
        while before and before[-1].passes_through:
            before = before[:-1]
    x = activations[before[-1].name if before else INPUT][0]
    return as_maps(x).astype(np.float64), network.params_of(layer)
