"""Ten digits drawn by mouse and pen, read, undone and cleared."""

import numpy as np
import pytest
from digit_hands import answer, draw_by_mouse, look_inside, strokes_of
from hands import CONTROL, Key
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

# drawing


def test_ten_digits_are_drawn_and_read(hands, subtests):
    for digit in range(10):
        with subtests.test(digit=digit):
            hands.window.tab("digitsTab").clear()
            draw_by_mouse(hands, strokes_of(digit))
            assert answer(hands) == str(digit)
            assert hands.widget("probabilityBars").values().argmax() == digit


def test_a_seven_in_any_corner(hands, tab, subtests):
    for place in [(0.03, 0.03), (0.7, 0.03), (0.03, 0.7), (0.7, 0.7)]:
        with subtests.test(place=place):
            tab.clear()
            draw_by_mouse(hands, strokes_of(7), *place, 0.25)
            assert answer(hands) == "7"
            hands.press(Key.Key_P)
            assert not tab.answer.prepares.isChecked()
            assert answer(hands) != "7"
            assert "scaled down" in tab.answer.done.text()
            hands.press(Key.Key_P)
            assert answer(hands) == "7"


def test_it_reads_while_one_draws(hands, qtbot):
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
    qtbot.waitUntil(lambda: answer(hands) == "1")
    assert len(pad.strokes()) == 1
    QTest.mouseRelease(
        handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at(0.5, 0.8)
    )
    assert pad.strokes()[0].shape[0] >= 20


def test_the_whole_pad_can_be_drawn_on(hands, subtests):
    for size in [(1280, 720), (1600, 700), (900, 1000)]:
        with subtests.test(size=size):
            hands.window.tab("digitsTab").clear()
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


# both languages and themes


def test_maps_take_another_theme_without_being_worked_out_again(hands, tab, qtbot):
    panel = look_inside(hands, qtbot).panel
    before, kept = panel.view.grab().toImage(), panel.inspection
    hands.window.use_theme("dark")
    assert panel.view.grab().toImage() != before
    assert panel.inspection is kept


def test_another_language_and_theme(hands, tab, qtbot):
    look_inside(hands, qtbot)
    draw_by_mouse(hands, strokes_of(7))
    hands.window.use_language("zh_CN")
    hands.window.use_theme("dark")
    QApplication.processEvents()
    assert tab.side.tabText(0) == "逐层查看"
    assert tab.answer.said.text().startswith("概率 >\xa099.9%")
    assert answer(hands) == "7"
    hands.window.use_language("en")
