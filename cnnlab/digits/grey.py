"""A grey picture's ink prepared as strokes are: 20 pixels, centre of mass in the middle."""

import numpy as np
import numpy.typing as npt

from cnnlab.digits.ink import BOX, SIZE, Image, Points, Preparation, centre_of_mass

FAINT = 0.1  # of the darkest ink; what is fainter does not count for the box
NOTHING = 0.02  # a picture whose darkest ink is fainter is blank


def prepare_image(grey: npt.ArrayLike) -> Image:
    """Image (28, 28), 0…1, of a picture (H, W) in 0…1 with ink 1; zeros where there is no ink.

    The darkest ink becomes 1. Shrinking averages what each pixel covers, enlarging interpolates.
    Raises ValueError for another shape and for numbers outside 0…1.
    """
    return prepare_grey(grey).image


def prepare_grey(grey: npt.ArrayLike) -> Preparation:
    """As ``prepare_image``, with what was done on the way, in pixels of the picture."""
    ink = _checked(grey)
    darkest = float(ink.max())
    if darkest < NOTHING:
        return Preparation(np.zeros((SIZE, SIZE), np.float32))
    inked = ink > FAINT * darkest
    rows, columns = _span(inked.sum(axis=1)), _span(inked.sum(axis=0))
    ink = ink[rows, columns]
    scale = BOX / max(ink.shape)
    size = np.array(ink.shape[::-1])
    mass = np.array(centre_of_mass(ink)) + 0.5 - size / 2
    room = np.maximum(SIZE - size * scale, 0) / 2
    left, top = SIZE / 2 - np.clip(mass * scale, -room, room) - size * scale / 2
    image = _shares(ink.shape[0], scale, top) @ ink @ _shares(ink.shape[1], scale, left).T
    box = float(columns.start), float(rows.start), float(columns.stop), float(rows.stop)
    middle = box[0] + (SIZE / 2 - left) / scale, box[1] + (SIZE / 2 - top) / scale
    return Preparation((image / image.max()).astype(np.float32), box, scale, middle)


def _checked(grey: npt.ArrayLike) -> Points:
    ink = np.asarray(grey, np.float64)
    if ink.ndim != 2 or ink.size == 0:
        raise ValueError(f"grey: got shape {ink.shape}, expected rows and columns")
    least, most = ink.min(), ink.max()
    if not (least >= 0 and most <= 1):
        raise ValueError(f"grey: got numbers from {least:g} to {most:g}, expected 0…1")
    return ink


def _span(inked: npt.NDArray[np.int_]) -> slice:
    places = np.flatnonzero(inked)
    return slice(places[0], places[-1] + 1)


def _shares(count: int, scale: float, start: float) -> Points:
    """How much of each of ``count`` cells each of 28 pixels reads: (28, count).

    A pixel reads what it covers, and never less than the width of a cell around its middle, which
    interpolates between two cells.
    """
    middles = (np.arange(SIZE) + 0.5 - start) / scale
    half = max(1.0, 1 / scale) / 2
    cells = np.arange(count)
    low = np.maximum(middles[:, None] - half, cells)
    high = np.minimum(middles[:, None] + half, cells + 1)
    return np.maximum(high - low, 0) / (2 * half)
