"""What the units of a network make of the plane of its two inputs: to look at, not to compute with.

All in float32, which is several times as fast and finer than any picture.
"""

from typing import Any, Final, TypeAlias

import numpy as np

from cnnlab.core.arrays import Array
from cnnlab.core.dense.dense import Dense
from cnnlab.core.dense.functions import Function

Unit: TypeAlias = tuple[int, int]
"""Layer, counted from 0, the inputs, and unit of it, from 0."""
LARGEST: Final = np.float32(1e30)


def output_unit(dense: Dense) -> Unit:
    """The first unit of the last layer."""
    return len(dense.weights), 0


def unit_values(dense: Dense, x: Array, unit: Unit) -> Array:
    """A unit's activations (n,) at points (n, 2), brought to -1…1; see ``layer_values``."""
    layer, index = unit
    with np.errstate(all="ignore"):
        a = _finite(x.astype(np.float32))
        for weights, function in zip(dense.weights[:layer], dense.functions, strict=False):
            a = _passed(a, weights, function)
        one = np.ascontiguousarray(a[:, index : index + 1])
        return _brought(one, dense.functions[layer - 1] if layer else None)[:, 0]


def layer_values(dense: Dense, x: Array) -> list[Array]:
    """Activations (n, units) of each layer at points (n, 2), the inputs first, brought to -1…1.

    A sigmoid's 0…1 becomes -1…1, so that ½ is 0. What has no bounds is divided by the largest
    absolute value of its unit. What is not finite becomes 1, or -1, or 0.
    """
    with np.errstate(all="ignore"):
        a = _finite(x.astype(np.float32))
        found = [_brought(a, None)]
        for weights, function in zip(dense.weights, dense.functions, strict=True):
            a = _passed(a, weights, function)
            found.append(_brought(a, function))
    return found


def _passed(a: Array, weights: Array, function: Function) -> Array:
    """Activations of the next layer."""
    small = _finite(weights.astype(np.float32))
    return _finite(_applied(a @ small[:, 1:].T + small[:, 0], function))


def _applied(z: Any, function: Function) -> Any:
    """The activation function, kept in float32."""
    if function.kind == "tanh":
        return np.tanh(z)
    if function.kind == "sigmoid":
        return np.tanh(z * np.float32(0.5)) * np.float32(0.5) + np.float32(0.5)
    if function.kind == "relu":
        return np.maximum(z, np.float32(0))
    if function.kind == "leaky_relu":
        return np.where(z > 0, z, z * np.float32(function.slope))
    return z


def _brought(a: Array, function: Function | None) -> Array:
    if function is not None and function.kind == "sigmoid":
        return a * np.float32(2) - np.float32(1)
    if function is not None and function.kind == "tanh":
        return a
    largest = np.abs(a).max(axis=0, initial=0.0)
    return a / np.where(largest > 0, largest, np.float32(1))


def _finite(a: Array) -> Array:
    """Within ±1e30, which leaves room for products; NaN, of opposite infinities, becomes 0."""
    if np.isfinite(a.sum()):  # then every number is
        return a
    clipped = np.clip(a, -LARGEST, LARGEST)
    return np.where(np.isnan(clipped), np.float32(0), clipped)
