"""Rows and columns in one box."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip

from cnnlab.ui.widgets.pair_edit import PairEdit

Key = Qt.Key


@pytest.fixture
def box(qtbot):
    made = PairEdit(1, 11)
    made.heard = []
    made.value_changed.connect(made.heard.append)
    made.set_value((2, 2))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    yield made
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def enter(box, text):
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Key.Key_Return)


@pytest.mark.parametrize(
    ("text", "pair"),
    [("3", (3, 3)), ("2x3", (2, 3)), ("2×3", (2, 3)), ("4, 5", (4, 5)), (" 7 * 1 ", (7, 1))],
)
def test_one_number_or_two(box, text, pair):
    enter(box, text)
    assert box.value() == pair
    assert box.heard == [pair]


def test_equal_numbers_are_written_once(box):
    enter(box, "4×4")
    assert box.text() == "4"
    enter(box, "4×5")
    assert box.text() == "4×5"


@pytest.mark.parametrize("text", ["", "x", "-1", "2×", "2×3×4", "1.5", "nan"])
def test_anything_else_leaves_the_value(box, text):
    enter(box, text)
    assert box.value() == (2, 2)
    assert box.text() == "2"
    assert box.heard == []


@pytest.mark.parametrize(("text", "pair"), [("99×0", (11, 1)), ("227", (11, 11)), ("5", (5, 5))])
def test_what_is_beyond_the_limits_is_cut_and_that_is_said(box, qtbot, text, pair):
    enter(box, text)
    assert box.value() == pair
    if text == "5":
        assert not QToolTip.isVisible()
        return
    qtbot.waitUntil(QToolTip.isVisible)
    assert QToolTip.text() == "It can be from 1 to 11 here: what was typed is beyond."


def test_arrows_step_both(box):
    box.set_value((2, 3))
    QTest.keyClick(box, Key.Key_Up)
    assert box.value() == (3, 4)
    QTest.keyClick(box, Key.Key_Down)
    QTest.keyClick(box, Key.Key_Down)
    assert box.value() == (1, 2)
    assert box.heard == [(3, 4), (2, 3), (1, 2)]


def test_the_same_value_says_nothing(box):
    enter(box, "2")
    assert box.heard == []


def test_arrows_keep_the_difference_at_the_limits(qtbot):
    edit = PairEdit(1, 5)
    qtbot.addWidget(edit)
    edit.set_value((2, 4))
    edit.stepBy(3)
    assert edit.value() == (3, 5)
    edit.stepBy(-9)
    assert edit.value() == (1, 3)
