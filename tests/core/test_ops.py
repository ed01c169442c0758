"""Forward passes against slow loops, SciPy and numbers worked out by hand."""

import numpy as np
import pytest
from core_reference import (
    COURSE_OUTPUT,
    X_NINTHS,
    X_PIECES,
    conv_cases,
    course_demo,
    pool_cases,
    slow_conv2d,
    slow_pool2d,
    x_picture,
)
from hypothesis import given
from scipy import ndimage, special

from cnnlab import core
from cnnlab.core import (
    ShapeError,
    avg_pool2d,
    conv2d,
    leaky_relu,
    max_pool2d,
    relu,
    sigmoid,
    softmax,
    tanh,
)

POOLS = {"max": max_pool2d, "average": avg_pool2d}
FUNCTIONS = (relu, leaky_relu, sigmoid, tanh, softmax)
FIGURE = np.array(
    [[3, 3, 2, 1, 0], [0, 0, 1, 3, 1], [3, 1, 2, 2, 3], [2, 0, 0, 2, 2], [2, 0, 0, 0, 1]]
)[None, None]
FOUR = np.array([[1, 1, 2, 4], [5, 6, 7, 8], [3, 2, 1, 0], [1, 2, 3, 4]])[None, None]


def frozen(array):
    """The same numbers in an array that raises when written to."""
    copy = np.array(array)
    copy.flags.writeable = False
    return copy


def test_what_the_core_says_it_has_is_there():
    assert all(callable(getattr(core, name)) for name in core.__all__)


@given(conv_cases())
def test_conv2d_equals_the_loops(case):
    y = conv2d(case.x, case.w, case.b, **case.settings)
    assert y.dtype == np.float64
    np.testing.assert_array_equal(y, slow_conv2d(*case[:3], **case.settings))


@given(conv_cases())
def test_conv2d_without_a_bias(case):
    y = conv2d(case.x, case.w, **case.settings)
    np.testing.assert_array_equal(y, slow_conv2d(case.x, case.w, **case.settings))


def test_conv2d_equals_scipys_correlation():
    rng = np.random.default_rng(3)
    x, w = rng.normal(size=(2, 3, 9, 8)), rng.normal(size=(4, 3, 3, 5))
    y = conv2d(x, w)
    for n, k in np.ndindex(2, 4):
        wanted = sum(ndimage.correlate(x[n, c], w[k, c], mode="constant") for c in range(3))
        np.testing.assert_allclose(y[n, k], wanted[1:-1, 2:-2], rtol=1e-12, atol=1e-12)


def test_conv2d_padded_equals_scipys_same_size_correlation():
    rng = np.random.default_rng(4)
    x, w = rng.normal(size=(1, 1, 7, 6)), rng.normal(size=(1, 1, 3, 5))
    wanted = ndimage.correlate(x[0, 0], w[0, 0], mode="constant")
    np.testing.assert_allclose(conv2d(x, w, padding=(1, 2))[0, 0], wanted, atol=1e-12)


def test_conv2d_gives_the_course_demos_numbers():
    e = course_demo()
    y = conv2d(e.input[None], e.filters, e.biases, stride=2, padding=1)
    np.testing.assert_array_equal(y[0], COURSE_OUTPUT)


def test_conv2d_gives_the_guides_figure():
    w = [[[[0, 1, 2], [2, 2, 0], [0, 1, 2]]]]
    wanted = [[12, 12, 17], [10, 17, 19], [9, 6, 14]]
    np.testing.assert_array_equal(conv2d(FIGURE, w)[0, 0], wanted)


@pytest.mark.parametrize("piece", X_PIECES)
def test_conv2d_gives_the_maps_of_the_x_in_ninths(piece):
    ninths = conv2d(x_picture()[None], [[X_PIECES[piece]]])
    np.testing.assert_array_equal(ninths[0, 0], X_NINTHS[piece])


def test_max_pool2d_gives_the_pooled_map_of_the_x():
    pooled = max_pool2d(relu([[X_NINTHS["A"]]]), 2, partial=True)[0, 0]
    np.testing.assert_array_equal(pooled, [[9, 3, 5, 3], [3, 9, 3, 5], [5, 3, 9, 1], [3, 5, 1, 7]])


@pytest.mark.parametrize(("stride", "line"), [(1, [-2, 2, 1, 2, 1]), (2, [-2, 1, 1])])
def test_conv2d_on_a_line(stride, line):
    x, w = [[[[0, 1, 2, -1, 1, -3, 0]]]], [[[[1, 0, -1]]]]
    np.testing.assert_array_equal(conv2d(x, w, stride=(1, stride))[0, 0, 0], line)


def test_one_number_as_a_setting_means_rows_and_columns():
    x, w = np.random.default_rng(0).normal(size=(1, 2, 9, 9)), np.ones((1, 2, 2, 2))
    both = conv2d(x, w, stride=(2, 2), padding=(1, 1), dilation=(3, 3))
    np.testing.assert_array_equal(conv2d(x, w, stride=2, padding=1, dilation=3), both)


def test_conv2d_of_images_that_are_not_contiguous():
    x = np.random.default_rng(1).integers(0, 9, (6, 7, 2, 3)).transpose(3, 2, 1, 0)[:, :, ::-2]
    w = np.random.default_rng(2).integers(0, 9, (2, 2, 3, 2))[:, :, ::-1, ::-1]
    np.testing.assert_array_equal(conv2d(x, w), slow_conv2d(x, w))


@given(pool_cases())
def test_pools_equal_the_loops(case):
    for kind, pool in POOLS.items():
        wanted = slow_pool2d(kind, case.x, **case.settings)
        np.testing.assert_allclose(pool(case.x, **case.settings), wanted, rtol=1e-14)


def test_max_pool2d_pads_with_minus_infinity():
    x = -np.arange(1.0, 10).reshape(1, 1, 3, 3)
    y = max_pool2d(x, 3, stride=2, padding=1)
    np.testing.assert_array_equal(y[0, 0], [[-1, -2], [-4, -5]])


def test_avg_pool2d_divides_by_the_cells_inside():
    y = avg_pool2d(np.full((1, 1, 3, 3), 7.0), 2, partial=True, padding=1)
    np.testing.assert_array_equal(y, np.full((1, 1, 2, 2), 7.0))


def test_pools_step_by_their_size_unless_told():
    np.testing.assert_array_equal(max_pool2d(FOUR, 2)[0, 0], [[6, 8], [3, 4]])
    np.testing.assert_array_equal(avg_pool2d(FOUR, 2)[0, 0], [[3.25, 5.25], [2, 2]])


def test_pools_give_the_guides_figure():
    largest = [[3, 3, 3], [3, 3, 3], [3, 2, 3]]
    mean = [[1.67, 1.67, 1.67], [1.00, 1.22, 1.78], [1.11, 0.78, 1.33]]
    np.testing.assert_array_equal(max_pool2d(FIGURE, 3, stride=1)[0, 0], largest)
    np.testing.assert_array_equal(avg_pool2d(FIGURE, 3, stride=1)[0, 0].round(2), mean)


@pytest.mark.parametrize("pool", POOLS.values())
def test_partial_windows_are_dropped_unless_kept(pool):
    x = np.ones((1, 1, 7, 7))
    assert pool(x, 2).shape == (1, 1, 3, 3)
    assert pool(x, 2, partial=True).shape == (1, 1, 4, 4)


def test_a_pool_larger_than_its_input_is_one_partial_window():
    x = np.arange(4.0).reshape(1, 1, 2, 2)
    assert max_pool2d(x, 3, stride=2, partial=True).tolist() == [[[[3]]]]
    assert avg_pool2d(x, 3, stride=2, partial=True).tolist() == [[[[1.5]]]]


def test_no_images_give_no_outputs():
    x = np.zeros((0, 2, 5, 5))
    assert conv2d(x, np.ones((3, 2, 2, 2)), np.ones(3)).shape == (0, 3, 4, 4)
    assert max_pool2d(x, 2).shape == avg_pool2d(x, 2).shape == (0, 2, 2, 2)
    assert all(function(x).shape == x.shape for function in FUNCTIONS)


@pytest.mark.parametrize(
    ("came", "kept"),
    [
        (np.float32, np.float32),
        (np.float64, np.float64),
        (np.int64, np.float64),
        (np.uint8, np.float64),
        (np.bool_, np.float64),
        (np.float16, np.float64),
        (">f8", np.float64),
    ],
)
def test_floats_are_kept_and_other_numbers_become_float64(came, kept):
    x = np.ones((1, 1, 4, 4), dtype=came)
    w, b = np.ones((1, 1, 2, 2), dtype=came), np.ones(1, dtype=came)
    results = [conv2d(x, w, b, padding=1), *(pool(x, 2) for pool in POOLS.values())]
    results += [function(x) for function in FUNCTIONS]
    assert {result.dtype for result in results} == {np.dtype(kept)}


def test_a_mix_of_float32_and_float64_is_float64():
    narrow, wide = np.ones((1, 1, 3, 3), np.float32), np.ones((1, 1, 2, 2), np.float64)
    assert conv2d(narrow, wide).dtype == conv2d(wide, narrow, padding=1).dtype == np.float64
    assert conv2d(narrow, narrow, np.ones(1)).dtype == np.float64


@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.int64])
def test_results_are_contiguous_whatever_the_order_of_what_came(dtype):
    channels_last = np.arange(2 * 7 * 6 * 3).reshape(2, 7, 6, 3).astype(dtype).transpose(0, 3, 1, 2)
    for x in (channels_last, np.asfortranarray(channels_last), channels_last[:, :, ::-2]):
        results = [conv2d(x, np.asfortranarray(np.ones((2, 3, 2, 2))))]
        results += [pool(x, 2, stride=1, padding=p) for pool in POOLS.values() for p in (0, 1)]
        results += [function(x) for function in FUNCTIONS]
        assert all(result.flags.c_contiguous for result in results)


def test_lists_are_taken_as_they_are():
    assert conv2d([[[[1, 2], [3, 4]]]], [[[[1, 1], [1, 1]]]], [5]).tolist() == [[[[15]]]]
    assert relu([-1, 2]).tolist() == [0, 2]


@pytest.mark.parametrize("wrong", [np.ones((1, 1, 2, 2)) * 1j, np.full((1, 1, 2, 2), "1"), None])
@pytest.mark.parametrize(
    "call",
    [lambda x: conv2d(x, np.ones((1, 1, 1, 1))), lambda x: max_pool2d(x, 1), *FUNCTIONS],
)
def test_what_is_not_real_is_a_type_error(call, wrong):
    with pytest.raises(TypeError, match=r"^x: got numbers of type .+, expected real numbers$"):
        call(wrong)


@pytest.mark.parametrize("name", ["w", "b"])
def test_a_type_error_names_the_argument(name):
    arguments = {"w": np.ones((1, 1, 1, 1)), "b": np.ones(1)}
    arguments[name] = arguments[name].astype(str)
    with pytest.raises(TypeError, match=f"^{name}: "):
        conv2d(np.ones((1, 1, 2, 2)), **arguments)


@pytest.mark.parametrize(
    ("x", "w", "b", "message"),
    [
        ((5, 5), (1, 1, 3, 3), None, r"x: got shape \(5, 5\), expected \(N,C,H,W\)"),
        ((1, 1, 5, 5), (3, 3), None, r"w: got shape \(3, 3\), expected \(K,C,kh,kw\)"),
        ((1, 3, 5, 5), (2, 1, 3, 3), None, "w: got 1 channels, expected 3, as x has"),
        ((1, 1, 5, 5), (2, 1, 3, 3), (3,), r"b: got shape \(3,\), expected \(2,\), one a filter"),
        (
            (1, 1, 5, 5),
            (2, 1, 3, 3),
            (2, 1),
            r"b: got shape \(2, 1\), expected \(2,\), one a filter",
        ),
        ((1, 1, 2, 5), (1, 1, 3, 3), None, "a window of 3×3 does not fit an input of 2×5"),
        ((1, 1, 5, 5), (0, 1, 3, 3), None, "give an empty output"),
        ((1, 0, 5, 5), (1, 0, 3, 3), None, "give an empty output"),
        ((1, 1, 5, 5), (1, 1, 0, 3), None, "give an empty output"),
        ((1, 1, 0, 5), (1, 1, 1, 1), None, "give an empty output"),
    ],
)
def test_conv2d_says_which_shapes_disagree(x, w, b, message):
    with pytest.raises(ShapeError, match=message):
        conv2d(np.ones(x), np.ones(w), None if b is None else np.ones(b))


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ({"stride": 0}, "stride: got 0, expected .* at least 1"),
        ({"stride": (2, -1)}, "stride: .* expected .* at least 1"),
        ({"padding": -1}, "padding: got -1, expected .* at least 0"),
        ({"dilation": 0}, "dilation: got 0, expected .* at least 1"),
        ({"dilation": 1.5}, "dilation: got 1.5"),
    ],
)
def test_conv2d_says_which_setting_is_wrong(setting, message):
    with pytest.raises(ShapeError, match=message):
        conv2d(np.ones((1, 1, 5, 5)), np.ones((1, 1, 3, 3)), **setting)


@pytest.mark.parametrize("pool", POOLS.values())
@pytest.mark.parametrize(
    ("size", "setting", "message"),
    [
        (0, {}, "size: got 0"),
        (2, {"stride": 0}, "stride: got 0"),
        (2, {"padding": 2}, r"padding: got \(2, 2\), expected less than the window \(2, 2\)"),
        (2, {"padding": -1}, "padding: got -1"),
        (6, {}, "a window of 6×6 does not fit an input of 5×5"),
    ],
)
def test_pools_say_which_setting_is_wrong(pool, size, setting, message):
    with pytest.raises(ShapeError, match=message):
        pool(np.ones((1, 1, 5, 5)), size, **setting)


@pytest.mark.parametrize("pool", POOLS.values())
def test_pools_want_four_axes(pool):
    with pytest.raises(ShapeError, match=r"x: got shape \(5, 5\)"):
        pool(np.ones((5, 5)), 2)


def test_nothing_is_changed_in_place():
    x, w, b = (frozen(np.ones(shape)) for shape in ((1, 2, 5, 5), (3, 2, 3, 3), (3,)))
    for y in (
        conv2d(x, w, b),
        conv2d(x, w, b, padding=1),
        max_pool2d(x, 2, padding=1),
        avg_pool2d(x, 1),
        *(function(x) for function in FUNCTIONS),
    ):
        assert y.flags.writeable
        assert not np.shares_memory(y, x)


def test_relu_and_leaky_relu():
    z = np.array([-2.0, -0.5, 0.0, 0.25, 3.0])
    assert relu(z).tolist() == [0, 0, 0, 0.25, 3]
    assert leaky_relu(z).tolist() == [-0.02, -0.005, 0, 0.25, 3]
    assert leaky_relu(z, 0.5).tolist() == [-1, -0.25, 0, 0.25, 3]


def test_sigmoid_tanh_and_softmax_equal_scipys():
    z = np.random.default_rng(5).normal(0, 20, (4, 9))
    np.testing.assert_allclose(sigmoid(z), special.expit(z), rtol=1e-13)
    np.testing.assert_allclose(tanh(z), np.tanh(z))
    np.testing.assert_allclose(softmax(z), special.softmax(z, axis=-1), rtol=1e-12)
    np.testing.assert_allclose(softmax(z, axis=0), special.softmax(z, axis=0), rtol=1e-12)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_ends_are_reached_without_overflow(dtype):
    z = np.array([-1000, 0, 1000], dtype=dtype)
    assert sigmoid(z).tolist() == [0, 0.5, 1]
    assert tanh(z).tolist() == [-1, 0, 1]
    assert softmax(z).tolist() == [0, 0, 1]
    assert softmax(np.full(4, 1000, dtype)).tolist() == softmax(np.full(4, -1000, dtype)).tolist()


def test_softmax_sums_to_one_along_its_axis():
    y = softmax(np.random.default_rng(6).normal(0, 300, (3, 4, 5)), axis=1)
    np.testing.assert_allclose(y.sum(axis=1), 1, rtol=1e-12)


def test_a_probabilistic_and():
    """Chapter 2.2: b = -30, both weights 20."""
    z = np.array([-30.0, -10, -10, 10])
    np.testing.assert_allclose(sigmoid(z), [0, 0, 0, 1], atol=1e-4)
