"""The Network tab in the window, with few drawings."""

import pytest
from PySide6.QtWidgets import QApplication

from cnnlab.lab.network import sources
from cnnlab.ui.dialogs.stop_training import StopTrainingDialog


@pytest.fixture
def opens_on():
    return "networkTab"


@pytest.fixture
def few(monkeypatch):
    """Few drawings of our own, which come at once."""
    monkeypatch.setattr(sources, "TRAINED", 200)
    monkeypatch.setattr(sources, "VALIDATED", 40)


@pytest.fixture
def unasked(monkeypatch):
    """A test that fails amid a training closes the window too."""
    monkeypatch.setattr(StopTrainingDialog, "ask", lambda host: True)


@pytest.fixture
def tab(few, unasked, window, qtbot):
    """Ready to start."""
    found = window.tab("networkTab")
    qtbot.waitUntil(lambda: found.session.why_not == "")
    QApplication.processEvents()
    return found
