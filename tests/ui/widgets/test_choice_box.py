"""A combo box whose entries stand for values."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnlab.ui.widgets.choice_box import ChoiceBox


@pytest.fixture
def box(qtbot):
    made = ChoiceBox()
    qtbot.addWidget(made)
    made.said = []
    made.chosen.connect(made.said.append)
    made.set_choices([("One", 1), ("Two", 2), ("Three", 3)])
    return made


@pytest.mark.parametrize(("value", "wanted"), [(2, "2"), (3, "0")])
def test_other_choices_keep_the_current_value_or_take_the_first(box, value, wanted):
    box.show_choice(value)
    box.set_choices([("0", 0), ("1", 1), ("2", 2)])
    assert box.currentText() == wanted
    assert box.currentData() == int(wanted)
    assert box.said == []


def test_what_is_shown_may_be_chosen_again_by_hand(box):
    again = []
    box.chosen_again.connect(again.append)
    box.show()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert again == []
    QApplication.processEvents()
    box.activated.emit(box.currentIndex())
    assert again == [box.currentData()]
