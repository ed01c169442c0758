"""Digits followed through the layers down to a product, and why they are read so."""

import numpy as np
import pytest
from digit_hands import draw_by_mouse, look_inside, place_in, put_strokes, strokes_of
from hands import CONTROL, Key
from menu_hands import ask, choose, texts
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnlab.core.attribution import PATCH

# through the layers


def click(view, layer, cell):
    QTest.mouseMove(view, place_in(view, layer, cell))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place_in(view, layer, cell))
    QApplication.processEvents()


def test_a_cell_is_opened_and_carried_into_the_convolution_tab(hands, qtbot):
    put_strokes(hands, strokes_of(7))
    panel = look_inside(hands, qtbot).panel
    panel.view.unfold_asked.emit(2)
    click(panel.view, "conv2", (3, 6, 7))
    assert panel.bar.crumbs.texts == ("network", "conv2", "conv2[3]")
    click(panel.view, "conv2", (3, 6, 7))
    assert panel.bar.crumbs.texts[-1] == "conv2[3, 6, 7]"
    value = panel.view.value("conv2", 3, 6, 7)
    assert panel.view.open_sum() == pytest.approx(value, abs=1e-4)
    window = hands.window
    before = window.tab("convolutionTab").document.undo_stack.count()
    QTest.mouseClick(panel.bar.open, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert window.tabs.currentIndex() == 0
    assert window.tab("convolutionTab").document.undo_stack.count() == before + 1
    assert hands.grid("outputGrid0").value(6, 7) == pytest.approx(value, abs=1e-4)
    step = window.tab("convolutionTab").player.step
    assert step.cell == (0, 6, 7)
    assert step.total == pytest.approx(value, abs=1e-4)
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
    assert window.notices.bar.text() == "conv2[3, 6, 7] comes from the tab Digits."
    QTest.mouseClick(window.notices.bar.offer, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert window.tabs.currentIndex() == 1
    assert panel.bar.crumbs.texts[-1] == "conv2[3, 6, 7]", "the way back"
    window.tabs.setCurrentIndex(0)
    hands.press(Key.Key_Z, CONTROL)
    assert hands.values("outputGrid0") == [[2, 3, 3], [3, 7, 3], [8, 10, -3]]


def test_every_kind_of_layer_can_be_carried_over(hands, qtbot, subtests):
    put_strokes(hands, strokes_of(2))
    panel = look_inside(hands, qtbot).panel
    for layer in ["conv1", "relu3", "pool1", "pool2", "relu4", "fc"]:
        with subtests.test(layer=layer):
            hands.window.tabs.setCurrentIndex(1)
            QApplication.processEvents()
            cell = tuple(n // 2 for n in panel.inspection.layers[layer].shape)
            panel.view.open_cell(layer, *cell)
            QTest.mouseClick(panel.bar.open, Qt.MouseButton.LeftButton)
            QApplication.processEvents()
            assert hands.window.tabs.currentIndex() == 0
            opened = panel.view.page.opened
            there = hands.grid("outputGrid0").value(*opened.at[1:])
            assert there == pytest.approx(opened.value, abs=1e-4)


def test_pointing_shows_the_receptive_field(hands, tab, qtbot):
    put_strokes(hands, strokes_of(7))
    view = look_inside(hands, qtbot).panel.view
    view.unfold_asked.emit(1)
    QTest.mouseMove(view, place_in(view, "conv1", (2, 10, 12)))
    k, row, column = view.pointed.cell
    assert k == 2
    window = tab.answer.image._window
    assert (window.top(), window.left()) == (row - 3, column - 3)
    assert (window.width(), window.height()) == (7, 7)  # five of what is blurred
    assert "conv1[2, " in view.lines[0]
    QTest.mouseMove(view, view.rect().bottomRight())
    assert tab.answer.image._window is None


def test_a_number_of_the_network_is_copied(hands, qtbot):
    put_strokes(hands, strokes_of(7))
    panel = look_inside(hands, qtbot).panel
    layer = panel.view.layout_of_sheet.blocks[3].layer.name
    click(panel.view, layer, (3, 2, 4))
    panel.view.setFocus()
    for key in (Key.Key_Down, Key.Key_Right):
        QTest.keyClick(panel.view, key)
    hands.press(Key.Key_C, CONTROL)
    copied = QGuiApplication.clipboard().text()
    assert float(copied) == panel.view.value(layer, *panel.view.pointed.cell)


def test_a_right_click_offers_what_can_be_done_with_a_cell(hands, qtbot):
    put_strokes(hands, strokes_of(7))
    panel = look_inside(hands, qtbot).panel
    panel.view.open_cell("conv2", 3, 6, 7)
    menu = ask(panel.view, QPoint(5, 5))
    assert texts(menu)[-1] == "Open in Convolution"
    choose(menu, "Open in Convolution")
    assert hands.window.tabs.currentIndex() == 0


def test_the_maps_follow_the_drawing(hands, qtbot):
    panel = look_inside(hands, qtbot).panel
    assert panel.inspection.at_rest
    put_strokes(hands, strokes_of(7))
    qtbot.waitUntil(lambda: panel.view.value("softmax", 7) > 0.5)  # while one draws it is behind
    before = panel.view.value("softmax", 7)
    draw_by_mouse(hands, strokes_of(1), left=0.6)
    qtbot.waitUntil(lambda: panel.view.value("softmax", 7) != before)


def test_the_forward_pass_plays_layer_by_layer(hands, qtbot):
    put_strokes(hands, strokes_of(7))
    panel = look_inside(hands, qtbot).panel
    QTest.mouseClick(panel.bar.play, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.play.shown is not None and panel.play.shown.share > 0)
    QTest.mouseClick(panel.bar.play, Qt.MouseButton.LeftButton)
    block = panel.play.shown.block
    QTest.mouseClick(panel.bar.forward, Qt.MouseButton.LeftButton)
    assert panel.play.shown == (block + 1, 0.0)
    panel.play.set_speed(4)
    QTest.mouseClick(panel.bar.play, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.play.shown is None)


# why


def test_why_it_is_a_seven(hands, tab, qtbot):
    put_strokes(hands, strokes_of(7))
    tab.side.setCurrentIndex(1)
    qtbot.waitUntil(lambda: tab.explainer.explained is not None)
    assert tab.why.tiles.tiles[7].isChecked()
    assert "Without the marked stroke" in tab.why.stroke.said.text()
    hands.press_on(tab.answer.bars, QPoint(20, tab.answer.bars.height() * 3 // 20))
    assert tab.explainer.chosen == 1
    assert tab.why.tiles.tiles[1].isChecked()
    hands.press_on(tab.why.tiles.tiles[7])
    assert tab.explainer.chosen is None
    place = tab.why.large.square().center().toPoint()
    hands.move_to(tab.why.large.mapTo(hands.window, place))
    assert tab.answer.image._window.width() == PATCH
    tab.side.setCurrentIndex(0)
    assert tab.explainer.explained is None
