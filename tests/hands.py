"""What a person does to the whole window: points, clicks, turns the wheel, presses keys."""

from functools import cached_property

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from cnnlab.lab.shared.picture_loader import PictureLoader
from cnnlab.ui.widgets.grid_view import GridView

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
PLAIN, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


def scroll_to(widget):
    """Have the area that holds a widget show it."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None and area.verticalScrollBar().isVisible():
        area.ensureWidgetVisible(widget)
        QApplication.processEvents()


class Hands:
    """On one window; cells are named by their grid, row and column, from 0."""

    def __init__(self, window):
        self.window = window

    @cached_property
    def tab(self):
        """The Convolution tab, not made for tests of others."""
        return self.window.tab("convolutionTab")

    @cached_property
    def player(self):
        return self.window.tab("convolutionTab").player

    # what is there

    def widget(self, name):
        """The only widget of that name."""
        found = self.window.findChildren(QWidget, name)
        assert len(found) == 1, f"{name}: {len(found)}"
        return found[0]

    def grid(self, name) -> GridView:
        return self.widget(name)

    def values(self, name):
        grid = self.grid(name)
        rows, columns = grid.shape
        return [[grid.value(r, c) for c in range(columns)] for r in range(rows)]

    def ledger(self):
        return self.widget("ledger").text()

    def message(self):
        return self.window.notices.bar.text()

    def at(self, name, row, column):
        """Middle of a cell, in the window."""
        grid = self.grid(name)
        return grid.mapTo(self.window, grid.cell_rect(row, column).center())

    # what is done

    def rest(self):
        """Pause, and let the window arrive."""
        self.player.pause()
        self.settle()

    def settle(self):
        self.player.advance(1000)
        QApplication.processEvents()

    def begin_anew(self):
        """The demo at its first step, with nothing to undo, pinned, pointed at or said."""
        self.tab.use_example(0)
        self.tab.undo_stack.clear()
        self.tab.focus.pin(None)
        self.tab.playback.seek(0)
        self.tab.stage.setFocus()
        self.window.notices.clear()
        self.rest()
        self.point_away()

    def wait_for_pictures(self):
        wait_for_pictures(self.window)

    def press(self, key, modifier=PLAIN, times=1):
        """A key as the window gets it: shortcuts first, then whoever has the keyboard."""
        for _ in range(times):
            QTest.keyClick(self.window.windowHandle(), key, modifier)
        self.wait_for_pictures()

    def type(self, text):
        for letter in text:
            QTest.keyClick(QApplication.focusWidget(), letter)
        QApplication.processEvents()

    def press_on(self, widget, where=None, modifier=PLAIN):
        """A click of the left button on a widget, in its middle if nowhere else.

        Where it is scrolled out of sight, it is scrolled to first.
        """
        scroll_to(widget)
        place = widget.mapTo(self.window, where or widget.rect().center())
        QTest.mouseClick(self.window.windowHandle(), LEFT, modifier, place)
        self.wait_for_pictures()

    def click(self, name, row, column, modifier=PLAIN):
        place = self.at(name, row, column)
        QTest.mouseClick(self.window.windowHandle(), LEFT, modifier, place)
        QApplication.processEvents()

    def double_click(self, name, row, column):
        place = self.at(name, row, column)
        QTest.mouseDClick(self.window.windowHandle(), LEFT, PLAIN, place)
        QApplication.processEvents()

    def drag(self, start, *stops, modifier=PLAIN):
        """Press at one place of the window, move over others, let go at the last."""
        handle = self.window.windowHandle()
        QTest.mousePress(handle, LEFT, modifier, start)
        for stop in stops:
            QTest.mouseMove(handle, stop)
            QApplication.processEvents()
        QTest.mouseRelease(handle, LEFT, modifier, stops[-1])
        QApplication.processEvents()

    def point(self, name, row, column):
        self.move_to(self.at(name, row, column))

    def point_away(self):
        """To where nothing is shown."""
        self.move_to(QPoint(self.window.width() - 3, self.window.height() - 3))

    def move_to(self, place):
        QTest.mouseMove(self.window.windowHandle(), place)
        QApplication.processEvents()

    def wheel(self, place, turns, modifier=PLAIN):
        handle = self.window.windowHandle()
        QTest.wheelEvent(handle, place, QPoint(0, 120 * turns), QPoint(), modifier)
        QApplication.processEvents()

    def choose_example(self, title):
        """A worked example, by keyboard only."""
        self.choose_in(self.widget("presetBox"), title)

    def choose_in(self, box, text):
        """In the opened list of a box, where nothing on the way is chosen."""
        box.setFocus()
        self.press(Key.Key_Down, ALT)
        self.press(Key.Key_Home)
        self.press(Key.Key_Down, times=box.findText(text))
        self.press(Key.Key_Return)
        assert box.currentText() == text

    def drop(self, mime, name):
        """Drag something from another program over a widget and let go; whether it was welcome."""
        widget, handle = self.widget(name), self.window.windowHandle()
        place = QPointF(widget.mapTo(self.window, widget.rect().center()))
        with_what = (Qt.DropAction.CopyAction, mime, LEFT, PLAIN)
        entered = QDragEnterEvent(place.toPoint(), *with_what)
        QApplication.sendEvent(handle, entered)
        if entered.isAccepted():
            QApplication.sendEvent(handle, QDropEvent(place, *with_what))
        self.wait_for_pictures()
        return entered.isAccepted()

    def write(self, name, row, column, text):
        """Type a number into a cell and press Enter."""
        self.click(name, row, column)
        self.press(Key.Key_F2)
        self.type(text)
        self.press(Key.Key_Return)


def wait_for_pictures(window):
    """Until those that were opened, pasted or dropped have been used or refused."""
    QApplication.processEvents()
    loaders = window.findChildren(PictureLoader)
    patience = QDeadlineTimer(20_000)
    while any(loader.running for loader in loaders):
        assert not patience.hasExpired()
        wait(1)
    QApplication.processEvents()


def wait(ms):
    """Handle events for so long, with Python's lock let go: ``qWait`` keeps it from threads."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def clipboard():
    return QGuiApplication.clipboard()
