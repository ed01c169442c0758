"""One neuron as a value."""

import numpy as np
import pytest

from cnnlab.core.dense.dense import Dense, forward
from cnnlab.core.dense.functions import Function
from cnnlab.core.dense.neuron import Neuron, truth_rows, weighted_sum
from cnnlab.core.shapes import ShapeError

FESTIVAL = Neuron(np.array([1.0, 0.0]), np.array([7.0, 3.0]), -5.0, Function("linear"))
AND = Neuron(np.array([1.0, 1.0]), np.array([20.0, 20.0]), -30.0, Function("sigmoid"))


def test_the_sum_term_by_term():
    assert FESTIVAL.products.tolist() == [7, 0]
    assert (FESTIVAL.z, FESTIVAL.a, FESTIVAL.slope) == (2, 2, 1)
    assert AND.z == 10
    assert AND.a == pytest.approx(0.9999546, abs=1e-7)
    assert AND.slope == pytest.approx(4.5e-5, abs=5e-7)


@pytest.mark.parametrize(
    ("b", "z"), [(-5, [-5, -2, 2, 5]), (-8, [-8, -5, -1, 2]), (-2, [-2, 1, 5, 8])]
)
def test_the_truth_table_of_the_festival(b, z):
    neuron = FESTIVAL.with_b(b)
    assert [weighted_sum(neuron, row) for row in truth_rows(2)] == z


@pytest.mark.parametrize("inputs", [1, 2, 3, 6])
def test_rows_count_up_in_binary(inputs):
    rows = truth_rows(inputs)
    assert rows.shape == (2**inputs, inputs)
    assert [int("".join(str(int(v)) for v in row), 2) for row in rows] == list(range(2**inputs))


def test_an_edit_makes_another_neuron_and_the_same_number_none():
    assert FESTIVAL.with_x(1, 1.0).x.tolist() == [1, 1]
    assert FESTIVAL.with_w(0, 0.5).w.tolist() == [0.5, 3]
    assert FESTIVAL.with_b(-8).b == -8
    assert FESTIVAL.with_x(0, 1.0) is FESTIVAL
    assert FESTIVAL.with_w(1, 3.0) is FESTIVAL
    assert FESTIVAL.with_b(-5) is FESTIVAL
    assert FESTIVAL.x.tolist() == [1, 0]


@pytest.mark.parametrize(
    ("count", "x", "w"), [(1, [1], [7]), (4, [1, 0, 0, 0], [7, 3, 1, 1]), (2, [1, 0], [7, 3])]
)
def test_fewer_and_more_inputs(count, x, w):
    neuron = FESTIVAL.with_inputs(count)
    assert (neuron.x.tolist(), neuron.w.tolist()) == (x, w)
    assert neuron.z == pytest.approx(2)


def test_as_a_network_it_computes_the_same():
    dense = Dense((np.append(AND.b, AND.w)[None],), (AND.function,))
    assert dense.sizes == (2, 1)
    rows = truth_rows(2)
    wanted = [AND.function.at(weighted_sum(AND, row)) for row in rows]
    np.testing.assert_allclose(forward(dense, rows).output[:, 0], wanted, rtol=1e-14)


def test_numbers_are_copied_in_and_can_not_be_changed():
    own = np.array([1.0, 2.0])
    neuron = Neuron(own, own, 0.0, Function())
    own[0] = 9
    assert neuron.x.tolist() == neuron.w.tolist() == [1, 2]
    with pytest.raises(ValueError, match="read-only"):
        neuron.x[0] = 9


@pytest.mark.parametrize(("x", "w"), [([], []), ([1], [1, 2]), ([[1]], [[1]])])
def test_as_many_weights_as_inputs(x, w):
    with pytest.raises(ShapeError, match="neuron: got inputs"):
        Neuron(np.array(x), np.array(w), 0.0, Function())
