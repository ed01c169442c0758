"""Long work on a thread of its own."""

import time
from threading import Event

import pytest
from begun_threads import begun_threads
from PySide6.QtCore import QThread

from cnnlab.lab.shared.worker import Worker


@pytest.fixture
def session(qapp):
    made = Worker()
    yield made
    made.close()


def counting(stop):
    count = 0
    while not stop.is_set() and count < 1000:
        count += 1
        time.sleep(0.002)
        yield count


def test_reports_come_in_this_thread_and_not_too_often(session, qtbot):
    heard = []
    session.reported.connect(lambda n: heard.append((n, QThread.currentThread())))
    with qtbot.waitSignal(session.finished) as ended:
        session.start(lambda stop: (n for n in counting(stop) if n <= 100 or stop.set()))
    assert 1 <= len(heard) <= 20
    assert {thread for _, thread in heard} == {session.thread()}
    assert ended.args == [100]
    assert not session.running


def test_a_stop_ends_it_with_its_last_report(session, qtbot):
    session.start(counting)
    assert session.running
    with qtbot.waitSignal(session.finished) as ended:
        session.stop()
    assert ended.args[0] is None or ended.args[0] < 1000


def test_what_goes_wrong_is_told(session, qtbot):
    def broken(stop):
        yield 1
        raise ValueError("no data")

    with qtbot.waitSignal(session.failed) as failed:
        session.start(broken)
    assert str(failed.args[0]) == "no data"
    assert not session.running


def test_closing_waits_and_says_nothing_more(session, qtbot):
    heard = []
    session.finished.connect(heard.append)
    before = begun_threads()
    session.start(counting)
    session.close()
    qtbot.wait(20)
    assert heard == []
    assert begun_threads() == before
    session.close()


def test_what_a_closed_one_still_has_to_say_is_not_taken_for_the_next_one_s(session, qtbot):
    heard, reported = [], Event()
    session.reported.connect(heard.append)
    session.finished.connect(heard.append)

    def first(stop):
        yield "first"
        reported.set()
        stop.wait()

    def second(stop):
        yield "second"
        stop.wait(5)

    session.start(first)
    reported.wait()  # no event is handled meanwhile
    session.close()
    session.start(second)
    qtbot.waitUntil(lambda: len(heard) > 0)
    assert heard == ["second"]
    assert session.running


def test_another_piece_of_work_after_the_first(session, qtbot):
    for _ in range(2):
        with qtbot.waitSignal(session.finished):
            session.start(lambda stop: iter([1]))
