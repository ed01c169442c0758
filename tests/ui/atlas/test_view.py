"""Zooming, dragging and walking in the picture of a network."""

import pytest
from atlas_hands import BACK, ENTER, ESCAPE, Place, inspection_of
from hands import CONTROL
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor

POINTS = [QPoint(300, 300), QPoint(600, 200), QPoint(450, 500)]


@pytest.mark.parametrize("point", POINTS)
def test_the_wheel_zooms_round_the_pointer(hands, point):
    place = hands.under(point)
    hands.wheel(point, 3)
    assert hands.view.camera.scale == pytest.approx(1.25**3)
    assert hands.under(point) == pytest.approx(place, abs=1e-6)
    hands.wheel(point, -3)
    assert hands.view.camera.scale == 1


def test_zooming_on_goes_to_the_map_and_opens_the_cell_in_the_end(hands):
    levels = []
    for _ in range(60):
        if hands.place.level == "cell":
            break
        hands.wheel(hands.at("pool1", 1, 2, 2), 1)
        if not levels or levels[-1] != hands.place.level:
            levels.append(hands.place.level)
    assert levels[0] == "network"
    assert levels[-2:] == ["map", "cell"]
    assert levels.count("network") == 1
    assert hands.place == Place.of_cell("pool1", (1, 2, 2))


def test_zooming_out_leaves_an_open_cell(hands):
    hands.view.open_cell("pool1", 1, 2, 2)
    hands.wheel(QPoint(400, 300), -1, CONTROL)
    assert hands.place == Place("pool1", 1)


def test_the_wheel_alone_moves_the_rows_of_an_open_cell(hands):
    hands.panel.resize(640, 420)
    hands.view.open_cell("conv2", 1, 1, 1)
    most = hands.view.opened.most_scroll
    assert most > 0
    hands.wheel(QPoint(300, 200), -1)
    assert hands.view.opened.scrolled == min(60, most)
    hands.wheel(QPoint(300, 200), -80)
    assert hands.view.opened.scrolled == most
    hands.wheel(QPoint(300, 200), 90)
    assert hands.view.opened.scrolled == 0
    assert hands.place.level == "cell"


def test_what_is_dragged_stays_under_the_pointer(hands):
    hands.wheel(QPoint(440, 320), 3)
    start, end = QPoint(440, 320), QPoint(380, 290)
    place, before = hands.under(start), hands.place
    hands.drag(start, end)
    assert hands.under(end) == pytest.approx(place, abs=1e-6)
    assert hands.place.level in (before.level, "layer")  # a drag is no click


def test_the_whole_sheet_can_not_be_dragged_away(hands):
    camera = hands.view.camera
    hands.drag(QPoint(440, 320), QPoint(300, 200))
    assert hands.view.camera == camera
    assert hands.place == Place()


def test_arrows_walk_through_maps_and_layers(hands):
    hands.press(Qt.Key.Key_Right)
    start = hands.view.pointed.block.layer.name
    hands.press(Qt.Key.Key_Right, times=40)
    assert hands.view.pointed.block.layer.name == "softmax"
    assert start == "input"
    hands.press(Qt.Key.Key_Down)
    assert hands.view.pointed.cell == (1, 0, 0)
    hands.press(Qt.Key.Key_Left, times=40)
    assert hands.view.pointed.block.layer.name == "input"


def test_arrows_in_a_map_walk_through_its_cells_to_its_edge(hands):
    hands.click(hands.at("pool1", 1, 2, 2))
    hands.press(Qt.Key.Key_Right)
    hands.press(Qt.Key.Key_Up)
    assert hands.view.pointed.cell == (1, 1, 3)
    hands.press(Qt.Key.Key_Right, times=9)
    hands.press(Qt.Key.Key_Down, times=9)
    assert hands.view.pointed.cell == (1, 3, 3)
    hands.press(ENTER)
    assert hands.place == Place.of_cell("pool1", (1, 3, 3))


def test_plus_minus_and_nought_zoom(hands):
    hands.press(Qt.Key.Key_Plus, times=2)
    assert hands.view.camera.scale == pytest.approx(1.25**2)
    hands.press(Qt.Key.Key_Minus)
    assert hands.view.camera.scale == pytest.approx(1.25)
    hands.view.open_cell("pool1", 1, 2, 2)
    hands.press(Qt.Key.Key_0)
    assert hands.place == Place()
    assert hands.view.camera.scale == 1


@pytest.mark.parametrize("key", [ESCAPE, BACK])
def test_at_the_whole_network_keys_that_lead_back_do_nothing(hands, key):
    hands.press(key)
    assert hands.place == Place()


def test_a_spot_of_the_open_page_leads_to_the_cell_it_comes_from(hands):
    hands.view.open_cell("conv2", 2, 1, 1)
    point, spot = hands.spot("cell")
    hands.click(point)
    assert hands.place == Place.of_cell(spot.layer, spot.cell)
    assert hands.view.page.opened.cell == spot.cell
    assert hands.view.value(spot.layer, *spot.cell) == spot.value


def test_an_open_cell_is_laid_out_for_another_size(hands):
    hands.view.open_cell("conv2", 2, 1, 1)
    before = hands.view.page
    hands.panel.resize(1200, 800)
    assert hands.view.page is not before
    assert hands.view.page.opened.cell == (2, 1, 1)
    assert hands.view.page.view.right() <= hands.view.width()
    assert hands.view.page.view.right() > before.view.right()
    hands.press(ESCAPE)
    assert hands.view.camera == hands.view.camera_on(Place("conv2", 2)).within(hands.size)


def test_a_glide_ends_at_its_place(hands, qtbot):
    hands.view.set_glide(40)
    with qtbot.waitSignal(hands.view.arrived):
        hands.click(hands.at("pool1", 1, 2, 2))
    assert not hands.view.gliding
    assert hands.view.camera == hands.view.camera_on(Place("pool1", 1)).within(hands.size)


def test_what_is_hidden_in_mid_glide_is_there_when_it_is_shown(hands, panel):
    hands.view.set_glide(60_000)
    hands.click(hands.at("pool1", 1, 2, 2))
    assert hands.view.gliding
    panel.hide()
    assert not hands.view.gliding
    panel.show()
    assert hands.view.camera == hands.view.camera_on(Place("pool1", 1)).within(hands.size)


def test_a_glide_out_of_a_cell_that_is_hidden_leaves_no_page(hands, panel):
    hands.view.open_cell("pool1", 1, 2, 2)
    hands.view.set_glide(60_000)
    hands.press(ESCAPE)
    assert hands.view.page is not None
    panel.hide()
    assert hands.view.page is None


def test_at_rest_no_map_is_coloured(hands, panel, qtbot):
    def colours():
        image = hands.view.grab().toImage()
        block = hands.view.layout_of_sheet.block("pool1")
        rect = hands.view.camera.rect_to_screen(block.rect(0), hands.size).adjusted(2, 2, -2, -2)
        xs = range(round(rect.left()), round(rect.right()))
        ys = range(round(rect.top()), round(rect.bottom()))
        return {QColor(image.pixel(x, y)).name() for x in xs for y in ys}

    hands.point(QPoint(1, 1))
    assert len(colours()) > 1
    panel.set_inspection(inspection_of(at_rest=True))
    qtbot.waitUntil(lambda: len(colours()) == 1)


def test_nothing_is_pointed_at_between_layers_and_on_the_legend(hands):
    hands.point(hands.at("pool1", 1, 2, 2))
    assert hands.view.pointed is not None
    hands.point(QPoint(hands.view.width() // 2, hands.view.height() - 4))
    assert hands.view.pointed is None


def test_links_and_callout_are_of_what_is_pointed_at(hands):
    hands.point(hands.at("relu2", 3, 1, 1))
    pointed = hands.view.pointed
    assert (pointed.block.layer.name, pointed.cell) == ("relu2", (3, 1, 1))
    assert pointed.source.layer.name == "pool1"
    assert hands.view.lines[0].startswith("relu2[3, 1, 1]")
    assert hands.view.camera.to_sheet(QPointF(0, 0), hands.size) == QPointF(0, 0)
