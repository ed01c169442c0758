"""The line editor over a cell: what it takes, where it goes next, and what it refuses."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from cnnlab.core.numbers import NumberError, parse_number
from cnnlab.scene.grid import Cells
from cnnlab.scene.lattice import Lattice
from cnnlab.ui.widgets.cell_editor import SMALLEST, CellEditor
from cnnlab.ui.widgets.grid_view import GridView
from cnnlab.ui.widgets.number_messages import number_message

CELL = 30
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Bench(QWidget):
    """A grid, another widget, and the editor that serves the grid."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(300, 260)
        self.grid = GridView(self)
        self.grid.editable = True
        self.grid.set_cells(Cells(np.arange(9.0).reshape(3, 3), 8.0))
        self.grid.set_lattice(Lattice(QRectF(20, 20, 3 * CELL, 3 * CELL), 3, 3, CELL))
        self.grid.set_describe(lambda r, c: f"row {r}, column {c}")
        self.button = QPushButton("elsewhere", self)
        self.button.move(200, 200)
        self.editor = CellEditor(self)
        self.refusals, self.edits = [], []
        self.editor.refused.connect(lambda say: self.refusals.append(say()))
        self.grid.cell_edited.connect(lambda *edit: self.edits.append(edit[:3]))
        self.grid.edit_requested.connect(
            lambda r, c, text: self.editor.open_over(self.grid, r, c, text)
        )

    def open(self, row: int, column: int) -> None:
        """Edit a cell as F2 does."""
        self.grid.setFocus()
        self.grid.select(row, column)
        QTest.keyClick(self.grid, Qt.Key.Key_F2)


@pytest.fixture
def bench(qtbot) -> Iterator[Bench]:
    made = Bench()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()


def type_(bench: Bench, text: str, *keys) -> None:
    for letter in text:
        # QTest.keyClicks knows no − and aborts.
        QTest.sendKeyEvent(
            QTest.KeyAction.Click,
            bench.editor,
            Qt.Key.Key_unknown,
            letter,
            Qt.KeyboardModifier.NoModifier,
        )
    for key in keys:
        QTest.keyClick(bench.editor, key)


def test_it_opens_over_the_cell_with_its_number_selected(bench):
    bench.open(1, 2)
    editor = bench.editor
    assert editor.isVisible()
    assert editor.hasFocus()
    assert (editor.text(), editor.selectedText()) == ("5", "5")
    assert editor.accessibleName() == "row 1, column 2"
    assert editor.width() >= SMALLEST
    cell = bench.grid.cell_rect(1, 2).translated(bench.grid.pos())
    assert abs(editor.geometry().center().y() - cell.center().y()) <= 1
    assert bench.rect().contains(editor.geometry())


def test_typing_on_the_grid_begins_with_what_was_typed(bench):
    bench.grid.setFocus()
    QTest.keyClicks(bench.grid, "-")
    type_(bench, "2.5", Qt.Key.Key_Return)
    assert bench.edits == [(0, 0, -2.5)]


@pytest.mark.parametrize(
    ("key", "modifier", "current"),
    [
        (Qt.Key.Key_Return, None, (2, 1)),
        (Qt.Key.Key_Enter, None, (2, 1)),
        (Qt.Key.Key_Down, None, (2, 1)),
        (Qt.Key.Key_Up, None, (0, 1)),
        (Qt.Key.Key_Tab, None, (1, 2)),
        (Qt.Key.Key_Backtab, SHIFT, (1, 0)),
    ],
)
def test_enter_tab_and_arrows_commit_and_move(bench, key, modifier, current):
    bench.open(1, 1)
    type_(bench, "42")
    QTest.keyClick(bench.editor, key, modifier or Qt.KeyboardModifier.NoModifier)
    assert bench.edits == [(1, 1, 42.0)]
    assert bench.grid.selection.current == current
    assert bench.grid.hasFocus()
    assert not bench.editor.isVisible()


def test_left_and_right_move_in_the_text(bench):
    bench.open(1, 1)
    type_(bench, "12", Qt.Key.Key_Left)
    type_(bench, "0", Qt.Key.Key_Return)
    assert bench.edits == [(1, 1, 102.0)]


def test_escape_leaves_the_cell_as_it_was(bench):
    bench.open(1, 1)
    type_(bench, "42", Qt.Key.Key_Escape)
    assert bench.edits == []
    assert bench.grid.hasFocus()
    assert not bench.editor.isVisible()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1/9", 1 / 9),
        ("−3", -3.0),
        (" 7 ", 7.0),
        ("1e-3", 0.001),
        ("+.5", 0.5),
        (",5", 0.5),
        ("1,5", 1.5),
        ("1000000000", 1e9),
    ],
)
def test_numbers_as_people_write_them(bench, text, value):
    bench.open(0, 0)
    type_(bench, text, Qt.Key.Key_Return)
    assert bench.edits == [(0, 0, value)]
    assert bench.refusals == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("nan", "Infinity and NaN"),
        ("inf", "Infinity and NaN"),
        ("-Infinity", "Infinity and NaN"),
        ("1e999", "1e999 is too large"),
        ("1/0", "1/0: can't divide by zero"),
        ("1000000001", "1000000001 is too large"),
        ("-2e9", "-2e9 is too large"),
        ("1,5,5", "“1,5,5” is no number"),
        ("1,234", "“1,234” can be 1.234 or 1234"),
        ("1/2/3", "is no number"),
        ("ten", "“ten” is no number"),
        ("1_000", "is no number"),
        ("__import__('os')", "is no number"),
        (" ", "“” is no number"),
    ],
)
def test_what_is_no_number_stays_open_with_the_reason(bench, text, reason):
    bench.open(0, 0)
    type_(bench, text, Qt.Key.Key_Return)
    assert bench.edits == []
    (message,) = bench.refusals
    assert reason in message
    assert bench.editor.isVisible()
    assert bench.editor.hasFocus()
    assert bench.editor.property("wrong") is True
    type_(bench, "3", Qt.Key.Key_Return)
    assert bench.edits == [(0, 0, 3.0)]
    assert bench.editor.property("wrong") is False


def test_the_text_is_limited(bench):
    bench.open(0, 0)
    type_(bench, "0." + "3" * 200, Qt.Key.Key_Return)
    assert bench.edits == [(0, 0, pytest.approx(1 / 3))]


def test_going_elsewhere_takes_the_number(bench):
    bench.open(0, 0)
    type_(bench, "42")
    bench.button.setFocus()
    assert bench.edits == [(0, 0, 42.0)]
    assert bench.button.hasFocus()
    assert not bench.editor.isVisible()


def test_going_elsewhere_with_what_is_no_number_leaves_the_cell_as_it_was(bench):
    bench.open(0, 0)
    type_(bench, "x")
    bench.button.setFocus()
    assert bench.edits == []
    assert bench.button.hasFocus()
    assert not bench.editor.isVisible()


@pytest.mark.parametrize(
    "reason", [Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason]
)
def test_a_menu_or_another_window_may_come_and_go(bench, reason):
    bench.open(0, 0)
    type_(bench, "42")
    QApplication.sendEvent(bench.editor, QFocusEvent(QFocusEvent.Type.FocusOut, reason))
    assert bench.edits == []
    assert bench.editor.isVisible()
    type_(bench, "", Qt.Key.Key_Return)
    assert bench.edits == [(0, 0, 42.0)]


def test_opening_elsewhere_takes_what_was_typed(bench):
    bench.open(0, 0)
    type_(bench, "42")
    middle = bench.grid.cell_rect(2, 2).center()
    QTest.mouseClick(bench.grid, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseDClick(bench.grid, Qt.MouseButton.LeftButton, pos=middle)
    type_(bench, "7", Qt.Key.Key_Return)
    assert bench.edits == [(0, 0, 42.0), (2, 2, 7.0)]


def test_cancelling_or_committing_without_a_cell_does_nothing(bench):
    bench.editor.cancel()
    assert not bench.editor.commit(None)
    assert bench.edits == []


@pytest.mark.parametrize("style", ["", "QLineEdit { min-height: 30px; padding: 4px }"])
def test_it_stays_on_the_stage_beside_the_rim(bench, style):
    bench.setStyleSheet(style)
    bench.grid.set_lattice(Lattice(QRectF(0, 0, 60, 60), 3, 3, 20.0))
    bench.open(0, 0)
    assert bench.rect().contains(bench.editor.geometry())
    bench.editor.cancel()
    bench.grid.set_lattice(Lattice(QRectF(240, 200, 60, 60), 3, 3, 20.0))
    bench.open(2, 2)
    assert bench.rect().contains(bench.editor.geometry())
    assert bench.editor.geometry().contains(QPointF(290, 250).toPoint())


@pytest.mark.parametrize("text", ["", "x", "nan", "1/0", "1e10"])
def test_every_refusal_has_words(text):
    with pytest.raises(NumberError) as raised:
        parse_number(text)
    assert number_message(raised.value)
