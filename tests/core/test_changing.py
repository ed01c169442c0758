"""Trainings whose settings change: the same seed and changes give the same bits, also resumed."""

import threading
from dataclasses import replace
from itertools import islice
from threading import Event

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_network import small_network
from small_training import FULL_RECIPE, RECIPE, Bars, NoisyBars, equal

from cnnlab.core.changes import Change
from cnnlab.core.checkpoints import load_checkpoint, save_checkpoint
from cnnlab.core.training import NO_END, Training

ENDLESS = replace(FULL_RECIPE, epochs=None, schedule="constant")
VALUES = {
    "learning_rate": [0.001, 0.03],
    "momentum": [0.0, 0.5],
    "weight_decay": [0.0, 0.1],
    "dropout": [0.0, 0.5],
    "batch": [1, 7, 64],
    "optimiser": ["adam", "sgd"],
    "augmentation": [0.0, 2.0],
}


def begun(recipe=ENDLESS, changes=()):
    return Training(small_network(norm=True), NoisyBars(), recipe, changes)


def after(training, steps, threads=1):
    reports = list(islice(training.reports(threads=threads), steps))
    assert [report.problem for report in reports] == [""] * steps
    return training


def same(training, other):
    return (
        equal(training.network, other.network)
        and equal(training.trained(), other.trained())
        and training.optimiser.state.keys() == other.optimiser.state.keys()
        and all((a == other.optimiser.state[n]).all() for n, a in training.optimiser.state.items())
    )


def resumed(training, folder):
    save_checkpoint(folder / "point", training)
    return load_checkpoint(folder / "point", NoisyBars())


CHANGES = st.lists(
    st.tuples(
        st.integers(0, 7),
        st.sampled_from([(name, value) for name in VALUES for value in VALUES[name]]),
    ),
    max_size=6,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=CHANGES, pause=st.integers(0, 8), optimiser=st.sampled_from(["adam", "sgd"]))
def test_the_same_changes_give_the_same_bits_also_resumed(tmp_path, asked, pause, optimiser):
    recipe = replace(ENDLESS, optimiser=optimiser)
    live = begun(recipe)
    for done in range(8):
        for step, (name, value) in asked:
            if step == done:
                assert live.change(name, value) == Change(done + 1, name, value)
        if done == pause:
            live = resumed(live, tmp_path)
        after(live, 1)
    assert same(live, after(begun(recipe, live.changes), 8, threads=2))


@pytest.mark.parametrize(("name", "values"), VALUES.items())
def test_each_change_makes_a_difference_from_its_step_on(name, values):
    recipe = replace(ENDLESS, optimiser="sgd")
    plain, changed = begun(recipe), begun(recipe)
    after(plain, 2)
    after(changed, 2)
    changed.change(name, values[0])
    assert same(plain, changed)
    after(plain, 2)
    assert not same(plain, after(changed, 2))


def test_a_changed_batch_leaves_out_and_repeats_no_image():
    drawn = []

    class Watched(Bars):
        def draw(self, which, rng):
            drawn.extend(which.tolist())
            return super().draw(which, rng)

    training = Training(small_network(), Watched(), replace(RECIPE, epochs=1))
    after(training, 1)
    training.change("batch", 7)
    assert training.steps == 1 + 5
    reports = list(training.reports())
    assert reports[-1].done
    assert sorted(drawn) == list(range(50))


def test_another_optimiser_begins_with_fresh_averages():
    training = after(begun(), 3)
    training.change("optimiser", "sgd")
    assert training.settings.optimiser == "sgd"
    assert set(after(training, 1).optimiser.averages) == {"velocity"}
    velocity = training.optimiser.state["velocity.fc.bias"]
    np.testing.assert_allclose(velocity, training.gradients["fc.bias"], rtol=1e-4)
    assert training.optimiser.steps == 1
    training.change("optimiser", "sgd")
    assert after(training, 1).optimiser.steps == 2  # the one it has


def test_a_change_during_a_step_acts_at_the_next():
    class Asking(NoisyBars):
        def draw(self, which, rng):
            if training.done == 1 and not asked:
                other = threading.Thread(
                    target=lambda: asked.append(training.change("augmentation", 2.0))
                )
                other.start()
                other.join()
            return super().draw(which, rng)

    asked = []
    training = Training(small_network(norm=True), Asking(), ENDLESS)
    after(training, 4)
    assert asked == [Change(3, "augmentation", 2.0)]
    assert training.changes == tuple(asked)
    assert same(training, after(begun(changes=asked), 4))


def test_a_change_during_a_step_that_is_stopped_acts_when_it_is_done_again():
    class Stopping(NoisyBars):
        def draw(self, which, rng):
            if training.done == 1 and not stop.is_set():
                training.change("batch", 7)
                stop.set()
            return super().draw(which, rng)

    stop = Event()
    training = Training(small_network(norm=True), Stopping(), ENDLESS)
    assert [report.step for report in training.reports(stop=stop)] == [1]
    assert training.changes == (Change(2, "batch", 7),)
    training.change("learning_rate", 0.02)
    assert [change.step for change in training.changes] == [2, 2]
    assert same(after(training, 3), after(begun(changes=training.changes), 4))


def test_without_a_number_of_epochs_it_goes_on():
    training = after(begun(), 20)
    assert training.steps == NO_END
    assert training.done == 20


def test_the_rate_stays_after_the_warm_up():
    recipe = replace(ENDLESS, optimiser="sgd", momentum=0.0, weight_decay=0.0, learning_rate=0.1)
    training = after(begun(recipe), 2)
    for rate in (0.1, 0.1, 0.05):
        before = training.network.parameters["fc.bias"].copy()
        training.change("learning_rate", rate)
        after(training, 1)
        moved = before - training.network.parameters["fc.bias"]
        np.testing.assert_allclose(moved, rate * training.gradients["fc.bias"], rtol=1e-3)


def test_the_strength_that_the_dataset_has_is_kept_and_set_back():
    dataset = NoisyBars()
    training = Training(small_network(norm=True), dataset, ENDLESS)
    assert training.recipe.augmentation == 1.0
    training.change("augmentation", 2)
    after(training, 1)
    assert dataset.strength == 2.0
    again = Training(small_network(norm=True), dataset, training.recipe)
    assert same(after(again, 2), after(begun(), 2))


def test_a_dataset_without_a_strength_has_none_to_change():
    training = Training(small_network(), Bars(), RECIPE)
    with pytest.raises(ValueError, match="augmentation: can't be changed; this dataset has no"):
        training.change("augmentation", 1.0)
    assert not training.changes
    with pytest.raises(ValueError, match=r"augmentation: got 1\.0, expected None"):
        Training(small_network(), Bars(), replace(RECIPE, augmentation=1.0))
