"""One number for one sum, wherever it is shown: to the last bit."""

import numpy as np
import pytest
from core_reference import activations, convolutions, poolings
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from cnnlab.core import ops
from cnnlab.core.experiment.evaluate import evaluate
from cnnlab.core.experiment.experiment import Convolution, Experiment, Pooling
from cnnlab.core.experiment.sums import channel_sums, running_sums
from cnnlab.scene.text import number


def tenths(seed, *shape):
    """Numbers whose sums are rarely exact and often nearly zero."""
    return np.random.default_rng(seed).integers(-4, 5, shape) / 10


def convolution(seed, channels=3):
    return Experiment(
        tenths(seed, channels, 8, 8),
        tenths(seed + 1, 2, channels, 3, 3),
        tenths(seed + 2, 2),
        operation=Convolution(flip=bool(seed % 2)),
    )


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("channels", [1, 3, 9])
def test_output_total_and_sums_of_a_convolution_are_one_number(seed, channels):
    result = evaluate(convolution(seed, channels))
    for step in result.plan:
        assert step.total == result.output[step.cell]
        assert step.total == step.sum * 1 / 1 + step.bias
        terms = [m.running for m in step.moments if m.kind == "term"]
        channel = [m.running for m in step.moments if m.kind == "channel"]
        size = step.values[0].size
        assert terms[size - 1 :: size] == channel
        assert channel[-1] == step.sum
        assert [m.running for m in step.moments[-2:]] == [step.total] * 2
        assert_array_equal(step.partial_sums[:, -1], step.channel_sums)


def test_a_sum_that_is_nearly_zero_is_written_alike_everywhere():
    """Where it is added up twice, some of these are 0 in one place and 0.00 in the other."""
    for seed in range(30):
        result = evaluate(convolution(seed))
        for step in result.plan:
            texts = {number(v) for v in (step.total, float(result.output[step.cell]))}
            texts |= {number(m.running) for m in step.moments[-2:]}
            assert len(texts) == 1


def test_padding_is_zero_whatever_was_computed_before():
    """5×5 with a padding of 1, 3×3 with 2: padded, both are 7×7."""
    for size, padding in ((5, 1), (3, 2), (5, 1)):
        e = Experiment(np.ones((2, size, size)), np.ones((1, 2, 3, 3)), padding=(padding, padding))
        sides = {"stride": e.stride, "padding": e.padding, "dilation": e.dilation}
        assert_array_equal(evaluate(e).output, ops.conv2d(e.input[None], e.filters, **sides)[0])


@pytest.mark.parametrize("kind", ["max", "average"])
@pytest.mark.parametrize("size", [(2, 2), (3, 3), (6, 6)])
def test_output_and_total_of_a_pooling_are_one_number(kind, size):
    for seed in range(8):
        check_pooling(tenths(seed, 2, 6, 6), kind, size)


def check_pooling(x, kind, size):
    result = evaluate(Experiment(x, operation=Pooling(kind, size, True), padding=(1, 1)))
    for step in result.plan:
        assert step.total == result.output[step.cell]
        if kind == "average":
            assert step.total == step.sum / step.count
            assert step.moments[-2].running == step.sum
        else:
            assert step.total == step.moments[-2].running


@given(st.one_of(convolutions(), poolings(), activations()))
def test_every_total_is_its_output_to_the_bit(e):
    result = evaluate(e)
    for step in result.plan:
        assert step.total == result.output[step.cell]


@given(convolutions())
def test_channels_sums_make_what_the_core_makes(e):
    if not isinstance(e.operation, Convolution):
        return
    w = e.filters[:, :, ::-1, ::-1] if e.operation.flip else e.filters
    found = running_sums(channel_sums(e, e.operation))[-1]
    settings = {"stride": e.stride, "padding": e.padding, "dilation": e.dilation}
    assert_allclose(found, ops.conv2d(e.input[None], w, **settings)[0], rtol=1e-9, atol=1e-9)
