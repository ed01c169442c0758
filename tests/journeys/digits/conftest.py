"""The window on the Digits tab."""

import pytest
from hands import Hands
from PySide6.QtWidgets import QApplication


@pytest.fixture
def hands(window):
    made = Hands(window)
    window.tabs.setCurrentIndex(1)
    QApplication.processEvents()
    return made


@pytest.fixture
def tab(hands):
    return hands.window.tab("digitsTab")
