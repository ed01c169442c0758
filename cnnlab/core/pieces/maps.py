"""Maps of pieces: how well each piece matches everywhere, after ReLU, and pooled.

Axis order: pictures (H, W), pieces (3, 3), maps (P, H - 2, W - 2) in the order of the pieces.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from cnnlab.core.arrays import Array
from cnnlab.core.filter_settings import FilterSettings
from cnnlab.core.filtering import filtered
from cnnlab.core.ops import max_pool2d, relu
from cnnlab.core.pieces.letters import PIECES
from cnnlab.core.shapes import ShapeError

_WHOLE_WINDOWS = FilterSettings(padding="none")
_FINEST = 10**6  # largest denominator of a typed number


@dataclass(frozen=True, eq=False)
class PieceMaps:
    """What pieces find in a picture.

    ``sums`` are of products, kept whole; ``scores`` are sums / ``cells``, 1 where a piece matches
    perfectly; ``rectified`` is after ReLU, ``pooled`` (P, rows, columns) its 2×2 maxima.
    """

    sums: Array
    scores: Array
    rectified: Array
    pooled: Array
    cells: int

    def fraction(self, piece: int, row: int, column: int) -> Fraction:
        """A score, exactly."""
        total = Fraction(float(self.sums[piece, row, column])).limit_denominator(_FINEST)
        return total / self.cells

    def best(self) -> Array:
        """The best score (P,) of each piece, wherever it is."""
        best: Array = self.scores.max(axis=(1, 2))
        return best


def piece_maps(
    picture: Array, pieces: Sequence[Array] = tuple(PIECES.values()), *, partial: bool = True
) -> PieceMaps:
    """Maps of pieces of one size in a picture.

    With ``partial`` windows of the pool are kept at the far edge, as in the tutorial: 4×4 of 7×7,
    else 3×3, as frameworks do. Raises ShapeError where a piece is larger than the picture, or a
    pool than the map.
    """
    found = [filtered(np.asarray(picture, np.float64), piece, _WHOLE_WINDOWS) for piece in pieces]
    sums = [one for one in found if isinstance(one, np.ndarray)]
    if len(sums) < len(found):
        raise ShapeError(f"picture: got shape {picture.shape}, expected one larger than the pieces")
    whole: Array = np.stack(sums).astype(np.float64)
    scores = whole / pieces[0].size
    rectified: Array = relu(scores).astype(np.float64)
    pooled: Array = max_pool2d(rectified[None], 2, partial=partial)[0].astype(np.float64)
    return PieceMaps(whole, scores, rectified, pooled, pieces[0].size)


def whole_score(picture: Array, template: Array) -> float:
    """How alike two pictures are cell by cell: the sum of products / the number of cells, -1…1.

    Raises ShapeError for pictures of two shapes.
    """
    if picture.shape != template.shape:
        raise ShapeError(f"picture: got shape {picture.shape}, expected {template.shape}")
    return float((picture * template).sum() / picture.size)
