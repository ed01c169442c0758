"""How stage and ledger share the height."""

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication


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
