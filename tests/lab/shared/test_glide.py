"""The moving window on its way from one place to the next."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plans import arrive, demo_plan

from cnnlab.lab.shared.glide import Glide, Pose, ease
from cnnlab.lab.shared.player import FASTEST, GLIDE, GLIDE_SHARE, PERIOD, SLOWEST, Player


def test_a_seek_is_at_once_and_the_window_glides_after_it(player):
    player.seek(4)
    assert player.index == 4
    assert (player.pose.row, player.pose.column, player.pose.alpha) == (0, 0, 0)
    arrive(player)
    assert (player.pose.row, player.pose.column) == (1, 1)


def test_a_glide_goes_on_from_where_the_window_is_drawn(player):
    player.seek(8)
    player.advance(60)
    half = player.pose
    assert 0 < half.row < 2
    player.seek(0)
    assert (player.pose.row, player.pose.column) == (half.row, half.column)
    arrive(player)
    assert (player.pose.row, player.pose.column) == (0, 0)


def test_the_frame_goes_from_filter_to_filter(player):
    player.seek(9)
    assert (player.pose.filter_from, player.pose.filter) == (0, 1)
    arrive(player)
    player.seek(10)
    assert (player.pose.filter_from, player.pose.filter) == (1, 1)


@pytest.mark.parametrize("speed", [SLOWEST, 1.0, FASTEST])
def test_a_glide_takes_its_time(player, speed):
    """Stepping by hand 200 ms, whatever the speed; playing no more than its part of a period."""
    player.set_speed(speed)
    player.step_forward()
    player.advance(199)
    assert not player.pose.arrived
    player.advance(1)
    assert player.pose.arrived
    player.play()
    player.seek(5)
    usual = min(GLIDE, PERIOD / speed * GLIDE_SHARE)
    player.advance(usual - 1)
    assert not player.pose.arrived
    player.advance(1)
    assert player.pose.arrived


def test_a_glide_slows_in_and_out(player):
    player.seek(1)
    alphas = []
    while not player.pose.arrived:
        player.advance(10)
        alphas.append(player.pose.alpha)
    steps = np.diff([0.0, *alphas])
    assert (steps > 0).all()
    assert steps.argmax() not in (0, len(steps) - 1)
    assert player.pose.column == 1


@given(st.lists(st.floats(1, 60), min_size=1, max_size=40), st.sampled_from([0.25, 1.0, 16.0]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_glide_never_goes_back(qapp, ticks, speed):
    player = Player()
    player.set_plan(demo_plan())
    player.set_speed(speed)
    player.seek(2)
    before = 0.0
    for tick in ticks:
        player.advance(tick)
        assert before <= player.pose.alpha <= 1.0
        assert player.pose.column == pytest.approx(2 * player.pose.alpha)
        before = player.pose.alpha
    player.advance(GLIDE)


@pytest.mark.parametrize("change", ["play", "pause", "enter", "moment", "speed"])
def test_nothing_makes_a_glide_jump(player, change):
    """Between two frames the window only glides, whatever is pressed meanwhile."""
    if change == "pause":
        player.play()
    player.seek(2)
    player.advance(100)
    before = player.pose.alpha
    {
        "play": player.play,
        "pause": player.pause,
        "enter": player.enter,
        "moment": lambda: player.seek_moment(1),
        "speed": lambda: player.set_speed(16.0),
    }[change]()
    player.advance(1)
    assert before <= player.pose.alpha < before + 0.1
    player.advance(GLIDE)
    assert player.pose.arrived


def test_ease_goes_from_0_to_1_and_is_symmetric():
    assert (ease(0.0), ease(0.5), ease(1.0)) == (0.0, 0.5, 1.0)
    assert ease(0.25) + ease(0.75) == pytest.approx(1.0)


def test_a_glide_ends_where_it_goes():
    glide = Glide()
    assert not glide.advance(100)
    glide.set_out(Pose(2, 4, 1, 1), 50)
    assert glide.pose == Pose(0, 0, 0, 1, 0.0)
    assert glide.advance(25)
    assert (glide.pose.row, glide.pose.column) == (1, 2)
    assert glide.advance(25)
    assert glide.pose.arrived
    assert not glide.advance(25)
    assert (glide.pose.row, glide.pose.column, glide.pose.filter) == (2, 4, 1)


def test_a_jump_arrives_at_once():
    glide = Glide()
    glide.set_out(Pose(2, 4), 50)
    glide.jump(Pose(7, 7))
    assert glide.pose == Pose(7, 7)
    assert not glide.advance(1)
