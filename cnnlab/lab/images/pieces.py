"""An X known by its pieces: what is seen of the document's value, and its values after edits."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from cnnlab.core.arrays import Array
from cnnlab.core.pieces.compare import Scores, compare
from cnnlab.core.pieces.distort import distorted
from cnnlab.core.pieces.letters import LETTERS
from cnnlab.core.pieces.maps import PieceMaps, piece_maps
from cnnlab.core.pieces.vote import default_weights
from cnnlab.lessons.image_sheet import ImagePieces

WAYS: Final = ("pieces", "whole")
"""The two comparisons, as ``Scores.winner`` names them."""


@dataclass(frozen=True, eq=False)
class PiecesView:
    """What follows from an ImagePieces.

    ``picture`` (9, 9) is the distorted one; ``letter`` is what the picture was read as before, by
    the whole of it, and "X" where that is undecided.
    """

    picture: Array
    maps: PieceMaps
    scores: Scores
    weights: Array
    letter: str

    def still(self, way: str) -> bool:
        """Whether one of the two WAYS reads the distorted picture as its letter."""
        return self.scores.winner(way) == self.letter


def view_of(pieces: ImagePieces) -> PiecesView:
    """The maps and both scores of the distorted picture."""
    picture = distorted(pieces.pixels, pieces.distortion, pieces.amount, pieces.seed)
    weights = weights_of(pieces)
    before = compare(pieces.pixels, list(pieces.pieces), weights, partial=pieces.partial)
    return PiecesView(
        picture,
        piece_maps(picture, list(pieces.pieces), partial=pieces.partial),
        compare(picture, list(pieces.pieces), weights, partial=pieces.partial),
        weights,
        before.winner("whole") or "X",
    )


def weights_of(pieces: ImagePieces) -> Array:
    """The vote's weights (2, 3, rows, columns), its own or the default ones."""
    return default_weights(pieces.partial) if pieces.weights is None else pieces.weights


def with_pixels(pieces: ImagePieces, top: int, left: int, ink: Array) -> ImagePieces:
    """Pixels drawn (rows, columns) into the picture that is seen: ink where a number is above 0.

    NaN leaves a pixel as it is, and what does not fit in is left out. The distortion becomes part
    of the picture: what was drawn into it would else be moved.
    """
    seen = distorted(pieces.pixels, pieces.distortion, pieces.amount, pieces.seed)
    drawn = np.where(np.isnan(ink), ink, np.where(ink > 0, 1.0, -1.0))
    pixels = _patched(seen, top, left, drawn)
    if np.array_equal(pixels, seen):
        return pieces
    return replace(pieces, pixels=pixels, amount=0.0)


def with_letter(pieces: ImagePieces, letter: str) -> ImagePieces:
    """One of LETTERS, or a picture without ink for ""; not distorted."""
    pixels = LETTERS.get(letter, np.full_like(pieces.pixels, -1.0))
    if pieces.amount == 0 and np.array_equal(pixels, pieces.pixels):
        return pieces
    return replace(pieces, pixels=pixels, amount=0.0)


def with_piece(pieces: ImagePieces, index: int, top: int, left: int, block: Array) -> ImagePieces:
    """Numbers (rows, columns) put into a piece; NaN leaves what is there."""
    changed = pieces.pieces.copy()
    changed[index] = _patched(changed[index], top, left, block)
    same = np.array_equal(changed, pieces.pieces)
    return pieces if same else replace(pieces, pieces=changed)


def with_weights(
    pieces: ImagePieces, letter: int, index: int, top: int, left: int, block: Array
) -> ImagePieces:
    """Numbers (rows, columns) put into the weights from a piece's pooled map to a letter."""
    old = weights_of(pieces)
    changed = old.copy()
    changed[letter, index] = _patched(changed[letter, index], top, left, block)
    return pieces if np.array_equal(changed, old) else replace(pieces, weights=changed)


def with_partial(pieces: ImagePieces, partial: bool) -> ImagePieces:
    """Another pool, with the default weights: its maps have another size."""
    if partial == pieces.partial:
        return pieces
    return replace(pieces, partial=partial, weights=None)


def pool_window(shape: tuple[int, ...], row: int, column: int) -> tuple[int, int, int, int]:
    """First row, first column, rows and columns of a map that a pooled cell is the largest of."""
    top, left = 2 * row, 2 * column
    return top, left, min(2, shape[0] - top), min(2, shape[1] - left)


def _patched(array: Array, top: int, left: int, block: Array) -> Array:
    changed = array.copy()
    into = changed[top : top + block.shape[0], left : left + block.shape[1]]
    part = block[: into.shape[0], : into.shape[1]]
    into[:] = np.where(np.isnan(part), into, part)
    return changed
