"""The marked pixel of a map: in the Convolution tab, and as a program."""

import ast
import io
from contextlib import redirect_stdout

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from cnnlab.core.experiment.evaluate import evaluate
from cnnlab.lessons.image_sheet import ImagePicture
from cnnlab.ui.images.layer_stack import INPUT


@pytest.fixture
def tab(window_tab):
    return window_tab


@pytest.fixture
def page(tab, qtbot):
    """Shown, with everything worked out."""
    tab.show_page("layers")
    made = tab.page
    qtbot.waitUntil(lambda: made.run.seen is not None)
    qtbot.waitUntil(lambda: not made.run.running)
    return made


def printed():
    """What the program on the clipboard prints."""
    output = io.StringIO()
    with redirect_stdout(output), np.printoptions():
        exec(QGuiApplication.clipboard().text(), {})
    return np.array(ast.literal_eval(output.getvalue().removeprefix("y = ")))


def test_open_in_convolution_shows_the_same_number(page, window, subtests):
    for place in [0, 1, 2]:
        for pixel in [(0, 0), (60, 71), (127, 127)]:
            with subtests.test(place=place, pixel=pixel):
                window.tabs.go_to("imagesTab")
                page.stack._choose(place, 1)
                page.stack.view.pin(*pixel)
                value = page.stack.view.value(*pixel)
                QTest.mouseClick(page.panel.convolution, Qt.MouseButton.LeftButton)
                convolution = window.tab("convolutionTab")
                assert window.tabs.shown is convolution
                output = evaluate(convolution.document.bench.experiment).output
                cell = convolution.player.step.cell
                assert output[tuple(cell)] == pytest.approx(value, abs=1e-3)
                assert "around row" in window.undo_group.undoText()


def test_of_a_picture_in_colour_too(page, window, qtbot, subtests):
    for channel in [0, 3]:
        with subtests.test(channel=channel):
            window.tabs.go_to("imagesTab")
            colour = np.random.default_rng(4).integers(0, 256, (3, 60, 50), np.uint8)
            page.document.edit_picture(ImagePicture("colour", colour), "Colour")
            page.channel.box.setCurrentIndex(channel)
            qtbot.waitUntil(lambda: not page.run.running)
            page.stack._choose(0, 1)
            page.stack.view.pin(30, 40)
            window.menu["copy_numpy"].trigger()
            shown = page.run.seen.steps[0].result.output[1, 27:34, 37:44]
            np.testing.assert_allclose(printed(), shown, rtol=1e-6, atol=1e-3)
            page.panel.convolution.click()
            bench = window.tab("convolutionTab").document.bench
            output = evaluate(bench.experiment).output
            np.testing.assert_allclose(output[1], shown, rtol=1e-6, atol=1e-3)


def test_they_are_in_the_menu_but_not_of_the_input_or_on_a_page_without_them(page, window, tab):
    page.stack._choose(INPUT, 0)
    page.panel.convolution.click()
    assert window.tabs.shown is tab
    assert window.notices.bar.kind() == "refused"
    window.menu["copy_numpy"].trigger()
    assert window.notices.bar.kind() == "refused"
    page.stack._choose(0, 0)
    window.menu["see_as_convolution"].trigger()
    assert window.tabs.shown is window.tab("convolutionTab")
    for name, there in (("layers", True), ("pieces", False), ("filters", True)):
        tab.show_page(name)
        regions = [one for one in tab.own_actions() if not one.id.endswith("_file")]
        assert {action.enabled() for action in regions} == {there}


def test_the_copied_program_prints_the_numbers(page, window, subtests):
    for library in ["numpy", "scipy"]:
        for place in [0, 1, 2]:
            with subtests.test(library=library, place=place):
                window.notices.clear()
                page.stack._choose(place, 2)
                page.stack.view.pin(30, 40)
                window.menu[f"copy_{library}"].trigger()
                assert "program" in window.notices.bar.text()
                shown = page.run.seen.steps[place].result.output[2, 27:34, 37:44]
                np.testing.assert_allclose(printed(), shown, atol=1e-3)


def test_the_map_is_copied_as_it_is_seen_and_a_program_in_chinese(page, window, tab):
    tab.copy()
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (256, 256)
    window.use_language("zh_CN")
    window.menu["copy_torch"].trigger()
    text = QGuiApplication.clipboard().text()
    assert "import torch" in text
    assert "读取的像素" in text
