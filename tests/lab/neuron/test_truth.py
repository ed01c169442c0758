"""Truth tables and how many of their targets one neuron can meet."""

from itertools import product

import numpy as np
import pytest

from cnnlab.core.dense.functions import Function
from cnnlab.core.dense.neuron import Neuron
from cnnlab.lab.neuron.truth import most_right, row_of, targets_of, truth_of, with_next_target
from cnnlab.lessons.sheet import OneNeuron


def neuron(*x):
    return OneNeuron(Neuron(np.array(x), np.ones(len(x)), -0.5, Function()))


def test_the_row_of_an_input():
    assert row_of(neuron(1.0, 0.0).neuron) == 2
    assert row_of(neuron(1.0, 0.5).neuron) is None
    assert row_of(neuron(1.0, 0.0, 1.0, 0.0).neuron) is None


def test_a_target_goes_round():
    one, seen = neuron(0.0), []
    for _ in range(3):
        one = with_next_target(one, 1)
        seen.append(one.targets[1])
    assert seen[:2] == [0, 1]
    assert np.isnan(seen[2])


def test_targets_of_other_inputs_are_none():
    one = OneNeuron(neuron(1.0, 0.0, 0.0).neuron, targets=np.array([0.0, 1.0]))
    assert np.isnan(targets_of(one)).all()
    assert truth_of(neuron(0.0, 0.0, 0.0, 0.0)) is None


def test_only_rows_with_a_target_are_judged():
    one = with_next_target(neuron(1.0, 0.0), 3)  # wants 0, says yes
    truth = truth_of(one)
    assert truth.judged.tolist() == [False, False, False, True]
    assert not truth.right.any()
    assert truth.most == 1


@pytest.mark.parametrize("targets", [(0, 1, 1, 0), (1, 0, 0, 1)])
def test_xor_is_three_at_most(targets):
    assert most_right(2, targets, (True,) * 4) == 3


def test_of_three_inputs_104_tables_can_be_met():
    """The number of threshold functions of three variables, as the literature counts them."""
    tables = product((0.0, 1.0), repeat=8)
    assert sum(most_right(3, table, (True,) * 8) == 8 for table in tables) == 104


def test_one_input_can_always_be_met():
    assert all(most_right(1, table, (True, True)) == 2 for table in product((0.0, 1.0), repeat=2))
