"""The system's font is changed while the window is open."""

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QTabBar

from cnnlab.ui.window import main_window


@pytest.fixture
def use_font(qapp):
    usual = qapp.font()
    yield qapp.setFont
    qapp.setFont(usual)


def sizes(window):
    """Of the letters in each part."""
    tab = window.tabs.shown
    parts = [
        window.menuBar(),
        window.tabs.tabBar(),
        window.statusBar(),
        *tab.findChildren(QLabel),
        *tab.findChildren(QTabBar),
    ]
    return [part.fontInfo().pixelSize() for part in parts]


@pytest.mark.parametrize("name", ["convolutionTab", "neuronTab", "imagesTab"])
def test_every_part_follows_and_comes_back(window, use_font, qtbot, name):
    window.tabs.go_to(name)
    window.tab("convolutionTab").player.pause()
    QApplication.processEvents()
    usual, font = QApplication.font(), QFont(QApplication.font())
    before = sizes(window)
    font.setPointSizeF(1.5 * usual.pointSizeF())
    use_font(font)
    qtbot.waitUntil(lambda: min(sizes(window)[:3]) > max(before[:3]))
    grown = [b > a for a, b in zip(before, sizes(window), strict=True)]
    assert sum(grown) > 0.8 * len(grown)  # headings have their size by the sheet
    use_font(usual)
    qtbot.waitUntil(lambda: sizes(window) == before)


def test_it_is_not_done_for_nothing(window, qtbot, monkeypatch):
    """It takes 0.1 s."""
    done = []
    monkeypatch.setattr(main_window, "follow_font", done.append)
    window.use_language("zh_CN")
    window.tabs.go_to("digitsTab")
    qtbot.wait(50)
    assert done == []
