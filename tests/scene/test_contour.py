"""The line through zero of values on a grid."""

import numpy as np
import pytest

from cnnlab.scene.contour import contour


def grid(function, n=21):
    at = np.arange(n) + 0.5
    x, y = np.meshgrid(at, at)
    return function(x, y)


@pytest.mark.parametrize("function", [lambda x, y: x - 7.3, lambda x, y: 12.1 - y])
def test_of_a_straight_edge_every_piece_lies_on_it(function):
    pieces = contour(grid(function))
    assert len(pieces) == 20
    for x, y in np.vstack([pieces[:, :2], pieces[:, 2:]]):
        assert function(x, y) == pytest.approx(0, abs=1e-9)


def test_a_ring_is_closed_and_round():
    pieces = contour(grid(lambda x, y: 36 - (x - 10) ** 2 - (y - 10) ** 2))
    ends = np.vstack([pieces[:, :2], pieces[:, 2:]]).round(9)
    _, counts = np.unique(ends, axis=0, return_counts=True)
    assert set(counts) == {2}
    np.testing.assert_allclose(np.hypot(*(ends - 10).T), 6, atol=0.1)


@pytest.mark.parametrize("value", [-1.0, 0.0, 1.0])
def test_where_all_is_alike_there_is_none(value):
    assert contour(np.full((4, 5), value)).shape == (0, 4)


def test_of_four_corners_each_pattern_has_its_pieces():
    for code in range(16):
        signs = np.array([1 if code & bit else -1 for bit in (1, 2, 4, 8)], float)
        corners = np.array([[signs[0], signs[1]], [signs[3], signs[2]]])
        saddle = code in (5, 10)
        assert len(contour(corners)) == (0 if code in (0, 15) else 2 if saddle else 1)
