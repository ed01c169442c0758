"""A filter to be found by its result: made from a seed, scored by the remaining error.

Axis order: pictures and results (H, W), filters 3×3.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np

from cnnlab.core.arrays import Array, Bytes, Floats, read_only
from cnnlab.core.filtering import filtered, thinned
from cnnlab.core.image_filters import ImageFilter
from cnnlab.lab.images.layers import grey_of

SIDE: Final = 3
MOST: Final = 256  # pixels of the picture's longer side: the result follows each edit at once
STARTS: Final = (
    *("identity", "box_blur", "sharpen", "sobel_x", "sobel_y", "prewitt_x", "prewitt_y"),
    *("laplacian", "emboss", "emboss_corners"),
)
"""Kinds of 3×3 filters, to begin with."""
_NAMED_SHARE: Final = 0.5  # of all puzzles; in the others a few whole numbers are hidden


@dataclass(frozen=True, eq=False)
class Puzzle:
    """A picture, a hidden filter, and the filter that was chosen; arrays are read-only.

    ``shown``: it was given up, and the hidden filter is to be seen.
    """

    seed: int
    picture: Array
    hidden: Array
    chosen: Array
    shown: bool = False

    @property
    def wanted(self) -> Floats:
        """What the hidden filter makes of the picture."""
        return result_of(self.picture, self.hidden)

    @property
    def found(self) -> bool:
        """Whether nothing is left of the error."""
        return self.error == 0

    @cached_property
    def error(self) -> float:
        """Mean absolute difference of both results, on the scale of the pixels."""
        difference = np.abs(result_of(self.picture, self.chosen - self.hidden))
        return float(difference.mean())

    @property
    def flat(self) -> bool:
        """Whether the picture is black all over, so that every filter makes the same of it."""
        return not self.picture.any()

    def with_chosen(self, weights: Array) -> "Puzzle":
        """The puzzle with another chosen filter."""
        return replace(self, chosen=read_only(weights))

    def given_up(self) -> "Puzzle":
        """The puzzle with the hidden filter shown."""
        return replace(self, shown=True)


def puzzle_of(pixels: Bytes, seed: int, chosen: Array | None = None) -> Puzzle:
    """The puzzle of that seed on a picture (C, H, W) of bytes; no weights are chosen yet if None.

    A large picture is thinned.
    """
    picture = thinned(grey_of(pixels)[0], MOST).astype(np.float64)
    weights = np.zeros((SIDE, SIDE)) if chosen is None else chosen
    return Puzzle(seed, read_only(picture), hidden_filter(seed), read_only(weights))


def hidden_filter(seed: int) -> Array:
    """A filter 3×3 of a seed: one of STARTS but the first, or two to four weights of -2…2."""
    rng = np.random.default_rng(seed)
    if rng.random() < _NAMED_SHARE:
        return read_only(start_filter(STARTS[int(rng.integers(1, len(STARTS)))]))
    weights = np.zeros(SIDE * SIDE)
    places = rng.choice(SIDE * SIDE, int(rng.integers(2, 5)), replace=False)
    weights[places] = rng.choice([-2, -1, 1, 2], len(places))
    return read_only(weights.reshape(SIDE, SIDE))


def start_filter(name: str) -> Array:
    """The weights of one of STARTS."""
    return ImageFilter(name).kernels()[0]


def result_of(picture: Array, weights: Array) -> Floats:
    """The filter on the picture, as large as it."""
    found = filtered(picture, weights)
    assert isinstance(found, np.ndarray)  # noqa: S101 - zeros around it: a window always fits
    return found
