"""Ink found in pictures: on light or dark ground, under even or uneven light."""

from pathlib import Path

import numpy as np

from cnnlab.core.arrays import Array
from cnnlab.files.pictures import read_grey

WEAK = 0.25  # of the strongest contrast; what has less is ground
FLAT = 0.06  # contrast of a picture in which there is nothing


def ink_of(path: Path) -> Array:
    """Ink (H, W) in 0…1 of a picture file, ground 0. Raises DataError, OSError."""
    return find_ink(read_grey(path))


def find_ink(grey: Array) -> Array:
    """Ink (H, W) in 0…1 of brightness (H, W): what stands out from the ground, darker or lighter.

    The ground is a plane through the border, so light that falls from one side does no harm.
    """
    contrast = grey - _ground(grey)
    strong = np.quantile(contrast, [0.002, 0.998])
    ink = -contrast if -strong[0] >= strong[1] else contrast
    most = float(max(-strong[0], strong[1]))
    if most < FLAT:
        return np.zeros_like(grey)
    return ((ink / most - WEAK) / (1 - WEAK)).clip(0, 1)


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
