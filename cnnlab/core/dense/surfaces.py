"""What the units of a network make of the plane of its two inputs."""

from typing import TypeAlias

import numpy as np

from cnnlab.core.arrays import Array
from cnnlab.core.dense.dense import Dense, forward
from cnnlab.core.dense.functions import Function

Unit: TypeAlias = tuple[int, int]
"""Layer, counted from 0, the inputs, and unit of it, from 0."""


def output_unit(dense: Dense) -> Unit:
    """The first unit of the last layer."""
    return len(dense.weights), 0


def unit_values(dense: Dense, x: Array, unit: Unit) -> Array:
    """A unit's activations (n,) at points (n, 2), brought to -1…1; see ``layer_values``."""
    return layer_values(dense, x)[unit[0]][:, unit[1]]


def layer_values(dense: Dense, x: Array) -> list[Array]:
    """Activations (n, units) of each layer at points (n, 2), the inputs first, brought to -1…1.

    A sigmoid's 0…1 becomes -1…1, so that ½ is 0. What has no bounds is divided by the largest
    absolute value of its unit. What is not finite becomes 1, or -1, or 0.
    """
    with np.errstate(all="ignore"):
        trace = forward(dense, x)
        found = [_within_bounds(x)]
        for activations, function in zip(trace.activations, dense.functions, strict=True):
            found.append(_brought(activations, function))
    return found


def _brought(activations: Array, function: Function) -> Array:
    if function.kind == "sigmoid":
        return np.nan_to_num(2.0 * activations - 1.0)
    if function.kind == "tanh":
        return np.nan_to_num(activations)
    return _within_bounds(activations)


def _within_bounds(activations: Array) -> Array:
    usable = np.nan_to_num(activations, posinf=1e300, neginf=-1e300)
    largest = np.abs(usable).max(axis=0, initial=0.0)
    return usable / np.where(largest > 0, largest, 1.0)
