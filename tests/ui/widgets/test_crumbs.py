"""The row of places that lead back."""

import pytest
from hands import LEFT
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from cnnlab.ui.widgets.crumbs import Crumbs


@pytest.fixture
def crumbs(qtbot):
    made = Crumbs()
    qtbot.addWidget(made)
    made.show()
    return made


def shown(crumbs):
    return [button.text() for button in crumbs.buttons if button.isVisible()]


def signs(crumbs):
    return sum(label.isVisible() for label in crumbs.findChildren(QLabel))


def test_the_places_stand_in_order_with_a_sign_between_two(crumbs):
    crumbs.set_places(["network", "conv1", "conv1[2]"])
    assert shown(crumbs) == ["network", "conv1", "conv1[2]"]
    assert signs(crumbs) == 2
    assert [button.x() for button in crumbs.buttons] == sorted(b.x() for b in crumbs.buttons)


def test_fewer_places_leave_nothing_behind(crumbs):
    crumbs.set_places(["network", "conv1", "conv1[2]"])
    crumbs.set_places(["network"])
    assert shown(crumbs) == ["network"]
    assert signs(crumbs) == 0
    crumbs.set_places(["network", "fc"])
    assert shown(crumbs) == ["network", "fc"]
    assert signs(crumbs) == 1


def test_only_the_last_one_is_bold(crumbs):
    for places in (["a", "b", "c"], ["a", "b"], ["a", "b", "c"]):
        crumbs.set_places(places)
        bold = [button.font().bold() for button in crumbs.buttons if button.isVisible()]
        assert bold == [False] * (len(places) - 1) + [True]


def test_a_click_names_the_place(crumbs, qtbot):
    crumbs.set_places(["network", "conv1", "conv1[2]"])
    for index in (1, 0, 2):
        with qtbot.waitSignal(crumbs.chosen) as told:
            QTest.mouseClick(crumbs.buttons[index], LEFT)
        assert told.args == [index]
