"""Fingers in the whole window: they scroll, zoom, choose, draw and ask for menus."""

import numpy as np
import pytest
from menu_hands import texts
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from touch_hands import TouchHands

from cnnlab.core.dense.points import points_of
from cnnlab.core.inspect.place import AtlasPlace
from cnnlab.ui.neuron.fit_plane import FitPlane
from cnnlab.ui.widgets.stack_list import StackList


def found(window, name):
    return window.findChild(QWidget, name)


def show(window, tab):
    window.tabs.go_to(tab)
    QApplication.processEvents()


def shown_atlas(window, qtbot):
    qtbot.waitUntil(lambda: found(window, "atlas") is not None)
    atlas = found(window, "atlas")
    atlas.set_glide(0)
    qtbot.waitUntil(lambda: atlas.inspection is not None and not atlas.gliding)
    QApplication.processEvents()  # laid out at its size
    return atlas


def menu_of(hands, at):
    """What is offered where a finger rests; the menu stays open when it is lifted."""
    hands.hold(at)
    hands.lift()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert isinstance(menu, QMenu)
    offered = texts(menu)
    menu.close()
    return offered


def test_a_swipe_scrolls_the_panel(window):
    panel = window.tab("convolutionTab").panel
    hands, bar = TouchHands(window, panel), panel.verticalScrollBar()
    start = hands.place(panel)
    hands.swipe(start, start - QPoint(0, 90))
    assert bar.value() == 90


def test_grids_are_chosen_by_tap_and_swipes_on_them_scroll_the_enlarged_page(window):
    page, grid = window.tab("convolutionTab").page, found(window, "inputGrid0")
    page.enlarge(6)
    page.horizontalScrollBar().setValue(0)
    page.verticalScrollBar().setValue(0)
    hands = TouchHands(window, page)
    window.tab("convolutionTab").playback.seek(0)
    hands.tap(hands.place(grid, *grid.cell_rect(1, 2).center().toTuple()))
    assert grid.selection.current == (1, 2)
    assert grid.hasFocus()
    place = page.horizontalScrollBar().value(), page.verticalScrollBar().value()
    start = hands.place(grid, *grid.cell_rect(2, 2).center().toTuple())
    hands.swipe(start, start - QPoint(60, 90))
    assert page.horizontalScrollBar().value() == place[0] + 60
    assert page.verticalScrollBar().value() == place[1] + 90
    assert grid.selection.block == (1, 2, 1, 1)


def test_on_a_stage_that_is_seen_whole_a_finger_selects_a_block(window):
    grid = found(window, "inputGrid0")
    hands = TouchHands(window, grid)
    corners = [grid.cell_rect(*cell).center().toTuple() for cell in ((0, 0), (2, 1))]
    hands.swipe(*(hands.place(grid, *corner) for corner in corners))
    assert grid.selection.block == (0, 0, 3, 2)


def test_a_pinch_on_a_grid_zooms_it_and_a_finger_moves_it_then(window):
    grid = found(window, "inputGrid0")
    hands, cell = TouchHands(window, grid), grid.lattice.cell
    hands.pinch(hands.place(grid), 40, 100)
    assert grid.lattice.cell > 1.5 * cell
    lattice, start = grid.lattice, hands.place(grid)
    hands.swipe(start, start - QPoint(12, 15))
    assert (grid.lattice.dx, grid.lattice.dy) == pytest.approx((lattice.dx + 12, lattice.dy + 15))
    hands.put(start - QPoint(20, 0), start + QPoint(20, 0))
    hands.move(start - QPoint(15, 0), start + QPoint(25, 0))
    hands.lift()
    assert grid.lattice.dx == pytest.approx(lattice.dx + 7)
    hands.pinch(start, 110, 30)
    assert grid.lattice.cell == cell


def test_a_pinch_beside_the_grids_enlarges_the_page_about_its_place(window):
    tab = window.tab("convolutionTab")
    page, stage = tab.page, tab.stage
    hands = TouchHands(window, page)
    at = hands.place(page, page.width() / 2, page.height() - 30)
    under = stage.mapFrom(window, at)
    share = under.x() / stage.width(), under.y() / stage.height()
    hands.pinch(at, 60, 120, steps=30)
    assert page.factor == pytest.approx(2, rel=0.06)
    now = stage.mapFrom(window, at)
    assert now.x() / stage.width() == pytest.approx(share[0], abs=0.02)
    assert now.y() / stage.height() == pytest.approx(share[1], abs=0.02)
    page.horizontalScrollBar().setValue(0)
    page.verticalScrollBar().setValue(0)
    grid = found(window, "inputGrid0")
    hands.pinch(hands.place(grid), 40, 60, steps=20)  # an enlarged page stays one
    assert page.factor == pytest.approx(3, rel=0.06)
    place = page.verticalScrollBar().value()
    start = hands.place(page)
    hands.put(start, start + QPoint(50, 0))
    hands.move(start - QPoint(0, 30), start + QPoint(50, -30))
    hands.lift()
    assert page.verticalScrollBar().value() == place + 30
    hands.pinch(start, 200, 30)
    assert page.factor == 1


def test_a_finger_that_rests_on_a_grid_opens_its_menu(window):
    grid = found(window, "filterGrid0_0")
    hands = TouchHands(window, grid)
    offered = menu_of(hands, hands.place(grid, *grid.cell_rect(1, 1).center().toTuple()))
    assert "Copy" in offered
    assert grid.selection.current == (1, 1)


def test_a_finger_that_rests_on_the_canvas_leaves_no_dot(window):
    show(window, "digitsTab")
    pad, sketch = found(window, "drawPad"), window.tab("digitsTab").sketch
    hands = TouchHands(window, pad)
    at = hands.place(pad)
    hands.swipe(at, at + QPoint(60, 0))
    assert len(sketch.drawing.strokes) == 1
    assert menu_of(hands, at)
    assert len(sketch.drawing.strokes) == 1
    assert not sketch.busy
    hands.tap(at)
    assert len(sketch.drawing.strokes) == 2


def test_two_fingers_that_rest_on_the_canvas_ask_for_nothing(window):
    show(window, "digitsTab")
    pad, sketch = found(window, "drawPad"), window.tab("digitsTab").sketch
    hands = TouchHands(window, pad)
    at = hands.place(pad)
    hands.hold(at)
    QApplication.activePopupWidget().close()
    hands.lift()
    hands.pinch(at, 60, 120)
    assert sketch.drawing.blank
    assert QApplication.activePopupWidget() is None


def test_the_atlas_is_pinched_dragged_and_left_again(window, qtbot):
    show(window, "digitsTab")
    atlas = shown_atlas(window, qtbot)
    hands = TouchHands(window, atlas)
    middle = hands.place(atlas)
    scale = atlas.camera.scale
    hands.pinch(middle, 40, 120)
    assert atlas.camera.scale == pytest.approx(3 * scale, rel=0.1)
    camera = atlas.camera
    hands.swipe(middle, middle + QPoint(-30, 0))
    assert atlas.camera.x == pytest.approx(camera.x + 30 / camera.scale, rel=0.02)
    hands.put(middle, middle + QPoint(50, 0))
    hands.move(middle + QPoint(30, 0), middle + QPoint(80, 0))
    hands.lift()
    assert atlas.camera.x == pytest.approx(camera.x, rel=0.02)
    assert menu_of(hands, middle)


def test_an_opened_cell_is_swiped_and_trembling_fingers_do_not_leave_it(window, qtbot):
    show(window, "digitsTab")
    atlas = shown_atlas(window, qtbot)
    hands = TouchHands(window, atlas)
    middle = hands.place(atlas)
    atlas.open_cell("conv2", 4, 3, 3)
    page = atlas.opened
    qtbot.waitUntil(lambda: page.page is not None)
    assert page.most_scroll > 20
    hands.swipe(middle, middle - QPoint(0, 20))
    assert page.scrolled == 20
    hands.pinch(middle, 100, 90)
    assert atlas.place.level == "cell"
    hands.pinch(middle, 100, 78)
    assert atlas.place == AtlasPlace("conv2", 4)


def test_a_picture_is_pinched_dragged_and_asked(window, qtbot):
    show(window, "imagesTab")
    view = found(window, "imageView")
    hands = TouchHands(window, view)
    at, scale = hands.place(view), view.camera.scale
    hands.pinch(at, 40, 120)
    assert view.camera.scale == pytest.approx(3 * scale, rel=0.05)
    camera = view.camera
    hands.swipe(at, at + QPoint(-30, 0))
    assert view.camera.x == pytest.approx(camera.x + 30 / camera.scale, rel=0.02)
    hands.put(at, at + QPoint(50, 0))
    hands.move(at + QPoint(30, 0), at + QPoint(80, 0))
    hands.lift()
    assert view.camera.x == pytest.approx(camera.x, rel=0.02)
    assert menu_of(hands, at)


def test_planes_and_curves_are_pinched_and_moved(window):
    show(window, "neuronTab")
    plane = found(window, "neuronPlane")
    hands = TouchHands(window, plane)
    at = hands.place(plane)
    width = plane.axes.right - plane.axes.left
    hands.pinch(at, 40, 80)
    assert plane.axes.right - plane.axes.left == pytest.approx(width / 2, rel=0.05)
    left = plane.axes.left
    hands.put(at, at + QPoint(50, 0))
    hands.move(at + QPoint(20, 0), at + QPoint(70, 0))
    hands.lift()
    assert plane.axes.left < left


def test_boxes_and_buttons_are_tapped(window, qtbot):
    box, play = found(window, "presetBox"), found(window, "playButton")
    hands = TouchHands(window, box)
    hands.tap(hands.place(box))
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    box.hidePopup()
    hands, stage = TouchHands(window, play), window.tab("convolutionTab").stage
    playing = stage.playing
    hands.tap(hands.place(play))
    assert stage.playing is not playing


def test_a_finger_that_rests_on_a_point_of_the_fit_asks_for_its_menu(qtbot):
    plane, asked = FitPlane(), []
    plane.menu_asked.connect(lambda at, index: asked.append(index))
    plane.set_points(points_of(np.array([[0.0, 0.5], [0.5, 0.0]]), np.array([1.0, 0.0])))
    qtbot.addWidget(plane)
    with qtbot.waitExposed(plane):
        plane.show()
    hands = TouchHands(plane)
    hands.hold(plane.axes.pixel(0.5, 0.0).toPoint())
    hands.lift()
    assert asked == [1]
    assert plane.chosen == 1
    width = plane.axes.right - plane.axes.left
    hands.pinch(hands.place(plane), 50, 100)
    assert plane.axes.right - plane.axes.left == pytest.approx(width / 2, rel=0.05)
    hands.hold(plane.axes.pixel(0.2, 0.2).toPoint())
    hands.lift()
    assert asked == [1]


def test_a_finger_that_rests_on_a_block_opens_its_menu(window):
    show(window, "networkTab")
    rows = found(window, "stackView").findChild(StackList)
    hands = TouchHands(window, rows)
    index = rows.model().index(2, 0)
    rows.scrollTo(index)
    assert menu_of(hands, hands.place(rows.viewport(), *rows.visualRect(index).center().toTuple()))
    assert rows.place == 1
