"""The fully connected layer, and what stands before it: flatten and dropout."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from cnnlab.core.arrays import Array, Floats
from cnnlab.core.experiment.experiment import Experiment
from cnnlab.core.experiment.steps import Cell
from cnnlab.core.fast.single_image import AllParams, AnyArray, FastStep
from cnnlab.core.fast.workspace import order_of
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
    Settings,
    Shape,
    check_input_shape,
    filter_of,
    he_normal,
    register,
    weighted_sum,
    whole_setting,
)
from cnnlab.core.shapes import Pair, ShapeError, pair

MOST_FEATURES = 2**16  # that a person may set


@register
@dataclass(frozen=True)
class Linear(Layer):
    """Fully connected: x Wᵀ + b, with W (K, D)."""

    features: Pair
    """D of what goes in, K of what comes out."""

    stem = "fc"
    numbered = False
    input_axes = 1
    block_fields = (BlockField("features", 10, 1, MOST_FEATURES),)
    units_field = "features"

    def __post_init__(self) -> None:
        pair(self.features, "features", minimum=1)

    @classmethod
    def from_settings(cls, name: str, shape: Shape, settings: Settings) -> Self:
        """So many units for a vector (D,)."""
        return cls(name, (shape[0], whole_setting(settings, "features")))

    def output_shape(self, shape: Shape) -> Shape:
        """(K,)."""
        check_input_shape(self, shape, 1, self.features[0], "features")
        return (self.features[1],)

    def parameter_shapes(self) -> dict[str, Shape]:
        """Weight (K, D), bias (K,)."""
        return {"weight": (self.features[1], self.features[0]), "bias": (self.features[1],)}

    def multiplications(self, shape: Shape) -> int:
        """One for each weight."""
        return math.prod(self.features)

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

    def fast_step(self, shape: Shape, dtype: Any) -> FastStep:
        """Into a place made beforehand."""
        return _LinearStep(self.name, self.output_shape(shape), dtype)

    def sight(self) -> None:
        """All of the input."""

    def arithmetic(self, x: Array, params: Params, cell: Cell, y: float) -> Caption:
        """The channels' sum and the bias."""
        return weighted_sum(x, params, cell, y)

    def experiment(self, x: Array, params: Params, cell: Cell) -> tuple[Experiment, Cell]:
        """One filter as large as the input."""
        weight, bias = filter_of(params, cell[0])
        return Experiment(x, weight.reshape(1, *x.shape), bias), (0, 0, 0)

    def operators(self) -> tuple[Operator, ...]:
        """Gemm."""
        return (Operator("Gemm", ("weight", "bias"), {"transB": 1}),)

    def module(self) -> Module:
        """Linear."""
        return Module("Linear", {"in_features": self.features[0], "out_features": self.features[1]})


@register
@dataclass(frozen=True)
class Flatten(Layer):
    """(C, H, W) in a row of C·H·W, channel by channel."""

    passes_through = True
    stem = "flatten"
    numbered = False

    def output_shape(self, shape: Shape) -> Shape:
        """(C·H·W,)."""
        return (math.prod(shape),)

    def forward(self, x: Floats, params: Params, run: Run) -> tuple[Floats, Cache]:
        """Each image as a vector."""
        return x.reshape(len(x), math.prod(x.shape[1:])), (x.shape, order_of(x))

    def backward(
        self, dy: Floats, cache: Cache, params: Params, run: Run, need_dx: bool
    ) -> Gradients:
        """The same gradients in the images' shape, and in their order in memory."""
        shape, order = cache
        dx = run.scratch.array("dx", shape, dy.dtype, order)
        dx[...] = dy.reshape(shape)
        return dx, {}

    def fast_step(self, shape: Shape, dtype: Any) -> FastStep:
        """The same memory."""
        return _FlattenStep(self.name, self.output_shape(shape), dtype)

    def sight(self) -> None:
        """All of the input, for rows and columns are lost."""

    def operators(self) -> tuple[Operator, ...]:
        """Flatten."""
        return (Operator("Flatten"),)


@register
@dataclass(frozen=True)
class Dropout(Layer):
    """While training each number is 0 with this probability, the others grow to make up for it.

    Srivastava et al. 2014, in the inverted form: nothing happens when the network is used.
    """

    probability: float = 0.5

    passes_through = True
    for_training = True
    stem = "dropout"
    numbered = False
    block_fields = (BlockField("probability", 0.5, 0, 0.95),)

    def __post_init__(self) -> None:
        if not 0 <= self.probability < 1:
            raise ShapeError(
                f"{self.name}: got probability {self.probability}, expected from 0 to below 1"
            )

    def forward(self, x: Floats, params: Params, run: Run) -> tuple[Floats, Cache]:
        """The same, or x times a mask of 0 and 1 / (1 - p)."""
        probability = self.probability if run.dropout is None else run.dropout
        if run.rng is None or probability == 0:
            return x, None
        stays = run.rng.random(x.shape, np.float32) >= probability
        mask = stays * x.dtype.type(1 / (1 - probability))
        return x * mask, mask

    def backward(
        self, dy: Floats, cache: Cache, params: Params, run: Run, need_dx: bool
    ) -> Gradients:
        """The same mask times dy."""
        return (dy if cache is None else dy * cache), {}

    def fast_step(self, shape: Shape, dtype: Any) -> FastStep:
        """Nothing is done."""
        return _IdentityStep(self.name, shape, dtype)

    def operators(self) -> tuple[Operator, ...]:
        """None: it is for training."""
        return ()

    def module(self) -> Module:
        """Dropout."""
        return Module("Dropout", {"p": self.probability})


class _LinearStep(FastStep):
    def run(self, x: AnyArray, params: AllParams) -> AnyArray:
        np.dot(params[f"{self.name}.weight"], x, out=self.to)
        self.to += params[f"{self.name}.bias"]
        return self.to


class _FlattenStep(FastStep):
    def run(self, x: AnyArray, params: AllParams) -> AnyArray:
        return x.reshape(-1)


class _IdentityStep(FastStep):
    def run(self, x: AnyArray, params: AllParams) -> AnyArray:
        return x
