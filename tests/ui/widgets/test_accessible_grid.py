"""Grids as a screen reader finds them."""

import gc

import numpy as np
import pytest
from listening import DESCRIPTION, NAME, VALUE, Listener, cell_names, cells, interface
from lone_tab import convolution_tab, shown_alone
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cnnlab.core.experiment.experiment import Experiment
from cnnlab.lab.convolution.bench import Bench
from cnnlab.scene.grid import Cells
from cnnlab.scene.lattice import Lattice
from cnnlab.ui.widgets.accessible import install
from cnnlab.ui.widgets.accessible_cells import AccessibleCell
from cnnlab.ui.widgets.grid_view import GridView


@pytest.fixture
def tab(qtbot, tmp_path):
    """The Convolution tab alone."""
    install()
    with shown_alone(convolution_tab(tmp_path / "examples"), qtbot) as made:
        yield made


@pytest.fixture
def reader():
    """Somebody listens."""
    before = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(before)


@pytest.fixture
def listener(reader, monkeypatch) -> Listener:
    heard = Listener()
    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(heard.take))
    return heard


def table_of(part: QWidget, name: str):
    return interface(part.findChild(GridView, name))


def names(part: QWidget, name: str) -> list[str]:
    return cell_names(part.findChild(GridView, name))


def test_a_grid_is_a_table_with_a_name_and_a_cell_for_every_number_but_none_for_the_ring(tab):
    for name, words in [
        ("inputGrid0", "Input, channel R"),
        ("filterGrid1_2", "Filter w1, channel B"),
        ("biasField0", "Bias b0"),
        ("outputGrid1", "Output o1"),
    ]:
        table = table_of(tab, name)
        assert table.role() == QAccessible.Role.Table
        assert table.text(NAME) == words
    table = table_of(tab, "inputGrid0")
    assert table.childCount() == 25
    assert table.child(0).role() == QAccessible.Role.Cell
    assert table.child(0).text(VALUE) == "0"
    assert table.child(0).parent().text(NAME) == table.text(NAME)
    assert [table.indexOfChild(table.child(i)) for i in (0, 12, 24)] == [0, 12, 24]
    assert table.child(-1) is None
    assert table.child(25) is None
    assert len(set(names(tab, "inputGrid0"))) == 25


def test_cells_say_where_they_are_and_what_they_hold_also_after_an_edit(tab):
    assert table_of(tab, "filterGrid0_0").child(2).text(NAME) == (
        "w0, channel R, row 0, column 2: 1"
    )
    assert table_of(tab, "filterGrid0_0").child(7).text(NAME) == (
        "w0, channel R, row 2, column 1: −1"
    )
    assert table_of(tab, "inputGrid2").child(24).text(NAME) == (
        "input, channel B, row 4, column 4: 1"
    )
    assert names(tab, "biasField0") == ["bias b0: 1"]
    tab.findChild(GridView, "inputGrid0").set_value(0, 0, -2.5)
    assert names(tab, "inputGrid0")[0] == "input, channel R, row 0, column 0: −2.5"


def test_a_cell_lies_where_it_is_seen(tab):
    grid = tab.findChild(GridView, "inputGrid1")
    table = table_of(tab, "inputGrid1")
    for row, column in [(0, 0), (4, 4), (2, 3)]:
        middle = grid.mapToGlobal(grid.cell_rect(row, column).center())
        child = table.childAt(middle.x(), middle.y())
        assert child.place == (row, column)
        assert child.rect().contains(middle)
    corner = grid.mapToGlobal(QPoint(1, 1))
    assert table.childAt(corner.x(), corner.y()) is None, "the ring"


def test_an_output_that_is_not_reached_yet_is_not_told(tab):
    tab.player.pause()
    tab.playback.seek(3)
    cells = names(tab, "outputGrid0")
    assert cells[2] == "output o0, row 0, column 2: 3"
    assert cells[8] == "output o0, row 2, column 2: not reached yet"
    assert table_of(tab, "outputGrid0").child(8).text(VALUE) == ""
    assert table_of(tab, "outputGrid0").child(8).valueInterface() is None
    tab.panel.output.modes.buttons["all"].click()
    assert names(tab, "outputGrid0")[8] == "output o0, row 2, column 2: −3"


def test_what_is_to_be_predicted_is_not_told_until_it_is_right(tab, listener):
    tab.player.pause()
    tab.panel.output.modes.buttons["predict"].click()
    listener.clear()
    tab.playback.seek(4)
    QApplication.processEvents()
    assert listener.said == ["output o0, row 1, column 1: hidden"]
    assert all(": hidden" in name for name in names(tab, "outputGrid0"))
    told = [cell.valueInterface() for cell in cells(table_of(tab, "outputGrid0"))]
    assert told == [None] * 9
    listener.clear()
    tab.findChild(GridView, "outputGrid0").set_value(1, 1, 6)
    QApplication.processEvents()
    assert listener.said == [
        "o0[1,1] is not 6: try again, 2 left\n"
        "Not yet. The products stand below: add them, and the bias"
    ]
    tab.findChild(GridView, "outputGrid0").set_value(1, 1, 7)
    QApplication.processEvents()
    assert listener.said[1:] == ["o0[1,1]: 7 is right"]
    assert names(tab, "outputGrid0")[4] == "output o0, row 1, column 1: 7"


def test_inside_a_window_each_product_is_told_with_the_sum_so_far(tab, listener):
    tab.player.pause()
    tab.playback.seek(0)
    tab.transport.inside.click()
    QApplication.processEvents()
    listener.clear()
    for _ in range(3):
        tab.playback.step(1)
        QApplication.processEvents()
    assert listener.said == ["0 × 0 = 0, so far 0", "1 × 0 = 0, so far 0", "0 × 0 = 0, so far 0"]


def test_a_cell_tells_its_place_its_number_and_what_can_be_done_with_it(tab):
    grid = tab.findChild(GridView, "filterGrid0_0")
    grid.setFocus()
    grid.select(2, 1)
    assert table_of(tab, "filterGrid0_0").focusChild().place == (2, 1)
    cell = table_of(tab, "filterGrid0_0").child(7)
    assert cell.valueInterface().currentValue() == -1
    place = cell.tableCellInterface()
    assert (place.rowIndex(), place.columnIndex()) == (2, 1)
    state = cell.state()
    assert state.focusable
    assert state.focused
    assert state.selected
    assert state.editable
    other = table_of(tab, "filterGrid0_0").child(6).state()
    assert not other.focused
    assert not other.selected
    output = table_of(tab, "outputGrid0").child(0).state()
    assert not output.editable
    assert output.readOnly


def test_a_large_table_has_rows_and_they_have_cells(tab):
    e = Experiment(np.arange(1200.0).reshape(1, 30, 40), np.zeros((1, 1, 2, 2)), np.zeros(1))
    tab.document.replace(Bench(e, e, "mine"), "Mine")
    table = table_of(tab, "inputGrid0")
    assert table.text(NAME) == "Input, channel 0", "one channel has no letter"
    assert table.childCount() == 30
    row = table.child(3)
    assert row.role() == QAccessible.Role.Row
    assert row.childCount() == 40
    cell = row.child(5)
    assert cell.text(NAME).endswith("row 3, column 5: 125")
    assert row.indexOfChild(cell) == 5
    assert table.indexOfChild(row) == 3
    assert cell.parent().childCount() == 40
    assert len(names(tab, "inputGrid0")) == 1200


def test_a_seek_is_announced_with_the_value_there_and_playing_is_not(tab, listener):
    """Ten a second would be noise."""
    player = tab.player
    player.pause()
    listener.clear()
    tab.playback.seek(7)
    QApplication.processEvents()
    assert listener.said[-1] == "output o0, row 2, column 1: 10"
    player.play()
    listener.clear()
    for _ in range(5):
        player.advance(1000)
    assert listener.said == []


def test_in_chinese(window):
    window.use_language("zh_CN")
    assert table_of(window, "filterGrid0_0").child(2).text(NAME) == (
        window.findChild(GridView, "filterGrid0_0").describe(0, 2)
    )
    assert "1" in table_of(window, "filterGrid0_0").child(2).text(NAME)
    assert "row" not in table_of(window, "filterGrid0_0").child(2).text(NAME)


def test_cells_of_a_grid_that_shrank_are_no_longer_valid(tab):
    cell = table_of(tab, "inputGrid0").child(24)
    assert cell.isValid()
    e = Experiment(np.zeros((3, 3, 3)), np.zeros((1, 3, 2, 2)), np.zeros(1))
    tab.document.replace(Bench(e, e, "mine"), "Mine")
    assert not cell.isValid()
    assert cell.text(NAME) == ""
    assert table_of(tab, "inputGrid0").child(24) is None


@pytest.mark.usefixtures("reader")
def test_grids_come_and_go_while_somebody_listens(tab):
    """Qt and Python must agree on who deletes the interfaces."""
    document = tab.document
    for channels in (1, 4, 2, 1, 3):
        e = Experiment(
            np.zeros((channels, 4, 4)), np.zeros((channels, channels, 2, 2)), np.zeros(channels)
        )
        document.replace(Bench(e, e, "mine"), "Mine")
        for grid in tab.findChildren(GridView):
            table = QAccessible.queryAccessibleInterface(grid)
            assert table.child(0).text(NAME)
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    assert len(names(tab, "inputGrid2")) == 25


def test_other_widgets_are_described_by_qt(tab):
    button = tab.findChild(QWidget, "playButton")
    described = QAccessible.queryAccessibleInterface(button)
    assert described.role() == QAccessible.Role.PushButton
    assert described.text(NAME) in ("Play", "Pause")


def test_a_grid_on_its_own(qtbot):
    install()
    grid = GridView()
    qtbot.addWidget(grid)
    grid.setAccessibleName("mine")
    grid.set_cells(Cells(np.array([[1.5, -2.0]])))
    grid.set_lattice(Lattice(QRectF(0, 0, 40, 20), 1, 2, 20.0))
    table = QAccessible.queryAccessibleInterface(grid)
    assert [table.child(i).text(NAME) for i in (0, 1)] == ["0, 0", "0, 1"]
    assert [table.child(i).text(VALUE) for i in (0, 1)] == ["1.5", "-2"]


def living(kind: type) -> int:
    gc.collect()
    return sum(type(thing) is kind for thing in gc.get_objects())


def test_a_grid_that_was_asked_for_goes_with_its_window(qapp, reader):
    install()
    before = living(GridView), living(AccessibleCell)
    for _ in range(5):
        parent = QWidget()
        grid = GridView(parent)
        grid.set_cells(Cells(np.arange(4.0).reshape(2, 2), 1.0))
        table = QAccessible.queryAccessibleInterface(grid)
        cells = [table.child(index) for index in range(4)]
        assert all(cell.isValid() for cell in cells)
        parent.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not any(cell.isValid() for cell in cells)
        assert cells[0].text(NAME) == ""
        del parent, grid, table, cells
    assert (living(GridView), living(AccessibleCell)) == before


def test_entering_a_grid_says_the_cell_and_once_its_size_and_moving_the_next_cells(tab, listener):
    grid = tab.findChild(GridView, "inputGrid0")
    grid.clearFocus()
    listener.clear()
    grid.setFocus()
    QApplication.processEvents()
    assert listener.reached == ["input, channel R, row 0, column 0: 0"]
    table = table_of(tab, "inputGrid0")
    assert table.focusChild().text(DESCRIPTION) == "5 rows, 5 columns"
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert table.focusChild().text(DESCRIPTION) == ""
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert [name.split(": ")[0] for name in listener.reached[1:]] == [
        "input, channel R, row 0, column 1",
        "input, channel R, row 1, column 1",
    ]
