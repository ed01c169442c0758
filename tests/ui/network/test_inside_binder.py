"""The page inside: what of it is pulled, and when."""

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture
def trained(tab, qtbot):
    """With a step done and the page inside seen."""
    tab.show_page("inside")
    tab.session.step()
    qtbot.waitUntil(lambda: not tab.session.running and tab.session.begun)
    QApplication.processEvents()
    return tab


def test_signs_that_stay_are_not_shown_again(trained, monkeypatch):
    shown = []
    monkeypatch.setattr(trained.parts.inside.signs, "set_rows", shown.append)
    trained.session.moved.emit()
    assert shown == []
    trained.session.stop()
    assert shown == [[]]


def test_what_is_not_seen_is_not_worked_out(trained, monkeypatch):
    looked = []
    monkeypatch.setattr(trained.parts.inside, "show_inspection", looked.append)
    trained.session.moved.emit()
    assert len(looked) == 1
    trained.show_page("curves")
    looked.clear()
    trained.session.moved.emit()
    assert looked == []
