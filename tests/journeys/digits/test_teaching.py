"""Digits that the user keeps: learned from, exported, erased."""

import numpy as np
import pytest
from digit_hands import answer, draw_by_mouse, put_strokes, strokes_of
from disk import closed, no_room
from hands import CONTROL, Key
from image_pixels import codes
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from cnnlab.lab.digits.sketch import Drawing
from cnnlab.scene.colours import load_theme
from cnnlab.ui.dialogs.stop_training import StopTrainingDialog
from cnnlab.ui.digits.digit_tiles import MARGIN


@pytest.mark.parametrize("opens_on", ["convolutionTab"])
def test_a_learned_network_that_cannot_be_read_is_told(window, settings_path):
    folder = settings_path.parent / "digits"
    folder.mkdir()
    (folder / "learned.safetensors").write_bytes(b"no weights")
    window.tabs.setCurrentIndex(1)
    QApplication.processEvents()
    said = window.notices.bar.text()
    assert "fine-tuned on your digits can’t be used: its file is damaged." in said


@pytest.fixture
def few_others(monkeypatch):
    """Few digits of others are learned from as well, so that learning is soon done."""
    monkeypatch.setattr("cnnlab.digits.training.fine_tune.OTHERS", 120)
    monkeypatch.setattr("cnnlab.digits.training.fine_tune.TEST_SIZE", 40)


@pytest.mark.usefixtures("few_others")
def test_digits_are_kept_learned_from_and_forgotten(hands, tab, qtbot, monkeypatch):
    """A seven on its head, which no network reads as a seven."""
    tab.side.setCurrentIndex(2)
    mine = tab.mine
    assert not mine.learning.learn.isEnabled()
    assert "still to be kept: 3" in mine.learning.result.text()
    hands.press_on(mine.digits[4])
    assert "nothing to keep" in hands.message()
    for seed in range(4):
        put_strokes(hands, [[0, 1] + stroke * [1, -1] for stroke in strokes_of(7, seed)])
        hands.press_on(mine.digits[7])
    assert [one[2] for one in shown(mine, qtbot)] == [True] * 4
    assert mine.count.text() == "4 kept, read wrong: 4"
    with qtbot.waitSignal(tab.teaching.finished):
        hands.press_on(mine.learning.learn)
        assert mine.learning.stop.isVisible()
        assert not mine.networks.open.isEnabled()
    assert "Your digits read right: 0 of 4 → 4 of 4." in mine.learning.result.text()
    assert mine.networks.kinds["learned"].isChecked()
    assert answer(hands)[0] == "7"
    assert [one[2] for one in shown(mine, qtbot)] == [False] * 4
    hands.press_on(mine.networks.kinds["shipped"], QPoint(10, 10))
    assert answer(hands)[0] != "7"
    assert [one[2] for one in shown(mine, qtbot)] == [True] * 4
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    hands.press_on(mine.erase)
    assert mine.count.text() == "None kept yet"
    hands.press_on(mine.undo)
    assert mine.count.text().startswith("4 kept")


def shown(mine, qtbot):
    """The thumbnails, once they were read: labels and readings."""
    qtbot.waitUntil(lambda: not mine.own._reading.running)
    return [(one.label, one.read_as.label, one.wrong) for one in mine.tiles.digits()]


@pytest.fixture
def mine(hands, tab, qtbot):
    """Three fours are kept."""
    tab.side.setCurrentIndex(2)
    for seed in range(3):
        put_strokes(hands, strokes_of(4, seed))
        hands.press_on(tab.mine.digits[4])
    assert len(shown(tab.mine, qtbot)) == 3
    return tab.mine


def test_learning_is_stopped_by_its_button(hands, tab, mine, qtbot):
    with qtbot.waitSignal(tab.teaching.finished):
        hands.press_on(mine.learning.learn)
        hands.press_on(mine.learning.stop)
    assert mine.learning.result.text() == "Stopped; nothing was changed."
    assert mine.networks.kinds["shipped"].isChecked()
    assert mine.learning.learn.isVisible()


def test_closing_asks_while_it_learns(hands, tab, mine, window, qtbot, monkeypatch):
    asked, answers = [], [False, True]
    monkeypatch.setattr(
        StopTrainingDialog,
        "_ask",
        lambda host, question, **_: asked.append(question) or answers.pop(0),
    )
    with qtbot.waitSignal(tab.teaching.reported):
        hands.press_on(mine.learning.learn)
    window.close()
    assert window.isVisible()
    assert tab.teaching.running
    window.close()
    assert not window.isVisible()
    assert not tab.teaching.running
    assert ["taught your digits" in question for question in asked] == [True, True]


def test_files_that_are_no_digits_are_told(hands, tab, mine, window, qtbot):
    for path in tab.teaching.collection.files():
        path.write_bytes(b"no picture")
    with qtbot.waitSignal(tab.teaching.unusable):
        hands.press_on(mine.learning.learn)
    assert window.notices.bar.text().startswith("None of the kept files is a digit of 28 × 28")
    assert mine.learning.learn.isVisible()
    assert "Stopped" not in mine.learning.result.text()


def test_learning_that_fails_says_why(hands, tab, mine, qtbot, monkeypatch):
    def broken(*_):
        raise ArithmeticError("the loss is nan")

    monkeypatch.setattr("cnnlab.digits.training.fine_tune.fine_tune", broken)
    with qtbot.captureExceptions() as raised, qtbot.waitSignal(tab.teaching.failed):
        hands.press_on(mine.learning.learn)
    assert [error for error, *_ in raised] == [ArithmeticError]
    assert "Training failed: the loss is nan" in hands.message()
    assert mine.learning.learn.isEnabled()


def test_kept_digits_are_exported(hands, mine, tmp_path, monkeypatch):
    place = tmp_path / "out"
    place.mkdir()
    answers = [str(place), "", str(place / "none" / "none")]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: answers.pop(0))
    hands.press_on(mine.export)
    assert "3 digits were written" in hands.message()
    assert len(list(place.glob("4/*.png"))) == 3
    (place / "none").write_bytes(b"a file where a folder was")
    hands.press_on(mine.export)
    assert "3 digits were written" in hands.message(), "cancelled"
    hands.press_on(mine.export)
    assert "can’t be written" in hands.message()


def test_many_digits_are_written_while_the_window_goes_on(
    hands, mine, tmp_path, monkeypatch, qtbot
):
    kept = mine.own.collection
    for number in range(400):
        kept.keep(np.full((28, 28), number / 400), 7, Drawing())
    mine.own.changed.emit()
    place = tmp_path / "out"
    place.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(place))
    mine.export.setFocus()
    hands.press(Key.Key_Space)
    bar = mine.bar
    assert bar.progress.isVisible()
    assert bar.cancel.hasFocus()
    assert not mine.erase.isVisible()
    assert not mine.undo.isVisible()
    qtbot.waitUntil(lambda: bar.progress.value() > 0)
    assert bar.progress.maximum() == 403
    hands.press(Key.Key_Space)
    qtbot.waitUntil(mine.export.isVisible)
    assert mine.export.hasFocus()
    written = len(list(place.rglob("*.png")))
    assert 0 < written < 403
    assert f"{written} digits were written" in hands.message()


def test_erased_by_mistake_many_come_back(hands, mine, monkeypatch, qtbot):
    for number in range(30):
        mine.own.collection.keep(np.full((28, 28), number / 30), 7, Drawing())
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    hands.press_on(mine.erase)
    assert mine.count.text() == "None kept yet"
    hands.press_on(mine.undo)
    qtbot.waitUntil(lambda: mine.count.text().startswith("33 kept"))
    assert mine.erase.isVisible()
    assert not mine.bar.progress.isVisible()


def test_erasing_asks_first(hands, mine, monkeypatch):
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Cancel)
    hands.press_on(mine.erase)
    assert mine.count.text().startswith("3 kept")


def test_a_full_collection_says_so(hands, tab, mine, monkeypatch):
    put_strokes(hands, strokes_of(1))
    monkeypatch.setattr("cnnlab.lab.digits.collection.MOST", 3)
    hands.press_on(mine.digits[4])
    assert "The collection is full" in hands.message()
    assert mine.count.text().startswith("3 kept")


def test_a_digit_that_finds_no_room_is_not_kept_and_says_so(hands, tab, mine):
    put_strokes(hands, strokes_of(1))
    with no_room():
        hands.press_on(mine.digits[4])
    assert hands.message() == (
        f"“{tab.teaching.collection.folder / '4' / '0004.json'}” can’t be written: the disk is "
        "full. Make room and try again."
    )
    assert mine.count.text().startswith("3 kept")


def test_digits_that_can_not_be_deleted_stay_and_say_so(hands, tab, mine, monkeypatch):
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    with closed(tab.teaching.collection.folder / "4"):
        for ask in (lambda: press_cross(hands, mine, 1), lambda: hands.press_on(mine.erase)):
            hands.window.notices.clear()
            ask()
            assert "can’t be deleted: the system does not allow it" in hands.message()
            assert mine.count.text().startswith("3 kept")
    press_cross(hands, mine, 1)
    assert mine.count.text().startswith("2 kept")


def press_cross(hands, mine, row):
    """Point at a thumbnail, then press the cross that shows."""
    port = mine.tiles.viewport()
    place = port.mapTo(hands.window, mine.tiles.cross_at(row).center())
    hands.move_to(place)
    QTest.mouseClick(hands.window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()


def test_one_is_deleted_by_its_cross_and_comes_back(hands, mine, qtbot):
    paths = [one.path.name for one in mine.tiles.digits()]
    press_cross(hands, mine, 1)
    assert [one.path.name for one in mine.tiles.digits()] == [paths[0], paths[2]]
    assert hands.message() == "A 4 was deleted"
    hands.press_on(hands.window.notices.bar.offer)
    shown(mine, qtbot)
    assert [one.path.name for one in mine.tiles.digits()] == paths


def test_one_is_deleted_by_the_keyboard_which_stays_where_it_was(hands, tab, mine, qtbot):
    drawing = tab.sketch.drawing
    mine.tiles.setFocus()
    hands.press(Key.Key_Home)
    hands.press(Key.Key_Right)
    gone = mine.tiles.digits()[1].path
    hands.press(Key.Key_Delete)
    assert len(shown(mine, qtbot)) == 2
    assert not gone.exists()
    assert mine.tiles.hasFocus()
    assert mine.tiles.currentIndex().row() == 1
    assert tab.sketch.drawing is drawing, "the canvas is not cleared"
    hands.press(Key.Key_Z, CONTROL)
    assert len(shown(mine, qtbot)) == 3
    assert mine.tiles.hasFocus()
    assert tab.sketch.drawing is drawing


def test_the_keyboard_stays_where_it_was(hands, tab, mine, qtbot):
    put_strokes(hands, strokes_of(7))
    mine.digits[7].setFocus()
    hands.press(Key.Key_Space)
    shown(mine, qtbot)
    assert mine.digits[7].hasFocus()
    mine.learning.learn.setFocus()
    with qtbot.waitSignal(tab.teaching.finished):
        hands.press(Key.Key_Space)
        assert mine.learning.stop.hasFocus()
        hands.press(Key.Key_Space)
    assert mine.learning.learn.hasFocus()
    mine.undo.setFocus()
    for left in (3, 2, 1, 0):
        assert mine.undo.hasFocus()
        hands.press(Key.Key_Space)
        assert len(shown(mine, qtbot)) == left
    assert mine.tiles.hasFocus(), "there is nothing to undo any more"


def test_a_drawing_is_not_kept_twice(hands, mine, qtbot):
    hands.press_on(mine.digits[4])
    assert hands.message() == "This drawing is kept as a 4 already; it is not kept twice."
    assert len(shown(mine, qtbot)) == 3
    hands.press_on(mine.digits[9])
    assert hands.message() == "The drawing was kept as a 4; it is a 9 now"
    assert [one[0] for one in shown(mine, qtbot)] == [4, 4, 9]
    assert mine.tiles.currentIndex().row() == 2


def test_a_wrongly_read_one_is_framed_and_says_what_it_is_read_as(hands, mine, qtbot):
    hands.press_on(mine.digits[9])
    assert shown(mine, qtbot)[2] == (9, 4, True)
    hands.point_away()
    model = mine.tiles.model()
    assert model.data(model.index(2), Qt.ItemDataRole.ToolTipRole) == "9, read as 4"
    picture = mine.tiles.viewport().grab().toImage()

    def edge(row):
        tile = mine.tiles.visualRect(model.index(row))
        return picture.pixelColor(tile.left() + MARGIN, tile.center().y() - 8)

    assert edge(2) == load_theme("light").negative_text
    assert edge(0) == load_theme("light").line


def test_another_language_in_the_middle_of_it(hands, tab, mine, qtbot):
    with qtbot.waitSignal(tab.teaching.finished):
        hands.press_on(mine.learning.learn)
        hands.press_on(mine.learning.stop)
    hands.press_on(mine.digits[9])
    hands.window.use_language("zh_CN")
    QApplication.processEvents()
    shown(mine, qtbot)
    assert mine.learning.result.text() == "已停止，没有任何改动。"
    assert hands.message() == "这幅图原先作为 4 保存，现已改为 9"
    assert mine.count.text() == "已保存 3 个，其中误读 1 个"
    model = mine.tiles.model()
    assert model.data(model.index(2), Qt.ItemDataRole.ToolTipRole) == "9，被识别为 4"
    assert mine.networks.kinds["shipped"].text() == "自带的网络"


@pytest.mark.usefixtures("few_others")
def test_a_network_that_finds_no_room_is_used_and_says_so(hands, tab, mine, qtbot):
    with qtbot.waitSignal(tab.teaching.finished), no_room():
        hands.press_on(mine.learning.learn)
        qtbot.waitUntil(lambda: hands.message().startswith("The network"))
    assert hands.message().startswith("The network has learned, but is kept only until cnnlab ends")
    assert "learned.safetensors” can’t be written: the disk is full" in hands.message()
    assert mine.networks.kinds["learned"].isChecked()


def test_the_networks_pixels_lie_round_the_drawing(hands, tab):
    """The grid covers what the network's image shows, wherever that is on the canvas."""
    pad, square = hands.widget("drawPad"), hands.widget("drawPad").square()
    draw_by_mouse(hands, strokes_of(7), left=0.6, top=0.6, size=0.2)
    tab.reader.read()
    without = codes(pad.grab().toImage())
    hands.press_on(tab.tools.grid)
    hands.point_away()
    changed = np.argwhere(codes(pad.grab().toImage()) != without)[:, ::-1]
    low, high = np.min(changed, axis=0), np.max(changed, axis=0)
    size = (high - low) / square.width()
    assert np.all(size < 0.4), "28 pixels for a drawing of 20"
    middle = ((low + high) / 2 - square.topLeft().toTuple()) / square.width()
    np.testing.assert_allclose(middle, (0.7, 0.7), atol=0.06)
