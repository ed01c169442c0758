"""Playing stops at each output that is still to be predicted."""

from dataclasses import replace

import pytest

from cnnlab.lab.convolution.asking import Asking
from cnnlab.lab.convolution.bench import from_preset
from cnnlab.lab.convolution.played import PlayedDocument
from cnnlab.lab.convolution.predictions import with_predictions, with_sum_shown
from cnnlab.lessons.presets import shipped_presets


@pytest.fixture
def document(qapp):
    made = PlayedDocument(from_preset(shipped_presets()[0], "predict"))
    yield made
    made.player.pause()
    made.player.advance(10_000)


@pytest.fixture
def heard(document):
    """The cells that were asked for, and what else was told."""
    asking, heard = Asking(document, document), []
    asking.asked.connect(heard.append)
    asking.finished.connect(lambda: heard.append("finished"))
    asking.sum_shown.connect(lambda cell: heard.append(("shown", cell)))
    document.asking = asking
    return heard


def predict(document, *values):
    """Type values for the cells from the one on at which the player stands."""
    plan, output = document.player.plan, document.result.output
    for i, value in enumerate(values):
        cell = plan.cell(document.player.index + i)
        document.replace(with_predictions(document.bench, {cell: value}, output), "Predict")


def test_it_asks_for_the_first_cell_and_plays_on_when_that_is_right(document, heard):
    player = document.player
    player.play()
    assert (player.playing, heard) == (False, [(0, 0, 0)])
    predict(document, 9.0)
    assert not player.playing
    predict(document, 2.0)
    assert player.playing
    player.advance(1000)
    assert (player.playing, player.index, heard[1:]) == (False, 1, [(0, 0, 1)])


def test_playing_again_skips(document, heard):
    document.player.play()
    document.player.play()
    assert heard == [(0, 0, 0), (0, 0, 1)]
    assert not document.player.playing
    document.player.step_forward()
    document.player.play()
    assert heard[2:] == [(0, 0, 2)], "another cell is asked for first"


def test_after_the_last_try_it_stays_to_be_read(document, heard):
    document.player.play()
    for wrong in (7.0, 8.0, 9.0):
        predict(document, wrong)
    assert not document.player.playing
    document.player.play()
    assert document.player.playing


def test_it_stops_at_a_speed_at_which_cells_are_passed_over(document, heard):
    player = document.player
    predict(document, 2.0, 3.0)
    player.set_speed(128.0)
    player.play()
    player.advance(100)
    assert (player.index, player.playing, heard) == (2, False, [(0, 0, 2)])


def test_the_next_hidden_cell_is_found_past_the_end(document, heard):
    player, asking = document.player, document.asking
    output = document.result.output
    known = {cell: float(output[cell]) for cell in map(player.plan.cell, range(18))}
    del known[0, 0, 1]
    document.replace(with_predictions(document.bench, known, output), "Predict")
    player.seek(17)
    asking.go_on()
    assert (player.index, heard) == (1, [(0, 0, 1)])
    asking.go_on()
    assert heard == [(0, 0, 1)] * 2, "it is not known yet"
    predict(document, 3.0)
    assert not player.playing, "it was not playing before"
    asking.go_on()
    assert heard[2:] == ["finished"]


def test_the_sum_that_was_gone_through_is_told_and_playing_stops(document, heard):
    player = document.player
    player.enter()
    player.play()
    for _ in range(40):
        player.advance(600)
    assert heard == [("shown", (0, 0, 0))]
    assert (player.playing, player.index) == (False, 0)
    document.replace(with_sum_shown(document.bench, (0, 0, 0)), "Show me")
    player.play()
    player.advance(600)
    assert player.index == 1


@pytest.mark.parametrize("mode", ["fill", "all"])
def test_elsewhere_playing_is_as_ever(document, heard, mode):
    document.replace(replace(document.bench, output_mode=mode), "Mode")
    document.player.play()
    document.player.advance(1000)
    assert (document.player.index, document.player.playing, heard) == (1, True, [])
