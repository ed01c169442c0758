"""A tab alone on the whole screen, stepped through by a remote control."""

import pytest
from hands import Key
from PySide6.QtWidgets import QApplication

from cnnlab.ui.convolution import splitter


@pytest.fixture
def bench(window, hands):
    return window.tab("convolutionTab")


def around(window):
    bars = window.menuBar(), window.tabs.tabBar(), window.statusBar()
    return [bar.isVisible() and bar.height() > 0 for bar in bars]


def test_only_stage_ledger_and_transport_are_left(window, bench, hands):
    hands.press(Key.Key_F11)
    QApplication.processEvents()
    assert window.isFullScreen()
    assert around(window) == [False, False, False]
    assert not bench.panel.isVisible()
    assert bench.stage.isVisible()
    assert bench.ledger.isVisible()
    assert bench.transport.isVisible()
    assert bench.stage.width() > 0.95 * window.width()
    hands.press(Key.Key_F11)
    QApplication.processEvents()
    assert not window.isFullScreen()
    assert around(window) == [True, True, True]
    assert bench.panel.isVisible()


def test_a_remote_control_steps(window, bench, hands):
    hands.press(Key.Key_F11)
    for key, index in ((Key.Key_PageDown, 1), (Key.Key_PageDown, 2), (Key.Key_PageUp, 1)):
        hands.press(key)
        assert bench.player.index == index


def test_escape_leaves_the_inside_of_a_window_first(window, bench, hands):
    hands.press(Key.Key_F11)
    hands.press(Key.Key_Return)
    assert bench.player.moment is not None
    hands.press(Key.Key_Escape)
    assert window.isFullScreen()
    hands.press(Key.Key_Escape)
    assert not window.isFullScreen()
    hands.press(Key.Key_Escape)
    assert not window.isFullScreen()


def test_a_tab_that_is_made_meanwhile_is_presented_too(window, bench, hands):
    hands.press(Key.Key_F11)
    window.tabs.go_to("digitsTab")
    QApplication.processEvents()
    assert around(window) == [False, False, False]
    window.tabs.go_to("convolutionTab")
    assert not bench.panel.isVisible()
    hands.press(Key.Key_Escape)
    assert bench.panel.isVisible()


def test_a_maximised_window_is_maximised_again(window, bench, hands):
    window.showMaximized()
    hands.press(Key.Key_F11)
    hands.press(Key.Key_Escape)
    assert window.isMaximized()


def test_the_menu_says_whether_it_presents(window, bench, hands):
    entry = window.menu["full_screen"]
    entry.trigger()
    assert entry.isChecked()
    hands.press(Key.Key_Escape)
    assert not window.isFullScreen()
    assert not entry.isChecked()
    hands.press(Key.Key_F11)
    assert entry.isChecked()


def test_the_bars_are_back_when_the_system_leaves_the_whole_screen(window, bench, hands, qtbot):
    hands.press(Key.Key_F11)
    window.showNormal()
    qtbot.waitUntil(lambda: not window.menu["full_screen"].isChecked())
    assert around(window) == [True, True, True]
    assert bench.panel.isVisible()
    hands.press(Key.Key_F11)
    assert window.isFullScreen()


def written(bench):
    widgets = bench.stage, bench.transport.where, bench.ledger.canvas
    return [widget.fontMetrics().height() for widget in widgets]


def test_letters_grow_for_the_back_of_the_room_and_shrink_again(
    window, bench, hands, qtbot, monkeypatch
):
    monkeypatch.setattr(splitter, "FROM_AFAR", 400.0)  # the virtual screen is low
    before = written(bench)
    hands.press(Key.Key_F11)
    qtbot.waitUntil(lambda: all(map(larger, written(bench), before)))
    hands.press(Key.Key_Escape)
    qtbot.waitUntil(lambda: written(bench) == before)


def larger(height, usual):
    return height > 1.2 * usual
