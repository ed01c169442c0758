"""Filters on pictures against NumPy's own padding and plain sums, and the sum behind each pixel."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnlab.core import ShapeError
from cnnlab.core.experiment.evaluate import Problem
from cnnlab.core.fast import banded
from cnnlab.core.filter_settings import PADDINGS, FilterSettings, filtered_size
from cnnlab.core.filtering import filtered, filtering, region, sampled, thinned, window_at
from cnnlab.core.image_filters import KINDS, ImageFilter

NUMPY_PADDINGS = {"zeros": "constant", "edge": "edge", "reflect": "reflect"}


def plainly(picture, w, s):
    """The result by sums of shifted pictures, one time after the other."""
    x = np.asarray(picture, dtype=np.float64)
    w = w[::-1, ::-1] if s.flip else w
    for _ in range(s.repeat):
        reach = [(w.shape[a] - 1) * s.dilation[a] for a in (0, 1)]
        if s.padding != "none":
            ring = [(0, 0)] * (x.ndim - 2) + [(r // 2, r - r // 2) for r in reach]
            x = np.pad(x, ring, mode=NUMPY_PADDINGS[s.padding])
        size = [(x.shape[a - 2] - reach[a] - 1) // s.stride[a] + 1 for a in (0, 1)]
        total = np.zeros((*x.shape[:-2], *size))
        for i, j in np.ndindex(*w.shape):
            total += w[i, j] * shifted(x, i, j, size, s)
        x = total
    return x


def shifted(x, i, j, size, s):
    rows, columns = (
        slice(at * s.dilation[a], at * s.dilation[a] + (size[a] - 1) * s.stride[a] + 1, s.stride[a])
        for a, at in enumerate((i, j))
    )
    return x[..., rows, columns]


pairs = st.tuples(st.integers(1, 3), st.integers(1, 3))
all_settings = st.builds(
    FilterSettings,
    stride=pairs,
    dilation=pairs,
    padding=st.sampled_from(PADDINGS),
    flip=st.booleans(),
    repeat=st.integers(1, 3),
)
shapes = st.one_of(
    st.tuples(st.integers(1, 40), st.integers(1, 40)),
    st.tuples(st.integers(1, 3), st.integers(1, 40), st.integers(1, 40)),
)


def numbers(seed, shape, dtype=np.float64):
    return np.random.default_rng(seed).normal(size=shape).astype(dtype)


@settings(max_examples=150)
@given(shapes, st.tuples(st.integers(1, 7), st.integers(1, 7)), all_settings, st.booleans())
def test_a_result_is_that_of_plain_sums(shape, taps, s, single):
    picture = numbers(1, shape, np.float32 if single else np.float64)
    w = numbers(2, taps)
    found = filtered(picture, w, s)
    size = filtered_size(shape[-2:], taps, s)
    if isinstance(found, Problem):
        assert size == found
        assert found.numbers["window"] > found.numbers["padded"]
        return
    expected = plainly(picture, w, s)
    assert found.dtype == picture.dtype
    assert found.shape[-2:] == size
    scale = np.abs(w).sum() ** s.repeat
    np.testing.assert_allclose(found, expected, rtol=0, atol=scale * (1e-5 if single else 1e-13))


@pytest.mark.parametrize("padding", PADDINGS)
def test_more_tiles_than_one_fit_together(monkeypatch, padding):
    monkeypatch.setattr(banded, "COLUMNS", 10)
    monkeypatch.setattr(banded, "PIXELS", 160)
    picture, w = numbers(0, (2, 45, 33)), numbers(1, (5, 4))
    for stride in (1, 2):
        s = FilterSettings(stride=stride, padding=padding, dilation=(2, 1))
        np.testing.assert_allclose(filtered(picture, w, s), plainly(picture, w, s), atol=1e-12)


@pytest.mark.parametrize("kind", KINDS)
def test_whole_pictures_and_named_filters_agree_with_plain_sums(kind):
    picture, image_filter = numbers(0, (20, 30)), ImageFilter(kind)
    results = tuple(plainly(picture, w, FilterSettings()) for w in image_filter.kernels())
    np.testing.assert_allclose(
        filtered(picture, image_filter), image_filter.combine(results), atol=1e-12
    )


@pytest.mark.parametrize("kind", ["sobel_x", "box_blur", "prewitt_y", "laplacian", "emboss"])
def test_whole_numbers_stay_whole(kind):
    picture = np.random.default_rng(0).integers(0, 256, (40, 40))
    w = np.rint(ImageFilter(kind).kernels()[0] * (9 if kind == "box_blur" else 1))
    found = filtered(picture, w)
    assert (found == plainly(picture, w, FilterSettings())).all()


def test_a_flipped_filter_is_a_convolution():
    impulse = np.zeros((5, 5))
    impulse[2, 2] = 1
    w = np.arange(9.0).reshape(3, 3)
    assert (filtered(impulse, w, FilterSettings(flip=True))[1:4, 1:4] == w).all()
    assert (filtered(impulse, w)[1:4, 1:4] == w[::-1, ::-1]).all()


@pytest.mark.parametrize("w", [np.ones((3, 3)), np.eye(3)])
@pytest.mark.parametrize("odd", [np.nan, np.inf, 1e308])
def test_what_is_not_finite_spreads_no_farther_than_its_windows(w, odd):
    picture = np.ones((30, 30))
    picture[15, 15] = odd
    found = filtered(picture, w * 10)
    far = np.ones((30, 30), dtype=bool)
    far[14:17, 14:17] = False
    np.testing.assert_array_equal(found[far], filtered(np.ones((30, 30)), w * 10)[far])
    assert not np.isfinite(found[14, 14])
    assert window_at(picture, w * 10, FilterSettings(), 3, 3).value == found[3, 3]


def test_weights_too_large_for_the_picture_are_infinite():
    found = filtered(np.ones((4, 4), np.float32), np.full((1, 1), 1e300))
    assert np.isinf(found).all()


@pytest.mark.parametrize("padding", PADDINGS)
def test_a_filter_larger_than_the_picture_is_no_crash(padding):
    found = filtered(np.ones((2, 3)), np.ones((11, 11)), FilterSettings(padding=padding))
    if padding == "none":
        assert found == Problem("too_small", {"axis": 0, "window": 11, "padded": 2})
    else:
        assert found.shape == (2, 3)
        assert found[0, 0] == (6 if padding == "zeros" else 121)


@pytest.mark.parametrize(("padding", "due"), [("zeros", 2), ("edge", 18), ("reflect", 18)])
def test_one_pixel_is_a_picture(padding, due):
    assert filtered([[2.0]], np.ones((3, 3)), FilterSettings(padding=padding)).tolist() == [[due]]


def test_weights_of_zero_give_zeros():
    assert not filtered(np.ones((4, 4)), np.zeros((3, 3))).any()


def test_the_arithmetic_of_a_pixel_is_its_result():
    """200 random pixels of each of 20 random settings."""
    rng = np.random.default_rng(0)
    for i in range(20):
        s = FilterSettings(
            stride=tuple(rng.integers(1, 4, 2).tolist()),
            dilation=tuple(rng.integers(1, 4, 2).tolist()),
            padding=PADDINGS[i % 4],
            flip=bool(rng.integers(2)),
            repeat=1 + (i % 5 == 0) + (i % 10 == 0),
        )
        picture = rng.random((3, 120, 90)).astype(np.float32 if i % 2 else np.float64)
        w = rng.normal(size=rng.integers(1, 6, 2))
        result = filtered(picture, w, s)
        scale = np.abs(w).sum() ** s.repeat * (1e-5 if i % 2 else 1e-13)
        for _ in range(200):
            c, row, column = (int(rng.integers(size)) for size in result.shape)
            found = window_at(picture, w, s, row, column, c)
            assert abs(found.value - result[c, row, column]) <= scale


@given(st.data())
def test_a_window_says_what_is_multiplied_and_where_it_lies(data):
    s = data.draw(all_settings)
    picture = numbers(0, (17, 19))
    taps = data.draw(st.tuples(st.integers(1, 5), st.integers(1, 5)))
    result = filtered(picture, numbers(1, taps), s)
    if isinstance(result, Problem):
        return
    row, column = (data.draw(st.integers(0, size - 1)) for size in result.shape)
    (window,) = window_at(picture, numbers(1, taps), s, row, column).windows
    assert window.total == pytest.approx((window.window * window.weights).sum())
    assert (window.products == window.window * window.weights).all()
    if s.repeat == 1:
        for i, j in np.ndindex(*taps):
            y, x = window.rows[i], window.columns[j]
            if 0 <= y < 17 and 0 <= x < 19:
                assert window.window[i, j] == picture[y, x]
            elif s.padding == "zeros":
                assert window.window[i, j] == 0


def test_the_pixel_of_a_pair_has_two_windows():
    picture = numbers(0, (9, 9))
    magnitude = ImageFilter("sobel_magnitude")
    found = window_at(picture, magnitude, FilterSettings(), 4, 5)
    assert len(found.windows) == 2
    assert found.value == pytest.approx(np.hypot(*(part.total for part in found.windows)))
    assert found.value == pytest.approx(filtered(picture, magnitude)[4, 5])


@pytest.mark.parametrize("place", [(9, 0), (-1, 0), (0, 9), (0, 0, 1)])
def test_a_pixel_that_is_not_in_the_result_is_refused(place):
    with pytest.raises(IndexError):
        window_at(np.ones((9, 9)), np.ones((3, 3)), FilterSettings(), *place)


@given(shapes, all_settings, st.data())
def test_a_region_is_that_part_of_the_result(shape, s, data):
    picture, w = numbers(0, shape), numbers(1, (3, 4))
    whole = filtered(picture, w, s)
    if isinstance(whole, Problem):
        with pytest.raises(ShapeError, match="expected a part of"):
            region(picture, w, s, range(1), range(1))
        return
    parts = []
    for size in whole.shape[-2:]:
        first = data.draw(st.integers(0, size - 1))
        parts.append(range(first, data.draw(st.integers(first + 1, size))))
    found = region(picture, w, s, *parts)
    rows, columns = (slice(part.start, part.stop) for part in parts)
    np.testing.assert_allclose(
        found, whole[..., rows, columns], rtol=0, atol=np.abs(w).sum() ** s.repeat * 1e-13
    )


@pytest.mark.parametrize("part", [range(0), range(3, 12), range(0, 4, 2), range(-1, 3)])
def test_a_region_outside_the_result_is_refused(part):
    with pytest.raises(ShapeError, match="region"):
        region(np.ones((9, 9)), np.ones((3, 3)), FilterSettings(), part, range(3))


@pytest.mark.parametrize("padding", PADDINGS)
def test_a_sample_is_every_so_many_pixels_of_the_result(padding):
    picture, w = numbers(0, (3, 50, 70)), numbers(1, (5, 5))
    for step in (1, 2, 7):
        s = FilterSettings(stride=(2, 1), padding=padding)
        found = sampled(picture, w, s, step)
        np.testing.assert_allclose(
            found, filtered(picture, w, s)[:, ::step, ::step], rtol=0, atol=1e-12
        )
    repeated = FilterSettings(padding=padding, repeat=2)
    thin = sampled(picture, w, repeated, 2)
    assert (thin == filtered(picture[:, ::2, ::2], w, repeated)).all()


@pytest.mark.parametrize(
    ("most", "size"), [(64, (50, 31)), (50, (50, 31)), (49, (25, 16)), (1, (1, 1))]
)
def test_a_picture_is_thinned_out_to_a_size(most, size):
    picture = numbers(0, (3, 50, 31))
    step = -(-50 // most)
    found = thinned(picture, most)
    assert found.shape == (3, *size)
    assert (found == picture[:, ::step, ::step]).all()


def test_progress_rises_to_one_and_may_be_left():
    reports = list(filtering(numbers(0, (3, 300, 1000)), np.ones((3, 3)), FilterSettings(repeat=2)))
    done = [report.done for report in reports]
    assert done == sorted(done)
    assert done[-1] == 1
    assert len(done) > 12
    next(filtering(numbers(0, (3, 300, 1000)), np.ones((3, 3))))


@pytest.mark.parametrize(
    ("picture", "w", "message"),
    [
        (np.ones(3), np.ones((3, 3)), "picture: got shape"),
        (np.ones((0, 3)), np.ones((3, 3)), "picture: got shape"),
        (np.ones((3, 3)), np.ones(3), "w: got shape"),
        (np.ones((3, 3)), np.ones((0, 3)), "w: got shape"),
    ],
)
def test_shapes_that_are_none_are_refused(picture, w, message):
    with pytest.raises(ShapeError, match=message):
        filtered(picture, w)
