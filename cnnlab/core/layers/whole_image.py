"""Frozen layers that treat each number of an image by itself, or mix all: preprocessing."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from cnnlab.core.arrays import Array, Floats
from cnnlab.core.experiment.experiment import Experiment
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
    Shape,
    check_above_zero,
    register,
    weighted_sum,
)
from cnnlab.core.shapes import ShapeError, pair

_STANDARDISE = """
class Standardise(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.register_buffer("mean", torch.zeros(shape))
        self.register_buffer("std", torch.ones(shape))

    def forward(self, x):
        return (x - self.mean) / self.std
"""
_COMPONENTS = """
class PrincipalComponents(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.register_buffer("matrix", torch.eye(size))
        self.register_buffer("bias", torch.zeros(size))

    def forward(self, x):
        return (x.flatten(1) @ self.matrix.T + self.bias).view(x.shape)
"""


@dataclass(frozen=True)
class _WholeImage(Layer):
    shape: Shape
    """Of an image that goes in and comes out: (C, H, W), or (D,)."""

    trainable = False

    def __post_init__(self) -> None:
        if not self.shape or min(self.shape) < 1:
            raise ShapeError(f"{self.name}: got shape {self.shape}, expected sizes from 1")

    def output_shape(self, shape: Shape) -> Shape:
        """As it came. Raises ShapeError for another than it is made for."""
        if tuple(shape) != tuple(self.shape):
            raise ShapeError(f"{self.name}: got shape {shape}, expected {self.shape}")
        return shape


@register
@dataclass(frozen=True)
class Standardise(_WholeImage):
    """(x - mean) / std, number by number: a mean image, or a spread for each pixel."""

    def parameter_shapes(self) -> dict[str, Shape]:
        """Mean and std, each of the image's shape."""
        return {"mean": self.shape, "std": self.shape}

    def check_params(self, params: Params) -> None:
        """A standard deviation is above 0."""
        check_above_zero(self, params, "std")

    def init_params(self, rng: np.random.Generator) -> dict[str, Floats]:
        """Nothing is changed: mean 0, std 1."""
        del rng
        return {"mean": np.zeros(self.shape, "f4"), "std": np.ones(self.shape, "f4")}

    def forward(self, x: Floats, params: Params, run: Run) -> tuple[Floats, Cache]:
        """The same shape."""
        y: Floats = (x - params["mean"]) / params["std"]
        return y, y

    def backward(
        self, dy: Floats, cache: Cache, params: Params, run: Run, need_dx: bool
    ) -> Gradients:
        """From dx = dy / std: dmean = -Σ dx, dstd = -Σ dx y."""
        dx: Floats = dy / params["std"]
        return dx, {"mean": -dx.sum(axis=0), "std": -(dx * cache).sum(axis=0)}

    def fast_step(self, shape: Shape, dtype: Any) -> FastStep:
        """Into a place made beforehand."""
        return _StandardiseStep(self.name, shape, dtype)

    def arithmetic(self, x: Array, params: Params, cell: Cell, y: float) -> Caption:
        """z, its own mean and std, and y."""
        mean, std = (float(params[name].reshape(x.shape)[cell]) for name in ("mean", "std"))
        return Caption("Normalise", {"z": float(x[cell]), "mean": mean, "std": std, "y": y})

    def operators(self) -> tuple[Operator, ...]:
        """Sub, then Div."""
        return (Operator("Sub", ("mean",)), Operator("Div", ("std",)))

    def module(self) -> Module:
        """A class of its own."""
        return Module("Standardise", {"shape": self.shape}, _STANDARDISE)


@register
@dataclass(frozen=True)
class PrincipalComponents(_WholeImage):
    """x as one row times a matrix, plus a bias: a reconstruction from components, or whitening.

    With the components' directions V (D, k), both are M x + b with M = V diag(f) Vᵀ: f = 1 keeps
    what lies along them, f = 1 / √(eigenvalue + ε) whitens it (Krizhevsky 2009, appendix A: ZCA).
    """

    components: int
    """How many of the D directions are kept."""
    whitened: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        pair(self.components, "components", minimum=1)

    def parameter_shapes(self) -> dict[str, Shape]:
        """Matrix (D, D) and bias (D,)."""
        size = math.prod(self.shape)
        return {"matrix": (size, size), "bias": (size,)}

    def init_params(self, rng: np.random.Generator) -> dict[str, Floats]:
        """Nothing is changed: the identity."""
        del rng
        size = math.prod(self.shape)
        return {"matrix": np.eye(size, dtype="f4"), "bias": np.zeros(size, "f4")}

    def forward(self, x: Floats, params: Params, run: Run) -> tuple[Floats, Cache]:
        """The same shape."""
        row = x.reshape(len(x), math.prod(self.shape))
        return (row @ params["matrix"].T + params["bias"]).reshape(x.shape), row

    def backward(
        self, dy: Floats, cache: Cache, params: Params, run: Run, need_dx: bool
    ) -> Gradients:
        """Of the parameters dM = dyᵀ x and db = Σ dy; dx = dy M."""
        row = dy.reshape(len(dy), math.prod(self.shape))
        found = {"matrix": row.T @ cache, "bias": row.sum(axis=0)}
        return ((row @ params["matrix"]).reshape(dy.shape) if need_dx else None), found

    def fast_step(self, shape: Shape, dtype: Any) -> FastStep:
        """Into a place made beforehand."""
        return _MatrixStep(self.name, shape, dtype)

    def sight(self) -> None:
        """All of the input."""

    def caption(self) -> Caption:
        """What is done, and with how many components."""
        key = "whitening" if self.whitened else "PrincipalComponents"
        return Caption(key, {"components": self.components})

    def arithmetic(self, x: Array, params: Params, cell: Cell, y: float) -> Caption:
        """The channels' sum and the bias."""
        own = {"bias": params["bias"][[self._row(cell)]]}
        return weighted_sum(x, own, (0, 0, 0), y)

    def experiment(self, x: Array, params: Params, cell: Cell) -> tuple[Experiment, Cell]:
        """One filter as large as the input."""
        row = self._row(cell)
        weight, bias = (params[name][[row]].astype(np.float64) for name in ("matrix", "bias"))
        return Experiment(x, weight.reshape(1, *x.shape), bias), (0, 0, 0)

    def operators(self) -> tuple[Operator, ...]:
        """Flatten, Gemm, and the image's shape again."""
        product = Operator("Gemm", ("matrix", "bias"), {"transB": 1})
        return (Operator("Flatten"), product, Operator("Reshape", sizes=(-1, *self.shape)))

    def module(self) -> Module:
        """A class of its own."""
        return Module("PrincipalComponents", {"size": math.prod(self.shape)}, _COMPONENTS)

    def _row(self, cell: Cell) -> int:
        """Where a cell stands once the image is a row."""
        shape = (*self.shape, 1, 1)[:3]
        return int(np.ravel_multi_index(cell, shape))


class _StandardiseStep(FastStep):
    def run(self, x: AnyArray, params: AllParams) -> AnyArray:
        np.subtract(x, params[f"{self.name}.mean"], out=self.to)
        return np.divide(self.to, params[f"{self.name}.std"], out=self.to)


class _MatrixStep(FastStep):
    movable = False

    def run(self, x: AnyArray, params: AllParams) -> AnyArray:
        row = self.to.reshape(-1)
        np.dot(params[f"{self.name}.matrix"], x.reshape(-1), out=row)
        row += params[f"{self.name}.bias"]
        return self.to
