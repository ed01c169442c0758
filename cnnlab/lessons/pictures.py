"""The pictures that the program ships, by name: 256×256, drawn by code of our own."""

from pathlib import Path
from typing import Final

from cnnlab.assets import asset

PICTURES: Final = ("landscape", "shapes", "writing", "face", "noise", "gradient")


def shipped_picture(name: str) -> Path:
    """The file of a picture in PICTURES. Raises KeyError for another name."""
    if name not in PICTURES:
        raise KeyError(name)
    return asset("pictures", f"{name}.png")
