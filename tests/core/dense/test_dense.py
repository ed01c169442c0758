"""Fully connected networks as values, and their forward pass."""

import numpy as np
import pytest

from cnnlab.core.dense.dense import Dense, forward, initial, merged
from cnnlab.core.dense.functions import Function
from cnnlab.core.shapes import ShapeError

SIGMOID, LINEAR = Function(), Function("linear")
THETA_1 = np.array([[-1.0, 2, 0, 1], [1, -1, 2, 0], [0, 1, -1, 2]])
THETA_2 = np.array([[-1.0, 1, 2, -1]])
TUTORIAL = Dense((THETA_1, THETA_2), (SIGMOID, SIGMOID))


def test_the_tutorials_layers():
    trace = forward(TUTORIAL, np.array([[1.0, 0.0, 1.0]]))
    assert TUTORIAL.sizes == (3, 3, 1)
    assert trace.sums[0].tolist() == [[2, 0, 3]]
    assert trace.activations[0].round(4).tolist() == [[0.8808, 0.5, 0.9526]]
    assert trace.sums[1].round(4).tolist() == [[-0.0718]]
    assert trace.output.round(4).tolist() == [[0.4821]]
    assert trace.flows_into(0).tolist() == [[1, 1, 0, 1]]
    assert trace.flows_into(1).round(4).tolist() == [[1, 0.8808, 0.5, 0.9526]]


def test_each_example_goes_through_by_itself():
    x = np.random.default_rng(0).normal(size=(5, 3))
    together = forward(TUTORIAL, x).output
    one_by_one = [forward(TUTORIAL, row[None]).output[0] for row in x]
    np.testing.assert_allclose(together, one_by_one, rtol=1e-14)


@pytest.mark.parametrize("x", [np.zeros((2, 4)), np.zeros(3)])
def test_another_number_of_inputs_is_refused(x):
    with pytest.raises(ShapeError, match=r"x: got shape .*, expected \(n, 3\)"):
        forward(TUTORIAL, x)


@pytest.mark.parametrize(
    ("weights", "functions", "reason"),
    [
        ((), (), "at least one"),
        ((THETA_1,), (SIGMOID, SIGMOID), "1 of weights and 2 of functions"),
        ((THETA_1, THETA_1[:, :3]), (SIGMOID, SIGMOID), "weights 1: got 3 columns, expected 4"),
        ((np.zeros(3),), (SIGMOID,), r"weights: got shape \(3,\)"),
        ((np.zeros((2, 1)),), (SIGMOID,), r"weights: got shape \(2, 1\)"),
        ((np.zeros((0, 3)),), (SIGMOID,), r"weights: got shape \(0, 3\)"),
    ],
)
def test_weights_that_do_not_fit_are_refused(weights, functions, reason):
    with pytest.raises(ShapeError, match=reason):
        Dense(weights, functions)


def test_weights_are_copied_in_and_can_not_be_changed():
    own = THETA_1.copy()
    dense = Dense((own,), (SIGMOID,))
    own[0, 0] = 9
    assert dense.weights[0][0, 0] == -1
    with pytest.raises(ValueError, match="read-only"):
        dense.weights[0][0, 0] = 9


def test_another_weight_makes_another_network_that_shares_the_rest():
    changed = TUTORIAL.with_weight(1, 0, 2, 5.0)
    assert changed.weights[1].tolist() == [[-1, 1, 5, -1]]
    assert changed.weights[0] is TUTORIAL.weights[0]
    assert TUTORIAL.weights[1].tolist() == [[-1, 1, 2, -1]]
    assert TUTORIAL.with_weight(1, 0, 2, 2.0) is TUTORIAL


def test_two_linear_layers_are_one():
    rng = np.random.default_rng(1)
    first, second = rng.normal(size=(4, 3)), rng.normal(size=(2, 5))
    x = rng.normal(size=(6, 2))
    two = Dense((first, second), (LINEAR, LINEAR))
    one = Dense((merged(first, second),), (LINEAR,))
    np.testing.assert_allclose(forward(one, x).output, forward(two, x).output, rtol=1e-13)
    bent = Dense((first, second), (Function("tanh"), LINEAR))
    assert np.abs(forward(bent, x).output - forward(one, x).output).max() > 0.1


def test_initial_weights_follow_from_the_seed_and_lie_in_their_bounds():
    functions = (Function("tanh"), SIGMOID)
    one, same, other = (initial((2, 8, 1), functions, seed) for seed in (1, 1, 2))
    assert one.sizes == (2, 8, 1)
    for a, b, c, (inputs, units) in zip(
        one.weights, same.weights, other.weights, [(2, 8), (8, 1)], strict=True
    ):
        np.testing.assert_array_equal(a, b)
        assert (a[:, 1:] != c[:, 1:]).all()
        assert (a[:, 0] == 0).all()
        assert np.abs(a).max() <= np.sqrt(6 / (inputs + units))
