"""One number for each channel of images (N, C, H, W): applied to all of it, or its sum.

Written for memory that is ``BY_PIXELS``, where the numbers of one channel lie far apart; other
orders give the same.
"""

import numpy as np

from cnnlab.core.arrays import Floats
from cnnlab.core.fast.workspace import BY_PIXELS, order_of


def each(values: Floats, like: Floats) -> Floats:
    """Numbers (C,) in a shape that goes with images; for all images, so that loops are long."""
    if order_of(like) != BY_PIXELS:
        return values[:, None, None]
    return np.tile(values, (len(like), 1))[..., None, None]


def channel_sums(a: Floats, b: Floats | None = None) -> Floats:
    """Σ a, or Σ a b, of each channel (C,).

    Each map is added in its own type, and the maps in float64: in one type throughout the last of
    many images would lose digits.
    """
    # einsum over two axes at most: several times as fast as sum.
    maps = np.einsum("nchw->nc", a) if b is None else np.einsum("nchw,nchw->nc", a, b)
    return maps.sum(axis=0, dtype=np.float64).astype(a.dtype)
