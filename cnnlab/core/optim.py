"""Optimisers: update parameters by their gradients, in place."""

from collections.abc import Mapping
from math import cos, pi
from typing import ClassVar

import numpy as np

from cnnlab.core.arrays import Floats


class Optimiser:
    """Updates parameters by their gradients; its running averages are in ``state``, by name."""

    averages: ClassVar[tuple[str, ...]] = ()
    """Running averages of each parameter: their names stand before the parameter's."""

    def __init__(self, *, momentum: float = 0.9, weight_decay: float = 0.0) -> None:
        self.momentum = momentum
        """Of those that have one."""
        self.weight_decay = weight_decay
        self.steps = 0
        self.state: dict[str, Floats] = {}

    def step(
        self, params: Mapping[str, Floats], gradients: Mapping[str, Floats], learning_rate: float
    ) -> None:
        """Update each parameter that has a gradient. Biases have no weight decay."""
        self.steps += 1
        for name, gradient in gradients.items():
            x = params[name]
            if self.weight_decay and x.ndim > 1:
                x *= 1 - learning_rate * self.weight_decay
            x -= learning_rate * self.direction(name, gradient)

    def direction(self, name: str, gradient: Floats) -> Floats:
        """What is subtracted from the parameter of that name, at a learning rate of 1."""
        raise NotImplementedError

    def _state_of(self, name: str, like: Floats) -> Floats:
        if name not in self.state:
            self.state[name] = np.zeros_like(like)
        return self.state[name]


class SGD(Optimiser):
    """Stochastic gradient descent with momentum: v ← μ v + g. Polyak 1964."""

    averages = ("velocity",)

    def direction(self, name: str, gradient: Floats) -> Floats:
        """The velocity."""
        velocity = self._state_of(f"velocity.{name}", gradient)
        velocity *= self.momentum
        velocity += gradient
        return velocity


class Adam(Optimiser):
    """Adam with decoupled weight decay (AdamW).

    Kingma and Ba 2015, algorithm 1; Loshchilov and Hutter 2019, algorithm 2.
    """

    averages = ("mean", "square")

    def __init__(
        self,
        *,
        betas: tuple[float, float] = (0.9, 0.999),
        epsilon: float = 1e-8,
        momentum: float = 0.9,
        weight_decay: float = 0.0,
    ) -> None:
        super().__init__(momentum=momentum, weight_decay=weight_decay)
        self.betas = betas
        self.epsilon = epsilon

    def direction(self, name: str, gradient: Floats) -> Floats:
        """Mean of the gradients over the root of their mean square, bias-corrected."""
        first, second = self.betas
        m = self._state_of(f"mean.{name}", gradient)
        v = self._state_of(f"square.{name}", gradient)
        m += (1 - first) * (gradient - m)
        v += (1 - second) * (gradient * gradient - v)
        scale = np.sqrt(v / (1 - second**self.steps)) + self.epsilon
        direction: Floats = m / (1 - first**self.steps) / scale
        return direction


class WeightAverage:
    """Running average a ← d a + (1 - d) w of a network's weights w, as it stands after each step.

    It begins as the weights after the first step; d is (1 + steps) / (10 + steps) until that
    exceeds ``keeps``, so that the first weights are soon forgotten. Polyak and Juditsky 1992; the
    exponential form and this beginning are TensorFlow's ExponentialMovingAverage.
    """

    def __init__(self, keeps: float) -> None:
        self.keeps = keeps
        """The largest d; with 0 nothing is averaged."""
        self.weights: dict[str, Floats] = {}
        """The averages by the weights' names; empty until the first step."""

    def follow(self, weights: Mapping[str, Floats], steps: int) -> None:
        """Move the averages, in place, towards the weights after that many steps."""
        if not self.keeps:
            return
        if not self.weights:
            self.weights = {name: array.copy() for name, array in weights.items()}
        share = 1 - min(self.keeps, (1 + steps) / (10 + steps))
        for name, average in self.weights.items():
            average += average.dtype.type(share) * (weights[name] - average)


OPTIMISERS: Mapping[str, type[Optimiser]] = {"sgd": SGD, "adam": Adam}


def cosine_schedule(step: int, steps: int, *, warmup: int = 0) -> float:
    """Factor of the learning rate at a step: linear warm-up, then cosine annealing to 0.

    Loshchilov and Hutter 2017, equation 5.
    """
    if step < warmup:
        return warmup_schedule(step, warmup)
    return 0.5 * (1 + cos(pi * (step - warmup) / max(1, steps - warmup)))


def warmup_schedule(step: int, warmup: int) -> float:
    """Factor of the learning rate at a step: linear warm-up, then 1."""
    return min(1.0, (step + 1) / max(1, warmup))


def grad_norm(gradients: Mapping[str, Floats]) -> float:
    """Joint Euclidean norm of all gradients; it is finite where all of them are."""
    return float(np.sqrt(sum(float(np.vdot(g, g)) for g in gradients.values())))


def clip_scale(gradients: Mapping[str, Floats], max_norm: float) -> float:
    """Factor, 1 at most, with which the gradients' joint norm is at most max_norm.

    Pascanu et al. 2013, algorithm 1.
    """
    norm = grad_norm(gradients)
    return min(1.0, max_norm / norm) if norm > 0 else 1.0


def clip_grad_norm(gradients: Mapping[str, Floats], max_norm: float) -> dict[str, Floats]:
    """Gradients scaled so that their joint norm is at most max_norm."""
    scale = clip_scale(gradients, max_norm)
    return {name: gradient * gradient.dtype.type(scale) for name, gradient in gradients.items()}


def add_part(total: dict[str, Floats], part: Mapping[str, Floats]) -> None:
    """Add what a micro-batch gives under each name to what those before it have given."""
    for name, array in part.items():
        if name in total:
            total[name] += array
        else:
            total[name] = array.copy()
