"""A picture sampled into a small array. Axis order: channels, rows, columns."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from cnnlab.core.arrays import Array, Bytes
from cnnlab.core.picture import Picture

MAX_CELLS: Final = 64


@dataclass(frozen=True)
class Sampling:
    """How a picture becomes an array.

    Rows and columns 1…64; `colour` gives three channels, else one; `white` is the value of white,
    1 or 255; `crop` cuts the middle out to the wanted proportions, else the picture is stretched.
    """

    rows: int
    columns: int
    colour: bool = False
    white: float = 1.0
    crop: bool = True

    def __post_init__(self) -> None:
        if not (1 <= self.rows <= MAX_CELLS and 1 <= self.columns <= MAX_CELLS):
            raise ValueError(
                f"rows and columns must be 1 to {MAX_CELLS}: {self.rows}, {self.columns}"
            )
        if self.white not in (1.0, 255.0):
            raise ValueError(f"white must be 1 or 255: {self.white}")


def fit_size(width: int, height: int, most: int = 32) -> tuple[int, int]:
    """Rows and columns in the proportions of the picture, `most` along its longer side."""
    longer, shorter = max(width, height), min(width, height)
    other = max(1, (2 * most * shorter + longer) // (2 * longer))
    return (other, most) if width >= height else (most, other)


def sample(picture: Picture, sampling: Sampling) -> Array:
    """Turn a picture into an array (C, rows, columns) with values 0…`white`.

    C is 1 (grey) or 3 (red, green, blue). Each cell is the mean of the area of the picture that it
    covers, so no detail is skipped. Grey is as the picture's ``mix`` makes it. Values are rounded,
    half up: to integers up to 255, to two decimals up to 1. They are what the array holds, not how
    it is shown: the numbers a learner sees are exactly the numbers used.
    """
    pixels = picture.pixels
    if sampling.crop:
        pixels = _middle(pixels, sampling.rows, sampling.columns)
    _, height, width = pixels.shape
    across = _coverage(sampling.columns, width).T
    sums = _coverage(sampling.rows, height) @ pixels.astype(np.float64) @ across
    area = height * width
    if not sampling.colour:
        *shares, offset = picture.mix
        sums = np.tensordot([shares], sums, axes=1) + offset * area
        area *= 1000
    steps = 100 if sampling.white == 1.0 else 255
    # Sums and factors are whole numbers, so a half is a half here and rounds as it does on paper.
    means = (sums * steps / (area * 255)).clip(0, steps)
    rounded: Array = np.floor(means + 0.5) / (steps / sampling.white)
    return rounded


def _middle(pixels: Bytes, rows: int, columns: int) -> Bytes:
    """The largest part of the proportions columns : rows, out of the middle."""
    _, height, width = pixels.shape
    w = min(width, max(1, round(height * columns / rows)))
    h = min(height, max(1, round(width * rows / columns)))
    top, left = (height - h) // 2, (width - w) // 2
    return pixels[:, top : top + h, left : left + w]


def _coverage(cells: int, pixels: int) -> Array:
    """Measure how much of each pixel each cell covers: (cells, pixels), in 1/cells of a pixel."""
    cell = np.arange(cells)[:, np.newaxis]
    pixel = np.arange(pixels)
    start = np.maximum(cell * pixels, pixel * cells)
    end = np.minimum((cell + 1) * pixels, (pixel + 1) * cells)
    covered: Array = np.maximum(end - start, 0).astype(np.float64)
    return covered
