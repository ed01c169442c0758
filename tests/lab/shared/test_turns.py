"""Small jobs that take turns."""

import pytest

from cnnlab.lab.shared.turns import Turns


class Jobs:
    """Each says when it ran: how often it is asked for elsewhere does not matter to it."""

    def __init__(self):
        self.done = []

    def first(self):
        self.done.append("first")

    def second(self):
        self.done.append("second")


@pytest.fixture
def turns(qapp):
    made = Turns()
    yield made
    made.stop()


@pytest.fixture
def jobs():
    return Jobs()


def test_there_is_a_pause_between_two_of_them(jobs, qtbot):
    turns = Turns(pause=10**6)
    turns.soon(jobs.first)
    turns.soon(jobs.second)
    assert jobs.done == []
    qtbot.waitUntil(lambda: jobs.done != [])
    turns.soon(jobs.first)
    qtbot.wait(20)
    assert jobs.done == ["first"]
    turns.stop()


def test_they_run_in_the_order_in_which_they_were_asked_for(turns, jobs, qtbot):
    turns.soon(jobs.first)
    turns.soon(jobs.second)
    qtbot.waitUntil(lambda: len(jobs.done) == 2)
    assert jobs.done == ["first", "second"]


def test_a_job_that_waits_runs_once(turns, jobs, qtbot):
    for _ in range(3):
        turns.soon(jobs.first)
    turns.soon(jobs.second)
    qtbot.waitUntil(lambda: "second" in jobs.done)
    assert jobs.done == ["first", "second"]


def test_one_that_cannot_wait_is_first_and_does_not_run_again(turns, jobs, qtbot):
    turns.soon(jobs.first)
    turns.soon(jobs.second)
    turns.now(jobs.second)
    assert jobs.done == ["second"]
    qtbot.waitUntil(lambda: len(jobs.done) == 2)
    qtbot.wait(20)
    assert jobs.done == ["second", "first"]


def test_one_may_come_before_those_that_wait(turns, jobs, qtbot):
    turns.soon(jobs.first)
    turns.soon(jobs.second, first=True)
    turns.soon(jobs.second, first=True)
    qtbot.waitUntil(lambda: len(jobs.done) == 2)
    assert jobs.done == ["second", "first"]


def test_a_job_may_ask_for_itself_again(turns, qtbot):
    done = []

    def job():
        done.append(len(done))
        if len(done) < 3:
            turns.soon(job)

    turns.soon(job)
    qtbot.waitUntil(lambda: len(done) == 3)


def test_a_job_that_is_dropped_does_not_run(turns, jobs, qtbot):
    turns.soon(jobs.first)
    turns.soon(jobs.second)
    turns.drop(jobs.first)
    qtbot.waitUntil(lambda: jobs.done != [])
    turns.soon(jobs.first)
    turns.stop()
    qtbot.wait(20)
    assert jobs.done == ["second"]
