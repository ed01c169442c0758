"""The Digits tab by mouse and keyboard: ten digits drawn, read, followed down to a product."""

import numpy as np
import pytest
from disk import closed, no_room
from hands import CONTROL, SHIFT, Hands, Key
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from cnnlab.app import create_window
from cnnlab.digits.handwriting import draw

STYLES = {0: "plain", 1: "flagged", 4: "open", 7: "crossed"}


@pytest.fixture
def hands(window):
    made = Hands(window)
    window.tabs.setCurrentIndex(1)
    QApplication.processEvents()
    return made


@pytest.fixture
def tab(hands):
    return hands.window.tab("digitsTab")


def strokes_of(digit, seed=1):
    style = STYLES.get(digit)
    drawn = draw(digit, np.random.default_rng(seed), style or "plain")
    points = np.concatenate(drawn)
    low, side = points.min(axis=0), np.ptp(points, axis=0).max()
    return [(stroke - low) / side for stroke in drawn]


def draw_by_mouse(hands, strokes, left=0.2, top=0.15, size=0.6, button=Qt.MouseButton.LeftButton):
    """Strokes in 0…1, drawn with real mouse events in a part of the canvas."""
    pad = hands.widget("drawPad")
    handle, square = hands.window.windowHandle(), pad.square()
    for stroke in strokes:
        places = [
            pad.mapTo(
                hands.window,
                (
                    square.topLeft() + QPointF(left + x * size, top + y * size) * square.width()
                ).toPoint(),
            )
            for x, y in stroke
        ]
        QTest.mousePress(handle, button, Qt.KeyboardModifier.NoModifier, places[0])
        for place in places[1:]:
            QTest.mouseMove(handle, place)
        QTest.mouseRelease(handle, button, Qt.KeyboardModifier.NoModifier, places[-1])
    QApplication.processEvents()


def answer(hands):
    return hands.widget("answerLabel").text()


def look_inside(hands, qtbot):
    qtbot.waitUntil(lambda: hands.window.tab("digitsTab").inner is not None, timeout=10_000)
    layers = hands.window.tab("digitsTab").inner.layers
    layers.pull()
    qtbot.waitUntil(lambda: not layers._soon.isActive() and not layers._waiting)
    QApplication.processEvents()
    return hands.window.tab("digitsTab").inner


# drawing


@pytest.mark.parametrize("digit", range(10))
def test_ten_digits_are_drawn_and_read(hands, digit):
    draw_by_mouse(hands, strokes_of(digit))
    assert answer(hands) == str(digit)
    assert hands.widget("probabilityBars").values().argmax() == digit


@pytest.mark.parametrize("place", [(0.03, 0.03), (0.7, 0.03), (0.03, 0.7), (0.7, 0.7)])
def test_a_seven_in_any_corner(hands, tab, place):
    draw_by_mouse(hands, strokes_of(7), *place, 0.25)
    assert answer(hands) == "7"
    hands.press(Key.Key_P)
    assert not tab.answer.prepares.isChecked()
    assert answer(hands) != "7"
    assert "scaled down" in tab.answer.done.text()
    hands.press(Key.Key_P)
    assert answer(hands) == "7"


def test_it_reads_while_one_draws(hands):
    pad = hands.widget("drawPad")
    handle, square = hands.window.windowHandle(), pad.square()

    def at(x, y):
        return pad.mapTo(
            hands.window, (square.topLeft() + QPointF(x, y) * square.width()).toPoint()
        )

    QTest.mousePress(
        handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at(0.5, 0.1)
    )
    for y in np.linspace(0.1, 0.8, 20):
        QTest.mouseMove(handle, at(0.5, y))
    QApplication.processEvents()
    assert answer(hands) == "1"
    assert len(pad.strokes()) == 1
    QTest.mouseRelease(
        handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at(0.5, 0.8)
    )
    assert pad.strokes()[0].shape[0] >= 20


@pytest.mark.parametrize("size", [(1280, 720), (1600, 700), (900, 1000)])
def test_the_whole_pad_can_be_drawn_on(hands, size):
    hands.window.resize(*size)
    QApplication.processEvents()
    pad = hands.widget("drawPad")
    assert pad.width() == pad.height()
    corner = pad.mapTo(hands.window, QPoint(pad.width() - 8, pad.height() - 8))
    hands.drag(pad.mapTo(hands.window, QPoint(8, 8)), corner)
    (stroke,) = pad.strokes()
    assert stroke[0].max() < 0.05
    assert stroke[-1].min() > 0.95


def test_nothing_is_said_of_nothing(hands):
    assert not any(letter.isdigit() for letter in answer(hands))
    assert hands.widget("probabilityBars").values() is None
    draw_by_mouse(hands, strokes_of(3))
    hands.press_on(hands.widget("clearButton"))
    assert hands.widget("drawPad").strokes() == []
    assert not any(letter.isdigit() for letter in answer(hands))


def test_undo_redo_and_clear_by_keyboard(hands):
    draw_by_mouse(hands, strokes_of(7))
    hands.press(Key.Key_Z, CONTROL)
    assert len(hands.widget("drawPad").strokes()) == 1
    hands.press(Key.Key_Z, CONTROL)
    assert hands.widget("drawPad").strokes() == []
    hands.press(Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    hands.press(Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert answer(hands) == "7"
    hands.press(Key.Key_Delete)
    assert hands.widget("drawPad").strokes() == []
    hands.press(Key.Key_Z, CONTROL)
    assert answer(hands) == "7"


def test_each_tab_has_its_own_undo(hands):
    draw_by_mouse(hands, strokes_of(7))
    hands.window.tabs.setCurrentIndex(0)
    hands.press(Key.Key_Z, CONTROL)
    hands.window.tabs.setCurrentIndex(1)
    assert len(hands.widget("drawPad").strokes()) == 2


def test_the_eraser_and_the_right_button(hands, tab):
    line = [np.array([[0.0, 0.5], [1.0, 0.5]])]
    across = [np.array([[0.5, 0.3], [0.5, 0.7]])]
    draw_by_mouse(hands, line)
    draw_by_mouse(hands, across, button=Qt.MouseButton.RightButton)
    assert len(hands.widget("drawPad").strokes()) == 2, "cut in two"
    hands.press(Key.Key_E)
    assert tab.tools.eraser.isChecked()
    draw_by_mouse(hands, [np.array([[0.0, 0.5], [1.0, 0.5]])])
    assert hands.widget("drawPad").strokes() == []
    hands.press(Key.Key_Z, CONTROL)
    hands.press(Key.Key_Z, CONTROL)
    assert len(hands.widget("drawPad").strokes()) == 1


def test_pen_width_and_grid(hands, tab):
    hands.widget("drawPad").setFocus()
    before = tab.pad.pen_width
    hands.press(Key.Key_BracketRight, times=2)
    assert tab.pad.pen_width == pytest.approx(before + 0.01)
    draw_by_mouse(hands, strokes_of(1))
    assert tab.sketch.drawing.strokes[0].width == tab.pad.pen_width
    hands.press(Key.Key_G)
    assert tab.tools.grid.isChecked()


def test_a_drawing_survives_another_size_of_the_window(hands):
    draw_by_mouse(hands, strokes_of(5))
    before = [stroke.copy() for stroke in hands.widget("drawPad").strokes()]
    hands.window.resize(1100, 640)
    QApplication.processEvents()
    for old, new in zip(before, hands.widget("drawPad").strokes(), strict=True):
        np.testing.assert_array_equal(old, new)
    assert answer(hands) == "5"


def test_a_scribble_is_doubted(hands):
    rng = np.random.default_rng(4)
    draw_by_mouse(hands, [rng.random((60, 2))])
    assert answer(hands).endswith("?")


# other ways in


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


def test_samples_are_read(hands, tab):
    for digit in range(10):
        tab.tools.menu.actions()[digit].trigger()
        QApplication.processEvents()
        assert answer(hands)[0].isdigit()
    assert tab.undo_stack.count() == 10


def test_the_digits_of_a_folder(hands, tab, tmp_path, qtbot, monkeypatch):
    from digit_files import write_strokes

    write_strokes(tmp_path / "some.jsonl")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    with qtbot.waitSignal(tab.folder.picked):
        tab.tools.menu.actions()[-2].trigger()
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
    assert answer(hands)[0] == "3"


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


# through the layers


def test_a_cell_is_opened_and_carried_into_the_convolution_tab(hands, qtbot):
    draw_by_mouse(hands, strokes_of(7))
    inner = look_inside(hands, qtbot)
    inner.layers.pull()
    strip = inner.layers.strips["conv2"]
    inner.layers.area.ensureWidgetVisible(strip)
    QApplication.processEvents()
    place = strip.place_of((3, 6, 7)).toPoint()
    QTest.mouseMove(strip.viewport(), place)
    QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=place)
    opened = inner.opened.opened
    assert opened.cell == (3, 6, 7)
    assert inner.opened.title.text().startswith("conv2[3, 6, 7] = ")
    window = hands.window
    before = window.tab("convolutionTab").document.undo_stack.count()
    QTest.mouseClick(inner.opened.open, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert window.tabs.currentIndex() == 0
    assert window.tab("convolutionTab").document.undo_stack.count() == before + 1
    assert hands.grid("outputGrid0").value(6, 7) == pytest.approx(opened.value, abs=1e-4)
    assert hands.grid("inputGrid15").shape == (14, 14)
    step = window.tab("convolutionTab").player.step
    assert step.cell == (0, 6, 7)
    assert step.total == pytest.approx(opened.value, abs=1e-4)
    layout = window.tab("convolutionTab").stage.layout_shown
    most = np.argsort(-np.abs(step.channel_sums))
    assert sorted(most[:4]) == list(layout.whole), "those that contribute most are in full"
    texts = [
        chip.text.replace("−", "-") for chip in window.tab("convolutionTab").stage.overlay.chips
    ]
    others = step.channel_sums[most[4:]].sum()
    assert float(texts[-1]) == pytest.approx(others, abs=6e-4)
    thumbnail = int(most[-1])
    hands.press_on(hands.grid(f"inputGrid{thumbnail}"))
    assert thumbnail in window.tab("convolutionTab").stage.layout_shown.whole
    hands.press(Key.Key_Z, CONTROL)
    assert hands.values("outputGrid0") == [[2, 3, 3], [3, 7, 3], [8, 10, -3]]


@pytest.mark.parametrize("layer", ["conv1", "relu3", "pool1", "pool2", "relu4", "fc"])
def test_every_kind_of_layer_can_be_carried_over(hands, qtbot, layer):
    draw_by_mouse(hands, strokes_of(2))
    inner = look_inside(hands, qtbot)
    inner.layers.pull()
    shown = next(one for one in inner.layers.shown if one.name == layer)
    cell = tuple(n // 2 for n in shown.shape)
    inner.open(shown, cell)
    QTest.mouseClick(inner.opened.open, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    opened = inner.opened.opened
    there = hands.grid("outputGrid0").value(*opened.at[1:])
    assert there == pytest.approx(opened.value, abs=1e-4)


def test_pointing_shows_the_receptive_field(hands, tab, qtbot):
    draw_by_mouse(hands, strokes_of(7))
    inner = look_inside(hands, qtbot)
    strip = inner.layers.strips["conv1"]
    inner.layers.area.ensureWidgetVisible(strip)
    QApplication.processEvents()
    place = strip.place_of((2, 10, 12))
    assert strip.cell_at(place) == (2, 10, 12)
    QTest.mouseMove(strip.viewport(), place.toPoint())
    window = tab.answer.image._window
    assert (window.top(), window.left(), window.width(), window.height()) == (8, 10, 5, 5)
    inner.layers._on_pointed(inner.layers.shown[2], None)
    assert tab.answer.image._window is None


def test_a_strip_by_keyboard(hands, qtbot):
    draw_by_mouse(hands, strokes_of(7))
    inner = look_inside(hands, qtbot)
    strip = inner.layers.strips["pool1"]
    strip.setFocus()
    for key in (Key.Key_PageDown, Key.Key_Down, Key.Key_Down, Key.Key_Right, Key.Key_Return):
        QTest.keyClick(strip, key)
    assert inner.opened.opened.cell == (1, 2, 1)


def test_the_maps_follow_the_drawing_and_filters_are_shown(hands, qtbot):
    inner = look_inside(hands, qtbot)
    before = inner.layers.activations["conv1"].copy()
    draw_by_mouse(hands, strokes_of(7))
    qtbot.waitUntil(lambda: not np.array_equal(inner.layers.activations["conv1"], before))
    box = inner.layers.filter_buttons["conv2"]
    box.click()
    assert inner.layers.strips["conv2"]._shape == (32 * 16, 3, 3)
    box.click()
    assert inner.layers.strips["conv2"]._shape == (32, 14, 14)


def test_the_forward_pass_plays_layer_by_layer(hands, qtbot):
    inner = look_inside(hands, qtbot)
    inner.layers._beat.setInterval(1)
    inner.layers.play.click()
    assert inner.layers.strips["fc"]._image.opacity() < 1
    qtbot.waitUntil(lambda: not inner.layers._beat.isActive())
    assert inner.layers.strips["fc"]._image.opacity() == 1


# why


def test_why_it_is_a_seven(hands, tab, qtbot):
    draw_by_mouse(hands, strokes_of(7))
    tab.side.setCurrentIndex(1)
    hands.press_on(tab.why.buttons["occlusion"])
    qtbot.waitUntil(lambda: tab.explainer.map is not None, timeout=5000)
    assert "“7”" in tab.why.meaning.text()
    assert tab.why.stroke.text()
    tab.answer.bars.chosen.emit(1)
    qtbot.waitUntil(lambda: "“1”" in tab.why.meaning.text(), timeout=5000)
    hands.press_on(tab.why.buttons["none"])
    assert tab.explainer.map is None


# teaching


def test_a_learned_network_that_cannot_be_read_is_told(window, settings_path):
    folder = settings_path.parent / "digits"
    folder.mkdir()
    (folder / "learned.safetensors").write_bytes(b"no weights")
    window.tabs.setCurrentIndex(1)
    QApplication.processEvents()
    said = window.notices.bar.text()
    assert "fine-tuned on your digits can’t be used: its file is damaged." in said


def test_digits_are_kept_learned_from_and_forgotten(hands, tab, qtbot, monkeypatch):
    monkeypatch.setattr("cnnlab.digits.training.fine_tune.OTHERS", 120)
    monkeypatch.setattr("cnnlab.digits.training.fine_tune.TEST_SIZE", 40)
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
    with qtbot.waitSignal(tab.teaching.finished, timeout=60_000):
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
    with qtbot.waitSignal(tab.teaching.finished, timeout=60_000):
        hands.press_on(mine.learn)
        hands.press_on(mine.stop)
    assert mine.result.text() == "Stopped; nothing was changed."
    assert "shipped" in mine.which.text()
    assert mine.learn.isVisible()


def test_learning_that_fails_says_why(hands, tab, mine, qtbot, monkeypatch):
    def broken(*_):
        raise ArithmeticError("the loss is nan")

    monkeypatch.setattr("cnnlab.digits.training.fine_tune.fine_tune", broken)
    with qtbot.captureExceptions() as raised, qtbot.waitSignal(tab.teaching.failed, timeout=60_000):
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


def test_a_network_that_finds_no_room_is_used_and_says_so(hands, tab, mine, qtbot):
    with qtbot.waitSignal(tab.teaching.finished, timeout=60_000), no_room():
        hands.press_on(mine.learn)
        qtbot.waitUntil(lambda: hands.message().startswith("The network"), timeout=60_000)
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


# both languages and themes


def test_maps_take_another_theme_without_being_worked_out_again(hands, tab, qtbot):
    look_inside(hands, qtbot)
    strip = tab.inner.layers.strips["conv1"]
    before, kept = strip.grab().toImage(), tab.inner.layers.activations
    hands.window.use_theme("dark")
    assert strip.grab().toImage() != before
    assert tab.inner.layers.activations is kept


def test_another_language_and_theme(hands, tab, qtbot):
    look_inside(hands, qtbot)
    draw_by_mouse(hands, strokes_of(7))
    hands.window.use_language("zh_CN")
    hands.window.use_theme("dark")
    QApplication.processEvents()
    assert tab.side.tabText(0) == "逐层查看"
    assert tab.answer.said.text().startswith("概率 100%")
    assert answer(hands) == "7"
    hands.window.use_language("en")
