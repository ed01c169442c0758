"""Undo and Redo: what they are called, and what they take back."""

from hands import CONTROL, SHIFT, Key


def text(action):
    return action.text().replace("&", "")


def test_undo_and_redo_say_what_they_do(hands, window):
    undo, redo = window.menu["undo"], window.menu["redo"]
    assert (text(undo), undo.isEnabled()) == ("Undo", False)
    hands.widget("filterGrid0_0").set_value(0, 0, 5)
    assert (text(undo), undo.isEnabled()) == ("Undo Edit filter", True)
    undo.trigger()
    assert (text(redo), redo.isEnabled(), undo.isEnabled()) == ("Redo Edit filter", True, False)
    assert hands.widget("filterGrid0_0").value(0, 0) == -1
    redo.trigger()
    assert hands.widget("filterGrid0_0").value(0, 0) == 5


def test_undo_and_redo_by_keyboard(hands):
    grid = hands.widget("inputGrid0")
    grid.set_value(0, 0, 5)
    grid.setFocus()
    hands.press(Key.Key_Z, CONTROL)
    assert grid.value(0, 0) == 0
    hands.press(Key.Key_Z, CONTROL | SHIFT)
    assert grid.value(0, 0) == 5


def test_in_an_editor_undo_takes_back_what_was_typed(hands):
    grid = hands.widget("inputGrid0")
    grid.set_value(4, 4, 5)
    grid.setFocus()
    hands.press(Key.Key_F2)
    hands.press(Key.Key_7)
    hands.press(Key.Key_Z, CONTROL)
    assert grid.value(4, 4) == 5
    assert hands.tab.stage.editor.text() == "0"


def test_other_tabs_leave_the_benchs_steps_alone(hands, window):
    hands.widget("inputGrid0").set_value(0, 0, 5)
    window.tabs.setCurrentIndex(1)
    hands.press(Key.Key_Z, CONTROL)
    assert hands.widget("inputGrid0").value(0, 0) == 5


def test_resetting_while_an_editor_is_open(hands, window):
    grid = hands.widget("inputGrid0")
    grid.set_value(0, 0, 5)
    grid.setFocus()
    hands.press(Key.Key_F2)
    hands.press(Key.Key_7)
    window.menu["reset"].trigger()
    assert grid.value(0, 0) == 0
    hands.press(Key.Key_Return)
    assert grid.value(0, 0) == 7


def test_the_reset_button_takes_what_is_being_typed_first(hands, window):
    grid = hands.widget("inputGrid0")
    grid.set_value(0, 0, 5)
    grid.setFocus()
    hands.press(Key.Key_F2)
    hands.press(Key.Key_7)
    hands.press_on(hands.tab.panel.reset)
    assert grid.value(0, 0) == 0
    window.menu["undo"].trigger()
    assert grid.value(0, 0) == 7
