"""Backward passes, named after the forward ones in ``ops``.

They go from dy, the gradient of the output in its shape, to those of the inputs. Axis order as in
``ops``.
"""

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Floats
from cnnlab.core.fast.im2col import input_gradient, unroll, weight_gradient
from cnnlab.core.fast.tiled_pool import tile_max, tile_max_backward
from cnnlab.core.fast.workspace import Scratch
from cnnlab.core.ops import (
    Size,
    checked_conv,
    conv_settings,
    floats,
    pool_counts,
    pool_settings,
    pool_taps,
    sigmoid,
    softmax,
)
from cnnlab.core.shapes import Pair, ShapeError, conv_output, tap_slice


def conv2d_backward(
    dy: npt.ArrayLike,
    x: npt.ArrayLike,
    w: npt.ArrayLike,
    *,
    stride: Size = 1,
    padding: Size = 0,
    dilation: Size = 1,
) -> tuple[Floats, Floats, Floats]:
    """Gradients (dx, dw, db) of ``conv2d``.

    dy (N, K, OH, OW), x (N, C, H, W), w (K, C, kh, kw). dw sums dy times what each weight read, dx
    gives every input cell dy times the weights that read it, db sums dy. Raises ShapeError.
    Goodfellow et al. 2016, Deep Learning, equations 9.11 and 9.13.
    """
    x, w, _ = checked_conv(x, w, None)
    s, p, d = conv_settings(stride, padding, dilation)
    out = conv_output(x.shape, w.shape, s, p, d)
    dy = _checked("dy", dy, (len(x), len(w), *out))
    scratch = Scratch()
    unrolled = unroll(x, (w.shape[2], w.shape[3]), s, p, d, scratch)
    dw = weight_gradient(dy, unrolled, w.shape)
    dx = input_gradient(dy, w, x.shape, s, p, d, Scratch())
    dtype = np.result_type(dy, x, w)
    return np.ascontiguousarray(dx, dtype), dw.astype(dtype), dy.sum(axis=(0, 2, 3), dtype=dtype)


def max_pool2d_backward(
    dy: npt.ArrayLike,
    x: npt.ArrayLike,
    size: Size,
    *,
    stride: Size | None = None,
    padding: Size = 0,
    partial: bool = False,
) -> Floats:
    """Gradient dx (N, C, H, W) of ``max_pool2d``: all of dy goes to each window's winner.

    Of equal cells the first in reading order wins. Raises ShapeError.
    """
    x = floats("x", x)
    f, s, p, out = pool_settings(x, size, stride, padding, partial)
    dy = _checked("dy", dy, (*x.shape[:2], *out))
    if s == f and not any(p) and not partial:
        return tile_max_backward(dy, x, tile_max(x, f, Scratch()), f, Scratch())
    above = np.maximum(x, np.finfo(x.dtype).min)  # so that no cell ties with the padding's -inf
    winner = pool_taps(above, f, s, p, out, -np.inf).argmax(axis=2)
    rows = winner // f[1] + np.arange(out[0])[:, None] * s[0] - p[0]
    columns = winner % f[1] + np.arange(out[1]) * s[1] - p[1]
    dx = np.zeros(x.shape, np.result_type(dy, x))
    n, c = np.ogrid[: x.shape[0], : x.shape[1]]
    np.add.at(dx, (n[..., None, None], c[..., None, None], rows, columns), dy)
    return dx


def avg_pool2d_backward(
    dy: npt.ArrayLike,
    x: npt.ArrayLike,
    size: Size,
    *,
    stride: Size | None = None,
    padding: Size = 0,
    partial: bool = False,
) -> Floats:
    """Gradient dx (N, C, H, W) of ``avg_pool2d``: dy is shared out evenly. Raises ShapeError."""
    x = floats("x", x)
    f, s, p, out = pool_settings(x, size, stride, padding, partial)
    dy = _checked("dy", dy, (*x.shape[:2], *out))
    share = dy / pool_counts(x.shape, f, s, p, out).astype(dy.dtype)
    height = max(x.shape[2] + 2 * p[0], (out[0] - 1) * s[0] + f[0])
    width = max(x.shape[3] + 2 * p[1], (out[1] - 1) * s[1] + f[1])
    dxp = np.zeros((*x.shape[:2], height, width), np.result_type(dy, x))
    for i, j in np.ndindex(*f):
        dxp[:, :, tap_slice(i, out[0], s[0]), tap_slice(j, out[1], s[1])] += share
    return _cropped(dxp, p, x.shape)


def relu_backward(dy: npt.ArrayLike, x: npt.ArrayLike) -> Floats:
    """Gradient dx of ``relu``: dy where x is positive, else 0."""
    x = floats("x", x)
    return np.where(x > 0, _checked("dy", dy, x.shape), 0)


def leaky_relu_backward(dy: npt.ArrayLike, x: npt.ArrayLike, slope: float = 0.01) -> Floats:
    """Gradient dx of ``leaky_relu``: dy where x is positive, slope · dy elsewhere."""
    x = floats("x", x)
    dy = _checked("dy", dy, x.shape)
    return np.where(x > 0, dy, dy * dy.dtype.type(slope))


def sigmoid_backward(dy: npt.ArrayLike, x: npt.ArrayLike) -> Floats:
    """Gradient dx = dy · g(x) (1 - g(x)): at most dy / 4, almost nothing where g saturates."""
    x = floats("x", x)
    dx: Floats = _checked("dy", dy, x.shape) * sigmoid(x) * sigmoid(-x)
    return dx


def tanh_backward(dy: npt.ArrayLike, x: npt.ArrayLike) -> Floats:
    """Gradient dx = dy · (1 - tanh²(x))."""
    x = floats("x", x)
    dx: Floats = _checked("dy", dy, x.shape) * (1 - np.tanh(x) ** 2)
    return dx


def softmax_backward(dy: npt.ArrayLike, x: npt.ArrayLike, axis: int = -1) -> Floats:
    """Gradient dx = y · (dy - Σ dy · y) with y = softmax(x)."""
    x = floats("x", x)
    dy = _checked("dy", dy, x.shape)
    y = softmax(x, axis)
    dx: Floats = y * (dy - (dy * y).sum(axis=axis, keepdims=True))
    return dx


def _checked(name: str, values: npt.ArrayLike, shape: tuple[int, ...]) -> Floats:
    array = floats(name, values)
    if array.shape != shape:
        raise ShapeError(f"{name}: got shape {array.shape}, expected {shape}")
    return array


def _cropped(dxp: Floats, p: Pair, x: tuple[int, ...]) -> Floats:
    """The part of padded images that images of shape x fill."""
    return np.ascontiguousarray(dxp[:, :, p[0] : p[0] + x[2], p[1] : p[1] + x[3]])
