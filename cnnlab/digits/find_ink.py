"""Ink found in pictures: on light or dark ground, under even or uneven light."""

from pathlib import Path

import numpy as np

from cnnlab.core.arrays import Array
from cnnlab.core.picture import Picture
from cnnlab.digits.page_search import LARGEST, Found, find_digits
from cnnlab.digits.paper import DARKEST, lightness
from cnnlab.files.pictures import read_picture


def ink_of(path: Path) -> Array:
    """Ink (H, W) in 0…1 of a picture file, ground 0. Raises PictureError, OSError."""
    return digits_in(read_picture(path, LARGEST)).ink()


def digits_in(picture: Picture) -> Found:
    """The digits in a picture that was read with no side above ``LARGEST`` pixels."""
    return find_digits(lightness(picture))


def find_ink(grey: Array) -> Array:
    """Ink (H, W) in 0…1 of brightness (H, W) in 0…1: that of digits, darker or lighter."""
    return find_digits(np.log(grey + DARKEST).astype(np.float32)).ink()
