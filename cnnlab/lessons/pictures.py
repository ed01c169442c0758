"""The pictures that the program ships, by name: 256×256, drawn by code of our own."""

from pathlib import Path
from typing import Final

from cnnlab.assets import asset
from cnnlab.core.arrays import Bytes
from cnnlab.files.png import png_pixels

PICTURES: Final = ("landscape", "shapes", "writing", "face", "noise", "gradient")
SIDE: Final = 256  # pixels


def shipped_picture(name: str) -> Path:
    """The file of a picture in PICTURES. Raises KeyError for another name."""
    if name not in PICTURES:
        raise KeyError(name)
    return asset("pictures", f"{name}.png")


def shipped_pixels(name: str) -> Bytes:
    """Pixels (C, H, W) of it, read-only. Raises KeyError for another name."""
    return png_pixels(shipped_picture(name).read_bytes(), SIDE)
