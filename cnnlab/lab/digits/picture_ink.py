"""A picture's ink with a stroke drawn into it, or rubbed out along a line.

Pictures are (H, W) in 0…1 with ink 1, and lie in the middle of a canvas of 1 × 1; places (n, 2) are
x and y on that canvas, radii (n,) shares of its side.
"""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Part = tuple[slice, slice]


def squared(picture: Floats) -> Floats:
    """A copy of a picture with margins that make it square."""
    rows, columns = picture.shape
    side = max(rows, columns)
    made = np.zeros((side, side))
    top, left = (side - rows) // 2, (side - columns) // 2
    made[top : top + rows, left : left + columns] = picture
    return made


def add_ink(square: Floats, places: Floats, radii: Floats) -> None:
    """Draw with a round pen along a line into a square picture, in place."""
    side = len(square)
    for part, cover in _covers(square.shape, places * side, radii * side):
        square[part] = np.maximum(square[part], cover)


def pixels(shape: tuple[int, ...], places: Floats) -> Floats:
    """Places on the canvas as pixels (n, 2) of a picture of that shape."""
    side = max(shape)
    return places * side - np.array([(side - shape[1]) / 2, (side - shape[0]) / 2])


def rubbed(ink: Floats, line: Floats, radius: float) -> Floats:
    """Ink (H, W) without what is near a line, in pixels; the same array where there is none."""
    made = ink
    for part, cover in _covers(ink.shape, line, np.full(len(line), radius)):
        if (np.minimum(made[part], cover) > 0).any():
            made = made.copy() if made is ink else made
            made[part] = np.minimum(made[part], 1 - cover)
    return made


def _covers(shape: tuple[int, ...], places: Floats, radii: Floats) -> Iterator[tuple[Part, Floats]]:
    """Of each piece of a line, in pixels: a part of the picture, and how much of it is covered."""
    pieces = list(pairwise(range(len(places)))) or [(0, 0)]
    for a, b in pieces:
        reach = max(radii[a], radii[b]) + 1
        low = np.floor(np.minimum(places[a], places[b]) - reach).astype(int).clip(0)
        high = np.ceil(np.maximum(places[a], places[b]) + reach).astype(int)
        part = slice(low[1], min(high[1], shape[0])), slice(low[0], min(high[0], shape[1]))
        x = np.arange(part[1].start, part[1].stop) + 0.5 - places[a, 0]
        y = np.arange(part[0].start, part[0].stop)[:, None] + 0.5 - places[a, 1]
        if x.size and y.size:
            dx, dy = places[b] - places[a]
            share = ((x * dx + y * dy) / ((dx * dx + dy * dy) or 1.0)).clip(0, 1)
            distance = np.hypot(x - share * dx, y - share * dy)
            radius = radii[a] + share * (radii[b] - radii[a])
            yield part, (radius - distance + 0.5).clip(0, 1)
