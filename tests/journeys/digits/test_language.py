"""The language is switched in the midst of work: nothing stays in the one before."""

import re

import numpy as np
import pytest
from digit_hands import draw_by_mouse, look_inside, put_strokes, strokes_of
from hands import CONTROL, Key
from photographs import photograph
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QTabBar, QWidget

CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


def texts_of(widget):
    """What a widget says to eyes, pointer and screen reader, with the names of the parts."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(i) for i in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(i) for i in range(widget.count()))
    if callable(text := getattr(widget, "text", None)) and isinstance(said := text(), str):
        yield said


def texts(hands):
    """All that the tab, the menus and the notice say."""
    tab = hands.window.tab("digitsTab")
    for widget in [
        tab,
        *tab.findChildren(QWidget),
        *hands.window.notices.bar.findChildren(QWidget),
    ]:
        for text in texts_of(widget):
            yield type(widget).__name__, text
    for name in hands.window.menu:
        yield name, hands.window.menu[name].text()
    yield from (("sample", action.text()) for action in tab.tools.menu.actions())


def chinese(hands):
    return [said for said in texts(hands) if CHINESE.search(said[1])]


@pytest.fixture
def several(tmp_path):
    """A photograph of 7, 2 and 5."""
    rng = np.random.default_rng(4)
    pixels, _ = photograph([7, 2, 5], "squared in shadow", rng, (320, 240))
    path = tmp_path / "three.png"
    Image.fromarray(pixels).save(path)
    return path


def explained(hands, tab, _several, qtbot):
    tab.side.setCurrentIndex(1)
    put_strokes(hands, strokes_of(7))
    qtbot.waitUntil(lambda: tab.explainer.explained is not None)
    tab.why.large.setFocus()
    hands.press(Key.Key_Right)


def being_explained(hands, tab, _several, qtbot):
    tab.side.setCurrentIndex(1)
    put_strokes(hands, strokes_of(7))
    tab.reader.read()
    assert tab.explainer.running


def several_digits(hands, tab, several, qtbot):
    tab.side.setCurrentIndex(1)
    tab.open_path(str(several))
    hands.wait_for_pictures()
    assert len(tab.reader.reading.regions) == 3


def one_of_several(hands, tab, several, qtbot):
    several_digits(hands, tab, several, qtbot)
    tab.pad.setFocus()
    hands.press(Key.Key_Right)
    qtbot.waitUntil(lambda: tab.explainer.explained is not None)


def refused_picture(hands, tab, several, qtbot):
    blank = several.with_name("blank.png")
    Image.new("L", (60, 60), 255).save(blank)
    tab.open_path(str(blank))
    hands.wait_for_pictures()
    assert hands.message()


def kept_digits(hands, tab, _several, qtbot):
    tab.side.setCurrentIndex(2)
    put_strokes(hands, strokes_of(4))
    hands.press_on(tab.mine.digits[4])


def undone(hands, tab, _several, qtbot):
    tab.samples.pick("drawn", 3)
    tab.clear()
    hands.press(Key.Key_Z, CONTROL)
    hands.press(Key.Key_Z, CONTROL)
    hands.press(Key.Key_Y, CONTROL)


def unprepared(hands, tab, _several, qtbot):
    put_strokes(hands, strokes_of(4))
    draw_by_mouse(hands, strokes_of(4), button=Qt.MouseButton.RightButton)
    tab.answer.prepares.toggle()


STATES = [
    explained,
    being_explained,
    several_digits,
    one_of_several,
    refused_picture,
    kept_digits,
    undone,
    unprepared,
]


def test_nothing_stays_in_chinese(hands, tab, several, qtbot, subtests):
    look_inside(hands, qtbot)
    for state in STATES:
        with subtests.test(state=state.__name__):
            tab.side.setCurrentIndex(0)
            tab.clear()
            hands.window.notices.clear()
            hands.window.use_language("zh_CN")
            QApplication.processEvents()
            state(hands, tab, several, qtbot)
            assert len(chinese(hands)) > 40
            hands.window.use_language("en")
            QApplication.processEvents()
            qtbot.waitUntil(lambda: not tab.explainer.running)
            assert chinese(hands) == []
