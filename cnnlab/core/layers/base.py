"""What a layer is: one step of a network, forward and backward side by side.

A layer is a frozen description; its parameters are held by the network and its buffers by whoever
runs it, so that several threads may run one layer at once. Shapes here leave the images' axis out:
(C, H, W), or (D,) once flattened.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np

from cnnlab.core.arrays import Floats
from cnnlab.core.fast.workspace import Scratch
from cnnlab.core.shapes import ShapeError

Shape = tuple[int, ...]
Params = Mapping[str, Floats]
Gradients = tuple[Floats | None, dict[str, Floats]]
Cache = Any


@dataclass
class Run:
    """How a layer is run: its buffers, random numbers in training, whether x and dy may change."""

    scratch: Scratch = field(default_factory=Scratch)
    rng: np.random.Generator | None = None
    in_place: bool = False


@dataclass(frozen=True)
class Layer:
    """A step of a network, named as PyTorch names the class that does the same."""

    name: str

    trainable: ClassVar[bool] = True
    """Whether training changes its parameters."""

    def output_shape(self, shape: Shape) -> Shape:
        """Shape of the output for that of the input. Raises ShapeError for an empty one."""
        return shape

    def parameter_shapes(self) -> dict[str, Shape]:
        """Shapes of its parameters, by name."""
        return {}

    def init_params(self, rng: np.random.Generator) -> dict[str, Floats]:
        """Parameters to start training with, float32."""
        del rng
        return {}

    def forward(self, x: Floats, params: Params, run: Run) -> tuple[Floats, Cache]:
        """The output, and what ``backward`` needs of the way here."""
        raise NotImplementedError

    def backward(
        self, dy: Floats, cache: Cache, params: Params, run: Run, need_dx: bool
    ) -> Gradients:
        """Gradients of the input (None unless ``need_dx``) and of the parameters."""
        raise NotImplementedError


def he_normal(shapes: dict[str, Shape], rng: np.random.Generator) -> dict[str, Floats]:
    """Weights of variance 2 / fan-in, biases 0, for shapes (K, …) and (K,)."""
    weight = shapes["weight"]
    spread = np.sqrt(2 / np.prod(weight[1:]))
    return {
        "weight": (rng.standard_normal(weight) * spread).astype(np.float32),
        "bias": np.zeros(shapes["bias"], np.float32),
    }


def check_input_shape(layer: Layer, shape: Shape, axes: int, first: int, what: str) -> None:
    """Raise ShapeError unless a shape has that many axes, the first of that length."""
    if len(shape) != axes or shape[0] != first:
        form = "(C, H, W)" if axes == 3 else "(D,)"
        raise ShapeError(f"{layer.name}: got shape {shape}, expected {form} with {first} {what}")
