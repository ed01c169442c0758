"""Distortions: nothing at 0, more at more, and the same for the same seed."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnlab.core.pieces.distort import DISTORTIONS, distorted, shifted
from cnnlab.core.pieces.letters import LETTERS, O, X

KINDS = ["shift", "turn", "bend", "thicken", "dent", "noise"]


def test_every_kind_that_is_due_is_there():
    assert list(DISTORTIONS) == KINDS


@given(st.sampled_from(KINDS), st.sampled_from("XO"), st.floats(0, 1), st.integers(0, 99))
def test_a_distortion_is_pixels_of_the_same_size_and_the_same_each_time(kind, name, amount, seed):
    letter = LETTERS[name]
    found = distorted(letter, kind, amount, seed)
    assert found.shape == letter.shape
    assert set(np.unique(found)) <= {-1.0, 1.0}
    assert (found == distorted(letter, kind, amount, seed)).all()
    assert (distorted(letter, kind, 0, seed) == letter).all()


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_amount_changes_much(kind):
    assert all((distorted(X, kind, 1, seed) != X).sum() >= 6 for seed in range(8))


@pytest.mark.parametrize("kind", ["thicken", "noise"])
def test_more_keeps_what_less_has_changed(kind):
    changed = [distorted(X, kind, amount, 5) != X for amount in np.linspace(0, 1, 11)]
    for less, more in pairwise(changed):
        assert not (less & ~more).any()
    assert changed[-1].sum() > changed[5].sum() > 0


@pytest.mark.parametrize("kind", ["thicken", "dent", "noise"])
def test_another_seed_is_another_picture(kind):
    assert (distorted(X, kind, 0.5, 0) != distorted(X, kind, 0.5, 1)).any()


def test_a_shift_goes_two_pixels_in_eight_directions():
    ways = [(0, 2), (2, 2), (2, 0), (2, -2), (0, -2), (-2, -2), (-2, 0), (-2, 2)]
    for seed, way in enumerate(ways):
        assert (distorted(X, "shift", 1, seed) == shifted(X, *way)).all()


def test_what_is_shifted_out_is_lost():
    assert shifted(X, 9, 0).max() == -1
    assert shifted(X, 0, -20).max() == -1
    assert shifted(X, 1, 0)[1:].tolist() == X[:-1].tolist()
    assert shifted(X, 1, 0)[0].max() == -1


def test_strokes_do_not_break_when_they_are_turned_or_bent():
    for kind in ("turn", "bend"):
        for amount in np.linspace(0, 1, 11):
            for letter in (X, O):
                ink = distorted(letter, kind, amount) > 0
                assert pieces_of(ink) == 1


def pieces_of(ink):
    """How many parts of ink touch each other nowhere, corners included."""
    left, count = set(map(tuple, np.argwhere(ink).tolist())), 0
    while left:
        count += 1
        queue = [left.pop()]
        while queue:
            row, column = queue.pop()
            near = {(row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1)} & left
            left -= near
            queue += near
    return count


def test_a_dent_keeps_most_of_the_ink():
    for seed in range(8):
        left = (distorted(X, "dent", 1, seed) > 0).sum()
        assert 7 <= left <= (X > 0).sum()


def test_a_picture_without_ink_is_no_crash():
    empty = -np.ones((9, 9))
    for kind in KINDS:
        assert (distorted(empty, kind, 1) == empty).all() or kind == "noise"


def test_what_is_out_of_bounds_is_refused():
    for amount in (-0.1, 1.1, float("nan")):
        with pytest.raises(ValueError, match="amount"):
            distorted(X, "turn", amount)
    with pytest.raises(ValueError, match="kind: got 'melt'"):
        distorted(X, "melt", 0.5)
