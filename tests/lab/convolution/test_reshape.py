"""Another geometry: sizes, settings and operations."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnlab.core.experiment.evaluate import Evaluation, Problem, evaluate
from cnnlab.core.experiment.experiment import Activation, Convolution, Pooling
from cnnlab.lab.convolution.bench import from_preset
from cnnlab.lab.convolution.reshape import (
    grown,
    with_channels,
    with_field,
    with_filters,
    with_input_size,
    with_operation,
    with_setting,
)
from cnnlab.lessons.presets import shipped_presets

DEMO = from_preset(shipped_presets()[0])
pairs = st.tuples(st.integers(1, 11), st.integers(1, 11))
operations = st.sampled_from(
    [Convolution(), Convolution(True), Activation("tanh"), Pooling("max"), Pooling("average")]
)


@given(
    st.integers(1, 4),
    st.tuples(st.integers(1, 64), st.integers(1, 64)),
    st.integers(1, 8),
    pairs,
    pairs,
    st.integers(0, 4),
    operations,
)
def test_every_geometry_has_an_output_or_a_reason(
    channels, size, filters, field, stride, padding, operation
):
    bench = with_channels(DEMO, channels)
    bench = with_input_size(bench, size)
    bench = with_filters(bench, filters)
    bench = with_field(bench, field)
    bench = with_setting(bench, "stride", stride)
    bench = with_setting(bench, "padding", (padding, padding))
    bench = with_operation(bench, operation)
    assert isinstance(evaluate(bench.experiment), Evaluation | Problem)


def test_padding_of_a_line_goes_to_its_ends():
    plain = with_setting(DEMO, "padding", (0, 0))
    row = with_input_size(plain, (1, 7))
    assert with_setting(row, "padding", (2, 2)).experiment.padding == (0, 2)
    both = with_setting(row, "padding", (1, 2))
    assert both.experiment.padding == (1, 2), "what was said of each is taken so"
    assert with_setting(both, "padding", (2, 2)).experiment.padding == (2, 2)
    column = with_input_size(plain, (7, 1))
    assert with_setting(column, "padding", (2, 2)).experiment.padding == (2, 0)
    assert with_setting(DEMO, "padding", (2, 2)).experiment.padding == (2, 2)


def test_growing_keeps_what_is_there():
    larger = with_input_size(DEMO, (6, 7)).experiment.input
    assert larger.shape == (3, 6, 7)
    assert (larger[:, :5, :5] == DEMO.experiment.input).all()
    assert set(np.unique(larger)) <= {0, 1, 2}


def test_growing_is_repeatable():
    one, other = (with_filters(DEMO, 5).experiment.filters for _ in range(2))
    assert (one == other).all()
    assert (one[:2] == DEMO.experiment.filters).all()
    assert set(np.unique(one)) <= {-1, 0, 1}


def test_shrinking_cuts_at_the_far_end():
    smaller = with_input_size(DEMO, (3, 2)).experiment.input
    assert (smaller == DEMO.experiment.input[:, :3, :2]).all()


def test_a_picture_grows_with_zeros():
    picture = replace(DEMO, white=1.0)
    assert not with_input_size(picture, (6, 6)).experiment.input[:, 5].any()


def test_channels_are_those_of_input_and_filters():
    bench = with_channels(DEMO, 2)
    assert bench.experiment.input.shape[0] == bench.experiment.filters.shape[1] == 2


def test_biases_follow_the_filters():
    assert with_filters(DEMO, 3).experiment.biases.tolist() == [1, 0, 0]


@pytest.mark.parametrize(
    "same",
    [
        lambda b: with_channels(b, 3),
        lambda b: with_input_size(b, (5, 5)),
        lambda b: with_filters(b, 2),
        lambda b: with_field(b, (3, 3)),
        lambda b: with_setting(b, "stride", (2, 2)),
        lambda b: with_operation(b, Convolution()),
    ],
)
def test_the_same_geometry_is_the_same_bench(same):
    assert same(DEMO) is DEMO


def test_a_pool_moves_by_its_own_size_and_comes_back_without_loss():
    pool = with_operation(DEMO, Pooling("max"))
    assert (pool.experiment.stride, pool.experiment.padding) == ((2, 2), (0, 0))
    back = with_operation(pool, Convolution())
    assert back.experiment.filters is DEMO.experiment.filters
    assert isinstance(evaluate(back.experiment), Evaluation)


def test_an_operation_comes_back_with_its_own_settings():
    flipped = with_operation(with_setting(DEMO, "dilation", (1, 2)), Convolution(True))
    pool = with_field(with_operation(flipped, Pooling("max")), (3, 2))
    pool = with_setting(pool, "padding", (1, 1))
    leaky = with_operation(pool, Activation("leaky_relu", 0.2))
    assert with_operation(leaky, Convolution()).experiment.settings == flipped.experiment.settings
    average = with_operation(with_operation(leaky, Convolution()), Pooling("average"))
    assert average.experiment.settings == pool.experiment.settings._replace(
        operation=Pooling("average", (3, 2))
    )
    again = with_operation(average, Activation("tanh"))
    assert again.experiment.operation == Activation("tanh", 0.2)
    assert len(again.kept) == 2


def test_the_window_of_a_pool_is_its_field():
    pool = with_field(with_operation(DEMO, Pooling("max")), (3, 2))
    assert pool.experiment.operation == Pooling("max", (3, 2))
    assert pool.experiment.filters is DEMO.experiment.filters


def test_nothing_to_grow_is_the_same_array():
    array = np.ones((2, 2))
    assert grown(array, (2, 2), (0, 1)) is array
