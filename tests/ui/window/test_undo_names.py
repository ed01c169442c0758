"""Undo and Redo: what they are called, and what they take back."""

import numpy as np
import pytest
from digit_hands import draw_by_mouse
from hands import CONTROL, SHIFT, Hands, Key
from PySide6.QtWidgets import QApplication, QWidget

from cnnlab.core.experiment.experiment import Pooling
from cnnlab.core.preprocess import Preprocessing


def text(action):
    return action.text().replace("&", "")


def test_undo_and_redo_say_what_they_do(hands, window):
    undo, redo = window.menu["undo"], window.menu["redo"]
    assert (text(undo), undo.isEnabled()) == ("Undo", False)
    hands.widget("filterGrid0_0").set_value(0, 0, 5)
    assert (text(undo), undo.isEnabled()) == ("Undo Edit filter", True)
    undo.trigger()
    assert (text(redo), redo.isEnabled(), undo.isEnabled()) == ("Redo Edit filter", True, False)
    assert hands.widget("filterGrid0_0").value(0, 0) == -1
    redo.trigger()
    assert hands.widget("filterGrid0_0").value(0, 0) == 5


def test_undo_and_redo_by_keyboard(hands):
    grid = hands.widget("inputGrid0")
    grid.set_value(0, 0, 5)
    grid.setFocus()
    hands.press(Key.Key_Z, CONTROL)
    assert grid.value(0, 0) == 0
    hands.press(Key.Key_Z, CONTROL | SHIFT)
    assert grid.value(0, 0) == 5


def test_in_an_editor_undo_takes_back_what_was_typed(hands):
    grid = hands.widget("inputGrid0")
    grid.set_value(4, 4, 5)
    grid.setFocus()
    hands.press(Key.Key_F2)
    hands.press(Key.Key_7)
    hands.press(Key.Key_Z, CONTROL)
    assert grid.value(4, 4) == 5
    assert hands.tab.stage.editor.text() == "0"


def test_other_tabs_leave_the_benchs_steps_alone(hands, window):
    hands.widget("inputGrid0").set_value(0, 0, 5)
    window.tabs.setCurrentIndex(1)
    hands.press(Key.Key_Z, CONTROL)
    assert hands.widget("inputGrid0").value(0, 0) == 5


def test_resetting_while_an_editor_is_open(hands, window):
    grid = hands.widget("inputGrid0")
    grid.set_value(0, 0, 5)
    grid.setFocus()
    hands.press(Key.Key_F2)
    hands.press(Key.Key_7)
    window.menu["reset"].trigger()
    assert grid.value(0, 0) == 0
    hands.press(Key.Key_Return)
    assert grid.value(0, 0) == 7


def test_the_reset_button_takes_what_is_being_typed_first(hands, window):
    grid = hands.widget("inputGrid0")
    grid.set_value(0, 0, 5)
    grid.setFocus()
    hands.press(Key.Key_F2)
    hands.press(Key.Key_7)
    hands.press_on(hands.tab.panel.reset)
    assert grid.value(0, 0) == 0
    window.menu["undo"].trigger()
    assert grid.value(0, 0) == 7


def edit_bench(window, tab):
    window.findChild(QWidget, "inputGrid0").set_value(0, 0, 5)
    window.findChild(QWidget, "filterGrid0_0").set_value(0, 0, 5)
    tab.edits.use_kernel("blur")
    tab.edits.turn_filter("transpose")
    tab.edits.use_operation(Pooling("max", (2, 2)))
    tab.edits.use_output_mode("all")
    tab.edits.set_reference(True)
    tab.edits.set_reference(False)
    tab.edits.chain()
    tab.edits.use_seed(3)
    tab.edits.reset()
    window.menu["copy_experiment"].trigger()
    window.menu["paste_experiment"].trigger()
    tab.use_example(2)
    tab.edits.use_kept(tab.examples.presets[3])


def edit_drawing(window, tab):
    draw_by_mouse(Hands(window), [[(0.1, 0.1), (0.6, 0.6)]])
    tab.samples.pick("drawn", 7)
    tab.clear()


def edit_neurons(window, tab):
    one, layers, fit = (tab.pages[name].edits for name in ("neuron", "layers", "fit"))
    one.set_cell(("x", 0), 5.0)
    one.set_function("tanh")
    one.set_predicts(True)
    one.guess(0, 9.0)
    layers.set_learning_rate(0.25)
    layers.set_target(0, 0.5)
    layers.use_seed(9)
    fit.use_kind("spiral")
    fit.use_count(50)
    fit.use_recipe("momentum", 0.5)
    fit.race(True)
    fit.race(False)
    tab.pages["fit"].use_weights()
    tab.use_example(3)
    tab.use_example(13)


def edit_images(window, tab):
    filters, layers, pieces = (tab.pages[name].edits for name in ("filters", "layers", "pieces"))
    guess = tab.pages["layers"].guess.edits
    tab.pictures.use_shipped("noise")
    filters.use_kind("gabor")
    filters.use_stride((2, 2))
    layers.set_count(2)
    layers.toggle(0, "emboss", True)
    layers.add_own(0)
    layers.set_pool(0, Pooling("average", (3, 3)))
    layers.set_channel("grey" if tab.document.sheet.layers.channel != "grey" else 0)
    guess.set_weights(np.ones((3, 3)))
    guess.begin(77)
    guess.give_up()
    pieces.set_letter("O")
    pieces.set_cell(("piece", 1, 0), 0, 0, 0.5, None)
    pieces.set_amount(0.3)
    tab.use_example(3)
    tab.use_example(20)


def edit_network(window, tab):
    stack = tab.parts.stack
    stack.added.emit("Tanh", 1)
    stack.field_set.emit(0, "filters", 5)
    stack.removed.emit(1)
    tab.parts.bar.turned.emit("learning_rate", 0.01)
    tab.parts.data.preprocessing_chosen.emit(Preprocessing(components=30))
    tab.parts.data.relabelled.emit(0, 3)
    tab.use_example(1)


EDITS = {
    "convolutionTab": edit_bench,
    "digitsTab": edit_drawing,
    "neuronTab": edit_neurons,
    "imagesTab": edit_images,
    "networkTab": edit_network,
}


def speak(window, code):
    window.use_language(code)
    QApplication.processEvents()


def step_names(window):
    """Of all steps of the tab that is shown, the last one first; they are done again after it."""
    stack, names = window.undo_group.activeStack(), []
    while stack.canUndo():
        names.append(stack.parent().undo_name())
        assert names[-1] in text(window.menu["undo"])
        stack.undo()
        assert names[-1] in text(window.menu["redo"])
    for _ in names:
        stack.redo()
    return names


def is_chinese(name):
    return any("\u4e00" <= letter <= "\u9fff" for letter in name)


@pytest.mark.parametrize("name", EDITS)
def test_names_of_steps_follow_the_language(window, qtbot, name):
    window.tabs.go_to(name)
    QApplication.processEvents()
    tab = window.tab(name)

    def made():
        if name == "networkTab":
            qtbot.waitUntil(lambda: tab.session.why_not == "")
        EDITS[name](window, tab)
        return step_names(window)

    english = made()
    speak(window, "zh_CN")
    chinese = step_names(window)
    speak(window, "en")
    assert step_names(window) == english
    speak(window, "zh_CN")
    for _ in chinese:
        tab.undo_stack.undo()
    assert made() == chinese, "as those that are made in Chinese"
    assert len(set(english)) >= 3
    assert not [one for one in english if is_chinese(one)]
    assert [one for one in chinese if not is_chinese(one)] == []


def from_window(window):
    window.tabs.go_to("convolutionTab")
    window.tab("convolutionTab").playback.seek(0)
    window.menu.refresh()
    window.menu["see_as_neuron"].trigger()


def from_neuron(window):
    window.tabs.go_to("neuronTab")
    window.menu.refresh()
    window.menu["see_as_convolution"].trigger()


def from_filter(window):
    window.tabs.go_to("imagesTab")
    page = window.tab("imagesTab").page
    page.views.pointer.pin((100, 60))
    page.open_region()


def from_drawing(window):
    window.tabs.go_to("digitsTab")
    window.tab("digitsTab").samples.pick("drawn", 7)
    window.menu.refresh()
    window.menu["filter_drawing"].trigger()


def from_network(window):
    window.tabs.go_to("networkTab")
    atlas = window.tab("networkTab").parts.inside.atlas
    atlas.view.open_cell("conv2", 1, 1, 1)
    atlas.bar.open.click()


@pytest.mark.parametrize(
    ("send", "name"),
    [
        (from_window, "Window of o0[0,0] as a neuron"),
        (from_neuron, "Open the neuron as a convolution"),
        (from_filter, "Open Sobel x (vertical edges) around row 100, column 60"),
        (from_drawing, "Picture “Drawing”"),
        (from_network, "Open conv2[1, 1, 1]"),
    ],
)
def test_what_another_tab_sent_is_called_in_the_language_in_use(window, send, name):
    send(window)
    told = window.notices.bar.text()
    speak(window, "zh_CN")
    told_in_chinese = window.notices.bar.text()
    names = step_names(window)
    speak(window, "en")
    assert step_names(window) == [name]
    speak(window, "zh_CN")
    window.undo_group.activeStack().undo()
    send(window)
    assert window.notices.bar.text() == told_in_chinese != told
    assert step_names(window) == names != [name]
