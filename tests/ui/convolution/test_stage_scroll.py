"""Ctrl+plus enlarges the whole stage, like a page that is scrolled."""

from itertools import pairwise

import pytest
from hands import CONTROL, Key
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtWidgets import QApplication

from cnnlab.ui.convolution.stage_scroll import LARGEST


@pytest.fixture
def page(hands):
    return hands.tab.page


def letters(stage):
    return stage.fontMetrics().height()


def test_everything_is_larger_and_all_of_it_can_be_scrolled_to(hands, stage, page):
    before, height = stage.layout_shown, letters(stage)
    hands.press(Key.Key_Plus, CONTROL, times=3)
    layout = stage.layout_shown
    assert page.factor > 1.9
    assert layout.unit == pytest.approx(page.factor)
    for name in ("inputs", "biases", "outputs"):
        assert getattr(layout, name)[0].cell >= 1.75 * getattr(before, name)[0].cell
    assert letters(stage) > 1.7 * height
    assert page.horizontalScrollBar().maximum() > 0
    assert page.verticalScrollBar().maximum() > 0
    inside = QRectF(stage.rect())
    for label in stage.frame().labels:
        assert inside.contains(label.at), label.text


def test_smaller_again_and_all_at_once(hands, stage, page):
    before, geometry = stage.layout_shown, stage.geometry()
    hands.press(Key.Key_Plus, CONTROL)
    hands.press(Key.Key_Minus, CONTROL)
    assert stage.layout_shown == before
    hands.press(Key.Key_Equal, CONTROL, times=99)
    assert page.factor == LARGEST
    hands.press(Key.Key_0, CONTROL)
    assert page.factor == 1
    assert stage.layout_shown == before
    assert stage.geometry() == geometry
    assert page.horizontalScrollBar().maximum() == 0


def test_each_size_and_its_letters_are_laid_out_once(hands, stage, monkeypatch):
    laid_out, place = [], stage._lay_out
    monkeypatch.setattr(
        stage, "_lay_out", lambda: (laid_out.append((stage.size(), letters(stage))), place())
    )
    hands.press(Key.Key_Plus, CONTROL)
    hands.window.resize(1400, 800)
    hands.rest()
    assert len(laid_out) >= 2
    assert all(one != another for one, another in pairwise(laid_out))


def test_ctrl_and_wheel_beside_the_grids_keep_the_place_under_the_pointer(hands, stage, page):
    node = stage.layout_shown.node
    place = stage.mapTo(hands.window, QPointF(node.x(), node.y() + 60).toPoint())
    hands.wheel(place, 3, CONTROL)
    assert page.factor > 1.5
    at = stage.mapTo(hands.window, stage.layout_shown.node.toPoint())
    assert abs(at.x() - place.x()) < 12
    assert abs(at.y() + 60 * page.factor - place.y()) < 12


def test_the_wheel_scrolls_the_page_also_over_a_grid(hands, page):
    hands.press(Key.Key_Plus, CONTROL, times=3)
    page.verticalScrollBar().setValue(0)
    page.horizontalScrollBar().setValue(0)
    hands.wheel(hands.at("inputGrid0", 2, 2), -1)
    assert page.verticalScrollBar().value() > 0


def test_a_cell_that_is_gone_to_comes_into_sight(hands, page):
    hands.press(Key.Key_Plus, CONTROL, times=4)
    page.horizontalScrollBar().setValue(0)
    hands.grid("outputGrid1").setFocus()
    hands.press(Key.Key_End, CONTROL)
    cell = hands.grid("outputGrid1").cell_rect(2, 2)
    seen = page.viewport().mapFrom(hands.window, hands.at("outputGrid1", 2, 2))
    assert page.viewport().rect().adjusted(0, 0, -cell.width() // 2, 0).contains(seen)


def test_the_window_grows_and_the_page_with_it(hands, window, stage, page):
    hands.press(Key.Key_Plus, CONTROL)
    window.resize(1500, 900)
    QApplication.processEvents()
    assert stage.width() == pytest.approx(page.viewport().width() * page.factor, abs=1)


def test_it_is_kept_for_the_next_start(hands, page):
    hands.press(Key.Key_Plus, CONTROL)
    kept = {}

    class Settings:
        def remember(self, name, value):
            kept[name] = value

    hands.tab.save_state(Settings())
    assert kept["stage_zoom"] == page.factor > 1


def test_in_presentation_too(hands, page):
    hands.press(Key.Key_F11)
    hands.press(Key.Key_Plus, CONTROL)
    assert page.factor > 1
    hands.press(Key.Key_F11)


def shown(page, rect):
    corner = page.widget().mapFrom(page.viewport(), QPoint())
    return QRect(corner, page.viewport().size()).contains(rect.toAlignedRect())


def test_what_moves_and_was_in_sight_stays_in_sight(hands, stage, page):
    hands.press(Key.Key_Plus, CONTROL, times=6)
    page.horizontalScrollBar().setValue(0)
    page.verticalScrollBar().setValue(0)
    windows = []
    for _ in range(9):
        step(hands)
        windows.append(shown(page, stage.moving_places()[0]))
    assert all(windows)
    bar = page.horizontalScrollBar()
    bar.setValue(bar.maximum())
    cells = []
    for _ in range(9):
        step(hands)
        cells.append(shown(page, stage.moving_places()[-1]))
    assert all(cells[1:])


def test_a_page_that_was_scrolled_away_stays_while_it_plays(hands, stage, page):
    hands.press(Key.Key_Plus, CONTROL, times=8)
    for bar in (page.verticalScrollBar(), page.horizontalScrollBar()):
        bar.setValue(bar.maximum() // 2)
    assert not any(shown(page, place) for place in stage.moving_places())
    before = page.horizontalScrollBar().value(), page.verticalScrollBar().value()
    index = hands.player.step.index
    hands.player.play()
    while hands.player.step.index < index + 2:  # in no event, so that it comes no further
        hands.player.advance(50)
        assert not any(shown(page, place) for place in stage.moving_places())
    hands.player.pause()
    assert (page.horizontalScrollBar().value(), page.verticalScrollBar().value()) == before
    step(hands)
    assert any(shown(page, place) for place in stage.moving_places())


def step(hands):
    hands.press_on(hands.widget("stepForwardButton"))
    hands.settle()
