"""One image through a network fast: every buffer made beforehand, and written by what comes before.

An image in a border of zeros, its rows one after the other, makes a convolution's unrolled taps
long runs of memory; each row then ends in a few numbers that mean nothing and are never read.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import as_strided

from cnnlab.core.layers.activation import ReLU
from cnnlab.core.layers.base import Layer, Shape
from cnnlab.core.layers.conv_pool import Conv2d, MaxPool2d
from cnnlab.core.layers.linear import Dropout, Flatten, Linear
from cnnlab.core.layers.scale import Normalise, Temperature

AnyArray: TypeAlias = npt.NDArray[Any]
Params = Mapping[str, AnyArray]


class _Step:
    """A layer with its output's place; ``entry`` is where the step before may write its own."""

    entry: AnyArray | None = None

    def __init__(self, layer: Layer, shape: Shape, dtype: Any) -> None:
        self.name = layer.name
        self.to = np.empty(layer.output_shape(shape), dtype)

    def run(self, x: AnyArray, params: Params) -> AnyArray:
        """Write and give the output for one image (C, H, W)."""
        raise NotImplementedError


class _Convolution(_Step):
    def __init__(self, layer: Conv2d, shape: Shape, dtype: Any) -> None:
        super().__init__(layer, shape, dtype)
        (c, h, w), (kh, kw), (up, left) = shape, layer.size, layer.padding
        k, rows, columns = self.to.shape
        width = w + 2 * left
        length = (h + 2 * up) * width + kw  # the last tap reads past the end
        whole = np.zeros((c, length), dtype)
        size = whole.itemsize
        image = as_strided(whole, (c, h + 2 * up, width), (length * size, width * size, size))
        self.entry = image[:, up : up + h, left : left + w]
        run = rows * width
        strides = (length * size, width * size, size, size)
        self.taps = as_strided(whole, (c, kh, kw, run), strides, writeable=False)
        self.columns = np.empty((c * kh * kw, run), dtype)
        self.unrolled = self.columns.reshape(self.taps.shape)
        self.sums = np.empty((k, run), dtype)
        self.to = self.sums.reshape(k, rows, width)[:, :, :columns]

    def run(self, x: AnyArray, params: Params) -> AnyArray:
        if x is not self.entry:
            assert self.entry is not None  # noqa: S101 - made with the step
            self.entry[...] = x
        np.copyto(self.unrolled, self.taps)
        weight = params[f"{self.name}.weight"]
        np.dot(weight.reshape(len(weight), -1), self.columns, out=self.sums)
        self.sums += params[f"{self.name}.bias"][:, None]
        return self.to


class _Rectifier(_Step):
    def run(self, x: AnyArray, params: Params) -> AnyArray:
        return np.maximum(x, 0, out=self.to)


class _Pool(_Step):
    def __init__(self, layer: MaxPool2d, shape: Shape, dtype: Any) -> None:
        super().__init__(layer, shape, dtype)
        self.rows = np.empty((shape[0], self.to.shape[1], 2 * self.to.shape[2]), dtype)

    def run(self, x: AnyArray, params: Params) -> AnyArray:
        h, w = self.rows.shape[1] * 2, self.rows.shape[2]
        np.maximum(x[:, 0:h:2, :w], x[:, 1:h:2, :w], out=self.rows)
        return np.maximum(self.rows[..., 0::2], self.rows[..., 1::2], out=self.to)


class _Scale(_Step):
    def run(self, x: AnyArray, params: Params) -> AnyArray:
        mean, std = params[f"{self.name}.mean"], params[f"{self.name}.std"]
        np.subtract(x, mean[:, None, None], out=self.to)
        return np.divide(self.to, std[:, None, None], out=self.to)


class _Same(_Step):
    def run(self, x: AnyArray, params: Params) -> AnyArray:
        return x


class _Flat(_Step):
    def run(self, x: AnyArray, params: Params) -> AnyArray:
        return x.reshape(-1)


class _Full(_Step):
    def run(self, x: AnyArray, params: Params) -> AnyArray:
        np.dot(params[f"{self.name}.weight"], x, out=self.to)
        self.to += params[f"{self.name}.bias"]
        return self.to


class _Divided(_Step):
    def run(self, x: AnyArray, params: Params) -> AnyArray:
        return np.divide(x, params[f"{self.name}.value"], out=self.to)


_KINDS: dict[type[Layer], Any] = {
    Conv2d: _Convolution,
    ReLU: _Rectifier,
    MaxPool2d: _Pool,
    Normalise: _Scale,
    Dropout: _Same,
    Flatten: _Flat,
    Linear: _Full,
    Temperature: _Divided,
}


class Single:
    """Layers laid out for one image of a shape and a type; not for two threads at once."""

    def __init__(self, layers: Sequence[Layer], shape: Shape, dtype: Any) -> None:
        self._steps: list[_Step] = []
        for layer in layers:
            step = _KINDS[type(layer)](layer, shape, dtype)
            if self._steps and step.entry is not None and not _keeps(self._steps[-1]):
                self._steps[-1].to = step.entry
            self._steps.append(step)
            shape = layer.output_shape(shape)

    def run(self, x: AnyArray, params: Params) -> AnyArray:
        """Logits (K,) of an image (C, H, W), in a buffer that the next run uses again."""
        for step in self._steps:
            x = step.run(x, params)
        return x


def supports(layers: Sequence[Layer]) -> bool:
    """Whether every layer is of a kind and with settings that ``Single`` knows."""
    return all(type(layer) in _KINDS and _usual(layer) for layer in layers)


def _usual(layer: Layer) -> bool:
    if isinstance(layer, Conv2d):
        return layer.stride == (1, 1)
    if isinstance(layer, MaxPool2d):
        return layer.size == layer.stride == (2, 2) and not layer.partial
    return True


def _keeps(step: _Step) -> bool:
    """Whether a step's output lies where it has to."""
    return isinstance(step, _Convolution | _Same | _Flat)
