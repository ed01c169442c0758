"""The picture and the result of a filter: zoomed, moved, in colours, wiped."""

from dataclasses import replace

import numpy as np
import pytest
from grid_hands import drag, move
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

Key = Qt.Key


def test_the_wheel_zooms_both_views_round_the_pointer(hands):
    at = hands.middle(hands.view, 60, 200)
    hands.wheel(hands.view, at, 6)
    assert hands.view.camera == hands.result.camera
    assert hands.view.frame() == hands.result.frame()
    row, column = hands.view.pixel_at(at.toPointF())
    assert (abs(row - 60), abs(column - 200)) <= (1, 1)
    hands.wheel(hands.view, at, -9)
    assert hands.page.views.zoom.camera is None, "no smaller than the whole"


def test_keys_and_a_double_click(hands):
    whole = hands.result.camera.scale
    for key, larger in (("+", True), ("-", False), ("+", True)):
        before = hands.result.camera.scale
        QTest.keyClicks(hands.result, key)
        assert (hands.result.camera.scale > before) == larger
    QTest.keyClicks(hands.view, "0")
    assert hands.result.camera.scale == whole
    QTest.keyClicks(hands.view, "+")
    QTest.mouseDClick(hands.view, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    assert hands.result.camera.scale == whole


def test_the_menu_zooms(hands):
    actions = {action.id: action for action in hands.tab.actions_by_menu()}
    actions["zoom_in"].slot()
    assert hands.page.views.zoom.camera is not None
    actions["zoom_out"].slot()
    actions["fit"].slot()
    assert hands.page.views.zoom.camera is None


def test_a_drag_moves_both_views(hands):
    hands.page.views.zoom.zoom(8, 128, 128)
    before = hands.result.camera
    drag(hands.result, QPoint(100, 100), QPoint(80, 90), QPoint(60, 80))
    camera = hands.view.camera
    assert camera.x == pytest.approx(before.x + 40 / before.scale)
    assert camera.y == pytest.approx(before.y + 20 / before.scale)
    hands.press(hands.view, Key.Key_Left, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert hands.result.camera.x < camera.x


def test_a_strided_result_covers_what_it_was_made_from(hands):
    hands.panel.stride.value_changed.emit((4, 4))
    hands.rest()
    whole, part = hands.view.frame(), hands.result.frame()
    assert hands.values.shape == (64, 64)
    assert part.width == pytest.approx(4 * whole.width)
    assert part.span(10, 10).center() == whole.span(40, 40).center()


def test_the_view_follows_the_keyboard(hands):
    hands.page.views.zoom.zoom(30, 128, 128)
    hands.view.current = (128, 128)
    for _ in range(40):
        hands.view.move_current(0, 1)
        place = hands.view.frame().span(*hands.view.current).center()
        assert hands.view.rect().contains(place.toPoint())


def colour_at(view, row, column):
    image = view.grab().toImage()
    at = view.frame().span(row, column).center().toPoint()
    return image.pixelColor(at).getRgb()[:3]


def test_colours_of_each_display(hands):
    hands.show(np.array([[[0, 100, 255]]], np.uint8))
    hands.choose(hands.box, "typed")
    hands.panel.typed_size.value_changed.emit((1, 1))
    theme = hands.result.theme
    hands.grid.set_value(0, 0, -1)
    hands.rest()
    hands.point(hands.result, 0, 1)
    hands.page.views.zoom.zoom(0.5, 0, 0)
    hands.result.set_marks(())
    hands.result.content = replace(hands.result.content, values=None)  # colours without numbers
    hands.result.forget()
    assert colour_at(hands.result, 0, 0) == theme.zero.getRgb()[:3]
    assert colour_at(hands.result, 0, 2) == theme.negative.getRgb()[:3]
    for display, levels in (
        ("absolute", (0, 100, 255)),
        ("clamped", (0, 0, 0)),
        ("stretched", (255, 155, 0)),
    ):
        hands.choose(hands.panel.display, display)
        hands.result.set_content(replace(hands.result.content, values=None))
        for column, level in enumerate(levels):
            assert colour_at(hands.result, 0, column)[0] == pytest.approx(level, abs=1)


def test_the_scale_tells_the_ends_and_counts_every_pixel(hands):
    scale = hands.page.parts.result_scale
    largest = float(np.abs(hands.values).max())
    assert scale.ends == (-largest, largest)
    assert scale.counts.counts.sum() == hands.values.size
    hands.choose(hands.panel.display, "clamped")
    assert scale.ends == (0, 255)


def test_the_slider_lays_the_picture_over_the_result(hands):
    hands.wipe.setValue(50)
    hands.result.set_marks(())
    hands.view.set_marks(())
    left = colour_at(hands.result, 128, 60), colour_at(hands.view, 128, 60)
    right = colour_at(hands.result, 20, 200), colour_at(hands.view, 20, 200)
    assert left[0] == left[1]
    assert right[0] == hands.result.theme.zero.getRgb()[:3]
    hands.wipe.setValue(0)
    assert colour_at(hands.result, 128, 60) != left[1]


def test_numbers_stand_in_large_pixels(hands):
    hands.page.views.zoom.zoom(40, 128, 128)
    hands.view.set_marks(())
    with_numbers = hands.view.grab().toImage()
    hands.view.set_content(replace(hands.view.content, values=None))
    assert hands.view.grab().toImage() != with_numbers


def test_pointing_says_the_number_in_the_status_bar(hands):
    notes = []
    hands.page.note_changed.connect(notes.append)
    hands.point(hands.view, 3, 4)
    move(hands.result, hands.middle(hands.result, 3, 4))
    assert notes[0].endswith(f"= {hands.view.value(3, 4):g}")
    assert notes[1].startswith("result[3,4]")


@pytest.mark.parametrize("scale", [0.7, 5, 16.7, 30])
def test_what_was_moved_looks_like_what_is_painted_anew(hands, scale):
    hands.page.views.zoom.zoom(scale / hands.view.camera.scale * 2, 128, 128)
    hands.qtbot.waitUntil(lambda: not hands.result._resting.isActive())
    hands.result.grab()
    for way in ((13, -7), (-30, 0), (0, 45), (-1, -1), (61, 17)):
        hands.page.views.zoom.move(*way)
        moved = hands.result.grab().toImage()
        hands.result.forget()
        assert hands.result.grab().toImage() == moved


def test_numbers_of_any_size_are_painted(hands, subtests):
    for weight in [1e9, -1e9, 1e-9]:
        for repeat in [1, 20]:
            with subtests.test(weight=weight, repeat=repeat):
                hands.choose(hands.panel.padding, "reflect")
                hands.panel.repeat.setValue(repeat)
                for row in range(3):
                    hands.grid.set_value(row, row, weight)
                hands.page.views.zoom.zoom(40, 128, 128)
                for display in ("signed", "absolute", "clamped", "stretched"):
                    hands.choose(hands.panel.display, display)
                    hands.point(hands.result, 128, 128)
                    hands.window.grab()
                assert hands.values.shape == (256, 256)
