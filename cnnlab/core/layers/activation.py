"""Element-wise activation layers."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from cnnlab.core import grads, ops
from cnnlab.core.arrays import Array, Floats
from cnnlab.core.experiment.experiment import Activation, Experiment
from cnnlab.core.experiment.steps import Cell
from cnnlab.core.fast.single_image import AllParams, AnyArray, FastStep
from cnnlab.core.layers.base import (
    BlockField,
    Cache,
    Caption,
    Gradients,
    Layer,
    Module,
    Operator,
    Params,
    Run,
    Shape,
    register,
)
from cnnlab.core.numbers import LARGEST
from cnnlab.core.shapes import ShapeError


@register
@dataclass(frozen=True)
class ReLU(Layer):
    """max(0, x)."""

    stem = "relu"
    rectifies = True

    def forward(self, x: Floats, params: Params, run: Run) -> tuple[Floats, Cache]:
        """As ``ops.relu``; over x itself where that may be."""
        y: Floats = np.maximum(x, x.dtype.type(0), out=x if run.in_place else None)
        return y, y

    def backward(
        self, dy: Floats, cache: Cache, params: Params, run: Run, need_dx: bool
    ) -> Gradients:
        """The gradient where the output is above 0."""
        # Eight times as fast as np.where.
        return np.multiply(dy, cache > 0, out=dy if run.in_place else None), {}

    def fast_step(self, shape: Shape, dtype: Any) -> FastStep:
        """Into a place made beforehand."""
        return _RectifierStep(self.name, shape, dtype)

    def experiment(self, x: Array, params: Params, cell: Cell) -> tuple[Experiment, Cell]:
        """One channel through the function."""
        return _experiment(Activation("relu"), x, cell)

    def operators(self) -> tuple[Operator, ...]:
        """Relu."""
        return (Operator("Relu"),)


@register
@dataclass(frozen=True)
class LeakyReLU(Layer):
    """The same where x is positive, slope · x elsewhere."""

    slope: float = 0.01

    stem = "leaky"
    block_fields = (BlockField("slope", 0.01, 0, 1),)

    def __post_init__(self) -> None:
        if not -LARGEST <= self.slope <= LARGEST:
            raise ShapeError(
                f"{self.name}: got slope {self.slope}, expected a number within ±{LARGEST:,.0f}"
            )

    def forward(self, x: Floats, params: Params, run: Run) -> tuple[Floats, Cache]:
        """As ``ops.leaky_relu``."""
        return ops.leaky_relu(x, self.slope), x

    def backward(
        self, dy: Floats, cache: Cache, params: Params, run: Run, need_dx: bool
    ) -> Gradients:
        """As ``grads.leaky_relu_backward``."""
        return grads.leaky_relu_backward(dy, cache, self.slope), {}

    def caption(self) -> Caption:
        """With the slope."""
        return Caption("LeakyReLU", {"slope": self.slope})

    def arithmetic(self, x: Array, params: Params, cell: Cell, y: float) -> Caption:
        """z, slope and y; another key where z is negative."""
        z = float(x[cell])
        key = "LeakyReLU" if z >= 0 else "LeakyReLU below 0"
        return Caption(key, {"z": z, "slope": self.slope, "y": y})

    def experiment(self, x: Array, params: Params, cell: Cell) -> tuple[Experiment, Cell]:
        """One channel through the function."""
        return _experiment(Activation("leaky_relu", self.slope), x, cell)

    def operators(self) -> tuple[Operator, ...]:
        """LeakyRelu."""
        return (Operator("LeakyRelu", attributes={"alpha": self.slope}),)

    def module(self) -> Module:
        """LeakyReLU."""
        return Module("LeakyReLU", {"negative_slope": self.slope})


@register
@dataclass(frozen=True)
class Sigmoid(Layer):
    """1 / (1 + exp(-x))."""

    stem = "sigmoid"

    def forward(self, x: Floats, params: Params, run: Run) -> tuple[Floats, Cache]:
        """As ``ops.sigmoid``."""
        y = ops.sigmoid(x)
        return y, y

    def backward(
        self, dy: Floats, cache: Cache, params: Params, run: Run, need_dx: bool
    ) -> Gradients:
        """The gradient times y (1 - y)."""
        return dy * cache * (1 - cache), {}

    def arithmetic(self, x: Array, params: Params, cell: Cell, y: float) -> Caption:
        """The exponent -z, and y."""
        return Caption("Sigmoid", {"exponent": -float(x[cell]), "y": y})

    def experiment(self, x: Array, params: Params, cell: Cell) -> tuple[Experiment, Cell]:
        """One channel through the function."""
        return _experiment(Activation("sigmoid"), x, cell)

    def operators(self) -> tuple[Operator, ...]:
        """Sigmoid."""
        return (Operator("Sigmoid"),)


@register
@dataclass(frozen=True)
class Tanh(Layer):
    """The hyperbolic tangent."""

    stem = "tanh"

    def forward(self, x: Floats, params: Params, run: Run) -> tuple[Floats, Cache]:
        """As ``ops.tanh``."""
        y = ops.tanh(x)
        return y, y

    def backward(
        self, dy: Floats, cache: Cache, params: Params, run: Run, need_dx: bool
    ) -> Gradients:
        """The gradient times 1 - y²."""
        return dy * (1 - cache * cache), {}

    def experiment(self, x: Array, params: Params, cell: Cell) -> tuple[Experiment, Cell]:
        """One channel through the function."""
        return _experiment(Activation("tanh"), x, cell)

    def operators(self) -> tuple[Operator, ...]:
        """Tanh."""
        return (Operator("Tanh"),)


class _RectifierStep(FastStep):
    def run(self, x: AnyArray, params: AllParams) -> AnyArray:
        return np.maximum(x, 0, out=self.to)


def _experiment(operation: Activation, x: Array, cell: Cell) -> tuple[Experiment, Cell]:
    k, row, column = cell
    return Experiment(x[k : k + 1], operation=operation), (0, row, column)
