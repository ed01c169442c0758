"""Activation functions and their derivatives."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnlab.core.dense.functions import FUNCTION_KINDS, Function

Z = np.array([-30.0, -2.5, -1e-3, 1e-3, 0.7, 3.0, 20.0])


@pytest.mark.parametrize("kind", FUNCTION_KINDS)
@pytest.mark.parametrize("slope", [0.01, 0.3, -0.5])
def test_the_derivative_is_that_of_the_function(kind, slope):
    g, h = Function(kind, slope), 1e-6
    found = (g.value(Z + h) - g.value(Z - h)) / (2 * h)
    np.testing.assert_allclose(g.derivative(Z), found, atol=1e-8)


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("linear", [-2, 0, 3]),
        ("sigmoid", [1 / (1 + np.e**2), 0.5, 1 / (1 + np.e**-3)]),
        ("tanh", [np.tanh(-2), 0, np.tanh(3)]),
        ("relu", [0, 0, 3]),
        ("leaky_relu", [-0.5, 0, 3]),
    ],
)
def test_the_values(kind, wanted):
    z = np.array([-2.0, 0.0, 3.0])
    np.testing.assert_allclose(Function(kind, 0.25).value(z), wanted, rtol=1e-15)
    assert [Function(kind, 0.25).at(value) for value in z] == pytest.approx(wanted, rel=1e-15)
    assert z.tolist() == [-2, 0, 3]


def test_a_saturated_sigmoid_lets_little_of_the_gradient_through():
    assert Function("sigmoid").slope_at(10) == pytest.approx(4.5e-5, abs=5e-7)
    assert Function("sigmoid").slope_at(-10) == Function("sigmoid").slope_at(10)
    assert Function("relu").slope_at(10) == 1


@pytest.mark.parametrize("z", [40.0, -40.0, 300.0])
def test_the_slope_does_not_round_to_zero_where_the_value_rounds_to_one(z):
    assert Function("sigmoid").at(40) == 1
    assert Function("sigmoid").slope_at(z) == pytest.approx(np.exp(-abs(z)), rel=1e-15)
    assert Function("tanh").slope_at(z / 2) == pytest.approx(4 * np.exp(-abs(z)), rel=1e-15)


def test_at_its_corner_a_relu_has_the_slope_of_its_left():
    assert [Function(kind).slope_at(0) for kind in ("relu", "leaky_relu")] == [0, 0.01]


@given(st.sampled_from(FUNCTION_KINDS), st.floats(-1e9, 1e9))
def test_every_number_has_a_value_and_a_slope(kind, z):
    g = Function(kind)
    assert np.isfinite([g.at(z), g.slope_at(z)]).all()
    assert g.value(np.array([z])).dtype == np.float64
