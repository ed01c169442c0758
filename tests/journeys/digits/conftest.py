"""The window on the Digits tab."""

import pytest
from hands import Hands
from PySide6.QtWidgets import QApplication


@pytest.fixture
def opens_on():
    return "digitsTab"


@pytest.fixture
def hands(window):
    made = Hands(window)
    QApplication.processEvents()
    return made


@pytest.fixture
def tab(hands):
    return hands.window.tab("digitsTab")
