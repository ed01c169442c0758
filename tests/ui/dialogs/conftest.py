"""A widget for a dialog to stand over."""

import pytest
from PySide6.QtWidgets import QWidget


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made
