"""A layer that blurs each channel: a filter that stays as it is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from cnnlab.core.arrays import Array, Floats
from cnnlab.core.experiment.experiment import Experiment
from cnnlab.core.experiment.steps import Cell
from cnnlab.core.fast.single_image import AllParams, AnyArray, FastStep
from cnnlab.core.layers.base import (
    Cache,
    Caption,
    Gradients,
    Module,
    Operator,
    Params,
    Run,
    Shape,
    Sight,
    register,
)
from cnnlab.core.layers.by_channel import ByChannel

TAPS: Final = 3  # of the filter, down and across
SHARE: Final = 0.15
"""Of a pixel, to the one before and the one behind it, down and then across."""


@register
@dataclass(frozen=True)
class Blur(ByChannel):
    """Each channel by a filter (3, 3) of its own, in a border of zeros. Training leaves it."""

    trainable = False
    stem = "blur"
    numbered = False

    def parameter_shapes(self) -> dict[str, Shape]:
        """Weight (C, 1, 3, 3)."""
        return {"weight": (self.channels, 1, TAPS, TAPS)}

    def memory(self, shape: Shape) -> int:
        """The padded image, and the output with products that are added to it."""
        c, h, w = shape
        return c * (h + 2) * (w + 2) + 3 * math.prod(shape)

    def multiplications(self, shape: Shape) -> int:
        """One for each weight of the filter and each cell."""
        return math.prod(shape) * TAPS * TAPS

    def init_params(self, rng: np.random.Generator) -> dict[str, Floats]:
        """[s, 1 - 2s, s] down and across, with s = ``SHARE``."""
        del rng
        line = np.array([SHARE, 1 - 2 * SHARE, SHARE])
        weight = np.empty(self.parameter_shapes()["weight"], np.float32)
        weight[:] = np.outer(line, line)
        return {"weight": weight}

    def forward(self, x: Floats, params: Params, run: Run) -> tuple[Floats, Cache]:
        """The cross-correlation of each channel with its filter."""
        padded = _padded(x, run, "padded")
        return _correlated(padded, params["weight"]), padded

    def backward(
        self, dy: Floats, cache: Cache, params: Params, run: Run, need_dx: bool
    ) -> Gradients:
        """As a convolution's: dx of dy and the filter turned round, dw of dy and the input."""
        h, w = dy.shape[2:]
        dw = np.empty_like(params["weight"])
        for i, j in np.ndindex(TAPS, TAPS):
            dw[:, 0, i, j] = np.einsum("nchw,nchw->c", dy, cache[:, :, i : i + h, j : j + w])
        if not need_dx:
            return None, {"weight": dw}
        turned = params["weight"][:, :, ::-1, ::-1]
        return _correlated(_padded(dy, run, "back"), turned), {"weight": dw}

    def fast_step(self, shape: Shape, dtype: Any) -> FastStep:
        """One matrix product for each channel."""
        return _BlurStep(self.name, shape, dtype)

    def sight(self) -> Sight:
        """The filter's window, of its own channel."""
        return Sight((TAPS, TAPS), (1, 1), (1, 1))

    def arithmetic(self, x: Array, params: Params, cell: Cell, y: float) -> Caption:
        """Of how many neighbours, itself included, it is the weighted sum, and y."""
        return Caption("Blur", {"cells": TAPS * TAPS, "y": y})

    def experiment(self, x: Array, params: Params, cell: Cell) -> tuple[Experiment, Cell]:
        """One channel and its filter."""
        k, row, column = cell
        weight = params["weight"][k : k + 1].astype(np.float64)
        made = Experiment(x[k : k + 1], weight, np.zeros(1), (1, 1), (1, 1))
        return made, (0, row, column)

    def operators(self) -> tuple[Operator, ...]:
        """Conv, in as many groups as there are channels."""
        attributes = {"pads": (1, 1, 1, 1), "group": self.channels}
        return (Operator("Conv", ("weight",), attributes),)

    def module(self) -> Module:
        """Conv2d in groups, without a bias."""
        channels = {"in_channels": self.channels, "out_channels": self.channels}
        more: dict[str, object] = {"kernel_size": TAPS, "padding": 1, "groups": self.channels}
        return Module("Conv2d", {**channels, **more, "bias": False})


class _BlurStep(FastStep):
    movable = False

    def __init__(self, name: str, shape: Shape, dtype: Any) -> None:
        super().__init__(name, shape, dtype)
        c, h, w = shape
        padded = np.zeros((c, h + 2, w + 2), dtype)
        self.entry: AnyArray = padded[:, 1:-1, 1:-1]
        self.taps = sliding_window_view(padded, (h, w), axis=(1, 2))
        self.columns = np.empty(self.taps.shape, dtype)
        self.sums = self.to.reshape(c, 1, h * w)

    def run(self, x: AnyArray, params: AllParams) -> AnyArray:
        if x is not self.entry:
            self.entry[...] = x
        np.copyto(self.columns, self.taps)
        c, cells = len(self.sums), TAPS * TAPS
        weight = params[f"{self.name}.weight"].reshape(c, 1, cells)
        np.matmul(weight, self.columns.reshape(c, cells, -1), out=self.sums)
        return self.to


def _padded(x: Floats, run: Run, key: str) -> Floats:
    """Images (N, C, H, W) in a border of zeros."""
    n, c, h, w = x.shape
    padded = run.scratch.bordered(key, (n, c, h + 2, w + 2), x.dtype, border=(1, 1))
    padded[:, :, 1:-1, 1:-1] = x
    return padded


def _correlated(padded: Floats, weight: Floats) -> Floats:
    n, c, h, w = padded.shape
    y = np.zeros((n, c, h - 2, w - 2), padded.dtype)
    for i, j in np.ndindex(TAPS, TAPS):
        y += weight[:, 0, i, j, None, None] * padded[:, :, i : i + h - 2, j : j + w - 2]
    return y
