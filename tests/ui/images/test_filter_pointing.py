"""Pixels of a filter's result that are pointed at and pinned, and their sums."""

import numpy as np
import pytest
from filter_hands import noise
from grid_hands import drag
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnlab.core.filter_settings import FilterSettings
from cnnlab.core.image_filters import KINDS, ImageFilter
from cnnlab.lab.images.filtering import combined_of
from cnnlab.lessons.image_sheet import ImageFiltering
from cnnlab.ui.images.filter_pointing import pixel_sum

Key = Qt.Key


def test_the_pixel_under_the_pointer_shows_its_window_and_its_sum(hands):
    hands.point(hands.result, 100, 60)
    (window,) = hands.view._marks
    assert (window.y(), window.x(), window.height(), window.width()) == (99, 59, 3, 3)
    text = hands.ledger.text()
    assert text.startswith("result[100,60]")
    assert text.count("·") == 9
    due = hands.result.value(100, 60)
    assert float(text.rsplit("= ", 1)[1]) == due


def test_a_pixel_of_the_picture_shows_the_sum_in_whose_middle_it_lies(hands):
    hands.choose(hands.panel.padding, "none")
    hands.point(hands.view, 50, 40)
    assert hands.ledger.text().startswith("result[49,39]")
    hands.point(hands.view, 0, 0)
    assert hands.ledger.text().startswith("result[0,0]")


def test_the_keyboard_points_too(hands):
    hands.result.setFocus()
    hands.result.current = (10, 10)
    hands.press(hands.result, Key.Key_Right, Key.Key_Down)
    assert hands.ledger.text().startswith("result[11,11]")
    hands.press(hands.result, Key.Key_Right, modifier=Qt.KeyboardModifier.ControlModifier)
    assert hands.ledger.text().startswith("result[11,21]")


def test_an_edit_writes_out_the_same_pixel_anew(hands):
    hands.point(hands.result, 100, 60)
    hands.choose(hands.box, "box_blur")
    assert hands.ledger.text().startswith("result[100,60]")
    assert float(hands.ledger.text().rsplit("= ", 1)[1]) == pytest.approx(
        hands.result.value(100, 60), abs=1e-4
    )


def test_a_pair_has_a_line_for_each_filter(hands):
    hands.choose(hands.box, "sobel_magnitude")
    hands.point(hands.result, 100, 60)
    title, x, y, end = hands.ledger.text().splitlines()
    assert x.count("·") == y.count("·") == 9
    assert end.startswith("√(")
    assert title == "result[100,60]"


def test_a_dilated_window_shows_its_taps(hands):
    hands.panel.dilation.value_changed.emit((3, 2))
    hands.rest()
    hands.point(hands.result, 100, 60)
    marks = {(mark.y(), mark.x()) for mark in hands.view._marks}
    assert marks == {(r, c) for r in (97, 100, 103) for c in (58, 60, 62)}


def click(hands, view, row, column):
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=hands.middle(view, row, column))


@pytest.mark.parametrize("of_result", [True, False])
def test_a_click_pins_and_escape_lets_go(hands, of_result):
    view = hands.result if of_result else hands.view
    click(hands, view, 100, 60)
    marks = hands.view._marks
    for at in ((90, 200), (3, 4)):  # on the way to the panel
        hands.point(hands.view, *at)
        hands.point(hands.result, *at)
    assert hands.tab.note().startswith("result[3,4] = ")
    QTest.mouseMove(hands.panel.save)
    leave(hands.result)
    assert hands.tab.note() == "result[100,60] is pinned: Escape lets go"
    assert hands.ledger.text().startswith("result[100,60]")
    assert hands.view._marks == marks
    hands.press(view, Key.Key_Escape)
    assert hands.ledger.text().startswith("result[100,60]")
    hands.point(hands.result, 3, 4)
    assert hands.ledger.text().startswith("result[3,4]")


def leave(view):
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))


def test_another_click_moves_the_pin_and_one_on_it_lets_go(hands):
    click(hands, hands.result, 100, 60)
    click(hands, hands.result, 30, 40)
    hands.point(hands.result, 50, 50)
    assert hands.ledger.text().startswith("result[30,40]")
    click(hands, hands.result, 30, 40)
    hands.point(hands.result, 50, 50)
    assert hands.ledger.text().startswith("result[50,50]")


def test_the_keyboard_pins_and_takes_the_pin_along(hands):
    hands.result.setFocus()
    hands.result.current = (10, 10)
    hands.press(hands.result, Key.Key_Return)
    hands.point(hands.result, 50, 50)
    assert hands.ledger.text().startswith("result[10,10]")
    hands.press(hands.result, Key.Key_Right)
    hands.point(hands.result, 50, 50)
    assert hands.ledger.text().startswith("result[10,11]")


def test_a_drag_and_a_double_click_pin_nothing(hands):
    drag(hands.result, QPoint(100, 100), QPoint(80, 90))
    assert not hands.page.views.pointer.pinned
    click(hands, hands.result, 90, 90)
    QTest.mouseDClick(hands.result, Qt.MouseButton.LeftButton, pos=QPoint(90, 90))
    assert not hands.page.views.pointer.pinned
    click(hands, hands.result, 5, 5)
    assert hands.page.views.pointer.pinned


def test_what_is_pinned_looks_otherwise_and_is_gone_with_its_pixel(hands):
    hands.point(hands.result, 200, 60)
    pointed = hands.result.grab().toImage()
    click(hands, hands.result, 200, 60)
    hands.result.clearFocus()
    assert hands.result.grab().toImage() != pointed
    hands.choose(hands.box, "box_blur")
    assert hands.page.views.pointer.pinned
    assert hands.ledger.text().startswith("result[200,60]")
    hands.panel.stride.value_changed.emit((4, 4))
    hands.rest()
    assert not hands.page.views.pointer.pinned
    assert hands.ledger.text().startswith("result[32,32]")


def drawn(rng):
    """A filter, typed or by name, and how it is moved."""
    kind = [*KINDS][rng.integers(len(KINDS))]
    typed = rng.normal(size=rng.integers(1, 12, 2))
    settings = FilterSettings(
        stride=tuple(rng.integers(1, 4, 2).tolist()),
        dilation=tuple(rng.integers(1, 4, 2).tolist()),
        padding=("zeros", "edge", "reflect", "none")[rng.integers(4)],
        flip=bool(rng.integers(2)),
        repeat=int(rng.integers(1, 3)),
    )
    return (typed if rng.integers(2) else ImageFilter(kind)), settings


def test_the_arithmetic_is_the_result_at_random_pixels(hands, subtests):
    for seed in range(20):
        with subtests.test(seed=seed):
            rng, size = np.random.default_rng(seed), None
            hands.show(noise(1, 61, 47, seed=seed))
            while not isinstance(size, tuple):  # a Problem where no whole window fits
                hands.tab.document.edit_filtering(ImageFiltering(*drawn(rng)), "Filter")
                size = hands.page.views.task.size
            hands.rest()
            ats = [tuple(at) for at in (rng.random((10, 2)) * size).astype(int).tolist()]
            ats += [(0, 0), (size[0] - 1, size[1] - 1), ats[0]]
            found = [pixel_sum(hands.page.views.task, at) for at in ats]
            sums = [[(w.window * w.weights).sum() for w in f.windows] for f in found]
            np.testing.assert_allclose(
                sums, [[w.total for w in f.windows] for f in found], atol=1e-9
            )
            pointed = [f.value for f in found]
            if len(found[0].windows) == 1:
                np.testing.assert_allclose(np.array(sums)[:, 0], pointed, atol=1e-9)
            shown = np.array([hands.values[at] for at in ats])
            if combined_of(hands.filtering) == "direction":  # -π is as good as π
                np.testing.assert_allclose(np.cos(shown - pointed), 1, atol=1e-5)
            else:
                largest = max(1.0, float(np.abs(hands.values).max()))
                np.testing.assert_allclose(shown, pointed, atol=1e-5 * largest)
            at = ats[-1]
            assert (
                hands.page.views.pointer.point(at).value == pointed[-1] == hands.result.value(*at)
            )
            assert hands.ledger.text().startswith(f"result[{at[0]},{at[1]}]")


def test_the_angle_of_a_gradient_is_written_out(hands):
    hands.choose(hands.box, "sobel_direction")
    assert hands.page.parts.result_scale.ends == (-np.pi, np.pi)
    hands.point(hands.result, 128, 128)
    end = hands.ledger.text().splitlines()[-1]
    assert end == "atan2(4, −8) = 2.6779"
