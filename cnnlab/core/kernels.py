"""Named 3×3 filters to try on a picture (kh, kw)."""

import numpy as np

from cnnlab.core.arrays import Array

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
DIVISORS = (9, 16)
_INTEGERS |= {  # of pictures only; the last is the tutorial's, in its section 4.2
    "prewitt_x": ([[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]], 1),
    "prewitt_y": ([[-1, -1, -1], [0, 0, 0], [1, 1, 1]], 1),
    "emboss_corners": ([[4, 0, 0], [0, 0, 0], [0, 0, -4]], 1),
}
ALL_KERNELS = tuple(_INTEGERS)


def pattern(name: str, shape: tuple[int, int], positive: bool = False) -> Array:
    """Values (rows, columns) to fill a block with: "zeros", "ones", "identity" or "random".

    Random values are the course demo's: 0, 1, 2 where ``positive``, else -1, 0, 1. Raises KeyError
    for another name.
    """
    if name == "random":
        rng = np.random.default_rng()
        low, high = (0, 3) if positive else (-1, 2)
        return rng.integers(low, high, shape).astype(np.float64)
    if name == "identity":
        return np.eye(*shape)
    return np.full(shape, {"zeros": 0.0, "ones": 1.0}[name])


def turned(kernel: Array, way: str) -> Array:
    """A kernel (…, kh, kw) turned: "transpose", "mirror_columns" or "mirror_rows"."""
    if way == "transpose":
        return np.ascontiguousarray(kernel.swapaxes(-1, -2))
    return np.ascontiguousarray(
        kernel[..., ::-1] if way == "mirror_columns" else kernel[..., ::-1, :]
    )


def common_divisor(weights: Array) -> int:
    """The divisor, of DIVISORS, by which weights are whole numbers; 1 where decimals say them.

    Those are hundredths, what has no such divisor, and all of a filter with a weight of 1 or more.
    """
    if (np.abs(weights) >= 1).any() or _are_whole(weights * 100):
        return 1
    return next((one for one in DIVISORS if _are_whole(weights * one)), 1)


def _are_whole(values: Array) -> bool:
    return bool((np.abs(values - np.round(values)) < 1e-9).all())


def kernel(name: str) -> Array:
    """Give the 3×3 filter of that name. Raises KeyError for a name that is not in ALL_KERNELS."""
    numbers, divisor = _INTEGERS[name]
    return np.array(numbers, dtype=np.float64) / divisor


def name_of(filter_: Array) -> str | None:
    """Name in KERNELS of the kernel that a filter (C, kh, kw) has on every channel, if any."""
    if filter_.shape[1:] != (3, 3):
        return None
    return next((name for name, k in _KERNELS.items() if (filter_ == k).all()), None)


_KERNELS = {name: kernel(name) for name in KERNELS}
