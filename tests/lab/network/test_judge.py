"""What the network that is shown reads wrong."""

import pytest
from point_session import ready_session, train_to

from cnnlab.core.moment_store import MomentGoneError
from cnnlab.core.training_signs import signs_again
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
    said, _ = again(session, rewind.network)
    assert (known(judge, qtbot).said == said).all()
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
    edits = LabelEdits().relabelled(session.data.origins.key(index), label)
    session.document.edit_labels(edits, "Label")
    assert judge.verdict is None
    qtbot.waitUntil(lambda: session.why_not == "")
    train_to(session, qtbot, 5)
    assert known(judge, qtbot).labels[0] == label


def test_moments_near_one_that_is_looked_at_are_known_before_they_are_asked_for(judged, qtbot):
    session, rewind, judge = judged
    train_to(session, qtbot, 20)
    known(judge, qtbot)
    rewind.seek(3)
    known(judge, qtbot)
    qtbot.waitUntil(lambda: len(judge._known) == len(rewind.moments))
    for index in (4, 0, len(rewind.moments) - 1):
        rewind.seek(index)
        verdict, signs = judge.verdict, rewind.signs
        said, labels = again(session, rewind.network)
        assert (verdict.said == said).all()
        assert (verdict.labels == labels).all()
        norms = session.run.ways.moments.norms(rewind.moment)
        worked_out = signs_again(rewind.network, norms, session.run.probe)
        assert [one.dead for one in signs] == [one.dead for one in worked_out]
        assert [one.gradient_norm for one in signs] == [one.gradient_norm for one in worked_out]


def test_nothing_is_looked_for_ahead_while_nobody_looks_back_or_it_trains(judged, qtbot):
    session, rewind, judge = judged
    train_to(session, qtbot, 20)
    known(judge, qtbot)
    qtbot.wait(150)
    assert judge._known == {}
    session.start()
    rewind.seek(2)
    known(judge, qtbot)
    qtbot.wait(150)
    assert list(judge._known) == [rewind.moment]
    session.pause()


def test_what_is_known_of_moments_goes_with_their_training(judged, qtbot):
    session, rewind, judge = judged
    train_to(session, qtbot, 8)
    rewind.seek(2)
    qtbot.waitUntil(lambda: len(judge._known) == len(rewind.moments))
    session.stop()
    qtbot.waitUntil(lambda: not session.begun)
    assert judge._known == {}
    train_to(session, qtbot, 8)
    rewind.seek(2)
    assert judge.verdict is None
    assert rewind.signs is None


def test_a_moment_that_cannot_be_read_is_passed_over_ahead(judged, qtbot, monkeypatch):
    session, rewind, judge = judged
    train_to(session, qtbot, 8)
    moments, gone = session.run.ways.moments, rewind.moments[4]
    read = moments.read

    def not_that_one(moment):
        if moment == gone:
            raise MomentGoneError(moment.step, "deleted")
        return read(moment)

    monkeypatch.setattr(moments, "read", not_that_one)
    rewind.seek(3)
    qtbot.waitUntil(lambda: len(judge._known) == len(rewind.moments))
    assert judge._known.pop(gone) is None
    assert None not in judge._known.values()
