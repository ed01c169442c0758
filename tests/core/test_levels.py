"""Results as they are shown: zero in the middle, ends that are said, and nothing that crashes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from cnnlab.core.levels import DISPLAYS, histogram, levels_of

VALUES = np.array([[-4.0, 0.0], [1.0, 2.0]])


@pytest.mark.parametrize(
    ("display", "levels", "bounds"),
    [
        ("signed", [[-1, 0], [0.25, 0.5]], (-4, 4)),
        ("absolute", [[1, 0], [0.25, 0.5]], (0, 4)),
        ("clamped", [[0, 0], [1, 1]], (0, 1)),
        ("stretched", [[0, 4 / 6], [5 / 6, 1]], (-4, 2)),
    ],
)
def test_each_display_has_its_ends(display, levels, bounds):
    found = levels_of(VALUES, display)
    np.testing.assert_allclose(found.levels, levels, atol=1e-7)
    assert (found.low, found.high) == bounds
    assert found.levels.dtype == np.float32
    assert found.missing is None


def test_a_bound_and_a_white_of_ones_own():
    assert levels_of(VALUES, "signed", bound=8).levels.tolist() == [[-0.5, 0], [0.125, 0.25]]
    assert levels_of(VALUES, "signed", bound=2).levels.tolist() == [[-1, 0], [0.5, 1]]
    assert levels_of(VALUES, "clamped", white=4).levels.tolist() == [[0, 0], [0.25, 0.5]]


@pytest.mark.parametrize(
    ("display", "value", "level", "bounds"),
    [
        ("signed", 0, 0, (0, 0)),
        ("signed", -3, -1, (-3, 3)),
        ("absolute", 0, 0, (0, 0)),
        ("absolute", -3, 1, (0, 3)),
        ("clamped", 0.5, 0.5, (0, 1)),
        ("stretched", 0, 0.5, (0, 0)),
        ("stretched", 7, 0.5, (7, 7)),
    ],
)
def test_values_that_are_all_alike(display, value, level, bounds):
    found = levels_of(np.full((2, 3), float(value)), display)
    assert (found.levels == level).all()
    assert (found.low, found.high) == bounds


@pytest.mark.parametrize("display", DISPLAYS)
def test_what_is_not_finite_is_at_an_end_or_missing(display):
    values = np.array([[np.nan, np.inf, -np.inf, 0.5, -0.5]])
    found = levels_of(values, display)
    assert found.missing.tolist() == [[True, False, False, False, False]]
    assert found.levels[0, 0] == 0
    assert found.levels[0, 1] == 1
    assert found.levels[0, 2] == {"signed": -1, "absolute": 1}.get(display, 0)
    assert np.isfinite([found.low, found.high]).all()
    same = levels_of(np.array([[np.inf, 2.0, -np.inf]]), display).levels[0]
    assert same[0] == 1


@pytest.mark.parametrize("display", DISPLAYS)
def test_nothing_finite_at_all(display):
    found = levels_of(np.full((2, 2), np.nan), display)
    assert not found.levels.any()
    assert found.missing.all()


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("display", DISPLAYS)
@settings(max_examples=40)
@given(data=st.data())
def test_levels_stay_in_their_range_whatever_comes(display, dtype, data):
    width = 8 * np.dtype(dtype).itemsize
    elements = st.floats(width=width)
    values = data.draw(
        arrays(dtype, st.tuples(st.integers(1, 4), st.integers(1, 4)), elements=elements)
    )
    found = levels_of(values, display)
    assert found.levels.min() >= (-1 if display == "signed" else 0)
    assert found.levels.max() <= 1
    assert np.isfinite([found.low, found.high]).all()
    counted = histogram(values, 8)
    assert counted.counts.sum() + counted.not_finite == values.size
    assert np.isfinite(counted.edges).all()
    assert (np.diff(counted.edges) >= 0).all()


def test_a_histogram_counts_as_numpy_does():
    values = np.random.default_rng(0).normal(size=(40, 50))
    counts, edges = np.histogram(values, 32)
    found = histogram(values, 32)
    assert found.counts.tolist() == counts.tolist()
    np.testing.assert_allclose(found.edges, edges)
    assert found.not_finite == 0


def test_a_histogram_within_bounds_counts_what_is_outside_at_the_ends():
    found = histogram(np.array([[-5.0, 0.1, 0.6, 9.0, np.nan]]), 2, (0, 1))
    assert found.counts.tolist() == [2, 2]
    assert found.edges.tolist() == [0, 0.5, 1]
    assert found.not_finite == 1


def test_bounds_far_from_the_values_are_no_crash():
    values = np.array([[-3e38, 0, 3e38]], np.float32)
    assert histogram(values, 2, (0, 1e-30)).counts.tolist() == [2, 1]
    assert histogram(values, 2, (0, 1e-300)).counts.sum() == 3
    assert levels_of(values, "signed", bound=1e-30).levels.tolist() == [[-1, 0, 1]]
    assert np.isfinite(levels_of(values, "signed", bound=1e-300).levels).all()
    assert levels_of(values, "clamped", white=1e-30).levels.tolist() == [[0, 0, 1]]


def test_a_histogram_of_values_that_are_all_alike_has_steps_around_them():
    found = histogram(np.full((3, 3), 2.0), 4)
    assert found.edges.tolist() == [1.5, 1.75, 2, 2.25, 2.5]
    assert found.counts.sum() == 9
    assert histogram(np.array([[np.inf]]), 4).counts.sum() == 0


@pytest.mark.parametrize("sign", [1, -1])
def test_a_histogram_around_the_largest_number_has_edges(sign):
    found = histogram(np.array([[sign * np.finfo(np.float64).max]]), 8)
    assert found.counts.sum() == 1
    assert np.isfinite(found.edges).all()
    assert (np.diff(found.edges) > 0).all()
