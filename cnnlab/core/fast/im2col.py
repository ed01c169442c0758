"""Convolution as matrix products: windows are unrolled into columns, then multiplied at once.

Images are unrolled along columns only: kw copies of them serve all kh rows of taps, each a matrix
product of its own, where unrolling both ways would copy them kh·kw times. Where there are few
channels or few images both ways are better: products of a few rows are slow, and so are many calls.
Axis order as in ``ops``.
"""

from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import as_strided

from cnnlab.core.arrays import Floats
from cnnlab.core.fast.workspace import Scratch
from cnnlab.core.shapes import Pair, output_size, tap_slice

THIN = 16  # fewer rows than these in a product, and both axes are unrolled
FEW = 4  # images or fewer, and both axes are unrolled, as a call costs more than a copy


class Unrolled(NamedTuple):
    """Unrolled windows: (N, C·kw, H + 2P, OW), or (N, C·kh·kw, OH·OW) where ``thin``."""

    columns: Floats
    window: Pair
    output: Pair
    stride: int
    dilation: int
    thin: bool

    def products(self) -> int:
        """How many matrix products make the output."""
        return 1 if self.thin else self.window[0]

    def rows(self, tap: int) -> Floats:
        """What one product reads: (N, C·kw or C·kh·kw, OH·OW); a view where the stride is 1."""
        if self.thin:
            return self.columns
        read = tap_slice(tap, self.output[0], self.stride, self.dilation)
        n, taps = self.columns.shape[:2]
        return self.columns[:, :, read].reshape(n, taps, self.output[0] * self.output[1])


def unroll(x: Floats, window: Pair, s: Pair, p: Pair, d: Pair, scratch: Scratch) -> Unrolled:
    """Unroll images x (N, C, H, W) for windows of a size that is known to fit."""
    n, c, h, w = x.shape
    out = tuple(output_size(x.shape[2 + a], window[a], s[a], p[a], d[a]) for a in (0, 1))
    thin = c * window[1] < THIN or n <= FEW
    columns = _both_ways(x, window, out, s, p, d, scratch) if thin else None
    if columns is None:
        columns = scratch.bordered("columns", (n, c, window[1], h + 2 * p[0], out[1]), x.dtype)
        for j in range(window[1]):
            to, read = _inside(w, out[1], s[1], p[1], j * d[1])
            columns[:, :, j, p[0] : p[0] + h, to] = x[..., read]
        columns = columns.reshape(n, c * window[1], h + 2 * p[0], out[1])
    return Unrolled(columns, window, (out[0], out[1]), s[0], d[0], thin)


def correlate(unrolled: Unrolled, w: Floats, scratch: Scratch, key: str = "y") -> Floats:
    """Outputs (N, K, OH, OW) of filters w (K, C, kh, kw): a product, or one a row of taps, summed.

    The result is the scratch's buffer of that key.
    """
    n, k, (oh, ow) = len(unrolled.columns), len(w), unrolled.output
    dtype = np.result_type(unrolled.columns, w)
    y = scratch.array(key, (n, k, oh * ow), dtype)
    for i in range(unrolled.products()):
        part = scratch.array("part", y.shape, dtype) if i else y
        np.matmul(_weights(w, i, unrolled.thin), unrolled.rows(i), out=part)
        if i:
            y += part
    return y.reshape(n, k, oh, ow)


def weight_gradient(dy: Floats, unrolled: Unrolled, w: tuple[int, ...]) -> Floats:
    """Gradient of filters of shape w: dy (N, K, OH, OW) times what each weight read, summed."""
    n, k = dy.shape[:2]
    flat = dy.reshape(n, k, dy.shape[2] * dy.shape[3])
    dw = np.empty(w, np.result_type(dy, unrolled.columns))
    for i in range(unrolled.products()):
        part = np.matmul(unrolled.rows(i), flat.transpose(0, 2, 1)).sum(axis=0).T
        if unrolled.thin:
            return np.ascontiguousarray(part).reshape(w)
        dw[:, :, i] = part.reshape(k, w[1], w[3])
    return dw


def input_gradient(
    dy: Floats, w: Floats, x: tuple[int, ...], s: Pair, p: Pair, d: Pair, scratch: Scratch
) -> Floats:
    """Gradient of images of shape x: a transposed convolution of dy.

    Dumoulin and Visin 2016, relationship 14.
    """
    turned = w[:, :, ::-1, ::-1].transpose(1, 0, 2, 3)
    reach = [d[a] * (w.shape[2 + a] - 1) for a in (0, 1)]
    padding = (max(0, reach[0] - p[0]), max(0, reach[1] - p[1]))
    dy = _spread(dy, [x[2 + a] + 2 * p[a] - reach[a] for a in (0, 1)], s, scratch)
    unrolled = unroll(dy, (w.shape[2], w.shape[3]), (1, 1), padding, d, scratch)
    dx = correlate(unrolled, turned, scratch, "dx")
    crop = [slice(max(0, p[a] - reach[a]), None) for a in (0, 1)]
    return dx[:, :, crop[0], crop[1]][:, :, : x[2], : x[3]]


def _both_ways(
    x: Floats, window: Pair, out: tuple[int, ...], s: Pair, p: Pair, d: Pair, scratch: Scratch
) -> Floats:
    n, c, h, w = x.shape
    xp = x
    if any(p):
        xp = scratch.bordered("padded", (n, c, h + 2 * p[0], w + 2 * p[1]), x.dtype)
        xp[:, :, p[0] : p[0] + h, p[1] : p[1] + w] = x
    image, channel, row, column = xp.strides
    strides = (image, channel, row * d[0], column * d[1], row * s[0], column * s[1])
    columns = scratch.array("taps", (n, c, *window, *out), x.dtype)
    columns[...] = as_strided(xp, columns.shape, strides, writeable=False)
    return columns.reshape(n, c * window[0] * window[1], out[0] * out[1])


def _inside(size: int, count: int, s: int, p: int, offset: int) -> tuple[slice, slice]:
    """Which windows read inside the image at a tap, and what they read there."""
    first = max(0, -(-(p - offset) // s))
    end = max(first, min(count, (size - 1 + p - offset) // s + 1))
    start = first * s + offset - p
    return slice(first, end), slice(start, start + (end - first - 1) * s + 1, s)


def _weights(w: Floats, tap: int, thin: bool) -> Floats:
    k, c, _, kw = w.shape
    return w.reshape(k, -1) if thin else w[:, :, tap].reshape(k, c * kw)


def _spread(dy: Floats, size: list[int], s: Pair, scratch: Scratch) -> Floats:
    """Gradients with stride - 1 zeros between them, padded with zeros to that size."""
    if list(dy.shape[2:]) == size:
        return dy
    spread = scratch.bordered("spread", (*dy.shape[:2], *size), dy.dtype)
    read = [tap_slice(0, dy.shape[2 + a], s[a]) for a in (0, 1)]
    spread[:, :, read[0], read[1]] = dy
    return spread
