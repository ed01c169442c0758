"""What is trained follows the document."""

from dataclasses import replace

import numpy as np
import pytest
from point_session import POINTS, heard, same

from cnnlab.core.preprocess import Preprocessing
from cnnlab.core.stack.blocks import Block, Stack
from cnnlab.lab.network.document import NetworkDocument
from cnnlab.lab.network.resumption import Resumption, read_back
from cnnlab.lab.network.session import TrainingSession
from cnnlab.lessons.label_edits import LabelEdits

HIDDEN = Block("Linear", {"features": 4})


@pytest.fixture
def document(qapp):
    return NetworkDocument(POINTS)


@pytest.fixture
def session(document, tmp_path, qtbot):
    made = TrainingSession(
        document, tmp_path / "mine", lambda: tmp_path / "kept" / "last", document
    )
    made.load()
    qtbot.waitUntil(lambda: made.why_not == "")
    yield made
    made.close_down()


def one_step(session, qtbot):
    session.step()
    qtbot.waitUntil(lambda: session.run.done > 0 and not session.running)


def test_it_waits_for_examples_and_for_their_preprocessing(document, tmp_path, qtbot):
    session = TrainingSession(document, tmp_path, parent=document)
    assert session.why_not == "missing"
    session.start()
    assert session.run is None
    with qtbot.waitSignal(session.data_changed):
        session.load()
        assert session.why_not == "loading"
    qtbot.waitUntil(lambda: session.why_not == "")
    assert session.network.layers[0].name in ("normalise", "standardise")
    session.close_down()


def test_a_step_changes_the_network_and_stopping_takes_it_back(session, qtbot):
    before = session.network.copy()
    one_step(session, qtbot)
    assert session.begun
    assert not same(session.network, before)
    session.stop()
    assert not session.begun
    assert same(session.network, before)


def test_another_network_ends_a_training(session, document, qtbot):
    one_step(session, qtbot)
    ended, trained = heard(session.ended), session.run.snapshot
    document.edit_stack(document.sheet.stack.add(Block("Tanh"), 1), "Add")
    ((left,),) = ended
    assert left.steps == 1
    assert same(left.trained(), trained)
    assert not session.begun
    assert "tanh1" in [layer.name for layer in session.network.layers]


def test_weights_of_a_file_are_not_taken_for_random_ones(session, document, qtbot):
    assert not session.of_file
    session.show_network(session.network.copy())
    one_step(session, qtbot)
    session.stop()
    assert session.of_file  # it goes back to what the file holds
    document.edit_stack(document.sheet.stack.add(Block("Tanh"), 1), "Add")
    assert not session.of_file


def test_a_network_that_does_not_fit_is_not_trained(session, document):
    document.edit_stack(Stack((2,), (Block("Conv2d"),)), "Convolution")
    assert session.why_not == "stack"
    assert session.network is None
    session.start()
    assert session.run is None
    document.undo_stack.undo()
    assert session.why_not == ""


def test_other_preprocessing_stands_before_the_network(session, document, qtbot):
    document.edit_preprocessing(Preprocessing(), "Plain")
    qtbot.waitUntil(lambda: session.why_not == "")
    assert [layer.name for layer in session.network.layers][:1] == ["fc1"]


def test_mended_labels_are_trained_on(session, document, qtbot):
    index = int(session.data.training_indices[0])
    label = 1 - int(session.data.labels[index])
    document.edit_labels(LabelEdits().relabelled(session.data.origins.key(index), label), "Label")
    assert session.data.labels[index] == label
    document.undo_stack.undo()
    assert session.data.labels[index] == 1 - label
    qtbot.waitUntil(lambda: session.why_not == "")


def test_examples_of_one_class_are_refused(session, document):
    ones = np.flatnonzero(session.data.labels == 1)
    document.edit_labels(LabelEdits().without([session.data.origins.key(i) for i in ones]), "Drop")
    assert session.why_not == "data"
    assert session.refusal.code == "one class"
    document.undo_stack.undo()
    assert session.refusal is None


def test_a_knob_edits_the_document_until_training_has_begun(session, document, qtbot):
    session.turn("learning_rate", 0.01, "Rate")
    assert document.sheet.recipe.learning_rate == 0.01
    session.turn("augmentation", 0.5, "Strength")
    assert document.sheet.strength == 0.5
    one_step(session, qtbot)
    session.turn("learning_rate", 0.02, "Rate")
    assert document.sheet.recipe.learning_rate == 0.01
    assert session.settings.learning_rate == 0.02
    assert [change.name for change in session.run.changes] == ["learning_rate"]


def test_what_the_document_sets_is_what_is_trained_with(session, document, qtbot):
    document.edit_recipe(replace(document.sheet.recipe, batch=17, optimiser="sgd"), "Recipe")
    one_step(session, qtbot)
    assert (session.settings.batch, session.settings.optimiser) == (17, "sgd")


def test_points_of_another_kind_are_loaded(session, document, qtbot):
    before = session.data
    document.edit_source("points", "Rings", "rings")
    qtbot.waitUntil(lambda: session.data is not before and session.why_not == "")


def test_the_examples_of_another_source_are_not_those_of_the_document(session, document, qtbot):
    assert session.examples is session.data
    label = session.data.labels[0]
    document.edit_source("mnist", "MNIST")
    assert session.data.source == "points"
    assert session.examples is None
    edits = LabelEdits().relabelled(session.data.origins.key(0), 1 - int(label))
    document.edit_labels(edits, "Mend")
    assert session.data.labels[0] == label
    document.undo_stack.undo()
    document.undo_stack.undo()
    qtbot.waitUntil(lambda: session.why_not == "")
    assert session.examples is session.data


def test_a_folder_that_is_not_known_is_not_read(session, document):
    document.edit_source("folder", "Folder")
    assert session.why_not in ("loading", "stack")
    assert not session.sources.running


def test_a_training_that_was_kept_goes_on(session, document, tmp_path, qtbot):
    one_step(session, qtbot)
    one_step(session, qtbot)
    trained = session.network.copy()
    session.close_down()
    again = NetworkDocument(replace(POINTS, strength=0.25))
    other = TrainingSession(again, tmp_path / "mine", lambda: tmp_path / "kept" / "last", again)
    other.load()
    qtbot.waitUntil(lambda: other.why_not == "")
    Resumption(other).resume(read_back(tmp_path / "kept" / "last"))
    qtbot.waitUntil(lambda: other.begun)
    assert again.sheet == POINTS
    assert same(other.network, trained)
    other.close_down()
