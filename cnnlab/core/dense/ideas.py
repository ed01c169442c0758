"""Small computations behind what a learner asks of a neuron."""

from typing import NamedTuple

import numpy as np

from cnnlab.core.arrays import Array
from cnnlab.core.dense.functions import Function


class Passed(NamedTuple):
    """A layer of a chain of units: z, a, the slope g'(z), and the gradient through all so far."""

    z: float
    a: float
    slope: float
    product: float


def gradient_through(function: Function, z: float, layers: int) -> list[Passed]:
    """A chain of units with weight 1 and bias 0, the first with sum ``z``; a layer each.

    ``product`` is ∂a(layer)/∂z(1), the chain rule's product of slopes.
    """
    found: list[Passed] = []
    product = 1.0
    for _ in range(layers):
        slope = function.slope_at(z)
        product *= slope
        found.append(Passed(z, function.at(z), slope, product))
        z = found[-1].a
    return found


class Path(NamedTuple):
    """Weights (steps + 1, 2) on the way down, and each step's gradient (steps, 2)."""

    weights: Array
    gradients: Array


def descent_path(x: Array, targets: Array, start: Array, learning_rate: float, steps: int) -> Path:
    """Descent of ½ (w·x - y)² on one example (n, 2) after the other, round and round.

    Where all inputs are positive, both parts of each gradient have the sign of the error: the
    weights can only rise or fall together, and zigzag where one must rise and one fall.
    """
    weights, gradients = [np.array(start, dtype=np.float64)], []
    for step in range(steps):
        i = step % len(x)
        error = float(weights[-1] @ x[i] - targets[i])
        gradients.append(error * x[i])
        weights.append(weights[-1] - learning_rate * gradients[-1])
    return Path(np.array(weights), np.array(gradients).reshape(-1, 2))


def draw_outcomes(probability: float, count: int, seed: int) -> Array:
    """``count`` samples, each 1 with that probability, else 0."""
    return (np.random.default_rng(seed).random(count) < probability).astype(np.float64)
