"""Settings that change while a network trains, and what follows from them."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_training import RECIPE

from cnnlab.core.changes import (
    Change,
    Changes,
    Place,
    checked_change,
    optimiser_steps,
    place_after,
    settings_at,
    steps_left,
)


def test_a_setting_is_as_it_was_changed_last():
    changes = [Change(2, "batch", 5), Change(4, "learning_rate", 0.5), Change(6, "batch", 9)]
    found = [settings_at(RECIPE, changes, step) for step in (1, 2, 5, 6)]
    assert [(s.batch, s.learning_rate) for s in found] == [
        (20, 0.01),
        (5, 0.01),
        (5, 0.5),
        (9, 0.5),
    ]


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("seed", 3, "seed: can't be changed; expected one of learning_rate, "),
        ("batch", 2.5, "batch: got 2.5, expected a whole number"),
        ("batch", 0, "batch: got 0, expected a number above 0"),
        ("batch", True, "batch: got True, expected a whole number"),
        ("batch", 10**400, "expected a whole number"),
        ("learning_rate", float("nan"), "learning_rate: got nan, expected a number"),
        ("learning_rate", "fast", "learning_rate: got 'fast', expected a number"),
        ("dropout", 1, "dropout: got 1.0, expected a number from 0, below 1"),
        ("momentum", -0.5, "momentum: got -0.5, expected a number from 0, below 1"),
        ("augmentation", -1, "augmentation: got -1.0, expected a number from 0"),
        ("optimiser", "luck", "there is no optimiser 'luck'"),
        ("optimiser", 3, "optimiser: got 3, expected a name"),
    ],
)
def test_what_can_not_be_changed_is_refused(name, value, reason):
    with pytest.raises(ValueError, match=re.escape(reason)):
        checked_change(RECIPE, 1, name, value)


def test_numbers_take_the_type_of_their_setting():
    assert type(checked_change(RECIPE, 1, "learning_rate", 1).value) is float
    assert type(checked_change(RECIPE, 1, "batch", 16.0).value) is int


@given(
    images=st.integers(1, 60),
    batch=st.integers(1, 70),
    steps=st.integers(0, 40),
    changes=st.lists(st.tuples(st.integers(1, 40), st.integers(1, 70)), max_size=5),
)
def test_the_place_in_the_data_is_that_of_steps_counted_one_by_one(images, batch, steps, changes):
    recipe = replace(RECIPE, batch=batch)
    changes = [Change(step, "batch", size) for step, size in sorted(changes)]
    epoch = used = 0
    for step in range(1, steps + 1):
        used += settings_at(recipe, changes, step).batch
        if used >= images:
            epoch, used = epoch + 1, 0
    assert place_after(steps, images, recipe, changes) == (epoch, used)
    left, size, more = 0, settings_at(recipe, changes, steps + 1).batch, epoch + 3
    while epoch < more:
        left, used = left + 1, used + size
        if used >= images:
            epoch, used = epoch + 1, 0
    place = place_after(steps, images, recipe, changes)
    assert steps_left(place, images, more, size) == left


def test_no_steps_are_left_after_the_last_epoch():
    assert steps_left(Place(2, 0), 50, 2, 20) == 0


def test_an_optimiser_counts_from_the_step_that_it_came_with():
    changes = [Change(3, "optimiser", "adam"), Change(5, "optimiser", "sgd")]
    assert [optimiser_steps(n, RECIPE, changes) for n in (0, 4, 5, 7)] == [0, 4, 1, 3]


def test_what_is_asked_for_during_a_step_comes_with_the_next():
    changes = Changes(RECIPE)
    assert changes.ask("batch", 7) == Change(1, "batch", 7)
    assert changes.begin(1).batch == 7
    assert changes.ask("batch", 8) == Change(2, "batch", 8)
    assert changes.begin(2).batch == 8
    assert changes.all == (Change(1, "batch", 7), Change(2, "batch", 8))


def test_what_is_asked_for_during_a_step_that_is_given_up_comes_when_it_is_done_again():
    changes = Changes(RECIPE)
    changes.ask("batch", 7)
    changes.begin(1)
    changes.ask("batch", 8)
    changes.stand_at(0)
    assert changes.begin(1).batch == 8
    assert changes.all == (Change(1, "batch", 8),)


def test_of_a_setting_changed_twice_before_a_step_the_last_is_kept():
    changes = Changes(RECIPE)
    for rate in (0.1, 0.2, 0.3):
        changes.ask("learning_rate", rate)
    assert changes.all == (Change(1, "learning_rate", 0.3),)
