"""Layers whose windows slide over images: convolution and pooling."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Literal, Self

import numpy as np
from numpy.lib.stride_tricks import as_strided

from cnnlab.core import grads, ops
from cnnlab.core.arrays import Array, Floats
from cnnlab.core.experiment.experiment import Experiment, Pooling
from cnnlab.core.experiment.steps import Cell
from cnnlab.core.fast.channels import channel_sums, each
from cnnlab.core.fast.im2col import correlate, input_gradient, unroll, weight_gradient
from cnnlab.core.fast.single_image import AllParams, AnyArray, FastStep
from cnnlab.core.fast.tiled_pool import tile_max, tile_max_backward
from cnnlab.core.layers.base import (
    Affine,
    BlockField,
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
    filter_of,
    he_normal,
    register,
    weighted_sum,
    whole_setting,
)
from cnnlab.core.shapes import Pair, conv_output, pair, pool_output

MOST_FILTERS = 4096  # and below, what a person may set
MOST_WINDOW = 64


@register
@dataclass(frozen=True)
class Conv2d(Layer):
    """Filters (K, C, kh, kw) that slide over images, with a bias each."""

    channels: Pair
    """C of the images, K of the output."""
    size: Pair
    stride: Pair = (1, 1)
    padding: Pair = (0, 0)

    stem = "conv"
    input_axes = 3
    block_fields = (
        BlockField("filters", 8, 1, MOST_FILTERS),
        BlockField("size", (3, 3), 1, MOST_WINDOW),
        BlockField("stride", (1, 1), 1, MOST_WINDOW),
        BlockField("padding", (0, 0), 0, MOST_WINDOW),
    )
    units_field = "filters"

    def __post_init__(self) -> None:
        pair(self.channels, "channels", minimum=1)
        pair(self.size, "size", minimum=1)
        pair(self.stride, "stride", minimum=1)
        pair(self.padding, "padding", minimum=0)

    @classmethod
    def from_settings(cls, name: str, shape: Shape, settings: Settings) -> Self:
        """So many filters for the channels of maps (C, H, W)."""
        windows: Any = {key: settings[key] for key in ("size", "stride", "padding")}
        return cls(name, (shape[0], whole_setting(settings, "filters")), **windows)

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

    def memory(self, shape: Shape) -> int:
        """The padded image, the columns that it is unrolled into, and twice the output."""
        c, h, w = shape
        filters, rows, columns = self.output_shape(shape)
        padded = c * (h + 2 * self.padding[0]) * (w + 2 * self.padding[1])
        return padded + (c * math.prod(self.size) + 2 * filters) * rows * columns

    def multiplications(self, shape: Shape) -> int:
        """One for each weight of a filter and each cell of its map."""
        return math.prod(self.output_shape(shape)) * self.channels[0] * math.prod(self.size)

    def init_params(self, rng: np.random.Generator) -> dict[str, Floats]:
        """Normal weights of variance 2 / fan-in, biases 0. He et al. 2015."""
        return he_normal(self.parameter_shapes(), rng)

    def forward(self, x: Floats, params: Params, run: Run) -> tuple[Floats, Cache]:
        """The cross-correlation of ``ops.conv2d``."""
        unrolled = unroll(x, self.size, self.stride, self.padding, (1, 1), run.scratch)
        y = correlate(unrolled, params["weight"], run.scratch)
        y += each(params["bias"], y)
        return y, (unrolled, x.shape)

    def backward(
        self, dy: Floats, cache: Cache, params: Params, run: Run, need_dx: bool
    ) -> Gradients:
        """Those of ``grads.conv2d_backward``."""
        unrolled, shape = cache
        weight = params["weight"]
        found = {
            "weight": weight_gradient(dy, unrolled, weight.shape),
            "bias": channel_sums(dy),
        }
        if not need_dx:
            return None, found
        back = run.scratch.part("back")
        dx = input_gradient(dy, weight, shape, self.stride, self.padding, (1, 1), back)
        return dx, found

    def then(self, params: Params, after: Affine) -> Params:
        """Filters times the factors; biases likewise, with the offsets."""
        factor = after.factor[:, None, None, None]
        bias = params["bias"] * after.factor + after.offset
        return {"weight": params["weight"] * factor, "bias": bias}

    def fast_step(self, shape: Shape, dtype: Any) -> FastStep:
        """Its own for a stride of 1."""
        if self.stride != (1, 1):
            return super().fast_step(shape, dtype)
        return _ConvStep(self, shape, dtype)

    def sight(self) -> Sight:
        """The filter's window, of every channel."""
        return Sight(self.size, self.stride, self.padding, own_channel=False)

    def caption(self) -> Caption:
        """How many filters of which shape."""
        (channels, filters), (rows, columns) = self.channels, self.size
        numbers = {"filters": filters, "channels": channels, "rows": rows, "columns": columns}
        return Caption("Conv2d", numbers)

    def arithmetic(self, x: Array, params: Params, cell: Cell, y: float) -> Caption:
        """The channels' sum and the bias."""
        return weighted_sum(x, params, cell, y)

    def experiment(self, x: Array, params: Params, cell: Cell) -> tuple[Experiment, Cell]:
        """One filter: the cell's own."""
        k, row, column = cell
        return Experiment(x, *filter_of(params, k), self.stride, self.padding), (0, row, column)

    def operators(self) -> tuple[Operator, ...]:
        """Conv."""
        attributes = {"strides": self.stride, "pads": (*self.padding, *self.padding)}
        return (Operator("Conv", ("weight", "bias"), attributes),)

    def module(self) -> Module:
        """Conv2d."""
        channels, filters = self.channels
        numbers: dict[str, object] = {"in_channels": channels, "out_channels": filters}
        windows = {"kernel_size": self.size, "stride": self.stride, "padding": self.padding}
        return Module("Conv2d", numbers | windows)


PoolKind = Literal["max", "average"]


@dataclass(frozen=True)
class Pool2d(Layer):
    """One number for each window of each channel."""

    size: Pair
    stride: Pair
    partial: bool = False
    """Whether windows that stick out at the far edge are kept; PyTorch's ``ceil_mode``."""

    stem = "pool"
    input_axes = 3
    block_fields = (
        BlockField("size", (2, 2), 1, MOST_WINDOW),
        BlockField("stride", (2, 2), 1, MOST_WINDOW, same_as="size"),
    )

    def __post_init__(self) -> None:
        pair(self.size, "size", minimum=1)
        pair(self.stride, "stride", minimum=1)

    def output_shape(self, shape: Shape) -> Shape:
        """(C, OH, OW)."""
        check_input_shape(self, shape, 3, shape[0], "channels")
        return shape[0], *pool_output((1, *shape), self.size, self.stride, (0, 0), self.partial)

    def memory(self, shape: Shape) -> int:
        """The input with all that windows reach, every window's cells, and the output."""
        c, rows, columns = self.output_shape(shape)
        reached = [
            max(shape[1 + a], (rows, columns)[a] * self.stride[a] + self.size[a]) for a in (0, 1)
        ]
        return c * (math.prod(reached) + (math.prod(self.size) + 1) * rows * columns)

    def tiled(self) -> bool:
        """Whether no cell is read twice, and none from outside."""
        return self.size == self.stride and not self.partial

    def sight(self) -> Sight:
        """The window, of one channel."""
        return Sight(self.size, self.stride)

    def caption(self) -> Caption:
        """Size and stride, as one number where rows and columns agree."""
        down, across = self.stride
        stride = down if down == across else self.stride
        return Caption(type(self).__name__, {"size": self.size, "stride": stride})

    def arithmetic(self, x: Array, params: Params, cell: Cell, y: float) -> Caption:
        """The values of the window that lie inside, and y."""
        k, top, left = cell[0], cell[1] * self.stride[0], cell[2] * self.stride[1]
        inside = x[k, top : top + self.size[0], left : left + self.size[1]]
        values = tuple(float(v) for v in inside.ravel())
        return Caption(type(self).__name__, {"values": values, "y": y})

    def _experiment(self, kind: PoolKind, x: Array, cell: Cell) -> tuple[Experiment, Cell]:
        k, row, column = cell
        pooling = Pooling(kind, self.size, self.partial)
        made = Experiment(x[k : k + 1], stride=self.stride, operation=pooling)
        return made, (0, row, column)

    def module(self) -> Module:
        """The class of the same name."""
        numbers: dict[str, object] = {"kernel_size": self.size, "stride": self.stride}
        if self.partial:
            numbers["ceil_mode"] = True
        return Module(type(self).__name__, numbers)

    def _attributes(self) -> dict[str, Any]:
        ceil = int(self.partial)
        return {"kernel_shape": self.size, "strides": self.stride, "ceil_mode": ceil}


@register
@dataclass(frozen=True)
class MaxPool2d(Pool2d):
    """The largest number of each window."""

    def forward(self, x: Floats, params: Params, run: Run) -> tuple[Floats, Cache]:
        """As ``ops.max_pool2d``."""
        if self.tiled():
            found = tile_max(x, self.size, run.scratch)
            return found.y, (x, found)
        y = ops.max_pool2d(x, self.size, stride=self.stride, partial=self.partial)
        return y, (x, None)

    def backward(
        self, dy: Floats, cache: Cache, params: Params, run: Run, need_dx: bool
    ) -> Gradients:
        """As ``grads.max_pool2d_backward``."""
        x, found = cache
        if found is not None:
            return tile_max_backward(dy, x, found, self.size, run.scratch.part("back")), {}
        return grads.max_pool2d_backward(
            dy, x, self.size, stride=self.stride, partial=self.partial
        ), {}

    def fast_step(self, shape: Shape, dtype: Any) -> FastStep:
        """Its own for whole tiles of 2 × 2."""
        if not self.tiled() or self.size != (2, 2):
            return super().fast_step(shape, dtype)
        return _MaxPoolStep(self.name, self.output_shape(shape), dtype)

    def experiment(self, x: Array, params: Params, cell: Cell) -> tuple[Experiment, Cell]:
        """One channel, pooled."""
        return self._experiment("max", x, cell)

    def operators(self) -> tuple[Operator, ...]:
        """MaxPool."""
        return (Operator("MaxPool", attributes=self._attributes()),)


@register
@dataclass(frozen=True)
class AvgPool2d(Pool2d):
    """The mean of each window's cells."""

    def forward(self, x: Floats, params: Params, run: Run) -> tuple[Floats, Cache]:
        """As ``ops.avg_pool2d``."""
        return ops.avg_pool2d(x, self.size, stride=self.stride, partial=self.partial), x

    def multiplications(self, shape: Shape) -> int:
        """One for each mean."""
        return math.prod(self.output_shape(shape))

    def backward(
        self, dy: Floats, cache: Cache, params: Params, run: Run, need_dx: bool
    ) -> Gradients:
        """As ``grads.avg_pool2d_backward``."""
        return grads.avg_pool2d_backward(
            dy, cache, self.size, stride=self.stride, partial=self.partial
        ), {}

    def experiment(self, x: Array, params: Params, cell: Cell) -> tuple[Experiment, Cell]:
        """One channel, pooled."""
        return self._experiment("average", x, cell)

    def operators(self) -> tuple[Operator, ...]:
        """AveragePool."""
        return (Operator("AveragePool", attributes=self._attributes()),)


class _ConvStep(FastStep):
    """An image in a border of zeros, its rows one after the other.

    The unrolled taps are then long runs of memory; each row ends in a few numbers that mean nothing
    and are never read.
    """

    movable = False

    def __init__(self, layer: Conv2d, shape: Shape, dtype: Any) -> None:
        output_shape = layer.output_shape(shape)
        super().__init__(layer.name, output_shape, dtype)
        c, h, w = shape
        k, rows, columns = output_shape
        (kh, kw), (up, left) = layer.size, layer.padding
        width = w + 2 * left
        length = (h + 2 * up) * width + kw  # the last tap reads past the end
        whole = np.zeros((c, length), dtype)
        size = whole.itemsize
        image = as_strided(whole, (c, h + 2 * up, width), (length * size, width * size, size))
        self.entry: AnyArray = image[:, up : up + h, left : left + w]
        run = rows * width
        strides = (length * size, width * size, size, size)
        self.taps = as_strided(whole, (c, kh, kw, run), strides, writeable=False)
        self.columns = np.empty((c * kh * kw, run), dtype)
        self.unrolled = self.columns.reshape(self.taps.shape)
        self.sums = np.empty((k, run), dtype)
        self.to = self.sums.reshape(k, rows, width)[:, :, :columns]

    def run(self, x: AnyArray, params: AllParams) -> AnyArray:
        if x is not self.entry:
            self.entry[...] = x
        np.copyto(self.unrolled, self.taps)
        weight = params[f"{self.name}.weight"]
        np.dot(weight.reshape(len(weight), -1), self.columns, out=self.sums)
        self.sums += params[f"{self.name}.bias"][:, None]
        return self.to


class _MaxPoolStep(FastStep):
    def __init__(self, name: str, output_shape: Shape, dtype: Any) -> None:
        super().__init__(name, output_shape, dtype)
        c, rows, columns = output_shape
        self.rows = np.empty((c, rows, 2 * columns), dtype)

    def run(self, x: AnyArray, params: AllParams) -> AnyArray:
        h, w = self.rows.shape[1] * 2, self.rows.shape[2]
        np.maximum(x[:, 0:h:2, :w], x[:, 1:h:2, :w], out=self.rows)
        return np.maximum(self.rows[..., 0::2], self.rows[..., 1::2], out=self.to)
