"""A picture that is still being read is left by Escape, and by undo: what can be redone stays."""

import pytest
from hands import CONTROL, SHIFT, Key
from PIL import Image
from PySide6.QtTest import QTest

from cnnlab.lab.digits.sketch import centred
from cnnlab.ui.dialogs.picture_source import PictureSource
from cnnlab.ui.widgets.grid_view import GridView


def change_a_number(window):
    window.findChild(GridView, "inputGrid0").set_value(0, 0, 5)


def draw(window):
    window.tab("digitsTab").sketch.replace(centred([[(0, 0), (0, 9)]]), "a stroke")


def take_the_landscape(window):
    window.tab("imagesTab").pictures.use_shipped("landscape")


EDITS = {"convolutionTab": change_a_number, "digitsTab": draw, "imagesTab": take_the_landscape}


@pytest.mark.parametrize("name", EDITS)
def test_undo_leaves_a_picture_that_is_on_its_way(window, qtbot, tmp_path, name):
    window.tabs.go_to(name)
    tab = window.tab(name)
    EDITS[name](window)
    edited = tab.snapshot()()
    Image.new("L", (2500, 2000), 200).save(tmp_path / "late.png")
    tab.open_path(str(tmp_path / "late.png"))
    QTest.keyClick(window.windowHandle(), Key.Key_Z, CONTROL)
    assert "“late.png” was still being read" in window.notices.bar.text()
    source = tab.findChild(PictureSource)
    qtbot.waitUntil(lambda: not source._newest.running)
    QTest.keyClick(window.windowHandle(), Key.Key_Z, CONTROL | SHIFT)
    assert tab.undo_stack.index() == tab.undo_stack.count() == 1
    assert tab.snapshot()() == edited


@pytest.mark.parametrize("name", EDITS)
def test_escape_leaves_a_picture_that_is_on_its_way(window, qtbot, tmp_path, name):
    window.tabs.go_to(name)
    tab = window.tab(name)
    before = tab.snapshot()()
    Image.new("L", (2500, 2000), 200).save(tmp_path / "late.png")
    tab.open_path(str(tmp_path / "late.png"))
    tab.setFocus()
    QTest.keyClick(window.windowHandle(), Key.Key_Escape)
    assert window.notices.bar.text() == "“late.png” was not used: it was cancelled."
    source = tab.findChild(PictureSource)
    qtbot.waitUntil(lambda: not source._newest.running)
    assert tab.undo_stack.count() == 0
    assert tab.snapshot()() == before
    assert not source.cancel()
