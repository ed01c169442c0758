"""Optimisers: how gradients change the numbers. They change them in place."""

from collections.abc import Mapping, Sequence
from math import cos, pi

import numpy as np

from cnnlab.core.arrays import Floats


class Optimiser:
    """Changes numbers by their gradients; what it remembers is in ``state``, by name."""

    def __init__(self, *, decay: float = 0.0) -> None:
        self.decay = decay
        self.steps = 0
        self.state: dict[str, Floats] = {}

    def step(
        self, numbers: Mapping[str, Floats], gradients: Mapping[str, Floats], rate: float
    ) -> None:
        """Take one step for each gradient. Biases do not decay."""
        self.steps += 1
        for name, gradient in gradients.items():
            x = numbers[name]
            if self.decay and x.ndim > 1:
                x *= 1 - rate * self.decay
            x -= rate * self.change(name, gradient)

    def change(self, name: str, gradient: Floats) -> Floats:
        """What one unit of the learning rate takes from the numbers of that name."""
        raise NotImplementedError

    def _remembered(self, name: str, like: Floats) -> Floats:
        if name not in self.state:
            self.state[name] = np.zeros_like(like)
        return self.state[name]


class SGD(Optimiser):
    """Stochastic gradient descent with momentum: v ← μ v + g. Polyak 1964."""

    def __init__(self, *, momentum: float = 0.9, decay: float = 0.0) -> None:
        super().__init__(decay=decay)
        self.momentum = momentum

    def change(self, name: str, gradient: Floats) -> Floats:
        """The velocity."""
        velocity = self._remembered(f"velocity.{name}", gradient)
        velocity *= self.momentum
        velocity += gradient
        return velocity


class Adam(Optimiser):
    """Steps of much the same size for all numbers; weights decay apart from their gradients.

    Kingma and Ba 2015, algorithm 1; Loshchilov and Hutter 2019, algorithm 2.
    """

    def __init__(
        self,
        *,
        betas: tuple[float, float] = (0.9, 0.999),
        epsilon: float = 1e-8,
        decay: float = 0.0,
    ) -> None:
        super().__init__(decay=decay)
        self.betas = betas
        self.epsilon = epsilon

    def change(self, name: str, gradient: Floats) -> Floats:
        """Mean of the gradients over the root of the mean of their squares, both unbiased."""
        first, second = self.betas
        m = self._remembered(f"mean.{name}", gradient)
        v = self._remembered(f"square.{name}", gradient)
        m += (1 - first) * (gradient - m)
        v += (1 - second) * (gradient * gradient - v)
        unbiased = np.sqrt(v / (1 - second**self.steps)) + self.epsilon
        change: Floats = m / (1 - first**self.steps) / unbiased
        return change


OPTIMISERS: Mapping[str, type[Optimiser]] = {"sgd": SGD, "adam": Adam}


def cosine(step: int, steps: int, *, warmup: int = 0) -> float:
    """Share of the learning rate at a step: up in a line while warming up, then down a cosine.

    Loshchilov and Hutter 2017, equation 5.
    """
    if step < warmup:
        return (step + 1) / warmup
    return 0.5 * (1 + cos(pi * (step - warmup) / max(1, steps - warmup)))


def clipped(gradients: Mapping[str, Floats], most: float) -> dict[str, Floats]:
    """Gradients whose common length is at most that. Pascanu et al. 2013, algorithm 1."""
    length = float(np.sqrt(sum(float(np.vdot(g, g)) for g in gradients.values())))
    scale = min(1.0, most / length) if length > 0 else 1.0
    return {name: gradient * gradient.dtype.type(scale) for name, gradient in gradients.items()}


def summed(parts: Sequence[Mapping[str, Floats]]) -> dict[str, Floats]:
    """Gradients of all parts of a batch, added in their order."""
    total = {name: gradient.copy() for name, gradient in parts[0].items()}
    for part in parts[1:]:
        for name, gradient in part.items():
            total[name] += gradient
    return total
