"""A flipped filter is drawn turned, as it meets the window, and edited where it is drawn."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from cnnlab.core.experiment.experiment import Convolution
from cnnlab.scene.overlay import Style
from cnnlab.ui.convolution.filter_motion import TURN


@pytest.fixture
def hands(lone_hands):
    return lone_hands


def flip(hands, on=True):
    hands.tab.edits.use_operation(Convolution(on))
    QApplication.processEvents()


def drawn(hands, k=0):
    return np.array([hands.grid(f"filterGrid{k}_{c}").cells.values for c in range(3)])


def stored(hands, k=0):
    return hands.tab.document.bench.experiment.filters[k]


@pytest.fixture
def flipped(hands):
    flip(hands)
    hands.tab.stage._motion.stop()
    return hands


def test_window_and_filter_positions_match(flipped):
    """Cell times cell, as they are drawn, gives the channels' sums."""
    step = flipped.player.step
    assert (drawn(flipped) == stored(flipped)[:, ::-1, ::-1]).all()
    assert (drawn(flipped) == step.weights).all()
    assert (step.values * drawn(flipped)).sum(axis=(1, 2)).tolist() == step.channel_sums.tolist()


def test_an_edit_changes_the_cell_where_it_is_drawn(flipped):
    before = stored(flipped).copy()
    flipped.write("filterGrid0_1", 0, 2, "7")
    assert flipped.grid("filterGrid0_1").drawn_value(0, 2) == 7
    before[1, 2, 0] = 7
    assert (stored(flipped) == before).all()


def test_a_block_is_pasted_where_it_is_drawn(flipped):
    QApplication.clipboard().setText("5\t\t6\n7\t8\t9")
    grid, kept = flipped.grid("filterGrid0_0"), flipped.grid("filterGrid0_0").value(1, 1)
    grid.select(1, 0)
    grid.paste()
    assert grid.cells.values[1:].tolist() == [[5, kept, 6], [7, 8, 9]]


def test_values_are_read_and_set_as_the_experiment_holds_them(flipped):
    grid = flipped.grid("filterGrid1_2")
    assert (
        flipped.values("filterGrid1_2")
        == flipped.tab.document.bench.experiment.filters[1, 2].tolist()
    )
    grid.set_value(0, 2, 7.0)
    assert flipped.tab.document.bench.experiment.filters[1, 2, 0, 2] == 7
    assert (grid.value(0, 2), grid.drawn_value(2, 0)) == (7, 7)
    with pytest.raises(IndexError, match="3, 0"):
        grid.value(3, 0)


def test_pointing_marks_the_weight_under_the_pointer(flipped):
    flipped.point("filterGrid0_0", 0, 2)
    stage = flipped.tab.stage
    marks = [m.rect for m in stage.overlay.marks if m.style is Style.POINTED]
    assert stage.layout_shown.filters[0][0].span(0, 2) in marks
    assert "w0 R [0,2] = " in flipped.ledger()
    assert "·" in flipped.ledger()
    assert flipped.tab.ledger.canvas._sum.lit == (0, 0, 2)


def test_the_stage_says_that_it_is_turned(flipped):
    texts = [label.text for label in flipped.tab.stage.frame().labels]
    assert any("turned" in text for text in texts)
    flip(flipped, False)
    assert not any("turned" in label.text for label in flipped.tab.stage.frame().labels)


def test_filters_turn_on_their_way_and_then_stand_still(hands):
    stage = hands.tab.stage
    place = hands.grid("filterGrid0_0").geometry()
    before = stage.grab(place).toImage()
    hands.tab.edits.use_operation(Convolution(True))
    motion = stage._motion
    motion._ticker.stop()  # time passes here alone, however busy the machine is
    assert motion.running
    motion.advance(TURN / 2)
    half = stage.grab(place).toImage()
    motion.advance(TURN)
    assert not motion.running
    after = stage.grab(place).toImage()
    assert before != half != after != before


def test_a_turn_ends_at_once_where_the_numbers_change(hands):
    flip(hands)
    hands.tab.edits.use_seed(3)
    assert not hands.tab.stage._motion.running


def test_other_operations_turn_nothing(hands):
    bench = hands.tab.document.bench
    hands.tab.document.replace(replace(bench, output_mode="all"), "all")
    assert not hands.tab.stage._motion.running


def test_undo_turns_it_back(flipped):
    flipped.tab.document.undo_stack.undo()
    assert flipped.tab.stage._motion.running
    assert (drawn(flipped) == stored(flipped)).all()
