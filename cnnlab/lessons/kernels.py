"""Named 3×3 filters to try on a picture (kh, kw)."""

import numpy as np

from cnnlab.core.experiment import Array

_INTEGERS = {
    "identity": ([[0, 0, 0], [0, 1, 0], [0, 0, 0]], 1),
    "blur": ([[1, 2, 1], [2, 4, 2], [1, 2, 1]], 16),
    "box_blur": ([[1, 1, 1], [1, 1, 1], [1, 1, 1]], 9),
    "sharpen": ([[0, -1, 0], [-1, 5, -1], [0, -1, 0]], 1),
    "sobel_x": ([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], 1),
    "sobel_y": ([[-1, -2, -1], [0, 0, 0], [1, 2, 1]], 1),
    "laplacian": ([[0, 1, 0], [1, -4, 1], [0, 1, 0]], 1),
    "emboss": ([[-2, -1, 0], [-1, 1, 1], [0, 1, 2]], 1),
}
KERNELS = tuple(_INTEGERS)


def kernel(name: str) -> Array:
    """Give the 3×3 filter of that name. Raises KeyError for a name that is not in KERNELS."""
    numbers, divisor = _INTEGERS[name]
    return np.array(numbers, dtype=np.float64) / divisor
