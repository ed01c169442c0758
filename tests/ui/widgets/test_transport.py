"""The transport bar: it shows what it is told, and asks for what is pressed."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cnnlab.lab.shared.language import Language
from cnnlab.lab.shared.player import FASTEST, SLOWEST
from cnnlab.scene.colours import load_theme
from cnnlab.ui.widgets.transport import Transport
from cnnlab.ui.widgets.transport_words import TransportWords

LEFT = Qt.MouseButton.LeftButton


class Heard:
    """What was asked for, in order."""

    def __init__(self, bar: Transport) -> None:
        self.asked: list[tuple] = []
        bar.play_toggled.connect(lambda: self.asked.append(("play",)))
        for name in ("stepped", "sought", "speed_chosen", "loop_chosen", "inside_chosen"):
            getattr(bar, name).connect(lambda value, name=name: self.asked.append((name, value)))


@pytest.fixture
def bar(qtbot) -> Transport:
    """Shown at the third of eighteen windows, at rest."""
    made = Transport()
    qtbot.addWidget(made)
    made.set_theme(load_theme("light"))
    made.set_place(2, 18, None)
    made.resize(900, made.sizeHint().height())
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def heard(bar) -> Heard:
    return Heard(bar)


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, LEFT)


def test_every_button_asks_for_its_own(bar, heard):
    for button in (bar.first, bar.back, bar.play, bar.forward, bar.last):
        click(button)
    assert heard.asked == [
        ("sought", 0),
        ("stepped", -1),
        ("play",),
        ("stepped", 1),
        ("sought", 17),
    ]


def test_the_switches_ask_on_and_off(bar, heard):
    bar.set_loop(True)
    for button in (bar.loop, bar.loop, bar.inside, bar.inside):
        click(button)
    assert heard.asked == [
        ("loop_chosen", False),
        ("loop_chosen", True),
        ("inside_chosen", True),
        ("inside_chosen", False),
    ]


def test_being_told_asks_for_nothing(bar, heard):
    bar.set_place(9, 18, (4, 32))
    bar.set_place(0, 4, None)
    bar.set_speed(16.0)
    bar.set_loop(True)
    bar.set_playing(True)
    bar.retranslate()
    assert heard.asked == []


def test_the_slider_is_the_step_from_0(bar):
    assert (bar.position.minimum(), bar.position.maximum(), bar.position.value()) == (0, 17, 2)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Qt.Key.Key_Right, 3),
        (Qt.Key.Key_Left, 1),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 17),
        (Qt.Key.Key_PageUp, 5),
    ],
)
def test_the_slider_by_keyboard(bar, heard, key, value):
    bar.position.setFocus()
    QTest.keyClick(bar.position, key)
    assert heard.asked == [("sought", value)]


def test_dragging_the_slider_seeks_all_the_way(bar, heard):
    slider = bar.position
    middle = slider.height() // 2
    handle = QPoint(6 + round((slider.width() - 12) * 2 / 17), middle)
    QTest.mousePress(slider, LEFT, pos=handle)
    for x in range(handle.x(), slider.width(), 10):
        QTest.mouseMove(slider, QPoint(x, middle))
    QTest.mouseRelease(slider, LEFT, pos=QPoint(slider.width() - 1, middle))
    assert [what for what, _ in heard.asked] == ["sought"] * len(heard.asked)
    steps = [index for _, index in heard.asked]
    assert steps == sorted(steps)
    assert slider.value() == steps[-1] > 10


def test_the_place_in_words(bar):
    assert bar.where.text() == "window 3 of 18"
    bar.set_place(2, 18, (4, 32))
    assert bar.where.text() == "window 3, step 5 of 32"
    assert bar.inside.isChecked()
    bar.set_place(0, 0, None)
    assert bar.where.text() == "window 0 of 0"
    assert not bar.inside.isChecked()


def test_the_bar_does_not_jump_while_the_numbers_grow(bar):
    places = set()
    for index in range(18):
        for moment in (None, (0, 32), (31, 32)):
            bar.set_place(index, 18, moment)
            bar.layout().activate()
            places.add((bar.position.x(), bar.position.width(), bar.speed.x()))
    assert len(places) == 1


def test_the_words_fit_their_place(bar):
    for count in (1, 18, 9999):
        bar.set_place(count - 1, count, (31, 32))
        width = bar.fontMetrics().horizontalAdvance(bar.where.text())
        assert width <= bar.where.width()


@pytest.mark.parametrize("width", [545, 604, 900, 1400])
@pytest.mark.parametrize("count", [18, 32_768])
def test_nothing_overlaps_where_there_is_little_room(bar, qapp, width, count):
    bar.set_place(count - 1, count, (9, 32))
    bar.resize(width, bar.height())
    qapp.processEvents()
    assert bar.width() == width
    parts = [bar.layout().itemAt(i).geometry() for i in range(bar.layout().count())]
    shown = [part for part in parts if part.width() > 0]
    assert all(a.right() < b.left() for a, b in pairwise(shown))
    assert shown[-1].right() < width
    assert bar.where.accessibleName() == bar.where.toolTip() == bar.where.text()


def test_without_a_plan_there_is_nothing_to_press(bar, heard):
    bar.set_place(0, 0, None)
    for button in (bar.first, bar.back, bar.play, bar.forward, bar.last, bar.inside):
        assert not button.isEnabled()
        click(button)
    assert not bar.position.isEnabled()
    assert heard.asked == []
    bar.set_place(0, 1, None)
    assert bar.play.isEnabled()
    assert not bar.position.isEnabled()


def test_the_speed_slider_doubles_in_four_steps(bar, heard):
    bar.speed.setFocus()
    QTest.keyClick(bar.speed, Qt.Key.Key_Home)
    QTest.keyClick(bar.speed, Qt.Key.Key_End)
    assert heard.asked == [("speed_chosen", SLOWEST), ("speed_chosen", FASTEST)]
    bar.set_speed(1.0)
    heard.asked.clear()
    for _ in range(4):
        QTest.keyClick(bar.speed, Qt.Key.Key_Right)
    assert heard.asked[-1] == ("speed_chosen", 2.0)


@pytest.mark.parametrize(
    ("speed", "said"),
    [
        (0.25, "0.25×"),
        (1.0, "1×"),
        (1.5, "1.5×"),
        (16.0, "16×"),
        (128.0, "128×"),
        (256.0, "by row"),
        (362.0, "by row"),
        (512.0, "whole"),
    ],
)
def test_the_speed_in_words(bar, speed, said):
    bar.set_speed(speed)
    assert bar.speed_text.text() == said
    bar.retranslate()
    assert bar.speed_text.text() == said


def test_play_says_what_it_will_do(bar):
    assert bar.play.accessibleName() == "Play"
    bar.set_playing(True)
    assert bar.play.accessibleName() == "Pause"
    bar.set_playing(False)
    assert bar.play.accessibleName() == "Play"


def test_space_presses_the_button_that_has_the_keyboard(bar, heard):
    bar.forward.setFocus()
    QTest.keyClick(bar.forward, Qt.Key.Key_Space)
    assert heard.asked == [("stepped", 1)]


def test_everything_has_a_name_and_a_tip_in_every_language(bar, qapp):
    controls = [bar.first, bar.back, bar.play, bar.forward, bar.last, bar.inside, bar.loop]
    controls += [bar.position, bar.speed]
    language = Language(bar)
    seen = []
    for code in ("en", "zh_CN"):
        language.use(code)
        qapp.processEvents()
        names = [control.accessibleName() for control in controls]
        assert all(names)
        assert len(set(names)) == len(names)
        assert all(control.toolTip() for control in controls)
        seen.append((names, bar.where.text()))
    language.remove()
    qapp.processEvents()
    assert seen[0] != seen[1]
    assert bar.play.accessibleName() == "Play"


def test_icons_follow_theme_and_state(bar):
    def play_picture():
        return bar.play.icon().pixmap(22, 22).toImage()

    light = play_picture()
    bar.set_playing(True)
    assert play_picture() != light
    bar.set_playing(False)
    assert play_picture() == light
    flat = bar.forward.icon().pixmap(22, 22).toImage()
    bar.set_theme(load_theme("dark"))
    assert bar.forward.icon().pixmap(22, 22).toImage() != flat


def test_it_says_what_it_plays(qtbot):
    def words():
        place = "{} of {}, {}".format
        return TransportWords(place, lambda n: place(n, n, None), *"ABCDEFGHIJ")

    bar = Transport(words)
    qtbot.addWidget(bar)
    bar.set_place(2, 7, (1, 5))
    assert bar.where.text() == "2 of 7, (1, 5)"
    named = (bar.first, bar.last, bar.inside, bar.position)
    assert [one.accessibleName() for one in named] == ["A", "C", "E", "H"]
    assert bar.inside.text() == "F"
    assert [one.toolTip() for one in (*named, bar.speed)] == ["B", "D", "G", "I", "J"]


def test_an_icon_is_drawn_once(bar):
    """Each new one would stay among the pictures that Qt keeps."""
    first = bar.play.icon().cacheKey()
    bar.set_playing(True)
    bar.set_playing(False)
    assert bar.play.icon().cacheKey() == first
