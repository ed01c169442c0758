"""The vote of the pieces and the comparison of wholes, under distortion."""

import numpy as np
import pytest

from cnnlab.core import ShapeError
from cnnlab.core.pieces.compare import compare, curve
from cnnlab.core.pieces.distort import DISTORTIONS, distorted, shifted
from cnnlab.core.pieces.letters import LETTERS, PIECES, O, X
from cnnlab.core.pieces.maps import piece_maps, whole_score
from cnnlab.core.pieces.vote import default_weights, votes


@pytest.mark.parametrize("partial", [True, False])
def test_the_clean_letters_are_told_apart_by_both(partial):
    for name, letter in LETTERS.items():
        scores = compare(letter, partial=partial)
        assert scores.winner("whole") == scores.winner("pieces") == name
        own, other = scores.pieces if name == "X" else scores.pieces[::-1]
        assert own > 1
        assert other < 0.1


@pytest.mark.parametrize("partial", [True, False])
def test_weights_are_those_of_least_squares(partial):
    inputs, targets = [], []
    for i, letter in enumerate(LETTERS.values()):
        pictures = [shifted(letter, d, r) for d in range(-2, 3) for r in range(-2, 3)]
        ways = [(k, s, a) for k in DISTORTIONS for s in range(100, 108) for a in (0.3, 0.6)]
        pictures += [distorted(letter, kind, amount, seed) for kind, seed, amount in ways]
        inputs += [piece_maps(picture, partial=partial).pooled.ravel() for picture in pictures]
        targets += [np.eye(2)[i]] * len(pictures)
    x, y = np.array(inputs), np.array(targets)
    found = np.linalg.solve(x.T @ x + np.eye(x.shape[1]), x.T @ y).T
    weights = default_weights(partial)
    np.testing.assert_allclose(weights.reshape(2, -1), found, atol=0.0051)
    assert not weights.flags.writeable


def test_a_vote_is_a_sum_of_products():
    pooled = piece_maps(X).pooled
    weights = np.zeros((2, 3, 4, 4))
    weights[0, 1, 1, 1] = 2
    assert votes(pooled, weights).tolist() == [2, 0]
    assert compare(X, weights=weights).pieces.tolist() == [2, 0]
    with pytest.raises(ShapeError, match="weights"):
        votes(pooled, np.zeros((2, 3, 3, 3)))


def test_shifted_letters_are_known_by_their_pieces_not_by_the_whole():
    right = {"whole": 0, "pieces": 0}
    for name, letter in LETTERS.items():
        for down in range(-2, 3):
            for across in range(-2, 3):
                scores = compare(shifted(letter, down, across))
                for by in right:
                    right[by] += scores.winner(by) == name
    assert right["whole"] < 25
    assert right["pieces"] >= 48


@pytest.mark.parametrize("way", [(0, 1), (1, 0), (1, 1), (-1, 1)])
def test_pieces_match_a_shifted_x_as_well_as_before(way):
    moved = shifted(X, *way)
    assert whole_score(moved, X) < 0.7
    assert piece_maps(moved).best().tolist() == [1, 1, 1]


@pytest.mark.parametrize("kind", ["thicken", "dent", "noise", "turn", "bend"])
def test_a_little_of_each_distortion_leaves_the_votes_right(kind):
    for name, letter in LETTERS.items():
        for seed in range(8):
            assert compare(distorted(letter, kind, 0.2, seed)).winner("pieces") == name


def test_curves_begin_at_the_clean_letter():
    for kind in DISTORTIONS:
        found = curve(X, kind, (0, 1), steps=4)
        assert found.amounts.tolist() == [0, 0.25, 0.5, 0.75, 1]
        assert (found.whole.shape, found.pieces.shape, found.best.shape) == ((5, 2), (5, 2), (5, 3))
        clean = compare(X)
        np.testing.assert_allclose(found.whole[0], clean.whole)
        np.testing.assert_allclose(found.pieces[0], clean.pieces)
        np.testing.assert_allclose(found.best[0], 1)


def test_a_curve_is_the_mean_over_seeds():
    ends = [compare(distorted(X, "noise", 1, seed)).pieces for seed in (3, 4)]
    np.testing.assert_allclose(curve(X, "noise", (3, 4), steps=1).pieces[-1], np.mean(ends, axis=0))


def test_over_a_shift_the_whole_falls_and_the_pieces_hold():
    found = curve(X, "shift", range(8))
    assert found.whole[-1, 0] - found.whole[-1, 1] < 0.1
    assert (found.pieces[:, 0] - found.pieces[:, 1] > 0.25).all()
    np.testing.assert_allclose(found.best, 1)


def test_equal_scores_have_no_winner():
    assert compare(X, weights=np.zeros((2, 3, 4, 4))).winner("pieces") is None


def test_edited_pieces_are_used():
    pieces = (PIECES["B"], PIECES["B"], PIECES["B"])
    assert compare(O, pieces).best.tolist() == [5 / 9] * 3
