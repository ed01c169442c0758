"""Predicting an output: tries, hints, what was given away, and the score."""

from dataclasses import replace

import numpy as np
import pytest

from cnnlab.core.experiment.evaluate import evaluate
from cnnlab.lab.convolution.bench import from_preset, with_new_numbers
from cnnlab.lab.convolution.predictions import (
    MOST_TRIES,
    Score,
    are_right,
    guesses,
    is_hidden,
    is_right,
    score,
    tries,
    with_predictions,
    with_predictions_for,
    with_sum_shown,
)
from cnnlab.lessons.presets import shipped_presets


@pytest.fixture
def bench():
    return from_preset(shipped_presets()[0])


def test_guesses_are_kept_by_cell_and_counted(bench):
    guessed = with_predictions(bench, {(0, 0, 0): 2.0, (0, 1, 1): 6.0})
    assert score(guessed, evaluate(guessed.experiment)) == Score(right=1, guessed=2)
    better = with_predictions(guessed, {(0, 1, 1): 7.004})
    assert score(better, evaluate(better.experiment)) == Score(right=2, guessed=2)
    none = with_predictions(better, {(0, 0, 0): None, (0, 1, 1): None})
    assert none.predictions == ()


def test_the_same_guess_again_is_no_change(bench):
    guessed = with_predictions(bench, {(0, 0, 0): 2.0})
    assert with_predictions(guessed, {(0, 0, 0): 2.0}) is guessed


def test_guesses_outside_another_output_are_left_out(bench):
    guessed = with_predictions(bench, {(1, 2, 2): -5.0})
    assert np.isnan(guesses(guessed, (1, 2, 2))).all()
    assert guesses(guessed, (2, 3, 3))[1, 2, 2] == -5.0


def test_a_prediction_is_right_to_two_decimals():
    expected = np.array([1 / 3, 1 / 3, 2.0, 0.125])
    predicted = np.array([0.33, 0.32, np.nan, 0.13])
    assert are_right(predicted, expected).tolist() == [True, False, False, True]
    assert [is_right(*pair) for pair in zip(predicted, expected, strict=True)] == [
        True,
        False,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("typed", "right"), [(0.77, True), (0.78, True), (0.7777, True), (0.76, False), (0.79, False)]
)
def test_a_ninth_may_be_cut_off_as_it_is_written(typed, right):
    assert is_right(typed, 7 / 9) == right
    assert is_right(-typed, -7 / 9) == right


def test_a_cell_is_hidden_until_it_is_right_or_three_tries_are_made(bench):
    bench = replace(bench, output_mode="predict")
    output = evaluate(bench.experiment).output
    cell, due = (0, 1, 1), 7.0
    for count, guess in enumerate((1.0, 2.0, 3.0), 1):
        assert is_hidden(bench, cell, due)
        bench = with_predictions(bench, {cell: guess}, output)
        assert len(tries(bench, cell)) == count
    assert not is_hidden(bench, cell, due)
    assert count == MOST_TRIES
    assert with_predictions(bench, {cell: due}, output) is bench, "what is shown is no answer"
    assert with_predictions(bench, {cell: None}, output) is bench, "nor are there new tries"
    assert score(bench, evaluate(bench.experiment)) == Score(right=0, guessed=1)


def test_a_second_try_can_be_right(bench):
    bench = replace(bench, output_mode="predict")
    output = evaluate(bench.experiment).output
    for guess in (6.0, 6.0, 7.0, 8.0):
        bench = with_predictions(bench, {(0, 1, 1): guess}, output)
    assert tries(bench, (0, 1, 1)) == (6.0, 7.0)
    assert not is_hidden(bench, (0, 1, 1), 7.0)
    assert score(bench, evaluate(bench.experiment)) == Score(right=1, guessed=1)


def test_what_was_given_away_counts_no_more(bench):
    bench = with_sum_shown(replace(bench, output_mode="predict"), (0, 0, 0))
    output = evaluate(bench.experiment).output
    assert not is_hidden(bench, (0, 0, 0), 2.0)
    assert with_predictions(bench, {(0, 0, 0): 2.0}, output) is bench
    assert score(bench, evaluate(bench.experiment)) == Score(right=0, guessed=0)


def test_the_score_is_kept_when_the_numbers_go(bench):
    guessed = with_predictions(bench, {(0, 0, 0): 2.0, (0, 1, 1): 6.0, (1, 0, 0): -8.0})
    guessed = with_sum_shown(guessed, (1, 1, 1))
    before = evaluate(bench.experiment).output
    new = with_new_numbers(guessed, 1)
    after = before.copy()
    after[0] += 1
    after[1, 1, 1] += 1
    carried = with_predictions_for(new, before, after)
    assert carried.predictions == (((1, 0, 0), -8.0),)
    assert carried.shown == ()
    assert carried.scored == (1, 2)
    assert score(carried, replace(evaluate(bench.experiment), output=after)) == Score(2, 3)


@pytest.mark.parametrize(("due", "typed"), [(0.29, 0.28), (0.57, 0.56), (1.15, 1.14), (2.3, 2.29)])
def test_what_has_two_decimals_is_not_right_a_hundredth_below(due, typed):
    assert is_right(due, due)
    assert not is_right(typed, due)
