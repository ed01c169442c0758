"""Channels of pictures, and how planes of numbers are shown."""

import numpy as np
import pytest

from cnnlab.core.levels import levels_of
from cnnlab.core.picture import LUMA, mixed
from cnnlab.lab.images.shown_plane import COUNTED, ChannelSource, channel_plane, shown_plane
from cnnlab.lessons.image_sheet import ImagePicture


def noise(*shape, seed=0):
    return np.random.default_rng(seed).integers(0, 256, shape).astype(np.uint8)


def test_a_channel_is_the_picture_or_one_of_its_colours_or_their_mix():
    grey = ImagePicture("a", noise(1, 5, 7))
    colour = ImagePicture("b", noise(3, 600, 7))
    assert (channel_plane(grey, "grey") == grey.pixels[0]).all()
    assert (channel_plane(grey, 2) == grey.pixels[0]).all(), "a grey picture has no other channel"
    assert (channel_plane(colour, 1) == colour.pixels[1]).all()
    due = mixed(colour.pixels.astype(np.float64), LUMA)
    assert np.allclose(channel_plane(colour, "grey"), due, atol=1e-4)


@pytest.mark.parametrize("channel", ["grey", 0, 2])
def test_a_pixel_is_told_without_the_whole_picture(channel):
    source = ChannelSource(ImagePicture("b", noise(3, 5, 7)), channel)
    assert source.value(4, 6) == pytest.approx(source.plane[4, 6], abs=1e-4)
    assert not source.ready
    with pytest.raises(IndexError):
        source.value(5, 0)


def test_a_source_knows_what_it_holds():
    grey, colour = ImagePicture("a", noise(1, 5, 7)), ImagePicture("b", noise(3, 5, 7))
    assert ChannelSource(grey, 1).holds(grey, "grey"), "a grey picture has one channel"
    assert not ChannelSource(colour, 1).holds(colour, 2)
    assert not ChannelSource(colour, 1).holds(grey, 1)
    assert not ChannelSource(colour, 1).large
    source = ChannelSource(colour, 1)
    assert source.shown.shape == (5, 7)
    assert source.ready


def test_the_histogram_of_a_very_large_plane_counts_some_of_it():
    values = np.zeros((2100, 1000), np.float32)
    shown = shown_plane(values, levels_of(values, "clamped", white=255), "clamped", values.shape)
    assert COUNTED / 4 < shown.counts.counts.sum() <= COUNTED
    assert shown.values is values


def test_a_plane_with_nothing_finite_is_shown():
    values = np.full((3, 3), np.nan, np.float32)
    shown = shown_plane(values, levels_of(values, "signed"), "signed", (3, 3))
    assert (shown.tiers[0].levels == 255).all()
    assert shown.sample == (shown.low, shown.high)
