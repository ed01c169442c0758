"""Batch normalisation. Ioffe and Szegedy 2015."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from cnnlab.core.arrays import Array, Floats
from cnnlab.core.experiment.steps import Cell
from cnnlab.core.fast.channels import channel_sums, each
from cnnlab.core.fast.single_image import AllParams, AnyArray, FastStep
from cnnlab.core.fast.workspace import order_of
from cnnlab.core.layers.base import (
    Affine,
    Cache,
    Caption,
    Gradients,
    Module,
    Operator,
    Params,
    Run,
    Shape,
    register,
)
from cnnlab.core.layers.by_channel import ByChannel
from cnnlab.core.shapes import ShapeError

LEAST = 1e-9
"""An ε above it is not 0 in float32, beside a variance of 0."""


class _Passed(NamedTuple):
    """What ``backward`` needs. In use ``centred`` is x, and what was observed is empty."""

    centred: Floats
    """x - mean (N, C, H, W)."""
    spread: Floats
    """√(variance + ε) (C,)."""
    observed: Mapping[str, Floats]


@register
@dataclass(frozen=True)
class BatchNorm2d(ByChannel):
    """(x - mean) / √(variance + ε) · weight + bias, channel by channel.

    In training mean and variance are those of the images that go through at once, over N, H and W
    (algorithm 1 of Ioffe and Szegedy 2015). In use they are the averages that followed them
    (algorithm 2), so that an image's output depends on no other image.
    """

    epsilon: float = 1e-5
    momentum: float = 0.1
    """Share of a step's statistics in the averages that follow them."""

    statistics = ("running_mean", "running_var")
    recentres = True
    stem = "norm"

    def __post_init__(self) -> None:
        super().__post_init__()
        limits = (("epsilon", self.epsilon, LEAST), ("momentum", self.momentum, 0.0))
        for what, value, least in limits:
            if not least < value <= 1:
                reason = f"got {value}, expected above {least}, at most 1"
                raise ShapeError(f"{self.name}: {what}: {reason}")

    def parameter_shapes(self) -> dict[str, Shape]:
        """Weight, bias and the averages of mean and variance, each (C,)."""
        names = ("weight", "bias", *self.statistics)
        return dict.fromkeys(names, (self.channels,))

    def multiplications(self, shape: Shape) -> int:
        """One for each number, in use."""
        return math.prod(shape)

    def check_params(self, params: Params) -> None:
        """A variance is not negative."""
        least = params["running_var"].min()
        if not least >= 0:
            raise ValueError(f"{self.name}.running_var: got {least}, expected numbers from 0")

    def init_params(self, rng: np.random.Generator) -> dict[str, Floats]:
        """Nothing but ε is changed: weight and variance 1, bias and mean 0."""
        del rng
        ones = ("weight", "running_var")
        return {
            name: (np.ones if name in ones else np.zeros)(shape, np.float32)
            for name, shape in self.parameter_shapes().items()
        }

    def forward(self, x: Floats, params: Params, run: Run) -> tuple[Floats, Cache]:
        """The same shape; in training by the statistics of x."""
        y = run.scratch.array("y", x.shape, x.dtype, order_of(x))
        if run.rng is None:
            scale, shift = self.affine(params)
            np.multiply(x, each(scale, x), out=y)
            y += each(shift, x)
            return y, _Passed(x, self._spread(params), {})
        passed = self._normalised(x, run)
        scale = params["weight"] / passed.spread
        np.multiply(passed.centred, each(scale, x), out=y)
        y += each(params["bias"], x)
        return y, passed

    def backward(
        self, dy: Floats, cache: Cache, params: Params, run: Run, need_dx: bool
    ) -> Gradients:
        """Those of the paper's section 3; in use those of a scaling by fixed numbers.

        With x̂ = (x - mean) / σ over the m numbers of a channel, in training
        dx = weight / σ · (dy - Σ dy / m - x̂ · Σ dy x̂ / m); the averages have no say there, and
        their gradients are 0.
        """
        passed: _Passed = cache
        total = channel_sums(dy)
        if not passed.observed:
            return self._backward_in_use(dy, passed, params, total)
        along = channel_sums(dy, passed.centred) / passed.spread
        nothing = np.zeros_like(total)
        found = {"weight": along, "bias": total, "running_mean": nothing, "running_var": nothing}
        if not need_dx:
            return None, found
        scale = params["weight"] / passed.spread
        count = dy.dtype.type(dy.size // self.channels)
        slope = each(-scale * along / (passed.spread * count), passed.centred)
        back = np.multiply(passed.centred, slope, out=passed.centred if run.in_place else None)
        dx = np.multiply(dy, each(scale, dy), out=dy if run.in_place else None)
        dx += back
        dx -= each(scale * total / count, dx)
        return dx, found

    def observed(self, cache: Cache) -> Params:
        """Mean and unbiased variance (C,) of the images that went through in training."""
        passed: _Passed = cache
        return passed.observed

    def follow(self, params: Params, seen: Params) -> None:
        """Average ← average + momentum · (seen - average)."""
        for name in self.statistics:
            average = params[name]
            average += average.dtype.type(self.momentum) * (seen[name] - average)

    def affine(self, params: Params) -> Affine:
        """What it does in use, as a factor and an offset for each channel."""
        scale = params["weight"] / self._spread(params)
        return Affine(scale, params["bias"] - params["running_mean"] * scale)

    def fast_step(self, shape: Shape, dtype: Any) -> FastStep:
        """Into a place made beforehand."""
        return _BatchNormStep(self, shape, dtype)

    def arithmetic(self, x: Array, params: Params, cell: Cell, y: float) -> Caption:
        """z, its channel's numbers with the spread √(variance + ε), and y."""
        own = {name: float(params[name][cell[0]]) for name in ("running_mean", "weight", "bias")}
        spread = float(self._spread(params)[cell[0]])
        numbers = {"mean": own["running_mean"], "weight": own["weight"], "bias": own["bias"]}
        return Caption("BatchNorm2d", {"z": float(x[cell]), "spread": spread, "y": y} | numbers)

    def operators(self) -> tuple[Operator, ...]:
        """BatchNormalization."""
        params = ("weight", "bias", *self.statistics)
        return (Operator("BatchNormalization", params, {"epsilon": self.epsilon}),)

    def module(self) -> Module:
        """BatchNorm2d."""
        numbers = {"num_features": self.channels, "eps": self.epsilon, "momentum": self.momentum}
        return Module("BatchNorm2d", numbers)

    def _spread(self, params: Params) -> Floats:
        variance = params["running_var"]
        spread: Floats = np.sqrt(variance + variance.dtype.type(self.epsilon))
        return spread

    def _normalised(self, x: Floats, run: Run) -> _Passed:
        count = x.size // self.channels
        mean = channel_sums(x) / x.dtype.type(count)
        # Not over x itself: the layer before may need it on the way back.
        to = run.scratch.array("centred", x.shape, x.dtype, order_of(x))
        centred = np.subtract(x, each(mean, x), out=to)
        squares = channel_sums(centred, centred)
        variance = squares / x.dtype.type(count)
        observed = {"running_mean": mean, "running_var": squares / x.dtype.type(max(1, count - 1))}
        return _Passed(centred, np.sqrt(variance + x.dtype.type(self.epsilon)), observed)

    def _backward_in_use(
        self, dy: Floats, passed: _Passed, params: Params, total: Floats
    ) -> Gradients:
        mean, weight = params["running_mean"], params["weight"]
        scale = weight / passed.spread
        along = (channel_sums(dy, passed.centred) - mean * total) / passed.spread
        found = {
            "weight": along,
            "bias": total,
            "running_mean": -total * scale,
            "running_var": -along * weight / (2 * passed.spread**2),
        }
        return dy * each(scale, dy), found


class _BatchNormStep(FastStep):
    def __init__(self, layer: BatchNorm2d, shape: Shape, dtype: Any) -> None:
        super().__init__(layer.name, shape, dtype)
        self._layer = layer
        self._names = {key: f"{layer.name}.{key}" for key in layer.parameter_shapes()}

    def run(self, x: AnyArray, params: AllParams) -> AnyArray:
        own = {key: params[name] for key, name in self._names.items()}
        scale, shift = self._layer.affine(own)
        np.multiply(x, scale[:, None, None], out=self.to)
        self.to += shift[:, None, None]
        return self.to
