"""The Neuron tab's pages, which are made when they are first shown."""

import pytest
from PySide6.QtWidgets import QWidget

from cnnlab.app import create_window
from cnnlab.lessons.sheet import PAGES


def names(tab):
    return [page.name for page in tab.pages]


@pytest.fixture
def tab(window):
    return window.tab("neuronTab")


def test_only_the_page_that_is_shown_is_made(window, tab):
    assert names(tab) == ["neuron"]
    assert window.findChild(QWidget, "neuronPlane") is not None
    assert window.findChild(QWidget, "fitLoss") is None


def test_a_window_that_makes_its_tabs_at_once_makes_all_pages(qtbot, settings_path):
    made = create_window(settings_path)
    qtbot.addWidget(made)
    assert names(made.tab("neuronTab")) == list(PAGES)
    made.close()


def test_a_page_that_is_asked_for_is_made_once(window, tab):
    tab.show_page("fit")
    fit = tab.page
    assert names(tab) == ["neuron", "fit"]
    assert window.findChild(QWidget, "fitLoss").text() != ""
    tab.complete()
    assert tab.pages["fit"] is fit
    assert sorted(names(tab)) == sorted(PAGES)


def test_its_actions_come_into_the_menus(window, tab):
    assert "pass_play" not in list(window.menu)
    tab.show_page("layers")
    assert window.menu["pass_play"].isEnabled()
    assert window.menu["pass_play"].text() == "&Play or pause (Space)"
    window.tabs.go_to("convolutionTab")
    assert not window.menu["pass_play"].isEnabled()


def test_it_comes_in_the_theme_and_the_language_in_use(window, tab):
    window.use_theme("dark")
    window.use_language("zh_CN")
    page = tab.pages["layers"]
    seen = page.view.grab().toImage()
    page.set_theme(window.themes.theme)
    assert page.view.grab().toImage() == seen
    assert page.view.accessibleName() == "多层网络"
    assert window.menu["pass_play"].text().startswith("播放")


def test_it_shows_what_was_edited_before_it_was_there(window, tab):
    tab.use_example([preset.id for preset in tab.examples.presets].index("xor-layers"))
    assert names(tab)[:2] == ["neuron", "layers"]
    tab.undo_stack.undo()
    assert tab.pages["layers"].state.layered is tab.document.sheet.layered


def test_the_program_opens_on_the_page_that_was_left_without_making_the_first(
    qtbot, window, tab, settings_path
):
    tab.show_page("fit")
    window.close()
    again = create_window(settings_path, at_once=False)
    qtbot.addWidget(again)
    assert names(again.tab("neuronTab")) == ["fit"]
    again.close()
