"""What a screen reader keeps is told anew once it is another."""

import numpy as np
import pytest
from listening import NAME, interface
from PySide6.QtGui import QAccessible

from cnnlab.scene.grid import Cells
from cnnlab.ui.widgets.accessible import Notification, announce, install
from cnnlab.ui.widgets.accessible_numbers import announce_cell
from cnnlab.ui.widgets.grid_view import GridView
from cnnlab.ui.widgets.meant_slider import MeantSlider


@pytest.fixture
def events(monkeypatch):
    """Of which kind, and what it was about, in their order."""
    install()
    before, heard = QAccessible.isActive(), []
    QAccessible.setActive(True)
    monkeypatch.setattr(
        QAccessible,
        "updateAccessibility",
        staticmethod(lambda e: heard.append((e.type(), e.accessibleInterface().text(NAME)))),
    )
    yield heard
    QAccessible.setActive(before)


def names_told(events):
    return [name for kind, name in events if kind == QAccessible.Event.NameChanged]


@pytest.fixture
def grid(qtbot, events):
    grid = GridView()
    grid.describe = lambda row, column: f"{row},{column}: {grid.value(row, column):g}"
    grid.set_cells(Cells(np.arange(4.0).reshape(2, 2), 1.0))
    qtbot.addWidget(grid)
    grid.resize(200, 200)
    grid.show()
    qtbot.waitExposed(grid)
    return grid


def test_only_names_that_were_told_and_are_others_are_told_again(grid, events, qtbot):
    table = interface(grid)
    assert table.child(1).text(NAME) == "0,1: 1"
    assert table.child(2).text(NAME) == "1,0: 2"
    events.clear()
    grid.set_cells(Cells(np.array([[9.0, 1], [7, 8]]), 1.0))
    qtbot.waitUntil(lambda: names_told(events) == ["1,0: 7"])
    grid.set_cells(Cells(np.array([[9.0, 5], [7, 8]]), 1.0))
    qtbot.waitUntil(lambda: names_told(events) == ["1,0: 7", "0,1: 5"])


def test_many_names_are_compared_a_few_at_a_time(grid, events, qtbot):
    grid.set_cells(Cells(np.zeros((12, 20)), 1.0))
    table = interface(grid)
    for index in range(240):
        table.child(index).text(NAME)
    events.clear()
    grid.set_cells(Cells(np.ones((12, 20)), 1.0))
    qtbot.waitUntil(lambda: len(names_told(events)) > 0)
    assert len(names_told(events)) <= 100
    qtbot.waitUntil(lambda: len(names_told(events)) == 240)


def test_where_the_keyboard_comes_the_name_is_told_first(grid, events):
    grid.setFocus()
    assert interface(grid).child(0).text(NAME) == "0,0: 0"
    events.clear()
    grid.set_cells(Cells(np.full((2, 2), 3.0), 1.0))
    announce_cell(grid)
    kinds = [kind for kind, name in events if name == "0,0: 3"]
    assert kinds[:2] == [QAccessible.Event.NameChanged, QAccessible.Event.Focus]


def test_a_message_has_its_name_before_it_is_shown_and_nothing_is_said_of_what_is_hidden(
    grid, events
):
    announce(grid, "one")
    announce(grid, "two")
    assert [one for one in events if one[0] == QAccessible.Event.NameChanged] == [
        (QAccessible.Event.NameChanged, "one"),
        (QAccessible.Event.NameChanged, "two"),
    ]
    assert events[-1] == (QAccessible.Event.ObjectShow, "two")
    assert len(grid.findChildren(Notification)) == 1
    grid.hide()
    events.clear()
    announce(grid, "three")
    assert events == []


def test_a_slider_tells_its_name_where_the_keyboard_is_not(qtbot, events):
    slider = MeantSlider()
    slider.setAccessibleName("speed")
    slider.set_meaning(lambda: f"{slider.value()}×")
    qtbot.addWidget(slider)
    slider.show()
    qtbot.waitExposed(slider)
    assert interface(slider).text(NAME) == "speed: 0×"
    events.clear()
    slider.setValue(3)
    qtbot.waitUntil(lambda: names_told(events) == ["speed: 3×"])
    slider.setFocus()
    events.clear()
    slider.setValue(4)
    qtbot.wait(150)
    assert names_told(events) == []  # the number alone is spoken
    slider.clearFocus()
    qtbot.waitUntil(lambda: names_told(events) == ["speed: 4×"])
