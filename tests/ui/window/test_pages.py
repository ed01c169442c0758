"""Pages: what a drop would do is said before, and it reaches the tab after the drop is over."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QDialog

from cnnlab.lab.shared.incoming import may_hold_picture
from cnnlab.ui.window.pages import Pages
from cnnlab.ui.window.tab import Tab
from cnnlab.ui.window.tabs import TabSpec

HOW = Qt.DropAction.CopyAction
WITH = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class PictureTab(Tab):
    """Keeps what it is given."""

    takes_pictures = True
    finds = True

    def __init__(self):
        super().__init__()
        self.given, self.refusals = [], []
        self.notice.connect(lambda notice: self.refusals.append(notice.say()))

    def drop_text(self, mime):
        return "Drop it" if may_hold_picture(mime) else ""

    def take_mime(self, mime):
        self.given.append((mime.urls(), mime.hasImage() and mime.imageData().size().toTuple()))
        return self.finds


@pytest.fixture
def pages(qtbot):
    specs = (
        TabSpec("pictures", "Pictures", lambda _settings, _language: PictureTab()),
        TabSpec("other", "Other", lambda _settings, _language: Tab()),
    )
    made = Pages(specs, lambda _name, factory: factory(None, "en"))
    qtbot.addWidget(made)
    made.show_tab(0)
    return made


def enter(page, mime, how=HOW):
    event = QDragEnterEvent(QPointF(5, 5).toPoint(), how, mime, *WITH)
    event.ignore()
    QApplication.sendEvent(page, event)
    return event.isAccepted()


def move(page, mime):
    event = QDragMoveEvent(QPointF(7, 9).toPoint(), HOW, mime, *WITH)
    event.ignore()
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


def test_while_it_is_dragged_a_mark_says_what_a_drop_does(pages):
    page, mime = pages.widget(0), picture()
    assert enter(page, mime)
    assert (page.mark.text(), page.mark.isVisibleTo(page)) == ("Drop it", True)
    assert page.mark.geometry() == page.rect()
    assert move(page, mime)
    pages.resize(pages.width() + 90, pages.height())
    QApplication.sendPostedEvents()
    assert page.mark.geometry() == page.rect()


@pytest.mark.parametrize(
    "end",
    [
        lambda pages, _: QApplication.sendEvent(pages.widget(0), QDragLeaveEvent()),
        lambda pages, mime: QApplication.sendEvent(
            pages.widget(0), QDropEvent(QPointF(5, 5), HOW, mime, *WITH)
        ),
        lambda pages, _: pages.setCurrentIndex(1),
    ],
    ids=["it leaves", "it is dropped", "another tab is shown"],
)
def test_the_mark_goes(pages, end):
    page, mime = pages.widget(0), picture()
    pages.show()
    enter(page, mime)
    end(pages, mime)
    assert (page.mark.text(), page.mark.isVisible()) == ("", False)
    QApplication.processEvents()


def test_over_what_takes_nothing_no_mark_is_seen(pages):
    page, text = pages.widget(0), QMimeData()
    text.setText("some words")
    enter(page, text)
    assert not move(page, text)
    assert not page.mark.isVisibleTo(page)


def test_a_drop_that_could_be_a_move_is_a_copy(pages):
    both, mime = Qt.DropAction.MoveAction | HOW, picture()
    event = QDropEvent(QPointF(5, 5), both, mime, *WITH)
    event.setDropAction(Qt.DropAction.MoveAction)
    enter(pages.widget(0), mime, both)
    QApplication.sendEvent(pages.widget(0), event)
    assert event.isAccepted()
    assert event.dropAction() == HOW
    QApplication.processEvents()


def test_while_a_dialog_asks_nothing_is_welcome(pages, qtbot):
    dialog = QDialog(pages)
    qtbot.addWidget(dialog)
    mime = picture()
    dialog.open()
    assert not enter(pages.widget(0), mime)
    dialog.close()
    assert enter(pages.widget(0), mime)


def test_what_is_gone_when_it_is_looked_for_is_told(pages):
    pages.shown.finds = False
    mime = picture()
    enter(pages.widget(0), mime)
    QApplication.sendEvent(pages.widget(0), QDropEvent(QPointF(5, 5), HOW, mime, *WITH))
    QApplication.processEvents()
    assert pages.shown.refusals == ["What was dropped is no longer there."]
