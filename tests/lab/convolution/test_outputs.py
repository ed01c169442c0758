"""Comparing an output, and using it as the next input."""

import numpy as np
import pytest

from cnnlab.core.experiment.evaluate import evaluate
from cnnlab.core.experiment.experiment import Activation, Convolution, OperationSettings, Pooling
from cnnlab.lab.convolution.bench import from_preset
from cnnlab.lab.convolution.outputs import (
    back_along,
    difference,
    output_as_input,
    truncates,
    with_reference,
)
from cnnlab.lab.convolution.reshape import with_input_size, with_operation
from cnnlab.lessons.presets import shipped_presets


@pytest.fixture
def bench():
    return from_preset(shipped_presets()[0])


def test_the_difference_is_signed_and_needs_equal_sizes(bench):
    evaluation = evaluate(bench.experiment)
    assert difference(bench, evaluation) is None
    compared = with_reference(bench, evaluation.output + 1)
    assert (difference(compared, evaluation) == -1).all()
    other = with_reference(bench, np.zeros((1, 3, 3)))
    assert difference(other, evaluation) is None
    assert with_reference(compared, None).reference is None


def test_a_chain_goes_through_relu_and_pool_and_back(bench):
    relu = output_as_input(bench, evaluate(bench.experiment))
    assert isinstance(relu.experiment.operation, Activation)
    rectified = evaluate(relu.experiment).output
    assert rectified.tolist() == np.maximum(evaluate(bench.experiment).output, 0).tolist()
    pool = output_as_input(relu, evaluate(relu.experiment))
    assert isinstance(pool.experiment.operation, Pooling)
    again = output_as_input(pool, evaluate(pool.experiment))
    assert isinstance(again.experiment.operation, Convolution)
    assert evaluate(again.experiment).output_shape[0] == 2
    assert [len(b.chain) for b in (bench, relu, pool, again)] == [0, 1, 2, 3]
    back = back_along(again, 1)
    assert back.experiment is relu.experiment
    assert len(back.chain) == 1
    assert back_along(again, 0).experiment is bench.experiment


def test_a_line_is_pooled_along_itself(bench):
    line = with_operation(with_input_size(bench, (1, 8)), Activation())
    pool = output_as_input(line, evaluate(line.experiment))
    assert pool.experiment.settings == OperationSettings(Pooling("max", (1, 2)), (1, 2))
    assert with_operation(line, Pooling()).experiment.settings == pool.experiment.settings
    assert evaluate(pool.experiment).output_shape == (3, 1, 4)


def test_ninths_are_truncated_all_along_the_chain(bench):
    from dataclasses import replace
    from fractions import Fraction

    ninths = replace(bench, experiment=replace(bench.experiment, scale=Fraction(1, 9)))
    assert truncates(ninths)
    assert truncates(output_as_input(ninths, evaluate(ninths.experiment)))
    assert not truncates(bench)
