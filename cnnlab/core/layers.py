"""Layers that are no windows: fully connected, flatten, dropout, and the numbers' own scales.

All kinds of layer are named in ``KINDS``, as their description in a file names them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cnnlab.core.activations import LeakyReLU, ReLU, Sigmoid, Tanh
from cnnlab.core.layer import Gradients, Kept, Layer, Numbers, Run, Shape, he_normal, wanted
from cnnlab.core.shapes import Pair, ShapeError, pair
from cnnlab.core.sliding import AvgPool2d, Conv2d, MaxPool2d
from cnnlab.core.unroll import Floats


@dataclass(frozen=True)
class Linear(Layer):
    """Fully connected: x Wᵀ + b, with W (K, D)."""

    features: Pair
    """D of what goes in, K of what comes out."""

    def __post_init__(self) -> None:
        pair(self.features, "features", minimum=1)

    def output(self, shape: Shape) -> Shape:
        """(K,)."""
        wanted(self, shape, 1, self.features[0], "features")
        return (self.features[1],)

    def shapes(self) -> dict[str, Shape]:
        """Weight (K, D), bias (K,)."""
        return {"weight": (self.features[1], self.features[0]), "bias": (self.features[1],)}

    def initial(self, rng: np.random.Generator) -> dict[str, Floats]:
        """As those of a convolution."""
        return he_normal(self.shapes(), rng)

    def forward(self, x: Floats, numbers: Numbers, run: Run) -> tuple[Floats, Kept]:
        """From (N, D) to (N, K)."""
        return x @ numbers["weight"].T + numbers["bias"], x

    def backward(
        self, dy: Floats, kept: Kept, numbers: Numbers, run: Run, further: bool
    ) -> Gradients:
        """Of the numbers dW = dyᵀ x and db = Σ dy; dx = dy W."""
        found = {"weight": dy.T @ kept, "bias": dy.sum(axis=0)}
        return (dy @ numbers["weight"] if further else None), found


@dataclass(frozen=True)
class Flatten(Layer):
    """(C, H, W) in a row of C·H·W, channel by channel."""

    def output(self, shape: Shape) -> Shape:
        """(C·H·W,)."""
        return (int(np.prod(shape)),)

    def forward(self, x: Floats, numbers: Numbers, run: Run) -> tuple[Floats, Kept]:
        """The same numbers."""
        return x.reshape(len(x), int(np.prod(x.shape[1:]))), x.shape

    def backward(
        self, dy: Floats, kept: Kept, numbers: Numbers, run: Run, further: bool
    ) -> Gradients:
        """The same gradients, in the images' shape."""
        return dy.reshape(kept), {}


@dataclass(frozen=True)
class Dropout(Layer):
    """While training each number is 0 with this probability, the others grow to make up for it.

    Srivastava et al. 2014, in the inverted form: nothing happens when the network is used.
    """

    probability: float = 0.5

    def __post_init__(self) -> None:
        if not 0 <= self.probability < 1:
            raise ShapeError(
                f"{self.name}: probability {self.probability} came; from 0 to below 1 was wanted"
            )

    def forward(self, x: Floats, numbers: Numbers, run: Run) -> tuple[Floats, Kept]:
        """The same, or x times a mask of 0 and 1 / (1 - p)."""
        if run.rng is None or self.probability == 0:
            return x, None
        stays = run.rng.random(x.shape, np.float32) >= self.probability
        mask = stays * x.dtype.type(1 / (1 - self.probability))
        return x * mask, mask

    def backward(
        self, dy: Floats, kept: Kept, numbers: Numbers, run: Run, further: bool
    ) -> Gradients:
        """The same mask times dy."""
        return (dy if kept is None else dy * kept), {}


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


KINDS: dict[str, type[Layer]] = {
    kind.__name__: kind
    for kind in (
        AvgPool2d,
        Conv2d,
        Dropout,
        Flatten,
        LeakyReLU,
        Linear,
        MaxPool2d,
        Normalise,
        ReLU,
        Sigmoid,
        Tanh,
        Temperature,
    )
}
