"""Pages: what is dropped on one reaches its tab, after the drop is over."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication

from cnnlab.ui.window.pages import Pages
from cnnlab.ui.window.tab import Tab
from cnnlab.ui.window.tabs import TabSpec

HOW = Qt.DropAction.CopyAction
WITH = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class PictureTab(Tab):
    """Keeps what it is given."""

    takes_pictures = True

    def __init__(self):
        super().__init__()
        self.given = []

    def take_mime(self, mime):
        self.given.append((mime.urls(), mime.hasImage() and mime.imageData().size().toTuple()))
        return True


@pytest.fixture
def pages(qtbot):
    specs = (
        TabSpec("pictures", "Pictures", lambda _settings, _language: PictureTab()),
        TabSpec("later", "Later", promise="Something will stand here."),
    )
    made = Pages(specs, lambda _name, factory: factory(None, "en"))
    qtbot.addWidget(made)
    made.show_tab(0)
    return made


def enter(page, mime):
    event = QDragEnterEvent(QPointF(5, 5).toPoint(), HOW, mime, *WITH)
    QApplication.sendEvent(page, event)
    return event.isAccepted()


def picture():
    image = QImage(3, 2, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    mime = QMimeData()
    mime.setImageData(image)
    return mime


def test_the_program_it_was_dragged_from_is_not_kept_waiting(pages):
    page, tab, mime = pages.widget(0), pages.shown, picture()
    assert enter(page, mime)
    QApplication.sendEvent(page, QDropEvent(QPointF(5, 5), HOW, mime, *WITH))
    assert tab.given == []
    mime.clear()  # as a drag's own data is when it is over
    QApplication.processEvents()
    assert tab.given == [([], (3, 2))]


def test_files_keep_their_order(pages, tmp_path):
    paths = [tmp_path / name for name in ("b.png", "a.png")]
    for path in paths:
        path.write_bytes(b"x")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    assert enter(pages.widget(0), mime)
    QApplication.sendEvent(pages.widget(0), QDropEvent(QPointF(5, 5), HOW, mime, *WITH))
    QApplication.processEvents()
    assert pages.shown.given == [(mime.urls(), False)]


def test_where_nothing_takes_it_it_is_not_welcome(pages):
    text = QMimeData()
    text.setText("some words")
    assert not enter(pages.widget(0), text)
    pages.show_tab(1)
    assert not enter(pages.widget(1), picture())
