"""What a layer is: one step of a network, forward and backward side by side.

A layer is a frozen description; its numbers are held by the network and its buffers by whoever
runs it, so that several threads may run one layer at once. Shapes here leave the images' axis out:
(C, H, W), or (D,) once flattened.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from cnnlab.core.arrays import Floats
from cnnlab.core.fast.workspace import Scratch
from cnnlab.core.shapes import ShapeError

Shape = tuple[int, ...]
Numbers = Mapping[str, Floats]
Gradients = tuple[Floats | None, dict[str, Floats]]
Kept = Any


@dataclass
class Run:
    """How a layer is run: its buffers, chance while training, whether x and dy may be changed."""

    scratch: Scratch = field(default_factory=Scratch)
    rng: np.random.Generator | None = None
    in_place: bool = False


@dataclass(frozen=True)
class Layer:
    """A step of a network, named as PyTorch names the class that does the same."""

    name: str

    frozen = False
    """Whether training leaves its numbers as they are."""

    def output(self, shape: Shape) -> Shape:
        """Shape of what comes out for what goes in. Raises ShapeError where nothing would."""
        return shape

    def shapes(self) -> dict[str, Shape]:
        """Its numbers by name, with their shapes."""
        return {}

    def initial(self, rng: np.random.Generator) -> dict[str, Floats]:
        """Numbers to start training with, float32."""
        del rng
        return {}

    def forward(self, x: Floats, numbers: Numbers, run: Run) -> tuple[Floats, Kept]:
        """What comes out, and what the way back needs."""
        raise NotImplementedError

    def backward(
        self, dy: Floats, kept: Kept, numbers: Numbers, run: Run, further: bool
    ) -> Gradients:
        """Gradients of what went in (None unless it goes ``further``) and of the numbers."""
        raise NotImplementedError


def he_normal(shapes: dict[str, Shape], rng: np.random.Generator) -> dict[str, Floats]:
    """Weights of variance 2 / fan-in, biases 0, for shapes (K, …) and (K,)."""
    weight = shapes["weight"]
    spread = np.sqrt(2 / np.prod(weight[1:]))
    return {
        "weight": (rng.standard_normal(weight) * spread).astype(np.float32),
        "bias": np.zeros(shapes["bias"], np.float32),
    }


def wanted(layer: Layer, shape: Shape, axes: int, first: int, what: str) -> None:
    """Raise ShapeError unless a shape has that many axes, the first of that length."""
    if len(shape) != axes or shape[0] != first:
        form = "(C, H, W)" if axes == 3 else "(D,)"
        raise ShapeError(f"{layer.name}: got shape {shape}, expected {form} with {first} {what}")
