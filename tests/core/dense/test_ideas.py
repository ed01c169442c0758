"""What is behind the questions that learners ask of a neuron."""

from itertools import pairwise

import numpy as np
import pytest

from cnnlab.core.dense.functions import Function
from cnnlab.core.dense.ideas import descent_path, draw_outcomes, gradient_through


@pytest.mark.parametrize("kind", ["sigmoid", "tanh", "relu", "leaky_relu", "linear"])
def test_the_gradient_through_a_chain_is_its_derivative(kind):
    g, z, h = Function(kind), 0.8, 1e-6

    def through(x):
        for _ in range(5):
            x = g.at(x)
        return x

    chain = gradient_through(g, z, 5)
    assert chain[-1].a == through(z)
    assert chain[-1].product == pytest.approx((through(z + h) - through(z - h)) / (2 * h), abs=1e-9)
    for before, after in pairwise(chain):
        assert after.z == before.a
        assert after.product == before.product * after.slope


def test_a_sigmoids_gradient_dies_and_a_relus_lives():
    assert gradient_through(Function("sigmoid"), 10.0, 1)[0].product == pytest.approx(
        4.5e-5, abs=5e-7
    )
    assert gradient_through(Function("sigmoid"), 0.0, 20)[-1].product < 1e-12
    assert gradient_through(Function("relu"), 10.0, 20)[-1].product == 1
    assert gradient_through(Function("relu"), -1.0, 3)[-1].product == 0
    assert gradient_through(Function(), 1.0, 0) == []


def test_with_positive_inputs_both_weights_rise_or_fall_together():
    x = np.array([[1.0, 2.0], [2.0, 1.0]])
    targets = x @ np.array([1.0, -1.0])  # one must rise, one fall
    path = descent_path(x, targets, np.zeros(2), 0.1, 60)
    assert path.weights.shape == (61, 2)
    assert path.gradients.shape == (60, 2)
    assert (path.gradients.prod(axis=1) >= 0).all()
    assert np.abs(path.weights[-1] - [1, -1]).max() < 0.2
    np.testing.assert_allclose(np.diff(path.weights, axis=0), -0.1 * path.gradients, atol=1e-15)


def test_with_inputs_of_both_signs_they_need_not():
    x = np.array([[1.0, -2.0], [2.0, 1.0]])
    path = descent_path(x, x @ np.array([1.0, -1.0]), np.zeros(2), 0.1, 10)
    assert (path.gradients.prod(axis=1) < 0).any()


def test_no_step_leads_nowhere():
    path = descent_path(np.ones((1, 2)), np.ones(1), np.array([3.0, 4.0]), 0.1, 0)
    assert path.weights.tolist() == [[3, 4]]
    assert path.gradients.shape == (0, 2)


@pytest.mark.parametrize("probability", [0.0, 0.1, 0.9, 1.0])
def test_outcomes_are_as_frequent_as_they_are_probable(probability):
    drawn = draw_outcomes(probability, 1000, 1)
    assert set(drawn) <= {0.0, 1.0}
    assert drawn.mean() == pytest.approx(probability, abs=0.03)
    np.testing.assert_array_equal(drawn, draw_outcomes(probability, 1000, 1))
