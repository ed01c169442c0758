"""Strokes prepared as MNIST was: the same image wherever, however large and in what units."""

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from cnnlab.digits import rasterise
from cnnlab.digits.ink import NATURAL, THINNEST, WIDEST, centre_of_mass, prepare, shrink

points = st.lists(st.tuples(st.floats(-100, 100), st.floats(-100, 100)), min_size=1, max_size=12)
drawings = st.lists(points, min_size=1, max_size=3)
pens = st.one_of(st.none(), st.floats(1, 40))
SEVEN = [[(10, 10), (60, 10), (30, 110)], [(22, 60), (52, 60)]]


def extent(strokes):
    every = np.concatenate(strokes)
    return float((every.max(axis=0) - every.min(axis=0)).max())


def sides(image, level=0.3):
    return (image > level).any(axis=1).sum(), (image > level).any(axis=0).sum()


@pytest.mark.parametrize("pen_width", [None, 4, 8, 16])
def test_the_larger_side_is_20_pixels_and_the_mass_in_the_middle(pen_width):
    image = rasterise(SEVEN, pen_width=pen_width)
    assert image.dtype == np.float32
    assert image.shape == (28, 28)
    assert image.min() == 0
    assert 0.7 < image.max() <= 1
    assert sides(image)[0] in (20, 21)
    assert centre_of_mass(image) == pytest.approx((13.5, 13.5), abs=0.05)


def test_the_aspect_is_kept():
    box = [[(0, 0), (50, 0), (50, 100), (0, 100), (0, 0)]]
    rows, columns = sides(rasterise(box, pen_width=5), 0.2)
    assert rows in (20, 21)
    assert columns in (10, 11, 12)


@given(drawings, pens, st.floats(1e-3, 1e3), st.tuples(st.floats(-1e3, 1e3), st.floats(-1e3, 1e3)))
def test_place_size_and_units_do_not_matter(strokes, pen_width, scale, shift):
    assume(extent(strokes) > 1)
    image = rasterise(strokes, pen_width=pen_width)
    moved = [np.asarray(stroke) * scale + shift for stroke in strokes]
    again = rasterise(moved, pen_width=None if pen_width is None else pen_width * scale)
    assert abs(again - image).mean() < 0.02


def least_ink(strokes, pen_width):
    """Of the brightest pixel: nothing is farther than √½ from the middle of the nearest pixel."""
    size = extent(strokes)
    pen = size * NATURAL if pen_width is None else min(pen_width, size * NATURAL)
    pixels = pen * 20 / (size + pen)
    wide = max(pixels, THINNEST)
    return min(1, 0.5 + wide / 2 - 0.5**0.5) * pixels / wide


@given(drawings, pens)
@example([[(0, 0)], [(0, 52)]], 1)
@example([[(65.5, -37.5)], [(-58, -25)]], 1)
def test_ink_stays_inside(strokes, pen_width):
    assume(extent(strokes) > 1)
    image = rasterise(strokes, pen_width=pen_width)
    assert image.shape == (28, 28)
    assert np.isfinite(image).all()
    assert image.min() >= 0
    assert least_ink(strokes, pen_width) - 1e-6 <= image.max() <= 1
    assert max(sides(image, 0.05)) <= 23


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("side", [-1, 1])
def test_ink_with_all_its_mass_at_one_end_stays_inside(side, turned):
    blot = [(side * x, y) for x in range(0, 24, 6) for y in (0, 100)]
    strokes = [np.array(stroke, float) for stroke in (blot, [(0, 50), (side * 100, 50)])]
    strokes = [stroke[:, ::-1] for stroke in strokes] if turned else strokes
    image = rasterise(strokes, pen_width=6)
    rows, columns = sides(image, 0.2)
    assert (rows if turned else columns) in (20, 21)


def test_a_line_is_as_wide_as_the_pen():
    for width in (0.5, 1, 2, 3):  # pixels, on a line of 100 units and 20 pixels
        pen = 100 * width / (20 - width)
        image = prepare([[(0, 0), (0, 100)]], pen_width=pen).image
        assert image[14].sum() == pytest.approx(width, abs=0.02)


def test_a_pen_that_would_close_loops_is_drawn_in_proportion():
    thick, natural = (rasterise(SEVEN, pen_width=pen) for pen in (60, None))
    np.testing.assert_array_equal(thick, natural)
    assert rasterise(SEVEN, pen_width=4).sum() < natural.sum()


def test_a_canvas_that_is_merely_shrunk_keeps_place_and_size():
    image = shrink([[(0.25, 0.25), (0.25, 0.5)]], pen_width=1 / 14)
    rows, columns = np.nonzero(image > 0.5)
    assert (rows.min(), rows.max()) == (6, 14)
    assert (columns.min(), columns.max()) == (6, 7)
    assert shrink([], pen_width=0.1).sum() == 0


def test_a_long_flat_line_is_not_cut_off():
    image = rasterise([[(0, 0), (30, 0), (100, 0), (100, 1), (100, 0), (100, 1)]])
    assert sides(image, 0.2)[1] in (20, 21)


def test_a_lone_dot_is_a_small_round_blob():
    for dot in ([[(5, 5)]], [[(5, 5), (5, 5)]]):
        for pen_width in (None, 3):
            image = rasterise(dot, pen_width=pen_width)
            assert image.sum() == pytest.approx(np.pi * (WIDEST / 2) ** 2, rel=0.05)
            np.testing.assert_allclose(image, image.T, atol=1e-6)


@pytest.mark.parametrize("nothing", [[], [[]], [[], np.zeros((0, 2))]])
def test_no_ink_is_an_empty_image(nothing):
    found = prepare(nothing)
    assert not found.image.any()
    assert found.scale == 0


def test_preparation_says_what_was_done():
    found = prepare([[(100, 200), (100, 300)]], pen_width=10)
    assert found.box == (95, 195, 105, 305)
    assert found.scale == pytest.approx(20 / 110)
    assert found.mass == pytest.approx((100, 250), abs=0.5)


def test_repeated_points_and_many_points_change_nothing():
    plain = rasterise(SEVEN, pen_width=8)
    repeated = [[p for p in stroke for _ in range(3)] for stroke in SEVEN]
    np.testing.assert_allclose(rasterise(repeated, pen_width=8), plain, atol=1e-5)
    dense = []
    for stroke in SEVEN:
        at = np.linspace(0, len(stroke) - 1, 1001)
        xy = np.array(stroke, float)
        dense.append(np.stack([np.interp(at, range(len(stroke)), xy[:, a]) for a in (0, 1)], 1))
    np.testing.assert_allclose(rasterise(dense, pen_width=8), plain, atol=0.06)


@pytest.mark.parametrize(
    ("strokes", "pen_width", "reason"),
    [
        ([[1, 2, 3]], None, r"got shape \(3,\), expected \(n, 2\)"),
        ([[[1, 2, 3]]], None, r"got shape \(1, 3\)"),
        ([[[1, np.nan]]], None, "infinite or none"),
        ([[[np.inf, 0], [1, 1]]], None, "infinite or none"),
        (SEVEN, 0, "pen_width: got 0"),
        (SEVEN, float("nan"), "pen_width"),
    ],
)
def test_what_is_no_stroke_is_refused(strokes, pen_width, reason):
    with pytest.raises(ValueError, match=reason):
        rasterise(strokes, pen_width=pen_width)
