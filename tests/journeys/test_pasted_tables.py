"""Cells of other programs: copied there, pasted here as the numbers they are, and the way back."""

import numpy as np
import pytest
from hands import CONTROL, SHIFT, Hands, Key, clipboard
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication
from table_clips import html_alone, picture, spreadsheet

from cnnlab.core.html_table import read_table
from cnnlab.core.inspect.place import AtlasPlace
from cnnlab.scene.network_parts import Link
from cnnlab.ui.dialogs.picture import PictureDialog
from cnnlab.ui.widgets.grid_view import GridView

ROWS = [["7", "8"], ["9", "-0.5"]]
GRIDS = [
    ("convolutionTab", "", "inputGrid0"),
    ("convolutionTab", "", "filterGrid0_0"),
    ("imagesTab", "filters", "imageFilterGrid"),
    ("imagesTab", "pieces", "xGrid"),
]


@pytest.fixture
def hands(window, monkeypatch):
    """No picture is asked about: whoever tries fails."""
    monkeypatch.setattr(PictureDialog, "ask", lambda *_: pytest.fail("a picture was pasted"))
    made = Hands(window)
    made.rest()
    clipboard().clear()
    yield made
    clipboard().clear()


def show(hands, tab, page=""):
    """A tab and a page of it; whether something was done there is told by the steps to undo."""
    hands.window.tabs.go_to(tab)
    hands.tab = hands.window.tab(tab)
    hands.tab.complete()
    if page:
        hands.tab.show_page(page)
    QApplication.processEvents()


def steps(hands):
    return hands.tab.undo_stack.count()


def paste(hands, mime):
    hands.window.notices.clear()
    clipboard().setMimeData(mime)
    hands.press(Key.Key_V, CONTROL)


# into cells


@pytest.mark.parametrize("clip", [spreadsheet, html_alone])
@pytest.mark.parametrize(("tab", "page", "name"), GRIDS, ids=[name for _, _, name in GRIDS])
def test_a_block_goes_into_the_cells_of_every_grid(hands, tab, page, name, clip):
    show(hands, tab, page)
    grid = hands.grid(name)
    grid.setFocus()
    grid.select(0, 0)
    paste(hands, clip(ROWS))
    due = [[1, 1], [1, -1]] if name == "xGrid" else [[7, 8], [9, -0.5]]  # ink where above 0
    assert [row[:2] for row in hands.values(name)[:2]] == due
    assert hands.message() == ""


@pytest.mark.parametrize("clip", [spreadsheet, html_alone])
def test_a_block_goes_into_a_guessed_filter(hands, clip, qtbot):
    show(hands, "imagesTab", "layers")
    page = hands.tab.page
    hands.press_on(page.switch.buttons["guess"])
    qtbot.waitUntil(lambda: page.guess.puzzle is not None)
    qtbot.waitUntil(lambda: not page.run.running)
    hands.grid("guessFilterGrid").setFocus()
    paste(hands, clip(ROWS))
    assert [row[:2] for row in hands.values("guessFilterGrid")[:2]] == [[7, 8], [9, -0.5]]


@pytest.mark.parametrize("clip", [spreadsheet, html_alone])
def test_a_block_goes_into_the_weights_of_an_idea(hands, clip):
    show(hands, "neuronTab", "ideas")
    while not hands.window.findChildren(GridView, "ideaWeights0"):
        hands.tab.page.buttons[len(hands.tab.page.views)].click()
    hands.grid("ideaWeights0").setFocus()
    paste(hands, clip(ROWS))
    assert [row[:2] for row in hands.values("ideaWeights0")] == [[7, 8], [9, -0.5]]


@pytest.mark.parametrize("clip", [spreadsheet, html_alone])
def test_a_block_goes_into_a_neuron(hands, clip):
    show(hands, "neuronTab", "neuron")
    hands.grid("neuronWeight0").setFocus()
    paste(hands, clip([["0.5", "−0.25"]]))
    assert [hands.values(f"neuronWeight{i}") for i in range(2)] == [[[0.5]], [[-0.25]]]


@pytest.mark.parametrize("clip", [spreadsheet, html_alone])
def test_a_number_goes_into_a_layered_network(hands, clip):
    show(hands, "neuronTab", "layers")
    view = hands.widget("neuronNetwork")
    view.setFocus()
    view.make_current(Link(0, 0, 1))
    row = view.selection.current[0]
    paste(hands, clip([["−2.75"]]))
    assert (view.value(row, 0), steps(hands)) == (-2.75, 1)
    paste(hands, clip([["1", "2"]]))
    assert "there is room for 1" in hands.message()
    paste(hands, clip([["oops"]]))
    assert (view.value(row, 0), steps(hands)) == (-2.75, 1)


@pytest.mark.parametrize("clip", [spreadsheet, html_alone])
def test_points_are_fitted(hands, clip):
    show(hands, "neuronTab", "fit")
    paste(hands, clip([["x1", "x2", "class"], ["0.5", "−0.25", "1"], ["-0.5", "1/4", "0"]]))
    points = hands.tab.document.sheet.fitting.points
    assert points.x.tolist() == [[0.5, -0.25], [-0.5, 0.25]]
    assert points.labels.tolist() == [1, 0]


@pytest.mark.parametrize("clip", [spreadsheet, html_alone])
def test_an_empty_cell_leaves_the_number_and_says_so(hands, clip):
    hands.click("filterGrid0_0", 0, 0)
    paste(hands, clip([["5", ""], ["", "6"]]))
    assert hands.values("filterGrid0_0") == [[5, 0, 1], [0, 6, 1], [1, -1, 1]]
    assert hands.message() == "2 copied cells are empty: the cells there keep their numbers."
    assert steps(hands) == 1


@pytest.mark.parametrize("clip", [spreadsheet, html_alone])
@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["", ""], ["", ""]], "holds no numbers"),
        ([["1", "price"]], "Row 1, column 2 of the copied cells: “price” is no number"),
        ([["1"] * 65] * 64, "at most 4096 numbers"),
    ],
)
def test_a_block_that_is_none_is_refused_and_is_no_picture(hands, clip, rows, said):
    hands.click("filterGrid0_0", 0, 0)
    paste(hands, clip(rows))
    assert said in hands.message()
    assert hands.window.notices.bar.kind() == "refused"
    assert steps(hands) == 0


# where no cell is selected


@pytest.mark.parametrize("rows", [ROWS, [["a", "b"], ["c", "d"]], [["", ""]]])
@pytest.mark.parametrize("focused", ["stage", "playButton", "outputGrid0"])
def test_without_a_selected_cell_a_block_is_refused(hands, focused, rows):
    hands.widget(focused).setFocus()
    paste(hands, spreadsheet(rows))
    assert hands.message().startswith("Select a cell first")
    assert hands.window.notices.bar.kind() == "refused"
    assert steps(hands) == 0


def test_html_alone_is_refused_there_too(hands):
    hands.tab.stage.setFocus()
    paste(hands, html_alone())
    assert hands.message().startswith("Select a cell first")


@pytest.mark.parametrize("page", ["filters", "layers", "pieces"])
def test_on_no_page_of_images_it_is_a_picture(hands, page):
    show(hands, "imagesTab", page)
    hands.tab.setFocus()
    before = hands.tab.document.sheet.picture
    paste(hands, spreadsheet())
    assert hands.message().startswith("Select a cell first")
    assert hands.tab.document.sheet.picture is before
    assert steps(hands) == 0


@pytest.mark.parametrize("page", ["neuron", "layers", "ideas"])
def test_a_neuron_needs_a_selected_cell(hands, page):
    show(hands, "neuronTab", page)
    hands.tab.setFocus()
    paste(hands, spreadsheet())
    assert hands.message().startswith("Select a cell first")
    assert steps(hands) == 0


def test_the_canvas_takes_no_cells(hands):
    show(hands, "digitsTab")
    hands.widget("drawPad").setFocus()
    paste(hands, spreadsheet())
    assert "holds cells of a table, and the canvas takes pictures" in hands.message()
    assert steps(hands) == 0


def test_a_picture_alone_stays_one(hands, monkeypatch):
    asked = []
    monkeypatch.setattr(PictureDialog, "ask", lambda picture, *_: asked.append(picture.width))
    captioned = QMimeData()
    captioned.setImageData(picture())
    captioned.setHtml("<img src='https://example.org/a.png' alt='7'>")
    captioned.setText("a sunset")
    for focused in ("stage", "inputGrid0", "outputGrid0"):
        hands.widget(focused).setFocus()
        clipboard().setImage(picture())
        hands.press(Key.Key_V, CONTROL)
        paste(hands, captioned)
        captioned = QMimeData()
        captioned.setImageData(picture())
    assert asked == [170] * 6


# the way back


def test_a_copied_block_is_a_table_for_others(hands):
    hands.click("filterGrid0_0", 1, 1)
    hands.press(Key.Key_Right, SHIFT)
    hands.press(Key.Key_Down, SHIFT)
    hands.press(Key.Key_C, CONTROL)
    mime = clipboard().mimeData()
    assert mime.text() == "0\t1\n-1\t1"
    assert read_table(mime.html()) == [["0", "1"], ["-1", "1"]]
    assert not mime.hasImage()
    again = QMimeData()
    again.setHtml(mime.html())
    hands.click("inputGrid0", 0, 0)
    paste(hands, again)
    assert [row[:2] for row in hands.values("inputGrid0")[:2]] == [[0, 1], [-1, 1]]


def test_a_map_of_the_network_is_a_table_too(hands):
    show(hands, "digitsTab")
    hands.tab.look_inside()
    panel = hands.tab.inner.panel
    panel.path.go(AtlasPlace("conv1", 0))
    hands.wait_for_pictures()
    panel.view.setFocus()
    hands.press(Key.Key_C, CONTROL)
    mime = clipboard().mimeData()
    rows = read_table(mime.html())
    assert "\n".join(map("\t".join, rows)) == mime.text() == panel.map_text()
    assert np.array(rows, float).ndim == 2
