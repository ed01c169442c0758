"""Convolution as matrix products: windows are unrolled into columns, then multiplied at once.

Images are unrolled along columns only: kw copies of them serve all kh rows of taps, each a matrix
product of its own, where unrolling both ways would copy them kh·kw times. In memory their axes go
(H, W, N, C): what a row of taps reads of all images is then one matrix. Where there are few
channels or few images both ways are better: products of a few rows are slow, and so are many calls.

Axis order as in ``ops``, whatever the order in memory.
"""

from math import prod
from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import as_strided

from cnnlab.core.arrays import Floats
from cnnlab.core.fast.workspace import BY_PIXELS, Scratch, order_of
from cnnlab.core.shapes import Pair, output_size, tap_slice

THIN = 16  # fewer rows than these in a product, and both axes are unrolled
FEW = 4  # images or fewer, and both axes are unrolled, as a call costs more than a copy
BY_CHANNELS = (1, 2, 3, 0)  # in memory, of what comes of few images


class Unrolled(NamedTuple):
    """Unrolled windows: (H + 2P, OW, N, kw·C), or (C·kh·kw, OH·OW·N) where ``thin``."""

    columns: Floats
    images: int
    window: Pair
    output: Pair
    stride: int
    dilation: int
    thin: bool

    def products(self) -> int:
        """How many matrix products make the output."""
        return 1 if self.thin else self.window[0]

    def read(self, tap: int) -> Floats:
        """What one product reads: (OH·OW·N, kw·C or C·kh·kw); a view where the stride is 1."""
        if self.thin:
            return self.columns.T
        rows = self.columns[tap_slice(tap, self.output[0], self.stride, self.dilation)]
        return rows.reshape(prod(rows.shape[:3]), rows.shape[3])


def unroll(x: Floats, window: Pair, s: Pair, p: Pair, d: Pair, scratch: Scratch) -> Unrolled:
    """Unroll images x (N, C, H, W) for windows of a size that is known to fit."""
    n, c, h, w = x.shape
    out = [output_size(x.shape[2 + a], window[a], s[a], p[a], d[a]) for a in (0, 1)]
    thin = c * window[1] < THIN or n <= FEW
    if any(p) or not (n <= FEW or order_of(x) == BY_PIXELS):
        size = (n, c, h + 2 * p[0], w + 2 * p[1])
        padded = scratch.bordered("padded", size, x.dtype, BY_PIXELS, p)
        padded[:, :, p[0] : p[0] + h, p[1] : p[1] + w] = x
        x = padded
    image, channel, row, column = x.strides
    shape: tuple[int, ...] = (x.shape[2], out[1], n, window[1], c)
    strides: tuple[int, ...] = (row, column * s[1], image, column * d[1], channel)
    matrix: tuple[int, ...] = (*shape[:3], window[1] * c)
    if thin:
        shape = (c, *window, *out, n)
        strides = (channel, row * d[0], column * d[1], row * s[0], column * s[1], image)
        matrix = (c * prod(window), prod(out) * n)
    columns = scratch.array("columns", shape, x.dtype)
    columns[...] = as_strided(x, shape, strides, writeable=False)
    return Unrolled(columns.reshape(matrix), n, window, (out[0], out[1]), s[0], d[0], thin)


def correlate(unrolled: Unrolled, w: Floats, scratch: Scratch, key: str = "y") -> Floats:
    """Outputs (N, K, OH, OW) of filters w (K, C, kh, kw): a product, or one a row of taps, summed.

    The result is the scratch's buffer of that key.
    """
    n, k, places = unrolled.images, len(w), prod(unrolled.output)
    shape, dtype = (n, k, *unrolled.output), np.result_type(unrolled.columns, w)
    weights = _matrices(w, unrolled.thin)
    if n <= FEW:
        y = scratch.array(key, shape, dtype, BY_CHANNELS)
        sums = y.transpose(BY_CHANNELS).reshape(k, n * places)
        np.matmul(weights[0].T, unrolled.columns, out=sums)
        return y
    y = scratch.array(key, shape, dtype, BY_PIXELS)
    sums = y.transpose(BY_PIXELS).reshape(n * places, k)
    for i in range(unrolled.products()):
        part = scratch.array("part", sums.shape, dtype) if i else sums
        np.matmul(unrolled.read(i), weights[i], out=part)
        if i:
            sums += part
    return y


def weight_gradient(dy: Floats, unrolled: Unrolled, w: tuple[int, ...]) -> Floats:
    """Gradient of filters of shape w: dy (N, K, OH, OW) times what each weight read, summed."""
    k, c, kh, kw = w
    flat = dy.transpose(BY_PIXELS).reshape(dy.size // k, k)
    parts = [np.matmul(unrolled.read(i).T, flat) for i in range(unrolled.products())]
    if unrolled.thin:
        return np.ascontiguousarray(parts[0].T).reshape(w)
    return np.ascontiguousarray(np.stack(parts).reshape(kh, kw, c, k).transpose(3, 2, 0, 1))


def input_gradient(
    dy: Floats, w: Floats, x: tuple[int, ...], s: Pair, p: Pair, d: Pair, scratch: Scratch
) -> Floats:
    """Gradient of images of shape x: dy times the weights, added up where each weight read.

    Of a row of taps at a time, first over rows, then over columns.
    """
    n, k, oh, ow = dy.shape
    c, h, width = x[1:]
    dtype = np.result_type(dy, w)
    flat, row = dy.transpose(BY_PIXELS).reshape(dy.size // k, k), w.shape[3] * c
    shape = (h + 2 * p[0], ow, n, row)
    rows = scratch.array("rows", shape, dtype)
    rows.fill(0)
    part = scratch.array("part", (oh, ow, n, row), dtype)
    for i, weights in enumerate(_matrices(w, thin=False)):
        np.matmul(flat, weights.T, out=part.reshape(len(flat), row))
        rows[tap_slice(i, oh, s[0], d[0])] += part
    dx = scratch.array("dx", (n, c, shape[0], width + 2 * p[1]), dtype, BY_PIXELS)
    dx.fill(0)
    taps = rows.reshape(*shape[:3], w.shape[3], c).transpose(3, 2, 4, 0, 1)
    for j, tap in enumerate(taps):
        dx[..., tap_slice(j, ow, s[1], d[1])] += tap
    return dx[:, :, p[0] : p[0] + h, p[1] : p[1] + width]


def _matrices(w: Floats, thin: bool) -> Floats:
    """Weights of each product: (kh, kw·C, K), or (1, C·kh·kw, K) where ``thin``."""
    k, c, kh, kw = w.shape
    if thin:
        return w.reshape(1, k, c * kh * kw).transpose(0, 2, 1)
    return w.transpose(2, 3, 1, 0).reshape(kh, kw * c, k)
