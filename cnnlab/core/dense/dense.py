"""A fully connected network as a frozen value, and its forward pass.

Layers count from 1, the input, as the tutorial counts them: Θ(1) leads from layer 1 to layer 2.
"""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from cnnlab.core.arrays import Array, read_only
from cnnlab.core.dense.functions import Function
from cnnlab.core.shapes import ShapeError


@dataclass(frozen=True, eq=False)
class Dense:
    """Weights (units, inputs + 1) of each layer after the input, the bias first, and its function.

    ``weights[j]`` is the tutorial's Θ(j+1). Raises ShapeError where they don't fit one another.
    """

    weights: tuple[Array, ...]
    functions: tuple[Function, ...]

    def __post_init__(self) -> None:
        if not self.weights or len(self.weights) != len(self.functions):
            got = f"{len(self.weights)} of weights and {len(self.functions)} of functions"
            raise ShapeError(f"layers: got {got}, expected as many of each, at least one")
        frozen = tuple(_checked(array) for array in self.weights)
        object.__setattr__(self, "weights", frozen)
        for j in range(1, len(frozen)):
            if frozen[j].shape[1] != frozen[j - 1].shape[0] + 1:
                wanted = frozen[j - 1].shape[0] + 1
                raise ShapeError(
                    f"weights {j}: got {frozen[j].shape[1]} columns, expected {wanted}"
                )

    @property
    def sizes(self) -> tuple[int, ...]:
        """Units of each layer, the inputs first, bias units not counted."""
        return self.weights[0].shape[1] - 1, *(array.shape[0] for array in self.weights)

    def with_weight(self, layer: int, unit: int, source: int, value: float) -> "Dense":
        """The same with one weight changed: of ``weights[layer]``, source 0 is the bias.

        The same object where the number is that already.
        """
        if self.weights[layer][unit, source] == value:
            return self
        changed = self.weights[layer].copy()
        changed[unit, source] = value
        return self.with_layer(layer, changed)

    def with_layer(self, layer: int, array: Array) -> "Dense":
        """The same with other weights of one layer."""
        weights = (*self.weights[:layer], array, *self.weights[layer + 1 :])
        return replace(self, weights=weights)


class Trace(NamedTuple):
    """A forward pass of examples: ``x`` (n, inputs); of each layer after it z and a (n, units)."""

    x: Array
    sums: tuple[Array, ...]
    activations: tuple[Array, ...]

    @property
    def output(self) -> Array:
        """Activations (n, units) of the last layer."""
        return self.activations[-1]

    def flows_into(self, layer: int) -> Array:
        """What the weights of a layer multiply: 1 for the bias, then what is before it."""
        before = self.x if layer == 0 else self.activations[layer - 1]
        return np.column_stack([np.ones(len(before)), before])


def forward(dense: Dense, x: Array) -> Trace:
    """Forward pass of examples (n, inputs). Raises ShapeError for another number of inputs."""
    if x.ndim != 2 or x.shape[1] != dense.sizes[0]:
        raise ShapeError(f"x: got shape {x.shape}, expected (n, {dense.sizes[0]})")
    sums, activations, a = [], [], x
    for weights, function in zip(dense.weights, dense.functions, strict=True):
        z = a @ weights[:, 1:].T + weights[:, 0]
        a = function.value(z)
        sums.append(z)
        activations.append(a)
    return Trace(x, tuple(sums), tuple(activations))


def initial(sizes: tuple[int, ...], functions: tuple[Function, ...], seed: int) -> Dense:
    """Weights to start from: uniform in ±√(6 / (inputs + units)), biases 0.

    Glorot and Bengio 2010, "normalized initialization".
    """
    rng = np.random.default_rng(seed)
    weights = []
    for inputs, units in pairwise(sizes):
        bound = np.sqrt(6.0 / (inputs + units))
        drawn = rng.uniform(-bound, bound, (units, inputs))
        weights.append(np.column_stack([np.zeros(units), drawn]))
    return Dense(tuple(weights), functions)


def merged(first: Array, second: Array) -> Array:
    """Weights of the one layer that does what two linear layers do, one after the other.

    Shapes (m, n + 1) and (k, m + 1) give (k, n + 1). W = W2 W1 and b = W2 b1 + b2.
    """
    result = second[:, 1:] @ first
    result[:, 0] += second[:, 0]
    return result


def _checked(array: Array) -> Array:
    if array.ndim != 2 or 0 in array.shape or array.shape[1] < 2:
        raise ShapeError(f"weights: got shape {array.shape}, expected (units, inputs + 1)")
    return read_only(np.asarray(array, dtype=np.float64))
