"""Backward passes against central differences, in float64."""

import numpy as np
import pytest
from core_reference import conv_cases, numeric_gradient, pool_cases
from hypothesis import given, settings

from cnnlab.core import (
    ShapeError,
    avg_pool2d,
    avg_pool2d_backward,
    conv2d,
    conv2d_backward,
    leaky_relu,
    max_pool2d,
    max_pool2d_backward,
    relu,
    sigmoid,
    softmax,
    tanh,
)
from cnnlab.core.grads import (
    leaky_relu_backward,
    relu_backward,
    sigmoid_backward,
    softmax_backward,
    tanh_backward,
)

POOLS = [(max_pool2d, max_pool2d_backward), (avg_pool2d, avg_pool2d_backward)]
FUNCTIONS = [
    (relu, relu_backward),
    (leaky_relu, leaky_relu_backward),
    (sigmoid, sigmoid_backward),
    (tanh, tanh_backward),
    (softmax, softmax_backward),
]
fewer = settings(max_examples=25)


def dy_like(y):
    return np.random.default_rng(7).normal(size=y.shape)


def assert_close(came, wanted):
    assert came.shape == wanted.shape
    np.testing.assert_allclose(came, wanted, rtol=1e-6, atol=1e-6)


@fewer
@given(conv_cases())
def test_conv2d_backward(case):
    x, w, b, options = case
    dy = dy_like(conv2d(x, w, b, **options))
    dx, dw, db = conv2d_backward(dy, x, w, **options)
    assert_close(dx, numeric_gradient(lambda v: conv2d(v, w, b, **options), x, dy))
    assert_close(dw, numeric_gradient(lambda v: conv2d(x, v, b, **options), w, dy))
    assert_close(db, numeric_gradient(lambda v: conv2d(x, w, v, **options), b, dy))


@fewer
@given(pool_cases())
def test_pools_backward(case):
    x, options = case.x, case.settings
    for forward, backward in POOLS:
        dy = dy_like(forward(x, **options))
        wanted = numeric_gradient(lambda v, f=forward: f(v, **options), x, dy)
        assert_close(backward(dy, x, **options), wanted)


@pytest.mark.parametrize(("forward", "backward"), FUNCTIONS)
def test_activations_backward(forward, backward):
    z = np.random.default_rng(8).normal(0, 3, (3, 4))
    dy = dy_like(z)
    assert_close(backward(dy, z), numeric_gradient(forward, z, dy))


def test_leaky_relu_backward_with_another_slope():
    assert leaky_relu_backward([1, 1], [-2, 2], slope=0.3).tolist() == [0.3, 1]


def test_softmax_backward_along_another_axis():
    z = np.random.default_rng(9).normal(size=(3, 4))
    dy = dy_like(z)
    wanted = numeric_gradient(lambda v: softmax(v, axis=0), z, dy)
    assert_close(softmax_backward(dy, z, axis=0), wanted)


def test_the_sigmoid_saturates_and_relu_does_not():
    assert sigmoid_backward(1.0, 10.0) == pytest.approx(4.5e-5, rel=0.01)
    assert sigmoid_backward(1.0, 0.0) == 0.25
    assert relu_backward(1.0, 10.0) == 1


def test_large_numbers_raise_no_warning():
    z = np.array([-1000.0, 1000.0])
    for _, backward in FUNCTIONS:
        assert np.isfinite(backward(np.ones(2), z)).all()


def test_of_equal_cells_the_first_wins():
    dx = max_pool2d_backward([[[[5.0]]]], np.zeros((1, 1, 2, 2)), 2)
    assert dx.tolist() == [[[[5, 0], [0, 0]]]]


def test_of_equal_cells_the_first_inside_wins():
    dx = max_pool2d_backward(np.ones((1, 1, 1, 1)), np.zeros((1, 1, 2, 2)), 3, padding=1)
    assert dx.tolist() == [[[[1, 0], [0, 0]]]]


@pytest.mark.parametrize("value", [-1.0, -np.inf])
def test_the_padding_never_wins(value):
    x = np.full((1, 1, 3, 3), value)
    dx = max_pool2d_backward(np.ones((1, 1, 2, 2)), x, 3, stride=2, padding=1)
    assert dx.tolist() == [[[[1, 1, 0], [1, 1, 0], [0, 0, 0]]]]


def test_a_cell_that_wins_twice_gets_both():
    x = np.array([[[[0.0, 9.0, 0.0]]]])
    dx = max_pool2d_backward([[[[2.0, 3.0]]]], x, (1, 2), stride=1)
    assert dx.tolist() == [[[[0, 5, 0]]]]


def test_a_partial_window_shares_among_the_cells_inside():
    dx = avg_pool2d_backward([[[[4.0, 6.0]]]], np.zeros((1, 1, 2, 3)), 2, partial=True)
    assert dx.tolist() == [[[[1, 1, 3], [1, 1, 3]]]]


def test_no_images_give_no_gradients():
    x = np.zeros((0, 2, 5, 5))
    dx, dw, db = conv2d_backward(np.zeros((0, 3, 4, 4)), x, np.ones((3, 2, 2, 2)))
    assert dx.shape == x.shape
    assert dw.tolist() == np.zeros((3, 2, 2, 2)).tolist()
    assert db.tolist() == [0, 0, 0]
    for _, backward in POOLS:
        assert backward(np.zeros((0, 2, 2, 2)), x, 2).shape == x.shape


@pytest.mark.parametrize(
    ("came", "kept"),
    [(np.float32, np.float32), (np.float64, np.float64), (np.int64, np.float64)],
)
def test_floats_are_kept(came, kept):
    x, w, dy = (np.ones(shape, came) for shape in ((1, 1, 4, 4), (1, 1, 3, 3), (1, 1, 2, 2)))
    results = [*conv2d_backward(dy, x, w), *(backward(dy, x, 2) for _, backward in POOLS)]
    results += [backward(x, x) for _, backward in FUNCTIONS]
    assert {result.dtype for result in results} == {np.dtype(kept)}


def test_all_gradients_of_a_mix_are_float64():
    narrow = np.ones((1, 1, 2, 2), np.float32)
    results = conv2d_backward(narrow, np.ones((1, 1, 3, 3)), narrow)
    assert {result.dtype for result in results} == {np.dtype(np.float64)}


def test_results_are_contiguous_whatever_the_order_of_what_came():
    x = np.arange(2 * 5 * 6 * 3.0).reshape(2, 5, 6, 3).transpose(0, 3, 1, 2)
    dy, w = (np.asfortranarray(np.ones(shape)) for shape in ((2, 3, 4, 5), (3, 3, 2, 2)))
    results = [*conv2d_backward(dy, x, w)]
    results += [backward(dy, x, 2, stride=1) for _, backward in POOLS]
    results += [backward(x, x) for _, backward in FUNCTIONS]
    assert all(result.flags.c_contiguous for result in results)


def test_nothing_is_changed_in_place():
    arrays = [np.ones(shape) for shape in ((1, 1, 4, 4), (1, 1, 3, 3), (1, 1, 2, 2))]
    for array in arrays:
        array.flags.writeable = False
    x, w, dy = arrays
    results = [*conv2d_backward(dy, x, w), *(backward(dy, x, 2) for _, backward in POOLS)]
    results += [backward(x, x) for _, backward in FUNCTIONS]
    assert all(result.flags.writeable for result in results)
    assert not any(np.shares_memory(result, array) for result in results for array in arrays)


@pytest.mark.parametrize(
    "call",
    [
        lambda dy, x: conv2d_backward(dy, x, np.ones((1, 1, 2, 2))),
        lambda dy, x: max_pool2d_backward(dy, x, 2, stride=1),
        lambda dy, x: avg_pool2d_backward(dy, x, 2, stride=1),
    ],
)
def test_a_gradient_of_another_shape_is_refused(call):
    message = r"^dy: got shape \(1, 1, 4, 4\), expected \(1, 1, 3, 3\)$"
    with pytest.raises(ShapeError, match=message):
        call(np.ones((1, 1, 4, 4)), np.ones((1, 1, 4, 4)))


@pytest.mark.parametrize(("forward", "backward"), FUNCTIONS)
def test_activations_refuse_a_gradient_of_another_shape(forward, backward):
    with pytest.raises(ShapeError, match=r"dy: got shape \(2,\), expected \(3,\)"):
        backward(np.ones(2), np.ones(3))


def test_a_gradient_that_is_not_real_is_a_type_error():
    with pytest.raises(TypeError, match=r"^dy: "):
        max_pool2d_backward(np.ones((1, 1, 1, 1)) * 1j, np.ones((1, 1, 2, 2)), 2)
