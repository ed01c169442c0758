"""The named filters do what their names say."""

import numpy as np
import pytest

from cnnlab.core import conv2d
from cnnlab.core.kernels import (
    ALL_KERNELS,
    KERNELS,
    common_divisor,
    kernel,
    name_of,
    pattern,
    turned,
)

RAMP = np.arange(5.0) * np.ones((5, 1))  # brighter to the right by 1 a cell


def result(name, picture):
    return conv2d(picture[None, None], kernel(name)[None, None])[0, 0]


@pytest.mark.parametrize("name", ALL_KERNELS)
def test_every_kernel_is_three_by_three(name):
    assert kernel(name).shape == (3, 3)
    assert kernel(name).dtype == np.float64


@pytest.mark.parametrize(
    ("name", "total"),
    [
        ("identity", 1),
        ("blur", 1),
        ("box_blur", 1),
        ("sharpen", 1),
        ("emboss", 1),
        ("sobel_x", 0),
        ("sobel_y", 0),
        ("laplacian", 0),
        ("prewitt_x", 0),
        ("prewitt_y", 0),
        ("emboss_corners", 0),
    ],
)
def test_a_flat_picture_keeps_its_brightness_or_has_no_edges(name, total):
    np.testing.assert_allclose(result(name, np.full((5, 5), 6.0)), 6.0 * total, rtol=1e-14)


def test_all_kernels_are_covered_here():
    names = "identity blur box_blur sharpen sobel_x sobel_y laplacian emboss"
    assert names.split() == list(KERNELS)
    more = "prewitt_x prewitt_y emboss_corners"
    assert names.split() + more.split() == list(ALL_KERNELS)


def test_identity_changes_nothing():
    picture = np.random.default_rng(0).normal(size=(5, 6))
    np.testing.assert_array_equal(result("identity", picture), picture[1:-1, 1:-1])


def test_sobel_x_sees_what_changes_from_left_to_right():
    assert (result("sobel_x", RAMP) == 8).all()
    assert (result("sobel_y", RAMP) == 0).all()


def test_prewitt_weighs_all_rows_alike():
    assert (result("prewitt_x", RAMP) == 6).all()
    assert (result("prewitt_y", RAMP.T) == 6).all()


def test_the_tutorials_emboss_gives_its_number():
    patch = np.array([[0.0, 0, 0], [0, 1, 1], [0, 1, 2]])
    assert result("emboss_corners", patch).tolist() == [[-8]]


def test_sobel_y_sees_what_changes_from_top_to_bottom():
    assert (result("sobel_y", RAMP.T) == 8).all()
    assert (result("sobel_x", RAMP.T) == 0).all()


def test_the_laplacian_sees_no_even_slope_but_a_point():
    point = np.zeros((3, 3))
    point[1, 1] = 2
    assert (result("laplacian", RAMP) == 0).all()
    assert result("laplacian", point).tolist() == [[-8]]


def test_a_box_blur_is_the_mean():
    picture = np.random.default_rng(1).normal(size=(3, 3))
    assert result("box_blur", picture)[0, 0] == pytest.approx(picture.mean())


def test_a_blur_weighs_the_middle_most():
    assert (kernel("blur") * 16).tolist() == [[1, 2, 1], [2, 4, 2], [1, 2, 1]]


def test_emboss_looks_lit_from_one_corner():
    assert (kernel("emboss") + kernel("emboss")[::-1, ::-1]).tolist() == [
        [0, 0, 0],
        [0, 2, 0],
        [0, 0, 0],
    ]


def test_each_call_gives_an_array_of_its_own():
    kernel("identity")[1, 1] = 9
    assert kernel("identity")[1, 1] == 1


def test_an_unknown_name_is_a_key_error():
    with pytest.raises(KeyError, match="unsharpen"):
        kernel("unsharpen")


def test_patterns_to_fill_a_block_with():
    assert pattern("zeros", (1, 2)).tolist() == [[0, 0]]
    assert pattern("ones", (2, 1)).tolist() == [[1], [1]]
    assert pattern("identity", (2, 3)).tolist() == [[1, 0, 0], [0, 1, 0]]
    with pytest.raises(KeyError):
        pattern("stripes", (2, 2))


@pytest.mark.parametrize(("positive", "numbers"), [(True, {0, 1, 2}), (False, {-1, 0, 1})])
def test_random_patterns_have_the_demos_numbers(positive, numbers):
    assert set(pattern("random", (40, 40), positive).ravel()) == numbers


@pytest.mark.parametrize(
    ("way", "due"),
    [
        ("transpose", [[1, 4], [2, 5], [3, 6]]),
        ("mirror_columns", [[3, 2, 1], [6, 5, 4]]),
        ("mirror_rows", [[4, 5, 6], [1, 2, 3]]),
    ],
)
def test_a_kernel_is_turned(way, due):
    found = turned(np.array([[[1.0, 2, 3], [4, 5, 6]]] * 2), way)
    assert found.tolist() == [due, due]
    assert found.flags.c_contiguous


@pytest.mark.parametrize("name", KERNELS)
def test_a_filter_that_is_a_kernel_on_each_channel_has_its_name(name):
    assert name_of(np.stack([kernel(name)] * 3)) == name
    assert name_of(np.stack([kernel(name), kernel(name) + 1])) is None
    assert name_of(np.ones((1, 2, 3))) is None


@pytest.mark.parametrize(
    ("weights", "divisor"),
    [
        (kernel("blur"), 16),
        (kernel("box_blur"), 9),
        (kernel("sobel_x"), 1),
        (np.array([[0.25, 0.5], [1.0, -0.75]]), 1),
        (np.array([[0.0625, 0.5]]), 16),
        (np.array([[1 / 7, 0.5]]), 1),
        (np.array([[1 / 9, 1.0]]), 1),
        (np.zeros((2, 2)), 1),
    ],
)
def test_weights_are_parts_of_a_whole_where_decimals_do_not_say_them(weights, divisor):
    assert common_divisor(weights) == divisor
