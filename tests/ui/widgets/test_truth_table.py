"""The truth table's widget: what is painted of it, and that nothing else is."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QApplication

from cnnlab.scene.colours import load_theme
from cnnlab.ui.widgets.table_content import TableContent
from cnnlab.ui.widgets.truth_table import TruthTable

HEADER = ("x₁", "x₂", "target", "z", "a", "")
ROWS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
TARGETS = np.array([0.0, np.nan, 1.0, 1.0])


def content(z, a=0.5, current=None, targets=TARGETS):
    sums = np.asarray(z, dtype=float)
    right = ~np.isnan(targets) & ((sums > 0) == (targets > 0.5))
    return TableContent(HEADER, ROWS, targets, sums, np.full(4, a), right, current)


class Painted(QObject):
    """The region of each paint event of a widget."""

    def __init__(self, widget):
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.region += event.region()
        return False


@pytest.fixture
def table(qtbot):
    made = TruthTable()
    made.resize(260, 220)
    made.set_content(content([-5, -2, 2, 5]))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    QApplication.processEvents()
    return made


def column(table, index):
    return table.cell_rect(0, index).united(table.cell_rect(3, index)).center().toPoint()


def painted_by(table, shown):
    painted = Painted(table)
    table.set_content(shown)
    QApplication.processEvents()
    return [painted.region.contains(column(table, index)) for index in range(len(HEADER))]


def test_only_columns_that_changed_are_painted_again(table):
    assert painted_by(table, content([-5, -2, 2, 5])) == [False] * 6
    assert painted_by(table, content([-6, -2, 2, 5])) == [False] * 3 + [True, False, False]
    signs = painted_by(table, content([6, -2, 2, 5]))
    assert signs == [False] * 3 + [True, False, True]


def test_another_row_or_theme_is_painted_whole(table):
    assert painted_by(table, content([-5, -2, 2, 5], current=2)) == [True] * 6
    table.set_theme(load_theme("dark"))
    assert painted_by(table, content([-5, -2, 2, 6], current=2)) == [True] * 6


@pytest.mark.parametrize(
    "shown",
    [
        content([1, -2, 2.25, 5], 0.25),
        content([123456.75, -0.00001, 2, -98765.4], 1e-9),
        content([0, 0, 0, 0], targets=np.full(4, np.nan)),
        replace(content([5, 5, 5, 5]), hidden=True),
    ],
)
@pytest.mark.parametrize("width", [150, 260, 400])
def test_what_is_painted_in_part_is_what_is_painted_whole(table, shown, width):
    table.resize(width, 220)
    QApplication.processEvents()
    table.set_content(shown)
    assert_shown_as_painted_whole(table)


def test_long_numbers_in_narrow_columns_come_and_go_in_whole(table):
    table.resize(150, 220)
    three = np.column_stack([np.zeros(4), ROWS])
    wide = [-123456.75, -234567.25, 2, -998765.5]
    for z in ([-5, -2, 2, 5], wide, [-5, -2, 2, 5]):
        shown = replace(content(z), header=("x₁", *HEADER), rows=three)
        table.set_content(shown)
        assert_shown_as_painted_whole(table)


def assert_shown_as_painted_whole(table):
    QApplication.processEvents()
    screen = table.screen().grabWindow(table.winId()).toImage()
    assert screen == table.grab().toImage().convertToFormat(screen.format())


def test_what_rounds_to_zero_has_no_sign():
    content = TableContent(
        ("x₁", "target", "z", "a", ""),
        rows=np.array([[0.0]]),
        targets=np.array([0.0]),
        z=np.array([-1e-7]),
        a=np.array([-1e-7]),
        right=np.array([True]),
    )
    assert content.texts[0][2:4] == ["0.0000", "0.0000"]
