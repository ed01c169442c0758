"""The column of a stack's blocks, by mouse and keys."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from cnnlab.scene.colours import load_theme
from cnnlab.scene.stack_rows import BlockRow
from cnnlab.ui.widgets.stack_column import INPUT
from cnnlab.ui.widgets.stack_list import StackList

LEFT = Qt.MouseButton.LeftButton
ROWS = (
    BlockRow("input", "Input", shape="1×28×28", spoken="Input, 1×28×28"),
    BlockRow("conv", "conv1", "8 filters 5×5", "8×24×24", "208 parameters", spoken="conv1"),
    BlockRow("activation", "relu1", shape="8×24×24", spoken="relu1"),
    BlockRow("pool", "pool1", "max 2×2", "8×12×12", spoken="pool1"),
    BlockRow("classes", "10 classes", spoken="10 classes"),
)


class Heard(list):
    """What the column said, in order: the signal's name and its values."""

    def __init__(self, column):
        super().__init__()
        for name in ("chosen", "moved", "removed", "duplicated", "edit_asked", "add_asked"):
            getattr(column, name).connect(lambda *said, name=name: self.append((name, *said)))


@pytest.fixture
def column(qtbot):
    made = StackList()
    qtbot.addWidget(made)
    made.resize(320, 420)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.set_rows(ROWS, 0)
    made.setFocus()
    return made


@pytest.fixture
def heard(column):
    return Heard(column)


def middle(column, place):
    rect = column.row_rect(place)
    return QPoint(round(rect.center().x() / 2), round(rect.y() + 12))


def drag(column, start, *way):
    pane = column.viewport()
    QTest.mousePress(pane, LEFT, pos=start)
    for at in way:
        QTest.mouseMove(pane, at)
    QTest.mouseRelease(pane, LEFT, pos=way[-1])


def test_arrows_go_from_what_goes_in_to_what_comes_out(column, heard):
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Up):
        QTest.keyClick(column, key)
    assert heard == [("chosen", INPUT), ("chosen", 0), ("chosen", 3), ("chosen", 2)]


def test_other_rows_select_in_silence(column, heard):
    column.set_rows(ROWS[:2] + ROWS[3:], 1)
    assert column.place == 1
    column.set_rows(ROWS, 99)
    assert column.place == 3
    assert heard == []


@pytest.mark.parametrize(
    ("key", "keys", "said"),
    [
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, ("removed", 1)),
        (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier, ("removed", 1)),
        (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier, ("duplicated", 1)),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier, ("moved", 1, 0)),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier, ("moved", 1, 2)),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, ("edit_asked", 1)),
    ],
)
def test_keys_act_on_the_selected_block(column, heard, key, keys, said):
    column.set_rows(ROWS, 1)
    QTest.keyClick(column, key, keys)
    assert heard == [said]


@pytest.mark.parametrize("place", [INPUT, 3])
def test_what_goes_in_and_what_comes_out_stay(column, heard, place):
    column.set_rows(ROWS, place)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Return):
        QTest.keyClick(column, key)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(column, key, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(column, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert heard == []


def test_the_first_block_does_not_move_up_nor_the_last_down(column, heard):
    QTest.keyClick(column, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    column.set_rows(ROWS, 2)
    QTest.keyClick(column, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert heard == []


def test_insert_asks_for_a_block_below(column, heard):
    for place in (INPUT, 1, 3):
        column.set_rows(ROWS, place)
        QTest.keyClick(column, Qt.Key.Key_Insert)
    assert [said[:2] for said in heard] == [("add_asked", 0), ("add_asked", 2), ("add_asked", 3)]


def test_the_plus_between_two_blocks_asks_for_one_there(column, heard):
    for place in range(4):
        QTest.mouseClick(column.viewport(), LEFT, pos=column.plus_at(place))
    assert [said[:2] for said in heard] == [("add_asked", place) for place in range(4)]


def test_a_click_selects_and_a_double_click_edits(column, heard):
    QTest.mouseClick(column.viewport(), LEFT, pos=middle(column, 2))
    QTest.mouseDClick(column.viewport(), LEFT, pos=middle(column, 2))
    assert heard == [("chosen", 2), ("edit_asked", 2)]


@pytest.mark.parametrize(("block", "below", "to"), [(0, 2, 2), (2, INPUT, 0), (0, 1, 1)])
def test_a_block_is_dragged_to_another_place(column, heard, block, below, to):
    goal = column.plus_at(below + 1)
    drag(column, middle(column, block), goal - QPoint(0, 20), goal)
    assert heard[-1] == ("moved", block, to)


def test_while_it_is_dragged_one_sees_where_it_would_stand(column):
    accent = load_theme("light").accent
    start, goal = middle(column, 0), column.plus_at(3)
    QTest.mousePress(column.viewport(), LEFT, pos=start)
    QTest.mouseMove(column.viewport(), goal)
    assert (column.dragged, column.drop) == (0, 3)
    at = goal - QPoint(60, 0)
    picture = column.viewport().grab().toImage()
    seen = {picture.pixelColor(at + QPoint(0, y)).name() for y in range(-3, 4)}
    assert accent.name() in seen
    QTest.mouseRelease(column.viewport(), LEFT, pos=goal)
    assert column.dragged is None


def test_a_block_let_go_where_it_was_stays(column, heard):
    start = middle(column, 1)
    drag(column, start, start + QPoint(0, 20), start)
    assert [said for said in heard if said[0] != "chosen"] == []


def test_a_block_dragged_away_is_removed(column, heard):
    drag(column, middle(column, 1), QPoint(200, 100), QPoint(600, 100))
    assert heard[-1] == ("removed", 1)


def test_escape_ends_a_drag(column, heard):
    QTest.mousePress(column.viewport(), LEFT, pos=middle(column, 1))
    QTest.mouseMove(column.viewport(), QPoint(600, 100))
    QTest.keyClick(column, Qt.Key.Key_Escape)
    QTest.mouseRelease(column.viewport(), LEFT, pos=QPoint(600, 100))
    assert [said for said in heard if said[0] != "chosen"] == []


def test_what_goes_in_is_not_dragged(column, heard):
    drag(column, middle(column, INPUT), QPoint(200, 150), QPoint(600, 100))
    assert [said for said in heard if said[0] != "chosen"] == []


def test_each_row_has_a_name_for_screen_readers(column):
    told = QAccessible.queryAccessibleInterface(column)
    assert told.role() == QAccessible.Role.List
    names = [told.child(i).text(QAccessible.Text.Name) for i in range(told.childCount())]
    assert names == [row.spoken for row in ROWS]


def test_a_block_that_does_not_fit_is_outlined_and_said(column):
    theme = load_theme("light")
    wrong = BlockRow("conv", "conv1", problem="too large", spoken="conv1: too large")
    column.set_rows((ROWS[0], wrong, ROWS[-1]), INPUT)
    rect = column.row_rect(0)
    picture = column.viewport().grab().toImage()
    line = round(rect.y()) + 1
    seen = [picture.pixelColor(x, line) for x in range(10, picture.width() - 10)]
    assert sum(colour == theme.error for colour in seen) > len(seen) / 3


def test_rows_with_facts_are_higher(column):
    assert column.row_rect(0).height() > column.row_rect(1).height()


def test_a_plus_shines_while_it_is_pointed_at(column):
    at = column.plus_at(1)
    before = column.viewport().grab().toImage().pixelColor(at - QPoint(4, 3))
    QTest.mouseMove(column.viewport(), at)
    after = column.viewport().grab().toImage().pixelColor(at - QPoint(4, 3))
    assert before != after
    assert QPointF(at).y() > column.row_rect(0).y()
