"""Digits followed through the layers down to a product, and why they are read so."""

import numpy as np
import pytest
from digit_hands import draw_by_mouse, look_inside, strokes_of
from hands import CONTROL, Key
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnlab.core.attribution import PATCH

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


def test_every_kind_of_layer_can_be_carried_over(hands, qtbot, subtests):
    draw_by_mouse(hands, strokes_of(2))
    inner = look_inside(hands, qtbot)
    inner.layers.pull()
    for layer in ["conv1", "relu3", "pool1", "pool2", "relu4", "fc"]:
        with subtests.test(layer=layer):
            hands.window.tabs.setCurrentIndex(1)
            shown = next(one for one in inner.layers.shown if one.name == layer)
            cell = tuple(n // 2 for n in shown.shape)
            inner.open(shown, cell)
            QTest.mouseClick(inner.opened.open, Qt.MouseButton.LeftButton)
            QApplication.processEvents()
            assert hands.window.tabs.currentIndex() == 0
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
