"""Digits that the user keeps: learned from, exported, erased."""

import numpy as np
import pytest
from digit_hands import answer, draw_by_mouse, strokes_of
from disk import closed, no_room
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox


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
    tab.side.setCurrentIndex(2)
    mine = tab.mine
    assert not mine.learn.isEnabled()
    hands.press_on(mine.digits[4])
    assert "nothing to keep" in hands.message()
    for seed in range(4):
        tab.clear()
        draw_by_mouse(hands, strokes_of(4, seed))
        hands.press_on(mine.digits[4])
    assert "4×4" in mine.count.text()
    hands.press_on(mine.take_back)
    assert "3×4" in mine.count.text()
    with qtbot.waitSignal(tab.teaching.finished):
        hands.press_on(mine.learn)
        assert mine.stop.isVisible()
    assert "before" in mine.result.text()
    assert "copy" in mine.which.text()
    assert answer(hands)[0] == "4"
    hands.press_on(mine.unlearn)
    assert "shipped" in mine.which.text()
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    hands.press_on(mine.erase)
    assert "No digits" in mine.count.text()


@pytest.fixture
def mine(hands, tab):
    """Three fours are kept."""
    tab.side.setCurrentIndex(2)
    draw_by_mouse(hands, strokes_of(4))
    for _ in range(2):
        tab.teaching.collection.keep(tab.reader.reading.image, 4, tab.sketch.drawing)
    hands.press_on(tab.mine.digits[4])
    return tab.mine


def test_learning_is_stopped_by_its_button(hands, tab, mine, qtbot):
    with qtbot.waitSignal(tab.teaching.finished):
        hands.press_on(mine.learn)
        hands.press_on(mine.stop)
    assert mine.result.text() == "Stopped; nothing was changed."
    assert "shipped" in mine.which.text()
    assert mine.learn.isVisible()


def test_learning_that_fails_says_why(hands, tab, mine, qtbot, monkeypatch):
    def broken(*_):
        raise ArithmeticError("the loss is nan")

    monkeypatch.setattr("cnnlab.digits.training.fine_tune.fine_tune", broken)
    with qtbot.captureExceptions() as raised, qtbot.waitSignal(tab.teaching.failed):
        hands.press_on(mine.learn)
    assert [error for error, *_ in raised] == [ArithmeticError]
    assert "Training failed: the loss is nan" in hands.message()
    assert mine.learn.isEnabled()


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


def test_erasing_asks_first(hands, mine, monkeypatch):
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Cancel)
    hands.press_on(mine.erase)
    assert "3×4" in mine.count.text()


def test_a_full_collection_says_so(hands, mine, monkeypatch):
    monkeypatch.setattr("cnnlab.lab.digits.collection.MOST", 3)
    hands.press_on(mine.digits[4])
    assert "The collection is full" in hands.message()
    assert "3×4" in mine.count.text()


def test_a_digit_that_finds_no_room_is_not_kept_and_says_so(hands, tab, mine):
    with no_room():
        hands.press_on(mine.digits[4])
    assert hands.message() == (
        f"“{tab.teaching.collection.folder / '4' / '0004.json'}” can’t be written: the disk is "
        "full. Make room and try again."
    )
    assert "3×4" in mine.count.text()


def test_digits_that_can_not_be_deleted_stay_and_say_so(hands, tab, mine, monkeypatch):
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    with closed(tab.teaching.collection.folder / "4"):
        for button in (mine.take_back, mine.erase):
            hands.window.notices.clear()
            hands.press_on(button)
            assert "can’t be deleted: the system does not allow it" in hands.message()
            assert "3×4" in mine.count.text()
    hands.press_on(mine.take_back)
    assert "2×4" in mine.count.text()


@pytest.mark.usefixtures("few_others")
def test_a_network_that_finds_no_room_is_used_and_says_so(hands, tab, mine, qtbot):
    with qtbot.waitSignal(tab.teaching.finished), no_room():
        hands.press_on(mine.learn)
        qtbot.waitUntil(lambda: hands.message().startswith("The network"))
    assert hands.message().startswith("The network has learned, but is kept only until cnnlab ends")
    assert "learned.safetensors” can’t be written: the disk is full" in hands.message()
    assert "copy" in mine.which.text()


def test_closing_while_it_learns(hands, tab):
    for seed in range(3):
        tab.clear()
        draw_by_mouse(hands, strokes_of(4, seed))
        tab.mine.keep(4)
    tab.mine.learn.click()
    hands.window.close()
    assert not tab.teaching.running


def test_the_networks_pixels_lie_round_the_drawing(hands, tab):
    """The grid covers what the network's image shows, wherever that is on the canvas."""
    pad, square = hands.widget("drawPad"), hands.widget("drawPad").square()
    draw_by_mouse(hands, strokes_of(7), left=0.6, top=0.6, size=0.2)
    tab.reader.read()
    without = pad.grab().toImage()
    hands.press_on(tab.tools.grid)
    hands.point_away()
    image = pad.grab().toImage()
    changed = [
        (x, y)
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
        if image.pixelColor(x, y) != without.pixelColor(x, y)
    ]
    low, high = np.min(changed, axis=0), np.max(changed, axis=0)
    size = (high - low) / square.width()
    assert np.all(size < 0.4), "28 pixels for a drawing of 20"
    middle = ((low + high) / 2 - square.topLeft().toTuple()) / square.width()
    np.testing.assert_allclose(middle, (0.7, 0.7), atol=0.06)
