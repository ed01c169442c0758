"""Mouse, tablet and touch as one pen, and when Qt hands over every move."""

from functools import cache

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent, QTouchEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cnnlab.lab.digits.sketch import Sketch
from cnnlab.ui.digits.pad import DrawPad
from cnnlab.ui.digits.pen_input import COMPRESSION, PenInput

Kind, PLAIN = QPointingDevice.PointerType, Qt.KeyboardModifier.NoModifier
LEFT, RIGHT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton


@pytest.fixture
def canvas(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(300, 300)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def heard(canvas):
    pen, said = PenInput(canvas), []
    pen.pressed.connect(lambda at, force, rubs: said.append(("press", at.x(), force, rubs)))
    pen.moved.connect(lambda at, force: said.append(("move", at.x(), force)))
    pen.lifted.connect(lambda: said.append("lift"))
    pen.cancelled.connect(lambda: said.append("cancel"))
    pen.menu_asked.connect(lambda _: said.append("menu"))
    return said


@cache
def device(kind, of=QInputDevice.DeviceType.Stylus):
    """Kept: an event does not own its device."""
    able = QInputDevice.Capability.Position | QInputDevice.Capability.Pressure
    return QPointingDevice("tested", 7, of, kind, able, 2, 2)


def stylus(canvas, kind, x, pressure, end=Kind.Pen, button=LEFT):
    place, held = QPointF(x, 50), NONE if kind == QEvent.Type.TabletRelease else button
    changed = NONE if kind == QEvent.Type.TabletMove else button
    event = QTabletEvent(
        kind, device(end), place, place, pressure, 0, 0, 0, 0, 0,
        PLAIN, changed, held,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)


@pytest.fixture(scope="module")
def screen_device(qapp):
    return QTest.createTouchDevice()


def fingers(canvas, device):
    """What several fingers do, step by step."""
    sequence = QTest.touchEvent(canvas, device, False)

    def do(**changes):
        for what, at in changes.items():
            kind, number = what.split("_")
            getattr(sequence, kind)(int(number), QPoint(at, 50), canvas)
        sequence.commit(True)

    return do


def cancel_touch(canvas):
    event = QTouchEvent(QEvent.Type.TouchCancel, device(Kind.Finger), PLAIN, [])
    QApplication.sendEvent(canvas, event)


def test_the_left_button_draws_and_the_right_one_rubs_out_or_asks(canvas, heard):
    QTest.mousePress(canvas, LEFT, pos=QPoint(10, 50))
    QTest.mouseMove(canvas, QPoint(20, 50))
    QTest.mouseRelease(canvas, LEFT, pos=QPoint(20, 50))
    assert heard == [("press", 10, 1, False), ("move", 20, 1), "lift"]
    heard.clear()
    QTest.mousePress(canvas, RIGHT, pos=QPoint(10, 50))
    QTest.mouseMove(canvas, QPoint(12, 50))
    QTest.mouseRelease(canvas, RIGHT, pos=QPoint(12, 50))
    assert heard == [("move", 12, 1), "menu"]
    heard.clear()
    QTest.mousePress(canvas, RIGHT, pos=QPoint(10, 50))
    QTest.mouseMove(canvas, QPoint(30, 50))
    QTest.mouseRelease(canvas, RIGHT, pos=QPoint(30, 50))
    assert heard == [("press", 10, 1, True), ("move", 30, 1), "lift"]


@pytest.mark.parametrize(
    ("end", "button", "rubs"),
    [(Kind.Pen, LEFT, False), (Kind.Eraser, LEFT, True), (Kind.Pen, RIGHT, True)],
)
def test_a_stylus_has_pressure_and_another_end(canvas, heard, end, button, rubs):
    stylus(canvas, QEvent.Type.TabletPress, 10, 0.25, end, button)
    stylus(canvas, QEvent.Type.TabletMove, 20, 0.5, end, button)
    stylus(canvas, QEvent.Type.TabletRelease, 20, 0.0, end, button)
    assert heard == [("press", 10, 0.25, rubs), ("move", 20, 0.5), "lift"]


def test_the_first_finger_draws_and_a_palm_beside_it_does_nothing(canvas, heard, screen_device):
    do = fingers(canvas, screen_device)
    do(press_1=10)
    do(move_1=20, press_2=200)
    do(move_1=30, move_2=210)
    do(release_1=30, move_2=220)
    do(release_2=220)
    assert heard == [("press", 10, 1, False), ("move", 20, 1), ("move", 30, 1), "lift"]


def test_a_touch_that_the_system_takes_away_is_no_stroke(canvas, heard, screen_device):
    do = fingers(canvas, screen_device)
    do(press_1=10)
    cancel_touch(canvas)
    do(release_1=10)
    assert heard == [("press", 10, 1, False), "cancel"]


def test_every_move_is_handed_over_while_a_pointer_is_over_the_canvas(canvas, heard, screen_device):
    do = fingers(canvas, screen_device)
    before = QCoreApplication.testAttribute(COMPRESSION)
    QCoreApplication.setAttribute(COMPRESSION, True)
    try:
        for begin, end in (
            (lambda: send(canvas, QEvent.Type.Enter), lambda: send(canvas, QEvent.Type.Leave)),
            (lambda: do(press_1=10), lambda: do(release_1=10)),
            (lambda: stylus(canvas, QEvent.Type.TabletPress, 10, 0.5), canvas.hide),
        ):
            begin()
            assert not QCoreApplication.testAttribute(COMPRESSION)
            end()
            assert QCoreApplication.testAttribute(COMPRESSION)
    finally:
        QCoreApplication.setAttribute(COMPRESSION, before)


def send(canvas, kind):
    QApplication.sendEvent(canvas, QEvent(kind))


def test_a_finger_and_a_stylus_draw_on_the_canvas(qtbot, screen_device):
    sketch = Sketch()
    pad = DrawPad(sketch)
    qtbot.addWidget(pad)
    pad.resize(302, 302)
    with qtbot.waitExposed(pad):
        pad.show()
    do = fingers(pad, screen_device)
    do(press_1=31)
    do(move_1=151)
    do(release_1=151)
    (stroke,) = sketch.drawing.strokes
    assert stroke.points[:, 0].tolist() == pytest.approx([0.1, 0.5])
    assert stroke.pressure is None
    stylus(pad, QEvent.Type.TabletPress, 31, 0.5, Kind.Eraser)
    stylus(pad, QEvent.Type.TabletMove, 151, 0.5, Kind.Eraser)
    stylus(pad, QEvent.Type.TabletRelease, 151, 0.0, Kind.Eraser)
    assert sketch.drawing.blank
    do(press_1=31)
    cancel_touch(pad)
    assert sketch.drawing.blank
    assert not sketch.busy
