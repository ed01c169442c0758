"""How much of a filter is a straight edge."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from cnnlab.core.inspect.edges import edge_of

SOBEL = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], np.float32)
PREWITT = np.array([[-1, 0, 1]] * 3, np.float32)


def blob(size, spread=1.0):
    at = np.arange(size) - (size - 1) / 2
    return np.exp(-(at[:, None] ** 2 + at**2) / (2 * spread**2))


def step(size, degrees):
    """Dark and bright, with a straight line between them through the middle."""
    y, x = np.mgrid[:size, :size] - (size - 1) / 2
    s = x * math.cos(math.radians(degrees)) - y * math.sin(math.radians(degrees))
    return np.sign(np.round(s, 9))


def test_prewitt_is_an_edge_and_nothing_else():
    assert edge_of(PREWITT) == pytest.approx((1.0, 0.0))


def test_sobel_is_mostly_one():
    """8² / (12 · 6): its weights along the edge are not all alike."""
    assert edge_of(SOBEL) == pytest.approx((8 / 9, 0.0))


@pytest.mark.parametrize("size", [3, 4, 5, 7])
def test_the_angle_is_where_weights_rise(size):
    for degrees in [22.5 * number for number in range(16)]:
        edge = edge_of(step(size, degrees))
        assert edge.share > 0.85, degrees
        off = (edge.angle - degrees + 180) % 360 - 180
        assert abs(off) <= 22.5, degrees


def test_turned_filters_have_turned_edges():
    assert [edge_of(np.rot90(PREWITT, turns)).angle for turns in range(4)] == [0, 90, 180, 270]


@pytest.mark.parametrize("size", [3, 5, 6])
def test_a_blob_and_a_constant_have_no_edge(size):
    assert edge_of(blob(size)).share == pytest.approx(0, abs=1e-12)
    assert edge_of(np.full((size, size), 0.3, np.float32)).share == pytest.approx(0, abs=1e-12)


def test_an_edge_on_a_constant_is_less_of_one():
    """|w|² of Prewitt is 6, of Prewitt + 1 it is 15."""
    assert edge_of(PREWITT + 1).share == pytest.approx(6 / 15)


def test_noise_has_a_small_share_by_chance():
    rng = np.random.default_rng(0)
    shares = [edge_of(rng.standard_normal((5, 5))).share for _ in range(200)]
    assert 2 / 25 < np.mean(shares) < 0.25


@pytest.mark.parametrize(
    "weights",
    [np.zeros((3, 3)), np.full((3, 3), np.nan), np.full((3, 3), np.inf), np.ones((1, 1))],
)
def test_what_has_no_direction_has_no_share(weights):
    assert edge_of(weights).share == 0


@given(arrays(np.float32, (3, 4), elements=st.floats(-9, 9, width=32)), st.floats(0.1, 9))
def test_the_share_is_one_at_most_and_of_no_scale(weights, factor):
    edge = edge_of(weights)
    assert 0 <= edge.share <= 1
    assert 0 <= edge.angle < 360
    assert edge_of(weights * np.float64(factor)).share == pytest.approx(edge.share)
