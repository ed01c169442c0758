"""Sections 4 and 5 of the tutorial done by hand in the window."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from cnnlab.core.experiment.experiment import Experiment, Pooling
from cnnlab.lab.convolution.bench import Bench

Key = Qt.Key
POOLED = [[1, 1, 2, 4], [5, 6, 7, 8], [3, 2, 1, 0], [1, 2, 3, 4]]


@pytest.fixture
def tab(window):
    window.tab("convolutionTab").player.pause()
    window.tab("convolutionTab").player.advance(1000)
    QApplication.processEvents()
    return window.tab("convolutionTab")


def show(tab, values, operation, **settings):
    x = np.array(values, dtype=float)
    experiment = Experiment(x if x.ndim == 3 else x[None], operation=operation, **settings)
    tab.document.replace(Bench(experiment, experiment, "course-demo"), "test")
    QApplication.processEvents()


def grid(tab, name):
    found = tab.window().findChildren(QWidget, name)
    assert len(found) == 1, name
    return found[0]


def values(view):
    return [[view.value(r, c) for c in range(view.shape[1])] for r in range(view.shape[0])]


def click_cell(view, row, column):
    QTest.mouseClick(
        view,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        view.cell_rect(row, column).center(),
    )
    QApplication.processEvents()


def type_into(view, row, column, text):
    click_cell(view, row, column)
    QTest.keyClick(view, Key.Key_F2)
    editor = view.parentWidget().editor
    assert editor.isVisible()
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Key.Key_Return)
    QApplication.processEvents()


def test_a_pool_counts_what_is_inside_its_window_and_keeps_the_largest_so_far(tab):
    show(tab, POOLED, Pooling("average", (3, 3), partial=True), stride=(2, 2))
    tab.playback.seek(3)
    assert "(1 + 0 + 3 + 4) / 4 = 2" in tab.ledger.text()

    tab.player.seek(0)
    show(tab, POOLED, Pooling("max"), stride=(2, 2))
    tab.player.enter()
    running = []
    for _ in range(4):
        running.append(tab.player.moment.running)
        QTest.keyClick(tab.stage, Key.Key_Period)
    assert running == [1, 1, 5, 6]

    # A window that begins in the padding: nothing has been met yet, and −∞ is written.
    show(tab, POOLED, Pooling("max", (2, 2)), padding=(1, 1))
    tab.player.seek(0)
    tab.player.enter()
    so_far = []
    for _ in range(4):
        so_far.append(tab.player.moment.running)
        tab.ledger.total.grab()
        tab.window().grab()
        tab.player.step_forward()
    assert so_far == [-np.inf, -np.inf, -np.inf, 1]


def test_the_output_becomes_the_next_input_and_back(tab):
    tab.panel.output.chain.click()
    assert values(grid(tab, "inputGrid0")) == [[2, 3, 3], [3, 7, 3], [8, 10, -3]]
    assert values(grid(tab, "outputGrid0")) == [[2, 3, 3], [3, 7, 3], [8, 10, 0]]
    tab.panel.output.chain.click()
    assert "5×5×3" in tab.chain.text()
    assert "3×3×2" in tab.chain.text()
    QTest.mouseClick(tab.chain.thumbs[0], Qt.MouseButton.LeftButton)
    assert tab.document.bench.chain == ()
    assert values(grid(tab, "outputGrid0"))[0] == [2, 3, 3]
    for _ in range(3):
        tab.document.undo_stack.undo()
    assert tab.document.undo_stack.isClean()


def test_an_output_that_no_cell_may_hold_is_no_input_and_no_reference(tab, window):
    e = Experiment(np.full((1, 3, 3), 1e9), np.full((1, 1, 2, 2), 1e9), np.zeros(1))
    tab.document.replace(Bench(e, e, "mine"), "Large")
    shown, output = tab.document.bench, tab.panel.output
    for button in (output.chain, output.reference):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert window.notices.bar.text().startswith("The output has numbers beyond ±1,000,000,000")
        window.notices.bar.hide()
        assert tab.document.bench is shown
        assert not output.reference.isChecked()
    for number, taken in ((0.25, True), (0.2500001, False)):
        e = Experiment(np.full((1, 3, 3), 1e9), np.full((1, 1, 2, 2), number), np.zeros(1))
        tab.document.replace(Bench(e, e, "mine"), "Large")
        QTest.mouseClick(output.chain, Qt.MouseButton.LeftButton)
        assert (len(tab.document.bench.chain) == 1) is taken
    QTest.mouseClick(output.reference, Qt.MouseButton.LeftButton)
    assert not output.reference.isChecked()


class TestPredict:
    @pytest.fixture
    def guessing(self, tab):
        QTest.mouseClick(tab.panel.output.predict, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        return tab

    def test_one_types_at_once(self, guessing):
        view = grid(guessing, "outputGrid0")
        assert view.hasFocus()
        QTest.keyClicks(view, "2")
        QTest.keyClick(view.parentWidget().editor, Key.Key_Return)
        assert guessing.document.bench.predictions == (((0, 0, 0), 2.0),)

    def test_nothing_gives_the_answer_away(self, guessing):
        text = guessing.ledger.text()
        assert "bias" not in text
        assert "=" not in text.replace("o0[0,0]", "")
        assert {chip.text for chip in guessing.stage.overlay.chips} == {"?"}
        view = grid(guessing, "outputGrid0")
        assert view.text_of(0, 0) == ""
        assert "hidden" in view.describe(0, 0)
        assert view.value(0, 0) == 2

    def test_right_and_wrong_are_shown_with_the_sum_that_was_due(self, guessing):
        view = grid(guessing, "outputGrid0")
        type_into(view, 0, 0, "2")
        assert "-1 + 1 + 1 + bias 1 = 2" in guessing.ledger.text()
        assert guessing.panel.output.score.text().startswith("1 of 1 right")
        for count, guess in enumerate(("6", "5", "4"), 1):
            assert "7" not in guessing.caption.text()
            type_into(view, 1, 1, guess)
            assert ("= 7" in guessing.ledger.text()) is (count == 3), "after the third try"
            assert guessing.panel.output.score.text().startswith("1 of 2 right")
            sums = guessing.ledger.canvas._sum.sums_done
            assert sums == {1: 0, 2: 3, 3: None}[count], "the second hint are the channels' sums"
        type_into(view, 1, 1, "7")
        assert guessing.panel.output.score.text().startswith("1 of 2 right"), "it is known by then"

    def test_guesses_are_undone_one_by_one(self, guessing):
        view = grid(guessing, "outputGrid0")
        type_into(view, 0, 0, "2")
        type_into(view, 0, 1, "9")
        QTest.keyClick(guessing.window(), Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert guessing.document.bench.predictions == (((0, 0, 0), 2.0),)

    def test_delete_takes_a_guess_back(self, guessing):
        view = grid(guessing, "outputGrid0")
        type_into(view, 0, 0, "1")
        click_cell(view, 0, 0)
        QTest.keyClick(view, Key.Key_Delete)
        assert guessing.document.bench.predictions == ()

    def test_a_block_of_guesses_is_pasted(self, guessing):
        QGuiApplication.clipboard().setText("2\t3\t3\n3\t7\t3")
        view = grid(guessing, "outputGrid0")
        click_cell(view, 0, 0)
        guessing.window().menu["paste"].trigger()
        assert guessing.panel.output.score.text().startswith("6 of 6 right")

    def test_show_me_steps_through_the_cell(self, guessing):
        click_cell(grid(guessing, "outputGrid0"), 1, 1)
        guessing.panel.output.show_me.click()
        assert guessing.player.index == 4
        assert guessing.player.moment_index == 0
        assert guessing.player.playing
        for _ in range(40):
            guessing.player.advance(600)
        assert (guessing.player.index, guessing.player.playing) == (4, False)
        assert guessing.document.bench.shown == ((0, 1, 1),)
        type_into(grid(guessing, "outputGrid0"), 1, 1, "7")
        assert guessing.panel.output.score.text().startswith("0 of 0 right")

    def test_enter_goes_to_the_next_window(self, guessing):
        view = grid(guessing, "outputGrid0")
        type_into(view, 0, 0, "5")
        QTest.keyClick(view, Key.Key_Return)
        assert (guessing.player.index, view.selection.current) == (0, (0, 0)), "another try"
        QTest.keyClicks(view, "2")
        QTest.keyClick(view.parentWidget().editor, Key.Key_Return)
        assert "= 2" in guessing.ledger.text(), "the sum stays to be read"
        assert guessing.caption.text().startswith("Right:")
        QTest.keyClick(view, Key.Key_Return)
        assert (guessing.player.index, view.selection.current) == (1, (0, 1))
        for column, value in ((1, "3"), (2, "3")):
            QTest.keyClicks(view, value)
            QTest.keyClick(view.parentWidget().editor, Key.Key_Return)
            QTest.keyClick(view, Key.Key_Return)
            assert guessing.player.index == column + 1
        assert view.selection.current == (1, 0)

    def test_playing_waits_for_what_is_typed(self, guessing):
        view = grid(guessing, "outputGrid0")
        guessing.transport.play.click()
        assert view.hasFocus()
        assert not guessing.player.playing
        QTest.keyClicks(view, "2")
        QTest.keyClick(view.parentWidget().editor, Key.Key_Return)
        assert guessing.player.playing
        guessing.player.advance(1000)
        assert (guessing.player.playing, view.selection.current) == (False, (0, 1))
        guessing.panel.output.skip.click()
        assert (guessing.player.playing, view.selection.current) == (False, (0, 2))

    def test_a_number_that_is_typed_elsewhere_is_left_alone(self, guessing):
        guessing.panel.seed.setFocus()
        guessing.player.play()
        assert guessing.panel.seed.hasFocus()

    def test_the_end_is_told_with_the_score(self, guessing):
        for k, numbers in enumerate(("2\t3\t3\n3\t7\t3\n8\t10\t-3", "-8\t-8\t-3\n-3\t1\t0")):
            QGuiApplication.clipboard().setText(numbers)
            click_cell(grid(guessing, f"outputGrid{k}"), 0, 0)
            guessing.window().menu["paste"].trigger()
        QGuiApplication.clipboard().setText("-3\t-8\t-5")
        click_cell(grid(guessing, "outputGrid1"), 2, 0)
        guessing.window().menu["paste"].trigger()
        QTest.keyClick(guessing.stage, Key.Key_Return)
        assert "18 of 18 right" in guessing.window().notices.bar.text()

    def test_elsewhere_an_output_cannot_be_typed_into(self, tab):
        grid(tab, "outputGrid0").set_value(0, 0, 99)
        assert tab.document.undo_stack.isClean()
        assert grid(tab, "outputGrid0").value(0, 0) == 2


def test_outputs_are_compared_with_a_reference(tab):
    QTest.mouseClick(tab.panel.output.reference, Qt.MouseButton.LeftButton)
    grid(tab, "filterGrid0_0").set_value(0, 0, 0)
    assert values(grid(tab, "differenceGrid0")) == [[0, 0, 0], [0, 0, 0], [0, 0, 2]]
    assert not np.any(values(grid(tab, "differenceGrid1")))
    QTest.mouseClick(tab.panel.output.reference, Qt.MouseButton.LeftButton)
    assert not tab.window().findChildren(QWidget, "differenceGrid0")


def test_a_selection_is_filled_and_the_filter_transposed_and_mirrored(tab):
    view = grid(tab, "filterGrid0_0")
    tab.window().menu["transpose"].trigger()
    assert values(view) == [[-1, 0, 1], [0, 0, -1], [1, 1, 1]]
    tab.window().menu["mirror_columns"].trigger()
    assert values(view) == [[1, 0, -1], [-1, 0, 0], [1, 1, 1]]
    tab.window().menu["mirror_rows"].trigger()
    assert values(view) == [[1, 1, 1], [-1, 0, 0], [1, 0, -1]]

    tab.document.undo_stack.setIndex(0)
    view = grid(tab, "filterGrid0_0")
    click_cell(view, 0, 0)
    QTest.keyClick(view, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    tab.window().menu["ones"].trigger()
    assert values(view) == [[1, 1, 1], [1, 1, 1], [1, -1, 1]]
    tab.window().menu["identity"].trigger()
    assert values(view)[:2] == [[1, 0, 1], [0, 1, 1]]
    tab.window().menu["zeros"].trigger()
    assert values(view)[0] == [0, 0, 1]


def test_filters_go_and_come_back_with_the_operation_and_buttons_have_tips(tab):
    for button in tab.panel.findChildren(QPushButton) + tab.transport.findChildren(QPushButton):
        if not button.text():
            continue  # a place for a setting that fits, not in use
        assert button.toolTip(), button.text()

    show(tab, POOLED, Pooling("max"), stride=(2, 2))
    assert not tab.window().findChildren(QWidget, "filterGrid0_0")
    tab.document.undo_stack.undo()
    assert tab.window().findChildren(QWidget, "filterGrid0_0")
