"""Guesses of a network's units: which are right, and what they reveal."""

from dataclasses import replace

import pytest

from cnnlab.lab.neuron.passes import Passes
from cnnlab.lab.neuron.predictions import (
    all_known,
    guess_for,
    guesses_within,
    is_known,
    is_right,
    pass_score,
    with_guess,
)
from cnnlab.lessons.neuron_presets import first_sheet

LAYERED = replace(first_sheet().layered, predicts=True)
PASSES = Passes(LAYERED.dense, LAYERED.x, LAYERED.target, LAYERED.loss)


@pytest.mark.parametrize(
    ("typed", "value", "right"),
    [
        (0.88, 0.8808, True),
        (0.87, 0.8808, False),
        (-0.0136, -0.01358, True),
        (-0.014, -0.01358, True),
        (-0.01, -0.01358, False),
        (0.0, 0.0058, False),
        (0.0, 0.0, True),
        (0.001, 0.0, False),
        (1000.001, 1000.0, True),
    ],
)
def test_a_guess_may_be_as_far_off_as_working_by_hand_is(typed, value, right):
    assert is_right(typed, value) is right


def test_a_guess_takes_the_place_of_the_one_before_it():
    once = with_guess(LAYERED, "a", 1, 0, 0.5)
    twice = with_guess(once, "a", 1, 0, 0.88)
    other = with_guess(twice, "error", 1, 0, 0.1)
    assert guess_for(other, "a", 1, 0) == 0.88
    assert guess_for(other, "error", 1, 0) == 0.1
    assert guess_for(with_guess(other, "a", 1, 0, None), "a", 1, 0) is None
    assert LAYERED.guesses == ()


def test_only_right_guesses_are_known_and_inputs_always():
    guessed = with_guess(with_guess(LAYERED, "a", 1, 0, 0.88), "a", 1, 1, 0.7)
    known = [
        is_known(guessed, PASSES, "a", layer, unit) for layer, unit in ((0, 0), (1, 0), (1, 1))
    ]
    assert known == [True, True, False]
    assert pass_score(guessed, PASSES) == (1, 8)
    assert not all_known(guessed, PASSES, "a")
    assert all_known(replace(guessed, predicts=False), PASSES, "a")


def test_all_are_known_when_each_was_guessed_right():
    guessed = LAYERED
    for layer, unit in ((1, 0), (1, 1), (1, 2), (2, 0)):
        guessed = with_guess(guessed, "a", layer, unit, PASSES.activation(layer, unit))
    assert all_known(guessed, PASSES, "a")
    assert not all_known(guessed, PASSES, "error")


def test_guesses_of_units_that_are_gone_go_too():
    guessed = with_guess(with_guess(LAYERED, "a", 1, 2, 0.9), "a", 2, 0, 0.4)
    smaller = replace(guessed, dense=LAYERED.dense.with_layer(0, LAYERED.dense.weights[0]))
    assert guesses_within(smaller) == guessed.guesses
    fewer = replace(guessed, guesses=(*guessed.guesses, replace(guessed.guesses[0], unit=7)))
    assert guesses_within(fewer) == guessed.guesses
