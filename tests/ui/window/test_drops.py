"""What is dragged over the whole window: what each tab would take, and what it says of it."""

import pytest
from hands import LEFT, PLAIN, Hands
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QImage
from PySide6.QtWidgets import QApplication
from table_clips import spreadsheet

COPY = Qt.DropAction.CopyAction
LAB = "Drop the lab file here: it opens in place of this one"
TAKEN = {
    "convolutionTab": {"a.png": "Drop the picture here: it becomes the input"},
    "digitsTab": {
        "a.JPG": "Drop the picture here: the digits in it are read",
        "a.safetensors": "Drop the weights here: they read the digits from now on",
    },
    "neuronTab": {},
    "imagesTab": {"scan": "Drop the picture here: filters and layers work on it"},
    "networkTab": {
        "a.safetensors": "Drop the weights here: their network is shown, and can be trained on"
    },
}
NAMES = ("a.png", "a.JPG", "scan", "a.safetensors", "a.csv", "a.cnnlab", "a.exe")
PICTURES = NAMES[:3]


@pytest.fixture
def opens_on():
    return "digitsTab"


def files(*names):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(f"/folder/{name}") for name in names])
    return mime


def drag(window, mime):
    """Enter the window in the middle of what is shown, and move on; what is said, if welcome."""
    handle, page = window.windowHandle(), window.tabs.currentWidget()
    middle = page.mapTo(window, page.rect().center())
    for kind, place in ((QDragEnterEvent, middle), (QDragMoveEvent, middle + QPoint(3, 3))):
        event = kind(place, COPY, mime, LEFT, PLAIN)
        QApplication.sendEvent(handle, event)
    assert event.isAccepted() == bool(page.mark.text()) == page.mark.isVisible()
    said = page.mark.text()
    QApplication.sendEvent(handle, QDragLeaveEvent())
    assert not page.mark.isVisible()
    return said


@pytest.mark.parametrize("tab", TAKEN)
def test_each_tab_says_what_it_does_with_what_it_takes_and_nothing_else(window, tab, subtests):
    window.tabs.go_to(tab)
    told = TAKEN[tab]
    picture = next((text for name, text in told.items() if name in PICTURES), "")
    for name in NAMES:
        with subtests.test(name=name):
            expected = picture if name in PICTURES else told.get(name, "")
            assert drag(window, files(name)) == (LAB if name == "a.cnnlab" else expected)


def test_points_are_for_the_page_that_fits_them(window, subtests):
    window.tabs.go_to("neuronTab")
    window.tab("neuronTab").show_page("fit")
    words = QMimeData()
    words.setText("1 2 0")
    for mime in (files("a.csv"), files("a.TXT"), words):
        with subtests.test(mime=mime.formats()):
            assert drag(window, mime) == "Drop the table here: its points take the place of these"
    assert drag(window, files("a.png")) == ""


def test_a_picture_without_a_file_is_known_by_its_type(window):
    mime = QMimeData()
    mime.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    assert drag(window, mime) == TAKEN["digitsTab"]["a.JPG"]


class Sealed(QMimeData):
    """A picture of another program, of which nothing may be fetched yet."""

    def formats(self):
        return ["application/x-qt-image", "image/png"]

    def hasFormat(self, name):
        return name in self.formats()

    def retrieveData(self, name, _kind):
        raise AssertionError(name)


class Counted(QMimeData):
    """Thousands of files, of which is counted how often all are read."""

    def __init__(self, name):
        super().__init__()
        self.setUrls([QUrl.fromLocalFile(f"/folder/{i}/{name}") for i in range(2000)])
        self.read = 0

    def retrieveData(self, name, kind):
        self.read += name == "text/uri-list"
        return super().retrieveData(name, kind)


@pytest.mark.parametrize("tab", TAKEN)
def test_thousands_of_files_are_read_once_while_they_are_dragged(window, tab, subtests):
    window.tabs.go_to(tab)
    page = window.tabs.currentWidget()
    handle, place = window.windowHandle(), page.mapTo(window, page.rect().center())
    for name in ("a.png", "a.exe"):
        with subtests.test(name=name):
            mime = Counted(name)
            QApplication.sendEvent(handle, QDragEnterEvent(place, COPY, mime, LEFT, PLAIN))
            for i in range(20):
                at = place + QPoint(i, i)
                QApplication.sendEvent(handle, QDragMoveEvent(at, COPY, mime, LEFT, PLAIN))
            taken = name == "a.png" and any(one in TAKEN[tab] for one in PICTURES)
            assert bool(page.mark.text()) is taken
            QApplication.sendEvent(handle, QDragLeaveEvent())
            assert mime.read == 1


@pytest.mark.parametrize("tab", ["convolutionTab", "digitsTab", "imagesTab"])
def test_cells_of_a_spreadsheet_are_no_picture_to_drop(window, tab):
    window.tabs.go_to(tab)
    assert drag(window, spreadsheet()) == ""


def test_dropped_cells_that_were_not_known_as_such_are_told(window):
    window.tabs.go_to("convolutionTab")
    mime = spreadsheet()
    mime.removeFormat("text/html")
    assert drag(window, mime) == TAKEN["convolutionTab"]["a.png"]
    assert Hands(window).drop(mime, "stage")
    assert "cells of a table" in window.notices.bar.text()


def test_nothing_is_decoded_while_it_is_dragged(window):
    assert drag(window, Sealed()) == TAKEN["digitsTab"]["a.JPG"]


def test_the_mark_is_in_the_accent_of_the_theme(window):
    page, mime = window.tabs.currentWidget(), files("a.png")
    window.use_theme("dark")
    QApplication.sendEvent(page, QDragEnterEvent(page.rect().center(), COPY, mime, LEFT, PLAIN))
    accent = window.themes.theme.accent
    shot = page.grab().toImage()
    corner = shot.pixelColor(1, shot.height() // 2)
    assert corner.name() == accent.name()
    QApplication.sendEvent(page, QDragLeaveEvent())
    assert page.grab().toImage().pixelColor(1, shot.height() // 2).name() != accent.name()
