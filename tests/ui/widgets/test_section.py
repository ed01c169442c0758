"""A heading that folds what belongs to it away, where that is asked for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from cnnlab.ui.widgets.section import Section


@pytest.fixture
def section(qtbot):
    made = Section()
    made.set_title("Output")
    made.column.addWidget(QLabel("inside"))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def inside(section):
    return section.findChild(QLabel)


def test_where_there_is_height_it_is_open_and_its_heading_is_no_button(section):
    QTest.mouseClick(section.heading, Qt.MouseButton.LeftButton)
    assert inside(section).isVisible()
    assert section.heading.text() == "Output"
    assert section.heading.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_it_is_folded_and_opened_by_mouse_and_key(section):
    section.set_foldable(True)
    assert section.heading.text() == "▾ Output"
    QTest.mouseClick(section.heading, Qt.MouseButton.LeftButton)
    assert not inside(section).isVisible()
    assert section.heading.text() == "▸ Output"
    section.heading.setFocus()
    QTest.keyClick(section.heading, Qt.Key.Key_Space)
    assert inside(section).isVisible()


def test_what_was_folded_is_open_where_there_is_height_again(section):
    section.set_foldable(True)
    section.toggle()
    section.set_foldable(False)
    assert inside(section).isVisible()
    section.set_foldable(True)
    assert not inside(section).isVisible()


def test_its_height_does_not_depend_on_whether_it_is_folded(section):
    section.set_foldable(True)
    before = section.height_when_open()
    section.toggle()
    assert section.height_when_open() == before
