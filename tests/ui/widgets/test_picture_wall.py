"""Thousands of pictures, by keys and mouse: which is current, which are chosen, what is asked."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from touch_hands import TouchHands

from cnnlab.scene.colours import load_theme
from cnnlab.ui.widgets.picture_wall import CAPTION, MARGIN, SIDE, PictureWall, Wall
from cnnlab.ui.widgets.touch import watch_touch

COUNT = 5000


def a_wall(shown=None, labels=None):
    images = np.zeros((COUNT, 28, 28), np.uint8)
    images[:, 10:18, 10:18] = 255
    labels = np.arange(COUNT) % 10 if labels is None else labels
    none = np.zeros(COUNT, bool)
    shown = np.arange(COUNT) if shown is None else shown
    return Wall(images, labels, tuple("0123456789"), shown, none, none)


@pytest.fixture
def wall(qtbot):
    made = PictureWall()
    qtbot.addWidget(made)
    made.resize(540, 300)
    made.show()
    made.set_wall(a_wall())
    made.setFocus()
    return made


def press(wall, *keys, shift=False):
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    for key in keys:
        QTest.keyClick(wall, key, modifier)


def click(wall, place, modifier=Qt.KeyboardModifier.NoModifier):
    at = wall.tile_rect(place).center()
    QTest.mouseClick(wall.viewport(), Qt.MouseButton.LeftButton, modifier, at)


def test_arrows_move_and_the_end_is_scrolled_to(wall):
    seen = []
    wall.current_changed.connect(seen.append)
    press(wall, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_End)
    assert seen == [1, 1 + wall.columns, wall.columns, COUNT - 1]
    assert wall.viewport().rect().contains(wall.tile_rect(COUNT - 1).center())
    press(wall, Qt.Key.Key_Home)
    assert wall.verticalScrollBar().value() == 0
    press(wall, Qt.Key.Key_Left)
    assert wall.current == 0


def test_a_click_chooses_one_with_shift_a_row_with_control_another(wall):
    click(wall, 3)
    assert wall.selected == [3]
    click(wall, 6, Qt.KeyboardModifier.ShiftModifier)
    assert wall.selected == [3, 4, 5, 6]
    click(wall, 1, Qt.KeyboardModifier.ControlModifier)
    assert wall.selected == [1, 3, 4, 5, 6]
    click(wall, 2)
    assert wall.selected == [2]
    press(wall, Qt.Key.Key_Right, shift=True)
    assert wall.selected == [2, 3]


def test_delete_asks_for_the_chosen_and_a_digit_for_a_label(wall, qtbot):
    click(wall, 3)
    press(wall, Qt.Key.Key_Right, shift=True)
    with qtbot.waitSignal(wall.delete_asked) as asked:
        press(wall, Qt.Key.Key_Delete)
    assert asked.args == [[3, 4]]
    with qtbot.waitSignal(wall.label_typed) as typed:
        press(wall, Qt.Key.Key_7)
    assert typed.args == [7]


def test_the_current_one_stays_where_it_is_still_shown(wall):
    wall.go_to(42)
    wall.set_wall(a_wall(shown=np.arange(2, COUNT, 10)))
    assert (wall.current, wall.place) == (42, 4)
    wall.set_wall(a_wall(shown=np.delete(np.arange(2, COUNT, 10), 4)))
    assert (wall.current, wall.place) == (52, 4)  # its place
    wall.set_wall(a_wall(shown=np.zeros(0, int)))
    assert wall.current == -1
    assert wall.selected == []
    press(wall, Qt.Key.Key_Right, Qt.Key.Key_Delete)


def test_only_what_is_seen_is_painted(wall):
    wall.go_to(COUNT // 2)
    first, last = wall.seen()
    assert first <= COUNT // 2 < last
    assert last - first < 100
    assert wall.tile_rect(first).bottom() >= 0
    assert wall.tile_rect(last).bottom() > wall.viewport().height()


def test_it_is_painted_in_both_themes_and_empty(wall):
    for name in ("light", "dark"):
        theme = load_theme(name)
        wall.set_theme(theme)
        picture = wall.viewport().grab().toImage()
        middle = wall.tile_rect(1).center()
        assert picture.pixelColor(middle.x(), middle.y() - 6) == theme.text
    wall.instead = "Nothing"
    wall.set_wall(a_wall(shown=np.zeros(0, int)))
    assert not wall.grab().isNull()


def test_a_screen_reader_hears_what_is_current(wall):
    wall.go_to(13)
    assert wall.accessibleDescription() == "3, 14 / 5000"


@pytest.mark.parametrize("ratio", [1.25, 1.5, 1.75, 2])
def test_pictures_stand_on_whole_pixels_of_other_screens(ratio):
    for length in (SIDE, MARGIN, SIDE + 2 * MARGIN, SIDE + MARGIN + CAPTION):
        assert float(length * ratio).is_integer()


def test_a_swipe_scrolls_and_a_tap_chooses(wall):
    watch_touch(wall)
    hands, bar = TouchHands(wall), wall.verticalScrollBar()
    hands.swipe(QPoint(200, 250), QPoint(200, 50))
    assert bar.value() == 200
    assert wall.current == -1 or wall.place == 0
    hands.tap(hands.place(wall.viewport(), *wall.tile_rect(45).center().toTuple()))
    assert wall.current == 45
