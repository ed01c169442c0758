"""Delete, undo, copy and paste work on the drawing, wherever in the tab the focus is."""

import numpy as np
import pytest
from digit_hands import look_inside, strokes_of
from hands import CONTROL, Key, clipboard
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from cnnlab.lab.digits.sketch import Drawing, centred

PAGES = [0, 1, 2]


@pytest.fixture
def picture(qapp):
    """A 1 on white."""
    made = np.full((60, 60, 4), 255, np.uint8)
    made[10:50, 27:33] = 0
    made[..., 3] = 255
    return QImage(made.data, 60, 60, QImage.Format.Format_RGB32).copy()


def focusable(hands, tab):
    """Every widget of the tab that can have the keyboard, as it is now shown."""
    able = [
        widget
        for widget in tab.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert len(able) > 10
    return [*able, *hands.window.tabs.findChildren(QWidget, "qt_tabwidget_tabbar")]


def focus(widget):
    """Give it the keyboard; its name, for what is said where a key fails."""
    widget.setFocus()
    QApplication.processEvents()
    assert QApplication.focusWidget() in (widget, widget.focusProxy())
    return f"{type(widget).__name__} {widget.objectName() or widget.accessibleName()}"


def draw(tab):
    tab.sketch.history.reset(Drawing())
    tab.sketch.replace(centred(strokes_of(1)[:1]), "Stroke")


def delete_failures(hands, tab, widget, name):
    hands.press(Key.Key_Delete)
    if not tab.sketch.drawing.blank or hands.window.undo_group.undoText() != "Clear":
        yield f"Delete: {name}"
    draw(tab)
    focus(widget)
    hands.press(Key.Key_Backspace)
    if not tab.sketch.drawing.blank:
        yield f"Backspace: {name}"


def undo_failures(hands, tab, widget, name):
    draw(tab)
    tab.clear()
    focus(widget)
    hands.press(Key.Key_Z, CONTROL)
    if tab.sketch.drawing.blank:
        yield f"undo: {name}"
        draw(tab)


def failures(hands, tab, widget, picture):
    """Which keys do nothing with the focus there."""
    name = focus(widget)
    clipboard().clear()
    hands.press(Key.Key_C, CONTROL)
    if clipboard().image().isNull():
        yield f"copy: {name}"
    if not isinstance(widget, QAbstractItemView):  # what a list deletes and brings back is its own
        yield from delete_failures(hands, tab, widget, name)
        yield from undo_failures(hands, tab, widget, name)
    focus(widget)
    clipboard().setImage(picture)
    hands.press(Key.Key_V, CONTROL)
    if tab.sketch.drawing.picture is None:
        yield f"paste: {name}"


def test_every_widget_leaves_the_keys_of_the_drawing_to_it(hands, tab, qtbot, picture):
    draw(tab)
    look_inside(hands, qtbot)
    kept, tried = [], set()
    for page in PAGES:
        tab.side.setCurrentIndex(page)
        QApplication.processEvents()
        for widget in focusable(hands, tab):
            if widget not in tried:
                tried.add(widget)
                draw(tab)
                kept += [(page, key) for key in failures(hands, tab, widget, picture)]
        assert len(tried) > 10 + page, page
    assert kept == []


def test_delete_with_another_key_held_is_nothing(hands, tab):
    draw(tab)
    focus(tab.answer.bars)
    hands.press(Key.Key_Delete, CONTROL)
    assert not tab.sketch.drawing.blank
    hands.press(Key.Key_Delete, Qt.KeyboardModifier.KeypadModifier)
    assert tab.sketch.drawing.blank


def test_delete_on_another_tab_leaves_the_drawing(hands, tab):
    draw(tab)
    hands.window.tabs.setCurrentIndex(0)
    focus(hands.window.tabs.findChildren(QWidget, "qt_tabwidget_tabbar")[0])
    hands.press(Key.Key_Delete)
    assert not tab.sketch.drawing.blank
