"""A filter to be found by its result: made from a seed, scored by the remaining error.

Axis order: pictures and results (H, W), filters 3×3.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np

from cnnlab.core.arrays import Array, Floats, read_only
from cnnlab.core.filtering import filtered
from cnnlab.core.image_filters import ImageFilter
from cnnlab.lab.images.shown_plane import channel_plane
from cnnlab.lessons.image_sheet import GUESSED, Channel, ImageGuess, ImagePicture

MOST: Final = 256  # pixels of the picture's longer side: the result follows each edit at once
STARTS: Final = (
    *("identity", "box_blur", "sharpen", "sobel_x", "sobel_y", "prewitt_x", "prewitt_y"),
    *("laplacian", "emboss", "emboss_corners"),
)
"""Kinds of 3×3 filters, to begin with."""
_NAMED_SHARE: Final = 0.5  # of all puzzles; in the others a few whole numbers are hidden


@dataclass(frozen=True, eq=False)
class Puzzle:
    """A picture (H, W) in float64, read-only, and what is guessed on it."""

    picture: Array
    guess: ImageGuess

    @cached_property
    def hidden(self) -> Array:
        """The hidden filter."""
        return hidden_filter(self.guess.seed)

    @property
    def wanted(self) -> Floats:
        """What the hidden filter makes of the picture."""
        return result_of(self.picture, self.hidden)

    @property
    def made(self) -> Floats:
        """What the guessed filter makes of it."""
        return result_of(self.picture, self.guess.weights)

    @property
    def found(self) -> bool:
        """Whether nothing is left of the error."""
        return self.error == 0

    @cached_property
    def error(self) -> float:
        """Mean absolute difference of both results, on the scale of the pixels."""
        difference = np.abs(result_of(self.picture, self.guess.weights - self.hidden))
        return float(difference.mean())

    @property
    def flat(self) -> bool:
        """Whether the picture is black all over, so that every filter makes the same of it."""
        return not self.picture.any()

    @property
    def over(self) -> bool:
        """Whether the hidden filter is to be seen: it was found, or asked for."""
        return self.guess.shown or (self.found and not self.flat)


def puzzle_picture(picture: ImagePicture, channel: Channel) -> Array:
    """The picture (H, W) of a puzzle: a channel of one, thinned if it is large."""
    step = -(-max(picture.pixels.shape) // MOST)
    thin = replace(picture, pixels=picture.pixels[:, ::step, ::step])
    return read_only(channel_plane(thin, channel).astype(np.float64))


def begun(guess: ImageGuess, seed: int) -> ImageGuess:
    """The puzzle of a seed with nothing guessed; the same where it is that already."""
    fresh = seed == guess.seed and not guess.shown and not guess.weights.any()
    return guess if fresh else ImageGuess(seed)


def start_of(weights: Array) -> str | None:
    """Which of STARTS the weights are, None for none of them."""
    return next((name for name in STARTS if np.array_equal(weights, start_filter(name))), None)


def hidden_filter(seed: int) -> Array:
    """A filter 3×3 of a seed: one of STARTS but the first, or two to four weights of -2…2."""
    rng = np.random.default_rng(seed)
    if rng.random() < _NAMED_SHARE:
        return read_only(start_filter(STARTS[int(rng.integers(1, len(STARTS)))]))
    weights = np.zeros(GUESSED * GUESSED)
    places = rng.choice(GUESSED * GUESSED, int(rng.integers(2, 5)), replace=False)
    weights[places] = rng.choice([-2, -1, 1, 2], len(places))
    return read_only(weights.reshape(GUESSED, GUESSED))


def start_filter(name: str) -> Array:
    """The weights of one of STARTS."""
    return ImageFilter(name).kernels()[0]


def result_of(picture: Array, weights: Array) -> Floats:
    """The filter on the picture, as large as it."""
    found = filtered(picture, weights)
    assert isinstance(found, np.ndarray)  # noqa: S101 - zeros around it: a window always fits
    return found
