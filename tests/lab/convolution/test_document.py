"""The document: one gesture is one undo step, one edit is one signal."""

from dataclasses import replace

import numpy as np
import pytest

from cnnlab.core.experiment.evaluate import Evaluation, Problem
from cnnlab.core.experiment.experiment import Experiment
from cnnlab.lab.convolution.bench import Bench, from_preset, with_cell, with_part
from cnnlab.lab.convolution.document import Document
from cnnlab.lab.shared.history import UNDO_LIMIT
from cnnlab.lessons.presets import shipped_presets


@pytest.fixture
def document(qapp) -> Document:
    return Document(from_preset(shipped_presets()[0]))


@pytest.fixture
def heard(document) -> list[frozenset[str]]:
    """What every change said."""
    said: list[frozenset[str]] = []
    document.changed.connect(said.append)
    return said


def put(document: Document, value: float, gesture: object = None, index=(0, 0, 0)) -> None:
    document.replace(with_cell(document.bench, "input", index, value), "Edit input", gesture)


def test_it_opens_with_an_evaluation_and_nothing_to_undo(document):
    assert isinstance(document.evaluation, Evaluation)
    assert document.undo_stack.count() == 0
    assert document.undo_stack.isClean()


def test_an_edit_is_one_step_and_is_said_once(document, heard):
    put(document, 5.0)
    assert document.bench.experiment.input[0, 0, 0] == 5.0
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText() == "Edit input"
    assert heard == [{"experiment", "input"}]


def test_the_output_is_that_of_the_bench_when_the_change_is_said(document):
    seen = []
    document.changed.connect(
        lambda _: seen.append(document.evaluation.plan.experiment is document.bench.experiment)
    )
    put(document, 5.0)
    document.undo_stack.undo()
    assert seen == [True, True]


def test_the_same_bench_is_no_edit(document, heard):
    document.replace(document.bench, "Nothing")
    put(document, float(document.bench.experiment.input[0, 0, 0]))
    assert document.undo_stack.count() == 0
    assert heard == []


def test_undo_and_redo_restore_the_very_same_objects(document, heard):
    benches = [document.bench]
    for value in (5.0, 6.0, 7.0):
        put(document, value)
        benches.append(document.bench)
    for bench in reversed(benches[:-1]):
        document.undo_stack.undo()
        assert document.bench is bench
    for bench in benches[1:]:
        document.undo_stack.redo()
        assert document.bench is bench
    assert heard == [{"experiment", "input"}] * 9


def test_edits_of_one_gesture_are_one_step(document, heard):
    before, gesture = document.bench, object()
    for value in (3.0, 4.0, 5.0):
        put(document, value, gesture)
    assert document.undo_stack.count() == 1
    assert len(heard) == 3
    document.undo_stack.undo()
    assert document.bench is before
    document.undo_stack.redo()
    assert document.bench.experiment.input[0, 0, 0] == 5.0


def test_two_gestures_are_two_steps(document):
    for gesture in (object(), object()):
        put(document, 3.0, gesture)
        put(document, 4.0, gesture)
    assert document.undo_stack.count() == 2


def test_edits_without_a_gesture_never_merge(document):
    put(document, 3.0)
    put(document, 4.0)
    assert document.undo_stack.count() == 2


def test_a_gesture_that_another_step_interrupts_begins_a_new_step(document):
    gesture = object()
    put(document, 3.0, gesture)
    put(document, 9.0, index=(1, 1, 1))
    put(document, 4.0, gesture)
    assert document.undo_stack.count() == 3


def test_a_gesture_that_goes_on_after_undo_does_not_come_back_undone(document):
    before, gesture = document.bench, object()
    put(document, 3.0, gesture)
    document.undo_stack.undo()
    put(document, 4.0, gesture)
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.bench is before


def test_a_saved_state_is_not_merged_away(document):
    gesture = object()
    put(document, 3.0, gesture)
    document.undo_stack.setClean()
    put(document, 4.0, gesture)
    assert not document.undo_stack.isClean()
    document.undo_stack.undo()
    assert document.undo_stack.isClean()
    assert document.bench.experiment.input[0, 0, 0] == 3.0


def test_a_hundred_steps_can_be_undone(document):
    for value in range(UNDO_LIMIT + 20):
        put(document, value + 10.0)
    assert document.undo_stack.count() == UNDO_LIMIT == 100
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    assert document.bench.experiment.input[0, 0, 0] == 29.0


def test_a_bad_setting_is_a_problem_and_undo_mends_it(document, heard):
    tiny = with_part(document.bench, "input", np.zeros((3, 1, 1)))
    document.replace(replace(tiny, experiment=replace(tiny.experiment, padding=(0, 0))), "Size")
    assert isinstance(document.evaluation, Problem)
    assert document.evaluation.code == "too_small"
    document.undo_stack.undo()
    assert isinstance(document.evaluation, Evaluation)
    assert heard == [{"experiment", "input", "padding"}] * 2


def test_what_leaves_the_experiment_alone_is_not_evaluated_again(document, heard):
    before = document.evaluation
    document.replace(replace(document.bench, output_mode="all"), "Show all")
    assert document.evaluation is before
    assert heard == [{"output_mode"}]


def test_the_output_follows_the_numbers(document):
    document.replace(
        Bench(*[Experiment(np.full((1, 2, 2), 3.0), np.full((1, 1, 2, 2), 2.0))] * 2, "mine"),
        "Mine",
    )
    assert document.evaluation.output.tolist() == [[[24.0]]]
