"""The sums of an experiment, added up once: grid, ledger and moments show one number.

Added in another order, floats can differ in the last bit, and a cell would be 0 here, 0.00 there.
"""

from collections.abc import Iterator
from threading import local

import numpy as np

from cnnlab.core.arrays import Array
from cnnlab.core.experiment.experiment import Convolution, Experiment
from cnnlab.core.fast.im2col import unroll
from cnnlab.core.fast.workspace import Scratch
from cnnlab.core.shapes import output_size

_kept = local()


def channel_sums(e: Experiment, operation: Convolution) -> Array:
    """Sum of the products of each input channel (C, K, OH, OW), for shapes that fit."""
    k, c, kh, kw = e.filters.shape
    w = e.filters[:, :, ::-1, ::-1] if operation.flip else e.filters
    rows = np.ascontiguousarray(w.transpose(1, 0, 2, 3)).reshape(c, k, kh * kw)
    oh, ow = (output_size(*line) for line in _lines(e))
    sums = np.empty((c, k, oh * ow))
    for channel, matrix in enumerate(rows):  # one at a time stays in the cache
        image = e.input[None, channel : channel + 1]
        unrolled = unroll(image, (kh, kw), e.stride, e.padding, e.dilation, _scratch())
        np.matmul(matrix, unrolled.columns, out=sums[channel])
    return sums.reshape(c, k, oh, ow)


def _lines(e: Experiment) -> Iterator[tuple[int, int, int, int, int]]:
    """Size, window, stride, padding and dilation of each axis."""
    sizes = e.input.shape[1:], e.filters.shape[2:]
    yield from zip(*sizes, e.stride, e.padding, e.dilation, strict=True)


def _scratch() -> Scratch:
    """One for each thread: memory that is new at every edit takes longer than the sums."""
    if not hasattr(_kept, "scratch"):
        _kept.scratch = Scratch()
    kept: Scratch = _kept.scratch
    return kept


def running_sums(parts: Array) -> Array:
    """The first of the parts, the first two, … along the first axis, added in that order."""
    return np.add.accumulate(parts, axis=0)


def convolution_output(e: Experiment, sums: Array) -> Array:
    """Output (K, OH, OW) of the channels' sums: their sum times the scale, plus the bias."""
    total = sums[0].copy()
    for channel in sums[1:]:
        total += channel
    return total * e.scale.numerator / e.scale.denominator + e.biases[:, None, None]
