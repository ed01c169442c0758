"""A filter to be found by its result."""

import numpy as np
import pytest

from cnnlab.core.filtering import filtered
from cnnlab.lab.images.guess import (
    STARTS,
    Puzzle,
    begun,
    hidden_filter,
    puzzle_picture,
    result_of,
    start_filter,
    start_of,
)
from cnnlab.lessons.image_sheet import ImageGuess, ImagePicture
from cnnlab.lessons.pictures import PICTURES, shipped_pixels


def puzzle_of(pixels, guess=None):
    return Puzzle(puzzle_picture(ImagePicture("", pixels), "grey"), guess or ImageGuess())


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("seed", [0, 1, 17, 999_999])
def test_the_hidden_filter_leaves_no_error_and_zeros_do(name, seed):
    puzzle = puzzle_of(shipped_pixels(name), ImageGuess(seed))
    assert not puzzle.found
    assert puzzle.error > 0
    assert not puzzle.over
    solved = Puzzle(puzzle.picture, ImageGuess(seed, puzzle.hidden))
    assert (solved.error, solved.found, solved.over) == (0, True, True)
    assert Puzzle(puzzle.picture, ImageGuess(seed, shown=True)).over


def test_the_error_is_the_mean_absolute_difference_of_both_results():
    puzzle = puzzle_of(shipped_pixels("face"), ImageGuess(3, start_filter("sharpen")))
    made = filtered(puzzle.picture, start_filter("sharpen"))
    assert np.array_equal(puzzle.made, made)
    assert puzzle.error == pytest.approx(np.abs(made - puzzle.wanted).mean())


def test_a_seed_always_hides_the_same_and_many_are_hidden():
    assert np.array_equal(hidden_filter(8), hidden_filter(8))
    filters = {hidden_filter(seed).tobytes() for seed in range(60)}
    assert len(filters) > 25
    named = {start_filter(name).tobytes() for name in STARTS}
    assert filters & named
    assert filters - named
    assert np.zeros((3, 3)).tobytes() not in filters
    assert start_filter("identity").tobytes() not in filters


def test_a_large_picture_is_thinned():
    puzzle = puzzle_of(np.full((3, 2000, 900), 7, np.uint8))
    assert puzzle.picture == pytest.approx(7)
    assert max(puzzle.picture.shape) <= 256
    assert result_of(puzzle.picture, puzzle.hidden).shape == puzzle.picture.shape


def test_a_black_picture_can_not_be_guessed_on():
    puzzle = puzzle_of(np.zeros((1, 5, 5), np.uint8))
    assert puzzle.flat
    assert not puzzle.over
    assert not puzzle_of(np.full((1, 1, 1), 9, np.uint8)).flat


def test_a_new_puzzle_has_nothing_guessed():
    old = ImageGuess(4, np.ones((3, 3)), shown=True)
    new = begun(old, 4)
    assert (new.seed, new.shown, new.weights.any()) == (4, False, False)
    assert begun(new, 4) is new
    assert begun(new, 5).seed == 5


def test_a_named_filter_is_known_by_its_weights():
    assert [start_of(start_filter(name)) for name in STARTS] == [*STARTS]
    assert start_of(np.full((3, 3), 0.3)) is None
