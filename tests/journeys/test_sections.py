"""What the tutorial says of sections 4.1, 5.1 and 5.2, done by hand in the window."""

from fractions import Fraction

import numpy as np
from hands import Key
from PySide6.QtWidgets import QApplication

A = """7 -1 1 3 5 -1 3 / -1 9 -1 3 -1 1 -1 / 1 -1 9 -3 1 -1 5 / 3 3 -3 5 -3 3 3 /
       5 -1 1 -3 9 -1 1 / -1 1 -1 3 -1 9 -1 / 3 -1 5 3 1 -1 7"""
B = """3 -5 1 -1 1 -5 3 / -5 5 -5 3 -5 5 -5 / 1 -5 5 -7 5 -5 1 / -1 3 -7 9 -7 3 -1 /
       1 -5 5 -7 5 -5 1 / -5 5 -5 3 -5 5 -5 / 3 -5 1 -1 1 -5 3"""
POOLED = [
    [1, 0.33, 0.55, 0.33],
    [0.33, 1, 0.33, 0.55],
    [0.55, 0.33, 1, 0.11],
    [0.33, 0.55, 0.11, 0.77],
]


def operate(hands, name):
    box = hands.tab.panel.geometry_box.operation
    box.setFocus()
    way = box.findText(name) - box.currentIndex()
    hands.press(Key.Key_Down if way > 0 else Key.Key_Up, times=abs(way))
    assert box.currentText() == name


def use_output(hands):
    hands.tab.panel.output.chain.setFocus()
    hands.press(Key.Key_Space)


def set_pair(hands, name, text):
    box = getattr(hands.tab.panel.geometry_box, name)
    box.setFocus()
    box.selectAll()
    hands.type(text)
    hands.press(Key.Key_Return)


def ninths(text):
    return [[int(n) for n in row.split()] for row in text.split("/")]


def scores(hands, name):
    return np.round(np.array(hands.values(name)) * 9, 6).tolist()


def test_each_piece_of_the_x_has_its_map_in_ninths(hands):
    for title, due in (
        ("The X: diagonal \\", ninths(A)),
        ("The X: cross", ninths(B)),
        ("The X: diagonal /", [row[::-1] for row in ninths(A)]),
    ):
        hands.choose_example(title)
        assert scores(hands, "outputGrid0") == due, title


def test_a_score_is_truncated_and_a_bent_x_still_has_its_pieces(hands):
    hands.choose_example("The X: diagonal \\")
    hands.press_on(hands.tab.panel.output.all)
    cells = hands.grid("outputGrid0").cells
    assert [cells.text(cells.values[0, 0]), cells.text(cells.values[1, 1])] == ["0.77", "1"]
    told = []
    hands.tab.note_changed.connect(told.append)
    hands.point("outputGrid0", 0, 0)
    assert told[-1] == "o0[0,0] = 7/9"
    hands.point("outputGrid0", 0, 1)
    assert Fraction(told[-1].split(" = ")[1]) == Fraction(-1, 9)

    hands.choose_example("The X: diagonal \\")
    hands.write("inputGrid0", 1, 1, "-1")
    hands.write("inputGrid0", 1, 0, "1")
    found = np.array(scores(hands, "outputGrid0"))
    assert found[0, 0] < 7, "what was bent matches less"
    assert found[4, 4] == 9, "and the other arm as well as ever"


def test_relu_and_a_pool_with_its_partial_windows(hands):
    hands.choose_example("The X: diagonal \\")
    use_output(hands)
    operate(hands, "ReLU")
    assert np.min(hands.values("outputGrid0")) == 0
    use_output(hands)
    operate(hands, "Max pooling")
    assert np.array(hands.values("outputGrid0")).shape == (3, 3)
    hands.tab.panel.geometry_box.partial.setFocus()
    hands.press(Key.Key_Space)
    cut = np.floor(np.array(hands.values("outputGrid0")) * 100 + 1e-7) / 100
    assert cut.tolist() == POOLED


def test_the_arithmetic_figure(hands):
    hands.choose_example("Arithmetic: 5×5 and 3×3")
    assert hands.values("outputGrid0") == [[12, 12, 17], [10, 17, 19], [9, 6, 14]]
    operate(hands, "Max pooling")
    set_pair(hands, "field", "3")
    set_pair(hands, "stride", "1")
    assert hands.values("outputGrid0") == [[3, 3, 3], [3, 3, 3], [3, 2, 3]]
    operate(hands, "Average pooling")
    due = [[1.67, 1.67, 1.67], [1, 1.22, 1.78], [1.11, 0.78, 1.33]]
    assert np.round(hands.values("outputGrid0"), 2).tolist() == due
    QApplication.processEvents()


def test_the_articles_pools(hands):
    for title, due, second, third in (
        ("Max pooling", [[6, 8], [3, 4]], "max(2, 4, 7, 8) = 8", "max(3, 2, 1, 2) = 3"),
        (
            "Average pooling",
            [[3.25, 5.25], [2, 2]],
            "(2 + 4 + 7 + 8) / 4 = 5.25",
            "(3 + 2 + 1 + 2) / 4 = 2",
        ),
    ):
        hands.choose_example(title)
        assert hands.values("outputGrid0") == due, title
        hands.press(Key.Key_Period)
        assert second in hands.ledger(), title
        hands.click("outputGrid0", 1, 0)
        assert third in hands.ledger(), title
        hands.point_away()


def test_the_sigmoid_is_flat_far_out_and_relu_is_not(hands):
    hands.choose_example("Activation: sigmoid")
    assert hands.values("inputGrid0") == [[-10, -5, -2, -1, 0, 1, 2, 5, 10]]
    hands.click("outputGrid0", 0, 8)
    assert "g'(z) = 4.5e-05" in hands.ledger()
    operate(hands, "ReLU")
    assert "z = 10" in hands.ledger()
    assert "g(z) = max(0, 10) = 10" in hands.ledger()
    assert "g'(z) = 1" in hands.ledger()
    assert hands.values("outputGrid0") == [[0, 0, 0, 0, 0, 1, 2, 5, 10]]
