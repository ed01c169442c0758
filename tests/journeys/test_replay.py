"""Digits from many hands drawn on the canvas with mouse events: read as their strokes are."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from real_data import UNIPEN, with_data

from cnnlab.digits import classify, rasterise
from cnnlab.files.datasets import load_drawings

COUNT = 100
PLACES = [
    (0.05, 0.05, 0.9),
    (0.7, 0.72, 0.25),
    (0.04, 0.5, 0.4),
    (0.3, 0.1, 0.6),
    (0.72, 0.02, 0.25),
]


def send(pad, kind, place, pressed=True):
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    held = Qt.MouseButton.LeftButton if pressed else Qt.MouseButton.NoButton
    at = QPointF(place)
    event = QMouseEvent(kind, at, pad.mapToGlobal(at), button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(pad, event)


def draw(pad, strokes, left, top, size):
    """At whole pixels, as a mouse gives them."""
    points = np.concatenate(strokes)
    low, side = points.min(axis=0), float(np.ptp(points, axis=0).max()) or 1.0
    square = pad.square()
    for stroke in strokes:
        units = (stroke - low) / side * size + [left, top]
        places = [(square.topLeft() + QPointF(x, y) * square.width()).toPoint() for x, y in units]
        send(pad, QEvent.Type.MouseButtonPress, places[0])
        for place in places[1:]:
            send(pad, QEvent.Type.MouseMove, place)
        send(pad, QEvent.Type.MouseButtonRelease, places[-1], pressed=False)


@pytest.fixture
def opens_on():
    return "digitsTab"


@with_data
def test_no_digit_is_lost_on_the_canvas(window):
    QApplication.processEvents()
    tab, everything = window.tab("digitsTab"), load_drawings(UNIPEN)
    chosen = np.random.default_rng(0).permutation(len(everything))[:COUNT]
    lost = gained = right = 0
    for number, index in enumerate(chosen):
        drawing = everything[index]
        tab.sketch.cancel()
        tab.clear()
        draw(tab.pad, drawing.strokes, *PLACES[number % len(PLACES)])
        tab.reader.read()
        there = tab.answer.digit.text()[:1] == str(drawing.label)
        direct = classify(rasterise(drawing.strokes)).label == drawing.label
        lost += direct and not there
        gained += there and not direct
        right += there
    assert right >= 0.97 * COUNT
    assert lost - gained <= 0.005 * COUNT, f"{lost} lost by drawing, {gained} gained"
    print(f"{right} right, {lost} lost by drawing, {gained} gained")
