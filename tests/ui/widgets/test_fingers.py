"""A tap, a drag, a swipe, a pinch and a finger that rests, with the events of a touch screen."""

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QInputDevice, QPointingDevice, QTouchEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListWidget,
    QMenu,
    QPushButton,
    QScrollArea,
    QSlider,
    QVBoxLayout,
    QWidget,
)
from touch_hands import TouchHands, touch_screen

from cnnlab.ui.widgets.pinch import Pinch
from cnnlab.ui.widgets.press_and_hold import HELD
from cnnlab.ui.widgets.swipe import LASTING, Swipe, scroll_at
from cnnlab.ui.widgets.touch import watch_touch

Kind = QEvent.Type
MOUSE = {
    Kind.MouseButtonPress: "press",
    Kind.MouseButtonDblClick: "double",
    Kind.MouseMove: "move",
    Kind.MouseButtonRelease: "release",
    Kind.ContextMenu: "menu",
}


class Heard(QWidget):
    """Notes what a mouse does on it, and where; a menu it may take."""

    def __init__(self):
        super().__init__()
        self.events, self.takes_menu = [], False
        self.setMouseTracking(True)
        for name in ("Press", "Move", "Release", "DoubleClick"):
            setattr(self, f"mouse{name}Event", self.note)

    def note(self, event):
        at = event.position() if event.type() != Kind.ContextMenu else event.pos()
        held = getattr(event, "buttons", lambda: Qt.MouseButton.NoButton)()
        drags = event.type() == Kind.MouseMove and held == Qt.MouseButton.LeftButton
        self.events.append(("drag" if drags else MOUSE[event.type()], at.x(), at.y()))

    def contextMenuEvent(self, event):
        self.note(event)
        assert event.reason() == QContextMenuEvent.Reason.Other
        event.setAccepted(self.takes_menu)

    @property
    def kinds(self):
        return [event[0] for event in self.events]


def shown(qtbot, widget, size=(300, 300)):
    qtbot.addWidget(widget)
    widget.resize(*size)
    watch_touch(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


@pytest.fixture
def heard(qtbot):
    return shown(qtbot, Heard())


@pytest.fixture
def hands(heard):
    return TouchHands(heard)


@pytest.fixture
def column(qtbot):
    """A column of buttons with a slider between them, higher than what is seen of it."""
    area, inside = QScrollArea(), QWidget()
    rows = QVBoxLayout(inside)
    area.button, area.slider = QPushButton("press"), QSlider(Qt.Orientation.Horizontal)
    for row in (area.button, area.slider, *(QPushButton(str(i)) for i in range(30))):
        rows.addWidget(row)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    area.clicks = []
    area.button.clicked.connect(lambda: area.clicks.append(1))
    return shown(qtbot, area)


def test_a_tap_is_a_click_where_the_mouse_has_come_to(heard, hands):
    hands.put(QPoint(50, 60))
    assert heard.events == []
    hands.move(QPoint(53, 62))
    hands.lift()
    assert heard.events == [("move", 50, 60), ("press", 50, 60), ("release", 50, 60)]


def test_two_taps_are_a_double_click_but_not_elsewhere(heard, hands):
    for at in (QPoint(50, 60), QPoint(52, 60), QPoint(52, 60), QPoint(200, 60)):
        hands.tap(at)
    assert [kind for kind in heard.kinds if kind in ("press", "double")] == [
        "press",
        "double",
        "press",
        "press",
    ]


def test_a_tap_gives_the_keyboard(qtbot):
    window = QWidget()
    fields = [QLineEdit(), QLineEdit()]
    column = QVBoxLayout(window)
    for field in fields:
        column.addWidget(field)
    shown(qtbot, window)
    hands = TouchHands(window)
    for field in (fields[1], fields[0]):
        hands.tap(hands.place(field))
        assert field.hasFocus()


def test_where_nothing_scrolls_a_finger_drags(heard, hands):
    hands.put(QPoint(50, 60))
    hands.move(QPoint(80, 60))
    hands.move(QPoint(90, 60))
    assert heard.kinds == ["move", "press", "drag", "drag"]
    assert [event[1] for event in heard.events] == [50, 50, 80, 90]
    hands.lift()
    assert heard.events[-1] == ("release", 90, 60)


def test_a_swipe_scrolls_and_clicks_nothing(column):
    hands, bar = TouchHands(column), column.verticalScrollBar()
    start = hands.place(column.button) + QPoint(0, 200)
    hands.swipe(start, start - QPoint(3, 120))
    assert bar.value() == 120
    hands.swipe(start, start + QPoint(0, 50))
    assert bar.value() == 70
    assert not any(button.isDown() for button in column.findChildren(QPushButton))
    hands.swipe(start, start + QPoint(0, 90), steps=1)
    assert bar.value() == 0
    hands.tap(hands.place(column.button))
    assert len(column.clicks) == 1


def test_a_slider_is_dragged_along_and_swiped_across(column):
    hands, bar = TouchHands(column), column.verticalScrollBar()
    at = hands.place(column.slider, 6, column.slider.height() / 2)
    hands.swipe(at, at + QPoint(120, 6))
    assert column.slider.value() > 10
    assert bar.value() == 0
    value = column.slider.value()
    hands.swipe(at, at + QPoint(2, -40))
    assert bar.value() == 40
    assert column.slider.value() == value
    at = hands.place(bar, bar.width() / 2, 30)
    hands.swipe(at, at + QPoint(0, 60))
    assert bar.value() > 40


def test_a_list_that_counts_rows_goes_along_with_the_finger(qtbot):
    rows = QListWidget()
    rows.addItems([f"row {i}" for i in range(200)])
    shown(qtbot, rows)
    hands, high = TouchHands(rows), rows.sizeHintForRow(0)
    hands.swipe(QPoint(40, 280), QPoint(40, 280 - 5 * high))
    assert rows.verticalScrollBar().value() in (4, 5, 6)
    hands.tap(QPoint(40, high // 2))
    assert rows.currentRow() == rows.verticalScrollBar().value()


def test_a_glide_goes_on_and_slows_down(qtbot):
    parent, moved = QObject(), []
    swipe = Swipe(parent)
    swipe.begin(lambda by: moved.append(by.y()), QPointF(0, 0), 0)
    for time in (20, 40, 60):
        swipe.move(QPointF(0, -time / 4), time)
    swipe.end(60)
    qtbot.waitUntil(lambda: sum(moved) < -15 - 0.25 * LASTING * 0.8)
    qtbot.waitUntil(lambda: not swipe.stop() or sum(moved) < -15 - 0.25 * LASTING * 0.9)
    assert sum(moved) > -15 - 0.25 * LASTING


def test_a_glide_outlives_what_it_scrolls(qapp):
    area, inside = QScrollArea(), QWidget()
    inside.resize(100, 1000)
    area.setWidget(inside)
    area.resize(120, 200)
    area.show()
    scroll = scroll_at(area.viewport(), QPointF(5, 5), across=False)
    scroll(QPointF(0, -30))
    assert area.verticalScrollBar().value() == 30
    shiboken6.delete(area)
    scroll(QPointF(0, -30))


@pytest.mark.parametrize("end", [20, 300])
def test_a_swipe_of_no_speed_does_not_glide(end):
    parent = QObject()
    swipe = Swipe(parent)
    swipe.begin(lambda by: None, QPointF(0, 0), 0)
    swipe.move(QPointF(0, 40), 10)
    swipe.end(end)
    assert not swipe.stop()


def test_a_finger_that_stops_a_glide_clicks_nothing(column):
    hands = TouchHands(column)
    swipe = watch_touch(column).fingers.swipe
    swipe.lasting = LASTING
    swipe.begin(lambda by: None, QPointF(), 0)
    swipe.move(QPointF(0, 90), 50)
    swipe.end(50)
    hands.tap(hands.place(column.button))
    assert not swipe.stop()
    assert column.clicks == []
    hands.tap(hands.place(column.button))
    assert len(column.clicks) == 1


def test_a_finger_that_rests_asks_for_a_menu_and_clicks_nothing(heard, hands):
    heard.takes_menu = True
    hands.hold(QPoint(50, 60))
    assert heard.events == [("move", 50, 60), ("menu", 50, 60)]
    hands.move(QPoint(90, 90))
    hands.lift()
    assert heard.kinds == ["move", "menu"]


def test_a_finger_that_rests_where_there_is_no_menu_presses(heard, hands):
    hands.hold(QPoint(50, 60))
    assert heard.kinds == ["move", "menu", "move", "press"]
    hands.lift()
    assert heard.kinds[4:] == ["drag", "release"]


def test_resting_takes_its_time(qtbot, heard):
    hold = watch_touch(heard).fingers.hold
    assert hold.timer.interval() == HELD
    hands = TouchHands(heard)
    hold.timer.setInterval(1)
    hands.put(QPoint(50, 60))
    qtbot.waitUntil(lambda: "menu" in heard.kinds)
    hands.lift()


def test_a_finger_that_moves_or_is_not_alone_asks_for_none(heard, hands):
    fingers = watch_touch(heard).fingers
    hands.put(QPoint(50, 60))
    hands.move(QPoint(80, 60))
    assert not fingers.hold.timer.isActive()
    hands.lift()
    hands.put(QPoint(50, 60), QPoint(80, 60))
    assert not fingers.hold.timer.isActive()
    hands.lift()
    assert not fingers.hold.timer.isActive()


def test_a_pinch_is_told_to_what_it_is_over(qtbot, heard):
    inside = Heard()
    inside.setParent(heard)
    inside.setGeometry(100, 100, 150, 150)
    inside.show()
    pinch, said = Pinch(inside), []
    pinch.began.connect(lambda at: said.append(("began", at)))
    pinch.pinched.connect(lambda factor, at: said.append((round(factor, 3), at)))
    pinch.dragged.connect(lambda by: said.append(("dragged", by)))
    hands = TouchHands(heard)
    hands.put(QPoint(150, 150), QPoint(190, 150))
    hands.move(QPoint(140, 150), QPoint(200, 150))
    hands.move(None, QPoint(220, 150))
    hands.move(QPoint(150, 160), QPoint(230, 160))
    hands.lift()
    assert said == [
        ("began", QPointF(70, 50)),
        (1.5, QPointF(70, 50)),
        ("dragged", QPointF(10, 0)),
        (1.333, QPointF(80, 50)),
        ("dragged", QPointF(10, 10)),
    ]
    assert inside.events == heard.events == []


def test_a_second_finger_ends_a_drag_and_what_is_left_of_a_pinch_drags_no_more(heard, hands):
    pinch, factors = Pinch(heard), []
    pinch.pinched.connect(lambda factor, at: factors.append(factor))
    hands.put(QPoint(50, 60))
    hands.move(QPoint(80, 60))
    hands.put(None, QPoint(180, 60))
    assert heard.kinds == ["move", "press", "drag", "release"]
    hands.move(None, QPoint(280, 60))
    assert factors == [2.0]
    hands._fingers.release(1, QPoint(280, 60), heard)
    hands._fingers.commit()
    hands._at.pop(1)
    hands.move(QPoint(120, 60))
    hands.lift()
    assert len(heard.kinds) == 4
    assert factors == [2.0]


@pytest.mark.parametrize("first", ["rests", "swipes"])
def test_a_finger_that_comes_later_makes_it_a_pinch(column, first):
    pinch, factors = Pinch(column.widget()), []
    pinch.pinched.connect(lambda factor, at: factors.append(factor))
    hands = TouchHands(column)
    start = hands.place(column.button)
    hands.put(start)
    if first == "swipes":
        hands.move(start + QPoint(0, 20))
    hands.put(None, start + QPoint(60, 0))
    assert not watch_touch(column).fingers.hold.timer.isActive()
    hands.move(start, start + QPoint(60, 0))
    hands.move(None, start + QPoint(120, 0))
    hands.lift()
    assert factors[-1] == 2.0
    assert column.clicks == []


def test_two_fingers_scroll_where_nothing_zooms(column):
    hands, bar = TouchHands(column), column.verticalScrollBar()
    hands.put(QPoint(80, 200), QPoint(120, 200))
    hands.move(QPoint(80, 150), QPoint(120, 150))
    hands.lift()
    assert bar.value() == 50
    hands.tap(hands.place(column.button, 40, 60))
    assert column.clicks == []


def test_what_the_system_takes_away_is_over(heard, hands):
    hands.put(QPoint(50, 60))
    hands.move(QPoint(80, 60))
    plain = Qt.KeyboardModifier.NoModifier
    event = QTouchEvent(Kind.TouchCancel, touch_screen(), plain, [])
    QApplication.sendEvent(heard.windowHandle(), event)
    assert heard.kinds[-1] == "release"
    hands.lift()
    hands.tap(QPoint(20, 20))
    assert heard.kinds[-2:] == ["press", "release"]


def test_a_menu_that_is_open_takes_the_finger(qtbot, heard, hands):
    menu, chosen = QMenu(heard), []
    action = menu.addAction("one")
    action.triggered.connect(lambda: chosen.append(1))
    menu.popup(heard.mapToGlobal(QPoint(100, 100)))
    qtbot.waitUntil(menu.isVisible)
    hands.tap(heard.mapFromGlobal(menu.mapToGlobal(menu.actionGeometry(action).center())))
    assert chosen
    assert heard.events == []


def test_a_touchpad_is_no_screen(heard):
    pad = QTest.createTouchDevice(QInputDevice.DeviceType.TouchPad)
    assert isinstance(pad, QPointingDevice)
    event = QTouchEvent(Kind.TouchBegin, pad, Qt.KeyboardModifier.NoModifier, [])
    assert not watch_touch(heard).fingers.take(event)


def test_a_window_is_watched_once_and_by_what_zooms_in_it(qtbot):
    widget = QWidget()
    Pinch(widget)
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    watch = watch_touch(widget)
    assert watch_touch(widget) is watch
    assert watch._fingers is None  # until it is touched
