"""The page of one neuron, by mouse and keys in the real window."""

import math
from dataclasses import replace

import numpy as np
import pytest
from one_neuron_hands import OneNeuronHands, dragged, moved
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from cnnlab.core.dense.functions import Function
from cnnlab.core.dense.neuron import Neuron
from cnnlab.scene.colours import load_theme

Key = Qt.Key
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def one(window):
    return OneNeuronHands(window)


# the tutorial's numbers


def test_the_music_festival(one, subtests):
    for bias, sums, says in [
        ("-5", ["−5", "−2", "2", "5"], [False, False, True, True]),
        ("-8", ["−8", "−5", "−1", "2"], [False, False, False, True]),
        ("-2", ["−2", "1", "5", "8"], [False, True, True, True]),
    ]:
        with subtests.test(bias=bias, sums=sums, says=says):
            one.set("neuronBias", bias)
            for row in range(4):
                one.click_row(row)
                assert [one.cell("neuronInput0"), one.cell("neuronInput1")] == [row // 2, row % 2]
                assert (one.z(), one.a()) == (sums[row], sums[row])
                assert one.row(row)[3:5] == [sums[row], sums[row]]
            assert [z > 0 for z in one.table.content.z] == says


def test_a_probabilistic_and(one):
    one.choose("neuronActivation", "sigmoid")
    for name, text in (("neuronWeight0", "20"), ("neuronWeight1", "20"), ("neuronBias", "-30")):
        one.set(name, text)
    seen = []
    for row in range(4):
        one.click_row(row)
        seen.append((one.z(), one.row(row)[4], one.curve.content.z))
    assert seen == [
        ("−30", "0.0000", -30.0),
        ("−10", "0.0000", -10.0),
        ("−10", "0.0000", -10.0),
        ("10", "1.0000", 10.0),
    ]
    assert float(one.one.neuron.a) == pytest.approx(0.9999546, abs=1e-7)
    assert one.ledger_line.text() == "z = 20*1 + 20*1 + (-30) = 10\na = 1 / (1 + e^-10) = 1"


def test_it_opens_with_two_inputs_and_every_name_once(one):
    names = ["neuronInput0", "neuronInput1", "neuronWeight0", "neuronWeight1", "neuronBias"]
    names += ["neuronActivation", "neuronSum", "neuronOutput", "neuronPlane"]
    for name in names:
        assert len(one.window.findChildren(QWidget, name)) == 1
    assert one.window.findChildren(QWidget, "neuronInput2") == []
    box = one.widget("neuronActivation")
    kinds = [box.itemData(at) for at in range(box.count())]
    assert kinds == ["linear", "sigmoid", "tanh", "relu", "leaky_relu"]
    assert (one.z(), one.a()) == ("2", "2")
    assert isinstance(one.widget("neuronSum"), QLabel)
    assert one.ledger_line.text() == "z = 7*1 + 3*0 + (-5) = 2\na = z = 2"
    assert ("Ctrl+C", "Copy the sum as a line") in one.neuron_tab.gestures()
    one.window.use_theme("dark")
    assert one.page.plane._theme.dark
    one.page.grab()


def test_screen_readers_hear_names_and_numbers_and_a_right_click_offers_the_cells_menu(one):
    weight = one.widget("neuronWeight0")
    assert weight.describe(0, 0) == "weight w1: 7"
    assert one.widget("neuronInput1").describe(0, 0) == "input x2: 0"
    assert one.widget("neuronBias").describe(0, 0) == "bias b: −5"
    for widget in (one.plane, one.table, one.curve, one.ledger_line, one.page.picture):
        assert widget.accessibleName()
        assert widget.accessibleDescription()
    assert "z = 7 x1 + 3 x2 + −5 = 2" in one.plane.accessibleDescription()

    asked = []
    one.page.menu_asked.connect(lambda at, entries: asked.append(entries))
    weight.menu_asked.emit(QPoint(0, 0))
    offered = [getattr(entry, "id", entry) for entry in asked[0]]
    assert offered == ["edit_cell", None, "cut", "copy", "paste"]
    for child in one.window.findChildren(QWidget):
        if child.inherits("QMenu"):
            child.close()


# editing on the picture


def test_numbers_are_typed_with_keys_alone(one):
    one.widget("neuronInput0").setFocus()
    one.press(Key.Key_Right)
    one.type("1/3")
    one.press(Key.Key_Tab)  # takes it and goes on to x2
    assert one.cell("neuronWeight0") == pytest.approx(1 / 3)
    assert one.widget("neuronInput1").hasFocus()
    one.type("2")
    one.press(Key.Key_Return)  # to the row below
    assert one.widget("neuronBias").hasFocus()
    one.press(Key.Key_F2)
    one.type("-1")
    one.press(Key.Key_Escape)
    assert one.cell("neuronBias") == -5
    one.press(Key.Key_Up)
    assert one.widget("neuronWeight1").hasFocus()
    one.press(Key.Key_Left)
    assert one.widget("neuronInput1").hasFocus()
    one.press(Key.Key_Tab)
    assert one.widget("neuronWeight1").hasFocus()


def test_wheel_and_alt_drag_change_a_number_as_one_step(one):
    one.click("neuronWeight0", 0, 0)
    at = one.at("neuronWeight0", 0, 0)
    one.wheel(at, 1)
    one.wheel(at, 1)
    assert one.cell("neuronWeight0") == 9
    assert one.undo.count() == 1
    bias = one.at("neuronBias", 0, 0)
    one.drag(bias, moved(bias, 20, 0), moved(bias, 40, 0), modifier=ALT)
    assert one.cell("neuronBias") > -5
    assert one.undo.count() == 2
    one.undo.undo()
    assert one.cell("neuronBias") == -5
    one.undo.undo()
    assert one.cell("neuronWeight0") == 7


def test_a_number_is_cleared_a_column_pasted_and_what_is_no_number_or_has_no_room_refused(one):
    one.click("neuronBias", 0, 0)
    one.type("1/0")
    one.press(Key.Key_Return)
    assert "divide by zero" in one.message()
    assert one.cell("neuronBias") == -5
    one.press(Key.Key_Escape)
    QGuiApplication.clipboard().setText("4\n-6")
    one.click("neuronWeight0", 0, 0)
    one.press(Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert one.one.neuron.w.tolist() == [4, -6]
    one.click("neuronWeight1", 0, 0)
    one.press(Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "room for 1" in one.message()
    assert one.one.neuron.w.tolist() == [4, -6]
    one.undo.undo()
    one.click("neuronInput0", 0, 0)
    one.press(Key.Key_Delete)
    assert (one.cell("neuronInput0"), one.z()) == (0, "−5")


def test_inputs_come_and_go(one):
    box = one.widget("neuronInputCount")
    box.setFocus()
    box.selectAll()
    one.type("6")
    one.press(Key.Key_Return)
    assert [one.cell(f"neuronInput{i}") for i in range(6)] == [1, 0, 0, 0, 0, 0]
    assert not one.table.isVisible()
    assert "x₃ = 0" in one.page.caption.text()
    box.selectAll()
    one.type("1")
    one.press(Key.Key_Return)
    assert one.window.findChildren(QWidget, "neuronInput1") == []
    assert one.plane.content.single
    assert len(one.table.content.rows) == 2
    one.undo.undo()
    one.undo.undo()
    assert (one.z(), one.cell("neuronWeight1")) == ("2", 3)
    assert one.row(2) == ["1", "0", "1", "2", "2", "✓"]


# pointing


def test_a_term_lights_its_cells_and_they_light_it(one):
    at = one.ledger_line.term_rect(0).center()
    one.move_to(one.in_window(one.ledger_line, at))
    assert one.widget("neuronWeight0")._lit
    assert one.widget("neuronInput0")._lit
    assert not one.widget("neuronBias")._lit
    one.point("neuronBias", 0, 0)
    assert one.ledger_line._lit == 2
    assert not one.widget("neuronWeight0")._lit
    layout = one.page.picture.layout_shown
    start, end = layout.link(1)
    one.move_to(one.in_window(one.page.picture, start + (end - start) * 0.85))
    assert one.ledger_line._lit == 1
    one.point_away()
    assert one.ledger_line._lit is None


def test_what_is_under_the_pointer_is_read_from_plane_and_curve(one, qtbot):
    with qtbot.waitSignal(one.page.note_changed) as heard:
        one.move_to(one.spot(0.25, 1.25))
    assert "z = " in heard.args[0]
    assert heard.args[0].startswith("x1 = 0.2")

    one.choose("neuronActivation", "sigmoid")
    with_pointer = []
    one.curve.pointed.connect(with_pointer.append)
    one.move_to(one.in_window(one.curve, one.curve.axes.pixel(3.0, 0.2)))
    assert with_pointer[-1] == pytest.approx(3.0, abs=0.05)
    assert "g′(z) = 0.105" in one.curve.text()  # of the point at z = 2


# the plane


def test_the_lines_middle_shifts_it_and_its_ends_turn_it(one):
    start = one.line_at(0.5)
    one.drag(start, moved(start, 10, 0), moved(start, 30, 0))
    neuron = one.one.neuron
    assert neuron.w.tolist() == [7, 3]
    across = 30 / one.plane.axes.rect.width() * 2.0  # the axes span 2
    assert neuron.b == pytest.approx(-5 - 7 * across, abs=0.02)
    assert one.cell("neuronBias") == neuron.b
    assert (one.undo.count(), one.undo.undoText()) == (1, "Shift the line")
    assert one.page.status().endswith(f"a = {one.a()}")
    one.undo.undo()
    assert one.one.neuron.b == -5

    before = one.one.neuron
    pivot = one.plane.axes.value(sum(one.plane.line_ends(), start=type(one.plane.spot())()) / 2)
    start = one.line_at(0.92)
    one.drag(start, moved(start, 10, -5), moved(start, 40, -20))
    after = one.one.neuron
    assert after.w.tolist() != before.w.tolist()
    size = math.hypot(*before.w.tolist())
    assert math.hypot(*after.w.tolist()) == pytest.approx(size, rel=2e-3)
    assert float(after.w @ np.array(pivot)) + after.b == pytest.approx(0, abs=0.02)
    assert (one.undo.count(), one.undo.undoText()) == (1, "Turn the line")
    one.undo.undo()
    assert one.one.neuron.w.tolist() == [7, 3]


def test_three_inputs_have_eight_rows_and_the_third_keeps_its_share_of_the_bias(one):
    one.page.edits.set_inputs(3)
    for row in range(8):
        for _ in range(1 + (bin(row).count("1") % 2)):
            one.click_target(row)
    assert one.one.targets.tolist() == [0, 1, 1, 0, 1, 0, 0, 1]
    assert "at most 6 of 8" in one.page.caption.text()

    one.page.edits.set_point(1.0, 0.0)
    one.page.edits.set_cell(("x", 2), 1.0)
    one.page.edits.set_cell(("w", 2), 2.0)
    line = one.plane.line
    assert line.b == -3
    start = one.line_at(0.5)
    one.drag(start, moved(start, 10, 0))
    across = 10 / one.plane.axes.rect.width() * 2.0  # the axes span 2
    assert one.one.neuron.b == pytest.approx(-5 - 7 * across, abs=0.02)
    assert one.one.neuron.w.tolist()[2] == 2


def test_the_ring_is_dragged_and_snaps_to_whole_numbers_and_keys_move_it_and_the_line(one):
    one.drag(one.spot(1, 0), one.spot(0.8, 0.4), one.spot(0.62, 0.37))
    assert one.one.neuron.x.tolist() == pytest.approx([0.62, 0.37], abs=0.02)
    one.drag(one.spot(*one.one.neuron.x), one.spot(0.5, 0.5), moved(one.spot(0, 1), 2, -2))
    assert one.one.neuron.x.tolist() == [0, 1]
    assert one.undo.count() == 2
    one.undo.undo()
    one.undo.undo()
    assert one.one.neuron.x.tolist() == [1, 0]

    one.plane.setFocus()
    one.press(Key.Key_Left, times=3)
    assert one.one.neuron.x.tolist() == pytest.approx([0.7, 0])
    assert one.undo.count() == 1
    one.press(Key.Key_Up, SHIFT, times=2)
    assert one.one.neuron.b < -5
    one.press(Key.Key_Left, SHIFT)
    assert one.one.neuron.w.tolist() != [7, 3]
    assert one.undo.count() == 3


def test_colours_follow_the_axes_after_the_ring_was_dragged_to_the_edge(one):
    usual = one.plane.axes
    one.drag(one.spot(1, 0), one.spot(0.2, 0.4), one.spot(-0.48, 0.4))
    assert one.plane.axes.left < usual.left
    seen = one.plane.grab().toImage()
    one.plane.forget()
    assert one.plane.grab().toImage() == seen


def test_plane_and_curve_are_zoomed_moved_and_shown_whole_again(one):
    usual = one.plane.axes
    one.wheel(one.spot(0.5, 0.5), 2)
    assert one.plane.axes.right - one.plane.axes.left < 1.5
    free = one.spot(0.2, 0.3)  # beside line and ring
    one.drag(free, moved(free, 15, 15))
    one.plane.setFocus()
    one.press(Key.Key_0)
    assert one.plane.axes == usual

    usual = one.curve.axes
    middle = one.in_window(one.curve, usual.rect.center())
    one.wheel(middle, 3)
    assert one.curve.axes.right < 4
    before = one.curve.axes
    one.drag(middle, moved(middle, 30, 0), moved(middle, 60, 0))
    assert one.curve.axes.left < before.left
    one.curve.setFocus()
    one.press(Key.Key_Plus)
    one.press(Key.Key_0)
    assert one.curve.axes == usual
    assert one.undo.count() == 0


def test_with_one_input_the_line_shifts_and_the_ring_slides(one):
    one.page.edits.set_inputs(1)
    start = one.line_at(0.9)  # no end turns it
    one.drag(start, moved(start, 20, 0))
    assert one.one.neuron.w.tolist() == [7]
    assert one.one.neuron.b < -5
    spot = one.in_window(one.plane, one.plane.spot())
    one.drag(spot, moved(spot, -20, 30))
    assert one.one.neuron.x[0] < 1


# the truth table


def test_targets_are_clicked_and_counted(one):
    assert one.page.caption.text().startswith("4 of 4 right.")
    for row, clicks in ((1, 1), (3, 2)):  # 0 → 1; 1 → none → 0
        for _ in range(clicks):
            one.click_target(row)
    assert one.one.targets.tolist() == [0, 1, 1, 0]  # XOR
    assert one.page.caption.text().startswith("2 of 4 right. One neuron can get at most 3 of 4.")
    assert [one.row(row)[-1] for row in range(4)] == ["✓", "✗", "✓", "✗"]
    one.undo.undo()
    assert np.isnan(one.one.targets[3])


def test_the_table_is_copied_for_a_spreadsheet_and_gone_through_by_keys(one):
    one.table.setFocus()
    one.press(Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[3] == "1\t0\t1\t2\t2\t✓"
    one.press(Key.Key_Down)
    assert one.one.neuron.x.tolist() == [1, 1]
    one.press(Key.Key_Space)
    assert np.isnan(one.one.targets[3])
    one.press(Key.Key_Up, times=5)
    assert one.one.neuron.x.tolist() == [0, 0]


# activation functions and curve


def test_each_function_has_its_own_formula(one, subtests):
    for name, a, formula in [
        ("linear", "2", "a = z = 2"),
        ("sigmoid", "0.8808", "a = 1 / (1 + e^-2) = 0.8808"),
        ("tanh", "0.964", "a = (e^2 - e^-2) / (e^2 + e^-2) = 0.964"),
        ("ReLU", "2", "a = max(0, 2) = 2"),
        ("leaky ReLU", "2", "a = max(0.01*2, 2) = 2"),
    ]:
        with subtests.test(name=name, a=a, formula=formula):
            one.choose("neuronActivation", name)
            assert one.a() == a
            assert one.ledger_line.text().splitlines()[1] == formula
            assert one.page.panel.slope.isVisible() == (name == "leaky ReLU")


def test_controls_are_undo_steps_with_names_and_the_slope_is_that_of_both_functions(one):
    panel = one.page.panel
    one.choose("neuronActivation", "leaky ReLU")
    panel.slope.setFocus()
    panel.slope.selectAll()
    one.type("0.2")
    one.press(Key.Key_Return)
    box = panel.second
    box.setFocus()
    one.press(Key.Key_Home)
    one.press(Key.Key_Down, times=2)
    one.press_on(panel.derivative, QPoint(8, panel.derivative.height() // 2))
    assert one.one.neuron.function.slope == 0.2
    assert one.one.second.kind == "sigmoid"
    assert one.one.derivative
    names = [one.undo.text(at) for at in range(one.undo.count())]
    compared = "Compare functions"
    assert names[-4:] == ["Slope of the leaky ReLU", compared, compared, "Show the derivative"]
    for _ in range(one.undo.count()):
        one.undo.undo()
    assert (box.currentIndex(), panel.derivative.isChecked()) == (0, False)
    assert one.widget("neuronActivation").currentData() == "linear"

    one.page.edits.set_second("leaky_relu")
    assert panel.slope.isVisible()
    panel.slope.setValue(0.5)
    assert one.curve.content.second.at(-2.0) == -1.0
    one.undo.undo()
    assert one.curve.content.second.at(-2.0) == -0.02


# predicting


def test_z_and_a_are_hidden_until_they_are_typed(one):
    one.choose("neuronActivation", "sigmoid")
    check = one.widget("neuronPredict")
    assert not one.page.panel.predict.isVisible()
    one.press_on(check, QPoint(8, check.height() // 2))
    assert one.page.panel.predict.isVisible()
    assert (one.z(), one.a()) == ("?", "?")
    assert one.row(0)[3:] == ["?", "?", ""]
    assert one.plane.content.hidden
    assert one.curve.content.z is None
    assert one.page.status() == "2 inputs    z = ?    a = ?"
    assert one.ledger_line.text() == "z = 7*1 + 3*0 + (-5) = ?\na = g(z) = ?"
    one.guess("neuronGuessSum", "7")
    predict = one.page.panel.predict
    assert "bias b is missing" in predict.sentence.text()
    assert predict.signs[0].text() == "✗"
    one.guess("neuronGuessSum", "2")
    assert predict.signs[0].text() == "✓"
    assert one.z() == "?"
    one.guess("neuronGuessOutput", "0.88")
    assert predict.signs[1].text() == "✓"
    assert (one.z(), one.a()) == ("2", "0.8808")
    one.set("neuronWeight0", "8")  # another neuron is another question
    assert (one.z(), one.a()) == ("?", "?")
    assert one.widget("neuronGuessSum").text() == ""
    one.undo.undo()
    assert one.a() == "0.8808"


def test_each_typical_mistake_has_its_own_sentence(one, subtests):
    for z, a, sentence in [
        ("-2", "", "the sign is not"),
        ("12", "", "bias has the wrong sign"),
        ("-4", "", "Multiply each by its weight"),
        ("99", "", "not yet"),
        ("2", "2", "Put it through the activation function"),
        ("2", "-0.88", "a sign is wrong"),
        ("2", "0.964", "this is tanh; here g is sigmoid"),
        ("2", "0.5", "not yet"),
        ("2", "0.9991", "without the bias"),
    ]:
        with subtests.test(z=z, a=a, sentence=sentence):
            one.page.edits.set_predicts(False)
            one.choose("neuronActivation", "sigmoid")
            one.page.edits.set_predicts(True)
            one.guess("neuronGuessSum", z)
            if a:
                one.guess("neuronGuessOutput", a)
            assert sentence in one.page.panel.predict.sentence.text()


# the rest


def test_the_neuron_is_copied_as_a_line_and_a_guess_that_is_no_number_refused(one):
    one.plane.setFocus()
    one.press(Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "7·1 + 3·0 - 5 = 2"
    one.set("neuronWeight1", "-3")
    one.choose("neuronActivation", "sigmoid")
    one.page.copy()
    assert QGuiApplication.clipboard().text() == "7·1 - 3·0 - 5 = 2, sigmoid(2) = 0.8808"
    one.page.edits.set_predicts(True)
    one.page.copy()
    assert QGuiApplication.clipboard().text() == "7·1 - 3·0 - 5 = ?"
    one.guess("neuronGuessSum", "two")
    assert "is no number" in one.message()
    assert one.one.guesses == (None, None)


def test_a_window_of_many_inputs_gets_the_space_of_the_plane_and_is_only_read(one):
    document, picture = one.page.document, one.page.picture
    many = Neuron(np.arange(27.0) % 3, np.ones(27), -1.0, Function("relu"))
    before = picture.width()
    document.edit_one(replace(document.sheet.one, neuron=many), "window")
    QApplication.processEvents()
    assert picture.width() > 1.25 * before
    document.undo_stack.undo()
    QApplication.processEvents()
    assert picture.width() == before

    document.edit_one(replace(document.sheet.one, neuron=many), "window")
    assert one.window.findChildren(QWidget, "neuronInput0") == []
    assert (one.z(), one.cell("neuronBias")) == ("26", -1)
    one.widget("neuronBias").set_value(0, 0, 4.0)
    one.page.edits.set_point(5.0, 5.0)
    assert document.sheet.one.neuron is many
    assert not one.plane.isVisible()
    assert not one.widget("neuronInputCount").isEnabled()
    one.choose("neuronActivation", "sigmoid")
    assert one.a() == "1"
    one.page.grab()


def test_numbers_out_of_all_proportion_are_painted(one):
    for name, text in (("neuronWeight0", "1000000000"), ("neuronInput0", "-999999999")):
        one.set(name, text)
        for kind in ("linear", "sigmoid", "tanh", "relu", "leaky_relu"):
            one.page.edits.set_function(kind)
            one.page.grab()
    one.set("neuronWeight0", "0")
    one.set("neuronWeight1", "0")
    assert "there is no line" in one.page.caption.text()
    one.page.grab()


# what is painted in part


def on_screen(one, widget):
    """The widget's pixels as they are shown, not painted anew."""
    QApplication.processEvents()
    place = one.in_window(widget, QPoint(0, 0))
    at = (place.x(), place.y(), widget.width(), widget.height())
    return one.window.screen().grabWindow(one.window.winId(), *at).toImage()


def test_a_drag_of_the_line_leaves_no_traces(one, subtests):
    for share in (0.5, 0.93):
        with subtests.test(share=share):
            start = one.line_at(share)
            for _ in dragged(one, start, *(moved(start, 13 * n, 5 * n) for n in range(1, 5))):
                for widget in (one.table, one.plane, one.curve, one.ledger_line):
                    seen = on_screen(one, widget)
                    assert seen == widget.grab().toImage().convertToFormat(seen.format())
            one.undo.undo()


def test_the_kept_part_of_the_picture_follows_function_row_and_theme(one):
    picture = one.page.picture
    layout = picture.layout_shown

    def seen(rect):
        return on_screen(one, picture).copy(rect.toAlignedRect())

    one.page.edits.set_cell(("b", 0), -30.0)  # or the point on the small curve moves
    function = seen(layout.function)
    one.page.edits.set_function("relu")
    assert seen(layout.function) != function
    unit, bias = layout.units[0].translated(-layout.units[0].width(), 0), layout.units[-1]
    plain = seen(unit), seen(bias)
    picture.set_lit(0)
    assert (seen(unit) != plain[0], seen(bias) != plain[1]) == (True, False)
    picture.set_lit(2)
    assert (seen(unit) != plain[0], seen(bias) != plain[1]) == (False, True)
    picture.set_theme(load_theme("dark"))
    assert seen(bias).pixelColor(0, 0) == load_theme("dark").card
