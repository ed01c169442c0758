"""Where the grids stand: filters in full and as thumbnails, and what the wheel and keys zoom."""

import pytest
from benches import bench_of, show
from hands import CONTROL, SHIFT, Key


@pytest.fixture
def hands(lone_hands):
    return lone_hands


# thumbnails


def test_eight_filters_are_one_in_full_and_thumbnails(hands, stage):
    show(hands, bench_of())
    layout = stage.layout_shown
    assert not layout.full
    assert layout.filters[0][0].cell > layout.filters[1][0].cell


def test_a_thumbnail_is_one_click_away(hands, stage):
    show(hands, bench_of())
    hands.click("filterGrid5_1", 1, 1)
    player = hands.player
    assert player.step.cell == (5, 0, 0)
    player.advance(1000)
    layout = stage.layout_shown
    assert layout.filters[5][0].cell > layout.filters[0][0].cell
    assert (
        hands.grid("filterGrid5_1").value(0, 0)
        == (hands.tab.document.bench.experiment.filters[5, 1, 0, 0])
    )


def test_also_while_it_plays(hands):
    show(hands, bench_of())
    hands.player.play()
    hands.click("filterGrid5_1", 1, 1)
    assert hands.player.step.cell[0] == 5


def test_a_filter_in_full_is_only_selected_while_it_plays(hands):
    """Where all are in full, a click is for editing and must not make the window jump."""
    hands.player.play()
    hands.click("filterGrid1_1", 1, 1)
    assert hands.player.playing
    assert hands.player.step.cell[0] == 0


def test_the_window_goes_through_all_filters(hands, stage):
    show(hands, bench_of(2, 4, 8, 2, 0))
    player = hands.player
    for index in range(player.count):
        hands.tab.playback.seek(index)
        player.advance(1000)
        k = player.step.cell[0]
        assert stage.layout_shown.filters[k][0].cell > 9
    stage.grab()


# zoom


def cells(hands) -> tuple[float, float]:
    return hands.grid("inputGrid0").lattice.cell, hands.grid("outputGrid0").lattice.cell


def test_ctrl_and_wheel_zoom_the_group_under_the_pointer(hands):
    show(hands, bench_of(3, 32, 2))
    before = cells(hands)
    hands.wheel(hands.at("inputGrid1", 5, 5), 3, CONTROL)
    assert cells(hands)[0] > before[0]
    assert cells(hands)[1] == before[1]
    assert len({hands.grid(f"inputGrid{c}").lattice.dx for c in range(3)}) == 1
    fit = next(action for action in hands.tab.actions_by_menu() if action.id == "fit")
    fit.slot()
    assert cells(hands) == before


def test_the_cell_under_the_pointer_stays_there(hands):
    show(hands, bench_of(1, 32, 1))
    of = hands.grid("inputGrid0")
    where = hands.at("inputGrid0", 20, 11)
    for _ in range(4):
        hands.wheel(where, 1, CONTROL)
    assert of.cell_at(of.mapFrom(hands.window, where).toPointF()) == (20, 11)


def test_zooming_far_out_is_fitting(hands):
    before = cells(hands)
    hands.wheel(hands.at("inputGrid0", 2, 2), 2, CONTROL)
    hands.wheel(hands.at("inputGrid0", 2, 2), -9, CONTROL)
    assert cells(hands) == before


def test_a_grid_keeps_its_place_while_zoomed(hands):
    place = hands.grid("inputGrid0").geometry()
    hands.wheel(hands.at("inputGrid0", 2, 2), 5, CONTROL)
    assert hands.grid("inputGrid0").geometry() == place


def test_the_wheel_scrolls_what_is_zoomed(hands):
    show(hands, bench_of(1, 32, 1))
    of = hands.grid("inputGrid0")
    where = hands.at("inputGrid0", 16, 16)
    hands.wheel(where, 1)
    assert (of.lattice.dx, of.lattice.dy) == (0, 0), "nothing to scroll yet"
    hands.wheel(where, 5, CONTROL)
    dx, dy = of.lattice.dx, of.lattice.dy
    hands.wheel(where, -1)
    assert of.lattice.dy > dy
    hands.wheel(where, -1, SHIFT)
    assert of.lattice.dx > dx
    for _ in range(99):
        hands.wheel(where, 9)
    assert of.lattice.dy == 0


def test_when_zoomed_the_moving_window_stays_in_sight(hands):
    show(hands, bench_of(1, 32, 1))
    hands.wheel(hands.at("inputGrid0", 3, 3), 8, CONTROL)
    player = hands.player
    for index in (player.count - 1, 500, 0):
        hands.tab.playback.seek(index)
        player.advance(1000)
        step, lattice = player.step, hands.grid("inputGrid0").lattice
        seen = lattice.span(step.window.top, step.window.left, *step.window.extent)
        assert lattice.rect.adjusted(-1, -1, 1, 1).contains(seen)


def test_when_zoomed_the_current_cell_stays_in_sight(hands):
    show(hands, bench_of(1, 32, 1))
    hands.wheel(hands.at("inputGrid0", 3, 3), 8, CONTROL)
    of = hands.grid("inputGrid0")
    of.setFocus()
    for key in (Key.Key_End, Key.Key_Home):
        hands.press(key, CONTROL)
        current = of.lattice.span(*of.selection.current)
        assert of.lattice.rect.adjusted(-1, -1, 1, 1).contains(current)


def test_an_input_of_another_size_is_shown_whole(hands):
    hands.wheel(hands.at("inputGrid0", 2, 2), 4, CONTROL)
    show(hands, bench_of(3, 7, 2))
    of = hands.grid("inputGrid0")
    assert of.lattice.full_width == pytest.approx(of.lattice.rect.width())
