"""Ink: pen strokes become the image a network reads, prepared as MNIST's digits were.

The ink's box, pen included, is scaled with its aspect kept until its larger side is 20 pixels, and
moved until its centre of mass is in the middle of 28×28. LeCun et al. 1998, section III.A.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cnnlab.digits.components import counted

Image = npt.NDArray[np.float32]
Points = npt.NDArray[np.float64]
Places = npt.NDArray[np.int_]

SIZE = 28
BOX = 20  # pixels of the larger side
MIDDLE = (SIZE - 1) / 2  # of the image, counted between the middles of pixels
NATURAL = 1 / 20  # width of a pen over the size of what it draws: a line of one pixel
PENS = 1 / 32, 1 / 5.5  # the thinnest and the thickest that are learned from, likewise
WIDEST = 5.0  # pixels; a lone dot would else fill the box
STEP = 3.0  # pixels; longer pieces of a stroke are cut, shorter than a tenth of it are joined
THINNEST = 0.5  # pixels; a thinner pen is drawn as wide and fainter, else dots fall between pixels
FAINT = 1e-6


@dataclass(frozen=True, eq=False)
class Preparation:
    """An image (28, 28), ink 1, and what was done to the ink: units are those of the strokes."""

    image: Image
    box: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """Left, top, right, bottom of the ink, pen included."""
    scale: float = 0.0
    """Pixels for each unit; 0 where there is no ink."""
    mass: tuple[float, float] = (0.0, 0.0)
    """Place (x, y) in the image's middle: the ink's centre of mass, unless ink would be cut off."""


def rasterise(strokes: Sequence[npt.ArrayLike], *, pen_width: float | None = None) -> Image:
    """The image (28, 28) of pen strokes, float32 in 0…1, ink 1.

    strokes are (n, 2) arrays of x and y, y down, in any units and at any place; ``pen_width`` is in
    the same units, None for one in proportion. A pen that is wider than in proportion is drawn in
    proportion, because a thick one closes the loops that tell digits apart. No points give an empty
    image. Raises ValueError for other shapes, for numbers that are infinite or none, and for a pen
    that is not above 0.
    """
    if pen_width is not None and np.isfinite(pen_width) and pen_width > 0:
        pen_width = min(pen_width, NATURAL * extent(strokes) or pen_width)
    return prepare(strokes, pen_width=pen_width).image


def extent(strokes: Sequence[npt.ArrayLike]) -> float:
    """The larger side of all points' box; 0 without points."""
    lines = [line for line in map(_points, strokes) if len(line)]
    return float(np.ptp(np.concatenate(lines), axis=0).max()) if lines else 0.0


def prepare(strokes: Sequence[npt.ArrayLike], *, pen_width: float | None = None) -> Preparation:
    """As ``rasterise``, by a pen of any width, with what was done on the way."""
    lines = [line for line in map(_points, strokes) if len(line)]
    if pen_width is not None and not (np.isfinite(pen_width) and pen_width > 0):
        raise ValueError(f"pen_width: got {pen_width}, expected a number above 0")
    if not lines:
        return Preparation(np.zeros((SIZE, SIZE), np.float32))
    everything = np.concatenate(lines)
    low, high = everything.min(axis=0), everything.max(axis=0)
    size = float((high - low).max())
    pen = pen_width if pen_width is not None else (size * NATURAL or 1.0)
    scale = min(BOX / (size + pen), WIDEST / pen)
    middle = (low + high) / 2
    pieces = _pieces([(line - middle) * scale for line in lines])
    half = (high - low) * scale / 2 + pen * scale / 2
    image, shift = _centred(pieces + MIDDLE, pen * scale, half)
    left, top = low - pen / 2
    right, bottom = high + pen / 2
    x, y = middle - shift / scale
    return Preparation(
        image, (float(left), float(top), float(right), float(bottom)), scale, (float(x), float(y))
    )


def shrink(strokes: Sequence[npt.ArrayLike], *, side: float = 1.0, pen_width: float) -> Image:
    """The image (28, 28) of a square canvas with nothing prepared: it is merely made smaller.

    side is the canvas's, from (0, 0), and ``pen_width`` the pen's, in the units of the strokes.
    """
    lines = [line for line in map(_points, strokes) if len(line)]
    if not lines:
        return np.zeros((SIZE, SIZE), np.float32)
    scale = SIZE / side
    pieces = _pieces([line.clip(-side, 2 * side) * scale - 0.5 for line in lines])
    return _render(pieces, min(pen_width * scale, 2 * WIDEST))


def centre_of_mass(image: npt.NDArray[np.floating]) -> tuple[float, float]:
    """Place (x, y) of the ink, counted between the middles of pixels; the middle if blank."""
    total = float(image.sum(dtype=float))
    if total < FAINT:
        return (image.shape[1] - 1) / 2, (image.shape[0] - 1) / 2
    x = image.sum(axis=0, dtype=float) @ np.arange(image.shape[1])
    y = image.sum(axis=1, dtype=float) @ np.arange(image.shape[0])
    return float(x / total), float(y / total)


def _points(stroke: npt.ArrayLike) -> Points:
    points = np.asarray(stroke, dtype=float)
    if points.size == 0:
        return np.empty((0, 2))
    if points.ndim != 2 or points.shape[1] != 2:
        raise ValueError(f"stroke: got shape {points.shape}, expected (n, 2)")
    if not np.isfinite(points).all():
        raise ValueError("stroke: got a number that is infinite or none, expected x and y")
    return points


def _centred(pieces: Points, pen: float, half: Points) -> tuple[Image, Points]:
    """The image, its ink moved with the mass to the middle but not out of it, and how far.

    Once it is moved, a thin line inks other shares of its pixels: so its mass is looked at twice.
    """
    room, shift = np.maximum(SIZE / 2 - half, 0), np.zeros(2)
    for _ in range(2):
        mass = np.array(centre_of_mass(_render(pieces + shift, pen)))
        shift = np.clip(shift + MIDDLE - mass, -room, room)
    return _render(pieces + shift, pen), shift


def _pieces(lines: list[Points]) -> Points:
    """All strokes (in pixels) as straight pieces (m, 2, 2), none longer than ``STEP``."""
    points, line = np.concatenate(lines), np.repeat(np.arange(len(lines)), [*map(len, lines)])
    joined = line[1:] == line[:-1]
    along = np.concatenate([[0.0], (np.hypot(*np.diff(points, axis=0).T) * joined).cumsum()])
    along -= along[np.searchsorted(line, line)]
    keep = np.concatenate([[True], ~joined | (np.diff(along // (STEP / 10)) > 0)])
    keep |= np.concatenate([~joined, [True]])
    points, line, along = points[keep], line[keep], along[keep]
    joined = line[1:] == line[:-1]
    alone = ~np.concatenate([[False], joined]) & ~np.concatenate([joined, [False]])
    start, end = points[:-1][joined], points[1:][joined]
    count = np.ceil(np.diff(along)[joined] / STEP).astype(int).clip(1)
    part = counted(count)
    first, share, step = (np.repeat(a, count, axis=0) for a in (start, 1 / count, end - start))
    from_, to = (first + ((part + i) * share)[:, None] * step for i in (0, 1))
    dots = points[alone]
    return np.stack([np.concatenate([from_, dots]), np.concatenate([to, dots])], axis=1)


def _render(pieces: Points, pen: float) -> Image:
    """Share of each pixel that a round pen inks; only pixels near a piece are looked at."""
    wide = max(pen, THINNEST)
    reach = wide / 2 + 0.5
    low = np.floor(pieces.min(axis=1) - reach).astype(int)
    longest = np.abs(pieces[:, 1] - pieces[:, 0]).max(axis=0)
    across, down = (np.arange(int(np.ceil(side + 2 * reach)) + 1) for side in longest)
    x, y = low[:, :1] + across, low[:, 1:] + down
    square = _squared_distances(pieces, x, y)
    image = np.full((SIZE + 2) ** 2, np.inf)
    place = y.clip(-1, SIZE)[:, :, None] * (SIZE + 2) + x.clip(-1, SIZE)[:, None, :] + SIZE + 3
    np.minimum.at(image, place.ravel(), square.ravel())
    near = np.sqrt(image.reshape(SIZE + 2, SIZE + 2)[1:-1, 1:-1])
    inked = np.minimum(near + 0.5, wide / 2) - np.maximum(near - 0.5, -wide / 2)
    return (inked.clip(0, 1) * (pen / wide)).astype(np.float32)


def _squared_distances(pieces: Points, x: Places, y: Places) -> Points:
    """Squared distances (m, rows, columns) of pixels from each piece."""
    start, along = pieces[:, 0], pieces[:, 1] - pieces[:, 0]
    length = np.maximum((along**2).sum(axis=1), FAINT**2)
    u, v = (x - start[:, :1])[:, None, :], (y - start[:, 1:])[:, :, None]
    dx, dy = along[:, 0, None, None], along[:, 1, None, None]
    share = (u * dx) + (v * dy)
    share /= length[:, None, None]
    np.clip(share, 0, 1, out=share)
    across = u - share * dx
    down = v - np.multiply(share, dy, out=share)
    across *= across
    down *= down
    across += down
    return across
