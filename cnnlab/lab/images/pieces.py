"""An X known by its pieces: what is seen of the document's value, and its values after edits."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import partial
from threading import Event
from typing import Final

import numpy as np
from PySide6.QtCore import QObject, Signal

from cnnlab.core.arrays import Array
from cnnlab.core.pieces.compare import Curve, Scores, curve, whole_scores
from cnnlab.core.pieces.distort import distorted
from cnnlab.core.pieces.letters import LETTERS
from cnnlab.core.pieces.maps import PieceMaps, piece_maps
from cnnlab.core.pieces.vote import default_weights, votes
from cnnlab.lab.shared.newest import Newest
from cnnlab.lab.shared.worker import raise_unexpected
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


class CurveRun(QObject):
    """Works out both scores over the amount of distortion on a thread: the newest request only."""

    ready = Signal()
    """``curve`` is that of the newest request."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.curve: Curve | None = None
        self._newest = Newest(self)
        self._newest.finished.connect(self._on_finished)
        self._newest.failed.connect(raise_unexpected)

    def ask(self, pieces: ImagePieces) -> None:
        """Have its curve worked out; one that differs in the amount alone has the same curve."""
        if self._newest.ask(_curve_key(pieces), partial(_curve_work, pieces)):
            self.curve = None

    def close(self) -> None:
        """Cancel, wait, and emit no further signals."""
        self._newest.close()

    def _on_finished(self, last: Curve) -> None:
        self.curve = last
        self.ready.emit()


def _curve_work(pieces: ImagePieces, stop: Event) -> Iterator[Curve]:
    del stop  # it takes a moment
    yield curve(
        pieces.pixels,
        pieces.distortion,
        (pieces.seed,),
        list(pieces.pieces),
        weights_of(pieces),
        partial=pieces.partial,
    )


def _curve_key(pieces: ImagePieces) -> tuple[object, ...]:
    """All that a curve depends on; of the pool the weights' size tells."""
    arrays = pieces.pixels, pieces.pieces, weights_of(pieces)
    return pieces.distortion, pieces.seed, *(array.tobytes() for array in arrays)


def lasts_until(found: Curve, way: str, letter: str) -> float | None:
    """The largest amount up to which one of the WAYS reads the letter; None if it never does."""
    scores = np.round(getattr(found, way), 9)
    own, other = (0, 1) if letter == "X" else (1, 0)
    wins = scores[:, own] > scores[:, other]
    if not wins[0]:
        return None
    lost = np.flatnonzero(~wins)
    return float(found.amounts[-1 if not len(lost) else lost[0] - 1])


def same_but_preset(one: ImagePieces, other: ImagePieces) -> bool:
    """Whether one is the other under another example's name, as after it was kept."""
    names = [field.name for field in fields(one) if field.name != "preset"]
    return all(getattr(one, name) is getattr(other, name) for name in names)


def view_of(pieces: ImagePieces) -> PiecesView:
    """The maps and both scores of the distorted picture."""
    picture = distorted(pieces.pixels, pieces.distortion, pieces.amount, pieces.seed)
    weights = weights_of(pieces)
    maps = piece_maps(picture, list(pieces.pieces), partial=pieces.partial)
    scores = Scores(whole_scores(picture), votes(maps.pooled, weights), maps.best())
    before = scores._replace(whole=whole_scores(pieces.pixels))
    return PiecesView(picture, maps, scores, weights, before.winner("whole") or "X")


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
