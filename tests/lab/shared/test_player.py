"""The player, driven by ``advance`` instead of a clock."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plans import MOMENTS, arrive, demo_plan, plan_of

from cnnlab.core.experiment.evaluate import evaluate
from cnnlab.core.experiment.experiment import Experiment
from cnnlab.lab.shared.player import FASTEST, GLIDE, PERIOD, SLOWEST, Player
from cnnlab.lab.shared.ticker import TICK

BUTTONS = ("step_forward", "step_back", "play", "pause", "toggle", "enter", "leave")
PRESSES = (*BUTTONS, "tick", "long", "seek", "shape", "same", "none", "loop")


def test_it_begins_at_rest_at_the_first_window(player):
    assert (player.index, player.count, player.moment_index) == (0, 18, None)
    assert player.step.total == 2
    assert player.pose.arrived
    assert not player.playing
    assert not player.ticking


def test_playing_goes_on_by_one_window_a_period(player):
    player.play()
    player.advance(PERIOD - 1)
    assert player.index == 0
    player.advance(1)
    assert player.index == 1
    for _ in range(4):
        player.advance(PERIOD)
    assert player.index == 5


def test_a_late_tick_skips_frames_but_never_a_window(player, moves):
    player.play()
    player.advance(10 * PERIOD)
    assert moves == [(1, None)]


@pytest.mark.parametrize("speed", [0.25, 0.5, 1.0, 4.0, 16.0])
def test_speed_is_windows_a_second(player, speed):
    player.set_speed(speed)
    player.play()
    passed = 0
    while player.index < 4:
        player.advance(TICK)
        passed += TICK
    assert passed == pytest.approx(4000 / speed, abs=TICK)


@pytest.mark.parametrize(("asked", "given_"), [(0.0, SLOWEST), (1e9, FASTEST), (2.0, 2.0)])
def test_speed_has_limits(player, qtbot, asked, given_):
    with qtbot.waitSignal(player.speed_changed) as signal:
        player.set_speed(asked)
    assert signal.args == [given_]
    assert player.speed == given_


def test_the_same_speed_and_loop_are_not_said_again(player, qtbot):
    with qtbot.assertNotEmitted(player.speed_changed), qtbot.assertNotEmitted(player.loop_changed):
        player.set_speed(1.0)
        player.set_loop(True)


def test_with_loop_the_first_window_follows_the_last(player):
    player.seek(17)
    player.play()
    assert player.index == 0, "playing at the very end begins again"
    player.seek(17)
    player.advance(PERIOD)
    assert (player.index, player.playing) == (0, True)
    assert player.pose.arrived, "nothing glides back over the other filter"


@pytest.mark.parametrize(
    ("speed", "least", "most"),
    [(16.0, 56, 58), (64.0, 13, 15), (128.0, 6, 8), (256.0, 2, 3), (512.0, 0, 1.1)],
)
def test_a_picture_of_900_windows_is_played_fast(player, speed, least, most):
    picture = np.ones((1, 32, 32))
    player.set_plan(evaluate(Experiment(picture, np.ones((1, 1, 3, 3)), np.zeros(1))).plan)
    player.set_loop(False)
    player.set_speed(speed)
    player.play()
    passed = 0
    while player.playing:
        player.advance(TICK)
        passed += TICK
    assert player.index == 899
    assert least * 1000 < passed < most * 1000


def test_played_again_from_the_end_nothing_glides_back(player):
    player.set_loop(False)
    player.seek(player.count - 1)
    player.advance(1000)
    player.play()
    assert player.index == 0
    assert player.pose.arrived
    assert (player.pose.row, player.pose.column, player.pose.filter) == (0, 0, 0)


def test_without_loop_it_pauses_at_the_last_window(player, qtbot):
    player.set_loop(False)
    player.seek(16)
    player.play()
    player.advance(PERIOD)
    assert (player.index, player.playing) == (17, True)
    with qtbot.waitSignal(player.playing_changed) as signal:
        player.advance(PERIOD)
    assert signal.args == [False]
    assert player.index == 17


@pytest.mark.parametrize(("asked", "got"), [(-1, 0), (-1000, 0), (18, 17), (10**9, 17), (9, 9)])
def test_a_seek_is_clipped_to_the_plan(player, asked, got):
    player.seek(asked)
    assert player.index == got
    assert player.plan.cell(got) == player.step.cell


def test_step_buttons_pause_and_move_by_one(player):
    player.play()
    player.step_forward()
    assert (player.index, player.playing) == (1, False)
    player.step_back()
    player.step_back()
    assert player.index == 0


def test_play_and_pause_are_said_once(player, qtbot):
    said = []
    player.playing_changed.connect(said.append)
    player.play()
    player.play()
    player.toggle()
    player.pause()
    player.toggle()
    assert said == [True, False, True]


# the timer


def test_the_timer_runs_only_while_something_moves(player):
    player.seek(3)
    assert player.ticking
    arrive(player)
    assert not player.ticking
    player.play()
    assert player.ticking
    player.pause()
    player.advance(1)
    assert not player.ticking


def test_the_clock_moves_it_by_itself(player, qtbot):
    player.set_speed(16.0)
    player.posed.connect(player.painted)
    player.play()
    qtbot.waitUntil(lambda: player.index >= 3)


def test_a_tick_waits_while_the_last_frame_is_unpainted(player, qtbot):
    frames = []
    player.posed.connect(lambda: frames.append(player.pose))
    player.seek(5)
    qtbot.waitUntil(lambda: len(frames) == 1)
    with qtbot.assertNotEmitted(player.posed, wait=3 * TICK):
        pass
    player.painted()
    qtbot.waitUntil(lambda: len(frames) > 1)


def test_time_goes_on_while_nothing_is_painted(player, qtbot):
    """A hidden window paints nothing, and still the glide ends and the timer stops."""
    player.seek(5)
    qtbot.waitUntil(lambda: not player.ticking)
    assert player.pose.arrived


# plans


def test_without_a_plan_nothing_moves(qapp, qtbot):
    player = Player()
    with qtbot.assertNotEmitted(player.moved), qtbot.assertNotEmitted(player.playing_changed):
        player.play()
        player.toggle()
        player.seek(3)
        player.seek_moment(3)
        player.enter()
        player.step_forward()
        player.step_back()
        player.advance(10_000)
    assert (player.index, player.count, player.step, player.moment) == (0, 0, None, None)
    assert not player.ticking


def test_a_plan_of_the_same_output_shape_keeps_the_place(player, moves):
    player.seek(7)
    player.enter()
    player.seek_moment(12)
    moves.clear()
    player.set_plan(demo_plan())
    assert (player.index, player.moment_index) == (7, 12)
    assert moves == []


def test_a_shorter_window_begins_again_inside(player):
    player.enter()
    player.seek_moment(MOMENTS - 1)
    filters = np.ones((2, 1, 3, 3))
    small = Experiment(np.ones((1, 5, 5)), filters, np.ones(2), (2, 2), (1, 1))
    player.set_plan(evaluate(small).plan)
    assert (player.index, player.moment_index) == (0, 0)
    assert len(player.step.moments) == 9 + 1 + 2


def test_a_plan_of_another_output_shape_begins_again_outside(player, moves):
    player.seek(7)
    player.enter()
    moves.clear()
    player.set_plan(plan_of(4))
    assert (player.index, player.moment_index) == (0, None)
    assert player.pose == type(player.pose)()
    assert moves == [(0, None)]


def test_losing_the_plan_pauses(player, qtbot):
    player.seek(7)
    player.play()
    with qtbot.waitSignals([player.playing_changed, player.plan_changed]):
        player.set_plan(None)
    assert (player.playing, player.index, player.count, player.step) == (False, 0, 0, None)
    player.set_plan(plan_of(3))
    assert (player.playing, player.count) == (False, 4)


def test_another_plan_while_playing_goes_on_playing(player):
    player.play()
    player.advance(PERIOD)
    player.set_plan(plan_of(4))
    assert player.playing
    player.advance(PERIOD)
    assert player.index == 1


def test_a_plan_of_one_window_plays_in_place(qapp):
    player = Player()
    player.set_plan(plan_of(2))
    player.play()
    for _ in range(3):
        player.advance(PERIOD)
    assert (player.index, player.playing) == (0, True)
    player.set_loop(False)
    player.advance(PERIOD)
    assert not player.playing
    player.advance(GLIDE)


@given(
    st.lists(
        st.sampled_from(PRESSES),
        max_size=60,
    ),
    st.randoms(),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_is_pressed_leads_outside_the_plan(qapp, presses, random):
    player = Player()
    player.set_plan(demo_plan())
    for press in presses:
        {
            "tick": lambda: player.advance(TICK),
            "long": lambda: player.advance(5000),
            "seek": lambda: player.seek(random.randrange(-3, 25)),
            "shape": lambda: player.set_plan(plan_of(random.randrange(2, 5), 2)),
            "same": lambda: player.set_plan(demo_plan()),
            "none": lambda: player.set_plan(None),
            "loop": lambda: player.set_loop(not player.loop),
        }.get(press, getattr(player, press, None))()
        step = player.step
        assert 0 <= player.index < max(player.count, 1)
        assert (step is None) == (player.plan is None)
        if player.moment_index is not None:
            assert player.moment in step.moments
        if player.plan is not None:
            k, row, column = player.plan.output_shape
            assert 0 <= player.pose.row <= row - 1
            assert 0 <= player.pose.column <= column - 1
            assert 0 <= player.pose.filter_from < k
            assert 0 <= player.pose.filter < k
    player.set_plan(None)
    player.advance(5000)
    assert not player.ticking


class Tune:
    """A plan of another kind: ``length`` steps of two moments each, drawn one under the other."""

    def __init__(self, length):
        self.layout = (length,)

    def __len__(self):
        return self.layout[0]

    def __getitem__(self, index):
        return SimpleNamespace(index=index, moments=("low", "high"))

    def cell(self, index):
        return 0, index, 0


def test_it_plays_any_plan(player):
    player.set_plan(Tune(3))
    player.step_forward()
    arrive(player)
    assert (player.index, player.count, player.pose.row) == (1, 3, 1.0)
    player.enter()
    player.step_forward()
    assert player.moment == "high"
    player.set_plan(Tune(3))
    assert (player.index, player.moment_index) == (1, 1)
    player.set_plan(Tune(2))
    assert (player.index, player.moment_index) == (0, None)
