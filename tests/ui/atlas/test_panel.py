"""The way into a network and back, the forward pass, and what is copied."""

import numpy as np
import pytest
from atlas_hands import BACK, ENTER, ESCAPE, Place, inspection_of
from hands import LEFT, clipboard
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from cnnlab.core.inspect.inspection import Inspection
from cnnlab.core.layers.conv_pool import Conv2d
from cnnlab.core.layers.linear import Flatten, Linear
from cnnlab.core.network import Network
from cnnlab.scene.colours import load_theme
from cnnlab.ui.atlas.words import pointed_lines

POOLED = ("pool1", 1, 2, 3)


def go_to_cell(hands):
    hands.click(hands.at(*POOLED))
    hands.click(hands.at(*POOLED))
    assert hands.place == Place.of_cell("pool1", (1, 2, 3))


def test_a_click_goes_to_the_map_and_another_one_opens_its_cell(hands):
    hands.click(hands.at(*POOLED))
    assert hands.place == Place("pool1", 1)
    assert hands.on_screen("pool1", (1, 0, 0)).width() * 4 >= 300
    hands.click(hands.at(*POOLED))
    assert hands.place == Place.of_cell("pool1", (1, 2, 3))
    assert hands.view.page.opened.cell == (1, 2, 3)


def test_a_click_on_a_unit_opens_it_at_once(hands):
    hands.click(hands.at("temperature", 2))
    assert hands.place == Place.of_cell("temperature", (2, 0, 0))


def test_a_double_click_opens_the_cell_that_it_is_on(hands):
    point = hands.at(*POOLED)
    QTest.mouseClick(hands.view, LEFT, pos=point)
    QTest.mouseDClick(hands.view, LEFT, pos=point)
    assert hands.place == Place.of_cell("pool1", (1, 2, 3))


@pytest.mark.parametrize("key", [ESCAPE, BACK])
def test_keys_lead_back_level_by_level(hands, key):
    go_to_cell(hands)
    levels = []
    for _ in range(5):
        hands.press(key)
        levels.append(hands.place.level)
    assert levels == ["map", "layer", "network", "network", "network"]
    assert hands.view.page is None
    assert hands.view.camera.scale == 1


def test_the_path_is_shown_and_leads_back(hands, panel):
    go_to_cell(hands)
    texts = panel.bar.crumbs.texts
    assert len(texts) == 4
    assert texts[1:] == ("pool1", "pool1[1]", "pool1[1, 2, 3]")
    QTest.mouseClick(panel.bar.crumbs.buttons[1], LEFT)
    assert hands.place == Place("pool1")
    assert panel.bar.crumbs.texts == texts[:2]
    QTest.mouseClick(panel.bar.crumbs.buttons[0], LEFT)
    assert hands.place == Place()


def test_every_cell_opens_to_the_sum_that_is_its_value(panel):
    for name, layer in panel.inspection.layers.items():
        for part in (0, 2):
            cell = tuple(min(n - 1, n * part // 3) for n in layer.shape)
            panel.view.open_cell(name, *cell)
            value = panel.view.value(name, *cell)
            assert panel.path.place == Place.of_cell(name, cell)
            assert panel.view.open_sum() == pytest.approx(value, abs=5e-5), name


def test_what_is_not_there_is_refused_and_changes_nothing(panel):
    view = panel.view
    with pytest.raises(LookupError):
        view.open_sum()
    with pytest.raises(IndexError):
        view.open_cell("conv1", 0, 8, 0)
    with pytest.raises(KeyError):
        view.open_cell("conv9", 0, 0, 0)
    with pytest.raises(KeyError):
        view.value("flatten", 0)
    assert panel.path.place == Place()


def test_nothing_is_open_any_more_after_going_up(hands):
    go_to_cell(hands)
    hands.press(ESCAPE)
    with pytest.raises(LookupError):
        hands.view.open_sum()


def test_a_title_unfolds_its_stage_and_folds_it(hands, panel):
    names = [block.layer.name for block in hands.view.layout_of_sheet.blocks]
    assert "relu1" not in names
    hands.click(hands.title("pool1"))
    unfolded = [block.layer.name for block in hands.view.layout_of_sheet.blocks]
    place = names.index("pool1")
    assert unfolded == [*names[:place], "conv1", "relu1", *names[place:]]
    assert panel.play.count == len(unfolded)
    hands.click(hands.title("pool1"))
    assert [block.layer.name for block in hands.view.layout_of_sheet.blocks] == names
    assert panel.play.count == len(names)


def test_the_exact_number_pointed_at_is_copied(hands, panel):
    hands.point(hands.at(*POOLED))
    assert float(panel.copied()) == hands.view.value(*POOLED)
    hands.point(hands.at("input", 0, 4, 5))
    assert float(panel.copied()) == hands.view.value("input", 0, 4, 5)


def test_a_map_is_copied_as_a_table_of_exact_numbers(hands, panel):
    hands.click(hands.at(*POOLED))
    table = [[float(v) for v in line.split("\t")] for line in panel.map_text().split("\n")]
    expected = panel.inspection.maps(panel.inspection.layers["pool1"])[1]
    assert np.array_equal(np.array(table, np.float32), expected)


def test_a_sum_is_copied_and_a_number_of_it_exactly(hands, panel):
    go_to_cell(hands)
    hands.point(QPoint(1, 1))
    assert panel.copied() == hands.view.page.text()
    point, spot = hands.spot("cell")
    hands.point(point)
    assert float(panel.copied()) == spot.value


def open_menu(hands, panel):
    place = hands.view.rect().center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, place, hands.view.mapToGlobal(place)
    )
    QApplication.sendEvent(hands.view, event)
    return [menu for menu in panel.findChildren(QMenu) if menu.isVisible()][-1]


def test_the_menu_copies_and_leads_out(hands, panel):
    hands.click(hands.at(*POOLED))
    hands.point(QPoint(1, 1))
    menu = open_menu(hands, panel)
    actions = {action.text(): action for action in menu.actions()}
    actions["Copy the map’s numbers"].trigger()
    assert clipboard().text() == panel.map_text() != ""
    actions["Up"].trigger()
    assert hands.place == Place("pool1")
    actions["Whole network"].trigger()
    assert hands.place == Place()
    menu.close()


def test_the_menu_offers_no_copy_where_there_is_nothing(hands, panel):
    hands.point(QPoint(1, 1))
    menu = open_menu(hands, panel)
    assert [a.isEnabled() for a in menu.actions()[:2]] == [False, False]
    menu.close()


def test_another_image_keeps_the_place_and_shows_its_numbers(hands, panel):
    go_to_cell(hands)
    before = hands.view.open_sum()
    image = np.ones((1, 8, 8), np.float32)
    panel.set_inspection(Inspection.of(panel.inspection.network, image))
    assert hands.place == Place.of_cell("pool1", (1, 2, 3))
    assert hands.view.open_sum() == pytest.approx(hands.view.value(*POOLED), abs=5e-5)
    assert hands.view.open_sum() != before


def test_another_network_with_the_cell_keeps_it_open(hands, panel):
    go_to_cell(hands)
    panel.set_inspection(inspection_of(seed=5))
    assert hands.place.level == "cell"
    assert hands.view.open_sum() == pytest.approx(hands.view.value(*POOLED), abs=5e-5)


def test_another_network_without_the_place_shows_the_whole(hands, panel):
    go_to_cell(hands)
    layers = [Flatten("flatten"), Linear("out", (64, 3))]
    network = Network((1, 8, 8), layers, rng=np.random.default_rng(0))
    panel.set_inspection(Inspection.of(network, np.ones((1, 8, 8), np.float32)))
    assert hands.place == Place()
    assert hands.view.page is None
    assert hands.view.camera.scale == 1
    assert len(panel.bar.crumbs.texts) == 1
    panel.grab()


def test_another_network_is_seen_at_the_place_that_both_have(hands, panel):
    hands.click(hands.at(*POOLED))
    panel.set_inspection(inspection_of(seed=5))
    assert hands.place == Place("pool1", 1)
    assert hands.view.camera == hands.view.camera_on(hands.place).within(hands.size)
    assert hands.view.camera.scale > 1


def test_a_way_over_the_sheet_of_another_network_ends(hands, panel):
    hands.view.set_glide(60_000)
    hands.click(hands.at(*POOLED))
    assert hands.view.gliding
    panel.set_inspection(inspection_of(seed=5))  # the same layers, with other weights
    assert hands.view.gliding
    layers = [Flatten("flatten"), Linear("out", (64, 3))]
    network = Network((1, 8, 8), layers, rng=np.random.default_rng(0))
    panel.set_inspection(Inspection.of(network, np.ones((1, 8, 8), np.float32)))
    assert not hands.view.gliding


def test_the_cell_pointed_at_is_that_of_the_network_shown(hands, panel):
    hands.point(hands.at(*POOLED))
    panel.set_inspection(inspection_of(seed=5))
    assert any(hands.view.pointed.block is one for one in hands.view.layout_of_sheet.blocks)
    assert float(panel.copied()) == panel.inspection.value(*POOLED)


def test_pointing_at_a_layer_that_another_network_lacks_is_over(hands, panel):
    hands.point(hands.at(*POOLED))
    assert hands.view.pointed is not None
    layers = [Flatten("flatten"), Linear("out", (64, 3))]
    network = Network((1, 8, 8), layers, rng=np.random.default_rng(0))
    panel.set_inspection(Inspection.of(network, np.ones((1, 8, 8), np.float32)))
    assert hands.view.pointed is None
    assert panel.copied() == ""


def test_the_field_in_the_image_is_told(hands, panel):
    told = []
    panel.pointed.connect(told.append)
    hands.point(hands.at("relu2", 0, 1, 1))
    assert told[-1] == panel.inspection.fields("relu2", (0, 1, 1))["input"]
    hands.point(QPoint(1, 1))
    assert told[-1] is None


def test_a_map_is_shown_with_what_excites_it(hands, panel, qtbot):
    hands.click(hands.at(*POOLED))
    assert hands.view.card.card is not None
    qtbot.waitUntil(lambda: len(panel.exciting.images_of("pool1", 1) or ()) == 9)
    panel.grab()
    hands.press(ESCAPE)
    assert hands.view.card.card is None


def test_what_is_said_of_a_cell_leaves_the_card_of_its_map_free(hands, panel, qtbot):
    hands.click(hands.at(*POOLED))
    qtbot.waitUntil(lambda: panel.exciting.images_of("pool1", 1) is not None)
    hands.view.point_at(None, None)
    card = hands.view.card_rect().toAlignedRect()
    alone = hands.view.grab(card).toImage()
    block = hands.view.layout_of_sheet.block("pool1")
    for row in range(block.layer.shape[1]):
        hands.view.point_at(block, (1, row, block.layer.shape[2] - 1))
        assert hands.view.lines
        assert hands.view.grab(card).toImage() == alone


@pytest.mark.parametrize("layer", ["conv2", "pool1"])
def test_open_in_convolution_gives_the_cell_with_its_experiment(panel, qtbot, layer):
    assert not panel.bar.open.isVisible()
    panel.view.open_cell(layer, 1, 1, 1)
    assert panel.bar.open.isVisible()
    with qtbot.waitSignal(panel.wanted) as told:
        QTest.mouseClick(panel.bar.open, LEFT)
    opened, title = told.args
    assert (opened.layer.name, opened.cell) == (layer, (1, 1, 1))
    assert title() == f"{layer}[1, 1, 1]"
    assert opened.experiment is not None


def test_the_forward_pass_steps_and_ends_when_one_goes_in(hands, panel):
    hands.press(Qt.Key.Key_Period)
    assert panel.play.shown is not None
    hands.press(Qt.Key.Key_Comma)
    assert panel.play.shown is not None
    hands.click(hands.at(*POOLED))
    assert panel.play.shown is None


def test_going_in_stops_a_forward_pass_that_plays(hands, panel):
    QTest.mouseClick(panel.bar.play, LEFT)
    assert panel.play.ticker.active
    hands.click(hands.at(*POOLED))
    assert not panel.play.ticker.active
    assert not panel.bar.play.isVisible()


def test_a_blank_drawing_keeps_its_controls_so_that_the_keyboard_stays(panel):
    panel.set_inspection(inspection_of(at_rest=True))
    assert panel.bar.play.isVisible()
    panel.play.step(1)
    panel.grab()


def test_theme_and_language_change_in_mid_glide(hands, panel, qtbot):
    hands.view.set_glide(150)
    with qtbot.waitSignal(hands.view.arrived):
        hands.click(hands.at(*POOLED))
        assert hands.view.gliding
        panel.set_theme(load_theme("dark"))
        QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
        assert hands.view.gliding
    assert hands.view.camera == hands.view.camera_on(Place("pool1", 1)).within(hands.size)


def test_enter_goes_in_to_what_the_arrows_have_found(hands):
    hands.press(Qt.Key.Key_Right, times=2)
    pointed = hands.view.pointed
    hands.press(ENTER)
    assert hands.place == Place(pointed.block.layer.name, pointed.cell[0])
    hands.press(Qt.Key.Key_Down)
    hands.press(ENTER)
    assert hands.place.level == "cell"
    assert hands.place.cell == hands.view.pointed.cell


def test_a_cell_over_padding_alone_sees_none_of_the_drawing(panel):
    layers = [Conv2d("conv1", (1, 2), (3, 3), padding=(4, 4)), Flatten("flatten")]
    image = np.ones((1, 8, 8), np.float32)
    shown = Inspection.of(Network((1, 8, 8), layers), image)
    panel.set_inspection(shown)
    layer = shown.layers["conv1"]
    assert "sees padding alone" in pointed_lines(shown, layer, (0, 0, 5))
    assert "sees 1×1 of the drawing" in pointed_lines(shown, layer, (0, 2, 2))
    seen = []
    panel.pointed.connect(seen.append)
    panel.view.open_cell("conv1", 0, 0, 5)
    panel.view.open_cell("conv1", 0, 2, 2)
    assert seen == [None, (0, 0, 1, 1)]
