"""The Network tab with few drawings: alone where that is enough, and in the whole window."""

from functools import cache

import pytest
from lone_tab import network_tab, shown_alone
from PySide6.QtWidgets import QApplication

from cnnlab.core import preprocess
from cnnlab.core.moments import principal_components
from cnnlab.digits.drawn_images import drawn_blocks
from cnnlab.lab.network import sources
from cnnlab.ui.dialogs.stop_training import StopTrainingDialog

COMPONENTS = {}  # by the data that they are of


@cache
def drawn_once(count, seed):
    """The same blocks for every test."""
    return tuple(drawn_blocks(count, seed))


def components_once(mean, covariance):
    """The eigenvectors of 784 pixels take longer than all else that a tab does at its start."""
    data = mean.tobytes(), covariance.diagonal().tobytes()
    if data not in COMPONENTS:
        COMPONENTS[data] = principal_components(mean, covariance)
    return COMPONENTS[data]


@pytest.fixture
def opens_on():
    return "networkTab"


@pytest.fixture
def few(monkeypatch):
    """Few drawings of our own, which come at once."""
    monkeypatch.setattr(sources, "TRAINED", 200)
    monkeypatch.setattr(sources, "VALIDATED", 40)
    monkeypatch.setattr(sources, "drawn_blocks", drawn_once)
    monkeypatch.setattr(preprocess, "principal_components", components_once)


@pytest.fixture
def unasked(monkeypatch):
    """A test that fails amid a training closes the window too."""
    monkeypatch.setattr(StopTrainingDialog, "_ask", lambda host, question: True)


@pytest.fixture
def starts_on():
    """Name of the page on which the tab alone opens; curves take longest to be made."""
    return "data"


@pytest.fixture
def tab(few, unasked, qtbot, tmp_path, starts_on):
    """Alone, and ready to start."""
    made = network_tab(tmp_path / "kept")
    made.show_page(starts_on)
    with shown_alone(made, qtbot):
        yield ready(made, qtbot)


@pytest.fixture
def told(tab):
    """The notices of the tab from now on."""
    heard = []
    tab.notice.connect(heard.append)
    return heard


@pytest.fixture
def window_tab(few, unasked, window, qtbot):
    """In the window, and ready to start."""
    return ready(window.tab("networkTab"), qtbot)


def ready(tab, qtbot):
    qtbot.waitUntil(lambda: tab.session.why_not == "")
    QApplication.processEvents()
    return tab
