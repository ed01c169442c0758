"""Layers that shift or scale: normalisation and temperature."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cnnlab.core.arrays import Floats
from cnnlab.core.layers.base import Gradients, Kept, Layer, Numbers, Run, Shape, wanted
from cnnlab.core.shapes import pair


@dataclass(frozen=True)
class Normalise(Layer):
    """(x - mean) / std, channel by channel: pixels of mean 0 and spread 1. Training leaves it."""

    channels: int

    frozen = True

    def __post_init__(self) -> None:
        pair(self.channels, "channels", minimum=1)

    def output(self, shape: Shape) -> Shape:
        """As it came."""
        wanted(self, shape, 3, self.channels, "channels")
        return shape

    def shapes(self) -> dict[str, Shape]:
        """Mean and std (C,)."""
        return {"mean": (self.channels,), "std": (self.channels,)}

    def initial(self, rng: np.random.Generator) -> dict[str, Floats]:
        """Nothing is changed: mean 0, std 1."""
        del rng
        return {"mean": np.zeros(self.channels, "f4"), "std": np.ones(self.channels, "f4")}

    def forward(self, x: Floats, numbers: Numbers, run: Run) -> tuple[Floats, Kept]:
        """The same shape."""
        mean, std = numbers["mean"][:, None, None], numbers["std"][:, None, None]
        y: Floats = (x - mean) / std
        return y, y

    def backward(
        self, dy: Floats, kept: Kept, numbers: Numbers, run: Run, further: bool
    ) -> Gradients:
        """From dx = dy / std: dmean = -Σ dx, dstd = -Σ dx y."""
        dx: Floats = dy / numbers["std"][:, None, None]
        axes = (0, 2, 3)
        return dx, {"mean": -dx.sum(axis=axes), "std": -(dx * kept).sum(axis=axes)}


@dataclass(frozen=True)
class Temperature(Layer):
    """Logits over a number that makes the probabilities honest. Guo et al. 2017."""

    frozen = True

    def shapes(self) -> dict[str, Shape]:
        """One number."""
        return {"value": (1,)}

    def initial(self, rng: np.random.Generator) -> dict[str, Floats]:
        """1: as they come."""
        del rng
        return {"value": np.ones(1, "f4")}

    def forward(self, x: Floats, numbers: Numbers, run: Run) -> tuple[Floats, Kept]:
        """Each logit over T."""
        y: Floats = x / numbers["value"]
        return y, y

    def backward(
        self, dy: Floats, kept: Kept, numbers: Numbers, run: Run, further: bool
    ) -> Gradients:
        """From dx = dy / T: dT = -Σ dx y."""
        dx: Floats = dy / numbers["value"]
        return dx, {"value": -(dx * kept).sum().reshape(1)}
