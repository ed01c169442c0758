"""The arithmetic of sizes: how large an output is, what a window reaches, which settings fit.

Sizes are of one axis unless a pair (rows, columns) is named. W is the input's size, F the
window's, P the padding on each side, S the stride, D the dilation.
"""

from collections.abc import Iterator
from operator import index
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Pair = tuple[int, int]
MOST_TRIED = 64  # strides and paddings looked at on the way to one that fits


class ShapeError(ValueError):
    """Shapes that disagree, or an output that would be empty: says what it got and expected."""


class FittingSetting(NamedTuple):
    """A stride and a padding with which the windows reach the whole input, and the output size."""

    stride: int
    padding: int
    output: int


def pair(value: int | tuple[int, int], name: str, *, minimum: int = 0) -> Pair:
    """One number for both axes, or (rows, columns), as a pair of ints.

    Raises ShapeError for anything else, and for a number below the minimum.
    """
    values = tuple(value) if isinstance(value, tuple | list) else (value, value)
    whole = [v for v in values if _is_whole(v)]
    if len(values) != 2 or len(whole) != 2 or min(whole) < minimum:
        raise ShapeError(
            f"{name}: got {value!r}, expected an integer, or (rows, columns), of at least {minimum}"
        )
    return index(whole[0]), index(whole[1])


def _is_whole(value: object) -> bool:
    return isinstance(value, int | np.integer) and not isinstance(value, bool | np.bool_)


def effective_field(field: int, dilation: int = 1) -> int:
    """Cells from a window's first tap to its last: (F - 1) D + 1."""
    return (field - 1) * dilation + 1


def output_size(
    size: int,
    field: int,
    stride: int = 1,
    padding: int = 0,
    dilation: int = 1,
    *,
    partial: bool = False,
) -> int:
    """How many windows fit: the floor of (W - F + 2P) / S + 1; 0 or less when none does.

    With ``partial`` it is the ceiling, but a partial window starts inside the input, not in the
    padding behind it. Dumoulin and Visin 2016, A guide to convolution arithmetic for deep
    learning, relationships 6 and 15.
    """
    room = size + 2 * padding - effective_field(field, dilation)
    if not partial:
        return room // stride + 1
    count = -(-room // stride) + 1
    return count - 1 if (count - 1) * stride >= size + padding else count


def uncovered(size: int, field: int, stride: int, padding: int = 0, dilation: int = 1) -> int:
    """Cells at the padded line's far end that no window reaches: (W + 2P - F) mod S."""
    room = size + 2 * padding - effective_field(field, dilation)
    return room % stride if room >= 0 else 0


def unread(
    size: int, field: int, stride: int, padding: int, dilation: int, count: int
) -> tuple[int, ...]:
    """Cells before the last one that is read which none of ``count`` windows reads.

    They are counted from the line's first cell; those of the padding before it are negative.
    """
    if dilation == 1 and stride <= field:
        return ()
    read = {w * stride + tap * dilation for w in range(count) for tap in range(field)}
    end = min(max(read), size + 2 * padding)
    return tuple(at - padding for at in range(end) if at not in read)


def tap_slice(tap: int, count: int, stride: int, dilation: int = 1) -> slice:
    """What one tap of ``count`` windows reads on a padded axis: from D · tap in steps of S."""
    first = tap * dilation
    return slice(first, first + (count - 1) * stride + 1, stride)


def fitting(
    size: int,
    field: int,
    stride: int,
    padding: int = 0,
    dilation: int = 1,
    *,
    below: int | None = None,
    most: int = 3,
) -> list[FittingSetting]:
    """Nearest settings that divide exactly: another stride, or another padding, nearest first.

    No stride is longer than the window, as that leaves cells out between two windows; one window
    alone is given only where nothing else fits. With ``below`` paddings are less than it, as those
    of a pool are less than its window.
    """
    reach = effective_field(field, dilation)
    longest = max(1, size + 2 * padding - reach)
    strides = range(1, min(stride + MOST_TRIED, longest + 1, reach + 1))
    paddings = range(padding + MOST_TRIED if below is None else below)
    if stride > reach:
        paddings = range(0)
    found = [
        FittingSetting(s, p, output_size(size, field, s, p, dilation))
        for s, p in _neighbours(stride, padding, strides, paddings)
        if uncovered(size, field, s, p, dilation) == 0
        and (made := output_size(size, field, s, p, dilation)) >= 1
        and not unread(size, field, s, p, dilation, made)
    ]
    found = [fit for fit in found if fit.output > 1] or found
    found.sort(key=lambda fit: (abs(fit.stride - stride) + abs(fit.padding - padding), fit))
    return found[:most]


def _neighbours(stride: int, padding: int, strides: range, paddings: range) -> Iterator[Pair]:
    yield from ((s, padding) for s in strides if s != stride)
    yield from ((stride, p) for p in paddings if p != padding)


def check_dimensions(name: str, array: npt.NDArray[np.generic], axes: str) -> None:
    """Raise ShapeError unless the array has as many axes as ``axes`` names, as in "N,C,H,W"."""
    wanted = len(axes.split(","))
    if array.ndim != wanted:
        raise ShapeError(f"{name}: got shape {array.shape}, expected ({axes})")


def check_output(name: str, shape: Pair, window: Pair, padded: Pair) -> Pair:
    """Rows and columns of the output. Raises ShapeError where there would be none."""
    if min(shape) < 1:
        raise ShapeError(
            f"{name}: a window of {window[0]}×{window[1]} does not fit an input of "
            f"{padded[0]}×{padded[1]}, padding included"
        )
    return shape


def conv_output(x: tuple[int, ...], w: tuple[int, ...], s: Pair, p: Pair, d: Pair) -> Pair:
    """Rows and columns of a convolution's output from the shapes of x and w."""
    rows, columns = (output_size(x[2 + a], w[2 + a], s[a], p[a], d[a]) for a in (0, 1))
    reach = effective_field(w[2], d[0]), effective_field(w[3], d[1])
    return check_output("conv2d", (rows, columns), reach, (x[2] + 2 * p[0], x[3] + 2 * p[1]))


def pool_output(x: tuple[int, ...], f: Pair, s: Pair, p: Pair, partial: bool) -> Pair:
    """Rows and columns of a pool's output. Raises ShapeError, also where p is not below f."""
    if x[1] == 0:
        raise ShapeError(f"x of shape {x} gives an empty output, expected one channel or more")
    if p[0] >= f[0] or p[1] >= f[1]:
        raise ShapeError(f"padding: got {p}, expected less than the window {f} on each axis")
    rows, columns = (
        output_size(x[2 + a], f[a], s[a], p[a], partial=partial) if x[2 + a] else 0 for a in (0, 1)
    )
    return check_output("pool", (rows, columns), f, (x[2] + 2 * p[0], x[3] + 2 * p[1]))
