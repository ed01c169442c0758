"""Numbers changed one by one: typed, scrubbed, taken back."""

from fractions import Fraction

import numpy as np
import pytest
from hands import ALT, CONTROL, PLAIN, SHIFT, Key
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

DEMO = [[2, 3, 3], [3, 7, 3], [8, 10, -3]]
W0_R = [[-1, 0, 1], [0, 0, 1], [1, -1, 1]]


@pytest.fixture
def editor(hands):
    return hands.tab.stage.editor


def steps(hands):
    return hands.tab.document.undo_stack.count()


def reference(hands):
    """What the filters make of the input, the long way round."""
    e = hands.tab.document.bench.experiment
    padded = np.pad(e.input, ((0, 0), (1, 1), (1, 1)))
    places = [(2 * r, 2 * c) for r in range(3) for c in range(3)]
    return [
        [float((padded[:, r : r + 3, c : c + 3] * w).sum() + b) for r, c in places]
        for w, b in zip(e.filters, e.biases, strict=True)
    ]


def hide_tip():
    """At once; Qt leaves it there for a while."""
    for widget in QApplication.topLevelWidgets():
        if widget.inherits("QTipLabel"):
            widget.hide()


def flat(hands, name):
    return [v for row in hands.values(name) for v in row]


# typing


def test_a_number_that_is_begun_takes_steps_and_pins_back(hands, editor, subtests):
    # The key has made a step; that is taken back when a figure follows.
    for key in [Key.Key_Period, Key.Key_Comma]:
        for playing in [True, False]:
            with subtests.test(key=key, playing=playing):
                hands.rest()
                hands.tab.document.undo_stack.setIndex(0)
                hands.click("filterGrid0_0", 0, 0)
                hands.player.seek(4)
                if playing:
                    hands.player.play()
                hands.press(key)
                assert hands.player.index == (5 if key == Key.Key_Period else 3)
                hands.press(Key.Key_5)
                assert editor.isVisible()
                assert (hands.player.index, hands.player.playing) == (4, playing)
                hands.press(Key.Key_Return)
                assert hands.grid("filterGrid0_0").value(0, 0) == 0.5

    hands.begin_anew()
    hands.click("outputGrid0", 1, 1)
    hands.player.enter()
    hands.player.seek_moment(3)
    hands.click("inputGrid0", 0, 0)
    before = hands.player.index, hands.player.moment_index, hands.tab.focus.pinned
    hands.press(Key.Key_Period)
    hands.press(Key.Key_5)
    assert (hands.player.index, hands.player.moment_index, hands.tab.focus.pinned) == before

    hands.begin_anew()
    for minus in ["-", "−", "－", "–"]:
        with subtests.test(minus=minus):
            hands.tab.document.undo_stack.setIndex(0)
            hands.click("filterGrid0_0", 0, 0)
            for letter in f"{minus}.５":
                QTest.sendKeyEvent(
                    QTest.KeyAction.Click,
                    QApplication.focusWidget(),
                    Key.Key_unknown,
                    letter,
                    PLAIN,
                )
            hands.press(Key.Key_Return)
            assert hands.grid("filterGrid0_0").value(0, 0) == -0.5


def test_a_weight_is_typed_and_everything_follows_at_once(hands, editor):
    hands.click("filterGrid0_0", 2, 2)
    hands.type("1/9")
    assert editor.isVisible()
    assert hands.values("outputGrid0") == DEMO, "not before Enter"
    hands.press(Key.Key_Return)
    assert not editor.isVisible()
    assert hands.grid("filterGrid0_0").value(2, 2) == float(Fraction(1, 9))
    assert flat(hands, "outputGrid0") == pytest.approx(reference(hands)[0])
    assert hands.values("outputGrid0") != DEMO
    assert "0.1111·0" in hands.ledger()
    hands.press(Key.Key_Z, CONTROL)
    assert hands.values("outputGrid0") == DEMO
    hands.press(Key.Key_Z, CONTROL | SHIFT)
    assert hands.grid("filterGrid0_0").value(2, 2) == float(Fraction(1, 9))
    assert flat(hands, "outputGrid0") == pytest.approx(reference(hands)[0])


def test_every_kind_of_number_is_typed_and_the_same_one_is_no_edit(hands, subtests):
    for name, row, column in [("inputGrid2", 4, 4), ("filterGrid1_1", 0, 0), ("biasField1", 0, 0)]:
        with subtests.test(name=name, row=row, column=column):
            before = hands.grid(name).value(row, column)
            hands.write(name, row, column, "-2.5")
            assert hands.grid(name).value(row, column) == -2.5
            for k in (0, 1):
                assert flat(hands, f"outputGrid{k}") == pytest.approx(reference(hands)[k])
            hands.press(Key.Key_Z, CONTROL)
            assert hands.grid(name).value(row, column) == before
            assert steps(hands) == 1

    hands.begin_anew()
    hands.press(Key.Key_Space)
    hands.write("filterGrid1_0", 0, 0, "3")
    assert hands.player.playing
    hands.player.advance(1000)
    assert flat(hands, "outputGrid1") == pytest.approx(reference(hands)[1])

    hands.begin_anew()
    hands.write("filterGrid0_0", 0, 0, "-1")
    assert steps(hands) == 0


def test_a_row_or_a_column_is_typed_without_the_mouse(hands, editor, subtests):
    for key, modifier, current in [
        (Key.Key_Return, None, (2, 1)),
        (Key.Key_Enter, None, (2, 1)),
        (Key.Key_Tab, None, (1, 2)),
        (Key.Key_Backtab, SHIFT, (1, 0)),
        (Key.Key_Up, None, (0, 1)),
    ]:
        with subtests.test(key=key, modifier=modifier, current=current):
            hands.tab.document.undo_stack.setIndex(0)
            grid = hands.grid("filterGrid0_0")
            hands.click("filterGrid0_0", 1, 1)
            hands.type("7")
            hands.press(key, *filter(None, [modifier]))
            assert grid.value(1, 1) == 7
            assert grid.selection.current == current
            assert QApplication.focusWidget() is grid
            hands.type("8")
            hands.press(Key.Key_Return)
            assert grid.value(*current) == 8


def test_f2_a_double_click_and_a_click_elsewhere_keep_the_number(hands, editor):
    hands.write("inputGrid0", 0, 2, "0.123456")
    hands.click("inputGrid0", 0, 2)
    hands.press(Key.Key_F2)
    assert editor.text() == "0.123456"
    assert editor.selectedText() == "0.123456"
    hands.press(Key.Key_Escape)
    hands.double_click("inputGrid0", 0, 2)
    assert editor.isVisible()
    assert editor.text() == "0.123456"
    hands.press(Key.Key_Return)
    assert steps(hands) == 1

    hands.begin_anew()
    hands.click("filterGrid0_0", 0, 0)
    hands.type("5")
    hands.click("filterGrid1_0", 1, 1)
    assert not editor.isVisible()
    assert hands.grid("filterGrid0_0").value(0, 0) == 5

    hands.begin_anew()
    hands.click("filterGrid0_0", 2, 1)
    hands.press(Key.Key_F2)
    hands.type("x")
    hands.press(Key.Key_Return)
    hands.type("0.5")
    hands.press(Key.Key_Return)
    assert not editor.isVisible()
    assert hands.grid("filterGrid0_0").value(2, 1) == 0.5

    hands.begin_anew()
    hands.write("filterGrid0_0", 0, 0, "5")
    hands.click("filterGrid0_0", 1, 1)
    hands.press(Key.Key_F2)
    hands.type("42")
    hands.press(Key.Key_Z, CONTROL)
    assert editor.text() == "0"
    hands.press(Key.Key_Escape)
    assert hands.grid("filterGrid0_0").value(0, 0) == 5


def test_what_is_no_number_is_refused_and_escape_restores(hands, editor, subtests):
    for text, said in [
        ("nan", "finite"),
        ("inf", "finite"),
        ("-Infinity", "finite"),
        ("1e999", "too large"),
        ("two", "no number"),
        ("1,5,5", "no number"),
        ("1,234", "1.234 or 1234"),
        ("1/2/3", "no number"),
        ("", "no number"),
        ("1/0", "divide by zero"),
        ("1e10", "too large"),
        ("1e300", "too large"),
    ]:
        with subtests.test(text=text, said=said):
            hands.window.notices.clear()
            hide_tip()
            hands.click("filterGrid0_0", 2, 1)
            hands.press(Key.Key_F2)
            hands.press(Key.Key_Delete)
            hands.type(text)
            hands.press(Key.Key_Return)
            assert editor.isVisible()
            assert editor.text() == text
            assert editor.hasFocus()
            assert said in hands.message()
            assert said in QToolTip.text()
            assert hands.values("filterGrid0_0") == W0_R
            hands.press(Key.Key_Escape)
            assert not editor.isVisible()
            assert hands.values("filterGrid0_0") == W0_R
            assert hands.values("outputGrid0") == DEMO
            assert steps(hands) == 0


# scrubbing a number


def test_the_wheel_changes_the_current_cell_in_one_step(hands):
    hands.click("filterGrid0_0", 1, 1)
    seen = []
    hands.tab.document.changed.connect(
        lambda _: seen.append(hands.grid("filterGrid0_0").value(1, 1))
    )
    place = hands.at("filterGrid0_0", 1, 1)
    for turns in (1, 1, 1, -1, -1, -1, -1):
        hands.wheel(place, turns)
    assert hands.grid("filterGrid0_0").value(1, 1) == -1
    assert len(seen) == 7, "the output follows every notch"
    assert flat(hands, "outputGrid0") == pytest.approx(reference(hands)[0])
    assert steps(hands) == 1
    hands.press(Key.Key_Z, CONTROL)
    assert hands.values("filterGrid0_0") == W0_R

    hands.begin_anew()
    hands.click("filterGrid0_0", 1, 1)
    hands.wheel(hands.at("filterGrid0_0", 0, 0), 1)
    hands.wheel(hands.at("inputGrid0", 0, 0), 1)
    hands.wheel(hands.at("outputGrid0", 0, 0), 1)
    assert steps(hands) == 0

    hands.begin_anew()
    for column in (0, 1):
        hands.click("filterGrid0_0", 1, column)
        hands.wheel(hands.at("filterGrid0_0", 1, column), 2)
    assert hands.values("filterGrid0_0")[1] == [2, 2, 1]
    assert steps(hands) == 2

    hands.begin_anew()
    hands.write("filterGrid0_0", 1, 1, "0.5")
    hands.click("filterGrid0_0", 1, 1)
    hands.wheel(hands.at("filterGrid0_0", 1, 1), 3)
    assert hands.grid("filterGrid0_0").value(1, 1) == 0.8

    hands.begin_anew()
    start = hands.at("inputGrid0", 2, 2)
    hands.drag(start, *(start + QPoint(x, 0) for x in (9, 18, 36, 27)), modifier=ALT)
    assert hands.grid("inputGrid0").value(2, 2) == 2 + 3
    assert steps(hands) == 1
    hands.drag(start, start + QPoint(0, 90), modifier=ALT)
    assert hands.grid("inputGrid0").value(2, 2) == 2 + 3 - 10, "down is less"
    assert steps(hands) == 2
    hands.press(Key.Key_Z, CONTROL, times=2)
    assert hands.grid("inputGrid0").value(2, 2) == 2


# where the edits are, and back


def test_edited_cells_are_marked_and_reset_in_one_step(hands):
    reset = hands.tab.panel.reset
    assert not reset.isEnabled()
    hands.write("filterGrid0_0", 0, 0, "5")
    hands.write("filterGrid0_0", 2, 2, "6")
    hands.write("biasField0", 0, 0, "2")
    marked = hands.grid("filterGrid0_0").cells.edited
    assert np.argwhere(marked).tolist() == [[0, 0], [2, 2]]
    assert not np.any(hands.grid("filterGrid0_1").cells.edited)
    assert hands.grid("inputGrid0").cells.edited is None
    hands.press_on(reset)
    assert hands.values("filterGrid0_0") == W0_R
    assert hands.values("outputGrid0") == DEMO
    assert not reset.isEnabled()
    assert hands.grid("filterGrid0_0").cells.edited is None
    hands.press(Key.Key_Z, CONTROL)
    assert hands.grid("filterGrid0_0").value(2, 2) == 6
    assert reset.isEnabled()
    hands.press(Key.Key_R, CONTROL | SHIFT)
    assert hands.values("filterGrid0_0") == W0_R

    hands.begin_anew()
    hands.write("filterGrid0_0", 0, 0, "5")
    hands.write("filterGrid0_0", 0, 0, "-1")
    assert not np.any(hands.grid("filterGrid0_0").cells.edited)
    assert not hands.tab.panel.reset.isEnabled()

    hands.begin_anew()
    hands.point_away()
    grid = hands.grid("filterGrid1_2")
    before = grid.grab().toImage()
    hands.write("filterGrid1_2", 1, 1, "5")
    hands.write("filterGrid1_2", 1, 1, "-1")
    hands.tab.stage.setFocus()
    assert grid.grab().toImage() == before
    corner = grid.cell_rect(1, 1)
    hands.write("filterGrid1_2", 1, 1, "0")
    hands.tab.stage.setFocus()
    assert grid.grab(corner).toImage() != before.copy(corner)


def test_escape_leaves_the_inside_of_a_window_wherever_the_focus_is(hands):
    for name in ("presetBox", "speedSlider", "playButton", "tabs"):
        hands.begin_anew()
        hands.press_on(hands.grid("outputGrid0"))
        hands.press(Key.Key_Return)
        hands.press(Key.Key_Return)
        assert hands.player.moment is not None, name
        hands.widget(name).setFocus()
        hands.press(Key.Key_Escape)
        assert hands.player.moment is None, name
