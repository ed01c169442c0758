"""A picture through its layers on a worker."""

from threading import Event

import numpy as np
import pytest

from cnnlab.core.experiment.experiment import Activation
from cnnlab.core.picture import LUMA, mixed
from cnnlab.core.pipeline import Conv, Pipeline, Pool
from cnnlab.lab.images.layer_filters import with_blocks
from cnnlab.lab.images.layers import ZERO, LayersRun, grey_of, map_bytes, seen_of
from cnnlab.lessons.pictures import shipped_pixels

THREE = with_blocks(Pipeline(), 3)


@pytest.fixture
def layers(qapp):
    made = LayersRun()
    yield made
    made.close_down()


def test_grey_is_luma():
    pixels = np.random.default_rng(1).integers(0, 256, (3, 9, 7), np.uint8)
    grey = grey_of(pixels)
    assert (grey.dtype, grey.shape) == (np.float32, (1, 9, 7))
    np.testing.assert_allclose(grey[0], mixed(pixels.astype(float), LUMA), atol=1e-3)
    assert np.array_equal(grey_of(pixels[:1]), pixels[:1])


def test_each_step_has_shape_cost_and_small_maps():
    *_, seen = seen_of(shipped_pixels("face"), THREE, Event())
    shapes = [step.result.shape for step in seen.steps]
    assert shapes[:3] == [(3, 256, 256), (3, 256, 256), (3, 128, 128)]
    assert shapes[3:] == [(9, 128, 128)] * 2 + [(9, 64, 64)] + [(27, 64, 64)] * 2 + [(27, 32, 32)]
    costs = [step.result.multiplications for step in seen.steps]
    assert costs[0] == 3 * 9 * 256 * 256
    assert costs[1:3] == [0, 0]
    assert [step.tiles.shape for step in seen.steps[6:]] == [(27, 64, 64)] * 2 + [(27, 32, 32)]
    assert seen.before(0) is seen.grey
    assert seen.before(1) is seen.steps[0].result.output


def test_a_large_picture_is_first_seen_thinned():
    first, *_, last = seen_of(np.zeros((1, 1500, 700), np.uint8), THREE, Event())
    assert (first.preview, len(first.steps), first.grey.shape) == (True, 9, (1, 250, 117))
    assert (last.preview, len(last.steps), last.grey.shape) == (False, 9, (1, 1500, 700))


def test_cancelled_it_goes_no_further():
    stop = Event()
    stop.set()
    assert [len(seen.steps) for seen in seen_of(shipped_pixels("face"), THREE, stop)] == [0]


def test_a_pool_larger_than_its_map_is_a_problem():
    pipeline = Pipeline((Conv(np.ones((3, 3))), Activation(), Pool()))
    *_, seen = seen_of(np.zeros((1, 1, 1), np.uint8), pipeline, Event())
    assert seen.problem is not None
    assert (len(seen.steps), seen.problem.code) == (2, "too_small")


def test_zero_is_the_middle_of_the_colours():
    pixels, levels = map_bytes(np.array([[-4.0, 0.0, 2.0, 4.0]]))
    assert pixels.tolist() == [[1, ZERO, 192, 255]]
    assert (levels.low, levels.high) == (-4, 4)


def test_only_the_newest_request_is_shown(layers, qtbot):
    pictures = [np.full((1, 400, 400), level, np.uint8) for level in range(5)]
    seen = []
    layers.changed.connect(lambda: seen.append(int(layers.seen.grey[0, 0, 0])))
    for pixels in pictures:
        layers.show(pixels, THREE)
    qtbot.waitUntil(lambda: not layers.running, timeout=20_000)
    assert set(seen) == {4}
    assert len(layers.seen.steps) == 9


def test_the_same_again_is_no_work(layers, qtbot):
    pixels = shipped_pixels("noise")
    layers.show(pixels, THREE)
    qtbot.waitUntil(lambda: not layers.running, timeout=20_000)
    layers.show(pixels, THREE)
    assert not layers.running
