"""Settings of a filter, sizes, and which pixels windows read."""

import numpy as np
import pytest

from cnnlab.core.experiment.evaluate import Problem
from cnnlab.core.filter_settings import PADDINGS, Axis, FilterSettings, filtered_size


def test_a_filter_may_not_fit_any_more_after_some_times():
    s = FilterSettings(padding="none", repeat=3)
    assert filtered_size((8, 8), (3, 3), s) == (2, 2)
    expected = Problem("too_small", {"axis": 0, "window": 3, "padded": 2})
    assert filtered_size((6, 9), (3, 3), s) == expected


@pytest.mark.parametrize("padding", PADDINGS[:3])
@pytest.mark.parametrize("taps", [1, 2, 3, 8])
def test_padding_keeps_the_size(padding, taps):
    assert filtered_size((5, 6), (taps, 3), FilterSettings(padding=padding)) == (5, 6)
    stepped = FilterSettings(padding=padding, stride=(2, 4))
    assert filtered_size((5, 6), (taps, 3), stepped) == (3, 2)


@pytest.mark.parametrize(
    ("padding", "source"),
    [
        ("zeros", [-1, -1, -1, -1, 0, 1, 2, -1, -1, -1]),
        ("edge", [0, 0, 0, 0, 0, 1, 2, 2, 2, 2]),
        ("reflect", [0, 1, 2, 1, 0, 1, 2, 1, 0, 1]),
    ],
)
def test_the_padding_says_which_pixel_stands_where(padding, source):
    assert Axis(3, 5, 1, 1, padding).source(range(-4, 6)).tolist() == source


@pytest.mark.parametrize("size", [1, 2, 7])
def test_reflection_is_that_of_numpy_however_far(size):
    expected = np.pad(np.arange(size), 20, mode="reflect")
    assert (Axis(size, 5, 1, 1, "reflect").source(range(-20, size + 20)) == expected).all()


def test_a_window_reads_from_its_first_tap_to_its_last():
    axis = Axis(20, 3, 2, 3, "zeros")
    assert (axis.reach, axis.before, axis.windows) == (7, 3, 10)
    assert axis.read(range(1, 3)) == range(-1, 8)


def test_settings_that_are_none_are_refused():
    for bad in ({"stride": 0}, {"dilation": (1, 0)}, {"repeat": 0}, {"padding": "wrap"}):
        with pytest.raises(ValueError, match="expected"):
            FilterSettings(**bad)
    assert FilterSettings(stride=2) == FilterSettings(stride=(2, 2))
