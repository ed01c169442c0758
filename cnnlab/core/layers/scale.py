"""Layers that shift or scale: normalisation and temperature."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from cnnlab.core.arrays import Array, Floats
from cnnlab.core.experiment.steps import Cell
from cnnlab.core.fast.single_image import AllParams, AnyArray, FastStep
from cnnlab.core.layers.base import (
    Cache,
    Caption,
    Gradients,
    Layer,
    Module,
    Operator,
    Params,
    Run,
    Shape,
    check_above_zero,
    register,
)
from cnnlab.core.layers.by_channel import ByChannel

_NORMALISE = """
class Normalise(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.register_buffer("mean", torch.zeros(channels))
        self.register_buffer("std", torch.ones(channels))

    def forward(self, x):
        return (x - self.mean[:, None, None]) / self.std[:, None, None]
"""
_TEMPERATURE = """
class Temperature(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("value", torch.ones(1))

    def forward(self, x):
        return x / self.value
"""


@register
@dataclass(frozen=True)
class Normalise(ByChannel):
    """(x - mean) / std, channel by channel: pixels of mean 0 and spread 1. Training leaves it."""

    trainable = False
    stem = "normalise"
    numbered = False

    def parameter_shapes(self) -> dict[str, Shape]:
        """Mean and std (C,)."""
        return {"mean": (self.channels,), "std": (self.channels,)}

    def multiplications(self, shape: Shape) -> int:
        """One for each number."""
        return math.prod(shape)

    def check_params(self, params: Params) -> None:
        """A standard deviation is above 0."""
        check_above_zero(self, params, "std")

    def init_params(self, rng: np.random.Generator) -> dict[str, Floats]:
        """Nothing is changed: mean 0, std 1."""
        del rng
        return {"mean": np.zeros(self.channels, "f4"), "std": np.ones(self.channels, "f4")}

    def forward(self, x: Floats, params: Params, run: Run) -> tuple[Floats, Cache]:
        """The same shape."""
        mean, std = params["mean"][:, None, None], params["std"][:, None, None]
        y: Floats = (x - mean) / std
        return y, y

    def backward(
        self, dy: Floats, cache: Cache, params: Params, run: Run, need_dx: bool
    ) -> Gradients:
        """From dx = dy / std: dmean = -Σ dx, dstd = -Σ dx y."""
        dx: Floats = dy / params["std"][:, None, None]
        axes = (0, 2, 3)
        return dx, {"mean": -dx.sum(axis=axes), "std": -(dx * cache).sum(axis=axes)}

    def fast_step(self, shape: Shape, dtype: Any) -> FastStep:
        """Into a place made beforehand."""
        return _NormaliseStep(self.name, shape, dtype)

    def arithmetic(self, x: Array, params: Params, cell: Cell, y: float) -> Caption:
        """z, its channel's mean and std, and y."""
        mean, std = float(params["mean"][cell[0]]), float(params["std"][cell[0]])
        return Caption("Normalise", {"z": float(x[cell]), "mean": mean, "std": std, "y": y})

    def operators(self) -> tuple[Operator, ...]:
        """Sub, then Div."""
        return (
            Operator("Sub", ("mean",), per_channel=True),
            Operator("Div", ("std",), per_channel=True),
        )

    def module(self) -> Module:
        """A class of its own."""
        return Module("Normalise", {"channels": self.channels}, _NORMALISE)


@register
@dataclass(frozen=True)
class Temperature(Layer):
    """Logits over a number that calibrates the probabilities. Guo et al. 2017."""

    trainable = False
    stem = "temperature"
    numbered = False

    def parameter_shapes(self) -> dict[str, Shape]:
        """One number."""
        return {"value": (1,)}

    def multiplications(self, shape: Shape) -> int:
        """One for each number."""
        return math.prod(shape)

    def check_params(self, params: Params) -> None:
        """A temperature is above 0."""
        check_above_zero(self, params, "value")

    def init_params(self, rng: np.random.Generator) -> dict[str, Floats]:
        """1: as they come."""
        del rng
        return {"value": np.ones(1, "f4")}

    def forward(self, x: Floats, params: Params, run: Run) -> tuple[Floats, Cache]:
        """Each logit over T."""
        y: Floats = x / params["value"]
        return y, y

    def backward(
        self, dy: Floats, cache: Cache, params: Params, run: Run, need_dx: bool
    ) -> Gradients:
        """From dx = dy / T: dT = -Σ dx y."""
        dx: Floats = dy / params["value"]
        return dx, {"value": -(dx * cache).sum().reshape(1)}

    def fast_step(self, shape: Shape, dtype: Any) -> FastStep:
        """Into a place made beforehand."""
        return _TemperatureStep(self.name, shape, dtype)

    def arithmetic(self, x: Array, params: Params, cell: Cell, y: float) -> Caption:
        """z, T and y."""
        temperature = float(params["value"][0])
        return Caption("Temperature", {"z": float(x[cell]), "temperature": temperature, "y": y})

    def operators(self) -> tuple[Operator, ...]:
        """Div."""
        return (Operator("Div", ("value",)),)

    def module(self) -> Module:
        """A class of its own."""
        return Module("Temperature", definition=_TEMPERATURE)


class _NormaliseStep(FastStep):
    def run(self, x: AnyArray, params: AllParams) -> AnyArray:
        mean, std = params[f"{self.name}.mean"], params[f"{self.name}.std"]
        np.subtract(x, mean[:, None, None], out=self.to)
        return np.divide(self.to, std[:, None, None], out=self.to)


class _TemperatureStep(FastStep):
    def run(self, x: AnyArray, params: AllParams) -> AnyArray:
        return np.divide(x, params[f"{self.name}.value"], out=self.to)
