"""Numbers of the network edited where they stand, and the panel beside it."""

import numpy as np
import pytest
from hands import ALT, Key
from image_pixels import colours_in
from PySide6.QtCore import QPoint, Qt

from cnnlab.core.dense.backward import backward
from cnnlab.core.dense.dense import forward, initial
from cnnlab.scene.network_parts import ErrorOf, Goal, Link, Unit
from cnnlab.ui.widgets.cell_editor import CellEditor

FIRST, OTHER = Link(0, 0, 0), Link(1, 0, 2)


def editor(layers) -> CellEditor:
    return layers.page.editor


# weights on their links


def test_a_weight_is_typed_on_its_link(layers, subtests):
    for typed, value in [("3", 3.0), ("-1/4", -0.25), (".5", 0.5)]:
        with subtests.test(typed=typed, value=value):
            layers.view.make_current(OTHER)
            layers.press_at(layers.on_link(FIRST))
            assert layers.view.current == FIRST
            layers.type(typed)
            assert editor(layers).isVisible()
            layers.type("\r")
            assert not editor(layers).isVisible()
            assert layers.weight(FIRST) == value
            layers.undo()
            assert layers.weight(FIRST) == -1


def test_a_click_on_its_number_selects_it_and_two_edit_it_but_into_a_number_only(layers):
    layers.click_item(OTHER)
    assert layers.view.current == OTHER
    layers.double_click_item(OTHER)
    assert (editor(layers).isVisible(), editor(layers).text()) == (True, "2")
    layers.press(Key.Key_Escape)
    assert layers.weight(OTHER) == 2
    layers.type("1x\r")
    assert editor(layers).isVisible()
    assert "no number" in layers.message()
    layers.press(Key.Key_Escape)
    assert layers.weight(OTHER) == 2


def test_delete_sets_a_weight_to_0_a_comma_begins_a_number_and_enter_goes_on_to_the_next(layers):
    layers.click_item(OTHER)
    layers.press(Key.Key_Delete)
    assert layers.weight(OTHER) == 0
    layers.press(Key.Key_Period)
    assert layers.page.state.begun
    layers.type("5\r")
    assert layers.weight(OTHER) == 0.5
    assert (layers.player.index, layers.page.state.begun) == (0, False)
    layers.click_item(FIRST)
    layers.press(Key.Key_F2)
    layers.type("7\t")
    assert layers.view.current == Link(0, 0, 1)
    layers.type("8\r")
    assert layers.layered.dense.weights[0][0].tolist() == [7, 8, 0, 1]


def test_the_wheel_turns_the_selected_weight_as_one_step_and_so_do_alt_and_drag(layers):
    layers.click_item(OTHER)
    stack = layers.tab.document.undo_stack
    for _ in range(3):
        layers.wheel(layers.place(OTHER), 1)
    assert layers.weight(OTHER) == 5
    assert stack.count() == 1
    layers.wheel(layers.place(FIRST), 1)
    assert layers.weight(FIRST) == -1
    start = layers.place(OTHER)
    layers.drag(start, start + QPoint(20, 0), start + QPoint(45, 0), modifier=ALT)
    assert layers.weight(OTHER) == 10
    assert stack.count() == 2


def test_the_picture_of_weights_that_were_turned_is_that_of_these_weights(layers, qapp):
    for link, value in ((OTHER, 1.5), (OTHER, 1.75), (FIRST, 0.0), (Link(0, 2, 2), 6.0)):
        layers.page.edits.set_number(link, value)
        qapp.processEvents()
    layers.undo()
    turned = layers.view.grab().toImage()
    layers.view._picture.invalidate()
    layers.view._picture._forget_grounds(frozenset())
    assert differing(turned, layers.view.grab().toImage()) < 0.002


def differing(first, second):
    """Share of pixels that are not nearly the same: where links cross, their order is another."""
    return float((np.abs(colours_in(first) - colours_in(second)) > 12).mean())


# inputs and targets


def test_targets_are_set_beside_it_and_with_inputs_where_they_stand(layers):
    layers.panel.outputs.setValue(2)
    assert [box.isVisible() for box in layers.panel.targets] == [True, True, False, False]
    layers.panel.targets[1].setFocus()
    layers.panel.targets[1].selectAll()
    layers.type("1/2\r")
    assert layers.layered.target.tolist() == [1, 0.5]
    layers.undo()
    assert layers.panel.targets[1].value() == 0
    layers.undo()

    layers.click_item(Unit(0, 1))
    layers.type("2\r")
    assert layers.layered.x.tolist() == [1, 2, 1]
    assert layers.text(0, 1) == "2"
    layers.click_item(Goal(0))
    layers.type("0\r")
    assert layers.layered.target.tolist() == [0]
    assert layers.page.status().endswith("loss 0.2834")


def test_what_is_computed_cannot_be_typed_and_all_that_is_selected_has_a_name(layers):
    layers.click_item(Unit(1, 0))
    layers.type("5")
    assert not editor(layers).isVisible()
    layers.press(Key.Key_Delete)
    assert layers.tab.document.undo_stack.count() == 0
    names = {
        Link(0, 0, 1): "weight Θ₁₁⁽¹⁾ = 2",
        Unit(1, 0): "unit a₁⁽²⁾ = 0.8808",
        Unit(0, -1): "bias unit of layer 1: 1",
        Goal(0): "target y = 1",
        ErrorOf(2, 0): "error δ₁⁽³⁾ = −0.1293",
    }
    assert {item: layers.page._name_of(item) for item in names} == names


# walking


def test_arrows_walk_along_links_and_units(layers):
    layers.view.setFocus()
    layers.view.make_current(Unit(0, 0))
    seen = []
    for key in "RRRRRLLLLLDDU":
        arrows = {"R": Key.Key_Right, "L": Key.Key_Left, "U": Key.Key_Up, "D": Key.Key_Down}
        layers.press(arrows[key])
        seen.append(layers.view.current)
    assert seen == [
        Link(0, 0, 1),
        Unit(1, 0),
        Link(1, 0, 1),
        Unit(2, 0),
        Goal(0),
        Unit(2, 0),
        Link(1, 0, 1),
        Unit(1, 0),
        Link(0, 0, 1),
        Unit(0, 0),
        Unit(0, 1),
        Unit(0, 2),
        Unit(0, 1),
    ]
    layers.press(Key.Key_End)
    assert layers.view.current == Unit(2, 0)
    layers.press(Key.Key_Home)
    assert layers.view.current == Unit(0, 0)
    layers.press(Key.Key_Up)
    assert layers.view.current == Unit(0, -1)


def test_links_are_walked_through_one_after_the_other_and_space_plays(layers):
    layers.view.setFocus(Qt.FocusReason.OtherFocusReason)
    layers.view.make_current(Link(0, 0, 3))
    layers.press(Key.Key_Down)
    assert layers.view.current == Link(0, 1, 0)
    layers.press(Key.Key_Up, times=9)
    assert layers.view.current == Link(0, 0, 0)
    layers.press(Key.Key_Space)
    assert layers.player.playing
    layers.press(Key.Key_Space)
    assert not layers.player.playing


# pointing


def test_pointing_lights_links_and_says_in_the_status_bar_what_flows_through_them(layers, window):
    layers.point_at(Unit(1, 1))
    assert layers.view.lit.links == {Link(0, 1, source) for source in range(4)}
    layers.point_away()
    assert layers.view.lit.links == frozenset()

    notes = []
    layers.page.note_changed.connect(notes.append)
    layers.move_to(layers.on_link(Link(1, 0, 1), 0.6))
    assert notes[-1] == (
        "Θ₁₁⁽²⁾ = 1   a₁⁽²⁾ = 0.8808 flows in   product 1·0.8808 = 0.8808   gradient −0.1139"
    )
    assert layers.view.lit.links == {Link(1, 0, 1)}
    layers.point_at(Unit(1, 0))
    assert notes[-1] == "z₁⁽²⁾ = 2   a₁⁽²⁾ = 0.8808   δ₁⁽²⁾ = −0.0136"
    layers.point_away()
    assert notes[-1] == ""

    layers.point_at(Unit(1, 0))
    assert window._status._note.text().startswith("z₁⁽²⁾ = 2")
    layers.tab.show_page("neuron")
    assert window._status._note.text() == ""


# sizes and functions


def test_other_sizes_keep_the_weights_that_remain(layers):
    before = layers.layered.dense
    layers.panel.inputs.setValue(5)
    layers.panel.units[0].setValue(4)
    dense = layers.layered.dense
    assert dense.sizes == (5, 4, 1)
    assert (dense.weights[0][:3, :4] == before.weights[0]).all()
    assert (dense.weights[1][:, :4] == before.weights[1]).all()
    assert layers.layered.x.tolist() == [1, 0, 1, 0, 0]
    layers.undo()
    layers.undo()
    assert layers.layered.dense is before


def test_hidden_layers_come_with_weights_that_are_drawn_and_go(layers):
    before = layers.layered.dense
    layers.panel.layers.setValue(2)
    dense = layers.layered.dense
    drawn = initial(dense.sizes, dense.functions, layers.layered.seed)
    assert dense.weights[1].tolist() == drawn.weights[1].tolist()
    layers.undo()
    layers.panel.layers.setValue(3)
    assert layers.layered.dense.sizes == (3, 3, 3, 3, 1)
    assert (layers.layered.dense.weights[0] == before.weights[0]).all()
    assert (layers.layered.dense.weights[-1] == before.weights[-1]).all()
    assert [box.isEnabled() for box in layers.panel.units] == [True, True, True]
    layers.panel.layers.setValue(1)
    for new, old in zip(layers.layered.dense.weights, before.weights, strict=True):
        assert (new == old).all()
    assert [box.isEnabled() for box in layers.panel.units] == [True, False, False]


def test_the_largest_and_the_smallest_network(layers, qapp):
    for box in (*layers.panel.units, layers.panel.inputs, layers.panel.outputs):
        box.setValue(99)
    layers.panel.layers.setValue(3)
    for box in layers.panel.units:
        box.setValue(99)
    assert layers.layered.dense.sizes == (6, 8, 8, 8, 4)
    layers.steps(3)
    assert layers.panel.width() <= layers.tab.panel.width()
    layers.panel.layers.setValue(1)
    for box in (layers.panel.inputs, layers.panel.outputs, layers.panel.units[0]):
        box.setValue(1)
    qapp.processEvents()
    assert layers.layered.dense.sizes == (1, 1, 1)
    assert not layers.page.state.begun


def test_new_weights_are_those_of_the_seed_that_is_shown(layers):
    layers.panel.new_weights.click()
    assert layers.panel.seed.value() == 1
    dense = layers.layered.dense
    expected = initial(dense.sizes, dense.functions, 1)
    assert all((a == b).all() for a, b in zip(dense.weights, expected.weights, strict=True))
    layers.panel.seed.setValue(7)
    assert layers.layered.seed == 7
    layers.undo()
    assert (layers.layered.seed, layers.panel.seed.value()) == (1, 1)


def test_functions_and_the_loss_that_goes_with_them(layers):
    panel = layers.panel

    def choose(box, data):
        box.setCurrentIndex(box.findData(data))
        box.activated.emit(box.currentIndex())

    choose(panel.loss, "cross_entropy")
    assert layers.layered.loss == "cross_entropy"
    choose(panel.hidden, "relu")
    assert [f.kind for f in layers.layered.dense.functions] == ["relu", "sigmoid"]
    assert layers.text(1, 2) == "3"
    choose(panel.output, "tanh")
    assert layers.layered.loss == "squared"
    assert not panel.loss.isEnabled()


# descent


def test_a_step_of_descent_is_the_cores_and_one_undo_step_unless_it_goes_too_far(layers):
    before = layers.layered
    trace = forward(before.dense, before.x[None])
    gradients = backward(before.dense, trace, before.target[None], before.loss).weights
    layers.panel.descend.click()
    for new, old, gradient in zip(
        layers.layered.dense.weights, before.dense.weights, gradients, strict=True
    ):
        assert new.tolist() == (old - 0.5 * gradient).tolist()
    assert layers.panel.result.text() == "Loss 0.1341 → 0.1047"
    layers.undo()
    assert layers.layered is before

    layers.page.edits.set_hidden_function("linear")
    layers.page.edits.set_output_function("linear")
    layers.page.edits.set_number(Unit(0, 0), 1e9)
    before = layers.layered
    layers.panel.descend.click()
    assert layers.layered is before
    assert "smaller learning rate" in layers.message()


def test_only_the_selected_weight_takes_the_step(layers):
    assert not layers.panel.only.isEnabled()
    layers.click_item(Link(1, 0, 0))
    assert layers.panel.only.text() == "Only Θ₁₀⁽²⁾"
    before = layers.layered.dense
    layers.panel.only.click()
    changed = [
        link for link in layers.view.plan.links if layers.weight(link) != weight_of(before, link)
    ]
    assert changed == [Link(1, 0, 0)]
    assert layers.weight(Link(1, 0, 0)) == pytest.approx(-1 + 0.5 * 0.1293, abs=1e-4)


def weight_of(dense, link):
    return float(dense.weights[link.layer][link.unit, link.source])


# predicting


def test_a_guess_is_undone_like_any_edit_and_nothing_pointed_at_tells_what_is_hidden(layers):
    layers.panel.modes.buttons["predict"].click()
    assert [layers.text(*at) for at in ((1, 0), (1, 1), (1, 2), (2, 0))] == ["?"] * 4
    assert layers.page.status() == "3-3-1    16 weights    h = ?    loss ?"
    notes = []
    layers.page.note_changed.connect(notes.append)
    layers.move_to(layers.on_link(Link(1, 0, 1), 0.6))
    assert notes[-1] == "Θ₁₁⁽²⁾ = 1   a₁⁽²⁾ = ? flows in   product ?   gradient ?"
    assert layers.page._name_of(Unit(2, 0)) == "unit h = ?"
    layers.page.edits.set_number(Unit(2, 0), 0.3)
    assert layers.text(2, 0) == "0.3"
    layers.undo()
    assert layers.text(2, 0) == "?"
    layers.undo()
    assert layers.text(2, 0) == "0.4821"
    assert layers.panel.modes.buttons["fill"].isChecked()


def test_values_are_hidden_until_they_are_typed_right(layers):
    layers.panel.modes.buttons["predict"].click()
    layers.click_item(Unit(1, 0))
    assert "0.8808" not in layers.formulas()
    layers.type("0.9\r")
    assert layers.view.shown.units[Unit(1, 0)] == ("0.9", "wrong", 0.0)
    layers.click_item(Unit(1, 0))
    layers.type("0.88\r")
    assert layers.view.shown.units[Unit(1, 0)][:2] == ("0.8808", "right")
    assert layers.panel.score.text() == "1 of 8 right. Type a number at its unit."
    layers.click_item(Unit(1, 0))
    layers.press(Key.Key_Delete)
    assert layers.text(1, 0) == "?"


def test_all_right_reveals_the_errors_and_then_the_gradients(layers):
    layers.panel.modes.buttons["predict"].click()
    for unit, value in zip(
        (Unit(1, 0), Unit(1, 1), Unit(1, 2), Unit(2, 0)), (0.8808, 0.5, 0.9526, 0.4821), strict=True
    ):
        layers.page.edits.set_number(unit, value)
    assert [text.text for text in layers.view.shown.errors.values()] == ["?"] * 4
    for layer, unit, value in ((2, 0, -0.1293), (1, 0, -0.0136), (1, 1, -0.0647), (1, 2, 0.0058)):
        assert layers.view.shown.gradients == {}
        layers.click_item(ErrorOf(layer, unit))
        layers.type(f"{value}\r")
    assert len(layers.view.shown.gradients) == 16
    assert layers.panel.score.text() == "All right: both passes are yours."


# controls


def test_every_control_has_a_name_and_a_tip_in_the_language_that_is_put_on(layers, qapp):
    panel = layers.panel
    boxes = (panel.inputs, panel.outputs, panel.layers, *panel.units, panel.rate, panel.seed)
    for widget in (*boxes, *panel.targets, panel.hidden, panel.output, panel.loss):
        assert widget.accessibleName()
        assert widget.toolTip()
    for button in (panel.descend, panel.only, panel.new_weights, *panel.modes.buttons.values()):
        assert button.text()
        assert button.toolTip()
    for button in layers.page.sum.parts.buttons.values():
        assert button.accessibleName()
    assert layers.view.accessibleName() == "Layered network"
    assert layers.widget("neuronNetwork") is layers.view
    for language, text in (("zh_CN", "下降一步"), ("en", "One step of descent")):
        layers.window.use_language(language)
        qapp.processEvents()
        assert panel.descend.text() == text


def test_undo_shows_the_page_again(layers):
    layers.page.edits.set_number(OTHER, 9.0)
    layers.tab.show_page("fit")
    layers.undo()
    assert layers.tab.page is layers.page
    assert layers.weight(OTHER) == 2


def test_numbers_at_the_end_of_their_range_are_shown(layers, qapp):
    for link in layers.view.plan.links:
        layers.page.edits.set_number(link, 1e9)
    for kind in ("linear", "relu", "tanh"):
        layers.page.edits.set_hidden_function(kind)
        layers.page.edits.set_output_function(kind)
        layers.panel.modes.buttons["all"].click()
        for part in ("forward", "error", "gradient"):
            layers.page.write_part(part)
            qapp.processEvents()
    assert np.isfinite(layers.page.state.passes.loss)
    assert layers.view.grab().toImage().pixelColor(5, 5).isValid()
