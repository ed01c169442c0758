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
CLIPS = [(spreadsheet, ROWS), (html_alone, ROWS[::-1])]
GRIDS = {
    "convolutionTab": [("", "inputGrid0"), ("", "filterGrid0_0")],
    "imagesTab": [("filters", "imageFilterGrid"), ("pieces", "xGrid")],
}


def on(tab):
    """The tab that the window opens on."""
    return pytest.mark.parametrize("opens_on", [tab])


@pytest.fixture
def opens_on():
    return "convolutionTab"


@pytest.fixture
def hands(window, opens_on, monkeypatch):
    """No picture is asked about: whoever tries fails."""
    monkeypatch.setattr(PictureDialog, "ask", lambda *_: pytest.fail("a picture was pasted"))
    made = Hands(window)
    made.tab = window.tab(opens_on)
    if opens_on == "convolutionTab":
        made.rest()
    clipboard().clear()
    yield made
    clipboard().clear()


def show(hands, page):
    hands.tab.show_page(page)
    QApplication.processEvents()


def steps(hands):
    """Whether something was done in the tab is told by the steps to undo."""
    return hands.tab.undo_stack.count()


def paste(hands, mime):
    hands.window.notices.clear()
    clipboard().setMimeData(mime)
    hands.press(Key.Key_V, CONTROL)


def numbers(rows):
    return [[float(cell) for cell in row] for row in rows]


# into cells


@pytest.mark.parametrize("opens_on", GRIDS)
def test_a_block_goes_into_the_cells_of_every_grid(hands, opens_on, subtests):
    for page, name in GRIDS[opens_on]:
        if page:
            show(hands, page)
        grid = hands.grid(name)
        grid.setFocus()
        grid.select(0, 0)
        for clip, rows in CLIPS:
            with subtests.test(name=name, clip=clip.__name__):
                paste(hands, clip(rows))
                due = np.array(numbers(rows))
                due = np.where(due > 0, 1, -1) if name == "xGrid" else due  # ink where above 0
                assert [row[:2] for row in hands.values(name)[:2]] == due.tolist()
                assert hands.message() == ""


@on("imagesTab")
def test_a_block_goes_into_a_guessed_filter(hands, qtbot):
    show(hands, "layers")
    page = hands.tab.page
    hands.press_on(page.switch.buttons["guess"])
    qtbot.waitUntil(lambda: page.guess.puzzle is not None)
    qtbot.waitUntil(lambda: not page.run.running)
    hands.grid("guessFilterGrid").setFocus()
    for clip, rows in CLIPS:
        paste(hands, clip(rows))
        found = [row[:2] for row in hands.values("guessFilterGrid")[:2]]
        assert found == numbers(rows), clip.__name__


@on("neuronTab")
def test_a_block_goes_into_the_weights_of_an_idea(hands):
    show(hands, "ideas")
    while not hands.window.findChildren(GridView, "ideaWeights0"):
        hands.tab.page.buttons[len(hands.tab.page.views)].click()
    hands.grid("ideaWeights0").setFocus()
    for clip, rows in CLIPS:
        paste(hands, clip(rows))
        assert [row[:2] for row in hands.values("ideaWeights0")] == numbers(rows), clip.__name__


@on("neuronTab")
def test_a_block_goes_into_a_neuron(hands):
    show(hands, "neuron")
    hands.grid("neuronWeight0").setFocus()
    for clip, row, due in (
        (spreadsheet, ["0.5", "−0.25"], [0.5, -0.25]),
        (html_alone, ["−0.75", "2"], [-0.75, 2]),
    ):
        paste(hands, clip([row]))
        found = [hands.values(f"neuronWeight{i}") for i in range(2)]
        assert found == [[[weight]] for weight in due], clip.__name__


@on("neuronTab")
def test_a_number_goes_into_a_layered_network(hands):
    show(hands, "layers")
    view = hands.widget("neuronNetwork")
    view.setFocus()
    view.make_current(Link(0, 0, 1))
    row = view.selection.current[0]
    for step, (clip, text, due) in enumerate(
        ((spreadsheet, "−2.75", -2.75), (html_alone, "1/4", 0.25)), 1
    ):
        paste(hands, clip([[text]]))
        assert (view.value(row, 0), steps(hands)) == (due, step), clip.__name__
        paste(hands, clip([["1", "2"]]))
        assert "there is room for 1" in hands.message(), clip.__name__
        paste(hands, clip([["oops"]]))
        assert (view.value(row, 0), steps(hands)) == (due, step), clip.__name__


@on("neuronTab")
def test_points_are_fitted(hands):
    show(hands, "fit")
    for clip, classes in ((spreadsheet, ["1", "0"]), (html_alone, ["0", "1"])):
        rows = [["0.5", "−0.25", classes[0]], ["-0.5", "1/4", classes[1]]]
        paste(hands, clip([["x1", "x2", "class"], *rows]))
        points = hands.tab.document.sheet.fitting.points
        assert points.x.tolist() == [[0.5, -0.25], [-0.5, 0.25]], clip.__name__
        assert points.labels.tolist() == [int(label) for label in classes], clip.__name__


def test_an_empty_cell_leaves_the_number_and_says_so(hands, subtests):
    for clip in (spreadsheet, html_alone):
        with subtests.test(clip=clip.__name__):
            hands.click("filterGrid0_0", 0, 0)
            paste(hands, clip([["5", ""], ["", "6"]]))
            assert hands.values("filterGrid0_0") == [[5, 0, 1], [0, 6, 1], [1, -1, 1]]
            assert (
                hands.message() == "2 copied cells are empty: the cells there keep their numbers."
            )
            assert steps(hands) == 1
            hands.press(Key.Key_Z, CONTROL)
            assert hands.values("filterGrid0_0") == [[-1, 0, 1], [0, 0, 1], [1, -1, 1]]


def test_a_block_that_is_none_is_refused_and_is_no_picture(hands, subtests):
    hands.click("filterGrid0_0", 0, 0)
    for rows, said in (
        ([["", ""], ["", ""]], "holds no numbers"),
        ([["1", "price"]], "Row 1, column 2 of the copied cells: “price” is no number"),
        ([["1"] * 65] * 64, "at most 4096 numbers"),
    ):
        for clip in (spreadsheet, html_alone):
            with subtests.test(said=said, clip=clip.__name__):
                paste(hands, clip(rows))
                assert said in hands.message()
                assert hands.window.notices.bar.kind() == "refused"
                assert steps(hands) == 0


# where no cell is selected


def test_without_a_selected_cell_a_block_is_refused(hands, subtests):
    clips = [(spreadsheet, rows) for rows in (ROWS, [["a", "b"], ["c", "d"]], [["", ""]])]
    for focused in ("stage", "playButton", "outputGrid0"):
        hands.widget(focused).setFocus()
        for clip, rows in (*clips, (html_alone, ROWS)):
            with subtests.test(focused=focused, clip=clip.__name__, rows=rows):
                paste(hands, clip(rows))
                assert hands.message().startswith("Select a cell first")
                assert hands.window.notices.bar.kind() == "refused"
                assert steps(hands) == 0


@on("imagesTab")
def test_on_no_page_of_images_it_is_a_picture(hands, subtests):
    before = hands.tab.document.sheet.picture
    for page in ("filters", "layers", "pieces"):
        with subtests.test(page=page):
            show(hands, page)
            hands.tab.setFocus()
            paste(hands, spreadsheet())
            assert hands.message().startswith("Select a cell first")
            assert hands.tab.document.sheet.picture is before
            assert steps(hands) == 0


@on("neuronTab")
def test_a_neuron_needs_a_selected_cell(hands, subtests):
    for page in ("neuron", "layers", "ideas"):
        with subtests.test(page=page):
            show(hands, page)
            hands.tab.setFocus()
            paste(hands, spreadsheet())
            assert hands.message().startswith("Select a cell first")
            assert steps(hands) == 0


@on("digitsTab")
def test_the_canvas_takes_no_cells(hands):
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


@on("digitsTab")
def test_a_map_of_the_network_is_a_table_too(hands):
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
