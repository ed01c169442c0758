"""Long curves: smoothed and thinned."""

import numpy as np
import pytest

from cnnlab.core.arrays import spread
from cnnlab.scene.curve_samples import nearest, range_end, smoothed, thinned


def test_a_mean_of_the_last_ones():
    values = np.array([1.0, 3.0, 5.0, 7.0])
    places = np.arange(4)
    assert smoothed(values, 2, places).tolist() == [1.0, 2.0, 4.0, 6.0]
    assert smoothed(values, 100, places).tolist() == [1.0, 2.0, 3.0, 4.0]
    assert smoothed(values, 1, places[::3]).tolist() == [1.0, 7.0]
    assert smoothed(values, 3, places[2:3]).tolist() == [3.0]


def test_what_is_not_finite_spoils_no_other():
    values = np.array([1.0, np.nan, 3.0, np.inf])
    found = smoothed(values, 3, np.arange(4))
    assert found[[0, 2]].tolist() == [1.0, 2.0]
    assert np.isnan(found[1])
    assert np.isinf(found[3])


def test_places_are_evenly_far_apart():
    assert spread(4, 10).tolist() == [0, 1, 2, 3]
    assert spread(101, 5).tolist() == [0, 25, 50, 75, 100]


def test_an_axis_ends_at_a_round_number_above():
    ends = [range_end(n) for n in (0.0, 0.04, 1.0, 1.2, 99, 100, 6000, float("nan"))]
    assert ends == pytest.approx([1.0, 0.05, 1.0, 1.5, 100, 100, 7000, 1.0])
    assert 5e-324 <= range_end(5e-324) < 1e-322


def test_a_short_curve_is_left_as_it_is():
    x = np.arange(5.0)
    assert thinned(x, x, 10) == (x, x)


@pytest.mark.parametrize("count", [2001, 100_000, 99_999])
def test_no_peak_is_lost(count):
    rng = np.random.default_rng(0)
    x, y = np.arange(count, dtype=float), rng.random(count)
    y[[777, count - 10]] = 9.0, -9.0
    thin_x, thin_y = thinned(x, y, 1000)
    assert len(thin_x) <= 1200
    assert (np.diff(thin_x) > 0).all()
    assert (thin_x[0], thin_x[-1]) == (0, count - 1)
    assert thin_y[thin_x == 777] == 9.0
    assert thin_y.min() == -9.0
    assert (y[thin_x.astype(int)] == thin_y).all()


def test_the_nearest_step():
    x = np.array([1.0, 2.0, 10.0])
    assert [nearest(x, at) for at in (-5, 1.4, 1.6, 7, 99)] == [0, 0, 1, 2, 2]
