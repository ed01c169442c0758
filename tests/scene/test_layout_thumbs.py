"""Thumbnails between the lines from the filter's slices."""

from itertools import pairwise

import pytest

from cnnlab.scene.layout_thumbs import entries, free_bands


def test_bands_keep_away_from_lines():
    assert free_bands(0, 100, [20, 60], 5) == [(0, 15), (25, 55), (65, 100)]


def test_a_line_at_the_edge_leaves_an_empty_band():
    assert free_bands(18, 100, [20], 5)[0] == (18, 18)


@pytest.mark.parametrize("lines", [[50], [30, 100, 160], [10, 190]])
def test_all_stand_apart_and_in_a_band(lines):
    bands = free_bands(0, 200, lines, 6)
    for count in range(1, 30):
        tops, height = entries(bands, count, 30)
        assert len(tops) == count
        assert 2 < height <= 30, count
        assert all(b - a >= height - 1e-9 for a, b in pairwise(tops)), count
        for top in tops:
            assert any(a - 1e-9 <= top and top + height <= b + 1e-9 for a, b in bands), count
