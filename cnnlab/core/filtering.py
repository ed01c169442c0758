"""A filter moved over a picture: the whole result, a region of it, or the sum behind one pixel.

Axis order: pictures (H, W) or (C, H, W), filters (kh, kw); every channel is filtered by itself.
float32 and float64 pictures are kept, integers become float64; sums are taken in the picture's
type. A filter is an array, or an ``ImageFilter``, of which a pair gives one combined result.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Array, Floats
from cnnlab.core.experiment.evaluate import Problem
from cnnlab.core.fast.banded import Block, correlate_block
from cnnlab.core.filter_settings import OUTSIDE, Axis, FilterSettings, Indices, passes
from cnnlab.core.image_filters import ImageFilter
from cnnlab.core.ops import floats
from cnnlab.core.shapes import ShapeError, check_dimensions

Filter: TypeAlias = ImageFilter | npt.ArrayLike
Passes: TypeAlias = list[tuple[Axis, Axis]]
PLAIN = FilterSettings()


class Progress(NamedTuple):
    """A result on its way, of which rows may be missing, and how much is done, 0…1."""

    output: Floats
    done: float


class WindowSum(NamedTuple):
    """The sum of one window.

    ``rows`` (kh,) and ``columns`` (kw,) are the places of the taps, beyond the picture in the
    padding; ``window``, ``weights`` and ``products`` (kh, kw) are what is multiplied, in float64.
    """

    rows: Indices
    columns: Indices
    window: Array
    weights: Array
    products: Array
    total: float


class PixelSum(NamedTuple):
    """What one pixel of the result is made of: a window for each filter, and its value."""

    windows: tuple[WindowSum, ...]
    value: float


def filtered(
    picture: npt.ArrayLike, filter_: Filter, settings: FilterSettings = PLAIN
) -> Floats | Problem:
    """The result (H', W') or (C, H', W'); a Problem where no whole window fits.

    Raises ShapeError for a picture or a filter of other dimensions or without numbers.
    """
    started = filtering(picture, filter_, settings)
    if isinstance(started, Problem):
        return started
    for report in started:
        output = report.output
    return output


def filtering(
    picture: npt.ArrayLike, filter_: Filter, settings: FilterSettings = PLAIN
) -> Iterator[Progress] | Problem:
    """As ``filtered``, a strip of rows at a time: who stops to ask has cancelled it."""
    x, weights = _checked(picture, filter_)
    found = passes((x.shape[-2], x.shape[-1]), weights[0].shape, settings)
    if isinstance(found, Problem):
        return found
    return _channels(x, filter_, weights, found, settings, *_whole(found))


def region(
    picture: npt.ArrayLike, filter_: Filter, settings: FilterSettings, rows: range, columns: range
) -> Floats:
    """The pixels of the result in these rows and columns, without working out the others.

    Steps of 1. Raises ShapeError as ``filtered``, and for a region that is empty or not inside the
    result.
    """
    x, weights = _checked(picture, filter_)
    found = passes((x.shape[-2], x.shape[-1]), weights[0].shape, settings)
    size = (0, 0) if isinstance(found, Problem) else tuple(axis.windows for axis in found[-1])
    for part, count in zip((rows, columns), size, strict=True):
        if part.step != 1 or not 0 <= part.start < part.stop <= count:
            raise ShapeError(f"region: got {rows} and {columns}, expected a part of {size}")
    assert not isinstance(found, Problem)  # noqa: S101 - its size would be (0, 0)
    for report in _channels(x, filter_, weights, found, settings, rows, columns):
        output = report.output
    return output


def sampled(
    picture: npt.ArrayLike, filter_: Filter, settings: FilterSettings, step: int
) -> Floats | Problem:
    """Every ``step``-th row and column of the result, as a preview.

    Exact where the filter is applied once. Where it is repeated, the times before the last are
    left to a picture that has been thinned out.
    """
    x, _ = _checked(picture, filter_)
    if settings.repeat > 1:
        return filtered(x[..., ::step, ::step], filter_, settings)
    stride = settings.stride[0] * step, settings.stride[1] * step
    return filtered(x, filter_, replace(settings, stride=stride))


def thinned(picture: npt.ArrayLike, most: int) -> Floats:
    """Every n-th pixel of a picture, ``most`` or fewer along each side, to filter as a preview.

    Of a large picture it is made once; a filter on it takes a few milliseconds, where ``sampled``
    has to read all of the picture each time.
    """
    x = floats("picture", picture)
    step = -(-max(x.shape[-2:]) // most)
    return np.ascontiguousarray(x[..., ::step, ::step])


def window_at(
    picture: npt.ArrayLike,
    filter_: Filter,
    settings: FilterSettings,
    row: int,
    column: int,
    channel: int = 0,
) -> PixelSum:
    """What the pixel of the result at this row and column is made of.

    Of a filter that is applied several times it is the last time; windows are of the result before.
    Raises ShapeError as ``filtered``, IndexError for a pixel that is not in the result.
    """
    x, weights = _checked(picture, filter_)
    found = passes((x.shape[-2], x.shape[-1]), weights[0].shape, settings)
    size = (0, 0) if isinstance(found, Problem) else tuple(axis.windows for axis in found[-1])
    planes = x.reshape(-1, *x.shape[-2:])
    if not (0 <= row < size[0] and 0 <= column < size[1] and 0 <= channel < len(planes)):
        raise IndexError(f"row {row}, column {column}, channel {channel}: the result has {size}")
    assert not isinstance(found, Problem)  # noqa: S101 - its size would be (0, 0)
    plane = planes[channel]
    with np.errstate(all="ignore"):
        sums = tuple(_window(plane, w, found[-1], settings, row, column) for w in weights)
        value = _combine(filter_, tuple(np.array(part.total) for part in sums))
    return PixelSum(sums, float(value))


def _checked(picture: npt.ArrayLike, filter_: Filter) -> tuple[Floats, tuple[Floats, ...]]:
    x = floats("picture", picture)
    if x.ndim not in (2, 3) or x.size == 0:
        raise ShapeError(f"picture: got shape {x.shape}, expected (H,W) or (C,H,W)")
    kernels = filter_.kernels() if isinstance(filter_, ImageFilter) else (floats("w", filter_),)
    for weights in kernels:
        check_dimensions("w", weights, "kh,kw")
        if weights.size == 0:
            raise ShapeError(f"w: got shape {weights.shape}, expected at least one number")
    return x, kernels


def _combine(filter_: Filter, results: tuple[Floats, ...]) -> Floats:
    return filter_.combine(results) if isinstance(filter_, ImageFilter) else results[0]


def _as_applied(weights: Floats, settings: FilterSettings) -> Floats:
    return weights[::-1, ::-1] if settings.flip else weights


def _whole(found: Passes) -> tuple[range, range]:
    rows, columns = found[-1]
    return range(rows.windows), range(columns.windows)


def _channels(
    x: Floats,
    filter_: Filter,
    kernels: tuple[Floats, ...],
    found: Passes,
    settings: FilterSettings,
    rows: range,
    columns: range,
) -> Iterator[Progress]:
    """Channel by channel, so that what lies between picture and result is of one channel only."""
    planes = x.reshape(-1, *x.shape[-2:])
    output = np.empty((*x.shape[:-2], len(rows), len(columns)), x.dtype)
    ready = output.reshape(-1, len(rows), len(columns))
    parts = len(planes) * len(kernels)
    for c, plane in enumerate(planes):
        results = []
        for i, weights in enumerate(kernels):
            to = np.empty_like(ready[c]) if i else ready[c]
            w = _as_applied(weights, settings)
            for done in _plane(plane, w, found, rows, columns, to):
                yield Progress(output, (c * len(kernels) + i + done) / parts)
            results.append(to)
        for row in range(len(rows)) if len(results) > 1 else ():  # no third plane is taken
            ready[c][row] = _combine(filter_, tuple(result[row] for result in results))
    yield Progress(output, 1.0)


def _plane(
    plane: Floats, w: Floats, found: Passes, rows: range, columns: range, to: Floats
) -> Iterator[float]:
    """All passes over one channel, each only where the next one reads; the last goes into ``to``.

    Yields how much is done, less than 1.
    """
    parts = [(rows, columns)]
    for both in reversed(found[1:]):
        parts.insert(0, (both[0].inside(parts[0][0]), both[1].inside(parts[0][1])))
    block = Block(plane, 0, 0)
    for i, (both, part) in enumerate(zip(found, parts, strict=True)):
        size = len(part[0]), len(part[1])
        values = to if i == len(found) - 1 else np.empty(size, plane.dtype)
        for done in correlate_block(block, w, both, *part, values):
            yield (i + done) / len(found)
        block = Block(values, part[0].start, part[1].start)


def _window(
    plane: Floats,
    weights: Floats,
    both: tuple[Axis, Axis],
    settings: FilterSettings,
    row: int,
    column: int,
) -> WindowSum:
    taps = _taps(both[0], row), _taps(both[1], column)
    source = [axis.source(part) for axis, part in zip(both, taps, strict=True)]
    outside = (source[0] == OUTSIDE)[:, None] | (source[1] == OUTSIDE)
    if settings.repeat > 1:
        earlier = replace(settings, repeat=settings.repeat - 1)
        rows = both[0].inside(range(row, row + 1))
        columns = both[1].inside(range(column, column + 1))
        plane = region(plane, weights, earlier, rows, columns)
        source = [source[0] - rows.start, source[1] - columns.start]
    at = np.ix_(np.maximum(source[0], 0), np.maximum(source[1], 0))
    read = np.where(outside, 0.0, plane[at].astype(np.float64))
    w = _as_applied(weights, settings).astype(np.float64)
    products = read * w
    total = float(products.sum())
    return WindowSum(np.array(taps[0]), np.array(taps[1]), read, w, products, total)


def _taps(axis: Axis, window: int) -> range:
    first = axis.first(window)
    return range(first, first + axis.reach, axis.dilation)
