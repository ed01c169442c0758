"""Back to any moment of a training, and on from it."""

from dataclasses import replace

import numpy as np
import pytest
from point_session import POINTS, heard, ready_session, same, train_to

from cnnlab.core.moment_store import Moment
from cnnlab.lab.network.rewind import FILM, Rewind


@pytest.fixture
def session(qapp, tmp_path, qtbot):
    with ready_session(tmp_path, qtbot) as made:
        yield made


@pytest.fixture
def rewind(session):
    made = Rewind(session)
    yield made
    made.close_down()


def steps(rewind):
    return [moment.step for moment in rewind.moments]


def test_before_a_training_there_is_nothing_to_go_back_to(session, rewind):
    assert rewind.moments == ()
    assert rewind.places == 1
    assert rewind.network is session.network
    rewind.play()
    assert not rewind.playing
    rewind.go_on()
    assert session.run is None


def test_any_moment_is_shown_and_now_again(session, rewind, qtbot):
    first = session.network.copy()
    train_to(session, qtbot, 30)
    assert steps(rewind)[:20] == list(range(20))
    told = heard(rewind.changed)
    rewind.seek(0)
    assert rewind.step == 0
    assert same(rewind.network, first)
    rewind.seek(7)
    assert (rewind.moment, rewind.index) == (Moment(0, 7), 7)
    assert not same(rewind.network, first)
    rewind.seek(7)
    assert len(told) == 2  # the same again is nothing new
    rewind.to_now()
    assert rewind.moment is None
    assert rewind.network is session.network
    assert rewind.index == rewind.places - 1


def test_a_moment_stays_shown_while_training_goes_on(session, rewind, qtbot):
    train_to(session, qtbot, 10)
    rewind.seek(4)
    shown = rewind.network
    train_to(session, qtbot, 40)
    assert rewind.step == 4
    assert rewind.network is shown
    assert rewind.index == 4


def test_signs_are_those_of_the_moment(session, rewind, qtbot):
    train_to(session, qtbot, 12)
    rewind.seek(6)
    assert rewind.signs is None
    qtbot.waitUntil(lambda: rewind.signs is not None)
    signs = rewind.signs
    moments = session.run.ways.moments
    for sign in signs:
        assert sign.gradient_norm == moments.norms(Moment(0, 6)).get(sign.name)
    weights = np.abs(rewind.network.parameters["fc1.weight"]).max()
    histogram = next(sign.histogram for sign in signs if sign.name == "fc1")
    assert histogram.edges[-1] == pytest.approx(weights)
    assert rewind.signs is signs
    rewind.to_now()
    assert rewind.signs is session.run.signs


def test_the_moment_before_is_that_of_the_next_lower_step(session, rewind, qtbot):
    train_to(session, qtbot, 9)
    rewind.seek(3)
    before = rewind.before
    rewind.seek(2)
    assert same(rewind.network, before)
    rewind.seek(0)
    assert rewind.before is None


def test_a_film_goes_through_all_moments_to_now(session, rewind, qtbot):
    train_to(session, qtbot, 6)
    seen = []
    rewind.changed.connect(lambda: seen.append(rewind.step))
    rewind.play()
    assert rewind.playing
    qtbot.waitUntil(lambda: not rewind.playing)
    assert rewind.moment is None
    assert seen[0] == 0
    assert seen == sorted(seen)


def test_a_film_that_is_late_leaves_moments_out(session, rewind, qtbot, monkeypatch):
    train_to(session, qtbot, 40)
    rewind.play()
    monkeypatch.setattr(rewind._clock, "elapsed", lambda: 10 * FILM, raising=False)
    rewind._on_film()
    assert rewind.index == 10
    rewind.pause()
    assert not rewind.playing


def test_going_on_leads_off_and_shows_the_new_way(session, rewind, qtbot):
    train_to(session, qtbot, 20)
    end = session.run.done
    rewind.seek(5)
    rewind.go_on()
    assert rewind.moment is None
    assert session.run.done == 5
    assert rewind.ways == (0, 1)
    session.turn("learning_rate", 0.5, "Rate")
    train_to(session, qtbot, 12)
    assert [m.way for m in rewind.moments[:7]] == [0] * 6 + [1]
    assert rewind.other_ways().keys() == {0}
    rewind.show_way(0)
    assert (rewind.way, rewind.step) == (0, end)
    assert rewind.curves.steps[-1] == end
    assert rewind.other_ways().keys() == {1}
    rewind.seek(3)
    rewind.go_on()
    assert rewind.ways == (0, 1, 2)
    assert session.run.done == 3
    assert session.settings.learning_rate == POINTS.recipe.learning_rate


def test_of_a_way_that_was_left_the_end_is_the_last_place(session, rewind, qtbot):
    train_to(session, qtbot, 8)
    end = session.run.done
    rewind.seek(2)
    rewind.go_on()
    train_to(session, qtbot, 4)
    rewind.show_way(0)
    assert rewind.places == len(rewind.moments)
    rewind.seek(rewind.places)
    assert rewind.step == end
    rewind.show_way(1)
    assert rewind.moment is None


def test_a_moment_that_is_gone_is_told_and_what_is_shown_stays(session, rewind, qtbot):
    train_to(session, qtbot, 8)
    rewind.seek(3)
    lost = heard(rewind.lost)
    gone = rewind.moments[6]
    session.run.ways.moments._forget(gone)
    session.run.ways.moments._held[gone] = replace(
        next(iter(session.run.ways.moments._held.values())), checkpoint=None, path=None
    )
    rewind.seek(rewind.moments.index(gone))
    assert len(lost) == 1
    assert rewind.step == 3
    assert gone not in rewind.moments


def test_another_network_begins_without_a_past(session, rewind, qtbot):
    train_to(session, qtbot, 8)
    rewind.seek(3)
    session.stop()
    assert rewind.moment is None
    assert rewind.moments == ()
