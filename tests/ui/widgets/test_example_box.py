"""The box of examples: places in the list, with a line that is none of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cnnlab.ui.widgets.example_box import ExampleBox


@pytest.fixture
def box(qtbot):
    made = ExampleBox()
    qtbot.addWidget(made)
    made.set_titles(["One", "Two", "Mine", "Ours"], 2)
    made.show()
    return made


@pytest.fixture
def heard(box):
    places = []
    box.chosen.connect(places.append)
    return places


def test_own_ones_stand_behind_a_line_that_can_not_be_chosen(box, heard):
    assert [box.itemText(row) for row in range(box.count())] == ["One", "Two", "", "Mine", "Ours"]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(3):
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert heard == [0, 1, 2, 3]


def test_without_own_ones_there_is_no_line(box):
    box.set_titles(["One", "Two"], 2)
    assert box.count() == 2


def test_what_is_shown_stays_with_other_titles_and_is_no_choice(box, heard):
    box.show_place(2)
    assert box.currentText() == "Mine"
    box.set_titles(["Eins", "Zwei", "Meins"], 2)
    assert box.currentText() == "Meins"
    box.set_titles(["Eins", "Zwei"], 2)
    assert box.currentIndex() == -1
    box.show_place(-1)
    assert (box.currentText(), heard) == ("", [])


def test_the_same_one_can_be_chosen_again(box, heard):
    box.show_place(3)
    box.activated.emit(box.currentIndex())
    assert heard == [3]
