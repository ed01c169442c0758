"""A picture through its layers on a worker."""

from threading import Event

import numpy as np
import pytest

from cnnlab.core.experiment.experiment import Activation
from cnnlab.core.pipeline import Conv, Pipeline, Pool
from cnnlab.lab.images.guess import puzzle_picture
from cnnlab.lab.images.layer_blocks import with_blocks
from cnnlab.lab.images.layers import ZERO, LayersRun, map_bytes, seen_of
from cnnlab.lab.images.shown_plane import ChannelSource
from cnnlab.lessons.image_sheet import CHANNELS, ImagePicture
from cnnlab.lessons.pictures import shipped_pixels

THREE = with_blocks(Pipeline(), 3)


@pytest.fixture
def layers(qapp):
    made = LayersRun()
    yield made
    made.close_down()


def picture(pixels):
    return ImagePicture("", pixels)


@pytest.mark.parametrize("channel", CHANNELS)
def test_what_goes_in_is_what_the_filters_page_filters(channel):
    colour = picture(np.random.default_rng(1).integers(0, 256, (3, 9, 7), np.uint8))
    *_, seen = seen_of(colour, channel, THREE, Event())
    assert (seen.input.dtype, seen.input.shape) == (np.float32, (1, 9, 7))
    assert np.array_equal(seen.input[0], ChannelSource(colour, channel).plane)
    assert np.array_equal(puzzle_picture(colour, channel), seen.input[0])


def test_each_step_has_shape_cost_and_small_maps():
    *_, seen = seen_of(picture(shipped_pixels("face")), "grey", THREE, Event())
    shapes = [step.result.shape for step in seen.steps]
    assert shapes[:3] == [(3, 256, 256), (3, 256, 256), (3, 128, 128)]
    assert shapes[3:] == [(9, 128, 128)] * 2 + [(9, 64, 64)] + [(27, 64, 64)] * 2 + [(27, 32, 32)]
    costs = [step.result.multiplications for step in seen.steps]
    assert costs[0] == 3 * 9 * 256 * 256
    assert costs[1:3] == [0, 0]
    assert [step.tiles.shape for step in seen.steps[6:]] == [(27, 64, 64)] * 2 + [(27, 32, 32)]
    assert seen.before(0) is seen.input
    assert seen.before(1) is seen.steps[0].result.output


def test_a_large_picture_is_first_seen_thinned():
    first, *_, last = seen_of(picture(np.zeros((1, 1500, 700), np.uint8)), "grey", THREE, Event())
    assert (first.preview, len(first.steps), first.input.shape) == (True, 9, (1, 250, 117))
    assert (last.preview, len(last.steps), last.input.shape) == (False, 9, (1, 1500, 700))


def test_cancelled_it_goes_no_further():
    stop = Event()
    stop.set()
    seen = [*seen_of(picture(shipped_pixels("face")), "grey", THREE, stop)]
    assert [len(one.steps) for one in seen] == [0]


def test_a_pool_larger_than_its_map_is_a_problem():
    pipeline = Pipeline((Conv(np.ones((3, 3))), Activation(), Pool()))
    *_, seen = seen_of(picture(np.zeros((1, 1, 1), np.uint8)), "grey", pipeline, Event())
    assert seen.problem is not None
    assert (len(seen.steps), seen.problem.code) == (2, "too_small")


def test_zero_is_the_middle_of_the_colours():
    pixels, levels = map_bytes(np.array([[-4.0, 0.0, 2.0, 4.0]]))
    assert pixels.tolist() == [[1, ZERO, 192, 255]]
    assert (levels.low, levels.high) == (-4, 4)


def test_only_the_newest_request_is_shown(layers, qtbot):
    pictures = [picture(np.full((1, 400, 400), level, np.uint8)) for level in range(5)]
    seen = []
    layers.changed.connect(lambda: seen.append(int(layers.seen.input[0, 0, 0])))
    for one in pictures:
        layers.show(one, "grey", THREE)
    qtbot.waitUntil(lambda: not layers.running)
    assert set(seen) == {4}
    assert len(layers.seen.steps) == 9


def test_the_same_again_is_no_work(layers, qtbot):
    noise = picture(shipped_pixels("noise"))
    layers.show(noise, "grey", THREE)
    qtbot.waitUntil(lambda: not layers.running)
    layers.show(noise, "grey", THREE)
    layers.show(noise, 2, THREE)
    assert not layers.running, "it has one channel only"


def noisy(*shape, seed=3):
    return picture(np.random.default_rng(seed).integers(0, 256, shape, np.uint8))


def test_of_a_large_picture_only_small_copies_stay_while_nobody_looks(layers, qtbot):
    large, once = noisy(1, 700, 300), with_blocks(Pipeline(), 1)
    layers.show(large, "grey", once)
    qtbot.waitUntil(lambda: not layers.running)
    whole, shown = layers.seen, []
    layers.rest()
    small = layers.seen
    assert small.preview
    assert [step.result.shape for step in small.steps[:2]] == [(3, 234, 100)] * 2
    np.testing.assert_array_equal(small.before(1), whole.before(1)[:, ::3, ::3])
    np.testing.assert_array_equal(small.steps[0].tiles, whole.steps[0].tiles)
    layers.changed.connect(lambda: shown.append(layers.seen))
    layers.show(large, "grey", once)
    qtbot.waitUntil(lambda: not layers.running)
    assert all(len(seen.steps) == 3 and not seen.preview for seen in shown), "nothing that is less"
    np.testing.assert_array_equal(layers.seen.before(3), whole.before(3))


def test_what_is_asked_for_instead_of_what_rests_is_seen_as_it_comes(layers, qtbot):
    layers.show(noisy(1, 700, 300), "grey", with_blocks(Pipeline(), 1))
    qtbot.waitUntil(lambda: not layers.running)
    layers.rest()
    with qtbot.waitSignal(layers.changed):
        layers.show(noisy(1, 900, 300, seed=4), "grey", with_blocks(Pipeline(), 1))
    assert layers.seen.preview
    assert layers.seen.input.shape == (1, 225, 75)
    qtbot.waitUntil(lambda: not layers.running)
    assert not layers.seen.preview


def test_a_small_picture_stays_as_it_is_while_nobody_looks(layers, qtbot):
    layers.show(picture(np.ones((1, 9, 9), np.uint8)), "grey", THREE)
    qtbot.waitUntil(lambda: not layers.running)
    whole = layers.seen
    layers.rest()
    assert layers.seen is whole
    assert not layers.running
