"""Distortions of a small picture of strokes, by an amount 0…1. Pixels are +1 (ink) and -1.

Strokes are moved as pixels and the lines between neighbours, so that they do not break. What chance
decides is nested: a larger amount of the same seed changes what the smaller one does, and more.
"""

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Array, Mask

Places = npt.NDArray[np.float64]
MOST_SHIFT: Final = 2  # pixels
MOST_TURN: Final = 30.0  # degrees
MOST_BEND: Final = 3.0  # pixels
MOST_DENTS: Final = 1 / 2  # of the ink
MOST_NOISE: Final = 1 / 4  # of the pixels
AROUND: Final = ((0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1), (-1, 0), (-1, 1))


def distorted(picture: Array, kind: str, amount: float, seed: int = 0) -> Array:
    """A picture (H, W) distorted; at an amount of 0 it is the same.

    Shift and turn take their direction from the seed, bend its wave; dent, thicken and noise the
    pixels. Raises ValueError for an unknown kind or an amount that is not 0…1.
    """
    if kind not in DISTORTIONS:
        raise ValueError(f"kind: got {kind!r}, expected one of {', '.join(DISTORTIONS)}")
    if not 0 <= amount <= 1:
        raise ValueError(f"amount: got {amount}, expected 0 to 1")
    return DISTORTIONS[kind](picture, amount, np.random.default_rng(seed), seed)


def shifted(picture: Array, down: int, right: int) -> Array:
    """A picture shifted by whole pixels; -1 comes in, and what leaves is lost."""
    found = np.full(picture.shape, -1.0)
    (to_rows, rows), (to_columns, columns) = (
        (slice(max(0, by), max(0, size + by)), slice(max(0, -by), max(0, size - by)))
        for by, size in zip((down, right), picture.shape, strict=True)
    )
    found[to_rows, to_columns] = picture[rows, columns]
    return found


def _shift(picture: Array, amount: float, _: np.random.Generator, seed: int) -> Array:
    pixels = round(amount * MOST_SHIFT)
    down, right = AROUND[seed % len(AROUND)]
    return shifted(picture, down * pixels, right * pixels)


def _turn(picture: Array, amount: float, _: np.random.Generator, seed: int) -> Array:
    angle = np.radians(amount * MOST_TURN * (-1 if seed % 2 else 1))
    middle = (np.array(picture.shape) - 1) / 2
    c, s = np.cos(angle), np.sin(angle)
    matrix = np.array([[c, -s], [s, c]])
    return _moved(picture, lambda places: (places - middle) @ matrix.T + middle)


def _bend(picture: Array, amount: float, _: np.random.Generator, seed: int) -> Array:
    """Rows slide sideways (columns, by an odd seed) in an arc that leaves the middle in place."""
    along = seed % 2
    middle = (picture.shape[along] - 1) / 2

    def arc(places: Places) -> Places:
        found = places.copy()
        far = (places[:, along] - middle) / max(middle, 1)
        found[:, 1 - along] += amount * MOST_BEND * (far**2) * (-1 if seed // 2 % 2 else 1)
        return found

    return _moved(picture, arc)


def _thicken(picture: Array, amount: float, rng: np.random.Generator, _: int) -> Array:
    ink = picture > 0
    beside = np.zeros_like(ink)
    for down, right in AROUND[::2]:
        beside |= shifted(picture, down, right) > 0
    return _drawn(ink | _share(beside & ~ink, amount, rng))


def _dent(picture: Array, amount: float, rng: np.random.Generator, _: int) -> Array:
    """Pixels of ink are pushed to a neighbour, or out of the picture."""
    ink = picture > 0
    pushed = np.argwhere(_share(ink, amount * MOST_DENTS, rng))
    ways = rng.integers(0, len(AROUND), picture.shape)
    found = picture.copy()
    for row, column in pushed:
        found[row, column] = -1
    for row, column in pushed:
        down, right = AROUND[ways[row, column]]
        if 0 <= row + down < picture.shape[0] and 0 <= column + right < picture.shape[1]:
            found[row + down, column + right] = 1
    return found


def _noise(picture: Array, amount: float, rng: np.random.Generator, _: int) -> Array:
    flipped = _share(np.ones(picture.shape, dtype=bool), amount * MOST_NOISE, rng)
    return np.where(flipped, -picture, picture)


def _share(where: Mask, share: float, rng: np.random.Generator) -> Mask:
    """A share of the places that are True, nested in that of a larger share."""
    order = rng.random(where.shape)
    chosen = np.argsort(np.where(where, order, 2.0), axis=None)[: round(share * int(where.sum()))]
    found = np.zeros(where.size, dtype=bool)
    found[chosen] = True
    return found.reshape(where.shape)


def _moved(picture: Array, place: Callable[[Places], Places]) -> Array:
    """Each pixel of ink goes where its place is moved to, with what joins it to its neighbours."""
    ink = np.argwhere(picture > 0).astype(np.float64)
    if not len(ink):
        return picture.copy()
    found = np.zeros(picture.shape, dtype=bool)
    moved = place(ink)
    _mark(found, moved)
    for down, right in AROUND[:4]:
        other = ink + np.array((down, right))
        joined = (other[:, None] == ink).all(axis=2).any(axis=1)
        ends = moved[joined], place(other[joined])
        gap = np.abs(np.rint(ends[0]) - np.rint(ends[1])).max(axis=1) > 1
        _mark(found, (ends[0][gap] + ends[1][gap]) / 2)
    return _drawn(found)


def _mark(found: Mask, places: Places) -> None:
    cells = np.rint(places).astype(np.intp)
    inside = ((cells >= 0) & (cells < found.shape)).all(axis=1)
    found[tuple(cells[inside].T)] = True


def _drawn(ink: Mask) -> Array:
    return np.where(ink, 1.0, -1.0)


DISTORTIONS: Final[dict[str, Callable[[Array, float, np.random.Generator, int], Array]]] = {
    "shift": _shift,
    "turn": _turn,
    "bend": _bend,
    "thicken": _thicken,
    "dent": _dent,
    "noise": _noise,
}
