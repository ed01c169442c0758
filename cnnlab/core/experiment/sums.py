"""The sums of an experiment, added up once: grid, ledger and moments show one number.

Added in another order, floats can differ in the last bit, and a cell would be 0 here, 0.00 there.
"""

import numpy as np

from cnnlab.core.arrays import Array
from cnnlab.core.experiment.experiment import Convolution, Experiment
from cnnlab.core.fast.im2col import unroll
from cnnlab.core.fast.workspace import Scratch


def channel_sums(e: Experiment, operation: Convolution) -> Array:
    """Sum of the products of each input channel (C, K, OH, OW), for shapes that fit."""
    k, c, kh, kw = e.filters.shape
    w = e.filters[:, :, ::-1, ::-1] if operation.flip else e.filters
    unrolled = unroll(e.input[None], (kh, kw), e.stride, e.padding, e.dilation, Scratch())
    columns = unrolled.columns.reshape(c, kh * kw, -1)
    rows = np.ascontiguousarray(w.transpose(1, 0, 2, 3)).reshape(c, k, kh * kw)
    return np.matmul(rows, columns).reshape(c, k, *unrolled.output)


def running_sums(parts: Array) -> Array:
    """The first of the parts, the first two, … along the first axis, added in that order."""
    return np.add.accumulate(parts, axis=0)


def convolution_output(e: Experiment, sums: Array) -> Array:
    """Output (K, OH, OW) of the channels' sums: their sum times the scale, plus the bias."""
    total = sums[0].copy()
    for channel in sums[1:]:
        total += channel
    return total * e.scale.numerator / e.scale.denominator + e.biases[:, None, None]
