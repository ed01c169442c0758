"""How stage and ledger share the height."""

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication

from cnnlab.ui.widgets.grid_view import GridView


@pytest.fixture
def tab(window):
    made = window.tab("convolutionTab")
    made.player.pause()
    QApplication.processEvents()
    return made


def move(splitter, by):
    splitter.moveSplitter(splitter.sizes()[0] + by, 1)
    QApplication.processEvents()


def test_the_ledger_has_the_height_of_its_content(tab):
    assert not tab.splitter.sized_by_hand
    before = tab.splitter.sizes()[1]
    tab.use_example(8)  # one channel
    QApplication.processEvents()
    assert tab.splitter.sizes()[1] < before


def test_what_was_set_by_hand_stays(tab, window):
    move(tab.splitter, -40)
    below = tab.splitter.sizes()[1]
    assert tab.splitter.sized_by_hand
    tab.use_example(8)
    window.resize(1280, 760)
    QApplication.processEvents()
    assert tab.splitter.sizes()[1] == below


def test_usual_sizes_come_back(tab):
    usual = tab.splitter.sizes()
    move(tab.splitter, -40)
    moved = tab.splitter.saveState()
    tab.splitter.restore(QByteArray())
    assert (tab.splitter.sizes(), tab.splitter.sized_by_hand) == (usual, False)
    tab.splitter.restore(moved)
    assert tab.splitter.sizes() != usual
    assert tab.splitter.sized_by_hand


@pytest.mark.parametrize("value", [-1234567.25, 0.3333, 1e-7])
def test_another_number_moves_nothing(window, tab, value):
    """However long it is, and so the ledger's terms."""
    sizes, layout = tab.splitter.sizes(), tab.stage.layout_shown
    for name in ("inputGrid1", "filterGrid0_2"):
        window.findChild(GridView, name).set_value(1, 1, value)
        QApplication.processEvents()
    assert tab.splitter.sizes() == sizes
    assert tab.stage.layout_shown == layout


def test_the_demo_can_be_read_in_a_small_window(window, tab):
    assert (window.width(), window.height()) == (1280, 720)
    assert tab.stage.layout_shown.inputs[0].cell >= 19
    assert tab.ledger.canvas.minimumHeight() <= tab.ledger.area.viewport().height()


def test_figures_grow_with_the_window(window, tab):
    small = tab.ledger.canvas.metrics.font.pixelSize()
    window.resize(1920, 1080)
    QApplication.processEvents()
    metrics = tab.ledger.canvas.metrics
    assert metrics.font.pixelSize() >= 1.7 * small
    assert metrics.sum_x + metrics.sums >= 0.75 * tab.ledger.width()
    assert tab.stage.layout_shown.inputs[0].cell >= 24
