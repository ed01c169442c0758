"""Guess the filter: the result is shown, the filter is to be found."""

import numpy as np
import pytest
from grid_hands import ALT, drag, middle, wheel
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from cnnlab.core.filtering import filtered
from cnnlab.lab.images.guess import STARTS, start_filter
from cnnlab.lessons.image_sheet import MOST_SEED, ImageGuess, ImagePicture
from cnnlab.ui.widgets.seed_box import LARGEST_SEED


@pytest.fixture
def starts_on():
    return "layers"


@pytest.fixture
def page(tab, qtbot):
    """Shown, with the first puzzle."""
    return puzzled(tab, qtbot)


@pytest.fixture
def window_page(window_tab, qtbot):
    return puzzled(window_tab, qtbot)


def puzzled(tab, qtbot):
    tab.show_page("layers")
    made = tab.page
    QTest.mouseClick(made.switch.buttons["guess"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: made.guess.puzzle is not None)
    qtbot.waitUntil(lambda: not made.run.running)
    return made


def choose(page, weights):
    grid = page.guess.view.filter.grid
    for row, column in np.ndindex(weights.shape):
        grid.set_value(row, column, float(weights[row, column]))


def said(page):
    return page.guess.view.score.text()


def test_the_result_is_shown_read_and_copied_and_the_filter_is_not_seen(page, tab, qtbot):
    view = page.guess.view
    assert page.guessing
    assert view.wanted.isVisible()
    assert not view.hidden.isVisible()
    assert not page.panel.isVisible()
    puzzle = page.guess.puzzle
    wanted = filtered(puzzle.picture, puzzle.hidden)
    assert view.wanted.value(40, 50) == wanted[40, 50]
    assert view.result.value(40, 50) == 0
    assert "Remaining error" in said(page)
    wanted = page.guess.view.wanted
    area = wanted.area()
    QTest.mouseMove(wanted, QPoint(int(area.center().x()), int(area.center().y())))
    assert tab.note().startswith("row 1")
    assert "wanted" in tab.note()
    page.guess.view.picture.pin(3, 5)
    assert wanted.pinned == (3, 5)
    page.guess.view.wanted.setFocus()
    tab.copy()
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (256, 256)
    grid = page.guess.view.filter.grid
    with qtbot.waitSignal(page.menu_asked) as asked:
        grid.menu_asked.emit(QPoint(3, 3))
    assert "copy" in asked.args[1]


def test_both_results_have_one_scale_of_colours_and_it_is_found_when_the_error_is_0(page):
    view, hidden, errors = page.guess.view, page.guess.puzzle.hidden, []
    largest = view.wanted.largest
    choose(page, hidden / 2)
    assert view.result.largest == largest
    assert view.result.image != view.wanted.image, "half the filter is half as strong"
    choose(page, 3 * hidden)
    assert view.wanted.largest == largest
    assert not view.hidden.isVisible()
    for row, column in np.ndindex(3, 3):
        view.filter.grid.set_value(row, column, float(hidden[row, column]))
        errors.append(page.guess.puzzle.error)
    assert view.result.image == view.wanted.image
    assert errors[-1] == 0
    assert errors[0] > 0
    assert said(page) == "Found: the error is 0."
    assert view.hidden.isVisible()
    assert not page.guess.panel.give_up.isEnabled()
    page.guess.panel.new.click()
    assert view.result.largest == view.wanted.largest != largest


def test_a_weight_is_typed_but_the_same_guess_again_is_no_step(page):
    grid = page.guess.view.filter.grid
    grid.setFocus()
    grid.select(0, 2)
    QTest.keyClicks(grid, "1")
    editor = page.guess.view.filter.editor
    QTest.keyClicks(editor, "/9")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert page.guess.puzzle.guess.weights[0, 2] == 1 / 9
    page.guess.panel.start.setCurrentIndex(3)
    count = page.document.undo_stack.count()
    page.guess.edits.set_weights(page.guess.puzzle.guess.weights.copy())
    page.guess.edits.start_from(page.guess.puzzle.guess.weights.copy())
    assert page.document.undo_stack.count() == count


def test_a_block_is_pasted_what_is_no_number_refused_and_chinese_spoken(window_page, window, qtbot):
    grid = window_page.guess.view.filter.grid
    grid.set_value(0, 0, float("nan"))
    assert window_page.guess.puzzle.guess.weights[0, 0] == 0
    assert window.notices.bar.kind() == "refused"
    window.activateWindow()
    grid.setFocus()
    qtbot.waitUntil(grid.hasFocus)
    grid.select(1, 1)
    QGuiApplication.clipboard().setText("1\t2\t3\n4\t5\t6")
    window.menu["paste"].trigger()
    assert window_page.guess.puzzle.guess.weights.tolist() == [[0, 0, 0], [0, 1, 2], [0, 4, 5]]
    window.use_language("zh_CN")
    assert said(window_page)


def test_it_is_begun_from_a_named_filter_and_the_box_tells_which_the_guess_is(page):
    box = page.guess.panel.start
    assert box.currentText() == "All zeros"
    page.guess.view.filter.grid.set_value(1, 1, 1.0)
    assert box.currentText() == "Identity"
    page.guess.view.filter.grid.set_value(0, 0, 0.5)
    assert box.currentText() == "Weights of your own"
    page.document.undo_stack.undo()
    page.document.undo_stack.undo()
    assert box.currentText() == "All zeros"
    assert box.findText("Weights of your own") < 0
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_End)
    assert box.currentData() == STARTS[-1]
    assert np.array_equal(page.guess.puzzle.guess.weights, start_filter(STARTS[-1]))


def test_giving_up_shows_it_and_a_new_puzzle_is_made_by_seed(page):
    QTest.mouseClick(page.guess.panel.give_up, Qt.MouseButton.LeftButton)
    view, puzzle = page.guess.view, page.guess.puzzle
    assert view.hidden.isVisible()
    assert view.hidden.grid.value(1, 1) == puzzle.hidden[1, 1]
    view.hidden.grid.set_value(1, 1, 77.0)
    assert view.hidden.grid.value(1, 1) == puzzle.hidden[1, 1]
    choose(page, puzzle.hidden)
    assert said(page) == "This is the hidden filter: the error is 0."

    before = page.guess.puzzle
    choose(page, np.ones((3, 3)))
    QTest.mouseClick(page.guess.panel.new, Qt.MouseButton.LeftButton)
    after = page.guess.puzzle
    assert after.guess.seed == before.guess.seed + 1
    assert not after.guess.weights.any()
    assert view.wanted.value(60, 60) == after.wanted[60, 60]
    page.guess.panel.seed.setValue(before.guess.seed)
    assert np.array_equal(page.guess.puzzle.hidden, before.hidden)


def test_another_picture_or_channel_keeps_the_guess_but_on_black_nothing_can_be_guessed(page):
    colour = np.random.default_rng(3).integers(0, 256, (3, 40, 50), np.uint8)
    page.document.edit_picture(ImagePicture("colour", colour), "Colour")
    choose(page, np.eye(3))
    page.channel.box.setCurrentIndex(1)
    assert page.guessing, "the guess is on that channel too"
    assert np.array_equal(page.guess.puzzle.picture, colour[0])
    assert page.guess.view.wanted.value(7, 9) == page.guess.puzzle.wanted[7, 9]
    assert page.guess.puzzle.guess.weights.sum() == 3
    page.document.undo_stack.undo()
    assert page.guessing
    assert not np.array_equal(page.guess.puzzle.picture, colour[0])

    choose(page, np.ones((3, 3)))
    page.document.edit_picture(ImagePicture("dot", np.full((1, 4, 6), 9, np.uint8)), "Dot")
    assert page.guess.puzzle.picture.shape == (4, 6)
    assert page.guess.puzzle.guess.weights.sum() == 9
    assert page.guess.view.result.value(1, 1) == 81
    page.document.edit_picture(ImagePicture("dark", np.zeros((1, 4, 6), np.uint8)), "Dark")
    assert "black all over" in said(page)
    assert not page.guess.view.hidden.isVisible()


def undo(page):
    page.document.undo_stack.undo()
    return page.guess.puzzle.guess


def test_each_number_is_one_undo_step_and_a_drag_too(window_page, window, qtbot):
    grid, stack = window_page.guess.view.filter.grid, window_page.document.undo_stack
    window.activateWindow()
    grid.set_value(0, 0, 1.0)
    grid.set_value(0, 1, 2.0)
    assert stack.count() == 2
    at = middle(grid, 2, 2)
    drag(grid, at, *(at - QPoint(0, far) for far in (20, 40, 60)), modifier=ALT)
    assert grid.value(2, 2) > 0
    assert stack.count() == 3
    grid.setFocus()
    qtbot.waitUntil(grid.hasFocus)
    grid.select(1, 1)
    for _ in range(3):
        wheel(grid, 1, 1, 1)
    assert grid.value(1, 1) == 3
    assert stack.count() == 4
    assert undo(window_page).weights[1, 1] == 0
    assert stack.undoText() == "Edit the guess"
    assert undo(window_page).weights.tolist() == [[1, 2, 0], [0, 0, 0], [0, 0, 0]]
    assert grid.value(2, 2) == 0
    assert window_page.guess.view.result.value(40, 50) == window_page.guess.puzzle.made[40, 50]
    assert undo(window_page).weights.sum() == 1
    stack.redo()
    assert window_page.guess.puzzle.guess.weights.sum() == 3


def test_a_new_puzzle_and_giving_up_can_be_undone(page):
    first = page.guess.puzzle.guess
    choose(page, np.eye(3))
    page.guess.panel.give_up.click()
    page.guess.panel.new.click()
    assert page.guess.puzzle.guess.seed == first.seed + 1
    guess = undo(page)
    assert (guess.seed, guess.shown, guess.weights.tolist()) == (
        first.seed,
        True,
        np.eye(3).tolist(),
    )
    assert page.guess.view.hidden.isVisible()
    assert page.guess.panel.seed.value() == first.seed
    assert not undo(page).shown
    assert not page.guess.view.hidden.isVisible()
    assert page.guess.panel.give_up.isEnabled()


def test_back_to_the_layers_and_an_undo_shows_the_view_in_which_it_has_changed_something(page, tab):
    assert tab.status() == ""
    assert "Change the guess" in [what for _, what in tab.gestures()]
    choose(page, np.eye(3))
    QTest.mouseClick(page.switch.buttons["layers"], Qt.MouseButton.LeftButton)
    assert page.stack.isVisible()
    assert page.panel.isVisible()
    assert not page.guess.panel.isVisible()
    assert "Show it large" in [what for _, what in tab.gestures()]

    page.panel.count.setCurrentIndex(1)
    QTest.mouseClick(page.switch.buttons["guess"], Qt.MouseButton.LeftButton)
    page.document.undo_stack.undo()
    assert not page.guessing
    page.document.undo_stack.undo()
    assert page.guessing
    assert page.guess.view.filter.grid.value(2, 2) == 0
    tab.show_page("filters")
    page.document.undo_stack.undo()
    assert tab.page is page


def test_it_comes_back_from_a_lab_file(page, tab):
    page.guess.panel.seed.setValue(12)
    choose(page, np.eye(3))
    page.guess.panel.give_up.click()
    kept = tab.snapshot()()
    tab.from_document({})()
    tab.show_page("layers")
    assert page.guess.puzzle.guess.seed == ImageGuess().seed
    tab.from_document(kept)()
    assert page.guess.panel.seed.value() == 12
    assert page.guess.view.filter.grid.value(1, 1) == 1
    assert page.guess.view.hidden.isVisible()
    assert page.document.undo_stack.count() == 0


def test_a_seed_of_the_box_fits_a_lab_file():
    assert LARGEST_SEED == MOST_SEED


def test_a_pixel_of_the_guess_in_the_convolution_tab_and_as_a_program(window_page, window):
    choose(window_page, np.arange(9.0).reshape(3, 3))
    window_page.guess.view.wanted.pin(60, 71)
    window.menu["copy_numpy"].trigger()
    assert "import numpy" in QGuiApplication.clipboard().text()
    window.menu["see_as_convolution"].trigger()
    convolution = window.tab("convolutionTab")
    assert window.tabs.shown is convolution
    step = convolution.player.step
    assert step.total == pytest.approx(window_page.guess.view.result.value(60, 71), rel=1e-6)
    assert "What your filter makes around row 60" in window.undo_group.undoText()
