"""Keys, pointing and editing on the stage, with real events."""

import pytest
from benches import bench_of, show
from hands import ALT, CONTROL, LEFT, Key
from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnlab.scene.overlay import Style


def marks(stage, *styles: Style) -> list[QRect]:
    return [mark.rect.toRect() for mark in stage.overlay.marks if mark.style in styles]


# keys


def test_enter_goes_in_and_escape_comes_out(hands, stage):
    player = hands.player
    stage.setFocus()
    hands.press(Key.Key_Return)
    assert player.moment_index == 0
    hands.press(Key.Key_Escape)
    assert player.moment_index is None


def test_enter_on_a_grid_goes_in_too(hands, subtests):
    for name in ["inputGrid0", "filterGrid1_2", "biasField0", "outputGrid1"]:
        with subtests.test(name=name):
            hands.press(Key.Key_Escape)
            assert hands.player.moment_index is None
            hands.grid(name).setFocus()
            hands.press(Key.Key_Enter)
            assert hands.player.moment_index == 0


def test_enter_on_an_output_goes_into_its_own_window(hands):
    of = hands.grid("outputGrid1")
    of.setFocus()
    of.select(2, 1)
    hands.press(Key.Key_Return)
    assert hands.player.step.cell == (1, 2, 1)
    assert hands.player.moment_index == 0


def test_escape_first_leaves_the_window_then_lets_go_of_the_pin(hands):
    hands.click("outputGrid0", 1, 1)
    hands.press(Key.Key_Return)
    focus = hands.tab.focus
    hands.press(Key.Key_Escape)
    assert focus.pinned == (0, 1, 1)
    hands.press(Key.Key_Escape)
    assert focus.pinned is None


def test_a_grid_is_one_stop_of_the_tab_key(hands):
    hands.grid("inputGrid0").setFocus()
    seen = []
    for _ in range(12):
        seen.append(QApplication.focusWidget().objectName())
        hands.press(Key.Key_Tab)
    assert seen == [
        *(f"inputGrid{c}" for c in range(3)),
        *(f"filterGrid0_{c}" for c in range(3)),
        "biasField0",
        *(f"filterGrid1_{c}" for c in range(3)),
        "biasField1",
        "outputGrid0",
    ]


def test_the_tab_order_survives_a_change_of_shape(hands):
    show(hands, bench_of(4, 5, 3))
    hands.tab.document.undo_stack.undo()
    show(hands, bench_of(2, 5, 2))
    hands.grid("inputGrid0").setFocus()
    seen = []
    for _ in range(5):
        seen.append(QApplication.focusWidget().objectName())
        hands.press(Key.Key_Tab)
    assert seen == ["inputGrid0", "inputGrid1", "filterGrid0_0", "filterGrid0_1", "biasField0"]


# pointing


def test_an_output_shows_its_window(hands, stage):
    hands.point("outputGrid0", 2, 1)
    layout = stage.layout_shown
    lit = marks(stage, Style.POINTED)
    assert layout.inputs[0].span(3, 1, 3, 3).toRect() in lit
    assert layout.outputs[0].span(2, 1).toRect() in lit
    assert hands.player.index == 0


def test_an_input_shows_every_output_it_feeds(hands, stage):
    hands.point("inputGrid1", 1, 1)
    layout = stage.layout_shown
    lit = marks(stage, Style.USED)
    fed = {(k, r, c) for k in (0, 1) for r in (0, 1) for c in (0, 1)}
    assert {
        (k, r, c)
        for k in (0, 1)
        for r in range(3)
        for c in range(3)
        if layout.outputs[k].span(r, c).toRect() in lit
    } == fed


def test_a_weight_shows_every_place_where_it_is_used(hands, stage):
    hands.point("filterGrid1_0", 0, 0)
    layout = stage.layout_shown
    lit = marks(stage, Style.USED)
    assert all(layout.outputs[1].span(r, c).toRect() in lit for r in range(3) for c in range(3))
    assert not any(layout.outputs[0].span(r, c).toRect() in lit for r in range(3) for c in range(3))
    assert layout.inputs[0].span(-1, -1).toRect() in lit


def test_pointing_ends_when_the_pointer_leaves(hands, stage):
    hands.point("outputGrid0", 2, 1)
    hands.point_away()
    assert hands.tab.focus.pointed is None
    assert marks(stage, Style.POINTED) == []


# editing


def test_typing_in_a_cell_edits_the_model(hands, stage):
    hands.click("inputGrid0", 2, 2)
    hands.type("1/9")
    assert stage.editor.isVisible()
    hands.press(Key.Key_Return)
    assert hands.grid("inputGrid0").value(2, 2) == pytest.approx(1 / 9)
    assert hands.tab.document.undo_stack.count() == 1
    assert hands.grid("inputGrid0").selection.current == (3, 2)


def test_what_is_no_number_changes_nothing_and_is_said(hands, window, stage, subtests):
    for text in ["nan", "inf", "1e999", "1/0", "x", "9999999999"]:
        with subtests.test(text=text):
            window.notices.clear()
            hands.click("filterGrid0_0", 0, 0)
            hands.press(Key.Key_F2)
            hands.type(text)
            hands.press(Key.Key_Return)
            assert window.notices.bar.text() != ""
            assert stage.editor.isVisible()
            hands.press(Key.Key_Escape)
            assert hands.grid("filterGrid0_0").value(0, 0) == -1
            assert hands.tab.document.undo_stack.count() == 0


def test_numbers_that_cannot_be_typed_cannot_be_set(hands, window, subtests):
    for value in [float("nan"), float("inf"), 1e12]:
        with subtests.test(value=value):
            window.notices.clear()
            for name in ("inputGrid0", "filterGrid0_0", "biasField0"):
                hands.grid(name).set_value(0, 0, value)
            assert hands.tab.document.undo_stack.count() == 0
            assert window.notices.bar.text() != ""


def test_an_output_cannot_be_edited(hands, stage):
    before = hands.grid("outputGrid0").value(0, 0)
    hands.grid("outputGrid0").set_value(0, 0, 99)
    hands.click("outputGrid0", 0, 0)
    hands.type("5")
    assert not stage.editor.isVisible()
    assert hands.grid("outputGrid0").value(0, 0) == before
    assert hands.tab.document.undo_stack.count() == 0


def test_alt_and_drag_is_one_step(hands, window):
    start = hands.at("inputGrid0", 2, 2)
    handle = window.windowHandle()
    QTest.mousePress(handle, LEFT, ALT, start)
    for x in (10, 20, 30, 50):
        QTest.mouseMove(handle, start + QPoint(x, 0))
        QApplication.processEvents()
    QTest.mouseRelease(handle, LEFT, ALT, start + QPoint(50, 0))
    assert hands.grid("inputGrid0").value(2, 2) == 2 + 6
    assert hands.tab.document.undo_stack.count() == 1


def test_the_wheel_over_the_focused_cell_scrubs_in_one_step(hands):
    hands.click("filterGrid0_0", 0, 0)
    for turns in (1, 1, 1, -1):
        hands.wheel(hands.at("filterGrid0_0", 0, 0), turns)
    assert hands.grid("filterGrid0_0").value(0, 0) == 1
    assert hands.tab.document.undo_stack.count() == 1


def test_what_is_being_typed_outlives_whatever_moves_its_cell(hands, window, stage, qapp):
    """It plays on to the next filter, the window is resized, the grid is zoomed."""
    show(hands, bench_of())
    player = hands.player
    player.set_speed(16)
    hands.tab.playback.seek(63)
    hands.click("filterGrid0_0", 1, 1)
    hands.type("4")
    player.play()
    for _ in range(20):
        player.advance(62.5)
    assert player.step.cell[0] == 1
    player.pause()
    hands.type("2")
    window.resize(1000, 640)
    qapp.processEvents()
    assert stage.editor.isVisible()
    assert stage.editor.text() == "42"
    of = hands.grid("filterGrid0_0")
    assert stage.editor.geometry().contains(of.mapTo(stage, of.cell_rect(1, 1).center()))
    hands.press(Key.Key_Return)
    assert of.value(1, 1) == 42


def test_the_editor_follows_a_cell_that_is_zoomed(hands, window, stage):
    show(hands, bench_of(1, 16, 1))
    of = hands.grid("inputGrid0")
    hands.click("inputGrid0", 8, 8)
    hands.type("4")
    hands.wheel(of.mapTo(window, of.cell_rect(8, 3).center()), 2, CONTROL)
    assert stage.editor.geometry().contains(of.mapTo(stage, of.cell_rect(8, 8).center()))
    hands.press(Key.Key_Return)
    assert of.value(8, 8) == 4
