"""A row of places that lead back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cnnlab.ui.widgets.crumbs import Crumbs


def test_a_place_is_chosen_by_its_number(qtbot):
    crumbs = Crumbs()
    qtbot.addWidget(crumbs)
    crumbs.set_places(["network", "conv2", "conv2[4]"])
    crumbs.show()
    seen = []
    crumbs.chosen.connect(seen.append)
    for button in crumbs.buttons:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert seen == [0, 1, 2]
    assert [button.font().bold() for button in crumbs.buttons] == [False, False, True]


def test_what_is_left_is_hidden_and_comes_back(qtbot):
    crumbs = Crumbs()
    qtbot.addWidget(crumbs)
    crumbs.show()
    crumbs.set_places(["a", "b", "c"])
    crumbs.set_places(["a"])
    assert [button.isVisible() for button in crumbs.buttons] == [True, False, False]
    assert crumbs.buttons[0].font().bold()
    crumbs.set_places(["a", "d"])
    assert [b.text() for b in crumbs.buttons if b.isVisible()] == ["a", "d"]
    assert crumbs.texts == ("a", "d")
