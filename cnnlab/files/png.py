"""Pixels as PNG and back, to the bit: how a document holds a picture."""

from io import BytesIO
from typing import TYPE_CHECKING, Final

import numpy as np

from cnnlab.core.arrays import Bytes, read_only

if TYPE_CHECKING:
    from PIL.PngImagePlugin import PngImageFile

_CHANNELS: Final = {"L": 1, "RGB": 3}


def png_bytes(pixels: Bytes) -> bytes:
    """A PNG of pixels (C, H, W), grey or red, green and blue."""
    from PIL import Image

    rows = pixels[0] if len(pixels) == 1 else np.ascontiguousarray(pixels.transpose(1, 2, 0))
    file = BytesIO()
    Image.fromarray(rows).save(file, "PNG")
    return file.getvalue()


def png_pixels(content: bytes, most_side: int) -> Bytes:
    """Pixels (C, H, W), read-only, of a PNG that ``png_bytes`` could have made.

    The size is checked before memory is taken. Raises ValueError for anything else: longer sides,
    transparency, palettes, other depths, what is damaged or no PNG.
    """
    from PIL.PngImagePlugin import PngImageFile

    try:
        with PngImageFile(BytesIO(content)) as picture:
            _check(picture, most_side)
            rows = np.asarray(picture)
    except ValueError:
        raise
    except Exception as error:  # decoders raise what they like: a fault in a file is no bug
        raise ValueError(f"PNG: {error}") from error
    return read_only(rows[None] if rows.ndim == 2 else rows.transpose(2, 0, 1))


def _check(picture: "PngImageFile", most_side: int) -> None:
    if picture.mode not in _CHANNELS:
        raise ValueError(f"PNG: got mode {picture.mode}, expected {' or '.join(_CHANNELS)}")
    if max(picture.size) > most_side:
        width, height = picture.size
        raise ValueError(f"PNG: got {width} × {height} pixels, expected sides up to {most_side}")
