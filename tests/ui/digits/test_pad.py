"""The canvas itself: a pen's pressure, Escape, and what is painted."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from touch_hands import TouchHands

from cnnlab.digits.page_regions import Ink
from cnnlab.lab.digits.sketch import Drawing, Sketch, Stroke
from cnnlab.scene.colours import load_theme
from cnnlab.ui.digits.pad import DrawPad


@pytest.fixture
def sketch(qapp):
    return Sketch()


@pytest.fixture
def pad(sketch, qtbot):
    made = DrawPad(sketch)
    qtbot.addWidget(made)
    made.resize(302, 320)
    with qtbot.waitExposed(made):
        made.show()
    return made


def pen(pad, kind, x, y, pressure):
    device = QPointingDevice.primaryPointingDevice()
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    at = QPointF(x, y)
    event = QTabletEvent(
        kind,
        device,
        at,
        QPointF(pad.mapToGlobal(at)),
        pressure,
        0.0,
        0.0,
        0.0,
        0.0,
        0.0,
        Qt.KeyboardModifier.NoModifier,
        none if kind == QEvent.Type.TabletMove else left,
        left,
    )
    QApplication.sendEvent(pad, event)


def ink(pad):
    """Dark pixels of the canvas, per 300 × 300."""
    image = pad.grab().toImage()
    return sum(
        image.pixelColor(x, y).lightness() < 100 for x in range(0, 302, 2) for y in range(0, 302, 2)
    )


def test_a_pens_pressure_is_its_width(pad, sketch):
    painted = []
    for pressure in (0.2, 1.0):
        pen(pad, QEvent.Type.TabletPress, 50, 150, pressure)
        for x in range(60, 250, 10):
            pen(pad, QEvent.Type.TabletMove, x, 150, pressure)
        pen(pad, QEvent.Type.TabletRelease, 250, 150, 0.0)
        painted.append(ink(pad))
        assert len(sketch.drawing.strokes) == 1
        sketch.undo_stack.undo()
    assert painted[1] > 1.5 * painted[0] > 0


def test_a_pen_chooses_a_digit_of_a_picture(pad, sketch):
    regions = tuple(Ink((x, 4, x + 6, 10), (x, 4), np.ones((6, 6))) for x in (2, 12))
    sketch.replace(Drawing(picture=np.ones((20, 20)), regions=regions), "Picture")
    for index, x in ((1, 225), (0, 75)):
        pen(pad, QEvent.Type.TabletPress, x, 105, 0.7)
        pen(pad, QEvent.Type.TabletRelease, x, 105, 0.0)
        assert sketch.drawing.chosen == index
    assert sketch.drawing.strokes == ()


def test_escape_forgets_the_stroke(pad, sketch):
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=pad.rect().center())
    assert sketch.live() is not None
    QTest.keyClick(pad, Qt.Key.Key_Escape)
    assert sketch.live() is None
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=pad.rect().center())
    assert sketch.drawing.blank


def test_a_fast_stroke_has_no_gaps(pad, sketch):
    """Two events far apart: all between them is inked."""
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=pad.rect().center())
    pad._move(QPointF(20, 20), 1.0)
    pad._release()
    image = pad.grab().toImage()
    for share in np.linspace(0, 1, 30):
        x, y = 151 + (20 - 151) * share, 160 + (20 - 160) * share
        assert image.pixelColor(round(x), round(y)).lightness() < 100


def test_what_is_drawn_is_painted_alike_while_and_after(pad, sketch):
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=pad.rect().center())
    for angle in np.linspace(0, 5, 40):
        pad._move(QPointF(150 + 90 * np.cos(angle), 150 + 90 * np.sin(angle)), 1.0)
        QApplication.processEvents()
    during = ink(pad)
    pad._release()
    assert ink(pad) == pytest.approx(during, rel=0.06)


def test_outside_the_canvas_is_its_edge(pad, sketch):
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=pad.rect().center())
    pad._move(QPointF(-500, 9000), 1.0)
    pad._release()
    assert sketch.drawing.strokes[0].points[-1].tolist() == [0, 1]


def test_themes_strokes_and_pictures_are_painted(pad, sketch):
    bar = Stroke(np.array([[0.2, 0.5], [0.8, 0.5]]))
    sketch.history.reset(Drawing((bar,)))
    theme = load_theme("light")
    assert pad.grab().toImage().pixelColor(150, 151).name() == theme.text.name()
    sketch.history.reset(Drawing(picture=np.ones((10, 10))))
    assert pad.grab().toImage().pixelColor(150, 151).name() == theme.text.name()
    dark = load_theme("dark")
    pad.set_theme(dark)
    assert pad.grab().toImage().pixelColor(150, 151).name() == dark.text.name()


def test_the_grid_lies_over_it(pad):
    before = pad.grab().toImage()
    pad.set_grid(True)
    assert pad.grab().toImage() != before


def test_a_finger_that_rests_asks_for_the_menu_and_leaves_no_dot(pad, sketch):
    asked = []
    pad.menu_asked.connect(asked.append)
    hands = TouchHands(pad)
    hands.hold(pad.rect().center())
    assert asked == [pad.mapToGlobal(pad.rect().center())]
    hands.move(pad.rect().center() + QPoint(50, 0))
    hands.lift()
    assert sketch.drawing.blank
    assert not sketch.busy


def test_a_hand_that_rests_beside_a_pen_asks_for_nothing(pad):
    asked = []
    pad.menu_asked.connect(asked.append)
    hands = TouchHands(pad)
    pen(pad, QEvent.Type.TabletPress, 50, 150, 0.5)
    hands.hold(pad.rect().center())
    hands.lift()
    pen(pad, QEvent.Type.TabletRelease, 50, 150, 0.0)
    assert asked == []
