"""Global average pooling. Lin et al. 2014, Network in network."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from cnnlab.core.arrays import Array, Floats
from cnnlab.core.experiment.experiment import Experiment, Pooling
from cnnlab.core.experiment.steps import Cell
from cnnlab.core.fast.single_image import AllParams, AnyArray, FastStep
from cnnlab.core.layers.base import (
    Cache,
    Caption,
    Gradients,
    Layer,
    Module,
    Operator,
    Params,
    Run,
    Settings,
    Shape,
    Sight,
    check_input_shape,
    register,
)
from cnnlab.core.shapes import Pair, ShapeError, pair


@register
@dataclass(frozen=True)
class GlobalAvgPool2d(Layer):
    """The mean of each whole map; PyTorch's ``AdaptiveAvgPool2d(1)``."""

    size: Pair
    """Rows and columns of the maps that come in."""

    stem = "pool"
    input_axes = 3

    def __post_init__(self) -> None:
        pair(self.size, "size", minimum=1)

    @classmethod
    def from_settings(cls, name: str, shape: Shape, settings: Settings) -> Self:
        """For maps (C, H, W)."""
        del settings
        return cls(name, (shape[1], shape[2]))

    def output_shape(self, shape: Shape) -> Shape:
        """(C, 1, 1)."""
        check_input_shape(self, shape, 3, shape[0], "channels")
        if shape[1:] != self.size:
            raise ShapeError(f"{self.name}: got maps of {shape[1:]}, expected {self.size}")
        return shape[0], 1, 1

    def multiplications(self, shape: Shape) -> int:
        """One for each mean."""
        return shape[0]

    def forward(self, x: Floats, params: Params, run: Run) -> tuple[Floats, Cache]:
        """From (N, C, H, W) to (N, C, 1, 1)."""
        total = np.einsum("nchw->nc", x)  # several times as fast as mean
        y: Floats = (total / x.dtype.type(math.prod(self.size)))[:, :, None, None]
        return y, x.shape

    def backward(
        self, dy: Floats, cache: Cache, params: Params, run: Run, need_dx: bool
    ) -> Gradients:
        """Each cell has an equal share of its map's dy."""
        share = dy / dy.dtype.type(math.prod(self.size))
        return np.broadcast_to(share, cache).copy(), {}

    def fast_step(self, shape: Shape, dtype: Any) -> FastStep:
        """Into a place made beforehand."""
        return _MeanStep(self.name, self.output_shape(shape), dtype)

    def sight(self) -> Sight:
        """A whole map."""
        return Sight(self.size, self.size)

    def arithmetic(self, x: Array, params: Params, cell: Cell, y: float) -> Caption:
        """How many cells are added, their sum, and y."""
        cells = math.prod(self.size)
        return Caption("GlobalAvgPool2d", {"sum": float(x[cell[0]].sum()), "cells": cells, "y": y})

    def experiment(self, x: Array, params: Params, cell: Cell) -> tuple[Experiment, Cell]:
        """One channel, pooled as a whole."""
        k = cell[0]
        pooling = Pooling("average", self.size)
        return Experiment(x[k : k + 1], stride=self.size, operation=pooling), (0, 0, 0)

    def operators(self) -> tuple[Operator, ...]:
        """GlobalAveragePool."""
        return (Operator("GlobalAveragePool"),)

    def module(self) -> Module:
        """AdaptiveAvgPool2d to one cell."""
        return Module("AdaptiveAvgPool2d", {"output_size": 1})


class _MeanStep(FastStep):
    def run(self, x: AnyArray, params: AllParams) -> AnyArray:
        return np.mean(x, axis=(1, 2), keepdims=True, out=self.to)
