"""The page of pieces: drawn on, pointed at, edited, undone; its words and its keyboard."""

from dataclasses import replace

import numpy as np
import pytest
from core_reference import X_NINTHS
from grid_hands import click, drag, middle, move, press
from pieces_hands import POOLED_A, PiecesHands, maps
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QSlider, QWidget

from cnnlab.core.pieces.compare import Scores
from cnnlab.core.pieces.letters import O, X
from cnnlab.scene.grid import grid_font
from cnnlab.ui.images.piece_words import score_groups
from cnnlab.ui.widgets.grid_view import GridView


@pytest.fixture
def starts_on():
    return "pieces"


@pytest.fixture
def hands(tab):
    return PiecesHands(tab)


@pytest.fixture
def window_hands(window_tab):
    return PiecesHands(window_tab)


def test_it_opens_on_the_tutorials_x_in_numbers_that_can_be_read(hands):
    for name in ("xGrid", *(f"x{kind}{piece}" for kind in ("Map", "Pool") for piece in "ABC")):
        assert len(hands.window.findChildren(QWidget, name)) == 1, name
    np.testing.assert_array_equal(hands.values("xGrid"), X)
    for name, expected in maps().items():
        np.testing.assert_allclose(hands.values(f"xMap{name}"), expected, atol=1e-12)
    assert hands.texts("xPoolA") == POOLED_A.strip()
    for name in ("xMapA", "xMapB", "xMapC", "xPoolA"):
        grid = hands.part(name)
        assert grid_font(grid.cells, grid.lattice, grid.font()) is not None, name


def test_a_click_toggles_a_pixel_and_its_maps(hands):
    grid = hands.part("xGrid")
    click(grid, 4, 4)
    assert grid.value(4, 4) == -1
    assert hands.part("xMapA").value(3, 3) == pytest.approx(3 / 9)
    click(grid, 4, 4)
    move(grid, middle(grid, 0, 0))
    np.testing.assert_array_equal(hands.values("xGrid"), X, "pointing draws nothing")
    grid.set_value(0, 4, 0.5)
    assert grid.value(0, 4) == 1, "a value above 0 is ink"
    grid.set_value(0, 4, -3)
    assert grid.value(0, 4) == -1
    with pytest.raises(IndexError):
        grid.set_value(9, 0, 1)


def test_a_drag_draws_on_or_rubs_out_where_it_begins_on_ink_and_is_one_step(hands):
    grid, stack = hands.part("xGrid"), hands.document.undo_stack
    drag(grid, middle(grid, 0, 0), middle(grid, 0, 3), middle(grid, 0, 8))
    assert hands.values("xGrid")[0].tolist() == [1.0] * 9
    assert stack.count() == 1
    stack.undo()
    np.testing.assert_array_equal(hands.values("xGrid"), X)
    drag(grid, middle(grid, 1, 1), middle(grid, 7, 7))
    ink = hands.values("xGrid") > 0
    assert not ink.diagonal().any()
    assert ink.sum() == 6


def test_pixels_are_drawn_by_the_keyboard_and_letters_by_buttons(hands):
    grid, stack = hands.part("xGrid"), hands.document.undo_stack
    grid.setFocus()
    press(grid, Qt.Key.Key_Space)
    assert grid.value(0, 0) == 1
    press(grid, Qt.Key.Key_Right)
    QTest.keyClicks(grid, "1")
    assert grid.value(0, 1) == 1
    QTest.keyClicks(grid, "0")
    assert grid.value(0, 1) == -1
    press(grid, Qt.Key.Key_Left, Qt.Key.Key_Delete)
    assert grid.value(0, 0) == -1

    before = stack.count()
    hands.click("xLetterO")
    np.testing.assert_array_equal(hands.values("xGrid"), O)
    assert "O" in hands.scores()[1][1]
    hands.click("xClear")
    assert (hands.values("xGrid") == -1).all()
    hands.click("xLetterX")
    np.testing.assert_array_equal(hands.values("xGrid"), X)
    assert stack.count() == before + 3


def test_pointing_at_a_map_lights_its_window_and_says_the_sum(hands):
    said = []
    hands.page.note_changed.connect(said.append)
    hands.point("xMapA", 0, 0)
    assert hands.part("xGrid").lit == (0, 0, 3, 3)
    assert "7/9" in said[-1]
    assert "0.77" in said[-1]
    assert hands.arithmetic().count("×") == 9
    assert "= 7    7 / 9 = 0.77…" in hands.arithmetic()
    QApplication.sendEvent(hands.part("xMapA"), _leave())
    assert hands.part("xGrid").lit is None
    assert "×" not in hands.arithmetic()
    for (row, column), ninths in np.ndenumerate(X_NINTHS["A"]):
        hands.page.board.pointed.emit(("map", 0), (row, column))
        assert f"{ninths}/9".replace("-", "−") in said[-1]


def test_a_click_keeps_what_is_explained_until_another_or_another_view(hands):
    hands.point("xPoolA", 3, 3)
    assert hands.part("xMapA").lit == (6, 6, 1, 1)
    assert hands.part("xGrid").lit == (6, 6, 3, 3)
    assert hands.arithmetic() == "max(0.77) = 0.77"
    hands.point("xPoolA", 0, 0)
    assert hands.part("xMapA").lit == (0, 0, 2, 2)
    assert hands.part("xGrid").lit == (1, 1, 3, 3), "the winner's window"
    assert hands.arithmetic() == "max(0.77, 0.00, 0.00, 1.00) = 1.00"

    click(hands.part("xMapB"), 3, 3)
    QApplication.sendEvent(hands.part("xMapB"), _leave())
    assert hands.part("xGrid").lit == (3, 3, 3, 3)
    assert "= 9    9 / 9 = 1.00" in hands.arithmetic()
    hands.part("xGrid").set_value(4, 4, -1)
    assert "= 7    7 / 9 = 0.77…" in hands.arithmetic()
    click(hands.part("xMapB"), 3, 3)
    QApplication.sendEvent(hands.part("xMapB"), _leave())
    assert hands.part("xGrid").lit is None
    click(hands.part("xMapB"), 3, 3)
    hands.click("xViewCurve")
    assert "×" not in hands.arithmetic()
    assert hands.part("xGrid").lit is None


def test_relu_makes_what_is_below_0_0_and_the_pool_drops_partial_windows(hands):
    hands.click("xRelu")
    np.testing.assert_allclose(hands.values("xMapA"), np.maximum(maps()["A"], 0), atol=1e-12)
    assert hands.document.undo_stack.count() == 0
    hands.click("xRelu")
    assert hands.values("xMapA").min() < 0

    hands.choose("xPoolBox", 1)
    pooled = hands.values("xPoolA")
    assert pooled.shape == (3, 3)
    assert hands.values("xWeightXA").shape == (3, 3)
    assert "3×3" in hands.page.board.headings["pool"].text()
    hands.document.undo_stack.undo()
    assert hands.texts("xPoolA") == POOLED_A.strip()


def test_a_piece_is_edited_reset_and_pasted_into_where_a_block_fits(hands):
    piece, asked, notices = hands.part("xPieceA"), [], []
    piece.set_value(1, 1, -1)
    assert hands.part("xMapA").value(1, 1) == pytest.approx(7 / 9)
    click(piece, 0, 0)
    QTest.keyClicks(piece, "0")
    QTest.keyClicks(hands.page.parts.editor, ".5")
    QTest.keyClick(hands.page.parts.editor, Qt.Key.Key_Return)
    assert piece.value(0, 0) == 0.5
    hands.page.panel.reset_pieces.click()
    np.testing.assert_allclose(hands.values("xMapA"), maps()["A"], atol=1e-12)
    assert hands.document.undo_stack.count() == 3

    piece = hands.part("xPieceB")
    hands.page.notice.connect(notices.append)
    piece.setFocus()
    QApplication.clipboard().setText("2\t3\n4\t5")
    piece.paste()
    assert hands.values("xPieceB")[:2, :2].tolist() == [[2, 3], [4, 5]]
    piece.select(2, 2)
    piece.paste()
    assert [notice.kind for notice in notices] == ["refused"]
    assert "2×2" in notices[0].say()
    assert hands.document.undo_stack.count() == 4

    hands.page.menu_asked.connect(lambda _at, entries: asked.append(entries))
    for name in ("xGrid", "xMapA"):
        hands.part(name).menu_asked.emit(hands.part(name).mapToGlobal(QPoint()))
    assert asked == [["cut", "copy", "paste"], ["copy"]]


def test_weights_change_the_vote_and_can_be_reset(hands):
    hands.click("xViewVote")
    assert hands.part("xWeightXA").isVisible()
    assert not hands.part("xMapA").isVisible()
    before = hands.scores()
    weight = hands.part("xWeightXA")
    weight.set_value(0, 0, weight.value(0, 0) + 1)
    (x, _), _ = hands.scores()[0]
    assert float(x) == pytest.approx(float(before[0][0][0]) + 1, abs=0.011)
    assert hands.scores()[1] == before[1]
    hands.page.panel.reset_weights.click()
    assert hands.scores() == before
    hands.click("xViewPieces")
    assert hands.part("xMapA").isVisible()


def test_pointing_at_a_weight_says_product_and_sum_but_not_while_it_is_predicted(hands):
    hands.click("xViewVote")
    hands.point("xWeightXA", 0, 0)
    assert hands.part("xPoolA").lit == (0, 0, 1, 1)
    assert hands.arithmetic().startswith("−0.11 × 1.00 = −0.11\n")
    assert "1.269" in hands.arithmetic()

    hands.click("xViewPieces")
    hands.click("xPredict")
    hands.click("xViewVote")
    hands.point("xWeightXA", 1, 1)  # where the pointer is already nothing is pointed at
    assert "1.269" not in hands.arithmetic()
    assert hands.page.board.titles["X", 0].text().endswith("?")
    assert "?" in hands.page.scores.text()
    hands.page.copy()
    assert "1.27" not in QApplication.clipboard().text()


def test_the_amount_distorts_in_one_step_and_drawing_keeps_what_is_seen(hands):
    slider, grid = hands.part("xAmount"), hands.part("xGrid")
    slider.setSliderDown(True)
    for percent in (20, 60, 100):
        slider.setValue(percent)
    slider.setSliderDown(False)
    assert hands.document.undo_stack.count() == 1
    np.testing.assert_array_equal(hands.values("xGrid")[:, 2:], X[:, :-2])
    assert grid.value(0, 0) == -1
    hands.document.undo_stack.undo()
    np.testing.assert_array_equal(hands.values("xGrid"), X)

    slider.setValue(100)
    seen = hands.values("xGrid")
    click(grid, 0, 0)
    seen[0, 0] = 1
    np.testing.assert_array_equal(hands.values("xGrid"), seen)
    assert slider.value() == 0


def test_predicted_first_the_scores_wait_for_both_answers(hands):
    hands.part("xAmount").setValue(100)
    hands.click("xPredict")
    assert hands.scores()[0][0] == ("?", "?")
    assert "wins" not in hands.page.status()
    hands.click("xGuessPiecesYes")
    assert hands.scores()[0][0] == ("?", "?")
    hands.click("xGuessWholeYes")
    assert hands.scores()[0][0] != ("?", "?")
    view = hands.page.view
    for way, label in hands.page.panel.predict.results.items():
        assert ("✓" in label.text()) == view.still(way)
    known = hands.scores()
    kept = replace(hands.document.sheet.pieces, preset="own-mine")
    hands.document.edit_pieces(kept, "Keep as example")
    assert hands.scores() == known, "an example that was kept is the same question"
    hands.part("xAmount").setValue(50)
    assert hands.scores()[0][0] == ("?", "?"), "another picture is another question"


def test_every_control_and_cell_has_a_name(hands):
    kinds = QAbstractButton, QComboBox, QSlider, GridView
    for kind in kinds:
        for widget in [*hands.page.findChildren(kind), *hands.page.controls.findChildren(kind)]:
            named = widget.accessibleName() or getattr(widget, "text", lambda: "")()
            assert named, widget.objectName()
            read_only = isinstance(widget, GridView) and not widget.editable
            assert bool(widget.toolTip()) != read_only, "a tip would hide what one points at"
    assert hands.part("xMapA").describe(0, 0) == "Map of piece A, row 0, column 0: 0.77"
    assert hands.part("xGrid").describe(1, 1) == "The picture of 9×9 pixels, row 1, column 1: 1"
    assert "X wins" in hands.part("xScores").accessibleDescription()


def test_in_a_window_pixels_are_copied_and_it_is_chinese_dark_and_closed_at_work(
    window_hands, window
):
    grid = window_hands.part("xGrid")
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    window_hands.click("xClear")
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    np.testing.assert_array_equal(window_hands.values("xGrid"), X)

    window.use_language("zh_CN")
    window_hands.tab.show_page("pieces")
    assert window_hands.texts("xPoolA") == POOLED_A.strip()
    for theme in ("dark", "light"):
        window.use_theme(theme)
        assert not window_hands.page.grab().isNull()

    window_hands.click("xViewCurve")
    window_hands.part("xSeed").setValue(5)
    window.close()  # with a thread at work, of which the guard tells if it is left


def test_a_lab_file_keeps_it(hands):
    click(hands.part("xGrid"), 0, 0)
    hands.part("xWeightOC").set_value(0, 0, 4)
    kept = hands.tab.to_document()
    hands.tab.from_document({})()
    np.testing.assert_array_equal(hands.values("xGrid"), X)
    hands.tab.from_document(kept)()
    assert hands.part("xGrid").value(0, 0) == 1
    assert hands.part("xWeightOC").value(0, 0) == 4


def _leave():
    from PySide6.QtCore import QEvent

    return QEvent(QEvent.Type.Leave)


@pytest.fixture
def curve(hands, qtbot):
    """The curve, seen and worked out."""
    hands.click("xViewCurve")
    shown = hands.part("xCurve")
    qtbot.waitUntil(lambda: shown.picture is not None)
    return shown


def test_the_curve_says_how_long_each_way_lasts(hands, curve, qtbot):
    hands.choose("xDistortion", 1)
    qtbot.waitUntil(lambda: curve.picture is not None)
    for amount in (0.0, 0.5, 1.0):
        hands.part("xAmount").setValue(round(amount * 100))
        at = curve.picture.amounts.tolist().index(amount)
        scores = hands.page.view.scores
        np.testing.assert_allclose(curve.picture.whole[at], scores.whole)
        np.testing.assert_allclose(curve.picture.pieces[at], scores.pieces)
        assert curve.now == amount
    pieces, whole = hands.arithmetic().split("\n")
    assert pieces.startswith("By its pieces: read as X")
    assert whole.startswith("By the whole picture: read as X up to")
    assert curve.accessibleDescription() == f"100%\n{hands.arithmetic()}"


def test_the_amount_is_dragged_on_the_curve_and_moved_by_keys(hands, curve):
    axes = curve.axes
    places = [axes.pixel(amount, 0.5).toPoint() for amount in (0.1, 0.5, 0.8)]
    drag(curve, *places)
    assert hands.part("xAmount").value() == pytest.approx(80, abs=1)
    assert hands.document.undo_stack.count() == 1
    hands.document.undo_stack.undo()
    assert hands.part("xAmount").value() == 0

    curve.setFocus()
    press(curve, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert hands.part("xAmount").value() == 10
    press(curve, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert hands.part("xAmount").value() == 0


def test_the_curve_too_waits_for_the_prediction(hands, curve):
    hands.click("xPredict")
    assert curve.picture is None
    assert "read as" not in hands.arithmetic()
    hands.click("xGuessPiecesYes")
    hands.click("xGuessWholeNo")
    assert curve.picture is not None
    assert "read as" in hands.arithmetic()


def test_who_wins_is_ahead_by_what_the_scores_differ():
    rng = np.random.default_rng(5)
    for x, o in rng.uniform(-0.4, 1.6, (200, 2)):
        scores = Scores(np.array([x, o]), np.array([x, o]), np.zeros(3))
        group, _ = score_groups(scores, hidden=False)
        first, second = (float(row[2].replace("−", "-")) for row in group.rows)
        ahead = float(group.verdict.split()[2])
        if first != second:
            assert ahead == pytest.approx(abs(first - second), abs=1e-9)
