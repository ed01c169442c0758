"""Blocks of numbers: selected, cleared, copied and pasted, as in a spreadsheet."""

import pytest
from hands import CONTROL, SHIFT, Hands, Key, clipboard

W0_R = [[-1, 0, 1], [0, 0, 1], [1, -1, 1]]
INPUT_R = [[0, 0, 1, 0, 2], [1, 0, 2, 0, 1], [1, 0, 2, 2, 0], [2, 0, 0, 2, 0], [2, 1, 2, 2, 0]]


@pytest.fixture
def hands(window):
    made = Hands(window)
    made.rest()
    clipboard().clear()
    yield made
    clipboard().clear()


def steps(hands):
    return hands.tab.document.undo_stack.count()


# selecting


def test_a_block_is_selected_by_keys_by_a_drag_and_by_a_click(hands):
    start = hands.at("filterGrid0_0", 1, 1)
    hands.drag(start, hands.at("filterGrid0_0", 2, 2), hands.at("inputGrid0", 0, 0))
    assert hands.grid("filterGrid0_0").selection.block == (1, 1, 2, 2)
    assert hands.grid("inputGrid0").selection.block == (0, 0, 1, 1)

    hands.begin_anew()
    grid = hands.grid("inputGrid0")
    hands.click("inputGrid0", 1, 1)
    hands.press(Key.Key_Right, SHIFT, times=2)
    hands.press(Key.Key_Down, SHIFT)
    assert grid.selection.block == (1, 1, 2, 3)
    hands.press(Key.Key_Left, SHIFT, times=4)
    assert grid.selection.block == (1, 0, 2, 2), "over the anchor to the other side"
    hands.press(Key.Key_End, CONTROL | SHIFT)
    assert grid.selection.block == (1, 1, 4, 4)
    hands.press(Key.Key_Home)
    assert grid.selection.block == (4, 0, 1, 1), "without Shift a single cell"

    hands.begin_anew()
    grid = hands.grid("inputGrid0")
    hands.drag(*(hands.at("inputGrid0", *cell) for cell in ((3, 3), (2, 2), (1, 2))))
    assert grid.selection.block == (1, 2, 3, 2)
    assert grid.hasFocus()
    assert steps(hands) == 0

    hands.begin_anew()
    hands.click("inputGrid0", 0, 0)
    hands.click("inputGrid0", 2, 1, SHIFT)
    assert hands.grid("inputGrid0").selection.block == (0, 0, 3, 2)

    hands.begin_anew()
    hands.drag(hands.at("outputGrid0", 1, 1), hands.at("outputGrid0", 2, 2))
    assert hands.grid("outputGrid0").selection.block == (1, 1, 2, 2)
    assert hands.tab.focus.pinned is None
    assert hands.player.index == 0


# clearing


def test_delete_clears_the_block_in_one_step_where_there_is_something(hands):
    for key in (Key.Key_Delete, Key.Key_Backspace):
        hands.drag(hands.at("filterGrid0_0", 1, 1), hands.at("filterGrid0_0", 2, 2))
        hands.press(key)
        assert hands.values("filterGrid0_0") == [[-1, 0, 1], [0, 0, 0], [1, 0, 0]], key
        assert steps(hands) == 1, key
        hands.press(Key.Key_Z, CONTROL)
        assert hands.values("filterGrid0_0") == W0_R, key

    hands.begin_anew()
    hands.click("inputGrid0", 0, 0)
    hands.press(Key.Key_Right, SHIFT)
    hands.press(Key.Key_Delete)
    assert steps(hands) == 0

    hands.begin_anew()
    hands.click("outputGrid0", 1, 1)
    hands.press(Key.Key_Delete)
    assert hands.grid("outputGrid0").value(1, 1) == 7
    assert steps(hands) == 0


# copying


def test_a_block_is_copied_as_a_spreadsheet_would_and_becomes_weights(hands):
    hands.click("filterGrid0_0", 0, 1)
    hands.press(Key.Key_Right, SHIFT)
    hands.press(Key.Key_Down, SHIFT, times=2)
    hands.press(Key.Key_C, CONTROL)
    assert clipboard().text() == "0\t1\n0\t1\n-1\t1"

    hands.begin_anew()
    hands.click("outputGrid0", 0, 0)
    hands.press(Key.Key_End, CONTROL | SHIFT)
    hands.press(Key.Key_C, CONTROL)
    assert clipboard().text() == "2\t3\t3\n3\t7\t3\n8\t10\t-3"
    hands.click("filterGrid1_2", 0, 0)
    hands.press(Key.Key_V, CONTROL)
    assert hands.values("filterGrid1_2") == [[2, 3, 3], [3, 7, 3], [8, 10, -3]]

    hands.begin_anew()
    hands.write("inputGrid0", 0, 0, "1/9")
    hands.click("inputGrid0", 0, 0)
    hands.press(Key.Key_C, CONTROL)
    hands.click("inputGrid1", 3, 3)
    hands.press(Key.Key_V, CONTROL)
    assert hands.grid("inputGrid1").value(3, 3) == 1 / 9


# pasting


def test_a_block_is_pasted_in_one_step(hands, subtests):
    for case, text in {
        "tabs": "7\t8\n9\t1/2",
        "of a spreadsheet": "7\t8\r\n9\t0.5\r\n",
        "spaces": "7 8\n9 0.5",
        "spaces and tabs": "7\t 8\n9\t0,5".replace(",", "."),
    }.items():
        with subtests.test(case=case):
            clipboard().setText(text)
            hands.click("inputGrid0", 1, 2)
            hands.press(Key.Key_V, CONTROL)
            assert [row[2:4] for row in hands.values("inputGrid0")[1:3]] == [[7, 8], [9, 0.5]]
            assert hands.values("inputGrid0")[0] == INPUT_R[0]
            assert steps(hands) == 1
            hands.press(Key.Key_Z, CONTROL)
            assert hands.values("inputGrid0") == INPUT_R


def test_a_block_is_pasted_from_its_first_cell_on(hands):
    hands.drag(hands.at("inputGrid0", 3, 3), hands.at("inputGrid0", 2, 2))
    clipboard().setText("8\t9")
    hands.press(Key.Key_V, CONTROL)
    assert hands.values("inputGrid0")[2] == [1, 0, 8, 9, 0]

    hands.begin_anew()
    clipboard().setText("1\t0\t-1\n2\t0\t-2\n1\t0\t-1\n")
    hands.click("filterGrid0_0", 0, 0)
    hands.press(Key.Key_V, CONTROL)
    assert hands.values("filterGrid0_0") == [[1, 0, -1], [2, 0, -2], [1, 0, -1]]

    hands.begin_anew()
    clipboard().setText("1\u202f234\n-12\u00a0345,5")
    hands.click("inputGrid0", 0, 0)
    hands.press(Key.Key_V, CONTROL)
    assert [row[:2] for row in hands.values("inputGrid0")[:2]] == [[1234, 0], [-12345.5, 0]]


def test_what_does_not_fit_is_refused_whole_and_says_why(hands, subtests):
    for case, (name, row, column, text) in {
        "too wide": ("filterGrid0_0", 0, 0, "1\t2\t3\t4"),
        "over the edge": ("filterGrid0_0", 2, 2, "1\n2"),
        "past the corner": ("inputGrid0", 4, 4, "1\t2"),
        "two for a bias": ("biasField0", 0, 0, "1\t2"),
        "very large": ("filterGrid0_0", 0, 0, "\n".join(["\t".join("7" * 65)] * 65)),
        "ragged": ("filterGrid0_0", 0, 0, "1\t2\n3"),
        "a letter": ("filterGrid0_0", 0, 0, "1\tx\n3\t4"),
        "NaN": ("filterGrid0_0", 0, 0, "1\tnan"),
        "infinite": ("filterGrid0_0", 0, 0, "1\t-inf"),
        "too large a number": ("filterGrid0_0", 0, 0, "1\t1e12"),
        "words": ("filterGrid0_0", 0, 0, "the whole story"),
        "blank": ("filterGrid0_0", 0, 0, " \n "),
    }.items():
        with subtests.test(case=case):
            hands.window.notices.clear()
            clipboard().setText(text)
            hands.click(name, row, column)
            hands.press(Key.Key_V, CONTROL)
            assert hands.message() != ""
            assert steps(hands) == 0
            assert hands.values("filterGrid0_0") == W0_R
            assert hands.values("inputGrid0") == INPUT_R
            assert hands.values("biasField0") == [[1]]

    hands.begin_anew()
    clipboard().setText("1\t2\n3\t4\u200b5")
    hands.click("filterGrid0_0", 0, 0)
    hands.press(Key.Key_V, CONTROL)
    assert "Row 2, column 2" in hands.message()
    assert "4[U+200B ZERO WIDTH SPACE]5" in hands.message()

    hands.begin_anew()
    clipboard().clear()
    hands.click("filterGrid0_0", 0, 0)
    hands.press(Key.Key_V, CONTROL)
    assert "clipboard" in hands.message()
    assert steps(hands) == 0

    hands.begin_anew()
    clipboard().setText("99")
    hands.click("outputGrid0", 0, 0)
    hands.press(Key.Key_V, CONTROL)
    assert hands.grid("outputGrid0").value(0, 0) == 2
    assert steps(hands) == 0


def test_an_empty_cell_keeps_what_is_there_and_says_so(hands):
    clipboard().setText("1\t\n\t4")
    hands.click("filterGrid0_0", 0, 0)
    hands.press(Key.Key_V, CONTROL)
    assert hands.values("filterGrid0_0") == [[1, 0, 1], [0, 4, 1], [1, -1, 1]]
    assert hands.message() == "2 copied cells are empty: the cells there keep their numbers."
    assert steps(hands) == 1
    clipboard().setText("5\t\t6")
    hands.click("inputGrid0", 4, 2)
    hands.press(Key.Key_V, CONTROL)
    assert hands.values("inputGrid0")[4] == [2, 1, 5, 2, 6]
    assert hands.message().startswith("One copied cell is empty")
    clipboard().setText("5\t\t\t6")
    hands.press(Key.Key_V, CONTROL)
    assert "does not fit" in hands.message()
    assert steps(hands) == 2

    hands.begin_anew()
    hands.tab.panel.output.mode_chosen.emit("predict")
    clipboard().setText("1\t2\t3")
    hands.click("outputGrid0", 0, 0)
    hands.press(Key.Key_V, CONTROL)
    clipboard().setText("7\t\t8\n9\t\t")
    hands.press(Key.Key_V, CONTROL)
    guesses = dict(hands.tab.document.bench.predictions)
    known = (0, 0, 2)  # 3 was right, and stays
    assert guesses == {(0, 0, 0): 7, (0, 0, 1): 2, known: 3, (0, 1, 0): 9}


def test_in_the_editor_copy_and_paste_are_the_texts(hands):
    editor = hands.tab.stage.editor
    clipboard().setText("0.25")
    hands.click("filterGrid0_0", 0, 0)
    hands.press(Key.Key_F2)
    hands.press(Key.Key_V, CONTROL)
    assert editor.text() == "0.25"
    editor.selectAll()
    hands.press(Key.Key_C, CONTROL)
    assert clipboard().text() == "0.25"
    hands.press(Key.Key_Return)
    assert hands.grid("filterGrid0_0").value(0, 0) == 0.25
    assert steps(hands) == 1


# filling


def test_the_block_is_filled_or_why_not_is_said(hands, subtests):
    for name, due in [
        ("zeros", [[0, 0, 1], [0, 0, 1], [1, -1, 1]]),
        ("ones", [[1, 1, 1], [1, 1, 1], [1, -1, 1]]),
        ("identity", [[1, 0, 1], [0, 1, 1], [1, -1, 1]]),
    ]:
        with subtests.test(name=name, due=due):
            hands.tab.document.undo_stack.setIndex(0)
            hands.drag(hands.at("filterGrid0_0", 0, 0), hands.at("filterGrid0_0", 1, 1))
            hands.window.menu[name].trigger()
            assert hands.values("filterGrid0_0") == due
            assert steps(hands) == 1

    hands.begin_anew()
    hands.click("outputGrid0", 0, 0)
    hands.window.menu["ones"].trigger()
    assert "Select cells" in hands.message()
    assert steps(hands) == 0
