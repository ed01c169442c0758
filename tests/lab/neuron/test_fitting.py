"""A fit that plays, stands still, goes back, starts over, and races another one."""

import math
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication

from cnnlab.core.dense.fit import Fit, FitNetwork, FitRecipe
from cnnlab.core.dense.functions import Function
from cnnlab.core.dense.points import make_points, points_of, split
from cnnlab.lab.neuron import fitting as module
from cnnlab.lab.neuron.fit_values import (
    remade,
    with_label,
    with_moved_point,
    with_new_point,
    without_points,
)
from cnnlab.lab.neuron.fitting import FASTEST, FitRun, Losses
from cnnlab.lessons.sheet import Fitting

XOR = Fitting(split(make_points("xor", 200, 0.1, 1), 0.2, 1))


@pytest.fixture
def run(qapp):
    made = FitRun(XOR)
    made.set_speed(FASTEST)
    yield made
    made.close_down()


@pytest.fixture
def troubles(run):
    told = []
    run.troubled.connect(told.append)
    return told


def same(dense, other):
    return all((a == b).all() for a, b in zip(dense.weights, other.weights, strict=True))


def play_to(run, qtbot, step):
    run.play()
    qtbot.waitUntil(lambda: run.state.step >= step)


def test_it_plays_on_a_thread_and_the_loss_falls(run, qtbot):
    moves = []
    run.moved.connect(lambda: moves.append(run.state.step))
    play_to(run, qtbot, 200)
    assert run.playing
    run.pause()
    assert not run.playing
    at = run.state.step
    assert moves == sorted(moves)
    assert len(run.run.losses.array) == at + 1
    assert run.run.losses.array[-1, 0] == run.state.loss < 0.3 * run.run.losses.array[0, 0]


def test_what_was_played_is_what_the_core_computes(run, qtbot):
    play_to(run, qtbot, 120)
    run.pause()
    fitting = run.fitting
    fit = Fit(fitting.network.initial(), fitting.points, fitting.recipe, fitting.network.seed)
    assert same(fit.forward(run.state.step).dense, run.state.dense)


def test_rewind_is_the_initial_weights_to_the_bit_and_again_the_same_way(run, qtbot):
    start = run.state.dense
    play_to(run, qtbot, 77)
    run.pause()
    at, there = run.state.step, run.state
    run.rewind()
    assert run.state.step == 0
    assert same(run.state.dense, start)
    assert same(run.state.dense, run.fitting.network.initial())
    assert run.steps == at
    run.seek(at)
    assert same(run.state.dense, there.dense)


def test_one_step_on_and_one_back(run):
    start = run.state.dense
    run.step()
    run.step()
    assert run.state.step == 2
    second = run.state.dense
    run.back()
    run.step()
    assert same(run.state.dense, second)
    run.back()
    run.back()
    run.back()
    assert run.state.step == 0
    assert same(run.state.dense, start)


def test_stepping_pauses(run, qtbot):
    play_to(run, qtbot, 5)
    run.step()
    assert not run.playing


@pytest.mark.parametrize("speed", [1.0, 20.0, 500.0])
def test_speed_counts_steps_a_second(run, monkeypatch, speed):
    class Clock:
        now, end = 100.0, 104.05

        def monotonic(self):
            return self.now

        def is_set(self):
            return self.now >= self.end

        def wait(self, seconds):
            self.now += seconds

    class Painted:
        def clear(self):
            pass

        def wait(self, seconds):
            clock.now += 0.01

    clock, pace = Clock(), module.Pace()
    pace.speed, pace.painted = speed, Painted()
    monkeypatch.setattr(module, "time", clock)
    fit = run.run.fit
    steps = [states[0].step for states in module._steps([fit], pace, clock)]
    assert fit.state.step == pytest.approx(1 + 4 * speed, rel=0.03, abs=1)
    assert len(steps) <= 4.05 / 0.05 + 1


@pytest.mark.parametrize(
    "change",
    [
        lambda f: replace(f, points=make_points("xor", 50, 0.1, 2)),
        lambda f: replace(f, network=FitNetwork((3, 3))),
        lambda f: replace(f, network=replace(f.network, seed=2)),
        lambda f: replace(f, recipe=FitRecipe(0.1)),
        lambda f: replace(f, rival=FitRecipe(0.1)),
    ],
)
def test_a_change_pauses_and_starts_over(run, qtbot, change):
    restarts = []
    run.restarted.connect(lambda: restarts.append(run.state.step))
    play_to(run, qtbot, 5)
    changed = change(run.fitting)
    run.use(changed)
    assert restarts == [0]
    assert not run.playing
    assert run.steps == 0
    assert same(run.state.dense, changed.network.initial())


def test_what_changes_nothing_of_the_fit_lets_it_play(run, qtbot):
    play_to(run, qtbot, 5)
    run.use(replace(run.fitting, count=300))
    assert run.playing


def test_a_race_starts_from_the_same_weights_and_keeps_step(run, qtbot):
    run.use(replace(run.fitting, rival=FitRecipe(0.01)))
    assert same(run.rival.state.dense, run.state.dense)
    play_to(run, qtbot, 150)
    run.pause()
    assert run.rival.state.step == run.state.step
    assert run.rival.state.loss > run.state.loss
    assert len(run.rival.losses.array) == len(run.run.losses.array)
    run.seek(50)
    assert run.rival.state.step == 50
    run.rewind()
    assert same(run.rival.state.dense, run.fitting.network.initial())


DIVERGES = FitNetwork((4,), Function("linear"))


def test_a_loss_that_is_not_finite_ends_it_and_the_last_good_state_stays(run, qtbot, troubles):
    run.use(replace(run.fitting, network=DIVERGES, recipe=FitRecipe(100.0)))
    run.play()
    qtbot.waitUntil(lambda: not run.playing)
    assert troubles == ["diverged"]
    assert run.trouble == "diverged"
    assert math.isfinite(run.state.loss)
    assert all(np.isfinite(w).all() for w in run.state.dense.weights)
    run.play()
    assert not run.playing
    assert troubles == ["diverged", "diverged"]
    run.back()
    assert run.trouble == ""
    run.use(replace(run.fitting, recipe=FitRecipe(0.1)))
    run.step()
    assert run.state.step == 1


@pytest.mark.parametrize("played", [True, False])
def test_a_rival_does_not_get_ahead_of_a_run_that_diverges(run, qtbot, troubles, played):
    hidden = FitNetwork((4, 4, 4), Function("linear"))
    run.use(replace(XOR, network=hidden, recipe=FitRecipe(100.0), rival=FitRecipe(0.1)))
    if played:
        run.play()
        qtbot.waitUntil(lambda: not run.playing)
    else:
        run.seek(50)
    assert troubles == ["diverged"]
    assert 0 < run.state.step < 50
    assert run.rival.state.step == run.state.step
    run.back()
    assert run.rival.state.step == run.state.step


def test_a_rival_that_diverges_is_told_once_and_the_run_goes_on(run, qtbot, troubles):
    run.use(replace(run.fitting, network=DIVERGES, rival=FitRecipe(100.0)))
    play_to(run, qtbot, 400)
    assert troubles == ["rival_diverged"]
    assert run.playing
    assert run.rival.state.step < run.state.step


@pytest.mark.parametrize(
    ("points", "trouble"),
    [
        (points_of(np.zeros((0, 2)), np.zeros(0)), "no_points"),
        (points_of(np.array([[0.1, 0.2], [0.3, 0.4]]), np.ones(2)), "one_class"),
    ],
)
def test_without_two_classes_it_does_not_start(run, troubles, points, trouble):
    run.use(replace(run.fitting, points=points, kind="own"))
    run.play()
    run.step()
    run.seek(7)
    assert troubles == [trouble, trouble]
    assert (run.playing, run.state.step) == (False, 0)


def test_as_many_steps_as_are_kept_end_it(run, qtbot, troubles, monkeypatch):
    monkeypatch.setattr(module, "MOST_STEPS", 30)
    run.play()
    qtbot.waitUntil(lambda: not run.playing)
    assert run.state.step == 30
    assert troubles == ["long"]


def test_closing_while_it_plays_waits_and_says_nothing_more(run, qtbot):
    play_to(run, qtbot, 5)
    moves = []
    run.moved.connect(lambda: moves.append(1))
    run.close_down()
    QCoreApplication.processEvents()
    assert moves == []
    assert not run.playing


def test_losses_are_followed_as_they_grow():
    losses, history = Losses(), []
    for n in range(1000):
        history.append((float(n), -float(n)))
        if n % 7 == 0:
            losses.follow(history)
    losses.follow(history)
    np.testing.assert_array_equal(losses.array, np.array(history))


# values


def test_other_data_is_made_and_held_out_by_its_share():
    made = remade(XOR, kind="moons", count=60)
    assert len(made.points) == 60
    assert made.points.held_out.sum() == 12
    assert remade(made, kind="moons") is made
    assert remade(made, share=0.5).points.held_out.sum() == 30


def test_points_of_ones_own_stay_and_are_only_parted_anew():
    points = split(make_points("rings", 40, 0, 1), 0, 1)
    own = Fitting(points, kind="own")
    changed = remade(own, share=0.5, seed=9)
    np.testing.assert_array_equal(changed.points.x, points.x)
    assert changed.points.held_out.sum() == 20


def test_a_point_more_elsewhere_of_the_other_class_and_gone():
    more = with_new_point(XOR, 0.25, -0.5, 1.0)
    assert more.kind == "own"
    assert more.points.x[-1].tolist() == [0.25, -0.5]
    moved = with_moved_point(more, 200, 1.0, 2.0)
    assert moved.points.x[200].tolist() == [1.0, 2.0]
    assert with_label(moved, 200, 0.0).points.labels[200] == 0
    left = without_points(moved, [200, 3])
    assert len(left.points) == 199
    np.testing.assert_array_equal(left.points.x[:3], XOR.points.x[:3])
    np.testing.assert_array_equal(left.points.x[3], XOR.points.x[4])
