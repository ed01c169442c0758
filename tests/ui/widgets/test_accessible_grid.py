"""Grids as a screen reader finds them."""

import gc

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cnnlab.core.experiment.experiment import Experiment
from cnnlab.lab.convolution.bench import Bench
from cnnlab.scene.grid import Cells
from cnnlab.scene.lattice import Lattice
from cnnlab.ui.widgets.accessible_grid import AccessibleCell, install
from cnnlab.ui.widgets.grid_view import GridView

NAME, VALUE = QAccessible.Text.Name, QAccessible.Text.Value


@pytest.fixture
def reader():
    """Somebody listens."""
    before = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(before)


@pytest.fixture
def said(reader, monkeypatch) -> list:
    """What Qt passes on to a screen reader: type, widget, and the words or the child."""
    heard = []

    def listen(event) -> None:
        words = event.message() if hasattr(event, "message") else event.child()
        heard.append((event.type(), event.object(), words))

    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(listen))
    return heard


def interface(window: QWidget, name: str):
    grid = window.findChild(GridView, name)
    return QAccessible.queryAccessibleInterface(grid)


def cell_names(window: QWidget, name: str) -> list[str]:
    table = interface(window, name)
    return [table.child(i).text(NAME) for i in range(table.childCount())]


def test_a_grid_is_a_table_with_a_name(window):
    for name, words in [
        ("inputGrid0", "Input, channel R"),
        ("filterGrid1_2", "Filter w1, channel B"),
        ("biasField0", "Bias b0"),
        ("outputGrid1", "Output o1"),
    ]:
        table = interface(window, name)
        assert table.role() == QAccessible.Role.Table
        assert table.text(NAME) == words


def test_cells_say_where_they_are_and_what_they_hold(window):
    assert interface(window, "filterGrid0_0").child(2).text(NAME) == (
        "w0, channel R, row 0, column 2: 1"
    )
    assert interface(window, "filterGrid0_0").child(7).text(NAME) == (
        "w0, channel R, row 2, column 1: −1"
    )
    assert interface(window, "inputGrid2").child(24).text(NAME) == (
        "input, channel B, row 4, column 4: 1"
    )
    assert cell_names(window, "biasField0") == ["bias b0: 1"]


def test_a_table_has_a_cell_for_every_number_and_none_for_the_ring(window):
    table = interface(window, "inputGrid0")
    assert table.childCount() == 25
    assert table.child(0).role() == QAccessible.Role.Cell
    assert table.child(0).text(VALUE) == "0"
    assert table.child(0).parent().text(NAME) == table.text(NAME)
    assert [table.indexOfChild(table.child(i)) for i in (0, 12, 24)] == [0, 12, 24]
    assert table.child(-1) is None
    assert table.child(25) is None
    assert len(set(cell_names(window, "inputGrid0"))) == 25


def test_a_cell_lies_where_it_is_seen(window):
    grid = window.findChild(GridView, "inputGrid1")
    table = interface(window, "inputGrid1")
    for row, column in [(0, 0), (4, 4), (2, 3)]:
        middle = grid.mapToGlobal(grid.cell_rect(row, column).center())
        child = table.childAt(middle.x(), middle.y())
        assert child.place == (row, column)
        assert child.rect().contains(middle)
    corner = grid.mapToGlobal(QPoint(1, 1))
    assert table.childAt(corner.x(), corner.y()) is None, "the ring"


def test_names_follow_the_numbers(window):
    window.findChild(GridView, "inputGrid0").set_value(0, 0, -2.5)
    assert cell_names(window, "inputGrid0")[0] == "input, channel R, row 0, column 0: −2.5"


def test_an_output_that_is_not_reached_yet_is_still_named(window):
    window.tab("convolutionTab").player.pause()
    assert cell_names(window, "outputGrid0")[8] == "output o0, row 2, column 2: −3"


def test_the_focused_child_is_the_current_cell(window):
    grid = window.findChild(GridView, "inputGrid0")
    grid.setFocus()
    grid.select(3, 2)
    assert interface(window, "inputGrid0").focusChild().place == (3, 2)


def test_moving_the_current_cell_is_said(window, said):
    grid = window.findChild(GridView, "inputGrid0")
    grid.setFocus()
    said.clear()
    QTest.keyClick(grid, Qt.Key.Key_Down)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    focus = [(of, child) for kind, of, child in said if kind == QAccessible.Event.Focus]
    assert focus == [(grid, 5), (grid, 6)]


def announced(said: list) -> list[str]:
    return [words for kind, _, words in said if kind == QAccessible.Event.Announcement]


def test_a_seek_is_announced_with_the_value_there(window, said):
    window.tab("convolutionTab").player.pause()
    said.clear()
    window.tab("convolutionTab").playback.seek(7)
    assert announced(said)[-1] == "output o0, row 2, column 1: 10"


def test_playing_is_not_announced(window, said):
    """Ten a second would be noise."""
    player = window.tab("convolutionTab").player
    player.pause()
    player.play()
    said.clear()
    for _ in range(5):
        player.advance(1000)
    assert announced(said) == []


def test_in_chinese(window):
    window.use_language("zh_CN")
    assert interface(window, "filterGrid0_0").child(2).text(NAME) == (
        window.findChild(GridView, "filterGrid0_0").describe(0, 2)
    )
    assert "1" in interface(window, "filterGrid0_0").child(2).text(NAME)
    assert "row" not in interface(window, "filterGrid0_0").child(2).text(NAME)


def test_one_channel_has_no_letter(window):
    e = Experiment(np.zeros((1, 4, 4)), np.zeros((1, 1, 2, 2)), np.zeros(1))
    window.tab("convolutionTab").document.replace(Bench(e, e, "mine"), "Mine")
    assert interface(window, "inputGrid0").text(NAME) == "Input, channel 0"
    assert interface(window, "inputGrid0").childCount() == 16


def test_cells_of_a_grid_that_shrank_are_no_longer_valid(window):
    cell = interface(window, "inputGrid0").child(24)
    assert cell.isValid()
    e = Experiment(np.zeros((3, 3, 3)), np.zeros((1, 3, 2, 2)), np.zeros(1))
    window.tab("convolutionTab").document.replace(Bench(e, e, "mine"), "Mine")
    assert not cell.isValid()
    assert cell.text(NAME) == ""
    assert interface(window, "inputGrid0").child(24) is None


@pytest.mark.usefixtures("reader")
def test_grids_come_and_go_while_somebody_listens(window):
    """Qt and Python must agree on who deletes the interfaces."""
    document = window.tab("convolutionTab").document
    for channels in (1, 4, 2, 1, 3):
        e = Experiment(
            np.zeros((channels, 4, 4)), np.zeros((channels, channels, 2, 2)), np.zeros(channels)
        )
        document.replace(Bench(e, e, "mine"), "Mine")
        for grid in window.findChildren(GridView):
            table = QAccessible.queryAccessibleInterface(grid)
            assert table.child(0).text(NAME)
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    assert len(cell_names(window, "inputGrid2")) == 25


def test_other_widgets_are_described_by_qt(window):
    button = window.findChild(QWidget, "playButton")
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
