"""What follows from a bench is there before its change is announced."""

from dataclasses import replace

import numpy as np
import pytest

from cnnlab.core.experiment.experiment import Experiment
from cnnlab.lab.convolution.bench import from_preset
from cnnlab.lab.convolution.focus import OutputAt
from cnnlab.lab.convolution.played import PlayedDocument
from cnnlab.lab.convolution.predictions import with_predictions
from cnnlab.lessons.presets import shipped_presets


@pytest.fixture
def document(qapp):
    made = PlayedDocument(from_preset(shipped_presets()[0]))
    yield made
    made.player.pause()
    made.player.advance(10_000)


def with_settings(bench, **settings):
    return replace(bench, experiment=replace(bench.experiment, **settings))


def state(document):
    """Whether player and focus belong to the bench that is shown."""
    plan, focus = document.player.plan, document.focus
    evaluation = document.evaluation
    return plan is getattr(evaluation, "plan", None), focus.pointed, focus.pinned


def test_it_begins_with_a_plan(document):
    assert document.player.plan is document.evaluation.plan


@pytest.mark.parametrize("settings", [{"stride": (3, 3)}, {"dilation": (9, 9)}])
def test_every_signal_finds_the_new_plan_and_nothing_pointed_at(document, settings):
    player, focus = document.player, document.focus
    player.seek(17)
    player.enter()
    player.play()
    focus.point(OutputAt((1, 2, 2)))
    focus.pin((1, 2, 2))
    heard = []
    for signal, name in (
        (player.plan_changed, "plan"),
        (player.moved, "moved"),
        (player.inside_changed, "inside"),
        (player.playing_changed, "playing"),
        (focus.changed, "focus"),
        (document.changed, "document"),
    ):
        signal.connect(lambda *_, name=name: heard.append((name, state(document))))
    document.replace(with_settings(document.bench, **settings), "Geometry")
    paused = ["playing"] if "dilation" in settings else []
    names = [*paused, "inside", "plan", "moved", "focus", "document"]
    assert [name for name, _ in heard] == names
    assert {found for _, found in heard} == {(True, None, None)}
    heard.clear()
    document.undo_stack.undo()
    assert [name for name, _ in heard] == ["plan", "document"]


def test_other_numbers_keep_the_place_and_what_is_pointed_at(document):
    document.player.seek(7)
    document.focus.pin((0, 2, 1))
    ones = np.ones(document.bench.experiment.input.shape)
    document.replace(with_settings(document.bench, input=ones), "Ones")
    assert document.player.index == 7
    assert document.player.plan is document.evaluation.plan
    assert document.focus.pinned == (0, 2, 1)


def test_guesses_go_with_their_cells_as_part_of_the_step(document):
    guessed = with_predictions(document.bench, {(0, 0, 0): 1.0, (1, 2, 2): 2.0})
    document.replace(guessed, "Predict")
    document.replace(with_settings(document.bench, stride=(3, 3)), "Geometry")
    assert document.bench.predictions == (((0, 0, 0), 1.0),)
    document.undo_stack.undo()
    assert document.bench is guessed


def test_guesses_stay_where_there_is_no_output(document):
    """Most likely the setting is mended at once."""
    guessed = with_predictions(document.bench, {(1, 2, 2): 2.0})
    document.replace(guessed, "Predict")
    document.replace(with_settings(document.bench, dilation=(9, 9)), "Geometry")
    assert document.bench.predictions == guessed.predictions


def test_guesses_of_another_input_too(document):
    document.replace(with_predictions(document.bench, {(1, 2, 2): 2.0}), "Predict")
    small = Experiment(np.ones((3, 3, 3)), np.ones((2, 3, 3, 3)), np.zeros(2))
    document.replace(replace(document.bench, experiment=small), "Smaller")
    assert document.bench.predictions == ()
