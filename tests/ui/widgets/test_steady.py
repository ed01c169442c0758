"""What the pointer is on stays under it while texts above come and go."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from cnnlab.ui.widgets.steady import Steady


@pytest.fixture
def area(qtbot):
    window = QWidget()
    made = QWidget(window)
    around, made.text, made.button = QWidget(), QLabel("one\ntwo\nthree"), QPushButton("on")
    column = QVBoxLayout(made)
    column.addWidget(around)
    QVBoxLayout(around).addWidget(made.text)
    column.addWidget(made.button)
    column.addStretch(1)
    made.setGeometry(0, 0, 200, 300)
    window.resize(300, 300)
    Steady(made, [around])
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    made.holder = window  # or Python lets go of it
    return made


def settle(area, qapp):
    for _ in range(3):  # a layout in a layout learns later of what changed
        qapp.processEvents()
    return area.button.y()


def test_what_is_below_moves_only_when_the_pointer_has_left(area, qapp):
    handle = area.window().windowHandle()
    QTest.mouseMove(handle, QPoint(100, 250))
    before = settle(area, qapp)
    area.text.setText("one")
    assert settle(area, qapp) == before
    area.text.hide()
    assert settle(area, qapp) == before
    area.text.show()
    area.text.setText("one\ntwo\nthree\nfour\nfive")
    grown = settle(area, qapp)
    assert grown > before
    area.text.setText("one")
    assert settle(area, qapp) == grown
    QTest.mouseMove(handle, QPoint(250, 250))
    assert settle(area, qapp) < before
