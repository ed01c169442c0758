"""What a right click offers, and what the Edit, View and Help menus do to what is focused."""

import platform

import numpy as np
import PySide6
import pytest
from hands import CONTROL, SHIFT, Hands, Key, clipboard
from menu_hands import ask, choose, texts
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMessageBox

from cnnlab import __version__
from cnnlab.ui.dialogs.about import AboutDialog, address


@pytest.fixture
def hands(window):
    made = Hands(window)
    made.rest()
    clipboard().clear()
    yield made
    menu = QApplication.activePopupWidget()
    if menu is not None:
        menu.close()
    clipboard().clear()


def on_cell(hands, name, row, column):
    grid = hands.grid(name)
    return ask(grid, grid.cell_rect(row, column).center())


def test_a_cell_of_the_input_offers_to_edit_copy_and_fill(hands):
    menu = on_cell(hands, "inputGrid0", 1, 1)
    assert texts(menu) == [
        "Edit number",
        "Cut",
        "Copy",
        "Paste",
        "Select all",
        "Fill selection",
    ]
    choose(menu, "Fill selection > Ones")
    assert hands.grid("inputGrid0").value(1, 1) == 1


def test_the_cell_under_the_pointer_is_meant(hands):
    hands.click("inputGrid0", 0, 0)
    choose(on_cell(hands, "inputGrid0", 2, 3), "Edit number")
    assert hands.tab.stage.editor.isVisible()
    hands.type("8")
    hands.press(Key.Key_Return)
    assert hands.grid("inputGrid0").value(2, 3) == 8


def test_a_selected_block_stays_selected(hands):
    hands.drag(hands.at("inputGrid0", 0, 0), hands.at("inputGrid0", 1, 1))
    choose(on_cell(hands, "inputGrid0", 1, 0), "Fill selection > Ones")
    assert [row[:2] for row in hands.values("inputGrid0")[:2]] == [[1, 1], [1, 1]]


def test_a_filter_can_be_turned_too(hands):
    before = np.array(hands.values("filterGrid0_0"))
    choose(on_cell(hands, "filterGrid0_0", 0, 0), "Turn filter in use > Transpose")
    assert (np.array(hands.values("filterGrid0_0")) == before.T).all()


def test_an_output_goes_to_the_ledger_and_cannot_be_changed(hands):
    menu = on_cell(hands, "outputGrid0", 1, 2)
    assert texts(menu)[0] == "Keep its sum in the ledger"
    edit = next(one for one in menu.actions() if one.text() == "&Edit number")
    assert not edit.isEnabled()
    choose(menu, "Keep its sum in the ledger")
    assert hands.ledger().startswith("o0[1,2]")


def test_by_key_the_current_cell_is_meant(hands):
    hands.click("inputGrid0", 2, 2)
    choose(ask(hands.grid("inputGrid0"), QPoint(0, 0), key=True), "Edit number")
    hands.type("5")
    hands.press(Key.Key_Return)
    assert hands.grid("inputGrid0").value(2, 2) == 5


def test_beside_the_grids_the_stage_offers_zoom_and_numbers(hands):
    menu = ask(hands.tab.stage, QPoint(2, 2))
    assert {"Zoom in", "Fit", "New numbers", "Copy experiment"} <= set(texts(menu))
    before = hands.values("inputGrid0")
    choose(menu, "New numbers")
    assert hands.values("inputGrid0") != before


def test_it_speaks_the_language(hands):
    hands.window.use_language("zh_CN")
    QApplication.processEvents()
    assert texts(on_cell(hands, "inputGrid0", 0, 0))[0] == "编辑数值(E)"


def test_a_menu_that_was_left_is_gone(hands, qtbot):
    menu = on_cell(hands, "inputGrid0", 0, 0)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: hands.window.findChild(QMenu, "contextMenu") is None)


# the canvas


@pytest.fixture
def pad(hands):
    hands.window.tabs.setCurrentIndex(1)
    QApplication.processEvents()
    tab = hands.window.tab("digitsTab")
    tab.samples.pick("drawn", 7)
    QApplication.processEvents()
    return hands.widget("drawPad")


def right_click(pad):
    QTest.mouseClick(pad, Qt.MouseButton.RightButton, pos=pad.square().center().toPoint())
    QApplication.processEvents()
    return QApplication.activePopupWidget()


def test_a_right_click_on_the_canvas_offers_and_rubs_nothing_out(pad):
    before = [len(stroke) for stroke in pad.strokes()]
    menu = right_click(pad)
    assert [len(stroke) for stroke in pad.strokes()] == before
    assert texts(menu)[-1] == "Clear the canvas"
    choose(menu, "Clear the canvas")
    assert pad.strokes() == []
    menu = right_click(pad)
    wipe = menu.actions()[-1]
    assert not wipe.isEnabled()
    menu.close()


def test_the_menu_key_does_so_too(pad):
    choose(ask(pad, QPoint(0, 0), key=True), "Cut")
    assert pad.strokes() == []
    assert clipboard().mimeData().hasImage()


# Edit


def test_cut_takes_the_block_away_in_one_step(hands):
    hands.drag(hands.at("inputGrid0", 0, 0), hands.at("inputGrid0", 1, 1))
    before = hands.values("inputGrid0")
    hands.press(Key.Key_X, CONTROL)
    assert hands.values("inputGrid0")[0][:2] == [0, 0]
    assert clipboard().text().count("\n") == 2 - 1
    hands.press(Key.Key_Z, CONTROL)
    assert hands.values("inputGrid0") == before


def test_an_output_is_not_cut(hands):
    hands.click("outputGrid0", 0, 0)
    before = hands.values("outputGrid0")
    hands.press(Key.Key_X, CONTROL)
    assert hands.values("outputGrid0") == before


def test_select_all_takes_the_whole_grid(hands):
    hands.click("inputGrid0", 2, 2)
    hands.press(Key.Key_A, CONTROL)
    hands.press(Key.Key_Delete)
    assert not np.any(hands.values("inputGrid0"))
    assert np.any(hands.values("inputGrid1"))


def test_in_an_editor_it_is_the_text(hands):
    hands.click("inputGrid0", 0, 0)
    hands.press(Key.Key_F2)
    hands.type("12")
    hands.press(Key.Key_A, CONTROL)
    hands.press(Key.Key_X, CONTROL)
    assert clipboard().text().endswith("12")
    assert hands.tab.stage.editor.text() == ""
    hands.press(Key.Key_Escape)


# View


def test_ctrl_tab_goes_round(hands):
    tabs = hands.window.tabs
    hands.click("inputGrid0", 0, 0)
    seen = []
    for _ in range(tabs.count()):
        hands.press(Key.Key_Tab, CONTROL)
        seen.append(tabs.currentIndex())
    assert seen == [1, 2, 3, 4, 0]
    hands.window.menu["previous_tab"].trigger()
    assert tabs.currentIndex() == tabs.count() - 1
    hands.press(Key.Key_Backtab, CONTROL | SHIFT)
    assert tabs.currentIndex() == tabs.count() - 2


def test_keys_are_called_as_on_a_keyboard(window):
    assert window.menu["previous_tab"].shortcut().toString() == "Ctrl+Shift+Tab"
    shown = [action.shortcut().toString() for action in window.findChildren(QAction)]
    assert not [keys for keys in shown if "Backtab" in keys]


def test_what_is_turned_on_is_ticked_in_its_menu(hands, window):
    view = window.menuBar().actions()[2].menu()
    for name in ("caption", "colour_key"):
        view.aboutToShow.emit()
        assert window.menu[name].isChecked()
        window.menu[name].trigger()
        view.aboutToShow.emit()
        assert not window.menu[name].isChecked()
        hands.tab.view.toggle_caption(name)
        view.aboutToShow.emit()
        assert window.menu[name].isChecked()


@pytest.mark.parametrize("agreed", [True, False])
def test_settings_are_reset_only_when_asked_twice(hands, monkeypatch, agreed):
    buttons = QMessageBox.StandardButton
    answer = buttons.Reset if agreed else buttons.Cancel
    monkeypatch.setattr(QMessageBox, "question", staticmethod(lambda *_: answer))
    window = hands.window
    window.use_theme("dark")
    hands.player.set_speed(4)
    window.resize(1000, 600)
    splitter = hands.tab.splitter
    window.tabs.setCurrentIndex(0)
    splitter.moveSplitter(250, 1)
    QApplication.processEvents()
    before = window.size(), splitter.sizes()
    window.menu["reset_settings"].trigger()
    assert (window.themes.choice == "system", hands.player.speed == 1) == (agreed, agreed)
    QApplication.processEvents()
    assert (window.size() != before[0], splitter.sizes() != before[1]) == (agreed, agreed)
    assert hands.message() == ("Settings are as at the first start." if agreed else "")


# Help


def test_about_says_on_what_it_runs(window, settings_path):
    dialog = AboutDialog(window._settings, window)
    said = dialog.text()
    for part in (
        __version__,
        platform.python_version(),
        PySide6.__version__,
        np.__version__,
        "MIT",
        str(settings_path),
        str(settings_path.parent),
        str(settings_path.parent / "cnnlab.log"),
        address(),
    ):
        assert part
        assert part in said
    dialog.copy_button.click()
    assert clipboard().text() == said
    dialog.deleteLater()


@pytest.mark.parametrize(("index", "said"), [(0, "Play or pause"), (1, "Rub out")])
def test_keys_and_mouse_are_those_of_the_tab(window, index, said):
    from PySide6.QtCore import QTimer

    window.tabs.setCurrentIndex(index)
    found = []

    def look():
        dialog = QApplication.activeModalWidget()
        found.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.reject()

    QTimer.singleShot(0, look)
    window.menu["gestures"].trigger()
    assert said in found
    assert "Undo, redo" in found
