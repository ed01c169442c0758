"""A fit goes forward, back and again from the same weights, in the same bits."""

from dataclasses import replace

import numpy as np
import pytest

from cnnlab.core.dense.backward import backward
from cnnlab.core.dense.dense import Dense, forward
from cnnlab.core.dense.fit import KEPT_EVERY, Fit, FitNetwork, FitRecipe
from cnnlab.core.dense.functions import Function
from cnnlab.core.dense.points import make_points, points_of, split

POINTS = split(make_points("moons", 60, 0.1, 1), 0.2, 1)
NETWORK = FitNetwork((4,), Function("tanh"), 3)
RECIPES = [FitRecipe(0.5), FitRecipe(0.3, 7, 0.0), FitRecipe(0.1, 16, 0.9), FitRecipe(0.3, 500)]


def fit_of(recipe=RECIPES[0], points=POINTS, network=NETWORK, seed=1):
    return Fit(network.initial(), points, recipe, seed)


def bits(state):
    numbers = (state.loss, state.test_loss, state.accuracy, state.test_accuracy)
    arrays = (*state.dense.weights, *state.velocity)
    return state.step, numbers, [array.tobytes() for array in arrays]


@pytest.mark.parametrize("recipe", RECIPES)
def test_forward_back_and_seek_end_in_the_same_bits(recipe):
    straight = fit_of(recipe)
    states = [bits(straight.state)] + [bits(straight.forward()) for _ in range(2 * KEPT_EVERY + 9)]
    wandering = fit_of(recipe)
    for step in (
        2 * KEPT_EVERY + 9,
        3,
        0,
        KEPT_EVERY,
        KEPT_EVERY - 1,
        KEPT_EVERY + 27,
        KEPT_EVERY + 1,
        2,
    ):
        assert bits(wandering.seek(step)) == states[step]
    for step in (1, 0, 0):
        assert bits(wandering.back()) == states[step]
    assert bits(wandering.forward(KEPT_EVERY)) == states[KEPT_EVERY]


def test_a_step_back_does_not_begin_at_the_start(monkeypatch):
    fit, taken = fit_of(), []
    fit.seek(3 * KEPT_EVERY + 5)
    step = fit._next
    monkeypatch.setattr(fit, "_next", lambda state: taken.append(state.step) or step(state))
    fit.back()
    assert taken == [3 * KEPT_EVERY + k for k in range(4)]


def test_rewinding_gives_the_same_initial_weights():
    fit = fit_of()
    first = [w.tobytes() for w in NETWORK.initial().weights]
    fit.forward(30)
    assert [w.tobytes() for w in fit.seek(0).dense.weights] == first
    assert fit.state.step == 0


@pytest.mark.parametrize("momentum", [0.0, 0.9])
def test_steps_are_those_of_gradient_descent_with_momentum(momentum):
    fit = fit_of(FitRecipe(0.3, 0, momentum))
    dense = NETWORK.initial()
    velocity = [np.zeros_like(w) for w in dense.weights]
    x, y = POINTS.training
    for _ in range(5):
        found = backward(dense, forward(dense, x), y, "cross_entropy").weights
        velocity = [momentum * v - 0.3 * g for v, g in zip(velocity, found, strict=True)]
        moved = tuple(w + v for w, v in zip(dense.weights, velocity, strict=True))
        dense = Dense(moved, dense.functions)
    for found_w, wanted in zip(fit.seek(5).dense.weights, dense.weights, strict=True):
        np.testing.assert_allclose(found_w, wanted, rtol=1e-12)


@pytest.mark.parametrize(("size", "sizes"), [(20, [20, 20, 8]), (48, [48]), (1, [1] * 48)])
def test_an_epoch_sees_every_training_point_once(size, sizes):
    fit = fit_of(FitRecipe(0.1, size))
    training = sorted(map(tuple, POINTS.training[0]))
    orders = []
    for epoch in (0, 1):
        batches = [fit._batch(epoch * len(sizes) + i)[0] for i in range(len(sizes))]
        assert [len(batch) for batch in batches] == sizes
        assert sorted(map(tuple, np.vstack(batches))) == training
        orders.append(np.vstack(batches))
    if len(sizes) > 1:
        assert (orders[0] != orders[1]).any()


def test_batches_follow_from_the_seed():
    recipe = FitRecipe(0.5, 10)
    one, same, other = (fit_of(recipe, seed=seed).seek(20) for seed in (1, 1, 2))
    assert bits(one) == bits(same)
    assert one.loss != other.loss


def test_every_loss_on_the_way_is_kept():
    fit = fit_of()
    losses = [(fit.state.loss, fit.state.test_loss)]
    for _ in range(12):
        state = fit.forward()
        losses.append((state.loss, state.test_loss))
    fit.seek(4)
    assert fit.history == losses
    fit.seek(13)
    assert fit.history[:13] == losses
    assert len(fit.history) == 14


def test_without_points_held_out_there_is_no_number_of_them():
    state = fit_of(points=make_points("xor", 40, 0.1, 1)).forward(3)
    assert np.isnan([state.test_loss, state.test_accuracy]).all()
    assert np.isfinite([state.loss, state.accuracy]).all()


def test_a_fit_that_diverges_keeps_its_last_good_state():
    wild = FitNetwork((8, 8), Function("linear"), 1)
    points = replace(POINTS, x=POINTS.x * 1e6)
    fit = fit_of(FitRecipe(100.0, 0, 0.99), points, wild)
    state = fit.forward(1000)
    assert state.problem == "diverged"
    assert all(np.isfinite(w).all() for w in state.dense.weights)
    assert np.isfinite(state.loss)
    assert len(fit.history) == state.step + 1
    assert np.isfinite(fit.history).all()
    assert fit.forward(5) is state
    assert fit.seek(state.step) is state
    if state.step:
        assert fit.back().problem == ""
    again = fit.seek(0)
    assert (again.problem, bits(again)) == ("", bits(fit_of(points=points, network=wild).state))
    assert fit.forward(1000).step == state.step


def test_points_of_one_class_are_fitted():
    points = points_of(np.random.default_rng(0).normal(size=(20, 2)), np.ones(20))
    assert points.classes == 1
    state = fit_of(points=points).forward(200)
    assert (state.problem, state.accuracy) == ("", 1.0)
    assert state.loss < 0.05


def test_without_points_nothing_is_learned_and_nothing_breaks():
    fit = fit_of(points=make_points("own", 0, 0.0, 1))
    state = fit.forward(3)
    assert (state.step, state.problem) == (0, "diverged")
    assert all(np.isfinite(w).all() for w in state.dense.weights)


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"learning_rate": 0.0}, "learning_rate"),
        ({"learning_rate": 101.0}, "learning_rate"),
        ({"learning_rate": float("nan")}, "learning_rate"),
        ({"momentum": 1.0}, "momentum"),
        ({"momentum": -0.1}, "momentum"),
        ({"batch": -1}, "batch"),
    ],
)
def test_a_setting_out_of_range_is_refused(changes, name):
    with pytest.raises(ValueError, match=name):
        fit_of(replace(FitRecipe(), **changes))


def test_a_network_starts_from_the_weights_of_its_seed():
    one, same, other = (replace(NETWORK, seed=seed).initial() for seed in (1, 1, 2))
    assert one.sizes == (2, 4, 1)
    assert [f.kind for f in one.functions] == ["tanh", "sigmoid"]
    assert one.weights[0].tobytes() == same.weights[0].tobytes()
    assert one.weights[0].tobytes() != other.weights[0].tobytes()
    assert FitNetwork(()).initial().sizes == (2, 1)
