"""The two passes on the page of layers: played, stepped through, written out."""

import pytest
from hands import Key
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from cnnlab.scene.network_parts import ErrorOf, Link, Unit

OPENED = [(1, 0), (1, 1), (1, 2), (2, 0)]
SUMS = ("2", "0", "3", "−0.0718")
ACTIVATIONS = ("0.8808", "0.5", "0.9526", "0.4821")


def activations(layers):
    return tuple(layers.text(*unit) for unit in OPENED)


def test_the_forward_pass_is_shown_before_anything_plays_and_by_playing(layers):
    assert activations(layers) == ACTIVATIONS
    assert layers.view.shown.errors == {}
    assert layers.page.status() == "3-3-1    16 weights    h = 0.4821    loss 0.1341"
    layers.press(Key.Key_Space)
    assert layers.player.playing
    assert activations(layers) == ("0.8808", "·", "·", "·")
    seen = []
    for _ in range(4):
        seen.append(layers.formulas())
        layers.play_on(1)
    layers.player.pause()
    assert activations(layers) == ACTIVATIONS
    for said, z, a in zip(seen, SUMS, ACTIVATIONS, strict=True):
        assert f" = {z}\n" in said
        assert said.endswith(f"= g({z}) = {a}")


def test_a_click_writes_a_units_sum_in_the_tutorials_notation_and_copy_takes_it(layers):
    layers.click_item(Unit(1, 0))
    assert layers.formulas() == (
        "z₁⁽²⁾ = Θ₁₀⁽¹⁾·1 + Θ₁₁⁽¹⁾·x₁ + Θ₁₂⁽¹⁾·x₂ + Θ₁₃⁽¹⁾·x₃ = −1·1 + 2·1 + 0·0 + 1·1 = 2\n"
        "a₁⁽²⁾ = g(z₁⁽²⁾) = g(2) = 0.8808"
    )
    layers.click_item(Unit(2, 0))
    assert layers.formulas().endswith("h = a₁⁽³⁾ = g(z₁⁽³⁾) = g(−0.0718) = 0.4821")
    assert layers.view.accessibleDescription() == layers.formulas()
    layers.click_item(Unit(1, 2))
    layers.page.copy()
    copied = QGuiApplication.clipboard().text()
    assert copied == layers.formulas()
    assert copied.endswith("g(3) = 0.9526")
    layers.click_item(Unit(1, 1))
    assert layers.page.state.opened == Unit(1, 1)
    layers.click_item(Unit(1, 1))
    assert layers.page.state.opened is None, "a second click closes it"


def test_values_appear_as_they_are_computed_and_the_flow_has_arrived(layers):
    layers.press(Key.Key_Period)
    assert (layers.player.index, activations(layers)) == (0, ("0.8808", "·", "·", "·"))
    layers.press(Key.Key_Period)
    assert layers.player.index == 1
    layers.page.transport.first.click()
    layers.settle()
    assert activations(layers) == ("0.8808", "·", "·", "·")
    layers.press(Key.Key_Period)
    layers.settle()
    assert activations(layers) == ("0.8808", "0.5", "·", "·")
    layers.press(Key.Key_Comma)
    layers.settle()
    assert activations(layers) == ("0.8808", "·", "·", "·")
    layers.page.transport.forward.click()
    assert layers.text(1, 1) == "·"
    layers.settle()
    assert layers.text(1, 1) == "0.5"


def test_errors_and_gradients_appear_from_the_output_to_the_input_as_products(layers):
    layers.steps(3)
    assert (layers.view.shown.errors, layers.view.shown.gradients) == ({}, {})
    layers.steps(1)
    errors = layers.view.shown.errors
    assert [(error, text.text) for error, text in errors.items()] == [(ErrorOf(2, 0), "−0.1293")]
    assert layers.formulas().startswith(
        "∂L/∂h = h − y = 0.4821 − 1 = −0.5179\nδ₁⁽³⁾ = ∂L/∂h·g′(z₁⁽³⁾) = −0.5179·0.2497 = −0.1293\n"
    )
    layers.steps(1)
    assert {link.layer for link in layers.view.shown.gradients} == {1}
    assert layers.view.shown.gradients[Link(1, 0, 0)] == pytest.approx(-0.1293, abs=5e-5)
    assert layers.formulas().splitlines()[2:] == [
        "∂L/∂Θ₁₀⁽²⁾ = −0.1293·1 = −0.1293",
        "∂L/∂Θ₁₁⁽²⁾ = −0.1293·0.8808 = −0.1139",
        "∂L/∂Θ₁₂⁽²⁾ = −0.1293·0.5 = −0.0647",
        "∂L/∂Θ₁₃⁽²⁾ = −0.1293·0.9526 = −0.1232",
    ]
    layers.steps(1)
    assert layers.formulas().startswith(
        "∂L/∂a₁⁽²⁾ = Θ₁₁⁽²⁾·δ₁⁽³⁾ = 1·(−0.1293) = −0.1293\n"
        "δ₁⁽²⁾ = ∂L/∂a₁⁽²⁾·g′(z₁⁽²⁾) = −0.1293·0.105 = −0.0136\n"
    )
    layers.steps(2)
    assert len(layers.view.shown.errors) == 4
    layers.steps(3)
    assert len(layers.view.shown.gradients) == 16
    assert not layers.player.playing


def test_an_error_that_is_not_worked_out_is_not_told_and_a_key_writes_the_other_parts(layers):
    layers.click_item(Unit(1, 0))
    layers.page.sum.parts.buttons["gradient"].click()
    assert "0.0136" not in layers.formulas()
    layers.panel.modes.buttons["all"].click()
    assert "0.0136" in layers.formulas()
    layers.page.write_part("forward")
    layers.click_item(Unit(2, 0))
    starts = []
    for _ in range(4):
        starts.append(layers.formulas()[:4])
        layers.press(Key.Key_B)
    assert starts == ["z₁⁽³", "∂L/∂", "∂L/∂", "z₁⁽³"]


def test_a_weight_changed_while_it_plays_changes_what_is_shown_and_not_the_place(layers):
    layers.steps(3)
    layers.page.edits.set_number(Link(1, 0, 0), 0.0)
    assert layers.player.index == 3
    assert layers.text(2, 0) == "0.7167"


def test_the_cross_entropys_slope_cancels(layers):
    layers.page.edits.set_loss("cross_entropy")
    layers.steps(4)
    assert "(h − y) / (h(1 − h)) = (0.4821 − 1) / (0.4821·(1 − 0.4821)) = −2.0744" in (
        layers.formulas()
    )
    assert layers.view.shown.errors[ErrorOf(2, 0)].text == "−0.5179"


def test_inside_a_unit_the_terms_come_one_by_one_and_the_gradients(layers):
    layers.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert layers.view.lit.term == Link(0, 0, 0)
    assert "= −1\n" in layers.formulas()
    layers.press(Key.Key_Period)
    assert layers.view.lit.term == Link(0, 0, 1)
    assert "+ 1·1 = 1\n" in layers.formulas()
    assert layers.formulas().endswith("= …")
    assert layers.text(1, 0) == "·"
    layers.press(Key.Key_Period, times=4)
    assert layers.formulas().endswith("= 0.8808")
    assert layers.text(1, 0) == "0.8808"
    assert layers.page.transport.where.text() == "forward: a₁⁽²⁾  step 6 of 6"
    layers.page.transport.inside.click()
    layers.page.transport.position.setValue(5)
    layers.settle()
    layers.page.transport.inside.click()
    assert set(layers.view.shown.gradients) == {Link(1, 0, 0)}
    layers.press(Key.Key_Period)
    assert set(layers.view.shown.gradients) == {Link(1, 0, 0), Link(1, 0, 1)}


def test_enter_opens_a_unit_then_goes_inside_and_escape_leaves(layers):
    layers.view.setFocus()
    layers.view.make_current(Unit(1, 2))
    layers.press(Key.Key_Return)
    assert layers.page.state.opened == Unit(1, 2)
    assert layers.formulas().startswith("z₃⁽²⁾")
    layers.press(Key.Key_Return)
    assert (layers.player.index, layers.player.moment_index) == (2, 0)
    layers.press(Key.Key_Escape)
    assert layers.player.moment_index is None
    layers.press(Key.Key_Escape)
    assert layers.page.state.opened is None


def test_beside_the_formula_are_the_terms_or_the_plane(layers):
    layers.click_item(Unit(1, 0))
    shown = layers.page.state.picture()
    assert shown.terms.tolist() == [-1, 2, 0, 1]
    assert [name.text for name in shown.names] == ["1", "x₁", "x₂", "x₃", "z"]
    layers.page.write_part("error")
    layers.panel.modes.buttons["all"].click()
    assert layers.page.state.picture().terms == pytest.approx([-0.1293], abs=5e-5)
    layers.panel.inputs.setValue(2)
    layers.page.write_part("forward")
    plane = layers.page.state.picture()
    assert (plane.layer, plane.unit, plane.x.tolist()) == (1, 0, [1, 0])
    assert layers.page.sum.picture.grab().toImage().pixelColor(90, 40).isValid()


def test_playing_goes_on_into_the_backward_pass_and_round_and_the_slider_goes_anywhere(layers):
    bar = layers.page.transport
    bar.play.click()
    layers.play_on(4)
    assert layers.player.index == 4
    assert layers.page.state.part == "error"
    layers.play_on(8)
    assert layers.player.index == 0
    bar.loop.click()
    layers.play_on(14)
    assert (layers.player.index, layers.player.playing) == (11, False)

    assert bar.position.maximum() == 11
    bar.position.setValue(6)
    layers.settle()
    assert layers.player.index == 6
    assert bar.where.text() == "back: δ₁⁽²⁾  7 of 12"
    bar.position.setValue(5)
    assert bar.where.text() == "back: ∂L/∂Θ₁⁽²⁾  6 of 12"
    bar.position.setValue(3)
    assert bar.where.text() == "forward: h  4 of 12"


def test_the_keys_are_the_pages_own_while_it_is_shown_and_another_page_pauses_it(layers, window):
    menu = window.menu
    window.tab("convolutionTab")
    assert menu["pass_forward"].isEnabled()
    assert not menu["forward"].isEnabled()
    layers.page.transport.play.click()
    layers.tab.show_page("neuron")
    assert not layers.player.playing
    assert not menu["pass_forward"].isEnabled()
    layers.tab.show_page("layers")
    layers.press(Key.Key_BracketRight)
    assert layers.player.speed == pytest.approx(2**0.5)
    window.tabs.go_to("convolutionTab")
    assert menu["forward"].isEnabled()
    assert not menu["pass_forward"].isEnabled()


def test_speed_loop_and_manner_come_back(layers, settings_path, qtbot):
    from cnnlab.app import create_window

    layers.player.set_speed(4.0)
    layers.player.set_loop(False)
    layers.panel.modes.buttons["all"].click()
    layers.window.close()
    again = create_window(settings_path)
    qtbot.addWidget(again)
    page = again.tab("neuronTab").pages["layers"]
    assert (page.player.speed, page.player.loop, page.state.all_shown) == (4.0, False, True)
    again.close()
