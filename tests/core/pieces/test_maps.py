"""Every number of the tutorial's X."""

from fractions import Fraction

import numpy as np
import pytest
from core_reference import X_NINTHS, X_PIECES, x_picture

from cnnlab.core import ShapeError
from cnnlab.core.pieces.letters import LETTERS, PIECES, O, X
from cnnlab.core.pieces.maps import piece_maps, whole_score

A_POOLED = """
1.00 0.33 0.55 0.33
0.33 1.00 0.33 0.55
0.55 0.33 1.00 0.11
0.33 0.55 0.11 0.77
"""


def test_the_x_and_its_pieces_are_the_tutorials():
    assert (x_picture()[0] == X).all()
    assert {name: piece.tolist() for name, piece in PIECES.items()} == X_PIECES
    assert (PIECES["C"] == PIECES["A"][:, ::-1]).all()
    assert list(PIECES) == ["A", "B", "C"]
    assert list(LETTERS) == ["X", "O"]


def test_letters_cannot_be_changed_by_mistake():
    assert not any(array.flags.writeable for array in (X, O, *PIECES.values()))


def test_the_maps_are_the_published_ninths():
    maps = piece_maps(X)
    assert maps.sums.tolist() == [*X_NINTHS.values()]
    assert (maps.scores == maps.sums / 9).all()
    assert maps.fraction(0, 0, 0) == Fraction(7, 9)
    assert maps.fraction(1, 3, 3) == 1
    assert maps.fraction(1, 0, 0) == Fraction(1, 3)


def test_a_perfect_match_is_exactly_one():
    scores = piece_maps(X).scores
    assert [(float(one.max()), int((one == 1).sum())) for one in scores] == [(1, 4), (1, 1), (1, 4)]
    assert piece_maps(X).best().tolist() == [1, 1, 1]


def test_after_relu_the_pool_with_partial_windows_is_the_tutorials():
    maps = piece_maps(X)
    assert (maps.rectified == np.maximum(maps.scores, 0)).all()
    assert maps.pooled.shape == (3, 4, 4)
    shown = [[float(number) for number in line.split()] for line in A_POOLED.split("\n") if line]
    np.testing.assert_array_equal(np.trunc((maps.pooled[0] * 100).round(7)) / 100, shown)


def test_without_partial_windows_the_pool_is_smaller():
    whole = piece_maps(X, partial=False).pooled
    assert whole.shape == (3, 3, 3)
    assert (whole == piece_maps(X).pooled[:, :3, :3]).all()


def test_the_whole_picture_is_compared_cell_by_cell():
    assert whole_score(X, X) == 1
    assert whole_score(X, -X) == -1
    assert whole_score(X, O) == pytest.approx((81 - 2 * (X != O).sum()) / 81)
    with pytest.raises(ShapeError):
        whole_score(X, np.ones((3, 3)))


def test_pieces_may_be_edited_and_the_picture_too():
    picture = X.copy()
    picture[0, 0] = 1
    maps = piece_maps(picture, (np.full((3, 3), 0.5),))
    assert maps.sums.shape == (1, 7, 7)
    assert maps.fraction(0, 0, 0) == Fraction(-3, 18)  # three of nine are ink
    assert piece_maps(picture).sums[0, 0, 0] == 9


def test_a_piece_larger_than_the_picture_is_refused():
    with pytest.raises(ShapeError, match="larger than the pieces"):
        piece_maps(np.ones((2, 5)))
