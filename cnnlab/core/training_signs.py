"""How a training goes, layer by layer: gradients, dead units, weights, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Array, Floats
from cnnlab.core.layers.base import Layer
from cnnlab.core.network import Network

BINS = 31
"""Of a histogram; odd, so that one is around 0."""
MOST_COUNTED = 100_000
"""Weights of a layer that a histogram counts; of more of them, that many evenly spaced ones."""
AT_ONCE = 16
"""Images that go through the network at once: what its layers make of more would take memory."""

Flags: TypeAlias = npt.NDArray[np.bool_]


class Histogram(NamedTuple):
    """Counts (B,) between edges (B + 1,), which are as far from 0 on both sides."""

    counts: npt.NDArray[np.int_]
    edges: Array


class LayerSigns(NamedTuple):
    """Of one layer, after a step. What it does not have is None."""

    name: str
    gradient_norm: float | None
    """Euclidean norm of the gradients of its weights and biases, together."""
    weight_norm: float | None
    """Likewise of these weights and biases themselves."""
    dead: float | None
    """Of a layer that cuts off at 0: share (0…1) of units or maps that are 0 for every image."""
    histogram: Histogram | None
    """Of the weights, without the biases."""

    @property
    def relative_gradient(self) -> float | None:
        """The gradients' norm over the weights'; None where it can't be told."""
        if self.gradient_norm is None or not self.weight_norm:
            return None
        return self.gradient_norm / self.weight_norm


def training_signs(
    network: Network, gradients: Mapping[str, Floats], images: Floats
) -> tuple[LayerSigns, ...]:
    """Of each layer that learns or cuts off at 0, in their order.

    ``gradients`` are those of a step, by the parameters' names; none before the first step.
    ``images`` (N, ...) are the ones that a unit has to be 0 for to be dead; always the same ones.
    """
    learned = set(network.trainable)
    with np.errstate(over="ignore", invalid="ignore"):  # of a training that diverges
        alive = _alive(network, images)
        return tuple(
            _signs(network, layer, gradients, alive.get(layer.name))
            for layer in network.layers
            if layer.rectifies or _names(layer) & learned
        )


def gradient_norms(network: Network, gradients: Mapping[str, Floats]) -> dict[str, float]:
    """Of each layer, by its name, for ``signs_again``; empty before the first step."""
    found: dict[str, float] = {}
    with np.errstate(over="ignore", invalid="ignore"):
        for layer in network.layers:
            own = [gradients[name] for name in _names(layer) if name in gradients]
            if own:
                found[layer.name] = _norm(own)
    return found


def signs_again(
    network: Network, norms: Mapping[str, float], images: Floats
) -> tuple[LayerSigns, ...]:
    """The signs of a moment that has passed, of whose gradients only the norms are known."""
    signs = training_signs(network, {}, images)
    return tuple(one._replace(gradient_norm=norms.get(one.name)) for one in signs)


def alive_units(activations: Floats) -> Flags:
    """Which units of (N, D), or maps of (N, C, H, W), are above 0 for an image."""
    others = tuple(axis for axis in range(activations.ndim) if axis != 1)
    return np.asarray((activations > 0).any(axis=others))


def weight_histogram(weights: Floats) -> Histogram | None:
    """Of all numbers of an array; None where one is not finite."""
    flat = weights.ravel()
    flat = flat[:: -(-len(flat) // MOST_COUNTED)].astype(np.float64)
    largest = float(np.abs(flat).max(initial=0.0))
    if not np.isfinite(largest):
        return None
    counts, edges = np.histogram(flat, BINS, (-largest, largest) if largest else (-1.0, 1.0))
    return Histogram(counts, edges)


def _alive(network: Network, images: Floats) -> dict[str, Flags]:
    """Which units or maps are above 0 for an image, of each layer that cuts off at 0."""
    found: dict[str, Flags] = {}
    for first in range(0, max(1, len(images)), AT_ONCE):
        activations = network.activations(images[first : first + AT_ONCE])
        for layer in network.layers:
            if layer.rectifies:
                alive = alive_units(activations[layer.name])
                found[layer.name] = found.get(layer.name, False) | alive
    return found


def _signs(
    network: Network, layer: Layer, gradients: Mapping[str, Floats], alive: Flags | None
) -> LayerSigns:
    learned = [name for name in network.trainable if name in _names(layer)]
    own = [gradients[name] for name in learned if name in gradients]
    weight = network.parameters.get(f"{layer.name}.weight")
    return LayerSigns(
        layer.name,
        _norm(own) if own else None,
        _norm([network.parameters[name] for name in learned]) if learned else None,
        None if alive is None else float(1 - alive.mean()),
        weight_histogram(weight) if learned and weight is not None else None,
    )


def _names(layer: Layer) -> set[str]:
    return {f"{layer.name}.{name}" for name in layer.parameter_shapes()}


def _norm(arrays: list[Floats]) -> float:
    return float(np.sqrt(sum(float(np.vdot(a, a)) for a in arrays)))
