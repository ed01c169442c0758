"""The Network tab in the window, with few drawings."""

from functools import cache

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from cnnlab.core import preprocess
from cnnlab.core.moments import principal_components
from cnnlab.digits.drawn_images import drawn_blocks
from cnnlab.lab.network import sources
from cnnlab.ui.dialogs.stop_training import StopTrainingDialog


@cache
def drawn_once(count, seed):
    """The same blocks for every test."""
    return tuple(drawn_blocks(count, seed))


@cache
def components_once(mean, covariance):
    """The eigenvectors of 784 pixels take longer than all else that a tab does at its start."""
    arrays = (np.frombuffer(numbers) for numbers in (mean, covariance))
    return principal_components(next(arrays), next(arrays).reshape(2 * [len(mean) // 8]))


@pytest.fixture
def opens_on():
    return "networkTab"


@pytest.fixture
def few(monkeypatch):
    """Few drawings of our own, which come at once."""
    monkeypatch.setattr(sources, "TRAINED", 200)
    monkeypatch.setattr(sources, "VALIDATED", 40)
    monkeypatch.setattr(sources, "drawn_blocks", drawn_once)
    monkeypatch.setattr(
        preprocess,
        "principal_components",
        lambda mean, covariance: components_once(mean.tobytes(), covariance.tobytes()),
    )


@pytest.fixture
def unasked(monkeypatch):
    """A test that fails amid a training closes the window too."""
    monkeypatch.setattr(StopTrainingDialog, "_ask", lambda host, question: True)


@pytest.fixture
def tab(few, unasked, window, qtbot):
    """Ready to start."""
    found = window.tab("networkTab")
    qtbot.waitUntil(lambda: found.session.why_not == "")
    QApplication.processEvents()
    return found
