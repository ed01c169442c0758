"""Classes with their counts: chosen by mouse and keys."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cnnlab.scene.colours import load_theme
from cnnlab.ui.widgets.class_list import ALL, ClassList, ClassRows


@pytest.fixture
def classes(qtbot):
    made = ClassList()
    qtbot.addWidget(made)
    made.resize(230, 300)
    made.show()
    made.set_all_words("All")
    made.set_rows(ClassRows(("a", "b", "c"), np.array([[10, 2], [0, 0], [5, 5]])))
    return made


def test_it_begins_with_all_and_keys_move(classes):
    seen = []
    classes.chosen.connect(seen.append)
    assert classes.current == ALL
    assert classes.accessibleDescription() == "All: 22"
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Down):
        QTest.keyClick(classes, key)
    assert seen == [0, 1, 2]
    assert classes.accessibleDescription() == "c: 5 + 5"
    QTest.keyClick(classes, Qt.Key.Key_Home)
    assert seen[-1] == ALL


def test_a_click_chooses_a_class(classes):
    seen = []
    classes.chosen.connect(seen.append)
    for label in (1, ALL, 1, 1):
        at = classes.row_rect(label).center().toPoint()
        QTest.mouseClick(classes, Qt.MouseButton.LeftButton, pos=at)
    assert seen == [1, ALL, 1]


def test_below_the_last_class_there_is_nothing(classes):
    seen = []
    classes.chosen.connect(seen.append)
    at = classes.row_rect(2).bottomLeft().toPoint()
    at.setX(20)
    at.setY(at.y() + 15)
    QTest.mouseClick(classes, Qt.MouseButton.LeftButton, pos=at)
    assert seen == []


def test_a_class_that_is_gone_is_not_current(classes):
    classes.choose(2)
    classes.set_rows(ClassRows(("a", "b"), np.array([[1, 1], [1, 1]])))
    assert classes.current == ALL


def test_bars_are_as_long_as_there_are_examples(classes):
    theme = load_theme("light")
    classes.set_theme(theme)
    picture = classes.grab().toImage()

    def length(label):
        y = round(classes.row_rect(label).center().y())
        colours = (theme.positive, theme.negative)
        return sum(picture.pixelColor(x, y) in colours for x in range(picture.width()))

    assert length(0) > length(2) > 0
    assert length(1) == 0
