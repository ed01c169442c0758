"""The second gear: the player inside a window, moment by moment."""

import pytest
from plans import MOMENTS

from cnnlab.lab.shared.player import PERIOD
from cnnlab.lab.shared.ticker import TICK


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
