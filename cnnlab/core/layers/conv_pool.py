"""Layers whose windows slide over images: convolution and pooling."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cnnlab.core import grads, ops
from cnnlab.core.arrays import Floats
from cnnlab.core.fast.im2col import correlate, input_gradient, unroll, weight_gradient
from cnnlab.core.fast.tiled_pool import tile_max, tile_max_backward
from cnnlab.core.layers.base import (
    Cache,
    Gradients,
    Layer,
    Params,
    Run,
    Shape,
    check_input_shape,
    he_normal,
)
from cnnlab.core.shapes import Pair, conv_output, pair, pool_output


@dataclass(frozen=True)
class Conv2d(Layer):
    """Filters (K, C, kh, kw) that slide over images, with a bias each."""

    channels: Pair
    """C of the images, K of the output."""
    size: Pair
    stride: Pair = (1, 1)
    padding: Pair = (0, 0)

    def __post_init__(self) -> None:
        pair(self.channels, "channels", minimum=1)
        pair(self.size, "size", minimum=1)
        pair(self.stride, "stride", minimum=1)
        pair(self.padding, "padding", minimum=0)

    def output_shape(self, shape: Shape) -> Shape:
        """(K, OH, OW)."""
        check_input_shape(self, shape, 3, self.channels[0], "channels")
        weights = self.parameter_shapes()["weight"]
        return self.channels[1], *conv_output(
            (1, *shape), weights, self.stride, self.padding, (1, 1)
        )

    def parameter_shapes(self) -> dict[str, Shape]:
        """Weight (K, C, kh, kw), bias (K,)."""
        channels, filters = self.channels
        return {"weight": (filters, channels, *self.size), "bias": (filters,)}

    def init_params(self, rng: np.random.Generator) -> dict[str, Floats]:
        """Normal weights of variance 2 / fan-in, biases 0. He et al. 2015."""
        return he_normal(self.parameter_shapes(), rng)

    def forward(self, x: Floats, params: Params, run: Run) -> tuple[Floats, Cache]:
        """The cross-correlation of ``ops.conv2d``."""
        unrolled = unroll(x, self.size, self.stride, self.padding, (1, 1), run.scratch)
        y = correlate(unrolled, params["weight"], run.scratch)
        y += params["bias"][:, None, None]
        return y, (unrolled, x.shape)

    def backward(
        self, dy: Floats, cache: Cache, params: Params, run: Run, need_dx: bool
    ) -> Gradients:
        """Those of ``grads.conv2d_backward``."""
        unrolled, shape = cache
        weight = params["weight"]
        found = {
            "weight": weight_gradient(dy, unrolled, weight.shape),
            "bias": np.einsum("nkhw->k", dy),  # thrice as fast as sum
        }
        if not need_dx:
            return None, found
        back = run.scratch.part("back")
        dx = input_gradient(dy, weight, shape, self.stride, self.padding, (1, 1), back)
        return dx, found


@dataclass(frozen=True)
class Pool2d(Layer):
    """One number for each window of each channel."""

    size: Pair
    stride: Pair
    partial: bool = False
    """Whether windows that stick out at the far edge are kept; PyTorch's ``ceil_mode``."""

    def __post_init__(self) -> None:
        pair(self.size, "size", minimum=1)
        pair(self.stride, "stride", minimum=1)

    def output_shape(self, shape: Shape) -> Shape:
        """(C, OH, OW)."""
        check_input_shape(self, shape, 3, shape[0], "channels")
        return shape[0], *pool_output((1, *shape), self.size, self.stride, (0, 0), self.partial)

    def tiled(self) -> bool:
        """Whether no cell is read twice, and none from outside."""
        return self.size == self.stride and not self.partial


@dataclass(frozen=True)
class MaxPool2d(Pool2d):
    """The largest number of each window."""

    def forward(self, x: Floats, params: Params, run: Run) -> tuple[Floats, Cache]:
        """As ``ops.max_pool2d``."""
        if self.tiled():
            y = tile_max(x, self.size, run.scratch)
        else:
            y = ops.max_pool2d(x, self.size, stride=self.stride, partial=self.partial)
        return y, (x, y)

    def backward(
        self, dy: Floats, cache: Cache, params: Params, run: Run, need_dx: bool
    ) -> Gradients:
        """As ``grads.max_pool2d_backward``."""
        x, y = cache
        if self.tiled():
            return tile_max_backward(dy, x, y, self.size, run.scratch.part("back")), {}
        return grads.max_pool2d_backward(
            dy, x, self.size, stride=self.stride, partial=self.partial
        ), {}


@dataclass(frozen=True)
class AvgPool2d(Pool2d):
    """The mean of each window's cells."""

    def forward(self, x: Floats, params: Params, run: Run) -> tuple[Floats, Cache]:
        """As ``ops.avg_pool2d``."""
        return ops.avg_pool2d(x, self.size, stride=self.stride, partial=self.partial), x

    def backward(
        self, dy: Floats, cache: Cache, params: Params, run: Run, need_dx: bool
    ) -> Gradients:
        """As ``grads.avg_pool2d_backward``."""
        return grads.avg_pool2d_backward(
            dy, cache, self.size, stride=self.stride, partial=self.partial
        ), {}
