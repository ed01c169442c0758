"""Each kind of filter brings out what its name says, within its bounds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnlab.core.image_filters import KINDS, LARGEST, ImageFilter, normalised
from cnnlab.core.kernels import kernel

NAMED_BY_THE_FIELD = (
    "identity box_blur gaussian_blur motion_blur sharpen unsharp_mask sobel_x sobel_y "
    "sobel_magnitude sobel_direction prewitt_x prewitt_y laplacian log emboss emboss_corners gabor"
)


def one(kind, *values):
    (weights,) = ImageFilter(kind, values).kernels()
    return weights


@st.composite
def filters(draw):
    kind = draw(st.sampled_from(sorted(KINDS)))
    values = []
    for p in KINDS[kind].parameters:
        if p.name == "size":
            values.append(draw(st.integers(int(p.low) // 2, int(p.high) // 2)) * 2 + 1)
        else:
            values.append(draw(st.floats(p.low, p.high)))
    return ImageFilter(kind, tuple(values))


def test_every_kind_that_is_due_is_there():
    assert NAMED_BY_THE_FIELD.split() == list(KINDS)


@given(filters())
def test_within_its_bounds_a_filter_is_finite_odd_and_small_enough(image_filter):
    for weights in image_filter.kernels():
        assert weights.dtype == np.float64
        assert np.isfinite(weights).all()
        assert all(side % 2 == 1 and side <= LARGEST for side in weights.shape)


@given(filters())
def test_a_filter_keeps_brightness_or_sees_no_flat_picture(image_filter):
    none = image_filter.kind.startswith(("sobel", "prewitt", "lapl", "log", "gabor", "emboss_c"))
    for weights in image_filter.kernels():
        assert weights.sum() == pytest.approx(0 if none else 1, abs=1e-12)


def test_a_kind_of_fixed_weights_has_those_of_the_stage():
    for kind in ("identity", "sharpen", "sobel_x", "laplacian", "prewitt_y", "emboss_corners"):
        assert (one(kind) == kernel(kind)).all()


def test_a_box_is_a_mean():
    assert one("box_blur", 5).tolist() == [[1 / 25] * 5] * 5


def test_a_gaussian_falls_off_as_its_sigma_says():
    weights = one("gaussian_blur", 7, 1.5)
    assert weights[3, 4] / weights[3, 3] == pytest.approx(np.exp(-1 / 4.5))
    assert weights[0, 3] / weights[3, 3] == pytest.approx(np.exp(-9 / 4.5))


def test_an_unsharp_mask_adds_what_a_blur_takes_away():
    identity = np.zeros((5, 5))
    identity[2, 2] = 1
    blur = one("gaussian_blur", 5, 1)
    np.testing.assert_allclose(one("unsharp_mask", 5, 1, 2), identity + 2 * (identity - blur))


def test_a_log_is_negative_inside_and_positive_in_a_ring():
    weights = one("log", 9, 1.2)
    assert weights[4, 4] == weights.min() < 0 < weights[4, 6]
    np.testing.assert_allclose(weights, weights.T)


@pytest.mark.parametrize(
    ("angle", "line"),
    [(0, np.s_[3, :]), (90, np.s_[:, 3]), (180, np.s_[3, :])],
)
def test_motion_along_an_axis_is_a_mean_of_its_pixels(angle, line):
    weights = one("motion_blur", 7, angle)
    np.testing.assert_allclose(weights[line], 1 / 7, rtol=1e-6)


def test_motion_rises_to_the_right_at_45_degrees():
    weights = one("motion_blur", 7, 45)
    assert weights[1, 5] > 0.05
    assert weights[1, 1] == 0


def test_a_gabor_answers_stripes_across_its_direction():
    right = np.arange(9)
    stripes = np.broadcast_to(np.cos(2 * np.pi * (right - 4) / 4), (9, 9))
    found = {angle: abs((one("gabor", 9, angle, 4) * stripes).sum()) for angle in (0, 45, 90)}
    assert found[0] > 10 * found[45]
    assert found[0] > 10 * found[90]
    assert one("gabor", 9, 30, 4).clip(min=0).sum() == pytest.approx(1)


def test_a_pair_gives_magnitude_and_direction():
    x, y = np.array([[3.0, 0, -1, 0]]), np.array([[4.0, 2, 0, 0]])
    magnitude, direction = ImageFilter("sobel_magnitude"), ImageFilter("sobel_direction")
    assert [len(pair.kernels()) for pair in (magnitude, direction)] == [2, 2]
    assert magnitude.combine((x, y)).tolist() == [[5, 2, 1, 0]]
    expected = [[-np.arctan2(4, 3), -np.pi / 2, np.pi, 0]]  # brighter downwards: the angle is down
    np.testing.assert_allclose(direction.combine((x, y)), expected)
    assert ImageFilter("identity").combine((x,)) is x


def test_what_is_not_given_has_its_default():
    assert ImageFilter("gaussian_blur").values == (5, 1)
    assert ImageFilter("gaussian_blur", (7,)) == ImageFilter("gaussian_blur", (7, 1))


def test_one_parameter_is_changed():
    blur = ImageFilter("gaussian_blur").with_value("sigma", 2)
    assert (blur.value("size"), blur.value("sigma")) == (5, 2)
    with pytest.raises(KeyError):
        blur.with_value("angle", 2)


@pytest.mark.parametrize(
    ("kind", "values", "message"),
    [
        ("unsharpen", (), "kind: got 'unsharpen'"),
        ("box_blur", (4,), "size: got 4, expected an odd"),
        ("box_blur", (13,), "size: got 13, expected 1 to 11"),
        ("gaussian_blur", (5, float("nan")), "sigma: got nan"),
        ("identity", (3,), "identity: got 1 parameters, expected 0"),
    ],
)
def test_what_is_out_of_bounds_is_refused(kind, values, message):
    with pytest.raises(ValueError, match=message):
        ImageFilter(kind, values)


def test_every_default_lies_on_a_step_within_the_bounds():
    for kind in KINDS.values():
        for p in kind.parameters:
            steps = (p.default - p.low) / p.step
            assert p.low <= p.default <= p.high
            assert steps == pytest.approx(round(steps))


def test_weights_are_divided_by_their_sum_where_there_is_one():
    assert normalised(np.array([[1.0, 3.0]])).tolist() == [[0.25, 0.75]]
    assert normalised(np.array([[0.1, 0.2, -0.3]])) is None
    assert normalised(np.zeros((3, 3))) is None
