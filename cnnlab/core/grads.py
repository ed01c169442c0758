"""Backward passes, named after the forward ones in ``ops``.

They go from dy, the gradient of the output in its shape, to those of the inputs. Axis order as in
``ops``.
"""

import numpy as np
import numpy.typing as npt

from cnnlab.core.ops import (
    Floats,
    Size,
    checked_conv,
    conv_settings,
    floats,
    pad,
    pool_counts,
    pool_settings,
    pool_taps,
    sigmoid,
    taps,
)
from cnnlab.core.shapes import Pair, ShapeError, conv_output


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
    (n, c, _, _), (k, _, kh, kw) = x.shape, w.shape
    dy = _checked("dy", dy, (n, k, *out))
    xp = pad(x, p)
    dtype = np.result_type(dy, x, w)
    dxp = np.zeros(xp.shape, dtype)
    dw = np.zeros(w.shape, dtype)
    flat = dy.reshape(n, k, out[0] * out[1])
    for i in range(kh):
        rows = taps(xp[:, :, i * d[0] :], (1, kw), out, s, d)[:, :, 0]
        columns = rows.reshape(n, c * kw, out[0] * out[1])
        dw[:, :, i] = np.matmul(flat, columns.transpose(0, 2, 1)).sum(axis=0).reshape(k, c, kw)
        back = w[:, :, i].reshape(k, c * kw).T @ flat
        _scatter(dxp, back.reshape(n, c, kw, *out), i, s, d)
    return _cropped(dxp, p), dw, dy.sum(axis=(0, 2, 3))


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
    above = np.maximum(x, np.finfo(x.dtype).min)  # so that no cell ties with the padding's -inf
    windows = pool_taps(above, f, s, p, out, -np.inf)
    winner = windows.reshape(*x.shape[:2], f[0] * f[1], *out).argmax(axis=2)
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
    spread = np.broadcast_to(share[:, :, None], (*x.shape[:2], f[1], *out))
    for i in range(f[0]):
        _scatter(dxp, spread, i, s, (1, 1))
    return dxp[:, :, p[0] : p[0] + x.shape[2], p[1] : p[1] + x.shape[3]].copy()


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
    return _checked("dy", dy, x.shape) * sigmoid(x) * sigmoid(-x)


def tanh_backward(dy: npt.ArrayLike, x: npt.ArrayLike) -> Floats:
    """Gradient dx = dy · (1 - tanh²(x))."""
    x = floats("x", x)
    return _checked("dy", dy, x.shape) * (1 - np.tanh(x) ** 2)


def softmax_backward(dy: npt.ArrayLike, x: npt.ArrayLike, axis: int = -1) -> Floats:
    """Gradient dx = y · (dy - Σ dy · y) with y = softmax(x)."""
    x = floats("x", x)
    dy = _checked("dy", dy, x.shape)
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    y = e / e.sum(axis=axis, keepdims=True)
    return y * (dy - (dy * y).sum(axis=axis, keepdims=True))


def _checked(name: str, values: npt.ArrayLike, shape: tuple[int, ...]) -> Floats:
    array = floats(name, values)
    if array.shape != shape:
        raise ShapeError(f"{name}: shape {array.shape} came; {shape} was wanted")
    return array


def _scatter(dxp: Floats, back: Floats, i: int, s: Pair, d: Pair) -> None:
    """Add what row ``i`` of taps gives back, (N, C, kw, OH, OW), to where it was read."""
    kw, oh, ow = back.shape[2:]
    rows = slice(i * d[0], i * d[0] + (oh - 1) * s[0] + 1, s[0])
    for j in range(kw):
        columns = slice(j * d[1], j * d[1] + (ow - 1) * s[1] + 1, s[1])
        dxp[:, :, rows, columns] += back[:, :, j]


def _cropped(dxp: Floats, p: Pair) -> Floats:
    _, _, h, w = dxp.shape
    return np.ascontiguousarray(dxp[:, :, p[0] : h - p[0], p[1] : w - p[1]])
