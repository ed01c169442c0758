"""Mouse, tablet and touch as one pen, and when Qt hands over every move."""

from functools import cache

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice, QTabletEvent, QTouchEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cnnlab.lab.digits.sketch import Sketch
from cnnlab.ui.digits import finger_strokes
from cnnlab.ui.digits.pad import DrawPad
from cnnlab.ui.digits.pen_input import COMPRESSION, PenInput

Kind, PLAIN = QPointingDevice.PointerType, Qt.KeyboardModifier.NoModifier
LEFT, RIGHT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton
MIDDLE = Qt.MouseButton.MiddleButton


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


def stylus(canvas, kind, x, pressure, end=Kind.Pen, button=LEFT, held=None):
    place = QPointF(x, 50)
    if held is None:
        held = NONE if kind == QEvent.Type.TabletRelease else button
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


@pytest.mark.parametrize("barrel", [RIGHT, MIDDLE])
def test_the_barrel_button_held_before_the_tip_touches_rubs_out(canvas, heard, barrel):
    stylus(canvas, QEvent.Type.TabletPress, 5, 0.0, button=barrel)
    stylus(canvas, QEvent.Type.TabletMove, 8, 0.0, button=NONE, held=barrel)
    assert heard == [("move", 5, 0), ("move", 8, 0)]  # near, not down
    heard.clear()
    stylus(canvas, QEvent.Type.TabletPress, 10, 0.5, held=LEFT | barrel)
    stylus(canvas, QEvent.Type.TabletMove, 20, 0.5, button=NONE, held=LEFT | barrel)
    stylus(canvas, QEvent.Type.TabletRelease, 20, 0.5, button=barrel, held=LEFT)
    stylus(canvas, QEvent.Type.TabletMove, 30, 0.5, button=NONE, held=LEFT)
    stylus(canvas, QEvent.Type.TabletRelease, 30, 0.0)
    moves = [("move", x, 0.5) for x in (20, 20, 30)]
    assert heard == [("press", 10, 0.5, True), *moves, "lift"]


def test_the_barrel_button_rubs_out_from_where_it_is_pressed(canvas, heard):
    stylus(canvas, QEvent.Type.TabletPress, 10, 0.5)
    stylus(canvas, QEvent.Type.TabletPress, 20, 0.5, button=RIGHT, held=LEFT | RIGHT)
    stylus(canvas, QEvent.Type.TabletRelease, 20, 0.0, button=RIGHT, held=NONE)
    assert heard == [("press", 10, 0.5, False), ("press", 20, 0.5, True), "lift"]


def test_a_hand_beside_a_stylus_draws_nothing(canvas, heard, screen_device):
    do = fingers(canvas, screen_device)
    stylus(canvas, QEvent.Type.TabletMove, 10, 0.0, button=NONE)
    do(press_1=200)
    do(move_1=230)
    stylus(canvas, QEvent.Type.TabletPress, 10, 0.5)
    do(move_1=240)
    do(release_1=240)
    stylus(canvas, QEvent.Type.TabletRelease, 10, 0.0)
    do(press_1=200)
    do(move_1=230)
    do(release_1=230)
    assert heard == [("move", 10, 0), ("press", 10, 0.5, False), "lift"]


def test_a_finger_draws_again_once_the_stylus_is_gone(qtbot, canvas, screen_device):
    pen, said = PenInput(canvas), []
    pen.near = 0.001
    pen.pressed.connect(lambda at, force, rubs: said.append(at.x()))
    do = fingers(canvas, screen_device)
    stylus(canvas, QEvent.Type.TabletMove, 10, 0.0, button=NONE)

    def draws():
        do(press_1=30)
        do(release_1=30)
        return bool(said)

    qtbot.waitUntil(draws)


def test_a_hand_that_came_before_the_stylus_takes_its_dot_back(canvas, heard, screen_device):
    do = fingers(canvas, screen_device)
    do(press_1=200)
    stylus(canvas, QEvent.Type.TabletMove, 10, 0.0, button=NONE)
    do(move_1=230)
    do(release_1=230)
    assert heard == [("press", 200, 1, False), "cancel", ("move", 10, 0)]


def test_two_fingers_draw_nothing_until_both_are_lifted(canvas, heard, screen_device):
    do = fingers(canvas, screen_device)
    do(press_1=100)
    do(move_1=104, press_2=200)
    do(move_1=50, move_2=250)
    do(release_1=50, move_2=250)
    do(press_1=60, move_2=250)
    do(move_1=90, move_2=250)
    do(release_1=90, release_2=250)
    assert heard == [("press", 100, 1, False), ("move", 104, 1), "cancel"]
    heard.clear()
    do(press_1=100, press_2=200)
    do(move_1=50, move_2=250)
    do(release_1=50, release_2=250)
    assert heard == []
    do(press_1=100)
    do(release_1=100)
    assert heard == [("press", 100, 1, False), "lift"]


def test_what_touches_a_large_part_is_a_hand(canvas, heard, screen_device, monkeypatch):
    monkeypatch.setattr(finger_strokes, "_is_hand", lambda point: point.position().x() > 150)
    do = fingers(canvas, screen_device)
    do(press_1=200)
    do(move_1=210, press_2=20)
    do(move_1=220, move_2=40)
    do(press_3=250, move_1=220, move_2=60)
    do(release_1=220, release_2=60, release_3=250)
    assert heard == [("press", 20, 1, False), ("move", 40, 1), ("move", 60, 1), "lift"]


@pytest.mark.parametrize("heard_of", ["finger", "stylus"])
def test_a_mouse_that_is_made_of_another_pointer_draws_nothing(
    canvas, heard, screen_device, heard_of
):
    do = fingers(canvas, screen_device)
    if heard_of == "finger":
        do(press_1=10)
    else:
        stylus(canvas, QEvent.Type.TabletPress, 10, 0.5)
    for made in (
        Qt.MouseEventSource.MouseEventSynthesizedByQt,
        Qt.MouseEventSource.MouseEventSynthesizedBySystem,
    ):
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            at = QPointF(10, 50)
            event = QMouseEvent(kind, at, at, at, LEFT, LEFT, PLAIN, made)
            QApplication.sendEvent(canvas, event)
            assert event.isAccepted()
    assert len(heard) == 1
    if heard_of == "finger":
        do(release_1=10)
    else:
        stylus(canvas, QEvent.Type.TabletRelease, 10, 0.0)
    assert heard[1:] == ["lift"]


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
