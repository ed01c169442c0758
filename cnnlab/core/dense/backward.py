"""Losses of a fully connected network, and its backward pass.

The error δ of a unit is the derivative of the loss by its sum z. The gradient of a weight is the
error of the unit it leads to, times what flowed in: ∂L/∂Θ(j)[i, k] = δ(j+1)[i] · a(j)[k].
Rumelhart, Hinton and Williams 1986.
"""

from typing import Final, Literal, NamedTuple, TypeAlias, get_args

import numpy as np

from cnnlab.core.arrays import Array
from cnnlab.core.dense.dense import Dense, Trace
from cnnlab.core.shapes import ShapeError

LossKind: TypeAlias = Literal["squared", "cross_entropy"]
LOSS_KINDS: Final[tuple[LossKind, ...]] = get_args(LossKind)


class Gradients(NamedTuple):
    """Of the mean loss of n examples, layer by layer after the input.

    ``errors`` (n, units) are δ of each example's own loss, ``products`` (n, units) what came back
    to a unit's activation, ∂L/∂a, and ``weights`` (units, inputs + 1) the mean gradients.
    ``inputs`` (n, inputs) is ∂L/∂x.
    """

    errors: tuple[Array, ...]
    products: tuple[Array, ...]
    weights: tuple[Array, ...]
    inputs: Array


def usual_loss(dense: Dense) -> LossKind:
    """Cross-entropy after a sigmoid, else the squared error."""
    return "cross_entropy" if dense.functions[-1].kind == "sigmoid" else "squared"


def losses(dense: Dense, trace: Trace, targets: Array, loss: LossKind) -> Array:
    """Loss (n,) of each example: ½ Σ (h - y)², or -Σ (y ln h + (1 - y) ln(1 - h)).

    Raises ShapeError for targets that are not (n, outputs), and for a cross-entropy of what is not
    a sigmoid.
    """
    _check(dense, trace, targets, loss)
    if loss == "squared":
        result: Array = 0.5 * ((trace.output - targets) ** 2).sum(axis=1)
        return result
    z = trace.sums[-1]
    # ln(1 + e^z) - y z, which stays finite where h rounds to 0 or 1
    summed: Array = (np.logaddexp(0.0, z) - targets * z).sum(axis=1)
    return summed


def backward(dense: Dense, trace: Trace, targets: Array, loss: LossKind) -> Gradients:
    """Gradients of the mean loss. Raises ShapeError as ``losses`` does."""
    _check(dense, trace, targets, loss)
    n, last = len(trace.x), len(dense.weights) - 1
    errors: list[Array] = []
    products: list[Array] = []
    gradients: list[Array] = []
    back = trace.output - targets
    for j in range(last, -1, -1):
        slope = dense.functions[j].derivative(trace.sums[j])
        if j == last and loss == "cross_entropy":
            error = back  # ∂L/∂a · g'(z), where the two cancel
            product = _cross_entropy_slope(error, slope)
        else:
            error, product = back * slope, back
        errors.append(error)
        products.append(product)
        gradients.append(error.T @ trace.flows_into(j) / n)
        back = error @ dense.weights[j][:, 1:]
    return Gradients(
        tuple(reversed(errors)), tuple(reversed(products)), tuple(reversed(gradients)), back
    )


def descended(dense: Dense, gradients: tuple[Array, ...], learning_rate: float) -> Dense:
    """One step of gradient descent: Θ - η ∂L/∂Θ."""
    weights = tuple(w - learning_rate * g for w, g in zip(dense.weights, gradients, strict=True))
    return Dense(weights, dense.functions)


def _cross_entropy_slope(error: Array, slope: Array) -> Array:
    """∂L/∂h = (h - y) / g'(z), as h (1 - h) loses its digits near 1; ±infinity where g' is 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        found = error / slope
    return np.where(error == 0, 0.0, found)


def _check(dense: Dense, trace: Trace, targets: Array, loss: LossKind) -> None:
    if targets.shape != trace.output.shape:
        raise ShapeError(f"targets: got shape {targets.shape}, expected {trace.output.shape}")
    if loss == "cross_entropy" and dense.functions[-1].kind != "sigmoid":
        got = dense.functions[-1].kind
        raise ShapeError(f"cross-entropy: got an output through {got}, expected sigmoid")
