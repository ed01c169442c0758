"""Activation functions g of a unit, by name, and their derivatives."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, TypeAlias, get_args

import numpy as np

from cnnlab.core import ops
from cnnlab.core.arrays import Array

FunctionKind: TypeAlias = Literal["linear", "sigmoid", "tanh", "relu", "leaky_relu"]
FUNCTION_KINDS: Final[tuple[FunctionKind, ...]] = get_args(FunctionKind)
MOST_CACHED: Final = 1000  # numbers, of which several parts of a page ask


@dataclass(frozen=True)
class Function:
    """An activation function; ``slope`` is that of a leaky ReLU below zero."""

    kind: FunctionKind = "sigmoid"
    slope: float = 0.01

    def value(self, z: Array) -> Array:
        """The activations g(z), element by element."""
        if self.kind == "linear":
            return z.copy()
        if self.kind == "leaky_relu":
            return ops.leaky_relu(z, self.slope).astype(np.float64, copy=False)
        return _PLAIN[self.kind](z).astype(np.float64, copy=False)

    def derivative(self, z: Array) -> Array:
        """The slopes g'(z), element by element; at a ReLU's corner, z = 0, that of its left."""
        if self.kind == "sigmoid":
            return _sigmoid_slope(z)
        if self.kind == "tanh":
            return 4.0 * _sigmoid_slope(2.0 * z)
        if self.kind == "relu":
            return (z > 0).astype(np.float64)
        if self.kind == "leaky_relu":
            return np.where(z > 0, 1.0, self.slope)
        return np.ones_like(z)

    def at(self, z: float) -> float:
        """What g makes of one number."""
        return _value_at(self, z)

    def slope_at(self, z: float) -> float:
        """The slope g' at one number."""
        return _slope_at(self, z)


@lru_cache(MOST_CACHED)
def _value_at(function: Function, z: float) -> float:
    return float(function.value(np.array([z]))[0])


@lru_cache(MOST_CACHED)
def _slope_at(function: Function, z: float) -> float:
    return float(function.derivative(np.array([z]))[0])


_PLAIN: Final = {"sigmoid": ops.sigmoid, "tanh": ops.tanh, "relu": ops.relu}


def _sigmoid_slope(z: Array) -> Array:
    """g(z) g(-z), where g(z) (1 - g(z)) would round to 0 for large z: e / (1 + e)²."""
    e = np.exp(-np.abs(z))
    slope: Array = e / (1.0 + e) ** 2
    return slope
