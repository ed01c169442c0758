"""Our own stroke models: every digit in every style, and never twice the same."""

import numpy as np
import pytest

from cnnlab.digits.handwriting import SCRIBBLES, STYLES, draw, scribble, smooth, turned, warped
from cnnlab.digits.ink import prepare, rasterise

EVERY = [(digit, style) for digit, styles in STYLES.items() for style in styles]


def test_there_are_ten_digits():
    assert list(STYLES) == list(range(10))
    assert {"slashed"} <= set(STYLES[0])
    assert {"flagged", "footed"} <= set(STYLES[1])
    assert {"open", "closed"} <= set(STYLES[4])
    assert {"crossed"} <= set(STYLES[7])


@pytest.mark.parametrize(("digit", "style"), EVERY)
def test_every_style_is_ink_of_about_one(digit, style):
    strokes = draw(digit, np.random.default_rng(digit), style)
    assert len(strokes) == len(STYLES[digit][style])
    every = np.concatenate(strokes)
    assert np.isfinite(every).all()
    assert 0.5 < np.ptp(every, axis=0).max() < 2
    assert prepare(strokes, pen_width=1 / 8).image.sum() > 20


@pytest.mark.parametrize(("digit", "style"), EVERY)
def test_curves_that_meet_do_not_jump(digit, style):
    for stroke in draw(digit, np.random.default_rng(5), style):
        assert np.hypot(*np.diff(stroke, axis=0).T).max() < 0.9


def test_a_seed_draws_it_again_and_chance_another():
    a, b, c = (draw(3, np.random.default_rng(seed), "plain") for seed in (1, 1, 2))
    np.testing.assert_array_equal(a[0], b[0])
    assert not np.array_equal(a[0], c[0])


def test_all_styles_come():
    rng = np.random.default_rng(0)
    counts = {len(draw(7, rng)) for _ in range(40)}
    assert counts == {1, 2}


@pytest.mark.parametrize(("digit", "style"), [(10, None), (-1, None), (3, "slashed")])
def test_what_there_is_not_is_refused(digit, style):
    with pytest.raises(ValueError, match=r"got .*, expected"):
        draw(digit, np.random.default_rng(0), style)


def test_a_smooth_curve_goes_through_its_points():
    points = np.random.default_rng(0).random((6, 2))
    np.testing.assert_allclose(smooth(points, 4)[::4], points)


def test_without_strength_a_hand_is_only_moved():
    stroke = np.random.default_rng(0).random((9, 2))
    (other,) = warped([stroke], np.random.default_rng(1), 0.0)
    np.testing.assert_allclose(other - other[0], stroke - stroke[0], atol=1e-12)


@pytest.mark.parametrize("make", SCRIBBLES)
def test_scribbles_are_ink(make):
    for seed in range(20):
        strokes = make(np.random.default_rng(seed))
        assert all(stroke.ndim == 2 and np.isfinite(stroke).all() for stroke in strokes)
        assert rasterise(strokes).any()
    assert scribble(np.random.default_rng(0))


def test_a_turn_is_clockwise_and_keeps_lengths():
    (found,) = turned([np.array([[0.0, -1.0], [0.0, 1.0]])], 30)
    np.testing.assert_allclose(found, [[0.5, -(0.75**0.5)], [-0.5, 0.75**0.5]])
