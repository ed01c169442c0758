"""The player, driven by ``advance`` instead of a clock."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cnnlab.core.experiment.evaluate import evaluate
from cnnlab.core.experiment.experiment import Experiment
from cnnlab.core.experiment.steps import StepPlan
from cnnlab.lab.shared.glide import ease
from cnnlab.lab.shared.player import FASTEST, GLIDE, GLIDE_SHARE, PERIOD, SLOWEST, Player
from cnnlab.lab.shared.ticker import TICK
from cnnlab.lessons.presets import shipped_presets

MOMENTS = 32  # 27 products, 3 channel sums, bias, total
BUTTONS = ("step_forward", "step_back", "play", "pause", "toggle", "enter", "leave")
PRESSES = (*BUTTONS, "tick", "long", "seek", "shape", "same", "none", "loop")


def demo_plan() -> StepPlan:
    return evaluate(shipped_presets()[0].experiment).plan


def plan_of(size: int, filters: int = 1) -> StepPlan:
    experiment = Experiment(np.ones((1, size, size)), np.ones((filters, 1, 2, 2)), np.ones(filters))
    return evaluate(experiment).plan


@pytest.fixture
def player(qapp):
    """With the course demo's plan, and its timer held: only ``advance`` moves it."""
    made = Player()
    made.set_plan(demo_plan())
    yield made
    made.pause()
    made.advance(2 * PERIOD / SLOWEST)
    assert not made.ticking


@pytest.fixture
def moves(player) -> list[tuple[int, int | None]]:
    """Step and moment at every move."""
    seen: list[tuple[int, int | None]] = []
    player.moved.connect(lambda: seen.append((player.index, player.moment_index)))
    return seen


def arrive(player: Player) -> None:
    player.advance(GLIDE)
    assert player.pose.arrived


# the first gear


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
    qtbot.waitUntil(lambda: player.index >= 3, timeout=3000)


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
    qtbot.waitUntil(lambda: not player.ticking, timeout=3000)
    assert player.pose.arrived


# the second gear


def test_a_window_has_27_products_3_sums_a_bias_and_a_total(player, moves):
    player.enter()
    kinds = [player.moment.kind]
    for _ in range(MOMENTS - 1):
        player.step_forward()
        kinds.append(player.moment.kind)
    assert kinds == ["term"] * 27 + ["channel"] * 3 + ["bias", "total"]
    assert player.moment.running == player.step.total == 2
    assert moves == [(0, i) for i in range(MOMENTS)]


def test_after_the_total_comes_the_next_window(player):
    player.enter()
    for _ in range(MOMENTS):
        player.step_forward()
    assert (player.index, player.moment_index) == (1, 0)


def test_before_the_first_product_comes_the_total_of_the_window_before(player):
    player.seek(9)
    player.enter()
    player.step_back()
    assert (player.index, player.moment_index) == (8, MOMENTS - 1)
    assert player.moment.kind == "total"


def test_stepping_inside_stops_at_both_ends_of_the_plan(player):
    player.enter()
    player.step_back()
    assert (player.index, player.moment_index) == (0, 0)
    player.seek(17)
    player.seek_moment(MOMENTS - 1)
    player.step_forward()
    assert (player.index, player.moment_index) == (17, MOMENTS - 1)


def test_every_moment_of_every_window_on_and_back(player):
    player.enter()
    places = []
    for _ in range(18 * MOMENTS):
        places.append((player.index, player.moment_index))
        player.step_forward()
    assert places == [(i, m) for i in range(18) for m in range(MOMENTS)]
    for place in reversed(places):
        assert (player.index, player.moment_index) == place
        player.step_back()


def test_playing_inside_goes_moment_by_moment_and_on(player):
    player.enter()
    player.play()
    for _ in range(MOMENTS):
        player.advance(PERIOD / 2)
    assert (player.index, player.moment_index) == (1, 0)


@pytest.mark.parametrize("speed", [1.0, 8.0, 16.0])
def test_the_glide_ends_while_playing_inside(player, speed):
    """The window stands still, in its place, when its terms are added up."""
    player.set_speed(speed)
    player.seek(2)
    player.enter()
    player.seek_moment(MOMENTS - 1)
    player.play()
    while (player.index, player.moment_index) != (3, 5):
        player.advance(TICK)
    assert player.pose.arrived
    assert (player.pose.row, player.pose.column) == (1, 0)


def test_playing_inside_ends_or_loops_at_the_last_total(player):
    player.set_loop(False)
    player.seek(17)
    player.enter()
    player.play()
    for _ in range(MOMENTS):
        player.advance(PERIOD / 2)
    assert (player.index, player.moment_index, player.playing) == (17, MOMENTS - 1, False)
    player.set_loop(True)
    player.play()
    assert (player.index, player.moment_index) == (0, 0)


def test_a_seek_inside_goes_to_the_first_product_there(player):
    player.enter()
    player.seek_moment(20)
    player.seek(7)
    assert (player.index, player.moment_index) == (7, 0)
    player.seek_moment(5)
    player.seek(7)
    assert player.moment_index == 0


def test_going_in_and_out_is_said(player, qtbot):
    said = []
    player.inside_changed.connect(said.append)
    player.enter()
    player.enter()
    player.leave()
    player.leave()
    assert said == [True, False]
    assert player.moment is None


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
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
