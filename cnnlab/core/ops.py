"""Forward passes: convolution, pooling, activations.

Axis order: images (N, C, H, W), filters (K, C, kh, kw), biases (K,), outputs (N, K, OH, OW); pairs
are (rows, columns). float32 and float64 are kept, integers become float64. Nothing is changed in
place; results are new and C-contiguous.
"""

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import as_strided

from cnnlab.core.arrays import Floats
from cnnlab.core.fast.im2col import correlate, unroll
from cnnlab.core.fast.tiled_pool import tile_max
from cnnlab.core.fast.workspace import Scratch
from cnnlab.core.shapes import Pair, ShapeError, check_dimensions, conv_output, pair, pool_output

Size = int | tuple[int, int]


def conv2d(
    x: npt.ArrayLike,
    w: npt.ArrayLike,
    b: npt.ArrayLike | None = None,
    *,
    stride: Size = 1,
    padding: Size = 0,
    dilation: Size = 1,
) -> Floats:
    """Cross-correlation of images with filters, plus a bias for each filter.

    x (N, C, H, W), w (K, C, kh, kw), b (K,) or None; gives (N, K, OH, OW) with
    OH = floor((H + 2P - D (kh - 1) - 1) / S) + 1. Raises ShapeError for shapes that disagree or an
    empty output, TypeError for values that are not real. Goodfellow et al. 2016, Deep Learning,
    equation 9.6.
    """
    x, w, b = checked_conv(x, w, b)
    s, p, d = conv_settings(stride, padding, dilation)
    conv_output(x.shape, w.shape, s, p, d)
    scratch = Scratch()
    y = correlate(unroll(x, (w.shape[2], w.shape[3]), s, p, d, scratch), w, scratch)
    return np.ascontiguousarray(y if b is None else y + b[:, None, None])


def max_pool2d(
    x: npt.ArrayLike,
    size: Size,
    *,
    stride: Size | None = None,
    padding: Size = 0,
    partial: bool = False,
) -> Floats:
    """Maximum of each window; the padding is -inf.

    x (N, C, H, W) gives (N, C, OH, OW); ``stride`` is the window's size if None; with ``partial``
    windows that stick out at the far edge are kept, as long as they start inside the input. Raises
    ShapeError where there is no output or the padding is not smaller than the window.
    """
    x = floats("x", x)
    f, s, p, out = pool_settings(x, size, stride, padding, partial)
    if s == f and not any(p) and not partial:
        return tile_max(x, f, Scratch()).y
    largest: Floats = pool_taps(x, f, s, p, out, -np.inf).max(axis=2)
    return largest


def avg_pool2d(
    x: npt.ArrayLike,
    size: Size,
    *,
    stride: Size | None = None,
    padding: Size = 0,
    partial: bool = False,
) -> Floats:
    """Mean of each window's cells that lie inside the input.

    Shapes, settings and errors as ``max_pool2d``.
    """
    x = floats("x", x)
    f, s, p, out = pool_settings(x, size, stride, padding, partial)
    read = pool_taps(x, f, s, p, out, 0.0)
    sums: Floats = read[:, :, 0].copy()
    for tap in range(1, read.shape[2]):  # in reading order, as one adds by hand
        sums += read[:, :, tap]
    return sums / pool_counts(x.shape, f, s, p, out).astype(x.dtype)


def relu(x: npt.ArrayLike) -> Floats:
    """max(0, x), element-wise. Nair and Hinton 2010."""
    return np.maximum(floats("x", x), 0)


def leaky_relu(x: npt.ArrayLike, slope: float = 0.01) -> Floats:
    """Keep x where it is positive, slope · x elsewhere. Maas et al. 2013."""
    x = floats("x", x)
    return np.where(x > 0, x, x * x.dtype.type(slope))


def sigmoid(x: npt.ArrayLike) -> Floats:
    """1 / (1 + exp(-x)), 0…1, without overflow at either end."""
    x = floats("x", x)
    e = np.exp(-np.abs(x))
    y: Floats = np.where(x >= 0, 1, e) / (1 + e)
    return y


def tanh(x: npt.ArrayLike) -> Floats:
    """Hyperbolic tangent, -1…1."""
    return np.tanh(floats("x", x))


def softmax(x: npt.ArrayLike, axis: int = -1) -> Floats:
    """exp(x) / Σ exp(x) along an axis: positive, and of sum 1. Bishop 2006, equation 4.62."""
    x = floats("x", x)
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    y: Floats = e / e.sum(axis=axis, keepdims=True)
    return y


def floats(name: str, values: npt.ArrayLike) -> Floats:
    """Values as float32 or float64, C-contiguous. Raises TypeError for what is not real."""
    array = np.asarray(values, order="C")
    if array.dtype in (np.float32, np.float64):
        return array
    if array.dtype.kind not in "biuf":
        raise TypeError(f"{name}: got numbers of type {array.dtype}, expected real numbers")
    return array.astype(np.float64, order="C")


def checked_conv(
    x: npt.ArrayLike, w: npt.ArrayLike, b: npt.ArrayLike | None
) -> tuple[Floats, Floats, Floats | None]:
    """Images, filters and biases of shapes that agree. Raises ShapeError where they do not."""
    x, w = floats("x", x), floats("w", w)
    check_dimensions("x", x, "N,C,H,W")
    check_dimensions("w", w, "K,C,kh,kw")
    if x.shape[1] != w.shape[1]:
        raise ShapeError(f"w: got {w.shape[1]} channels, expected {x.shape[1]}, as x has")
    if 0 in w.shape or 0 in x.shape[1:]:
        raise ShapeError(f"x of shape {x.shape} and w of shape {w.shape} give an empty output")
    if b is None:
        return x, w, None
    b = floats("b", b)
    if b.shape != (w.shape[0],):
        raise ShapeError(f"b: got shape {b.shape}, expected ({w.shape[0]},), one a filter")
    return x, w, b


def conv_settings(stride: Size, padding: Size, dilation: Size) -> tuple[Pair, Pair, Pair]:
    """Stride, padding and dilation as pairs. Raises ShapeError."""
    return (
        pair(stride, "stride", minimum=1),
        pair(padding, "padding", minimum=0),
        pair(dilation, "dilation", minimum=1),
    )


def pool_settings(
    x: Floats, size: Size, stride: Size | None, padding: Size, partial: bool
) -> tuple[Pair, Pair, Pair, Pair]:
    """Window, stride, padding and output size as pairs. Raises ShapeError."""
    check_dimensions("x", x, "N,C,H,W")
    f = pair(size, "size", minimum=1)
    s = f if stride is None else pair(stride, "stride", minimum=1)
    p = pair(padding, "padding", minimum=0)
    return f, s, p, pool_output(x.shape, f, s, p, partial)


def pad(x: Floats, p: Pair, value: float = 0.0, beyond: Pair = (0, 0)) -> Floats:
    """Images (N, C, H, W) in a ring of ``value``, with ``beyond`` more rows and columns behind."""
    if not any(p) and not any(beyond):
        return x
    n, c, h, w = x.shape
    shape = (n, c, h + 2 * p[0] + beyond[0], w + 2 * p[1] + beyond[1])
    padded = np.full(shape, value, dtype=x.dtype)
    padded[:, :, p[0] : p[0] + h, p[1] : p[1] + w] = x
    return padded


def taps(xp: Floats, f: Pair, out: Pair, s: Pair) -> Floats:
    """View (N, C, kh, kw, OH, OW) of padded images: for each tap, what all windows read there."""
    n, c, row, column = xp.strides
    strides = (n, c, row, column, row * s[0], column * s[1])
    shape = (*xp.shape[:2], *f, *out)
    return as_strided(xp, shape, strides, writeable=False)


def pool_taps(x: Floats, f: Pair, s: Pair, p: Pair, out: Pair, value: float) -> Floats:
    """Copy (N, C, kh·kw, OH, OW) of what each tap of a pool reads, in reading order.

    It is ``value`` in the padding and where a partial window sticks out. Copied, because NumPy
    reduces whole planes far faster than short strided axes.
    """
    beyond = [max(0, (out[a] - 1) * s[a] + f[a] - x.shape[2 + a] - 2 * p[a]) for a in (0, 1)]
    xp = pad(x, p, value, (beyond[0], beyond[1]))
    return taps(xp, f, out, s).reshape(*x.shape[:2], f[0] * f[1], *out)


def pool_counts(x: tuple[int, ...], f: Pair, s: Pair, p: Pair, out: Pair) -> npt.NDArray[np.int_]:
    """How many cells of each window (OH, OW) lie inside an input of shape x."""
    counts: list[npt.NDArray[np.int_]] = []
    for a in (0, 1):
        first = np.arange(out[a]) * s[a] - p[a]
        counts.append(np.minimum(first + f[a], x[2 + a]) - np.maximum(first, 0))
    return np.multiply.outer(counts[0], counts[1])
