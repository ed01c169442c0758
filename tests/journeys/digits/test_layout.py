"""The Digits tab at the sizes it is meant for: the canvas left, the pages get the rest."""

import numpy as np
import pytest
from digit_hands import draw_by_mouse, strokes_of
from image_pixels import colours_in
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from cnnlab.app import create_window
from cnnlab.lab.shared.settings import Settings

SIZES = [(1280, 720), (1440, 900), (1920, 1080)]
PARTS = ("drawPad", "answerLabel", "probabilityBars", "preparedImage", "clearButton")
PAGES = 0.6  # of the window at least, for the pages


def resized(hands, size):
    hands.window.resize(*size)
    QApplication.processEvents()


def place(hands, widget):
    return QRect(widget.mapTo(hands.window, QPoint(0, 0)), widget.size())


def ink_height(widget):
    """Rows of a widget that its dark text takes."""
    image = widget.grab().toImage()
    shown = colours_in(image)
    lightness = (shown.max(axis=2) + shown.min(axis=2)) / 2
    rows = np.flatnonzero((lightness < 90).any(axis=1))
    return (rows[-1] - rows[0] + 1) / image.devicePixelRatio()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_whole_tab_is_seen_and_the_pages_get_most_of_it(hands, tab, size, language):
    hands.window.use_language(language)
    resized(hands, size)
    assert (hands.window.width(), hands.window.height()) == size
    whole = hands.window.rect()
    there = [place(hands, hands.widget(name)) for name in PARTS]
    for index, one in enumerate(there):
        assert whole.contains(one)
        assert not any(one.intersects(other) for other in there[index + 1 :])
    assert tab.side.width() + 2 * 8 >= PAGES * size[0], "with the frame of its card"
    left = tab.answer
    assert left.width() + tab.side.width() > 0.95 * size[0]
    canvas = hands.widget("drawPad")
    assert canvas.width() > 0.6 * left.width()
    assert canvas.height() + tab.answer.bars.height() > 0.9 * left.height()
    tools = [child for child in tab.tools.findChildren(QWidget) if child.isVisible()]
    middles = [place(hands, tool).center().y() for tool in tools]
    assert max(middles) - min(middles) <= 1, "one row"
    assert all(tool.width() >= tool.minimumSizeHint().width() for tool in tools)


def test_the_answer_is_large(hands, tab):
    resized(hands, (1440, 900))
    draw_by_mouse(hands, strokes_of(8))
    assert tab.answer.digit.text() == "8"
    assert ink_height(tab.answer.digit) >= 120


def test_columns_moved_by_hand_come_back(hands, tab, settings_path, qtbot):
    resized(hands, (1440, 900))
    usual = tab.splitter.sizes()[0]
    tab.splitter.moveSplitter(usual - 90, 1)
    assert tab.splitter.sized_by_hand
    moved = tab.splitter.sizes()[0]
    assert moved < usual
    hands.window.close()
    again = create_window(settings_path)
    qtbot.addWidget(again)
    again.resize(1440, 900)
    again.tabs.setCurrentIndex(1)
    again.show()
    assert again.tab("digitsTab").splitter.sizes()[0] == pytest.approx(moved, abs=3)
    again.close()


def test_an_earlier_layouts_columns_do_no_harm(settings_path, qtbot):
    earlier = QSplitter()
    qtbot.addWidget(earlier)
    for width in (700, 50, 20):
        part = QWidget()
        part.setMinimumWidth(width)
        earlier.addWidget(part)
    earlier.resize(900, 100)
    settings = Settings(settings_path)
    settings.remember("digits_splitter", earlier.saveState())
    settings.remember("digits_columns", earlier.saveState())
    window = create_window(settings_path)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.tabs.setCurrentIndex(1)
    window.show()
    QApplication.processEvents()
    tab = window.tab("digitsTab")
    assert len(tab.splitter.sizes()) == 2
    assert tab.answer.width() >= tab.answer.minimumWidth()
    assert tab.side.width() > 200
    window.close()
