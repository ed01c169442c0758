"""Pictures, samples, folders and the clipboard as ways to a digit."""

import re

import numpy as np
import pytest
from digit_hands import answer, draw_by_mouse, strokes_of
from hands import CONTROL, SHIFT, Key
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication, QFileDialog

from cnnlab.app import create_window


@pytest.fixture
def photo(tmp_path):
    """A dark three on grey paper, lit from one side."""
    image = QImage(200, 160, QImage.Format.Format_RGB32)
    for x in range(200):
        for y in range(160):
            image.setPixelColor(x, y, QColor(150 + x // 3, 150 + x // 3, 140 + x // 3))
    painter = QPainter(image)
    painter.setPen(QPen(QColor(50, 50, 70), 9))
    for stroke in strokes_of(3):
        points = [QPoint(round(60 + 80 * x), round(30 + 80 * y)) for x, y in stroke]
        painter.drawPolyline(points)
    painter.end()
    path = tmp_path / "three.png"
    image.save(str(path))
    return path


def test_a_photographed_digit_is_opened(hands, photo, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(photo), ""))
    hands.press(Key.Key_O, CONTROL | SHIFT)
    assert answer(hands) == "3"
    hands.press(Key.Key_Z, CONTROL)
    assert not answer(hands).isdigit()


def test_a_picture_is_pasted_light_on_dark(hands, photo):
    image = QImage(str(photo))
    image.invertPixels()
    QGuiApplication.clipboard().setImage(image)
    hands.widget("drawPad").setFocus()
    hands.press(Key.Key_V, CONTROL)
    assert answer(hands) == "3"


def test_the_grid_lies_on_what_the_network_gets_of_a_picture(hands, tab, photo):
    hands.window.tab("digitsTab").open_path(str(photo))
    hands.wait_for_pictures()
    seen, done = tab.pad._seen, tab.reader.reading.preparation
    left, top, right, bottom = done.box
    assert 0 < max(right - left, bottom - top) < 1
    assert seen.width() == pytest.approx(28 / 20 * max(right - left, bottom - top))
    assert seen.left() < left < right < seen.right()
    assert "% of the canvas" in tab.answer.done.text()


def test_a_picture_can_be_drawn_into_and_rubbed_out(hands, tab, photo):
    tab.open_path(str(photo))
    hands.wait_for_pictures()
    before = tab.sketch.drawing.picture
    read = answer(hands)
    draw_by_mouse(hands, [np.array([[0.1, 0.1], [0.2, 0.1]])], 0, 0, 1)
    assert tab.sketch.drawing.picture.sum() > before.sum()
    hands.press(Key.Key_Z, CONTROL)
    assert tab.sketch.drawing.picture is before
    assert answer(hands) == read
    rows = [np.array([[0.0, y], [1.0, y]]) for y in np.arange(0, 1.01, 0.05)]
    draw_by_mouse(hands, rows, 0, 0, 1, Qt.MouseButton.RightButton)
    assert tab.sketch.drawing.blank


def test_a_picture_is_dropped(hands, tab, photo, qtbot):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo))])
    assert hands.drop(mime, "drawPad")
    qtbot.waitUntil(lambda: answer(hands) == "3")


@pytest.mark.parametrize("content", ["blank", "damaged", "missing"])
def test_what_is_no_digit_is_said_and_nothing_is_lost(hands, tab, tmp_path, content):
    draw_by_mouse(hands, strokes_of(5))
    path = tmp_path / "holiday.png"
    if content == "blank":
        image = QImage(60, 60, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        image.save(str(path))
    elif content == "damaged":
        path.write_bytes(b"\x89PNG\r\n\x1a\nbroken")
    tab.open_path(str(path))
    hands.wait_for_pictures()
    assert "holiday.png" in hands.message()
    assert answer(hands) == "5"


@pytest.mark.parametrize("source", ["hands", "drawn"])
def test_samples_are_read(hands, tab, source):
    right = 0
    for digit in range(10):
        getattr(tab.tools.menu, source).actions()[digit].trigger()
        QApplication.processEvents()
        right += answer(hands)[0] == str(digit)
    assert right >= 8
    assert tab.undo_stack.count() == 10


def test_a_real_hand_is_credited_and_followed_by_another(hands, tab):
    tab.tools.menu.hands.actions()[4].trigger()
    said = hands.message()
    assert re.fullmatch(r"A 4 by writer [a-z]{3}-[0-9a-f]{6}\. UniPen, CC BY 4\.0", said)
    first = tab.sketch.drawing
    hands.widget("drawPad").setFocus()
    hands.press(Key.Key_N)
    assert hands.message().startswith("A 4 by writer ")
    assert tab.sketch.drawing is not first
    tab.tools.menu.drawn.actions()[4].trigger()
    assert hands.message() == "", "cnnlab drew it"


def test_a_digit_of_a_folder_is_asked_for(hands, tab, tmp_path, qtbot, monkeypatch):
    from digit_files import write_picture

    for digit in (3, 5):
        write_picture(tmp_path / str(digit) / "a.png", digit)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    with qtbot.waitSignal(tab.samples.picked):
        tab.tools.menu.folder.actions()[5].trigger()
    assert hands.message() == "5/a.png: labelled 5"
    tab.tools.menu.folder.actions()[4].trigger()
    assert hands.message() == "There is no 4 in that folder."
    tab.tools.menu.folder.actions()[3].trigger()
    assert hands.message() == "3/a.png: labelled 3"


def test_the_samples_are_said_in_another_language(hands, tab):
    tab.tools.menu.hands.actions()[4].trigger()
    hands.window.use_language("zh_CN")
    QApplication.processEvents()
    assert hands.message().startswith("书写者")
    menu = tab.tools.menu
    assert menu.hands.title() == "真人手写(&H)"
    assert menu.choose.text() == "选择文件夹…(&C)"


def test_the_digits_of_a_folder(hands, tab, tmp_path, qtbot, monkeypatch):
    from digit_files import write_strokes

    write_strokes(tmp_path / "some.jsonl")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    with qtbot.waitSignal(tab.folder.picked):
        tab.tools.menu.choose.trigger()
    assert "labelled" in hands.message()
    before = tab.sketch.drawing
    hands.widget("drawPad").setFocus()
    hands.press(Key.Key_N)
    assert tab.sketch.drawing is not before


def test_a_bug_in_reading_a_folder_is_not_taken_for_a_bad_folder(
    hands, tab, tmp_path, qtbot, monkeypatch
):
    def broken(*_):
        raise IndexError("a bug")

    monkeypatch.setattr("cnnlab.lab.digits.folder_digits.open_library", broken)
    with qtbot.captureExceptions() as raised:
        tab.folder.open(tmp_path)
        qtbot.waitUntil(lambda: bool(raised))
    assert [error for error, *_ in raised] == [IndexError]
    assert hands.message() == ""


def test_a_bad_picture_of_a_folder_is_told(hands, tab, tmp_path, qtbot):
    from digit_files import write_picture

    write_picture(tmp_path / "3" / "a.png", 3)
    (tmp_path / "3" / "bad.png").write_bytes(b"no picture")
    with qtbot.waitSignal(tab.folder.picked):
        tab.folder.open(tmp_path)
    assert "could not be used: 1. The first: " in hands.message()
    assert "bad.png" in hands.message()
    qtbot.waitUntil(lambda: answer(hands)[0] == "3")


def test_a_folder_without_digits(hands, tab, tmp_path, qtbot):
    with qtbot.waitSignal(tab.folder.refused):
        tab.folder.open(tmp_path)
    assert "No digits could be read there" in hands.message()


def test_a_drawing_is_copied_and_pasted_as_a_picture(hands):
    draw_by_mouse(hands, strokes_of(5))
    hands.press(Key.Key_C, CONTROL)
    hands.press(Key.Key_Delete)
    hands.press(Key.Key_V, CONTROL)
    assert hands.widget("drawPad").strokes() == []
    assert answer(hands) == "5"


def test_the_pen_is_remembered(hands, tab, qtbot, settings_path):
    hands.widget("drawPad").setFocus()
    hands.press(Key.Key_BracketRight, times=4)
    width = tab.pad.pen_width
    hands.window.close()
    again = create_window(settings_path)
    qtbot.addWidget(again)
    again.tabs.setCurrentIndex(1)
    assert again.tab("digitsTab").pad.pen_width == pytest.approx(width)
    assert again.tab("digitsTab").tools.width_.value() == round(width * 1000)
    again.close()
