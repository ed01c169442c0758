"""A window of the Convolution tab as one neuron of the Neuron tab, and back."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from cnnlab.core.dense.functions import Function
from cnnlab.core.dense.neuron import Neuron
from cnnlab.core.experiment.evaluate import evaluate
from cnnlab.lessons.sheet import OneNeuron
from cnnlab.ui.neuron.bridges import origin_note

TO_NEURON, TO_CONVOLUTION = "see_as_neuron", "see_as_convolution"


def trigger(window, name):
    window.menu.refresh()
    action = window.menu[name]
    assert action.isEnabled(), name
    action.trigger()


def offered(window, name):
    window.menu.refresh()
    return window.menu[name].isEnabled()


@pytest.fixture
def opens_on():
    """Where windows slide."""
    return ""


@pytest.fixture
def sheet(hands):
    return lambda: hands.window.tab("neuronTab").document.sheet


def test_the_window_that_plays_as_a_neuron_and_back(hands, window, sheet):
    convolution = hands.tab
    for _ in range(9):
        hands.press(Qt.Key.Key_Period)
    hands.settle()
    assert convolution.player.step.cell == (1, 0, 0)
    steps = convolution.undo_stack.count()

    trigger(window, TO_NEURON)
    assert window.tabs.shown_name() == "neuronTab"
    one = sheet().one
    assert len(one.neuron.x) == 27
    assert one.neuron.z == -8
    assert one.origin.cell == (1, 0, 0)
    assert window.tab("neuronTab").page.name == "neuron"
    assert window.tab("neuronTab").undo_stack.undoText() == "Window of o1[0,0] as a neuron"

    trigger(window, TO_CONVOLUTION)
    assert window.tabs.shown_name() == "convolutionTab"
    assert convolution.focus.pinned == (1, 0, 0)
    assert convolution.player.step.cell == (1, 0, 0)
    assert convolution.undo_stack.count() == steps  # the numbers are the same: nothing to undo


def test_one_undo_step_takes_the_neuron_back(hands, window, sheet):
    trigger(window, TO_NEURON)
    tab = window.tab("neuronTab")
    assert tab.undo_stack.count() == 1
    tab.undo_stack.undo()
    assert sheet().one.origin is None
    assert sheet().one.neuron.w.tolist() == [7, 3]


def test_the_pinned_window_comes_before_the_one_that_plays(hands, window, sheet):
    hands.click("outputGrid0", 2, 1)
    hands.settle()
    assert hands.tab.focus.pinned == (0, 2, 1)
    trigger(window, TO_NEURON)
    assert sheet().one.neuron.z == 10


def test_changed_weights_come_back_in_the_filter(hands, window, sheet):
    hands.click("outputGrid1", 0, 0)
    trigger(window, TO_NEURON)
    tab, one = window.tab("neuronTab"), sheet().one
    changed = one.neuron.with_w(4, 2.5).with_b(-1.0)
    tab.document.edit_one(OneNeuron(changed, origin=one.origin), "Weight")
    trigger(window, TO_CONVOLUTION)
    experiment = hands.tab.document.bench.experiment
    assert experiment.filters[1, 0, 1, 1] == 2.5
    assert experiment.biases.tolist() == [1, -1]
    assert evaluate(experiment).output[1, 0, 0] == changed.z
    assert hands.tab.focus.pinned == (1, 0, 0)
    text = hands.tab.undo_stack.undoText()
    assert text == "Open the neuron of o1[0,0] as a convolution"
    hands.tab.undo_stack.undo()
    assert hands.tab.document.bench.experiment.filters[1, 0, 1, 1] == -1


def test_any_neuron_as_a_convolution(hands, window):
    window.tabs.go_to("neuronTab")
    trigger(window, TO_CONVOLUTION)
    assert hands.values("inputGrid0") == [[1, 0]]
    assert hands.values("filterGrid0_0") == [[7, 3]]
    assert hands.values("outputGrid0") == [[2]]
    assert hands.tab.focus.pinned == (0, 0, 0)


def test_only_a_convolution_is_seen_as_neurons(hands, window):
    assert offered(window, TO_NEURON)
    hands.choose_example(next(t for t in hands.tab.example_titles() if "ReLU" in t))
    assert not offered(window, TO_NEURON)
    hands.press(
        Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert window.tabs.shown_name() == "convolutionTab"


def test_only_the_page_of_one_neuron_leads_to_a_convolution(window):
    window.tabs.go_to("neuronTab")
    assert offered(window, TO_CONVOLUTION)
    window.tab("neuronTab").show_page("ideas")
    assert not offered(window, TO_CONVOLUTION)


def test_there_and_back_by_keys(hands, window):
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    hands.press(Qt.Key.Key_N, keys)
    assert window.tabs.shown_name() == "neuronTab"
    hands.press(Qt.Key.Key_N, keys)
    assert window.tabs.shown_name() == "convolutionTab"


def test_a_right_click_on_an_output_sees_that_one(hands, window, sheet):
    grid = hands.grid("outputGrid1")
    at = grid.cell_rect(2, 1).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, grid.mapToGlobal(at))
    QApplication.sendEvent(grid, event)
    menu = window.findChild(QMenu, "contextMenu")
    (action,) = [one for one in menu.actions() if one.text().replace("&", "") == "See as a neuron"]
    action.trigger()
    menu.close()
    assert sheet().one.origin.cell == (1, 2, 1)
    assert sheet().one.neuron.z == -8


def test_what_is_to_be_predicted_stays_hidden(hands, window, sheet):
    bench = hands.tab.document.bench
    hands.tab.document.replace(replace(bench, output_mode="predict"), "Predict")
    trigger(window, TO_NEURON)
    assert sheet().one.predicts


def test_the_note_says_what_filters_and_neurons_have_in_common(hands, window, sheet):
    trigger(window, TO_NEURON)
    assert origin_note(sheet().one) == (
        "A filter is a neuron with fixed weights that looks at one window after another; the "
        "depth, 2, is the number of such neurons.\nCells of the padding are inputs that are 0."
    )
    plain = Neuron(np.ones(2), np.ones(2), 0.0, Function())
    assert origin_note(OneNeuron(plain)) == ""


def test_the_note_says_that_the_scale_is_in_the_weights(hands, window, sheet):
    hands.choose_example(next(t for t in hands.tab.example_titles() if "cross" in t))
    trigger(window, TO_NEURON)
    assert "The scale 1/9 is part of the weights." in origin_note(sheet().one)
