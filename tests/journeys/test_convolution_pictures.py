"""Photographs and drawings as input: opened, pasted, dropped, and all the way back."""

import numpy as np
import pytest
from hands import CONTROL, SHIFT, Hands, Key, clipboard
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage, QTransform
from PySide6.QtWidgets import QFileDialog

from cnnlab.core.sampling import Sampling
from cnnlab.ui.dialogs.picture import PictureDialog

DEMO = [[2, 3, 3], [3, 7, 3], [8, 10, -3]]
SOBEL = [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]


@pytest.fixture
def hands(window):
    made = Hands(window)
    made.rest()
    made.tab.stage.setFocus()
    clipboard().clear()
    yield made
    clipboard().clear()


@pytest.fixture
def asked(monkeypatch):
    """What the picture dialog was asked with; it answers ``asked.answer``."""

    class Asked(list):
        answer = Sampling(rows=8, columns=8)

    calls = Asked()

    def ask(picture, name, parent=None, last=None):
        calls.append(((picture.width, picture.height), name, last))
        return calls.answer

    monkeypatch.setattr(PictureDialog, "ask", ask)
    return calls


@pytest.fixture
def chosen(monkeypatch):
    """What the file dialog was asked with; it answers ``chosen.answer``."""

    class Chosen(list):
        answer = ""

    calls = Chosen()

    def choose(parent, title, folder, kinds):
        calls.append(folder)
        return calls.answer, kinds

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    return calls


def edge(size=16):
    """Black on the left, white on the right."""
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    for y in range(size):
        for x in range(size // 2, size):
            image.setPixelColor(x, y, QColor("white"))
    return image


@pytest.fixture
def png(tmp_path):
    path = tmp_path / "edge.png"
    assert edge().save(str(path))
    return path


def steps(hands):
    return hands.tab.document.undo_stack.count()


def files(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def choose_filter(hands, text):
    """A named filter for the filter in use, by keyboard."""
    box = hands.tab.panel.kernel
    box.setFocus()
    hands.press(Key.Key_Down, times=box.findText(text) - box.currentIndex())


# the whole story


def test_a_file_an_edge_filter_and_all_the_way_back(hands, asked, chosen, png):
    chosen.answer = str(png)
    hands.press(Key.Key_O, CONTROL | SHIFT)
    assert asked == [((16, 16), "edge.png", None)]
    assert hands.values("inputGrid0") == [[0, 0, 0, 0, 1, 1, 1, 1]] * 8
    assert hands.window.findChild(type(hands.grid("inputGrid0")), "inputGrid1") is None

    hands.press_on(hands.tab.panel.output.all)
    hands.write("biasField0", 0, 0, "0")
    kernel = hands.tab.panel.kernel
    kernel.setFocus()
    assert kernel.itemText(0) == "w0 = …"
    choose_filter(hands, "Sobel, vertical edges")
    assert kernel.currentText() == "Sobel, vertical edges"
    assert hands.values("filterGrid0_0") == SOBEL
    output = np.array(hands.values("outputGrid0"))
    assert output[1:3, 2].tolist() == [4, 4], "the edge is found"
    assert output[1:3, :2].tolist() == [[0, 0], [0, 0]], "and nothing where there is none"

    hands.tab.stage.setFocus()
    hands.press(Key.Key_Space)
    for _ in range(6):
        hands.player.advance(1000)
    assert hands.player.playing
    assert hands.widget("positionSlider").value() == 6
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Period, times=5)
    assert (hands.player.playing, hands.player.moment_index) == (False, 5)
    hands.press(Key.Key_Comma)
    assert hands.player.moment_index == 4
    hands.press(Key.Key_Escape)
    hands.press(Key.Key_Comma)
    assert hands.widget("positionSlider").value() == 5

    hands.write("filterGrid0_0", 1, 1, "-2")
    assert np.array(hands.values("outputGrid0"))[1, 2] == 4 - 2 * 1
    assert np.array(hands.values("outputGrid0"))[1, 3] == -2 * 1
    while hands.tab.document.undo_stack.canUndo():
        hands.press(Key.Key_Z, CONTROL)
    assert hands.values("outputGrid0") == DEMO
    assert hands.values("inputGrid2")[4] == [2, 2, 1, 1, 1]
    assert hands.widget("positionSlider").maximum() == 17


# opening


def test_the_folder_and_the_choices_are_remembered(hands, asked, chosen, png):
    chosen.answer = str(png)
    hands.press_on(hands.tab.panel.picture)
    hands.press_on(hands.tab.panel.picture)
    assert chosen == ["", str(png.parent)]
    assert [last for _, _, last in asked] == [None, asked.answer]


def test_no_file_or_no_answer_is_nothing_done(hands, asked, chosen, png):
    hands.press(Key.Key_O, CONTROL | SHIFT)
    assert len(chosen) == 1
    assert asked == []
    assert steps(hands) == 0

    chosen.answer, asked.answer = str(png), None
    hands.press(Key.Key_O, CONTROL | SHIFT)
    assert len(asked) == 1
    assert steps(hands) == 0
    assert hands.values("outputGrid0") == DEMO


def test_a_bad_file_is_named_and_nothing_changes(hands, asked, chosen, tmp_path):
    path = tmp_path / "holiday.png"
    for content in (b"", b"no picture", b"\x89PNG\r\n\x1a\nbroken"):
        hands.window.notices.clear()
        path.write_bytes(content)
        chosen.answer = str(path)
        hands.press(Key.Key_O, CONTROL | SHIFT)
        assert "holiday.png" in hands.message(), content
        assert asked == [], content
        assert steps(hands) == 0, content
        assert hands.values("outputGrid0") == DEMO, content


def test_colour_keeps_three_channels(hands, asked, chosen, png):
    chosen.answer = str(png)
    asked.answer = Sampling(rows=4, columns=6, colour=True, white=255.0)
    hands.press(Key.Key_O, CONTROL | SHIFT)
    for channel in range(3):
        assert hands.values(f"inputGrid{channel}") == [[0, 0, 0, 255, 255, 255]] * 4
    assert hands.values("filterGrid0_0")[0] == [-1, 0, 1]
    hands.press(Key.Key_Z, CONTROL)
    assert hands.values("outputGrid0") == DEMO


def test_pictures_of_every_size(hands, asked, chosen, png, subtests):
    for size in [(1, 1), (64, 64), (1, 64), (64, 1)]:
        with subtests.test(size=size):
            chosen.answer, asked.answer = str(png), Sampling(*size, colour=True)
            hands.press(Key.Key_O, CONTROL | SHIFT)
            assert hands.grid("inputGrid2").shape == size
            for key in (Key.Key_Period, Key.Key_Return, Key.Key_Period, Key.Key_Escape):
                hands.press(key)
            hands.press(Key.Key_Period, CONTROL)
            hands.settle()
            hands.window.grab()
            hands.press(Key.Key_Z, CONTROL)
            assert hands.values("outputGrid0") == DEMO


# pasting


def test_a_picture_is_pasted_and_so_is_a_copied_file(hands, asked, png):
    for focused in ("stage", "inputGrid0", "playButton"):
        hands.begin_anew()
        asked.clear()
        clipboard().setImage(edge())
        hands.widget(focused).setFocus()
        hands.press(Key.Key_V, CONTROL)
        assert [name for _, name, _ in asked] == ["Clipboard"], focused
        assert hands.values("inputGrid0") == [[0, 0, 0, 0, 1, 1, 1, 1]] * 8, focused
        assert steps(hands) == 1, focused

    hands.begin_anew()
    asked.clear()
    clipboard().setMimeData(files(png))
    hands.grid("inputGrid0").setFocus()
    hands.press(Key.Key_V, CONTROL)
    assert [name for _, name, _ in asked] == ["edge.png"]
    assert hands.values("inputGrid0") == [[0, 0, 0, 0, 1, 1, 1, 1]] * 8


def test_numbers_are_for_a_grid_not_for_the_stage(hands, asked):
    clipboard().setText("1\t2")
    hands.press(Key.Key_V, CONTROL)
    assert hands.message().startswith("Select a cell first")
    clipboard().setText("some words")
    hands.press(Key.Key_V, CONTROL)
    assert "no picture on the clipboard" in hands.message()
    assert (len(asked), steps(hands)) == (0, 0)


def test_on_another_tab_nothing_is_pasted(hands, asked):
    clipboard().setImage(edge())
    hands.window.tabs.setCurrentIndex(2)
    hands.press(Key.Key_V, CONTROL)
    hands.press(Key.Key_O, CONTROL | SHIFT)
    assert (len(asked), steps(hands)) == (0, 0)


# dropping


def test_a_picture_file_is_dropped_anywhere_on_the_tab(hands, asked, png, subtests):
    for name in ["stage", "inputGrid0", "ledger", "presetBox"]:
        with subtests.test(name=name):
            asked.clear()
            assert hands.drop(files(png), name)
            assert [what for _, what, _ in asked] == ["edge.png"]
            assert hands.values("inputGrid0") == [[0, 0, 0, 0, 1, 1, 1, 1]] * 8
            hands.press(Key.Key_Z, CONTROL)
            assert hands.values("outputGrid0") == DEMO


def test_a_picture_is_dropped_by_a_browser_and_of_many_files_the_first(hands, asked, png, tmp_path):
    mime = QMimeData()
    mime.setImageData(edge())
    assert hands.drop(mime, "stage")
    assert hands.values("inputGrid0") == [[0, 0, 0, 0, 1, 1, 1, 1]] * 8

    hands.begin_anew()
    asked.clear()
    other = tmp_path / "other.png"
    edge().transformed(QTransform().scale(-1, 1)).save(str(other))
    assert hands.drop(files(png, other), "stage")
    assert [what for _, what, _ in asked] == ["edge.png"]
    assert steps(hands) == 1


def test_what_is_dropped_and_no_picture_is_not_welcome_or_named(hands, asked, tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("Dear all,", encoding="utf-8")
    assert not hands.drop(files(path), "stage")
    assert (len(asked), steps(hands)) == (0, 0)

    mime = QMimeData()
    mime.setText("some words")
    assert not hands.drop(mime, "stage")
    assert (len(asked), steps(hands)) == (0, 0)

    path = tmp_path / "letter"
    path.write_text("Dear all,", encoding="utf-8")
    assert hands.drop(files(path), "stage")
    assert "letter" in hands.message()
    assert (len(asked), steps(hands)) == (0, 0)
