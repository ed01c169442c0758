"""Another theme while something is hidden: it costs nothing then, and is never seen too late."""

import numpy as np
import pytest
from image_pixels import codes
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from cnnlab.scene.colours import load_theme
from cnnlab.ui.dialogs.about import AboutDialog
from cnnlab.ui.dialogs.gestures import GesturesDialog
from cnnlab.ui.dialogs.title import TitleDialog
from cnnlab.ui.window.paged_tab import PagedTab
from cnnlab.ui.window.theme import sheet

PLACES = [
    ("convolutionTab", ""),
    ("digitsTab", ""),
    *[("neuronTab", page) for page in ("neuron", "layers", "fit", "ideas")],
    *[("imagesTab", page) for page in ("filters", "layers", "pieces")],
]
ELSEWHERE = {"digitsTab": "networkTab"}  # of the others the Digits tab, which is dressed soonest


class Watch(QObject):
    """Counts the events of one kind that a widget and those in it get while it is installed."""

    def __init__(self, kind: QEvent.Type, under: QWidget) -> None:
        super().__init__()
        self.kind, self.under, self.count = kind, under, 0
        self.sheets: set[str] = set()
        self.watched = [under, *under.findChildren(QWidget)]

    def eventFilter(self, watched, event):
        if event.type() == self.kind:
            self.count += 1
            self.sheets.add(self.under.styleSheet())
        return False

    def __enter__(self):
        for widget in self.watched:
            widget.installEventFilter(self)
        return self

    def __exit__(self, *_):
        for widget in self.watched:
            widget.removeEventFilter(self)


@pytest.fixture
def still(window):
    """The window with nothing that plays or glides, and nothing under the pointer."""
    QCursor.setPos(window.mapToGlobal(QPoint(-20, -20)))  # where an earlier test left it, it hovers
    window.tab("convolutionTab").player.pause()
    window.tab("convolutionTab").player.seek(4)
    window.tab("convolutionTab").player.advance(1000)
    return window


def show(window, name, page):
    """Show a tab, and a page of it; gives what is dressed there."""
    window.tabs.go_to(name)
    tab = window.tab(name)
    if isinstance(tab, PagedTab):
        tab.show_page(page)
        return tab.page
    if name == "digitsTab":
        tab.look_inside()  # what is made a moment after the tab was seen
    return tab


def picture(window):
    """What is painted of the tab, with nothing that blinks.

    Without the tabs' names: as wide as a bold one is, Qt's bar stays where it is no longer bold.
    """
    for _ in range(3):  # the keyboard comes back where the window becomes active late
        if (focused := QApplication.focusWidget()) is not None:
            focused.clearFocus()
        QApplication.processEvents()
    tab = window.tabs.shown
    parts = [tab.page, tab.panel] if isinstance(tab, PagedTab) else [window.tabs.currentWidget()]
    return [codes(part.grab().toImage()) for part in parts]


def unlike(found, due):
    """Of each part first and last row and column where they differ, and a colour of each there."""
    told = []
    for a, b in zip(found, due, strict=True):
        if a.shape != b.shape:
            told.append((a.shape, b.shape))
        elif (a != b).any():
            rows, columns = np.nonzero(a != b)
            at = rows[0], columns[0]
            told.append((rows.min(), rows.max(), columns.min(), columns.max(), a[at], b[at]))
    return told


def test_what_was_hidden_looks_as_if_it_had_been_seen(still, subtests):
    for name, page in PLACES:
        elsewhere = (ELSEWHERE.get(name, "digitsTab"), "")
        with subtests.test(tab=name, page=page):
            still.use_theme("light")
            show(still, name, page)
            picture(still)
            still.use_theme("dark")
            seen = picture(still)
            still.use_theme("light")
            light = picture(still)
            beside = [place for place in PLACES if place[0] == name and place != (name, page)]
            for other in [elsewhere, *beside[:1]]:
                show(still, *other)
                still.use_theme("dark")
                show(still, name, page)
                assert unlike(picture(still), seen) == [], other
                still.use_theme("light")
                assert unlike(picture(still), light) == [], other


def test_hidden_widgets_are_told_when_they_are_shown(still, subtests):
    for name, page in PLACES:
        elsewhere = (ELSEWHERE.get(name, "digitsTab"), "")
        with subtests.test(tab=name, page=page):
            still.use_theme("light")
            part = show(still, name, page)
            QApplication.processEvents()
            with Watch(QEvent.Type.StyleChange, part) as watch:
                show(still, *elsewhere)
                still.use_theme("dark")
                QApplication.processEvents()
                assert not watch.count
                still.use_theme("light")  # back before it is shown: there is nothing to do
                show(still, name, page)
                assert not watch.count
                still.use_theme("dark")
                assert watch.count
            with Watch(QEvent.Type.Paint, part) as watch:
                show(still, *elsewhere)
                still.use_theme("light")
                show(still, name, page)
                QApplication.processEvents()
                assert watch.sheets == {sheet(load_theme("light"))}


def test_a_dialog_has_the_look_of_the_window(still, subtests):
    opener = still.tab("neuronTab")
    for place in [("networkTab", ""), ("neuronTab", "fit")]:
        still.use_theme("light")
        show(still, *place)
        still.use_theme("dark")
        dialogs = [
            AboutDialog(still._settings, still),
            GesturesDialog([], still),
            TitleDialog(opener),
        ]
        for dialog in dialogs:
            with subtests.test(place=place, dialog=type(dialog).__name__):
                dialog.show()
                QApplication.processEvents()
                button = next(b for b in dialog.findChildren(QPushButton) if b.isEnabled())
                button.clearFocus()
                image = button.grab().toImage()
                assert image.pixelColor(5, image.height() // 2) == load_theme("dark").control
                dialog.close()
                dialog.deleteLater()
