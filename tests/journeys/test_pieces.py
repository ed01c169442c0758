"""An X known by its pieces, as the tutorial's section 4.1 has it: every number of it."""

import numpy as np
import pytest
from grid_hands import click, drag, middle
from pieces_hands import POOLED_A, PiecesHands, fraction, maps
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication


@pytest.fixture
def hands(window):
    window.tabs.go_to("imagesTab")
    return PiecesHands(window.tab("imagesTab"))


def test_the_x_of_the_tutorial_is_drawn_by_hand_and_known_by_its_pieces(hands):
    hands.click("xClear")
    grid = hands.part("xGrid")
    for start, end in (((1, 1), (7, 7)), ((1, 7), (7, 1))):
        if grid.value(*start) < 0:
            drag(grid, middle(grid, *start), middle(grid, *end))
    if grid.value(4, 4) < 0:
        click(grid, 4, 4)
    said = []
    hands.page.note_changed.connect(said.append)
    for name, expected in maps().items():
        np.testing.assert_allclose(hands.values(f"xMap{name}"), expected, atol=1e-12)
        for row in range(7):
            for column in range(7):
                hands.point(f"xMap{name}", row, column)
                QApplication.processEvents()
                exact = said[-1].split(": ")[1].split(" → ")[0]
                assert fraction(exact) == fraction(f"{round(expected[row, column] * 9)}/9")
    hands.click("xRelu")
    assert hands.texts("xMapA").split("\n")[0] == "0.77 0.00 0.11 0.33 0.55 0.00 0.33"
    assert hands.texts("xPoolA") == POOLED_A.strip()
    assert [score for score, _ in hands.scores()] == [("1.27", "−0.16"), ("1.00", "0.48")]


def test_the_frameworks_pool_has_no_partial_windows(hands):
    hands.choose("xPoolBox", 1)
    expected = "1.00 0.33 0.55\n0.33 1.00 0.33\n0.55 0.33 1.00"
    assert hands.texts("xPoolA") == expected
    assert "frameworks" in hands.part("xPoolBox").currentText()


def test_a_turned_x_is_lost_as_a_whole_and_kept_by_its_pieces(hands):
    hands.click("xPredict")
    hands.choose("xDistortion", 1)
    slider = hands.part("xAmount")
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_End)
    hands.click("xGuessPiecesYes")
    hands.click("xGuessWholeYes")
    (_, pieces), (_, whole) = hands.scores()
    assert pieces.startswith("X wins")
    assert whole.startswith("O wins")
    results = hands.page.panel.predict.results
    assert "✓" in results["pieces"].text()
    assert "✗" in results["whole"].text()
    for _ in range(4):
        hands.document.undo_stack.undo()
    np.testing.assert_allclose(hands.values("xMapA"), maps()["A"], atol=1e-12)
