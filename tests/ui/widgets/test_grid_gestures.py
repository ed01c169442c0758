"""One grid by mouse, wheel and keyboard."""

import numpy as np
import pytest
from grid_hands import (
    ALT,
    CONTROL,
    LEFT,
    PLAIN,
    SHIFT,
    VALUES,
    click,
    drag,
    middle,
    move,
    press,
    wheel,
)
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import (
    QInputMethodEvent,
    QKeyEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnlab.core.numbers import LARGEST
from cnnlab.scene.grid import Cells
from cnnlab.ui.widgets import grid_gestures

# clicking and selecting


def test_a_click_selects_the_cell_and_says_so(grid, heard):
    click(grid, 2, 1)
    assert grid.selection.current == (2, 1)
    assert heard.clicks == [(2, 1)]


def test_a_click_on_the_ring_belongs_to_nobody(grid, heard):
    click(grid, 1, 1)
    QTest.mouseClick(grid, LEFT, PLAIN, QPoint(5, 5))
    QTest.mouseClick(grid, LEFT, PLAIN, middle(grid, -1, 2))
    assert heard.clicks == [(1, 1)]
    assert grid.selection.current == (1, 1)


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
def test_other_buttons_select_nothing(grid, heard, button):
    QTest.mouseClick(grid, button, PLAIN, middle(grid, 2, 2))
    assert heard.clicks == []
    assert grid.selection.current == (0, 0)


def test_a_drag_selects_a_block_and_is_no_click(grid, heard):
    drag(grid, middle(grid, 0, 1), middle(grid, 1, 1), middle(grid, 2, 3))
    assert grid.selection.block == (0, 1, 3, 3)
    assert heard.clicks == []
    assert grid.selected_values().tolist() == VALUES[0:3, 1:4].tolist()


def test_a_drag_out_of_the_grid_keeps_what_it_had(grid, heard):
    drag(grid, middle(grid, 1, 1), middle(grid, 2, 2), QPoint(-50, 900))
    assert grid.selection.block == (1, 1, 2, 2)


def test_a_drag_back_to_where_it_began_is_no_click(grid, heard):
    drag(grid, middle(grid, 1, 1), middle(grid, 1, 2), middle(grid, 1, 1))
    assert grid.selection.block == (1, 1, 1, 1)
    assert heard.clicks == []


def test_shift_and_click_extends_the_block(grid):
    click(grid, 2, 3)
    click(grid, 1, 1, SHIFT)
    assert grid.selection.block == (1, 1, 2, 3)
    click(grid, 0, 0)
    assert grid.selection.block == (0, 0, 1, 1)


def test_pointing_says_the_cell_of_the_padding_too_and_leaving_says_nothing(grid, heard):
    move(grid, middle(grid, 1, 2))
    move(grid, middle(grid, -1, -1))
    QApplication.sendEvent(grid, QEvent(QEvent.Type.Leave))
    assert heard.pointed == [(1, 2), (-1, -1), None]


# the keyboard


@pytest.mark.parametrize(
    ("key", "modifier", "current"),
    [
        (Qt.Key.Key_Left, PLAIN, (1, 0)),
        (Qt.Key.Key_Right, PLAIN, (1, 2)),
        (Qt.Key.Key_Up, PLAIN, (0, 1)),
        (Qt.Key.Key_Down, PLAIN, (2, 1)),
        (Qt.Key.Key_Home, PLAIN, (1, 0)),
        (Qt.Key.Key_End, PLAIN, (1, 3)),
        (Qt.Key.Key_Home, CONTROL, (0, 0)),
        (Qt.Key.Key_End, CONTROL, (2, 3)),
    ],
)
def test_arrows_home_and_end_move_the_current_cell(grid, heard, key, modifier, current):
    click(grid, 1, 1)
    press(grid, key, modifier=modifier)
    assert grid.selection.current == current
    assert heard.pointed[-1] == current


def test_the_current_cell_stays_inside(grid):
    press(grid, *[Qt.Key.Key_Up, Qt.Key.Key_Left] * 3)
    assert grid.selection.current == (0, 0)
    press(grid, *[Qt.Key.Key_Down, Qt.Key.Key_Right] * 9)
    assert grid.selection.current == (2, 3)


def test_shift_and_arrows_extend_the_block(grid):
    click(grid, 1, 1)
    press(grid, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, modifier=SHIFT)
    assert grid.selection.block == (1, 1, 2, 3)
    press(grid, Qt.Key.Key_Left)
    assert grid.selection.block == (2, 2, 1, 1)


@pytest.mark.parametrize("text", "0123456789-+−－–＋.,．，。５٣½")
def test_typing_a_figure_or_a_sign_begins_to_edit(grid, heard, text):
    click(grid, 1, 2)
    QTest.sendKeyEvent(QTest.KeyAction.Click, grid, Qt.Key.Key_unknown, text, PLAIN)
    assert heard.requests == [(1, 2, text)]


@pytest.mark.parametrize("text", "abeE/ \t%²")
def test_typing_anything_else_does_not(grid, heard, text):
    QTest.sendKeyEvent(QTest.KeyAction.Click, grid, Qt.Key.Key_unknown, text, PLAIN)
    assert heard.requests == []


@pytest.mark.parametrize("text", [".", ","])
def test_a_point_before_a_figure_begins_a_number_and_takes_its_step_back(grid, heard, text):
    """As a shortcut takes the key: the grid is asked first, and does not get it."""
    click(grid, 1, 2)
    ask_first(grid, text)
    assert (heard.steps, heard.requests) == (["step"], [])
    ask_first(grid, "5")
    QTest.sendKeyEvent(QTest.KeyAction.Click, grid, Qt.Key.Key_unknown, "5", PLAIN)
    assert (heard.steps, heard.requests) == (["step", "back"], [(1, 2, f"{text}5")])
    QTest.sendKeyEvent(QTest.KeyAction.Click, grid, Qt.Key.Key_unknown, "6", PLAIN)
    assert heard.requests[1:] == [(1, 2, "6")]


@pytest.mark.parametrize("between", ["another key", "a click", "a long time"])
def test_a_point_long_before_a_figure_was_a_step(grid, heard, between, monkeypatch):
    click(grid, 1, 2)
    ask_first(grid, ".")
    if between == "another key":
        ask_first(grid, "[")
    elif between == "a click":
        click(grid, 1, 2)
    else:
        monkeypatch.setattr(grid_gestures, "STEP_PAUSE", -1)
    QTest.sendKeyEvent(QTest.KeyAction.Click, grid, Qt.Key.Key_unknown, "5", PLAIN)
    assert (heard.steps, heard.requests) == (["step"], [(1, 2, "5")])


def test_where_nothing_can_be_typed_a_point_only_steps(grid, heard):
    grid.editable = False
    ask_first(grid, ".")
    assert heard.steps == []


def ask_first(grid, text):
    """What Qt sends before a key, so that a widget can keep it from being a shortcut."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, 0, PLAIN, text)
    event.ignore()
    QApplication.sendEvent(grid, event)
    assert not event.isAccepted()


@pytest.mark.parametrize("text", ["５", "1/9", "－1", "。5"])
def test_what_an_input_method_gives_is_edited(grid, heard, text):
    click(grid, 1, 2)
    commit(grid, text)
    assert heard.requests == [(1, 2, text)]


@pytest.mark.parametrize("text", ["", "数", " "])
def test_what_no_number_begins_with_is_left_alone(grid, heard, text):
    commit(grid, text)
    assert heard.requests == []


def test_an_input_method_is_asked_for_where_numbers_can_be_typed(grid):
    click(grid, 1, 2)
    query = Qt.InputMethodQuery
    assert grid.inputMethodQuery(query.ImEnabled) is True
    assert grid.inputMethodQuery(query.ImCursorRectangle) == grid.cell_rect(1, 2)
    grid.editable = False
    assert grid.inputMethodQuery(query.ImEnabled) is False


def commit(grid, text):
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(grid, event)


def test_f2_and_a_double_click_edit_what_stands_there(grid, heard):
    click(grid, 1, 2)
    press(grid, Qt.Key.Key_F2)
    QTest.mouseDClick(grid, LEFT, PLAIN, middle(grid, 2, 0))
    assert heard.requests == [(1, 2, None), (2, 0, None)]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_fills_the_block_with_zeros_as_one_edit(grid, heard, key):
    click(grid, 0, 2)
    click(grid, 1, 3, SHIFT)
    press(grid, key)
    assert heard.blocks == [(0, 2, [[0.0, 0.0], [0.0, 0.0]])]


@pytest.mark.parametrize("modifier", [ALT, CONTROL, Qt.KeyboardModifier.MetaModifier])
def test_figures_with_a_modifier_are_somebody_elses(grid, heard, modifier):
    press(grid, Qt.Key.Key_0, modifier=modifier)
    assert heard.requests == []


# scrubbing


@pytest.mark.parametrize(
    "way_of_dragging", [{"modifier": ALT}, {"button": Qt.MouseButton.MiddleButton}]
)
def test_alt_or_the_middle_button_scrubs_in_one_gesture(grid, heard, way_of_dragging):
    start = middle(grid, 0, 1)
    way = [start + QPoint(x, 0) for x in (4, 9, 18, 27)]
    drag(grid, start, *way, **way_of_dragging)
    assert [(r, c, v) for r, c, v, _ in heard.cells] == [(0, 1, 3.0), (0, 1, 4.0), (0, 1, 5.0)]
    assert len({id(gesture) for *_, gesture in heard.cells}) == 1
    assert heard.clicks == []


def test_scrubbing_up_is_more_and_down_is_less(grid, heard):
    start = middle(grid, 0, 1)
    drag(grid, start, start + QPoint(0, -9), start + QPoint(0, 45), modifier=ALT)
    assert [v for _, _, v, _ in heard.cells] == [3.0, -3.0]


def test_two_scrubs_are_two_gestures(grid, heard):
    for _ in range(2):
        start = middle(grid, 0, 1)
        drag(grid, start, start + QPoint(9, 0), modifier=ALT)
    first, second = (gesture for *_, gesture in heard.cells)
    assert first != second


def test_fractions_scrub_in_tenths(grid, heard):
    grid.set_cells(Cells(np.full((3, 4), 0.5)))
    start = middle(grid, 0, 0)
    drag(grid, start, start + QPoint(9, 0), modifier=ALT)
    assert heard.cells[0][2] == 0.6


def test_scrubbing_stops_at_the_largest_number(grid, heard):
    grid.set_cells(Cells(np.full((3, 4), LARGEST)))
    start = middle(grid, 0, 0)
    drag(grid, start, start + QPoint(900, 0), modifier=ALT)
    assert heard.cells == []


def test_the_wheel_scrubs_the_focused_cell(grid, heard):
    click(grid, 1, 1)
    assert wheel(grid, 1, 1, 1)
    assert wheel(grid, 1, 1, -3)
    assert [(r, c, v) for r, c, v, _ in heard.cells] == [(1, 1, 1.0), (1, 1, -3.0)]
    assert len({id(gesture) for *_, gesture in heard.cells}) == 1


def test_a_fine_wheel_steps_too(grid, heard):
    click(grid, 1, 1)
    assert wheel(grid, 1, 1, 0.125)
    assert wheel(grid, 1, 1, -0.125)
    assert [v for _, _, v, _ in heard.cells] == [1.0, -1.0]


def test_the_wheel_over_another_cell_another_grid_or_with_a_key_is_left_to_others(grid, heard):
    click(grid, 1, 1)
    assert not wheel(grid, 1, 2, 1)
    assert not wheel(grid, 1, 1, 1, CONTROL)
    assert not wheel(grid, 1, 1, 1, SHIFT)
    assert not wheel(grid, 1, 1, 0)
    grid.clearFocus()
    assert not wheel(grid, 1, 1, 1)
    assert heard.cells == []


@pytest.mark.parametrize(("pause", "gestures"), [(-1, 3), (10**9, 1)])
def test_the_wheel_after_a_pause_is_another_gesture(grid, heard, monkeypatch, pause, gestures):
    monkeypatch.setattr(grid_gestures, "WHEEL_PAUSE", pause)
    click(grid, 1, 1)
    for _ in range(3):
        wheel(grid, 1, 1, 1)
    assert len({id(gesture) for *_, gesture in heard.cells}) == gestures


def test_the_wheel_on_another_cell_is_another_gesture(grid, heard):
    for row in (0, 1):
        click(grid, row, 0)
        wheel(grid, row, 0, 1)
    first, second = (gesture for *_, gesture in heard.cells)
    assert first != second
