"""The shipped digits of real hands as images, for what explains a network by examples."""

from functools import cache

import numpy as np

from cnnlab.core.arrays import Floats


@cache
def sample_images() -> Floats:
    """The shipped digits of real hands as images (N, 1, 28, 28)."""
    from cnnlab.digits.ink import rasterise
    from cnnlab.digits.samples import sample_drawings

    return np.stack([rasterise(one.strokes)[None] for one in sample_drawings()])
