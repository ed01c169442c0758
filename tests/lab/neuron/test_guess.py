"""What is typed for z and a, and the typical mistakes."""

import numpy as np
import pytest

from cnnlab.core.dense.functions import Function
from cnnlab.core.dense.neuron import Neuron
from cnnlab.lab.neuron.guess import judge_output, judge_sum, mistaken_function

FESTIVAL = Neuron(np.array([1.0, 0.0]), np.array([7.0, 3.0]), -5.0, Function("sigmoid"))


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [
        (2, "right"),
        (2.005, "right"),
        (2.006, "wrong"),
        (7, "no_bias"),
        (12, "bias_sign"),
        (-2, "sign"),
        (-4, "no_weights"),
    ],
)
def test_sums(typed, verdict):
    assert judge_sum(FESTIVAL, typed) == verdict


@pytest.mark.parametrize(
    ("typed", "sum_", "verdict"),
    [
        (0.88, 2, "right"),
        (2, 2, "no_function"),
        (0.999, 2, "no_bias"),
        (0.119, 2, "sign"),
        (0.964, 2, "other_function"),
        (0.5, 0.0, "own_sum"),
        (0.5, None, "wrong"),
    ],
)
def test_outputs(typed, sum_, verdict):
    assert judge_output(FESTIVAL, typed, sum_) == verdict


def test_the_function_that_was_mistaken_is_named():
    assert mistaken_function(FESTIVAL, 0.964) == "tanh"
    assert mistaken_function(FESTIVAL, 0.3) is None
