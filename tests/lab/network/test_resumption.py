"""A training that was kept goes on; one that can't leaves the sheet as it was."""

from dataclasses import replace

import pytest
from point_session import POINTS, heard, same, train_to

from cnnlab.core.stack.blocks import Block
from cnnlab.lab.network.document import NetworkDocument
from cnnlab.lab.network.resumption import Resumption, read_back
from cnnlab.lab.network.session import TrainingSession

OTHER = replace(POINTS, stack=POINTS.stack.add(Block("Tanh"), 1))


@pytest.fixture
def made(qapp, qtbot, tmp_path):
    sessions = []

    def make(sheet):
        document = NetworkDocument(sheet)
        session = TrainingSession(document, tmp_path / "mine", lambda: tmp_path / "kept", document)
        sessions.append(session)
        session.load()
        qtbot.waitUntil(lambda: session.why_not == "")
        return session

    yield make
    for session in sessions:
        session.close_down()


@pytest.fixture
def kept(made, qtbot, tmp_path):
    """A training of ``POINTS`` that was closed."""
    session = made(POINTS)
    train_to(session, qtbot, 3)
    session.close_down()
    return read_back(tmp_path / "kept")


def test_it_stands_where_it_did_on_its_own_sheet(made, kept, qtbot):
    session = made(OTHER)
    resumption = Resumption(session)
    refused = heard(resumption.refused)
    resumption.resume(kept)
    qtbot.waitUntil(lambda: session.run is not None)
    assert session.sheet == POINTS
    assert session.run.done == kept.steps
    assert same(kept.network, session.network)
    assert refused == []


def test_one_of_other_examples_leaves_the_sheet_as_it_was(made, kept, qtbot):
    session = made(OTHER)
    resumption = Resumption(session)
    refused = heard(resumption.refused)
    resumption.resume(replace(kept, images=kept.images + 1))
    qtbot.waitUntil(lambda: bool(refused))
    assert "images: got" in str(refused[0][0])
    assert session.sheet == OTHER
    assert not session.document.undo_stack.canUndo()


def test_on_the_same_sheet_nothing_is_taken_back(made, kept, qtbot):
    session = made(OTHER)
    session.document.replace(POINTS, "Other stack")
    qtbot.waitUntil(lambda: session.why_not == "")
    resumption = Resumption(session)
    refused = heard(resumption.refused)
    resumption.resume(replace(kept, images=kept.images + 1))
    qtbot.waitUntil(lambda: bool(refused))
    assert session.sheet == POINTS
