"""The vote: a fully connected layer from pooled maps to two scores, X and O.

Axis order: pooled maps (P, rows, columns), weights (2, P, rows, columns), the letters in the order
of ``LETTERS``.
"""

import numpy as np

from cnnlab.core.arrays import Array, read_only
from cnnlab.core.shapes import ShapeError

# In hundredths; three lines for X, one a piece, then three for O. Found by least squares (ridge) on
# X and O at all places up to two pixels from the middle, and a little distorted in each way: a
# letter's own score is to be 1, the other's 0. The tests find them again.
_WITH_PARTIAL = (
    "-11   5 -17 -14   3 -12 -14  14 -14  -5  18  22 -10  -2  15  17 "
    "11  20  15   5  14  49  24  -7  10  22  22  -1 -10  21  11 -12 "
    "-14  -1  17   3  -2 -27  -6  17   1   3 -27   4  10  14   9  10 "
    "26  -6  28  22   5  15  14   8  40   7 -18 -11  11  20  -9   4 "
    "-24  -4 -29   2  -7 -32 -24   9 -32 -21 -38  -3  10 -15  -9   4 "
    "30  -4 -14  -3  10  26   2 -11   9  -1  50   5  -9  -6   3 -13 "
)
_WITHOUT_PARTIAL = (
    "-8  21 -18  22  -3  -9  -7  -7  11 "
    "9   8  20   5  51  19   8  26  22 "
    "-14  -1  19   2 -34   9  10   7 -13 "
    "35 -13  27  -6   9  14  41   8  -2 "
    "-35   2 -25  -7 -36 -31 -28 -27 -41 "
    "39   1 -13  16  32   1   8   2  41 "
)


def votes(pooled: Array, weights: Array) -> Array:
    """Scores (2,) of X and O: the sum of weights times pooled values. Raises ShapeError."""
    if weights.shape[1:] != pooled.shape:
        raise ShapeError(f"weights: got shape {weights.shape}, expected (2, *{pooled.shape})")
    scores: Array = (weights * pooled).sum(axis=(1, 2, 3))
    return scores


def _weights(hundredths: str, side: int) -> Array:
    numbers = np.array(hundredths.split(), dtype=np.float64) / 100
    return read_only(numbers.reshape(2, -1, side, side))


_DEFAULT = {True: _weights(_WITH_PARTIAL, 4), False: _weights(_WITHOUT_PARTIAL, 3)}


def default_weights(partial: bool = True) -> Array:
    """Weights of ours for pooled maps with partial windows (4×4) or without (3×3); read-only."""
    return _DEFAULT[partial]
