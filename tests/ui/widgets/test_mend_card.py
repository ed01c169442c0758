"""What is wrong, with buttons that mend it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cnnlab.ui.widgets.mend_card import MendCard


@pytest.fixture(params=[False, True])
def card(qtbot, request):
    made = MendCard("hint", beside=request.param)
    qtbot.addWidget(made)
    return made


def test_it_is_there_only_while_something_is_wrong(card):
    assert not card.isVisibleTo(card.parentWidget())
    card.tell("The loss grows.", ["Slower"])
    assert card.isVisible()
    assert card.accessibleName() == card.text() == "The loss grows."
    card.tell("")
    assert not card.isVisible()


def test_each_offer_is_a_button(card):
    said = []
    card.chosen.connect(said.append)
    card.tell("The loss grows.", ["Slower", "Begin again"])
    for button in card.buttons:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert said == [0, 1]
    card.tell("It stands still.", ["Faster"])
    assert [button.isVisible() for button in card.buttons] == [True, False]


def test_a_hint_beside_its_buttons_can_be_closed(qtbot):
    card = MendCard("hint", beside=True)
    qtbot.addWidget(card)
    card.tell("The loss grows.")
    with qtbot.waitSignal(card.closed):
        QTest.mouseClick(card.close_button, Qt.MouseButton.LeftButton)
