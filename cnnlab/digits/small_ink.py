"""Ink of a picture so small that it can hold one digit only: what stands out from its ground."""

import numpy as np

from cnnlab.core.arrays import Array

WEAK = 0.25  # of the strongest contrast; what has less is ground
FLAT = 0.02  # contrast of a picture in which there is nothing
FAINT = 0.06  # contrast below which uneven paper is easily taken for ink
NOISE = 3.5  # standard deviations: noise alone has less contrast, ink has more
UNEVEN = 6.0  # the same for faint ink, against everything that is uneven


def small_ink(grey: Array) -> Array:
    """Ink (H, W) in 0…1 of brightness (H, W): what stands out from the ground, darker or lighter.

    The ground is a plane through the border, so light that falls from one side does no harm.
    """
    contrast = grey - _ground(grey)
    strong = np.quantile(contrast, [0.002, 0.998])
    ink = -contrast if -strong[0] >= strong[1] else contrast
    most = float(max(-strong[0], strong[1]))
    if _is_blank(contrast, most):
        return np.zeros_like(grey)
    return ((ink / most - WEAK) / (1 - WEAK)).clip(0, 1)


def _is_blank(contrast: Array, most: float) -> bool:
    """Whether the strongest contrast is that of noise, or of paper that is not quite even."""
    if most < FLAT:
        return True
    steps = np.concatenate([np.diff(contrast, axis=axis).ravel() for axis in (0, 1)])
    if most < NOISE * _deviation(steps) / np.sqrt(2):
        return True
    return most < FAINT and most < UNEVEN * _deviation(contrast - np.median(contrast))


def _deviation(values: Array) -> float:
    """Standard deviation by the median, so that a few, the ink, have no say; 0 of none."""
    return 1.4826 * float(np.median(abs(values))) if values.size else 0.0


def _ground(grey: Array) -> Array:
    """A plane through the border's brightness, its outliers left out once."""
    h, w = grey.shape
    y, x = np.mgrid[0:h, 0:w] / max(h, w)
    everywhere = np.stack([np.ones(grey.size), x.ravel(), y.ravel()], axis=1)
    border = np.ones(grey.shape, bool)
    edge = max(1, min(h, w) // 12)
    border[edge:-edge, edge:-edge] = False
    on, value = everywhere[border.ravel()], grey[border]
    plane = np.linalg.lstsq(on, value, rcond=None)[0]
    off = abs(value - on @ plane)
    calm = off <= np.quantile(off, 0.8)
    plane = np.linalg.lstsq(on[calm], value[calm], rcond=None)[0]
    ground: Array = (everywhere @ plane).reshape(grey.shape)
    return ground
