"""A network that is walked through, from the whole sheet to one product."""

import numpy as np
import pytest
from atlas_hands import ONE, SEVEN, show_menus
from digit_hands import place_in
from hands import Key
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from cnnlab.core.inspect.inspection import Inspection
from cnnlab.core.inspect.place import NETWORK, AtlasPlace
from cnnlab.digits import default_network
from cnnlab.lab.shared.language import Language
from cnnlab.scene.atlas_camera import SheetCamera
from cnnlab.scene.colours import load_theme
from cnnlab.ui.atlas.panel import AtlasPanel

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot):
    """The shipped network on a seven."""
    made = AtlasPanel(lambda: np.stack([SEVEN, ONE]))
    qtbot.addWidget(made)
    made.view.set_glide(0)
    show_menus(made)
    made.resize(900, 700)
    made.set_theme(load_theme("light"))
    made.retranslate()
    made.set_inspection(Inspection.of(default_network(), SEVEN))
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close_down()


def click(view, layer, cell):
    place = place_in(view, layer, cell)
    QTest.mouseMove(view, place)
    QTest.mouseClick(view, LEFT, pos=place)
    QApplication.processEvents()


def turn_wheel(view, at, turns, modifiers=Qt.KeyboardModifier.NoModifier):
    at = QPointF(at)
    event = QWheelEvent(
        at,
        view.mapToGlobal(at),
        QPoint(),
        QPoint(0, round(120 * turns)),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def a_layer(panel, place=3):
    """The name of a layer of feature maps that is shown."""
    return panel.view.layout_of_sheet.blocks[place].layer.name


def strongest(panel, layer):
    """The cell with the largest number of a layer."""
    values = panel.inspection.maps(panel.inspection.layers[layer])
    return tuple(int(n) for n in np.unravel_index(values.argmax(), values.shape))


# by mouse


def test_a_map_is_gone_to_then_its_cell_then_back(panel):
    layer = a_layer(panel)
    cell = strongest(panel, layer)
    click(panel.view, layer, cell)
    assert panel.path.place == AtlasPlace(layer, cell[0])
    block = panel.view.layout_of_sheet.block(layer)
    rect = panel.view.camera.rect_to_screen(block.rect(cell[0]), panel.view.size_f)
    assert rect.width() >= 300, "a map is seen at 300 pixels or more"
    click(panel.view, layer, cell)
    assert panel.path.place == AtlasPlace.of_cell(layer, cell)
    assert panel.view.open_sum() == pytest.approx(panel.view.value(layer, *cell), abs=1e-4)
    QTest.keyClick(panel.view, Key.Key_Escape)
    assert panel.path.place == AtlasPlace(layer, cell[0])
    assert panel.view.page is None
    QTest.mouseClick(panel.bar.crumbs.buttons[0], LEFT)
    assert panel.path.place == NETWORK
    assert panel.view.camera == SheetCamera.whole(panel.view.size_f)


def test_units_and_probabilities_are_opened_at_once(panel):
    click(panel.view, "softmax", (7, 0, 0))
    assert panel.path.place == AtlasPlace("softmax", 7, (0, 0))
    assert panel.bar.crumbs.texts == ("network", "softmax", "softmax[7]")
    assert panel.view.open_sum() == pytest.approx(panel.view.value("softmax", 7), abs=1e-6)
    QTest.keyClick(panel.view, Key.Key_Backspace)
    assert panel.path.place == AtlasPlace("softmax")


def test_the_wheel_goes_in_about_the_pointer_and_opens_a_cell_at_last(panel):
    layer = a_layer(panel)
    cell = strongest(panel, layer)
    at = place_in(panel.view, layer, cell)
    seen = set()
    for _ in range(60):
        if panel.path.place.level == "cell":
            break
        turn_wheel(panel.view, at, 1)
        QApplication.processEvents()
        seen.add(panel.path.place.level)
        if panel.path.place.level == "map":
            found = panel.view.layout_of_sheet.at(
                panel.view.camera.to_sheet(QPointF(at), panel.view.size_f)
            )
            assert found[0].layer.name == layer
    assert {"layer", "map", "cell"} <= seen | {panel.path.place.level}
    assert panel.path.place.layer == layer
    turn_wheel(panel.view, at, -1, Qt.KeyboardModifier.ControlModifier)
    assert panel.path.place.level == "map"
    for _ in range(60):
        turn_wheel(panel.view, at, -1)
    assert panel.path.place == NETWORK
    assert panel.view.camera.scale == 1


def test_the_rows_of_an_open_cell_are_scrolled(panel):
    layer = a_layer(panel)
    panel.view.open_cell(layer, *strongest(panel, layer))
    assert panel.view.opened.most_scroll > 0
    turn_wheel(panel.view, QPoint(500, 300), -2)
    assert panel.view.opened.scrolled > 0
    QTest.keyClick(panel.view, Key.Key_PageDown)
    QTest.keyClick(panel.view, Key.Key_Up)
    turn_wheel(panel.view, QPoint(500, 300), 90)
    assert panel.view.opened.scrolled == 0
    assert panel.path.place.level == "cell", "the wheel alone does not leave"


def test_the_name_of_a_map_on_an_open_page_leads_there(panel):
    layer = a_layer(panel)
    panel.view.open_cell(layer, *strongest(panel, layer))
    found = None
    for y in range(0, panel.view.height(), 6):
        for x in range(0, panel.view.width(), 12):
            spot = panel.view.page.at(QPointF(x, y), 0.0)
            if spot is not None and spot.kind == "name":
                found = found or (QPoint(x, y), spot)
    at, spot = found
    QTest.mouseMove(panel.view, at)
    QTest.mouseClick(panel.view, LEFT, pos=at)
    assert (panel.path.place.layer, panel.path.place.map) == (spot.layer, spot.cell[0])


# pointing


def test_pointing_names_a_cell_and_draws_what_it_reads(panel):
    layer = a_layer(panel)
    cell = strongest(panel, layer)
    seen = []
    panel.pointed.connect(seen.append)
    QTest.mouseMove(panel.view, place_in(panel.view, layer, cell))
    pointed = panel.view.pointed
    assert (pointed.block.layer.name, pointed.cell[0]) == (layer, cell[0])
    opened = panel.inspection.open(layer, pointed.cell)
    sums = {row.channel: abs(row.sum) for row in opened.chain[0].rows}
    strong = sorted(sums, key=sums.get, reverse=True)[: len(pointed.links)]
    assert {link.channel for link in pointed.links} == set(strong)
    assert panel.view.lines[0].startswith(f"{layer}[{cell[0]}, ")
    assert seen[-1] == panel.inspection.fields(layer, pointed.cell)["input"]
    QTest.mouseMove(panel.view, panel.view.rect().bottomRight())
    assert panel.view.pointed is None
    assert seen[-1] is None


@pytest.mark.parametrize("at_rest", [True, False])
def test_at_rest_no_number_is_said(panel, at_rest):
    blank = np.zeros_like(SEVEN)
    panel.set_inspection(Inspection.of(default_network(), blank, at_rest))
    layer = a_layer(panel)
    QTest.mouseMove(panel.view, QPoint(3, 3))
    QTest.mouseMove(panel.view, place_in(panel.view, layer, (3, 2, 2)))
    assert ("=" in panel.view.lines[0]) != at_rest
    assert bool(panel.view.pointed.links) != at_rest


# the keyboard


def test_one_walks_in_by_keys_alone(panel):
    view = panel.view
    view.setFocus()
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Down, Key.Key_Return):
        QTest.keyClick(view, key)
    assert panel.path.place.level == "map"
    QTest.keyClick(view, Key.Key_Down)
    row, column = view.pointed.cell[1:]
    QTest.keyClick(view, Key.Key_Left)
    assert view.pointed.cell[1:] == (row, column - 1)
    QTest.keyClick(view, Key.Key_Return)
    assert panel.path.place.cell == view.pointed.cell
    QTest.keyClick(view, Key.Key_Home)
    assert panel.path.place == NETWORK
    for _ in range(8):
        QTest.keyClick(view, "+")
    assert view.camera.scale > 3
    QTest.keyClick(view, "0")
    assert view.camera.scale == 1 or panel.path.place == NETWORK


# values, copies, the menu


def test_every_layer_opens_and_adds_up_to_its_value(panel, subtests):
    for name, layer in panel.inspection.layers.items():
        with subtests.test(layer=name):
            cell = tuple(n // 2 for n in layer.shape)
            index = cell[:1] if layer.is_vector else cell
            panel.view.open_cell(name, *index)
            value = panel.view.value(name, *index)
            assert panel.view.open_sum() == pytest.approx(value, abs=1e-4)


def test_numbers_are_copied_exactly(panel):
    layer = a_layer(panel)
    cell = strongest(panel, layer)
    QTest.mouseMove(panel.view, place_in(panel.view, layer, cell))
    pointed = panel.view.pointed.cell
    assert float(panel.copied()) == panel.view.value(layer, *pointed)
    panel.path.go(AtlasPlace(layer, cell[0]))
    rows = [[float(n) for n in line.split("\t")] for line in panel.map_text().splitlines()]
    np.testing.assert_array_equal(
        rows, panel.inspection.maps(panel.inspection.layers[layer])[cell[0]]
    )
    panel.view.open_cell(layer, *cell)
    assert f"{layer}[{cell[0]}, {cell[1]}, {cell[2]}]" in panel.copied()


def test_the_menu_copies_and_leads_up(panel, qtbot):
    layer = a_layer(panel)
    panel.path.go(AtlasPlace(layer, 2))
    panel.view.menu_asked.emit(QPoint(5, 5))
    menu = next(one for one in panel.findChildren(QMenu) if one.isVisible())
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == ["Copy", "Copy the map’s numbers", "Up", "Whole network"]
    menu.actions()[1].trigger()
    assert QGuiApplication.clipboard().text() == panel.map_text()
    next(one for one in menu.actions() if one.text() == "Up").trigger()
    assert panel.path.place == AtlasPlace(layer)
    menu.close()
    qtbot.waitUntil(lambda: not panel.findChildren(QMenu))


# changes in mid-way


def test_numbers_that_are_not_finite_are_shown_and_open_nothing(panel):
    network = default_network().copy()
    network.parameters["conv1.weight"][0] = np.inf
    with np.errstate(all="ignore"):
        panel.set_inspection(Inspection.of(network, SEVEN))
        layer = a_layer(panel)
        QTest.mouseMove(panel.view, place_in(panel.view, layer, (1, 2, 2)))
        panel.view.open_cell(layer, 1, 2, 2)
        assert not panel.view.grab().isNull()
    with pytest.raises(LookupError):
        panel.view.open_sum()


def test_a_resize_lets_go_of_what_is_pointed_at(panel):
    layer = a_layer(panel)
    QTest.mouseMove(panel.view, QPoint(3, 3))
    QTest.mouseMove(panel.view, place_in(panel.view, layer, (3, 2, 2)))
    pointed = panel.view.pointed
    panel.set_theme(load_theme("dark"))
    assert panel.view.pointed is pointed, "other colours move nothing"
    panel.resize(700, 560)
    QApplication.processEvents()
    assert panel.view.pointed is None


def test_what_is_hidden_in_mid_glide_is_there_at_once(panel):
    panel.view.set_glide(100_000)
    layer = a_layer(panel)
    panel.path.go(AtlasPlace.of_cell(layer, (2, 1, 1)))
    assert panel.view.gliding
    panel.hide()
    assert not panel.view.gliding
    assert panel.view.opened.open == 1


def test_theme_and_language_change_in_mid_glide(panel, qtbot):
    panel.view.set_glide(100_000)
    panel.path.go(AtlasPlace.of_cell(a_layer(panel), (2, 1, 1)))
    panel.set_theme(load_theme("dark"))
    language = Language()
    language.use("zh_CN")
    QApplication.processEvents()
    try:
        assert panel.bar.crumbs.texts[0] == "网络"
        assert "偏置" in panel.view.page.text()
        assert not panel.view.grab().isNull()
    finally:
        language.remove()
    panel.view.set_glide(0)
    panel.path.go(NETWORK)


def test_a_map_is_explained_by_the_images_that_excite_it(panel, qtbot):
    layer = a_layer(panel)
    panel.path.go(AtlasPlace(layer, 2))
    qtbot.waitUntil(lambda: len(panel.exciting.images_of(layer, 2) or ()) == 2)
    card = panel.view.card.card
    assert len(card.images) == 2
    weights = panel.inspection.network.parameters
    name = (
        next(s for s in panel.inspection.stages if layer in [one.name for one in s.layers])
        .layers[0]
        .name
    )
    np.testing.assert_array_equal(card.filter, weights[f"{name}.weight"][2])
    assert not panel.view.grab().isNull()
