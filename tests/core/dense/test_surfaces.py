"""What units make of the plane."""

import numpy as np
import pytest

from cnnlab.core.dense.dense import Dense, initial
from cnnlab.core.dense.functions import FUNCTION_KINDS, Function
from cnnlab.core.dense.surfaces import layer_values, output_unit, unit_values

GRID = np.stack(np.meshgrid(np.linspace(-2, 2, 9), np.linspace(-2, 2, 9)), -1).reshape(-1, 2)


@pytest.mark.parametrize("kind", FUNCTION_KINDS)
def test_every_layer_lies_within_bounds(kind):
    dense = initial((2, 3, 4, 1), (Function(kind), Function(kind), Function("sigmoid")), 1)
    values = layer_values(dense, GRID)
    assert [v.shape for v in values] == [(81, 2), (81, 3), (81, 4), (81, 1)]
    assert all(np.abs(v).max() <= 1 for v in values)
    np.testing.assert_array_equal(values[0], GRID / 2)


def test_a_half_is_zero_and_the_sign_is_the_class():
    dense = Dense((np.array([[0.0, 2.0, 0.0]]),), (Function("sigmoid"),))
    values = unit_values(dense, GRID, output_unit(dense))
    np.testing.assert_array_equal(np.sign(values), np.sign(GRID[:, 0]))


def test_weights_beyond_all_bounds_give_finite_values():
    huge = np.full((2, 3), 1e200)
    last = np.array([[0.0, 1e200, -1e200]])
    dense = Dense((huge, last), (Function("relu"), Function("sigmoid")))
    assert all(np.isfinite(v).all() for v in layer_values(dense, GRID))
