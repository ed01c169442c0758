"""The Neuron tab: its pages, its examples, its settings and its part of a lab file."""

import json
import re
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget
from started_window import started_again

from cnnlab.core.dense.points import without
from cnnlab.core.experiment.experiment import Experiment
from cnnlab.lab.shared.place import WindowPlace
from cnnlab.lessons.neuron_presets import NEURON_FILES, ORDER
from cnnlab.lessons.sheet import PAGES
from cnnlab.lessons.sheet_form import PARTS, sheet_data

FIRST = ORDER.index("festival-artist")


@pytest.fixture
def tab(window):
    """Shown, with all its pages."""
    made = window.tab("neuronTab")
    made.complete()
    return made


@pytest.fixture
def presets():
    return {preset.id: preset for preset in NEURON_FILES.shipped()}


@pytest.fixture
def lab_file(monkeypatch, tmp_path):
    """The file that is chosen in every dialog."""
    path = tmp_path / "mine.cnnlab"
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_, **__: (str(path), ""))
    return path


def box(window):
    return window.findChild(QComboBox, "neuronPresetBox")


def choose(window, name):
    """Choose an example in the box, with the keyboard."""
    combo = box(window)
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Home)
    for _ in range(ORDER.index(name)):
        QTest.keyClick(combo, Qt.Key.Key_Down)


def edit(tab, **parts):
    """The neuron with another bias: what a page would do."""
    one = tab.document.sheet.one
    tab.document.edit_one(replace(one, neuron=one.neuron.with_b(42.0)), "Edit bias")


def about(tab):
    return tab.panel.about.text() if tab.panel.about.isVisible() else ""


# pages


def test_it_opens_on_the_first_example_of_each_page_and_the_switch_shows_it(window, tab, presets):
    assert tab.page.name == "neuron"
    assert box(window).currentText() == presets["festival-artist"].title["en"]
    assert about(tab) == presets["festival-artist"].about["en"]
    assert tab.document.sheet.one.neuron.w.tolist() == [7, 3]
    assert tab.document.sheet.layered.dense.sizes == (3, 3, 1)
    assert not tab.undo_stack.canUndo()
    assert not tab.has_work()
    for index, name in enumerate(PAGES):
        tab.switch.setCurrentIndex(index)
        assert tab.page is tab.pages[name]
        assert [page.name for page in tab.pages if page.controls.isVisible()] == [name]
    assert not tab.has_work(), "pages that were looked at are no work"
    tab.show_page("neuron")
    edit(tab)
    tab.show_page("fit")
    tab.undo_stack.undo()
    assert tab.page.name == "neuron", "an undo shows where it has changed something"


# examples


def test_every_example_is_one_step_on_its_page_and_back(window, tab, presets, subtests):
    for name in ORDER:
        with subtests.test(name=name):
            tab.show_page("ideas")
            same_page = [other for other in presets.values() if other.page == presets[name].page]
            other = next(other for other in same_page if other.id != name)
            tab.document.reset(other.applied(tab.document.sheet))
            before, index = tab.document.sheet, ORDER.index(name)
            window.tabs.use_example(index)
            title, text = presets[name].title["en"], presets[name].about["en"]
            assert tab.page.name == presets[name].page
            assert (box(window).currentIndex(), about(tab)) == (index, text)
            assert tab.undo_stack.undoText() == f"Example “{title}”"
            after = tab.document.sheet
            changed = {p for p in PARTS if getattr(after, p) is not getattr(before, p)}
            assert changed == set(presets[name].parts)
            tab.undo_stack.undo()
            assert tab.document.sheet is before


def test_what_an_example_is_about_goes_and_comes_with_it(window, tab, presets):
    window.tabs.use_example(ORDER.index("or"))
    tab.show_page("layers")
    assert box(window).currentIndex() == ORDER.index("three-three-one")
    assert about(tab) == presets["three-three-one"].about["en"]
    tab.show_page("ideas")
    assert (box(window).currentIndex(), about(tab)) == (-1, "")
    tab.show_page("neuron")
    assert about(tab) == presets["or"].about["en"]
    tab.undo_stack.undo()
    assert about(tab) == presets["festival-artist"].about["en"]
    tab.undo_stack.redo()
    assert (box(window).currentIndex(), about(tab)) == (
        ORDER.index("or"),
        presets["or"].about["en"],
    )


def test_the_same_example_again_takes_edits_back_and_is_no_step_without_any(window, tab, presets):
    window.tabs.use_example(FIRST)
    assert not tab.undo_stack.canUndo()
    edit(tab)
    window.tabs.use_example(FIRST)
    assert tab.document.sheet.one.neuron.b == -5
    assert tab.undo_stack.count() == 2

    experiment = Experiment(np.ones((1, 1, 2)), np.ones((1, 1, 1, 2)))
    tab.receive(WindowPlace(experiment, (0, 0, 0)))
    assert box(window).currentIndex() == -1, "a neuron made from a window is no example"
    assert about(tab).startswith("A filter is a neuron with fixed weights")
    tab.undo_stack.undo()
    assert box(window).currentIndex() == FIRST

    choose(window, "and")
    assert tab.document.sheet.one.preset == "and"
    assert tab.document.sheet.one.neuron.b == -30
    assert about(tab) == presets["and"].about["en"]


def test_menu_and_box_list_the_examples_uncut_in_the_language_in_use(window, tab, presets):
    combo = box(window)
    for code in ("zh_CN", "en"):
        window.use_language(code)
        titles = [preset.title[code] for preset in presets.values()]
        assert [action.text() for action in window.menu.examples.actions()] == titles
        assert [combo.itemText(i) for i in range(combo.count())] == titles
        assert about(tab) == presets["festival-artist"].about[code]
        assert combo.currentIndex() == FIRST
        room = combo.width() - 40  # its arrow and its margins
        widths = [combo.fontMetrics().horizontalAdvance(title) for title in titles]
        assert max(widths) <= room, code
    window.menu.examples.actions()[ORDER.index("deep")].trigger()
    assert (tab.document.sheet.layered.preset, tab.page.name) == ("deep", "layers")


# programs


def test_the_page_shown_is_copied_as_a_program(window, tab, subtests):
    for action in ["copy_numpy", "copy_torch"]:
        for language in ["en", "zh_CN"]:
            with subtests.test(action=action, language=language):
                window.notices.clear()
                window.use_language(language)
                texts = {}
                for page in ("neuron", "layers", "fit"):
                    tab.show_page(page)
                    window.menu.refresh()
                    assert window.menu[action].isEnabled()
                    window.menu[action].trigger()
                    texts[page] = QGuiApplication.clipboard().text()
                    assert window.notices.bar.kind() == "done"
                    compile(texts[page], page, "exec")
                    assert bool(re.search("[\u4e00-\u9fff]", texts[page])) == (language == "zh_CN")
                assert "[7.0, 3.0]" in texts["neuron"]
                assert "[-1.0, 1.0, 2.0, -1.0]" in texts["layers"]
                assert "range(200)" in texts["fit"]
                assert "200" in window.notices.bar.text()
                assert all(("torch" in text) == (action == "copy_torch") for text in texts.values())


def test_a_fit_is_copied_with_its_steps_and_where_there_is_no_program_none_is_offered(
    window, tab, monkeypatch
):
    tab.show_page("fit")
    monkeypatch.setattr(tab.page, "steps_shown", lambda: 77)
    window.menu["copy_numpy"].trigger()
    assert "range(77)" in QGuiApplication.clipboard().text()
    told = "A program that prints these numbers is on the clipboard."
    assert window.notices.bar.text() == told
    tab.show_page("ideas")
    window.menu.refresh()
    QGuiApplication.clipboard().setText("before")
    assert not window.menu["copy_numpy"].isEnabled()
    tab.copy_program("numpy")
    assert QGuiApplication.clipboard().text() == "before"
    fitting = tab.document.sheet.fitting
    none = without(fitting.points, np.ones(len(fitting.points), bool))
    tab.document.edit_fitting(replace(fitting, points=none, kind="own"), "Erase")
    assert tab.page.name == "fit"
    assert not window.menu["copy_torch"].isEnabled()


# settings


def test_the_page_is_shown_again_at_the_next_start(window, tab, qtbot, settings_path, subtests):
    made = window
    for page in ("layers", "fit", "ideas"):
        with subtests.test(page=page):
            made.tab("neuronTab").show_page(page)
            made = started_again(qtbot, made, settings_path)
            made.tabs.go_to("neuronTab")
            assert made.tab("neuronTab").page.name == page
            assert made.tab("neuronTab").document.sheet.one.preset == "festival-artist"


# the lab file


def test_the_sheet_and_its_page_are_saved_and_opened_and_a_damaged_one_refused(
    window, tab, lab_file
):
    window.tabs.use_example(ORDER.index("fit-rings"))
    window.tabs.use_example(ORDER.index("xor-layers"))
    edit(tab)
    tab.show_page("fit")
    kept = sheet_data(tab.document.sheet)
    window.menu["save_lab"].trigger()
    assert not window.isWindowModified()
    data = json.loads(lab_file.read_bytes())
    written = data["tabs"]["neuronTab"]
    assert (written["page"], written["sheet"]) == ("fit", kept)
    window.menu["new_lab"].trigger()
    assert (tab.page.name, tab.document.sheet.one.preset) == ("neuron", "festival-artist")
    assert tab.document.sheet.one.neuron.b == -5
    window.menu["open_lab"].trigger()
    assert sheet_data(tab.document.sheet) == kept
    assert tab.page.name == "fit"
    assert not tab.undo_stack.canUndo()
    assert not window.isWindowModified()

    data["tabs"]["neuronTab"]["sheet"]["one"]["b"] = "much"
    lab_file.write_text(json.dumps(data), encoding="utf-8")
    window.tabs.use_example(ORDER.index("or"))
    window.closes_unasked = True
    tab.undo_stack.setClean()
    window.menu["open_lab"].trigger()
    assert window.notices.bar.kind() == "refused"
    assert "neuronTab.sheet.one.b" in window.notices.bar.text()
    assert tab.document.sheet.one.preset == "or"


def test_work_comes_back_at_the_next_start(window, tab, qtbot, settings_path):
    window.tabs.use_example(ORDER.index("deep"))
    edit(tab)
    tab.show_page("layers")
    kept = sheet_data(tab.document.sheet)
    assert tab.has_work()
    made = started_again(qtbot, window, settings_path)
    assert made.tabs.currentWidget() is made.findChild(QWidget, "neuronTab")
    assert sheet_data(made.tab("neuronTab").document.sheet) == kept
    assert made.tab("neuronTab").page.name == "layers"


# driven by other programs


def test_other_programs_set_boxes_and_hear_a_fits_loss_while_another_page_is_shown(
    window, tab, qtbot
):
    activation = window.findChild(QComboBox, "neuronActivation")
    activation.setCurrentIndex(activation.findData("sigmoid"))
    assert tab.document.sheet.one.neuron.function.kind == "sigmoid"
    box(window).setCurrentIndex(ORDER.index("and"))
    assert tab.document.sheet.one.preset == "and"
    assert tab.undo_stack.count() == 2

    loss, button = (window.findChild(QWidget, name) for name in ("fitLoss", "fitButton"))
    assert tab.page.name == "neuron"
    before = float(loss.text())
    button.click()
    qtbot.waitUntil(lambda: float(loss.text()) < 0.5 * before)
    button.click()
    assert tab.page.name == "neuron"


def test_what_can_be_done_is_asked_with_another_page_and_not_at_each_step(
    window, tab, qtbot, monkeypatch
):
    asked = []
    monkeypatch.setattr("cnnlab.ui.neuron.tab.has_program", lambda *_: bool(asked.append(1)))
    tab.show_page("fit")
    assert asked
    asked.clear()
    said = []
    tab.status_changed.connect(said.append)
    window.findChild(QWidget, "fitButton").click()
    qtbot.waitUntil(lambda: len(said) > 2)
    window.findChild(QWidget, "fitButton").click()
    assert asked == []
