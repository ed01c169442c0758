"""Signals in a block: raised, or noted until what is under way has ended."""

import os
import signal
from threading import Thread

import pytest

from cnnlab.cli.interrupts import Interrupts

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")


def interrupt(number=signal.SIGINT):
    os.kill(os.getpid(), number)


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_ends_the_block(name):
    before, number = signal.getsignal(signal.SIGTERM), getattr(signal, name)
    reached = []
    with Interrupts() as interrupts:
        interrupt(number)
        reached.append(1)
    assert reached == []
    assert interrupts.status == 128 + number
    assert interrupts.stop.is_set()
    assert signal.getsignal(signal.SIGTERM) is before


def test_without_a_signal_nothing_is_swallowed():
    with pytest.raises(ValueError, match="a bug"), Interrupts() as interrupts:
        raise ValueError("a bug")
    assert interrupts.status == 0


def test_what_comes_of_a_signal_is_swallowed():
    with Interrupts() as interrupts:
        try:
            interrupt()
        except KeyboardInterrupt as error:
            raise ImportError("as NumPy says it") from error
    assert interrupts.status == 130


def test_gently_the_work_is_ended_first():
    reached = []
    with Interrupts() as interrupts:
        with interrupts.gently():
            interrupt()
            reached.append(interrupts.stop.is_set())
        reached.append("too far")
    assert reached == [True]


def test_an_error_while_work_is_ended_is_told():
    def save():
        with Interrupts() as interrupts, interrupts.gently():
            interrupt()
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        save()


def test_other_threads_listen_to_nothing():
    done = []

    def work():
        with Interrupts():
            done.append(signal.getsignal(signal.SIGINT))

    before = signal.getsignal(signal.SIGINT)
    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert done == [before]
