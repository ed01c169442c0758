"""One neuron as a frozen value: a = g(z), z = w1 x1 + … + wn xn + b."""

from dataclasses import dataclass, replace
from functools import cache, cached_property

import numpy as np

from cnnlab.core.arrays import Array, read_only
from cnnlab.core.dense.functions import Function
from cnnlab.core.shapes import ShapeError

MOST_EDITABLE: int = 6
"""Inputs that are drawn one by one and can be edited; a window of a convolution has more."""


@dataclass(frozen=True, eq=False)
class Neuron:
    """Inputs ``x`` (n,), weights ``w`` (n,), bias ``b`` and activation function.

    Raises ShapeError unless there are as many weights as inputs, at least one.
    """

    x: Array
    w: Array
    b: float
    function: Function

    def __post_init__(self) -> None:
        for name in ("x", "w"):
            array = np.asarray(getattr(self, name), dtype=np.float64)
            object.__setattr__(self, name, read_only(array))
        if self.x.ndim != 1 or not len(self.x) or self.w.shape != self.x.shape:
            got = f"inputs {self.x.shape} and weights {self.w.shape}"
            raise ShapeError(f"neuron: got {got}, expected (n,) of each")

    @property
    def products(self) -> Array:
        """The terms w x (n,)."""
        return self.w * self.x

    @cached_property
    def z(self) -> float:
        """The sum: the terms one after the other, then the bias."""
        return weighted_sum(self, self.x)

    @cached_property
    def a(self) -> float:
        """The output g(z)."""
        return self.function.at(self.z)

    @property
    def slope(self) -> float:
        """The derivative g'(z)."""
        return self.function.slope_at(self.z)

    def with_x(self, index: int, value: float) -> "Neuron":
        """The same with another input; the same object where it is that already."""
        return self if self.x[index] == value else replace(self, x=_with(self.x, index, value))

    def with_w(self, index: int, value: float) -> "Neuron":
        """The same with another weight; the same object where it is that already."""
        return self if self.w[index] == value else replace(self, w=_with(self.w, index, value))

    def with_b(self, value: float) -> "Neuron":
        """The same with another bias; the same object where it is that already."""
        return self if self.b == value else replace(self, b=value)

    def with_inputs(self, count: int) -> "Neuron":
        """The same with fewer inputs, or with more, which are 0 with weight 1."""
        n, more = len(self.x), max(0, count - len(self.x))
        x = np.concatenate([self.x[:count], np.zeros(more)])
        w = np.concatenate([self.w[:count], np.ones(more)])
        return self if count == n else replace(self, x=x, w=w)


def weighted_sum(neuron: Neuron, x: Array) -> float:
    """The neuron's z for other inputs (n,)."""
    total = 0.0
    for term in (neuron.w * x).tolist():
        total += term
    return total + neuron.b


@cache
def truth_rows(inputs: int) -> Array:
    """All rows (2^n, n) of 0 and 1, counted up in binary: (0, 0), (0, 1), (1, 0), (1, 1)."""
    rows = np.arange(2**inputs)[:, None] >> np.arange(inputs)[::-1]
    return read_only((rows & 1).astype(np.float64))


def _with(array: Array, index: int, value: float) -> Array:
    changed = array.copy()
    changed[index] = value
    return changed
