"""The card that says why there is no output."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture
def tab(window):
    """On a bench whose window is larger than its input."""
    made = window.tab("convolutionTab")
    made.player.pause()
    bench = made.document.bench
    small = replace(bench.experiment, padding=(0, 0), dilation=(5, 5))
    made.document.replace(replace(bench, experiment=small), "Too far apart")
    QApplication.processEvents()
    return made


def test_it_says_so_over_the_stage_and_goes_with_the_problem(tab):
    assert tab.problem.isVisible()
    assert tab.problem.text().startswith("No output")
    tab.undo_stack.undo()
    assert not tab.problem.isVisible()


def test_it_stays_in_the_middle_of_a_stage_that_changes_its_height(tab):
    splitter, before = tab.splitter, tab.stage.height()
    splitter.moveSplitter(splitter.sizes()[0] - 60, 1)
    QApplication.processEvents()
    assert tab.stage.height() < before
    assert abs(tab.problem.geometry().center().y() - tab.stage.height() // 2) <= 1
