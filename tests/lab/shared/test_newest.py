"""Of several tasks the newest one only."""

from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication

from cnnlab.lab.shared.newest import Newest


@pytest.fixture
def newest(qapp):
    made = Newest()
    made.heard = []
    for name in ("reported", "finished", "failed"):
        getattr(made, name).connect(lambda what, name=name: made.heard.append((name, what)))
    yield made
    made.close()


def said(newest, qtbot):
    """What was heard once nothing runs any more."""
    qtbot.waitUntil(lambda: not newest.running)
    return newest.heard


def listing(*reports):
    return lambda stop: iter(reports)


def until_stopped(started):
    """A task that goes on until it is cancelled."""

    def work(stop):
        started.set()
        stop.wait(20)
        yield "old"

    return work


def broken(stop):
    yield 1
    raise ValueError("no data")


def test_the_last_report_always_comes_and_none_twice(newest, qtbot):
    last = object()
    assert newest.ask("first", listing(last))
    assert newest.running
    assert said(newest, qtbot) == [("reported", last), ("finished", last)]


def test_a_report_that_came_too_soon_after_another_comes_at_the_end(newest, qtbot):
    newest.ask("first", listing(*range(1000)))
    heard = said(newest, qtbot)
    assert heard[0] == ("reported", 0)
    assert heard[-2:] == [("reported", 999), ("finished", 999)]


def test_a_task_without_reports_is_finished(newest, qtbot):
    newest.ask("first", listing())
    assert said(newest, qtbot) == [("finished", None)]


def test_of_what_was_asked_before_nothing_is_said(newest, qtbot):
    started, skipped = Event(), Event()
    newest.ask("old", until_stopped(started))
    started.wait(20)
    newest.ask("skipped", until_stopped(skipped))
    newest.ask("new", listing("new"))
    assert said(newest, qtbot) == [("reported", "new"), ("finished", "new")]
    assert not skipped.is_set(), "it was never begun"


def test_the_same_again_is_no_work_until_it_was_given_up(newest, qtbot):
    assert newest.ask((1, "a"), listing(1))
    assert not newest.ask((1, "a"), listing(2))
    said(newest, qtbot)
    assert not newest.ask((1, "a"), listing(3))
    assert not newest.running
    newest.give_up()
    assert newest.ask((1, "a"), listing(4))
    assert said(newest, qtbot)[-1] == ("finished", 4)


def test_what_was_asked_for_before_the_last_can_be_asked_again(newest, qtbot):
    started = Event()
    newest.ask("old", until_stopped(started))
    newest.ask("new", listing("new"))
    assert newest.ask("old", listing("again"))
    assert said(newest, qtbot) == [("reported", "again"), ("finished", "again")]


def test_what_is_given_up_is_not_heard_of(newest, qtbot):
    started = Event()
    newest.ask("old", until_stopped(started))
    newest.give_up()
    assert said(newest, qtbot) == []


def test_what_failed_may_be_asked_for_again(newest, qtbot):
    newest.ask("first", broken)
    heard = said(newest, qtbot)
    assert [name for name, _ in heard] == ["reported", "failed"]
    assert str(heard[1][1]) == "no data"
    assert newest.ask("first", listing(5))
    assert said(newest, qtbot)[-1] == ("finished", 5)


def test_after_a_failure_what_waits_is_worked_out(newest, qtbot):
    def breaks_once_stopped(stop):
        stop.wait(20)
        raise ValueError("too late")
        yield

    newest.ask("old", breaks_once_stopped)
    newest.ask("new", listing("new"))
    running = []
    newest.failed.connect(lambda _: running.append(newest.running))
    heard = said(newest, qtbot)
    assert [name for name, _ in heard] == ["failed", "reported", "finished"]
    assert running == [True], "so that it is known that the error is none of the newest"
    assert not newest.ask("new", listing("again"))


def test_closed_it_waits_and_says_nothing_more(newest):
    started = Event()
    newest.ask("old", until_stopped(started))
    newest.ask("new", listing("new"))
    newest.close()
    assert not newest.running
    QCoreApplication.processEvents()
    assert newest.heard == []
