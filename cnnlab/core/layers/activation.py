"""Element-wise activation layers."""

from dataclasses import dataclass

import numpy as np

from cnnlab.core import grads, ops
from cnnlab.core.arrays import Floats
from cnnlab.core.layers.base import Cache, Gradients, Layer, Params, Run


@dataclass(frozen=True)
class ReLU(Layer):
    """max(0, x)."""

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


@dataclass(frozen=True)
class LeakyReLU(Layer):
    """The same where x is positive, slope · x elsewhere."""

    slope: float = 0.01

    def forward(self, x: Floats, params: Params, run: Run) -> tuple[Floats, Cache]:
        """As ``ops.leaky_relu``."""
        return ops.leaky_relu(x, self.slope), x

    def backward(
        self, dy: Floats, cache: Cache, params: Params, run: Run, need_dx: bool
    ) -> Gradients:
        """As ``grads.leaky_relu_backward``."""
        return grads.leaky_relu_backward(dy, cache, self.slope), {}


@dataclass(frozen=True)
class Sigmoid(Layer):
    """1 / (1 + exp(-x))."""

    def forward(self, x: Floats, params: Params, run: Run) -> tuple[Floats, Cache]:
        """As ``ops.sigmoid``."""
        y = ops.sigmoid(x)
        return y, y

    def backward(
        self, dy: Floats, cache: Cache, params: Params, run: Run, need_dx: bool
    ) -> Gradients:
        """The gradient times y (1 - y)."""
        return dy * cache * (1 - cache), {}


@dataclass(frozen=True)
class Tanh(Layer):
    """The hyperbolic tangent."""

    def forward(self, x: Floats, params: Params, run: Run) -> tuple[Floats, Cache]:
        """As ``ops.tanh``."""
        y = ops.tanh(x)
        return y, y

    def backward(
        self, dy: Floats, cache: Cache, params: Params, run: Run, need_dx: bool
    ) -> Gradients:
        """The gradient times 1 - y²."""
        return dy * (1 - cache * cache), {}
