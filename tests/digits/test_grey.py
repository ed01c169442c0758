"""A grey picture prepared as strokes are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnlab.digits.grey import prepare_grey, prepare_image
from cnnlab.digits.ink import centre_of_mass, prepare


def bar(side, x, y, width, height):
    picture = np.zeros((side, side))
    picture[int(y * side) : int((y + height) * side), int(x * side) : int((x + width) * side)] = 1
    return picture


@pytest.mark.parametrize("side", [40, 100, 500])
@pytest.mark.parametrize("place", [(0.1, 0.1), (0.6, 0.3)])
def test_a_picture_gives_what_its_strokes_give(side, place):
    image = prepare_image(bar(side, *place, 0.1, 0.5))
    wanted = prepare([[(0, 0), (0, 0.4)]], pen_width=0.1).image
    assert image.dtype == np.float32
    assert abs(image - wanted).mean() < 0.02


def test_a_small_picture_is_enlarged_smoothly():
    image = prepare_image(np.pad(np.ones((5, 2)), 3))
    assert (image[:, 14] > 0.5).sum() == 20
    assert (image[14] > 0.5).sum() in (8, 9)


def test_faint_ink_becomes_dark():
    grey = bar(60, 0.3, 0.2, 0.2, 0.6)
    np.testing.assert_allclose(prepare_image(grey * 0.1), prepare_image(grey), atol=1e-5)


def test_lopsided_ink_is_centred_by_its_mass():
    grey = bar(100, 0.1, 0.1, 0.4, 0.15) + bar(100, 0.1, 0.25, 0.2, 0.3)
    assert centre_of_mass(prepare_image(grey)) == pytest.approx((13.5, 13.5), abs=0.1)


@given(st.integers(1, 60), st.integers(1, 60), st.integers(0, 2**32 - 1))
def test_any_picture_has_its_ink_inside(height, width, seed):
    grey = np.random.default_rng(seed).random((height, width)) ** 4
    image = prepare_image(grey)
    assert image.shape == (28, 28)
    assert image.max() == 1 or grey.max() < 0.02
    assert image.any(axis=1).sum() <= 28
    assert (image > 0.5).any(axis=0).sum() <= 22


@pytest.mark.parametrize("grey", [np.zeros((9, 9)), np.full((3, 4), 0.01)])
def test_an_empty_picture_is_blank(grey):
    assert not prepare_image(grey).any()


@pytest.mark.parametrize(
    ("grey", "message"),
    [
        (np.zeros((3, 3, 3)), r"grey: got shape \(3, 3, 3\), expected rows and columns"),
        (np.zeros((0, 5)), "grey: got shape"),
        (np.full((3, 3), 255), "grey: got numbers from 255 to 255, expected 0…1"),
        (np.full((3, 3), -0.5), "expected 0…1"),
        (np.full((3, 3), np.nan), "expected 0…1"),
    ],
)
def test_what_is_no_picture_is_refused(grey, message):
    with pytest.raises(ValueError, match=message):
        prepare_image(grey)


@pytest.mark.parametrize("side", [40, 200])
def test_what_was_done_is_told_in_pixels_of_the_picture(side):
    done = prepare_grey(np.pad(np.ones((side // 2, side // 8)), ((3, 5), (7, 2))))
    assert done.box == (7, 3, 7 + side // 8, 3 + side // 2)
    assert done.scale == pytest.approx(20 / (side // 2))
    assert done.mass == pytest.approx((7 + side / 16, 3 + side / 4))
    assert not prepare_grey(np.zeros((5, 5))).scale
