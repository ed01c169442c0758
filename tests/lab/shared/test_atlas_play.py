"""A forward pass that is played."""

import pytest

from cnnlab.lab.shared.atlas_play import BLOCK_MS, AtlasPlay
from cnnlab.scene.atlas_sheet import Playing


@pytest.fixture
def play(qapp):
    made = AtlasPlay()
    made.set_count(4)
    yield made
    made.stop()


def test_it_begins_with_the_image_and_ends_with_all(play):
    seen = []
    play.changed.connect(lambda: seen.append(play.shown))
    play.toggle()
    play.ticker.stop()
    assert play.shown == Playing(1, 0.0)
    play.advance(BLOCK_MS / 2)
    assert play.shown == Playing(1, pytest.approx(0.5))
    play.advance(2.4 * BLOCK_MS)
    assert play.shown == Playing(3, pytest.approx(0.9))
    play.advance(BLOCK_MS)
    assert play.shown is None
    assert len(seen) == 4


def test_speed_is_a_factor_within_bounds(play):
    play.set_speed(2)
    play.toggle()
    play.ticker.stop()
    play.advance(BLOCK_MS / 4)
    assert play.shown.share == pytest.approx(0.5)
    play.set_speed(100)
    assert play.speed == 4


def test_steps_are_whole_layers(play):
    play.step(1)
    assert play.shown == Playing(2, 0.0), "the first layer is there"
    play.step(1)
    assert play.shown == Playing(3, 0.0)
    play.step(-1)
    assert play.shown == Playing(2, 0.0)
    play.step(1)
    play.step(1)
    assert play.shown is None
    play.step(-1)
    assert play.shown == Playing(3, 0.0)
    for _ in range(5):
        play.step(-1)
    assert play.shown == Playing(1, 0.0), "never before the image"


def test_play_and_pause(play):
    said = []
    play.playing_changed.connect(said.append)
    play.toggle()
    play.toggle()
    assert said == [True, False]
    assert play.shown == Playing(1, 0.0), "a pause stays where it is"
    play.toggle()
    play.set_count(7)
    assert play.shown is None
    assert said == [True, False, True, False]
