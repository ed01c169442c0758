"""The four ideas: their numbers, and the controls that move them."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from cnnlab.core.dense.dense import forward
from cnnlab.core.dense.functions import FUNCTION_KINDS, Function
from cnnlab.core.dense.ideas import draw_outcomes, gradient_through
from cnnlab.lab.neuron.document import SheetDocument
from cnnlab.lessons.neuron_presets import first_sheet
from cnnlab.scene.colours import load_theme
from cnnlab.ui.neuron.idea_chain import Chain
from cnnlab.ui.neuron.idea_words import scaled
from cnnlab.ui.neuron.ideas_page import IdeasPage
from cnnlab.ui.window.dressing import put_sheet

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SATURATION, LINEAR, ZIGZAG, CHANCE = range(4)


@pytest.fixture
def document(qapp):
    return SheetDocument(first_sheet())


@pytest.fixture
def page(qtbot, document):
    """The page of ideas with its controls beside it, as in the tab."""
    host = QWidget()
    qtbot.addWidget(host)
    made = IdeasPage(document)
    row = QHBoxLayout(host)
    row.addWidget(made.controls)
    row.addWidget(made, 1)
    put_sheet(host, load_theme("light"))
    host.resize(1280, 640)
    with qtbot.waitExposed(host):
        host.show()
    yield made
    host.close()


@pytest.fixture
def told(page):
    """What the user is told, in turn."""
    notices = []
    page.notice.connect(lambda notice: notices.append(notice.say()))
    return notices


@pytest.fixture
def show(page):
    def shown(index):
        page.show_idea(index)
        QApplication.processEvents()
        return page.view

    return shown


def type_into(box, text):
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)


# saturation


def test_a_sigmoid_lets_hardly_anything_through_and_a_relu_all(show):
    view = show(SATURATION)
    assert view.curves[0].lines() == ("g(10) = 1", "g′(10) = ?")
    view.card.options[0].click()
    assert view.curves[0].lines()[1] == "g′(10) = 4.5e−05"
    assert view.curves[1].lines()[1] == "g′(10) = 1"
    assert view.chain.lines()[1] == (
        "ReLU: g′(10) × g′(10) × g′(10) × g′(10) × g′(10) = 1 × 1 × 1 × 1 × 1 = 1"
    )


def test_z_is_typed_and_dragged_and_reveals_the_answer(show):
    view = show(SATURATION)
    type_into(view.z.box, "-1/2")
    assert view.shown.z == -0.5
    assert view.revealed
    assert view.z.slider.value() == 195
    view.z.slider.setValue(0)
    assert view.shown.z == -20
    assert view.z.box.value() == -20


def test_z_is_dragged_on_the_curve(show):
    view = show(SATURATION)
    curve = view.curves[0]
    rect = curve.axes().rect
    QTest.mousePress(curve, LEFT, PLAIN, QPoint(round(rect.center().x()), round(rect.center().y())))
    assert view.shown.z == pytest.approx(0, abs=0.2)
    QTest.mouseMove(curve, QPoint(round(rect.right()) + 30, 30))
    QTest.mouseRelease(curve, LEFT, PLAIN, QPoint(round(rect.right()), 30))


def test_up_to_20_layers(show):
    view = show(SATURATION)
    view.layers.slider.setValue(view.layers.slider.maximum())
    assert view.shown.layers == 20
    assert len(view.bars.accessibleDescription().split("; ")) == 20
    last = gradient_through(Function("sigmoid"), 10.0, 20)[-1].product
    assert view.bars.accessibleDescription().endswith(f"20: {scaled(last)}, 1")
    assert view.bars.decades() == 20


def test_any_two_functions_are_painted(show, subtests):
    for kind in FUNCTION_KINDS:
        for z in [-20.0, 0.0, 20.0]:
            with subtests.test(kind=kind, z=z):
                view = show(SATURATION)
                box = view.boxes[1]
                box.setCurrentIndex(box.findData(kind))
                box.activated.emit(box.currentIndex())
                view.show_settings(z=z, layers=20)
                assert view.shown.second == Function(kind)
                assert not view.grab().isNull()


def test_a_long_chain_is_shortened_to_the_room_there_is(show):
    view = show(SATURATION)
    chain = Chain(gradient_through(Function("sigmoid"), 10.0, 20))
    font = view.chain.font_of(1.0)
    short, whole = chain.fitting(400, font), chain.fitting(1e6, font)
    assert "…" in short
    assert "…" not in whole
    assert whole.count("g′") == 20
    assert short.endswith(whole.rsplit("=", 1)[1])


def test_numbers_of_any_size():
    assert [scaled(v) for v in (0.0, 1.0, 0.0452, 4.54e-5, 4.12e-4, -2e-6)] == [
        "0", "1", "0.0452", "4.5e−05", "4.1e−04", "−2.0e−06",
    ]  # fmt: skip


# why g must bend


def test_two_linear_layers_are_one(show):
    view = show(LINEAR)
    view.reveal()
    assert view.weights.grids[2].cells.values.tolist() == [[1.5, 1, -3]]
    assert view.weights.lines() == [
        "b = 2 × 0.5 + (−1) × (−0.5) + 0 = 1.5",
        "w1 = 2 × 1 + (−1) × 1 = 1",
        "w2 = 2 × (−1) + (−1) × 1 = −3",
    ]
    assert view.planes.same()
    assert view.planes.titles() == [
        "two layers: h from −10.5 to 13.5",
        "one layer: h from −10.5 to 13.5",
    ]
    assert view.summary() == "The same everywhere: the largest difference is 0."


def test_with_a_function_between_they_are_not(show, subtests):
    for kind in ["tanh", "sigmoid", "relu"]:
        with subtests.test(kind=kind):
            view = show(LINEAR)
            box = view.function
            box.setCurrentIndex(box.findData(kind))
            box.activated.emit(box.currentIndex())
            size, at, _ = view.planes.difference
            two, one = view.shown.networks()
            here = np.array([at])
            assert size == pytest.approx(
                abs(forward(two, here).output - forward(one, here).output).item()
            )
            assert size > 1
            assert not view.planes.same()
            assert view.summary().startswith("Not the same: they differ by ")


def test_a_weight_is_typed_into_its_cell(show):
    view = show(LINEAR)
    grid = view.weights.grids[0]
    grid.setFocus()
    grid.select(1, 2)
    QTest.keyClick(grid, Qt.Key.Key_F2)
    editor = view.weights.editor
    assert editor.isVisible()
    editor.selectAll()
    QTest.keyClicks(editor, "-1/4")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert view.shown.weights[0][1, 2] == -0.25
    assert grid.value(1, 2) == -0.25
    assert view.weights.grids[2].value(0, 2) == 2 * -1 + -1 * -0.25
    assert view.revealed


def test_what_is_no_number_is_refused_and_changes_nothing(show, told):
    view = show(LINEAR)
    before = view.shown
    grid = view.weights.grids[1]
    grid.setFocus()
    grid.edit_current()
    editor = view.weights.editor
    editor.selectAll()
    QTest.keyClicks(editor, "two")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert told
    assert view.shown is before
    QTest.keyClick(editor, Qt.Key.Key_Escape)


def test_the_one_layer_cannot_be_edited(show):
    view = show(LINEAR)
    view.reveal()
    view.weights.grids[2].set_value(0, 0, 7.0)
    assert view.weights.grids[2].value(0, 0) == 1.5


def test_a_block_is_pasted_as_far_as_there_is_room(show):
    view = show(LINEAR)
    grid = view.weights.grids[0]
    QApplication.clipboard().setText("5\t6\t7\t8\n9\t10\t11\t12\n13\t14\t15\t16")
    grid.select(0, 1)
    grid.paste()
    assert view.shown.weights[0].tolist() == [[0.5, 5, 6], [-0.5, 9, 10]]


def test_the_first_weights_come_back(show):
    view = show(LINEAR)
    assert not view.reset.isEnabled()
    view.weights.grids[1].set_value(0, 1, 9.0)
    assert view.reset.isEnabled()
    view.reset.click()
    assert view.weights.grids[1].value(0, 1) == 2


def test_huge_and_no_weights_are_painted(show):
    view = show(LINEAR)
    for value in (0.0, 1e9, -1e9):
        for kind in FUNCTION_KINDS:
            weights = np.full((2, 3), value), np.full((1, 3), value)
            view.show_settings(weights=weights, function=Function(kind))
            assert not view.grab().isNull()


# zigzag


def test_with_positive_inputs_both_parts_have_the_sign_of_the_error(show):
    view = show(ZIGZAG)
    view.reveal()
    positive, centred = view.shown.paths()
    assert (np.sign(positive.gradients[:, 0]) == np.sign(positive.gradients[:, 1])).all()
    moving = np.abs(centred.gradients[:, 0]) > 1e-9
    assert (np.sign(centred.gradients) @ [1, 1] == 0)[moving].all()


def test_step_by_step(show):
    view = show(ZIGZAG)
    assert view.picture.walks[0].lines[0] == "Start: w1 = −1, w2 = 1"
    view.step.slider.setValue(1)
    lines = view.picture.walks[0].lines
    assert lines[:3] == (
        "Step 1: x = (1.5, 0.5), error −2",
        "∂L/∂w1 = −3    ∂L/∂w2 = −1",
        "Both negative like the error: both weights rise.",
    )
    view.forward.click()
    assert view.shown.step == 2
    assert view.picture.walks[0].lines[2] == "Both positive like the error: both weights fall."
    assert view.picture.walks[1].lines[2] == "Different signs: w1 rises, w2 falls."
    view.back.click()
    view.back.click()
    assert view.shown.step == 0
    assert not view.back.isEnabled()


def test_at_the_end_both_have_arrived_and_one_has_gone_further(show):
    view = show(ZIGZAG)
    view.step.slider.setValue(view.step.slider.maximum())
    assert not view.forward.isEnabled()
    ends = [path.weights[-1] for path in view.shown.paths()]
    assert np.allclose(ends, [1, -1], atol=0.1)
    assert view.summary() == (
        "After step 40: 7.68 gone with positive inputs, 2.72 with centred ones"
    )


def test_other_learning_rates(show, subtests):
    for rate in [0.02, 0.4]:
        with subtests.test(rate=rate):
            view = show(ZIGZAG)
            view.rate.box.setValue(rate)
            view.step.slider.setValue(40)
            assert view.shown.learning_rate == rate
            assert np.isfinite(view.shown.paths()[0].weights).all()
            assert not view.grab().isNull()


# 0.9 means 90 %


def test_903_of_1000(show):
    view = show(CHANCE)
    view.card.options[2].click()
    assert view.summary() == "903 of 1,000, expected 900"
    assert "of the class: 903; not of the class: 97" in view.squares.accessibleDescription()
    assert len(view.shown.counts) == 20


def test_the_squares_show_each_sample(show):
    view = show(CHANCE)
    view.reveal()
    rect, cell = view.squares.place()
    picture = view.squares.grab().toImage()
    blue = view.squares.theme.positive
    for n, outcome in enumerate(draw_outcomes(0.9, 1000, 45)):
        row, column = divmod(n, 40)
        x, y = rect.x() + (column + 0.5) * cell, rect.y() + (row + 0.5) * cell
        assert (picture.pixelColor(int(x), int(y)) == blue) == (outcome == 1), n


def test_a_new_draw_has_the_next_seed_and_the_same_seed_the_same_draw(show):
    view = show(CHANCE)
    view.reveal()
    first = view.shown.counts
    view.again.click()
    assert view.seed.value() == 46
    assert view.shown.counts[:-1] == first[1:]
    type_into(view.seed, "45")
    assert view.shown.counts == first


@pytest.mark.parametrize("a", [0.0, 0.5, 1.0])
def test_any_probability(show, a):
    view = show(CHANCE)
    view.a.box.setValue(a)
    assert view.revealed
    assert abs(view.shown.counts[0] - 1000 * a) < 80
    assert not view.grab().isNull()


def test_the_output_of_the_neuron_is_taken(show, document, told):
    view = show(CHANCE)
    one = document.sheet.one
    view.from_neuron.click()  # the festival's z is 2
    assert "which is no probability" in told[-1]
    assert view.shown.a == 0.9
    sigmoid = replace(one.neuron, function=Function("sigmoid"))
    document.edit_one(replace(one, neuron=sigmoid), "Function")
    view.from_neuron.click()
    assert view.shown.a == pytest.approx(0.8808, abs=1e-4)
