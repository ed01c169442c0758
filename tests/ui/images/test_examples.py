"""The worked examples of the Images tab: chosen, shown, taken back."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QScrollArea

from cnnlab.core.experiment.experiment import Pooling
from cnnlab.core.image_filters import ImageFilter
from cnnlab.lessons.image_form import image_sheet_data
from cnnlab.lessons.image_presets import IMAGE_FILES, ORDER
from cnnlab.lessons.image_sheet import IMAGE_PAGES, ImagePicture

FIRST = {"filters": "sobel-x", "layers": "edge-layer", "pieces": "x"}


@pytest.fixture
def presets():
    return {preset.id: preset for preset in IMAGE_FILES.shipped()}


def box(tab):
    return tab.findChild(QComboBox, "imagePresetBox")


def about(tab):
    return tab.panel.about.text() if tab.panel.about.isVisible() else ""


def shown(tab):
    """The example that the box names."""
    place = box(tab).currentIndex()
    return "" if place < 0 else ORDER[place]


def use(tab, name):
    tab.use_example(ORDER.index(name))


def test_it_opens_on_the_first_example_of_each_page(tab, presets):
    for page in IMAGE_PAGES:
        tab.show_page(page)
        assert shown(tab) == FIRST[page]
        assert about(tab) == presets[FIRST[page]].about["en"]
    assert not tab.undo_stack.canUndo()
    assert not tab.has_work()


def test_every_example_is_one_step_on_its_page_and_back(tab, presets, subtests):
    for name in ORDER:
        with subtests.test(name=name):
            preset = presets[name]
            other = next(p for p in presets.values() if p.page == preset.page and p.id != name)
            away = next(page for page in IMAGE_PAGES if page != preset.page)
            mine = ImagePicture("mine", np.zeros((1, 9, 9), np.uint8))
            tab.document.reset(replace(other.applied(tab.document.sheet), picture=mine))
            tab.show_page(away)
            before = tab.document.sheet
            use(tab, name)
            assert tab.page.name == preset.page
            assert (shown(tab), about(tab)) == (name, preset.about["en"])
            assert (tab.undo_stack.count(), tab.undo_stack.undoText()) == (
                1,
                f"Example “{preset.title['en']}”",
            )
            changed = tab.document.what_changed(before, tab.document.sheet)
            assert changed == set(preset.parts)
            tab.undo_stack.undo()
            assert tab.document.sheet is before


def test_an_undo_shows_the_page_of_the_example(tab, presets, subtests):
    for name in ["gabor", "three-deep", "x-noise"]:
        with subtests.test(name=name):
            use(tab, name)
            tab.show_page("pieces" if presets[name].page != "pieces" else "layers")
            tab.undo_stack.undo()
            assert tab.page.name == presets[name].page
            assert shown(tab) == FIRST[tab.page.name]


def test_an_example_is_chosen_with_the_keyboard(tab, presets, qtbot):
    combo = box(tab)
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Home)
    for _ in range(ORDER.index("blur")):
        QTest.keyClick(combo, Qt.Key.Key_Down)
    sheet = tab.document.sheet
    assert sheet.filtering.filter == ImageFilter("gaussian_blur", (11, 2))
    assert (sheet.picture.name, sheet.filtering.preset) == ("writing", "blur")
    assert tab.picture_box.box.currentText() == "Writing"
    assert about(tab) == presets["blur"].about["en"]
    qtbot.waitUntil(lambda: not tab.page.views.run.running)
    result = tab.page.parts.result.content.values
    assert result.shape == (256, 256)
    assert result.std() < sheet.picture.pixels.std()


def test_the_same_again_takes_edits_and_another_picture_back(tab):
    use(tab, "sobel-x")
    assert not tab.undo_stack.canUndo(), "it is shown already"
    before = image_sheet_data(tab.document.sheet)
    tab.page.edits.use_kind("laplacian")
    tab.pictures.use_shipped("noise")
    assert shown(tab) == "sobel-x", "an edit is one of the example"
    use(tab, "sobel-x")
    assert image_sheet_data(tab.document.sheet) == before
    assert tab.undo_stack.count() == 3


def test_each_page_names_its_own_also_when_it_was_edited(tab):
    use(tab, "emboss")
    use(tab, "network")
    use(tab, "o")
    for page, name in {"filters": "emboss", "layers": "network", "pieces": "o"}.items():
        tab.show_page(page)
        assert shown(tab) == name
    use(tab, "three-deep")
    tab.page.edits.set_pool(0, Pooling("average", (3, 3)))
    tab.page.edits.toggle(0, "emboss", True)
    tab.page.edits.set_count(2)
    assert shown(tab) == "three-deep"
    tab.page.edits.show_map(0, 1)
    assert shown(tab) == "three-deep"
    use(tab, "x-thick")
    tab.page.edits.set_letter("O")
    tab.page.edits.set_amount(0.3)
    tab.page.edits.set_partial(False)
    assert shown(tab) == "x-thick"


def test_who_predicts_goes_on_to_the_next_one_predicting(tab):
    use(tab, "x-predict")
    assert tab.page.hidden
    for way in ("pieces", "whole"):
        tab.page.panel.predict.guessed.emit(way, True)
    assert not tab.page.hidden
    use(tab, "x-turned")
    assert tab.page.hidden
    use(tab, "x-predict")
    assert tab.page.hidden


def test_the_menu_lists_them_in_the_language_in_use(window, window_tab, presets):
    for code in ("zh_CN", "en"):
        window.use_language(code)
        titles = [preset.title[code] for preset in presets.values()]
        assert [action.text() for action in window.menu.examples.actions()] == titles
        assert [box(window).itemText(i) for i in range(box(window).count())] == titles
        assert about(window_tab) == presets["sobel-x"].about[code]
    window.menu.examples.actions()[ORDER.index("o")].trigger()
    assert (window_tab.document.sheet.pieces.preset, window_tab.page.name) == ("o", "pieces")


def test_a_lab_file_brings_their_names_back_unless_it_is_of_before_there_were_any(tab):
    use(tab, "log")
    use(tab, "average-pool")
    kept = tab.to_document()
    tab.from_document({})()
    assert shown(tab) == "sobel-x"
    tab.from_document(kept)()
    assert (tab.page.name, shown(tab)) == ("layers", "average-pool")
    tab.show_page("filters")
    assert shown(tab) == "log"
    kept = tab.to_document()
    for part in kept["sheet"].values():
        part.pop("preset", None)
    tab.from_document(kept)()
    assert (box(tab).currentIndex(), about(tab)) == (-1, "")
    assert box(tab).placeholderText() == "Choose an example"


@pytest.mark.parametrize("code", ["en", "zh_CN"])
def test_nothing_of_the_panel_is_cut(window, window_tab, presets, code, qtbot):
    window.use_language(code)
    window.resize(1280, 720)
    combo, area = box(window), window_tab.panel.findChild(QScrollArea)

    def whole():
        assert area.widget().height() <= area.viewport().height()
        for label in window_tab.panel.findChildren(QLabel):
            if label.isVisible() and label.wordWrap():
                assert label.height() >= label.heightForWidth(label.width())
            elif label.isVisible():
                assert label.width() >= label.sizeHint().width(), label.text()

    for place, preset in enumerate(presets.values()):
        window.tabs.use_example(place)
        width = combo.fontMetrics().horizontalAdvance(preset.title[code])
        assert width <= combo.width() - 40, "its arrow and its margins"
        qtbot.waitUntil(whole)  # once it is laid out
