"""The Network tab with few drawings: alone where that is enough, and in the whole window."""

import pytest
from few_drawings import draw_few
from lone_tab import network_tab, shown_alone
from PySide6.QtWidgets import QApplication

from cnnlab.ui.dialogs.stop_training import StopTrainingDialog


@pytest.fixture
def opens_on():
    return "networkTab"


@pytest.fixture
def few(monkeypatch):
    """Few drawings of our own, which come at once."""
    draw_few(monkeypatch)


@pytest.fixture
def unasked(monkeypatch):
    """A test that fails amid a training closes the window too."""
    monkeypatch.setattr(StopTrainingDialog, "_ask", lambda host, question, **_: True)


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
