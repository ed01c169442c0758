"""Optimisers against their formulas written out, and on a bowl whose bottom is known."""

from math import cos, pi, sqrt

import numpy as np
import pytest

from cnnlab.core.optim import (
    OPTIMISERS,
    SGD,
    Adam,
    WeightAverage,
    add_part,
    clip_grad_norm,
    cosine_schedule,
)


def test_momentum_adds_up():
    x = {"w": np.array([[1.0]])}
    sgd = SGD(momentum=0.5)
    for _ in range(3):
        sgd.step(x, {"w": np.array([[1.0]])}, 0.1)
    assert x["w"].item() == pytest.approx(1 - 0.1 * (1 + 1.5 + 1.75))


def test_adam_follows_its_algorithm():
    gradients = [0.5, -0.2, 0.1]
    x = {"w": np.array([1.0])}
    adam = Adam(betas=(0.9, 0.99), epsilon=1e-8)
    m = v = 0.0
    wanted = 1.0
    for t, g in enumerate(gradients, 1):
        adam.step(x, {"w": np.array([g])}, 0.01)
        m, v = 0.9 * m + 0.1 * g, 0.99 * v + 0.01 * g * g
        wanted -= 0.01 * (m / (1 - 0.9**t)) / (sqrt(v / (1 - 0.99**t)) + 1e-8)
    assert x["w"].item() == pytest.approx(wanted, rel=1e-12)


@pytest.mark.parametrize("kind", OPTIMISERS.values())
def test_weights_decay_and_biases_do_not(kind):
    x = {"w": np.ones((2, 2)), "b": np.ones(2)}
    zero = {name: np.zeros_like(array) for name, array in x.items()}
    kind(weight_decay=0.1).step(x, zero, 0.5)
    np.testing.assert_allclose(x["w"], 0.95)
    np.testing.assert_array_equal(x["b"], 1)


@pytest.mark.parametrize("kind", OPTIMISERS.values())
def test_they_find_the_bottom_of_a_bowl(kind):
    bottom, steep = np.array([1.0, -2.0]), np.array([1.0, 30.0])
    x = {"w": np.zeros(2)}
    optimiser = kind()
    for step in range(400):
        optimiser.step(x, {"w": steep * (x["w"] - bottom)}, 0.03 * cosine_schedule(step, 400))
    np.testing.assert_allclose(x["w"], bottom, atol=1e-3)


def test_single_precision_stays():
    x = {"w": np.ones((2, 2), np.float32)}
    Adam(weight_decay=0.1).step(x, {"w": np.ones((2, 2), np.float32)}, 0.1)
    assert x["w"].dtype == np.float32


def test_the_rate_rises_then_falls_along_a_cosine():
    rates = [cosine_schedule(step, 110, warmup=10) for step in range(110)]
    np.testing.assert_allclose(rates[:10], np.arange(1, 11) / 10)
    np.testing.assert_allclose(rates[10], 1)
    np.testing.assert_allclose(rates[60], 0.5)
    np.testing.assert_allclose(rates[-1], 0.5 * (1 + cos(pi * 0.99)))


def test_long_gradients_are_clipped_together():
    gradients = {"a": np.array([3.0]), "b": np.array([4.0])}
    clipped = clip_grad_norm(gradients, 1).values()
    np.testing.assert_allclose([g.item() for g in clipped], [0.6, 0.8])
    np.testing.assert_allclose([g.item() for g in clip_grad_norm(gradients, 9).values()], [3, 4])
    assert clip_grad_norm({"a": np.zeros(1)}, 1)["a"].item() == 0


def test_what_parts_give_is_added_and_left_as_they_were():
    parts = [{"a": np.ones(2)}, {"a": np.full(2, 2.0)}]
    total = {}
    for part in parts:
        add_part(total, part)
    np.testing.assert_array_equal(total["a"], [3, 3])
    np.testing.assert_array_equal(parts[0]["a"], [1, 1])


def test_the_weights_average_begins_with_the_first_and_forgets_it_soon():
    weights, average = {"w": np.array([1.0, 8])}, WeightAverage(0.5)
    average.follow(weights, 1)
    np.testing.assert_array_equal(average.weights["w"], [1, 8])
    weights["w"] *= 2
    average.follow(weights, 2)  # keeps 3 / 12
    np.testing.assert_allclose(average.weights["w"], [1.75, 14])
    weights["w"] *= 0
    average.follow(weights, 1000)  # keeps 0.5
    np.testing.assert_allclose(average.weights["w"], [0.875, 7])


def test_an_average_of_what_stays_is_the_same_to_the_bit():
    weights, average = {"w": np.array([0.1, 0.3], np.float32)}, WeightAverage(0.99)
    for step in range(1, 9):
        average.follow(weights, step)
    np.testing.assert_array_equal(average.weights["w"], weights["w"])
    assert average.weights["w"].dtype == np.float32


def test_without_a_share_to_keep_nothing_is_averaged():
    average = WeightAverage(0.0)
    average.follow({"w": np.ones(2)}, 1)
    assert average.weights == {}
