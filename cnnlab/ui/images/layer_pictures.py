"""Bytes of maps as pictures in a theme's colours: one byte a pixel and a table of colours."""

from functools import cache

import numpy as np
from PySide6.QtGui import QImage

from cnnlab.core.arrays import Bytes
from cnnlab.lab.images.layers import ZERO
from cnnlab.scene.colours import Theme, diverging

GREYS = [0xFF000000 | level << 16 | level << 8 | level for level in range(256)]


@cache
def signed_colours(theme: Theme) -> list[int]:
    """A colour for each byte of a map: ZERO is neutral."""
    values = (np.arange(256) - ZERO) / (255 - ZERO)
    pixels = diverging(values, 1.0, theme).astype(int)
    return [0xFF000000 | int(r) << 16 | int(g) << 8 | int(b) for b, g, r, _ in pixels]


def byte_image(pixels: Bytes, colours: list[int]) -> QImage:
    """A picture (H, W) of bytes, of which it keeps a copy."""
    height, width = pixels.shape
    rows = np.ascontiguousarray(pixels)
    image = QImage(rows.data, width, height, width, QImage.Format.Format_Indexed8).copy()
    image.setColorTable(colours)
    return image
