"""Keys that mean the same all over the window, and those that a focused widget keeps."""

import pytest
from contract import NAMES
from hands import CONTROL, Key
from PySide6.QtWidgets import QApplication


def test_point_and_comma_step_wherever_the_keyboard_is(hands, subtests):
    for name in ["inputGrid1", "playButton", "presetBox", "positionSlider", "stage"]:
        with subtests.test(name=name):
            hands.player.seek(0)
            hands.widget(name).setFocus()
            assert QApplication.focusWidget().objectName() == name
            hands.press(Key.Key_Period)
            hands.press(Key.Key_Period)
            hands.press(Key.Key_Comma)
            assert hands.player.index == 1
            assert hands.widget("positionSlider").value() == 1


def test_in_an_editor_a_point_is_a_point(hands):
    grid = hands.widget("inputGrid0")
    grid.setFocus()
    hands.press(Key.Key_F2)
    for key in (Key.Key_1, Key.Key_Period, Key.Key_5, Key.Key_Return):
        hands.press(key)
    assert hands.player.index == 0
    assert grid.value(0, 0) == 1.5


def test_space_plays_where_the_focused_widget_does_not_want_it(hands, subtests):
    for name in ["inputGrid1", "outputGrid0", "positionSlider", "stage"]:
        with subtests.test(name=name):
            hands.widget(name).setFocus()
            hands.press(Key.Key_Space)
            assert hands.player.playing
            hands.press(Key.Key_Space)
            assert not hands.player.playing


def test_space_on_a_button_presses_the_button(hands):
    hands.widget("stepForwardButton").setFocus()
    hands.press(Key.Key_Space)
    assert (hands.player.index, hands.player.playing) == (1, False)
    hands.widget("playButton").setFocus()
    hands.press(Key.Key_Space)
    assert hands.player.playing


def test_space_in_an_editor_is_a_space(hands):
    hands.widget("inputGrid0").setFocus()
    hands.press(Key.Key_F2)
    hands.press(Key.Key_Space)
    assert not hands.player.playing
    assert hands.tab.stage.editor.text() == " "


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_space_on_a_combo_box_opens_its_list(hands):
    box = hands.widget("presetBox")
    box.setFocus()
    hands.press(Key.Key_Space)
    assert not hands.player.playing
    assert box.view().isVisible()
    box.hidePopup()


def test_arrows_belong_to_the_focused_grid_or_slider(hands):
    grid = hands.widget("inputGrid0")
    grid.setFocus()
    hands.press(Key.Key_Right)
    hands.press(Key.Key_Down)
    assert grid.selection.current == (1, 1)
    assert hands.player.index == 0
    hands.widget("positionSlider").setFocus()
    hands.press(Key.Key_Right)
    hands.press(Key.Key_End)
    assert hands.player.index == 17


def test_first_last_inside_faster_slower_by_keyboard(hands):
    hands.press(Key.Key_Period, CONTROL)
    assert hands.player.index == 17
    hands.press(Key.Key_Comma, CONTROL)
    assert hands.player.index == 0
    hands.press(Key.Key_Return, CONTROL)
    assert hands.player.moment_index == 0
    hands.press(Key.Key_Return, CONTROL)
    assert hands.player.moment_index is None
    hands.press(Key.Key_BracketRight)
    hands.press(Key.Key_BracketRight)
    assert hands.player.speed == pytest.approx(2.0)
    for _ in range(20):
        hands.press(Key.Key_BracketLeft)
    assert hands.player.speed == 0.25


def test_inside_a_window_point_and_comma_go_product_by_product(hands):
    hands.widget("stage").setFocus()
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Period)
    assert (hands.player.index, hands.player.moment_index) == (0, 1)
    hands.press(Key.Key_Comma)
    hands.press(Key.Key_Comma)
    assert (hands.player.index, hands.player.moment_index) == (0, 0)


def test_every_control_of_the_tab_is_reached_by_the_tab_key(hands):
    hands.widget("stage").setFocus()
    seen = set()
    for _ in range(60):
        hands.press(Key.Key_Tab)
        seen.add(QApplication.focusWidget().objectName())
    wanted = {n for n in NAMES if not n.endswith(("Tab", "Dock"))} - {"tabs", "ledger"}
    assert wanted <= seen
