"""Layers that bend each number by itself."""

from dataclasses import dataclass

import numpy as np

from cnnlab.core import grads, ops
from cnnlab.core.arrays import Floats
from cnnlab.core.layers.base import Gradients, Kept, Layer, Numbers, Run


@dataclass(frozen=True)
class ReLU(Layer):
    """max(0, x)."""

    def forward(self, x: Floats, numbers: Numbers, run: Run) -> tuple[Floats, Kept]:
        """As ``ops.relu``; over x itself where that may be."""
        y: Floats = np.maximum(x, x.dtype.type(0), out=x if run.in_place else None)
        return y, y

    def backward(
        self, dy: Floats, kept: Kept, numbers: Numbers, run: Run, further: bool
    ) -> Gradients:
        """The gradient where the output is above 0."""
        # Eight times as fast as np.where.
        return np.multiply(dy, kept > 0, out=dy if run.in_place else None), {}


@dataclass(frozen=True)
class LeakyReLU(Layer):
    """The same where x is positive, slope · x elsewhere."""

    slope: float = 0.01

    def forward(self, x: Floats, numbers: Numbers, run: Run) -> tuple[Floats, Kept]:
        """As ``ops.leaky_relu``."""
        return ops.leaky_relu(x, self.slope), x

    def backward(
        self, dy: Floats, kept: Kept, numbers: Numbers, run: Run, further: bool
    ) -> Gradients:
        """As ``grads.leaky_relu_backward``."""
        return grads.leaky_relu_backward(dy, kept, self.slope), {}


@dataclass(frozen=True)
class Sigmoid(Layer):
    """1 / (1 + exp(-x))."""

    def forward(self, x: Floats, numbers: Numbers, run: Run) -> tuple[Floats, Kept]:
        """As ``ops.sigmoid``."""
        y = ops.sigmoid(x)
        return y, y

    def backward(
        self, dy: Floats, kept: Kept, numbers: Numbers, run: Run, further: bool
    ) -> Gradients:
        """The gradient times y (1 - y)."""
        return dy * kept * (1 - kept), {}


@dataclass(frozen=True)
class Tanh(Layer):
    """The hyperbolic tangent."""

    def forward(self, x: Floats, numbers: Numbers, run: Run) -> tuple[Floats, Kept]:
        """As ``ops.tanh``."""
        y = ops.tanh(x)
        return y, y

    def backward(
        self, dy: Floats, kept: Kept, numbers: Numbers, run: Run, further: bool
    ) -> Gradients:
        """The gradient times 1 - y²."""
        return dy * (1 - kept * kept), {}
