"""Guessing an output, comparing it, and using it as the next input."""

from dataclasses import replace

import numpy as np
import pytest

from cnnlab.core.experiment.evaluate import evaluate
from cnnlab.core.experiment.experiment import Activation, Convolution, Pooling
from cnnlab.lab.convolution.bench import from_preset
from cnnlab.lab.convolution.outputs import (
    MOST_TRIES,
    Score,
    are_right,
    back_along,
    difference,
    guesses,
    is_hidden,
    is_right,
    output_as_input,
    score,
    tries,
    truncates,
    with_predictions,
    with_reference,
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


def test_the_difference_is_signed_and_needs_equal_sizes(bench):
    evaluation = evaluate(bench.experiment)
    assert difference(bench, evaluation) is None
    compared = with_reference(bench, evaluation.output + 1)
    assert (difference(compared, evaluation) == -1).all()
    other = with_reference(bench, np.zeros((1, 3, 3)))
    assert difference(other, evaluation) is None
    assert with_reference(compared, None).reference is None


def test_a_chain_goes_through_relu_and_pool_and_back(bench):
    relu = output_as_input(bench, evaluate(bench.experiment))
    assert isinstance(relu.experiment.operation, Activation)
    rectified = evaluate(relu.experiment).output
    assert rectified.tolist() == np.maximum(evaluate(bench.experiment).output, 0).tolist()
    pool = output_as_input(relu, evaluate(relu.experiment))
    assert isinstance(pool.experiment.operation, Pooling)
    again = output_as_input(pool, evaluate(pool.experiment))
    assert isinstance(again.experiment.operation, Convolution)
    assert evaluate(again.experiment).output_shape[0] == 2
    assert [len(b.chain) for b in (bench, relu, pool, again)] == [0, 1, 2, 3]
    back = back_along(again, 1)
    assert back.experiment is relu.experiment
    assert len(back.chain) == 1
    assert back_along(again, 0).experiment is bench.experiment


def test_ninths_are_truncated_all_along_the_chain(bench):
    from dataclasses import replace
    from fractions import Fraction

    ninths = replace(bench, experiment=replace(bench.experiment, scale=Fraction(1, 9)))
    assert truncates(ninths)
    assert truncates(output_as_input(ninths, evaluate(ninths.experiment)))
    assert not truncates(bench)


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
