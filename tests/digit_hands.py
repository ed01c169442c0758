"""What a person does on the Digits tab."""

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnlab.digits.handwriting import draw
from cnnlab.lab.digits.sketch import centred

STYLES = {0: "plain", 1: "flagged", 4: "open", 7: "crossed"}


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


def put_strokes(hands, strokes):
    """Strokes in the middle of the canvas, all at once, for what comes after drawing."""
    hands.window.tab("digitsTab").sketch.replace(centred(strokes), "Stroke")
    QApplication.processEvents()


def answer(hands):
    return hands.widget("answerLabel").text()


def look_inside(hands, qtbot):
    """The page of the atlas, with the drawing as it is now."""
    qtbot.waitUntil(lambda: hands.window.tab("digitsTab").inner is not None)
    page = hands.window.tab("digitsTab").inner
    page.panel.view.set_glide(0)
    page.pull()
    QApplication.processEvents()
    return page


def place_in(view, layer, cell):
    """Where a cell of a layer is seen in an atlas, in its own pixels."""
    block = view.layout_of_sheet.block(layer)
    return view.camera.rect_to_screen(block.cell_rect(cell), view.size_f).center().toPoint()
