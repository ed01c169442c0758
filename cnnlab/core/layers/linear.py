"""The fully connected layer, and what stands before it: flatten and dropout."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cnnlab.core.arrays import Floats
from cnnlab.core.layers.base import (
    Cache,
    Gradients,
    Layer,
    Params,
    Run,
    Shape,
    check_input_shape,
    he_normal,
)
from cnnlab.core.shapes import Pair, ShapeError, pair


@dataclass(frozen=True)
class Linear(Layer):
    """Fully connected: x Wᵀ + b, with W (K, D)."""

    features: Pair
    """D of what goes in, K of what comes out."""

    def __post_init__(self) -> None:
        pair(self.features, "features", minimum=1)

    def output_shape(self, shape: Shape) -> Shape:
        """(K,)."""
        check_input_shape(self, shape, 1, self.features[0], "features")
        return (self.features[1],)

    def parameter_shapes(self) -> dict[str, Shape]:
        """Weight (K, D), bias (K,)."""
        return {"weight": (self.features[1], self.features[0]), "bias": (self.features[1],)}

    def init_params(self, rng: np.random.Generator) -> dict[str, Floats]:
        """As those of a convolution."""
        return he_normal(self.parameter_shapes(), rng)

    def forward(self, x: Floats, params: Params, run: Run) -> tuple[Floats, Cache]:
        """From (N, D) to (N, K)."""
        return x @ params["weight"].T + params["bias"], x

    def backward(
        self, dy: Floats, cache: Cache, params: Params, run: Run, need_dx: bool
    ) -> Gradients:
        """Of the parameters dW = dyᵀ x and db = Σ dy; dx = dy W."""
        found = {"weight": dy.T @ cache, "bias": dy.sum(axis=0)}
        return (dy @ params["weight"] if need_dx else None), found


@dataclass(frozen=True)
class Flatten(Layer):
    """(C, H, W) in a row of C·H·W, channel by channel."""

    def output_shape(self, shape: Shape) -> Shape:
        """(C·H·W,)."""
        return (int(np.prod(shape)),)

    def forward(self, x: Floats, params: Params, run: Run) -> tuple[Floats, Cache]:
        """The same numbers."""
        return x.reshape(len(x), int(np.prod(x.shape[1:]))), x.shape

    def backward(
        self, dy: Floats, cache: Cache, params: Params, run: Run, need_dx: bool
    ) -> Gradients:
        """The same gradients, in the images' shape."""
        return dy.reshape(cache), {}


@dataclass(frozen=True)
class Dropout(Layer):
    """While training each number is 0 with this probability, the others grow to make up for it.

    Srivastava et al. 2014, in the inverted form: nothing happens when the network is used.
    """

    probability: float = 0.5

    def __post_init__(self) -> None:
        if not 0 <= self.probability < 1:
            raise ShapeError(
                f"{self.name}: got probability {self.probability}, expected from 0 to below 1"
            )

    def forward(self, x: Floats, params: Params, run: Run) -> tuple[Floats, Cache]:
        """The same, or x times a mask of 0 and 1 / (1 - p)."""
        if run.rng is None or self.probability == 0:
            return x, None
        stays = run.rng.random(x.shape, np.float32) >= self.probability
        mask = stays * x.dtype.type(1 / (1 - self.probability))
        return x * mask, mask

    def backward(
        self, dy: Floats, cache: Cache, params: Params, run: Run, need_dx: bool
    ) -> Gradients:
        """The same mask times dy."""
        return (dy if cache is None else dy * cache), {}
