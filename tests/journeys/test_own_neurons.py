"""The user's own examples of the Neuron tab: kept, found again, chosen, renamed, deleted."""

import json
import shutil
from dataclasses import replace

import numpy as np
import pytest
from disk import closed, no_room
from example_hands import (
    able,
    again,
    bad_files_are_skipped_and_named,
    keep,
    keeps_and_brings_back,
    menu,
    notice,
    titled,
)
from example_hands import listed as titles
from hands import CONTROL, Key
from neuron_hands import NeuronHands
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from started_window import started

from cnnlab.core.experiment.experiment import Experiment
from cnnlab.lab.shared.place import WindowPlace
from cnnlab.lessons.neuron_presets import ORDER
from cnnlab.lessons.sheet_form import PARTS, sheet_data

PART = {"One neuron": "one", "Layers": "layered", "Fitting": "fitting"}


@pytest.fixture
def neuron(window):
    return NeuronHands(window)


@pytest.fixture
def opens_on():
    return "neuronTab"


@pytest.fixture
def folder(settings_path):
    return settings_path.parent / "neurons"


def box(hands):
    return hands.widget("neuronPresetBox")


def listed(hands):
    return titles(hands, box(hands), len(ORDER))


def data_of(hands, name):
    """A part of the sheet as plain data, whatever example it came from."""
    data = dict(PARTS[name].write(getattr(hands.tab.document.sheet, name)))
    data.pop("preset", None)
    return data


def whole_of(hands):
    return sheet_data(hands.tab.document.sheet)


def change(hands, page):
    """Something of one's own on a page."""
    hands.show_page(page)
    if page == "One neuron":
        hands.enter("neuronBias", "-6.5")
    elif page == "Layers":
        hands.weight(1, 0, 2, "-3")
    else:
        for place in ((0.5, 0.25), (-0.4, 0.3)):
            hands.point_at(*place)
        assert hands.tab.document.sheet.fitting.kind == "own"


@pytest.mark.parametrize("page", PART)
def test_it_is_kept_found_chosen_renamed_deleted_and_brought_back(
    neuron, qtbot, settings_path, folder, page
):
    change(neuron, page)
    views = listed, box, lambda hands: data_of(hands, PART[page]), whole_of
    elsewhere = "Why"
    keeps_and_brings_back(
        neuron, lambda: again(neuron, qtbot, settings_path), folder, page, elsewhere, views
    )


@pytest.mark.parametrize("page", PART)
def test_keeping_is_one_step_that_changes_no_number(neuron, page):
    change(neuron, page)
    before, steps = sheet_data(neuron.tab.document.sheet), neuron.tab.undo_stack.index()
    keep(neuron, "Mine")
    assert neuron.tab.undo_stack.index() == steps + 1
    assert neuron.tab.undo_stack.undoText() == "Keep as example"
    for part in sheet_data(neuron.tab.document.sheet):
        after = dict(sheet_data(neuron.tab.document.sheet)[part])
        assert after.pop("preset") == ("own-mine" if part == PART[page] else before[part]["preset"])
        assert {**after, "preset": before[part].get("preset")} == {"preset": None, **before[part]}
    neuron.tab.undo_stack.undo()
    assert sheet_data(neuron.tab.document.sheet) == before


def test_a_fit_goes_on_from_where_it_was_kept_and_its_example_begins_anew(neuron):
    neuron.show_page("Fitting")
    neuron.tab.page.run.seek(30)
    loss = neuron.loss()
    keep(neuron, "Mine")
    assert (neuron.tab.page.steps_shown(), neuron.loss()) == (30, loss)
    neuron.example("Fit: AND")
    neuron.example("Mine (Fitting)")
    neuron.tab.page.run.seek(30)
    assert neuron.loss() == loss


def test_only_the_page_that_is_shown_is_kept_and_set(neuron):
    change(neuron, "One neuron")
    keep(neuron, "Mine")
    neuron.enter("neuronBias", "3")
    change(neuron, "Layers")
    layered = neuron.tab.document.sheet.layered
    neuron.window.menu.examples.actions()[-1].trigger()
    assert neuron.values("neuronBias") == [[-6.5]]
    assert neuron.tab.document.sheet.layered is layered


def test_edits_of_an_own_example_are_taken_back_by_choosing_it_again(neuron):
    change(neuron, "One neuron")
    keep(neuron, "Mine")
    neuron.enter("neuronBias", "3")
    box(neuron).setFocus()
    box(neuron).activated.emit(box(neuron).currentIndex())
    assert neuron.values("neuronBias") == [[-6.5]]


def test_how_one_looks_at_it_is_not_kept(neuron, folder):
    neuron.widget("neuronPredict").click()
    one = neuron.tab.document.sheet.one
    assert one.predicts
    keep(neuron, "Mine")
    assert neuron.tab.document.sheet.one.predicts
    assert "predicts" not in json.loads((folder / "mine.json").read_text())["one"]
    neuron.widget("neuronPredict").click()
    neuron.example("Mine (One neuron)")
    assert not neuron.tab.document.sheet.one.predicts


def test_a_window_of_a_convolution_is_kept_with_its_way_back(neuron):
    rng = np.random.default_rng(0)
    filters, biases = rng.normal(size=(3, 2, 3, 3)), np.ones(3)
    experiment = Experiment(rng.normal(size=(2, 6, 6)), filters, biases)
    neuron.tab.receive(WindowPlace(experiment, (1, 2, 0), hidden=False))
    mine = data_of(neuron, "one")
    keep(neuron, "Window")
    assert neuron.tab.panel.about.text().startswith("A filter is a neuron with fixed weights")
    neuron.example("AND with a sigmoid")
    neuron.example("Window (One neuron)")
    assert data_of(neuron, "one") == mine
    assert neuron.tab.document.sheet.one.origin.cell == (1, 2, 0)


def test_there_is_nothing_to_keep_of_ideas_and_shipped_ones_stay(neuron):
    assert able(neuron) == [True, False, False]
    neuron.show_page("Why")
    assert able(neuron) == [False, False, False]
    neuron.press(Key.Key_K, CONTROL)
    assert QApplication.activeModalWidget() is None
    change(neuron, "Layers")
    keep(neuron, "Mine")
    assert able(neuron) == [True, True, True]
    neuron.show_page("One neuron")
    assert able(neuron) == [True, False, False]


def test_the_menu_has_one_entry_for_both_tabs(neuron):
    file = neuron.window.menuBar().actions()[0].menu()
    texts = [action.text() for action in file.actions()]
    assert texts.count("&Keep as example…") == 1
    assert len([1 for one in file.actions() if one.shortcut().toString() == "Ctrl+K"]) == 1


def test_each_tab_keeps_its_own(neuron, folder):
    keep(neuron, "Mine")
    neuron.window.tabs.go_to("convolutionTab")
    keep(neuron, "Theirs")
    assert neuron.window.menu.examples.actions()[-1].text() == "Theirs"
    assert [path.name for path in folder.iterdir()] == ["mine.json"]
    assert [path.name for path in (folder.parent / "presets").iterdir()] == ["theirs.json"]
    neuron.window.tabs.go_to("neuronTab")
    assert listed(neuron) == ["Mine (One neuron)"]


def test_a_copied_file_is_another_example(neuron, qtbot, settings_path, folder, tmp_path):
    change(neuron, "Layers")
    keep(neuron, "Mine")
    shutil.copy(folder / "mine.json", folder / "theirs.json")
    later = again(neuron, qtbot, settings_path)
    assert listed(later) == ["Mine (Layers)", "Mine (Layers)"]
    later.window.menu.examples.actions()[-1].trigger()
    assert later.tab.document.sheet.layered.preset == "own-theirs"
    titled(later, lambda: menu(later, "rename"), "Theirs")
    assert listed(later) == ["Mine (Layers)", "Theirs (Layers)"]
    later.window.close()


BAD = [
    ("broken", lambda text: "{", "broken.json: Expecting property name"),
    ("foreign", lambda text: text.replace("neuron preset", "preset"), "format: got 'cnnlab"),
    ("long", lambda text: text + " " * 1_000_000, "long.json: more than 1 MB"),
    ("page", lambda text: text.replace('"neuron"', '"fit"'), "page.json: 'fitting' is missing"),
    ("ideas", lambda text: text.replace('"neuron"', '"ideas"'), 'page: got "ideas"'),
    ("numbers", lambda text: text.replace('"b": -5', '"b": 1e99'), "numbers.json: one.b: exp"),
    ("units", lambda text: text.replace('"w": [', '"w": [1,'), "units.json: one.w: got 3"),
]


def test_a_bad_file_is_skipped_and_named_with_the_reason(
    neuron, qtbot, settings_path, folder, subtests
):
    keep(neuron, "Mine")
    assert listed(neuron) == ["Mine (One neuron)"]
    bad_files_are_skipped_and_named(
        neuron, lambda hands: again(hands, qtbot, settings_path), folder, BAD, listed, subtests
    )


def test_a_bad_file_is_named_though_work_came_back(neuron, qtbot, settings_path, folder):
    change(neuron, "One neuron")
    neuron.window.close()
    folder.mkdir()
    (folder / "broken.json").write_text("{")
    made = started(qtbot, settings_path)
    later = NeuronHands(made)
    assert later.values("neuronBias") == [[-6.5]]
    assert "broken.json" in notice(later)[1]
    made.close()


@pytest.mark.parametrize(("title", "key"), [("Mine", Key.Key_Escape), ("  ", Key.Key_Return)])
def test_without_a_title_nothing_is_kept(neuron, folder, title, key):
    steps = neuron.tab.undo_stack.count()
    keep(neuron, title, key)
    assert (listed(neuron), neuron.tab.undo_stack.count()) == ([], steps)
    assert not folder.exists()
    assert notice(neuron)[0] == ("" if key == Key.Key_Escape else "refused")


def test_numbers_beyond_the_limits_are_not_kept(neuron, folder):
    one = neuron.tab.document.sheet.one
    neuron.tab.document.edit_one(replace(one, neuron=one.neuron.with_b(2e9)), "Edit bias")
    keep(neuron, "Mine")
    kind, said = notice(neuron)
    assert kind == "refused"
    assert said.startswith("Only numbers within the limits can be kept. one.b: expected a number")
    assert not folder.exists()


def test_without_room_nothing_is_kept_and_the_file_is_named(neuron, folder):
    def press():
        with no_room():
            menu(neuron, "keep")

    titled(neuron, press, "Mine")
    kind, said = notice(neuron)
    assert kind == "failed"
    assert "mine.json” can’t be written: the disk is full. Make room" in said
    assert (listed(neuron), list(folder.iterdir())) == ([], [])
    assert box(neuron).currentText() == "Festival: the artist suffices"


def test_what_can_not_be_deleted_stays_and_the_file_is_named(neuron, folder):
    keep(neuron, "Mine")
    with closed(folder):
        menu(neuron, "delete")
    assert "mine.json” can’t be deleted: the system does not allow it" in notice(neuron)[1]
    assert listed(neuron) == ["Mine (One neuron)"]


def test_pages_and_notices_speak_the_language_in_use(neuron):
    change(neuron, "Layers")
    keep(neuron, "我的")
    for code, title, page in (("zh_CN", "我的（各层）", "各层"), ("en", "我的 (Layers)", "Layers")):
        neuron.window.use_language(code)
        QApplication.processEvents()
        assert (listed(neuron), box(neuron).currentText()) == ([title], title)
        assert neuron.page == page
        assert "我的" in notice(neuron)[1]
        assert neuron.widget("neuronPresetBox").itemData(len(ORDER) + 1) == len(ORDER)


def test_the_line_is_passed_over_by_the_keyboard(neuron):
    keep(neuron, "Mine")
    combo = box(neuron)
    assert not combo.model().index(len(ORDER), 0).flags() & Qt.ItemFlag.ItemIsEnabled
    combo.setFocus()
    neuron.press(Key.Key_Home)
    neuron.press(Key.Key_Down, times=len(ORDER))
    assert combo.currentText() == "Mine (One neuron)"
    neuron.press(Key.Key_Up)
    assert combo.currentData() == len(ORDER) - 1
