"""Layers that shift or scale: normalisation and temperature."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cnnlab.core.arrays import Floats
from cnnlab.core.layers.base import Cache, Gradients, Layer, Params, Run, Shape, check_input_shape
from cnnlab.core.shapes import pair


@dataclass(frozen=True)
class Normalise(Layer):
    """(x - mean) / std, channel by channel: pixels of mean 0 and spread 1. Training leaves it."""

    channels: int

    trainable = False

    def __post_init__(self) -> None:
        pair(self.channels, "channels", minimum=1)

    def output_shape(self, shape: Shape) -> Shape:
        """As it came."""
        check_input_shape(self, shape, 3, self.channels, "channels")
        return shape

    def parameter_shapes(self) -> dict[str, Shape]:
        """Mean and std (C,)."""
        return {"mean": (self.channels,), "std": (self.channels,)}

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


@dataclass(frozen=True)
class Temperature(Layer):
    """Logits over a number that calibrates the probabilities. Guo et al. 2017."""

    trainable = False

    def parameter_shapes(self) -> dict[str, Shape]:
        """One number."""
        return {"value": (1,)}

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
