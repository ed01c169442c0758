"""What the network that is shown reads wrong."""

import pytest
from point_session import ready_session, train_to

from cnnlab.lab.network.judge import Judge
from cnnlab.lab.network.rewind import Rewind
from cnnlab.lessons.label_edits import LabelEdits


@pytest.fixture
def judged(qapp, tmp_path, qtbot):
    with ready_session(tmp_path, qtbot) as session:
        rewind = Rewind(session)
        judge = Judge(session, rewind)
        yield session, rewind, judge
        judge.close_down()
        rewind.close_down()


def known(judge, qtbot):
    qtbot.waitUntil(lambda: judge.verdict is not None)
    return judge.verdict


def again(session, network):
    images, labels = session.data.validation()
    return network.run(images)[0].argmax(axis=1), labels


def test_an_untrained_network_is_not_judged(judged, qtbot):
    session, _, judge = judged
    qtbot.wait(150)
    assert session.run is None
    assert judge.verdict is None


def test_it_is_judged_once_training_rests_and_at_any_moment(judged, qtbot):
    session, rewind, judge = judged
    train_to(session, qtbot, 20)
    now = known(judge, qtbot)
    said, labels = again(session, session.network)
    assert now.accuracy == pytest.approx(float((said == labels).mean()))
    assert set(now.indices[now.wrong]) == set(session.data.validation_indices[said != labels])
    rewind.seek(0)
    assert judge.verdict is None
    first = known(judge, qtbot)
    assert first.network is rewind.network
    said, labels = again(session, rewind.network)
    assert (first.said == said).all()
    assert (first.labels == labels).all()
    assert first.accuracy < now.accuracy


def test_while_it_trains_only_a_moment_that_is_shown_is_judged(judged, qtbot):
    session, rewind, judge = judged
    session.start()
    qtbot.waitUntil(lambda: session.run is not None and session.run.done > 20)
    qtbot.wait(150)
    assert judge.verdict is None
    rewind.seek(3)
    assert known(judge, qtbot).network is rewind.network
    told = []
    judge.judged.connect(lambda: told.append(judge.verdict))
    done = session.run.done
    qtbot.waitUntil(lambda: session.run.done > done + 20)
    assert told == []  # what is shown stays


def test_examples_that_were_mended_are_judged_once_it_is_trained_again(judged, qtbot):
    session, _, judge = judged
    train_to(session, qtbot, 5)
    before = known(judge, qtbot)
    index = int(before.indices[0])
    label = 1 - int(session.data.labels[index])
    session.document.edit_labels(LabelEdits().relabelled(index, label), "Label")
    assert judge.verdict is None
    qtbot.waitUntil(lambda: session.why_not == "")
    train_to(session, qtbot, 5)
    assert known(judge, qtbot).labels[0] == label
