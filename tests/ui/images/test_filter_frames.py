"""Frames of the page of filters while something moves: what is painted, and what is left alone."""

import pytest
from filter_hands import noise
from PySide6.QtCore import QEvent, QObject

from cnnlab.lab.images.shown_plane import picture_plane


@pytest.fixture
def hands(hands):
    hands.show(noise(1, 700, 900))
    return hands


class Layouts(QObject):
    """Counts how often a widget is asked to lay itself out anew."""

    count = 0

    def eventFilter(self, watched, event):
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def test_what_is_smoothed_is_painted_fast_while_one_zooms(hands):
    hands.page.views.zoom.zoom_by(1)
    fast = hands.view.grab().toImage()
    hands.qtbot.waitUntil(lambda: not hands.view._resting.isActive())
    rested = hands.view.grab().toImage()
    assert rested != fast
    hands.view.forget()
    assert hands.view.grab().toImage() == rested


def test_a_frame_is_painted_over_the_last_one(hands):
    """Nothing of it is left: not beside the picture, and not where another size is shown."""
    hands.page.views.zoom.zoom_by(12)
    hands.view.grab()
    hands.page.views.zoom.fit()
    hands.qtbot.waitUntil(lambda: not hands.view._resting.isActive())
    again = hands.view.grab().toImage()
    hands.view._pixmap = None
    assert hands.view.grab().toImage() == again


def test_an_edit_of_a_weight_lays_nothing_out_anew(hands, qtbot):
    hands.page.edits.set_weight(0, 0, 1.5)  # a filter by name has become a typed one
    hands.rest()
    qtbot.wait(1)
    layouts = Layouts()
    hands.window.installEventFilter(layouts)

    def stands_still():
        layouts.count = 0
        qtbot.wait(20)
        return layouts.count == 0

    qtbot.waitUntil(stands_still)  # what was asked for before may come late on a busy machine
    hands.page.edits.set_weight(0, 0, 2.5)
    hands.rest()
    qtbot.wait(1)
    hands.window.removeEventFilter(layouts)
    assert hands.page.parts.filter_note.text().endswith("3.5")
    assert layouts.count == 0


@pytest.mark.parametrize("value", [0.25, 123456.5, -7.5])
def test_few_numbers_tell_how_long_they_can_be(value):
    plane = noise(1, 80, 80)[0].astype("float32")
    plane[40, 40] = value
    sample = picture_plane(plane).sample
    assert value in sample
    assert len(sample) < 20
