"""The whole picture or its pieces: two ways to tell X from O, and what distortion does to them."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from cnnlab.core.arrays import Array
from cnnlab.core.pieces.distort import distorted
from cnnlab.core.pieces.letters import LETTERS, PIECES
from cnnlab.core.pieces.maps import piece_maps, whole_score
from cnnlab.core.pieces.vote import default_weights, votes


class Scores(NamedTuple):
    """Scores (2,) of X and O by the whole picture and by the vote, and the best matches (P,)."""

    whole: Array
    pieces: Array
    best: Array

    def winner(self, by: str) -> str | None:
        """The letter of the larger score "whole" or "pieces", None where they are equal."""
        x, o = np.round(getattr(self, by), 9)
        return None if x == o else "X" if x > o else "O"


class Curve(NamedTuple):
    """Scores over amounts (n,): whole (n, 2), pieces (n, 2) and best (n, P)."""

    amounts: Array
    whole: Array
    pieces: Array
    best: Array


def compare(
    picture: Array,
    pieces: Sequence[Array] = tuple(PIECES.values()),
    weights: Array | None = None,
    *,
    partial: bool = True,
) -> Scores:
    """Both comparisons of a picture (9, 9). Raises ShapeError for what does not fit together."""
    maps = piece_maps(picture, pieces, partial=partial)
    chosen = default_weights(partial) if weights is None else weights
    return Scores(whole_scores(picture), votes(maps.pooled, chosen), maps.best())


def whole_scores(picture: Array) -> Array:
    """Scores (2,) of X and O by the whole picture (9, 9). Raises ShapeError for another shape."""
    return np.array([whole_score(picture, letter) for letter in LETTERS.values()])


def curve(
    picture: Array,
    kind: str,
    seeds: Sequence[int] = (0,),
    pieces: Sequence[Array] = tuple(PIECES.values()),
    weights: Array | None = None,
    *,
    partial: bool = True,
    steps: int = 20,
) -> Curve:
    """Scores of a picture that is distorted more and more, the means over the seeds."""
    amounts = np.linspace(0, 1, steps + 1)
    rows = []
    for amount in amounts:
        several = [
            compare(distorted(picture, kind, amount, seed), pieces, weights, partial=partial)
            for seed in seeds
        ]
        rows.append([np.mean([scores[part] for scores in several], axis=0) for part in range(3)])
    whole, vote, best = (np.array([row[part] for row in rows]) for part in range(3))
    return Curve(amounts, whole, vote, best)
