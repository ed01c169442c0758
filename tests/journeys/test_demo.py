"""The course demo and the article's window, stepped through and edited by hand."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cnnlab.lab.pictures import Sampling
from cnnlab.ui.dialogs.picture import PictureDialog

Key = Qt.Key
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
OUTPUTS = [2, 3, 3, 3, 7, 3, 8, 10, -3, -8, -8, -3, -3, 1, 0, -3, -8, -5]


@pytest.fixture
def tab(window):
    QTest.keyClick(window.convolution.stage, Key.Key_Space)
    window.convolution.player.advance(1000)
    window.convolution.seek(0)
    QApplication.processEvents()
    return window.convolution


def grid(tab, name):
    return tab.window().findChild(QWidget, name)


def click(view, row, column):
    QTest.mouseClick(view, LEFT, PLAIN, view.cell_rect(row, column).center())
    QApplication.processEvents()


def total(tab):
    return float(tab.ledger.text().splitlines()[-1].rsplit("=", 1)[1])


def test_it_opens_playing(window):
    assert window.convolution.player.playing
    assert window.convolution.player.count == 18


def test_a_full_stop_steps_through_all_windows(tab):
    seen = []
    for step in range(18):
        seen.append(total(tab))
        k, row, column = tab.player.step.cell
        assert grid(tab, f"outputGrid{k}").value(row, column) == seen[-1]
        assert tab.transport.position.value() == step
        QTest.keyClick(tab.window(), Key.Key_Period)
    assert seen == OUTPUTS
    QTest.keyClick(tab.window(), Key.Key_Comma)
    assert tab.player.index == 16


def test_the_first_cells_are_written_out(tab):
    assert tab.ledger.text().endswith("-1 + 1 + 1 + bias 1 = 2")
    tab.seek(9)
    assert tab.ledger.text().endswith("-1 + -4 + -3 + bias 0 = -8")


def test_enter_goes_through_the_products_one_by_one(tab):
    QTest.keyClick(tab.stage, Key.Key_Return)
    sums = []
    for _ in range(27):
        sums.append(tab.player.moment.running)
        QTest.keyClick(tab.window(), Key.Key_Period)
    assert sums[-1] == 1
    assert tab.player.moment.kind == "channel"
    for _ in range(4):
        QTest.keyClick(tab.window(), Key.Key_Period)
    assert tab.player.moment.kind == "total"
    assert total(tab) == 2
    QTest.keyClick(tab.stage, Key.Key_Escape)
    assert tab.player.moment_index is None


def test_the_articles_window_and_the_next(tab):
    tab.use_preset(1)
    assert "1 + -1 + 0 + bias 1 = 1" in tab.ledger.text()
    QTest.keyClick(tab.window(), Key.Key_Period)
    assert "-3 + 2 + 0 + bias 1 = 0" in tab.ledger.text()


def test_the_inner_product(tab):
    tab.use_preset(2)
    line = "4·0 + 0·0 + 0·0 + 0·0 + 0·1 + 0·1 + 0·0 + 0·1 + -4·2 = -8"
    assert line in tab.ledger.text()


def test_a_clicked_output_is_gone_to_and_pinned(tab):
    click(grid(tab, "outputGrid0"), 2, 1)
    assert tab.transport.position.value() == 7
    assert tab.focus.pinned == (0, 2, 1)
    assert total(tab) == 10
    QTest.keyClick(tab.window(), Key.Key_Period)
    assert tab.focus.pinned is None


def test_pointing_at_a_weight_shows_where_it_is_shared(tab):
    view = grid(tab, "filterGrid0_0")
    QTest.mouseMove(view, view.cell_rect(0, 2).center())
    QApplication.processEvents()
    assert "shared by 9 places" in tab.ledger.text()
    used = [m for m in tab.stage.overlay.marks if m.badge]
    assert len(used) == 9


def test_a_weight_is_typed_as_a_fraction_and_undone(tab):
    view = grid(tab, "filterGrid0_2")
    click(view, 1, 1)
    QTest.keyClick(view, Key.Key_F2)
    editor = tab.stage.editor
    editor.selectAll()
    QTest.keyClicks(editor, "1/9")
    QTest.keyClick(editor, Key.Key_Return)
    assert view.value(1, 1) == pytest.approx(1 / 9)
    assert grid(tab, "outputGrid0").value(0, 0) == pytest.approx(2 - 2 * 8 / 9)
    QTest.keyClick(tab.window(), Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert view.value(1, 1) == 1
    assert grid(tab, "outputGrid0").value(0, 0) == 2


@pytest.mark.parametrize("typed", ["nan", "inf", "x", "1/0", "1e300"])
def test_what_is_no_number_is_refused_and_nothing_changes(tab, typed):
    view = grid(tab, "inputGrid0")
    heard = []
    tab.refused.connect(heard.append)
    tab.stage.editor.open_over(view, 0, 0, "")
    QTest.keyClicks(tab.stage.editor, typed)
    QTest.keyClick(tab.stage.editor, Key.Key_Return)
    assert len(heard) == 1
    assert tab.stage.editor.isVisible()
    QTest.keyClick(tab.stage.editor, Key.Key_Escape)
    assert view.value(0, 0) == 0
    assert tab.document.undo_stack.isClean()


def test_a_photograph_an_edge_filter_and_all_the_way_back(tab, tmp_path, monkeypatch):
    """Open, choose a filter, play, step in and back, change a weight, and undo everything."""
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.black)
    for x in range(20, 40):
        for y in range(30):
            picture.setPixelColor(x, y, Qt.GlobalColor.white)
    path = tmp_path / "photo.png"
    assert picture.save(str(path))
    sampling = Sampling(12, 16, colour=False, white=1.0)
    monkeypatch.setattr(PictureDialog, "ask", classmethod(lambda *_, **__: sampling))
    tab.pictures.open(str(path))
    assert tab.document.bench.experiment.input.shape == (1, 12, 16)
    tab.panel.kernel_chosen.emit("sobel_x")
    tab.panel.geometry_box.set_.emit("stride", (1, 1))
    edge = np.array([grid(tab, "outputGrid0").value(5, c) for c in range(16)])
    assert np.flatnonzero(edge[1:-1] > 1).tolist() == [6, 7]
    tab.player.play()
    tab.player.advance(1100)
    assert tab.player.index >= 1
    tab.player.pause()
    tab.player.enter()
    QTest.keyClick(tab.window(), Key.Key_Period)
    QTest.keyClick(tab.window(), Key.Key_Comma)
    assert tab.player.moment_index == 0
    tab.player.leave()
    grid(tab, "filterGrid0_0").set_value(0, 0, 5)
    assert grid(tab, "filterGrid0_0").value(0, 0) == 5
    while tab.document.undo_stack.canUndo():
        QTest.keyClick(tab.window(), Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [grid(tab, "outputGrid0").value(0, c) for c in range(3)] == [2, 3, 3]


def test_new_numbers_are_repeatable(tab):
    tab.commands.use_seed(7)
    first = tab.document.bench.experiment.input
    tab.use_preset(0)
    tab.commands.use_seed(7)
    assert (tab.document.bench.experiment.input == first).all()
    assert set(np.unique(first)) <= {0, 1, 2}
