"""Correlation of one plane with one filter as products with banded matrices.

A column of the filter, repeated along the diagonal, is a banded matrix (R, rows read): times some
rows of the picture it gives R rows of the output at once. A 5×5 filter is five such products of
rows that lie in the cache, each shifted by a column; nothing is unrolled. A filter of rank one is
two products, one along its columns and one along its rows.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.lib.stride_tricks import as_strided

from cnnlab.core.arrays import Floats
from cnnlab.core.filter_settings import OUTSIDE, Axis
from cnnlab.core.shapes import tap_slice

STRIP = 8  # rows of output in a product: more are more zeros, fewer are more calls
COLUMNS = 1024  # at once, and
PIXELS = 128 * COLUMNS  # read at once, so that they stay in the cache
SIDEWAYS = 32  # columns of output in a product of the second pass
FEW = 3  # columns whose products take no longer than two passes
RANK_ONE = 16  # roundings of the first singular value that the second may be


class Block(NamedTuple):
    """A part (h, w) of a plane, and where it begins."""

    values: Floats
    top: int
    left: int


def correlate_block(
    block: Block, w: Floats, both: tuple[Axis, Axis], rows: range, columns: range, to: Floats
) -> Iterator[float]:
    """Windows in these rows and columns, written into ``to``; yields how much is done, 0…1.

    The block holds all pixels that they read. Weights are taken in the type of the block.
    """
    apart = both[0].stride * both[1].stride
    height = STRIP * max(1, PIXELS // (STRIP * min(COLUMNS, len(columns)) * apart))
    tile = _Tile(w, both, to.dtype)
    for start in range(rows.start, rows.stop, height):
        strip = range(start, min(start + height, rows.stop))
        read = _rows_read(block, both[0], strip)
        for left in range(columns.start, columns.stop, COLUMNS):
            part = range(left, min(left + COLUMNS, columns.stop))
            found = to[start - rows.start :, left - columns.start :]
            padded = _columns_read(read, block.left, both[1], part)
            tile.correlate(padded, found[: len(strip), : len(part)])
        yield (strip.stop - rows.start) / len(rows)


def factors(w: Floats) -> tuple[Floats, Floats] | None:
    """A column (kh,) and a row (kw,) whose outer product is the filter (kh, kw), or None.

    Whether there are any is seen by the singular values; they are taken at the largest weight, so
    that those of whole numbers are exact.
    """
    if not np.isfinite(w).all() or not w.any():
        return None
    spread = np.linalg.svd(w.astype(np.float64) / np.abs(w).max(), compute_uv=False)
    if len(spread) > 1 and spread[1] > RANK_ONE * np.finfo(w.dtype).eps * spread[0]:
        return None
    row, column = np.unravel_index(np.abs(w).argmax(), w.shape)
    return w[:, column].copy(), w[row] / w[row, column]


class _Tile:
    """One filter, made ready for the tiles of a plane."""

    def __init__(
        self, w: Floats, both: tuple[Axis, Axis], dtype: np.dtype[np.floating[Any]]
    ) -> None:
        self._rows, self._columns = both
        few = int(w.any(axis=0).sum()) <= FEW
        found = None if few else factors(w)  # in the filter's own type, which tells rank one best
        with np.errstate(over="ignore"):
            self._w = w.astype(dtype)
            columns = self._w.T if found is None else found[0][None].astype(dtype)
            row = None if found is None else found[1].astype(dtype)
        taps = [j for j, column in enumerate(columns) if column.any()]
        self._bands = [(j, _band(columns[j], self._rows, STRIP)) for j in taps]
        self._across = None if row is None else _band(row, self._columns, SIDEWAYS).T

    def correlate(self, padded: Floats, to: Floats) -> None:
        """What windows read (rows, columns), the padding included, to their sums."""
        with np.errstate(all="ignore"):
            if self._across is None:
                self._general(padded, to)
            else:
                self._two_passes(padded, self._across, to)
            if not np.isfinite(to.sum()):  # a zero of the band times infinity is no zero
                self._plain(padded, to)

    def _general(self, padded: Floats, to: Floats) -> None:
        part = np.empty_like(to)
        for i, (tap, band) in enumerate(self._bands):
            self._product(band, padded[:, self._shifted(tap, to.shape[1])], part if i else to)
            if i:
                to += part
        if not self._bands:
            to.fill(0)

    def _two_passes(self, padded: Floats, across: Floats, to: Floats) -> None:
        tall = np.empty((len(to), padded.shape[1]), to.dtype)
        self._product(self._bands[0][1], padded, tall)
        count, step = to.shape[1] // SIDEWAYS, SIDEWAYS * self._columns.stride
        down, right = tall.strides
        shape = (count, len(tall), len(across))
        blocks = as_strided(tall, shape, (step * right, down, right), writeable=False)
        whole = to[:, : count * SIDEWAYS].reshape(len(to), count, SIDEWAYS).transpose(1, 0, 2)
        np.matmul(blocks, across, out=whole)
        left = to.shape[1] - count * SIDEWAYS
        if left:
            rest = tall[:, count * step :]
            np.matmul(rest, across[: rest.shape[1], :left], out=to[:, count * SIDEWAYS :])

    def _product(self, band: Floats, read: Floats, to: Floats) -> None:
        """The band times each strip of the rows read; strips overlap in what they read."""
        if self._columns.stride > 1:
            read = np.ascontiguousarray(read)  # else the product is not BLAS's
        count, step = len(to) // STRIP, STRIP * self._rows.stride
        down, right = read.strides
        shape = (count, band.shape[1], read.shape[1])
        strips = as_strided(read, shape, (step * down, down, right), writeable=False)
        whole = to[: count * STRIP].reshape(count, STRIP, to.shape[1])
        np.matmul(band, strips, out=whole)
        left = len(to) - count * STRIP
        if left:
            rest = read[count * step :]
            np.matmul(band[:left, : len(rest)], rest, out=to[count * STRIP :])

    def _plain(self, padded: Floats, to: Floats) -> None:
        to.fill(0)
        for i, weights in enumerate(self._w):
            rows = tap_slice(i, len(to), self._rows.stride, self._rows.dilation)
            for j, weight in enumerate(weights):
                to += padded[rows, self._shifted(j, to.shape[1])] * weight

    def _shifted(self, tap: int, count: int) -> slice:
        return tap_slice(tap, count, self._columns.stride, self._columns.dilation)


def _band(line: Floats, axis: Axis, count: int) -> Floats:
    """A line of weights, once for each of ``count`` windows (count, pixels read)."""
    band = np.zeros((count, (count - 1) * axis.stride + axis.reach), line.dtype)
    first = np.arange(count) * axis.stride
    for i, weight in enumerate(line):
        band[np.arange(count), first + i * axis.dilation] = weight
    return band


def _rows_read(block: Block, axis: Axis, windows: range) -> Floats:
    """The rows that windows read, the padding included: a view where there is none."""
    places = axis.read(windows)
    if places.start >= 0 and places.stop <= axis.size:
        return block.values[places.start - block.top : places.stop - block.top]
    source = axis.source(places)
    found = block.values[np.maximum(source - block.top, 0)]
    found[source == OUTSIDE] = 0
    return found


def _columns_read(rows: Floats, left: int, axis: Axis, windows: range) -> Floats:
    places = axis.read(windows)
    start, stop = max(0, places.start), min(axis.size, places.stop)
    middle = rows[:, start - left : stop - left]
    if (start, stop) == (places.start, places.stop):
        return middle
    padded = np.empty((len(rows), len(places)), rows.dtype)
    padded[:, start - places.start : stop - places.start] = middle
    for beyond in (range(places.start, start), range(stop, places.stop)):
        source = axis.source(beyond)
        found = rows[:, np.maximum(source - left, 0)]
        found[:, source == OUTSIDE] = 0
        at = beyond.start - places.start
        padded[:, at : at + len(beyond)] = found
    return padded
