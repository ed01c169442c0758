"""CONV, RELU and POOL on a picture, against the core's own layers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnlab.core import ShapeError, avg_pool2d, conv2d, max_pool2d, relu, sigmoid
from cnnlab.core import pipeline as pipeline_module
from cnnlab.core.experiment.evaluate import Problem
from cnnlab.core.experiment.experiment import Activation, Pooling
from cnnlab.core.filter_settings import FilterSettings
from cnnlab.core.image_filters import ImageFilter
from cnnlab.core.pipeline import MOST_STEPS, Conv, Pipeline, Pool, run

WHOLE = FilterSettings(padding="none")


def numbers(*shape):
    return np.random.default_rng(0).normal(size=shape)


def results(picture, *steps):
    return list(run(picture, Pipeline(steps)))


def test_conv_relu_and_pool_on_a_grey_picture():
    picture, w = numbers(20, 30), numbers(3, 3)
    conv, bent, pooled = results(picture, Conv(w), Activation("relu"), Pool())
    expected = conv2d(picture[None, None], w[None, None], padding=1)
    np.testing.assert_allclose(conv.output, expected[0], atol=1e-12)
    assert (conv.shape, conv.parameters, conv.multiplications) == ((1, 20, 30), 9, 5400)
    np.testing.assert_array_equal(bent.output, relu(conv.output))
    assert (bent.shape, bent.parameters, bent.multiplications) == ((1, 20, 30), 0, 0)
    np.testing.assert_array_equal(pooled.output, max_pool2d(bent.output[None], 2)[0])
    assert (pooled.shape, pooled.multiplications) == ((1, 10, 15), 0)


def test_several_filters_meet_each_channel():
    picture, w = numbers(3, 9, 8), numbers(2, 3, 3)
    (found,) = results(picture, Conv(w, WHOLE))
    expected = [conv2d(c[None, None], k[None, None])[0, 0] for k in w for c in picture]
    np.testing.assert_allclose(found.output, expected, atol=1e-12)
    assert (found.parameters, found.multiplications) == (18, 6 * 7 * 6 * 9)


def test_a_layer_adds_its_channels():
    picture, w = numbers(3, 9, 8), numbers(4, 3, 3, 2)
    (found,) = results(picture, Conv(w, FilterSettings(stride=2, padding="none")))
    np.testing.assert_allclose(found.output, conv2d(picture[None], w, stride=2)[0], atol=1e-12)
    assert found.shape == (4, 4, 4)
    assert (found.parameters, found.multiplications) == (72, 4 * 4 * 4 * 18)


def test_a_filter_that_is_repeated_costs_each_time():
    (found,) = results(numbers(9, 9), Conv(numbers(3, 3), FilterSettings(padding="none", repeat=2)))
    assert found.shape == (1, 5, 5)
    assert found.multiplications == (49 + 25) * 9


@given(
    st.tuples(st.integers(1, 20), st.integers(1, 20)),
    st.tuples(st.integers(1, 4), st.integers(1, 4)),
    st.none() | st.tuples(st.integers(1, 4), st.integers(1, 4)),
    st.booleans(),
    st.sampled_from(["max", "average"]),
)
def test_pools_in_strips_are_those_of_the_core(size, window, stride, partial, kind):
    picture, whole = numbers(2, *size), {"max": max_pool2d, "average": avg_pool2d}[kind]
    kept, pipeline_module._STRIP = pipeline_module._STRIP, 60
    try:
        (found,) = results(picture, Pool(Pooling(kind, window, partial), stride))
    finally:
        pipeline_module._STRIP = kept
    try:
        expected = whole(picture[None], window, stride=stride, partial=partial)[0]
    except ShapeError:
        assert found.code == "too_small"
        return
    np.testing.assert_array_equal(found.output, expected)
    assert found.multiplications == (found.output.size if kind == "average" else 0)


def test_other_activations():
    picture = numbers(4, 4)
    (curved,) = results(picture, Activation("sigmoid"))
    np.testing.assert_array_equal(curved.output[0], sigmoid(picture))
    (leaky,) = results(picture, Activation("leaky_relu", 0.5))
    np.testing.assert_array_equal(leaky.output[0], np.where(picture > 0, picture, picture / 2))


def test_the_tutorials_x_through_a_piece():
    x = -np.ones((9, 9))
    for i in range(1, 8):
        x[i, i] = x[i, 8 - i] = 1
    a = np.array([[1, -1, -1], [-1, 1, -1], [-1, -1, 1]]) / 9
    steps = Conv(a, WHOLE), Activation("relu"), Pool(Pooling("max", (2, 2), partial=True))
    pooled = results(x, *steps)[-1].output[0]
    ninths = [[9, 3, 5, 3], [3, 9, 3, 5], [5, 3, 9, 1], [3, 5, 1, 7]]
    np.testing.assert_allclose(pooled * 9, ninths)


def test_float32_is_kept():
    picture = numbers(8, 8).astype(np.float32)
    steps = Conv(ImageFilter("sobel_x").kernels()[0]), Activation("tanh"), Pool(Pooling("average"))
    assert {found.output.dtype for found in results(picture, *steps)} == {np.dtype(np.float32)}


def test_what_does_not_fit_is_told_and_ends_it():
    steps = Conv(numbers(3, 3), WHOLE), Pool(Pooling("max", (3, 3))), Activation()
    first, problem = results(numbers(4, 9), *steps)
    assert first.shape == (1, 2, 7)
    assert problem == Problem("too_small", {"axis": 0, "window": 3, "padded": 2})
    assert results(numbers(2, 9), *steps) == [
        Problem("too_small", {"axis": 0, "window": 3, "padded": 2})
    ]
    (problem,) = results(numbers(2, 5, 5), Conv(numbers(1, 3, 3, 3)))
    assert problem == Problem("channels", {"filter": 3, "input": 2})


def test_maps_without_bounds_are_told():
    (problem,) = results(np.zeros((3, 600, 600), np.float32), Conv(np.ones((200, 1, 1))))
    assert problem.code == "too_many_numbers"


def test_bad_values_are_refused():
    for weights in (np.ones(3), np.ones((0, 3)), np.full((2, 2), np.inf)):
        with pytest.raises(ValueError, match="weights"):
            Conv(weights)
    with pytest.raises(ValueError, match="stride"):
        Pool(stride=(0, 1))
    with pytest.raises(ValueError, match="steps"):
        Pipeline((Activation(),) * (MOST_STEPS + 1))


def test_weights_are_the_pipelines_own():
    weights = numbers(3, 3)
    conv = Conv(weights)
    weights[0, 0] = 9
    assert conv.weights[0, 0] != 9
    assert not conv.weights.flags.writeable
