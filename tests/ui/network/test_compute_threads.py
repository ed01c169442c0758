"""One compute thread, unless the user wants more."""

import pytest
from dialog_hands import answered
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSpinBox

from cnnlab.lab.shared.settings import Settings
from cnnlab.ui.network import compute_threads


@pytest.fixture
def tab(window_tab):
    return window_tab


@pytest.fixture
def four(monkeypatch):
    monkeypatch.setattr(compute_threads, "processors", lambda: 4)


def choose(window, count, key=Qt.Key.Key_Return):
    def answer(dialog):
        box = dialog.findChild(QSpinBox)
        box.selectAll()
        QTest.keyClicks(box, str(count))
        QTest.keyClick(box, key)

    answered(window.menu["compute_threads"].trigger, answer)


def train(tab, qtbot):
    tab.session.step()
    qtbot.waitUntil(lambda: not tab.session.running)


def test_they_act_from_the_next_start_on_and_are_kept(tab, window, qtbot, four, settings_path):
    train(tab, qtbot)
    assert tab.session.run.threads == 1
    choose(window, 3)
    said = window.notices.bar.text()
    assert said == "Compute threads from the next start of a training on: 3."
    assert tab.session.run.threads == 1
    train(tab, qtbot)
    assert tab.session.run.threads == 3
    window.menu.refresh()
    assert window.menu["compute_threads"].text().endswith(": 3")
    window.close()
    assert Settings(settings_path).number("network_threads", 1, 64) == 3


def test_a_dialog_that_is_cancelled_changes_nothing_and_no_more_than_processors_are_taken(
    tab, window, four
):
    choose(window, 3, Qt.Key.Key_Escape)
    assert tab.session.threads == 1
    assert window.notices.bar.text() == ""
    choose(window, 99)
    assert tab.session.threads <= 4


def test_there_is_at_least_one_processor():
    assert compute_threads.processors() >= 1
