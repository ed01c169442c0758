"""Small pictures of digits: ink on paper, or signed numbers around a neutral zero."""

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage

from cnnlab.core.arrays import Bytes
from cnnlab.scene.colours import Theme, diverging, mixed
from cnnlab.scene.pixmaps import colours_image


@cache
def ink_colours(theme: Theme) -> tuple[int, ...]:
    """Colours by the amount of ink, 0…255."""
    return tuple(mixed(theme.text, theme.zero, ink / 255).rgb() for ink in range(256))


def ink_picture(image: Bytes, colours: Sequence[int]) -> QImage:
    """A picture of bytes (rows, columns), with bytes of its own."""
    pixels = np.ascontiguousarray(image)
    rows, columns = pixels.shape
    picture = QImage(pixels.data, columns, rows, columns, QImage.Format.Format_Indexed8)
    picture.setColorTable(colours)
    return picture.copy()


def ink_bytes(images: npt.NDArray[np.floating]) -> Bytes:
    """Numbers 0…1 as bytes; what lies outside is cut off."""
    return np.round(np.clip(images, 0, 1) * 255).astype(np.uint8)


def signed_picture(image: npt.NDArray[np.floating], largest: float, theme: Theme) -> QImage:
    """A picture of numbers (rows, columns) up to ±``largest``."""
    return colours_image(diverging(image.astype(np.float64), largest, theme))
