"""Another image of the same network is painted into the sheet strip by strip."""

import numpy as np
import pytest
from atlas_hands import Place
from PySide6.QtWidgets import QApplication

from cnnlab.core.inspect.inspection import Inspection
from cnnlab.core.layers.linear import Flatten, Linear
from cnnlab.core.network import Network
from cnnlab.scene.colours import load_theme


def renewed(view, qtbot):
    """The picture once all strips of another image are painted."""
    qtbot.waitUntil(lambda: not view._kept.waiting)
    QApplication.processEvents()
    return view.grab().toImage()


@pytest.mark.parametrize("place", [Place(), Place("conv1"), Place("pool1", 1)])
def test_another_image_is_painted_strip_by_strip_as_if_it_were_painted_at_once(
    panel, hands, qtbot, place
):
    panel.path.go(place)
    QApplication.processEvents()
    before = hands.view.grab().toImage()
    network = panel.inspection.network
    panel.set_inspection(Inspection.of(network, np.eye(8, dtype=np.float32)[None]))
    assert hands.view._kept.waiting
    after = renewed(hands.view, qtbot)
    hands.view.forget()
    assert after == hands.view.grab().toImage() != before


def test_images_that_come_faster_than_strips_leave_none_of_them_behind(panel, hands, qtbot):
    network = panel.inspection.network
    hands.view.grab()
    for share in np.linspace(0, 1, 7):
        image = np.full((1, 8, 8), share, np.float32)
        panel.set_inspection(Inspection.of(network, image))
        hands.view.renew()
    after = renewed(hands.view, qtbot)
    hands.view.forget()
    assert after == hands.view.grab().toImage()


def seen_blocks(view):
    return view.layout_of_sheet.seen(view.camera, view.size_f)


def test_a_layer_of_many_units_is_painted_in_several_strips_as_if_at_once(panel, qtbot):
    network = Network(
        (1, 8, 8), [Flatten("flatten"), Linear("wide", (64, 60)), Linear("fc", (60, 3))]
    )
    panel.set_inspection(Inspection.of(network, np.zeros((1, 8, 8), np.float32)))
    view = panel.view
    before = view.grab().toImage()
    panel.set_inspection(Inspection.of(trained(network), np.eye(8, dtype=np.float32)[None]))
    assert len(view._kept._strips) > len(view.layout_of_sheet.blocks)
    wide = next(block for block in seen_blocks(view) if block.layer.name == "wide")
    lefts = {round(wide.rect(k).left()) for k in range(60)}
    cuts = {strip.left() for strip in view._kept._strips}
    assert {cut for cut in cuts if wide.left < cut < wide.bounds.right()} < lefts, (
        "no number is cut"
    )
    after = renewed(view, qtbot)
    view.forget()
    assert after == view.grab().toImage() != before


def test_the_page_of_a_cell_is_seen_once_it_is_painted_and_told_at_once(panel, hands, qtbot):
    panel.view.open_cell("pool1", 1, 2, 3)
    QApplication.processEvents()
    view, before = panel.view, panel.view.grab().toImage()
    image = panel.inspection.activations["input"][0]
    panel.set_inspection(Inspection.of(trained(panel.inspection.network), image))
    assert view.grab().toImage() == before
    assert view.open_sum() == pytest.approx(view.value("pool1", 1, 2, 3), abs=1e-4)
    assert view.opened.waiting
    assert view.grab().toImage() == before
    qtbot.waitUntil(lambda: not view.opened.waiting)
    after = view.grab().toImage()
    panel.set_theme(load_theme("light"))
    panel.path.up()
    view.open_cell("pool1", 1, 2, 3)
    assert not view.opened.waiting
    assert after == view.grab().toImage() != before


def test_a_page_that_is_left_while_it_waits_is_gone(panel, hands):
    panel.view.open_cell("pool1", 1, 2, 3)
    QApplication.processEvents()
    image = panel.inspection.activations["input"][0]
    panel.set_inspection(Inspection.of(trained(panel.inspection.network), image))
    panel.path.up()
    assert not panel.view.opened.waiting
    panel.view.renew()
    assert panel.view.page is None


def trained(network):
    """The same layers with other weights."""
    again = network.copy()
    for values in again.parameters.values():
        values += 0.25
    return again


@pytest.mark.parametrize("place", [Place("pool1", 1), Place.of_cell("pool1", (1, 2, 3))])
def test_a_network_in_training_is_followed_where_one_is(panel, hands, place):
    panel.path.go(place)
    before = panel.inspection
    value = panel.view.value("pool1", 1, 2, 3)
    image = before.activations["input"][0]
    panel.set_inspection(Inspection.of(trained(before.network), image))
    assert panel.path.place == place
    assert hands.place == place
    assert panel.view.value("pool1", 1, 2, 3) != value


def test_an_unfolded_stage_of_a_network_in_training_stays_so(panel, hands):
    hands.click(hands.title("pool1"))
    names = [block.layer.name for block in hands.view.layout_of_sheet.blocks]
    before = panel.inspection
    image = before.activations["input"][0]
    panel.set_inspection(Inspection.of(trained(before.network), image))
    assert [block.layer.name for block in hands.view.layout_of_sheet.blocks] == names
    assert "relu1" in names


def test_other_layers_are_seen_from_the_beginning(panel, hands):
    panel.path.go(Place("pool1", 1))
    other = Network((1, 8, 8), [Flatten("flatten"), Linear("fc", (64, 3))])
    panel.set_inspection(Inspection.of(other, np.zeros((1, 8, 8), np.float32)))
    assert panel.path.place == Place()


def test_the_card_of_a_map_follows_and_its_images_are_looked_for_now_and_then(panel, hands, qtbot):
    panel.path.go(Place("pool1", 1))
    qtbot.waitUntil(lambda: bool(panel.exciting.images_of("pool1", 1)))
    before = panel.inspection
    image = before.activations["input"][0]
    panel.set_inspection(Inspection.of(trained(before.network), image))
    assert panel.exciting.images_of("pool1", 1)
    assert panel._look_again.isActive()
    weights = panel.inspection.network.parameters["conv1.weight"][1]
    assert (panel.view.card.card.filter == weights).all()
