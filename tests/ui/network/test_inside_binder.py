"""The page inside: what of it is pulled, and when."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnlab.lab.network.session import TrainingSession
from cnnlab.ui.network.inside_binder import READ


@pytest.fixture
def trained(tab, qtbot):
    """With a step done and the page inside seen."""
    return a_step_done(tab, qtbot)


@pytest.fixture
def window_trained(window_tab, qtbot):
    return a_step_done(window_tab, qtbot)


def a_step_done(tab, qtbot):
    tab.show_page("inside")
    tab.session.step()
    qtbot.waitUntil(lambda: not tab.session.running and tab.session.begun)
    QApplication.processEvents()
    return tab


def test_signs_that_stay_are_not_shown_again(trained, monkeypatch, qtbot):
    signs, shown, turns = trained.parts.inside.signs, [], trained._inside._turns
    qtbot.waitUntil(lambda: turns.free)
    monkeypatch.setattr(signs, "set_rows", shown.append)
    trained.session.moved.emit()
    qtbot.waitUntil(lambda: turns.free)
    assert shown == []
    trained.session.stop()
    qtbot.waitUntil(lambda: turns.free)
    assert shown == [[]]


def test_numbers_of_an_open_cell_stay_long_enough_to_be_read(trained, monkeypatch):
    shown = []
    monkeypatch.setattr(trained.parts.inside, "show_inspection", shown.append)
    monkeypatch.setattr(TrainingSession, "running", True)
    inside = trained._inside
    for level, after in (("network", 0), ("cell", READ)):
        if level == "cell":
            trained.parts.inside.atlas.view.open_cell("conv1", 0, 0, 0)
        trained.session.moved.emit()
        trained.session.moved.emit()
        assert inside._soon.interval() == after
        assert shown == []
        inside._soon.timeout.emit()
        assert len(shown) == 1
        shown.clear()


def test_a_network_that_does_not_fit_is_said_beside_the_last_one_that_did(tab):
    tab.show_page("inside")
    page, stack = tab.parts.inside, tab.document.sheet.stack
    before, shown = page.example.text(), page.atlas.inspection
    tab.document.edit_stack(stack.set(0, "size", (40, 40)), "Size")
    assert page.example.text() == "The network does not fit: this is the last one that did."
    assert page.atlas.inspection is shown
    assert not page.after.isEnabled()
    tab.document.edit_stack(stack, "Size")
    assert page.example.text() == before
    assert page.after.isEnabled()


def test_the_network_that_is_shown_is_worked_out_and_what_is_not_seen_is_not(
    trained, monkeypatch, qtbot
):
    shown = []
    monkeypatch.setattr(trained.parts.inside, "show_filters", shown.append)
    trained._inside.show_network()
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert shown[0] is trained.session.network.parameters["conv1.weight"]
    looked = []
    monkeypatch.setattr(trained.parts.inside, "show_inspection", looked.append)
    trained.session.moved.emit()
    assert len(looked) == 1
    trained.show_page("curves")
    looked.clear()
    trained.session.moved.emit()
    assert looked == []


def test_in_a_low_window_network_and_filters_are_seen_and_the_signs_are_asked_for(
    window_trained, window, qtbot
):
    page = window_trained.parts.inside
    heading = page.below.heading
    for size, low in (((1240, 640), True), ((1600, 1000), False), ((1240, 640), True)):
        window.resize(*size)
        QApplication.processEvents()
        assert page.signs.isVisible() is not low
        qtbot.waitUntil(
            lambda: heading.visibleRegion().boundingRect().height() >= heading.sizeHint().height()
        )
    qtbot.waitUntil(lambda: page.atlas.height() > 240)
    seen = page.atlas.height()
    QTest.mouseClick(page.below.heading, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.signs.height() >= page.signs.minimumSizeHint().height())
    assert page.signs.isVisible()
    assert heading.geometry().bottom() < page.signs.mapTo(page.below, QPoint()).y()
    QTest.mouseClick(page.below.heading, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.atlas.height() == seen)
    strip = page.filters
    assert strip.shown() == len(strip.pictures) == 8
    assert strip.rect_of(7).right() <= strip.width()
    strip.set_pictures(strip.pictures * 4)
    assert strip.rect_of(strip.shown()).right() <= strip.width(), "room for +n"
    assert 8 <= strip.shown() < 32
