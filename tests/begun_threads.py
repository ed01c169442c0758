"""The threads that Python itself began."""

import threading


def begun_threads():
    """How many there are; one of Qt's that ran Python stays in Python's list after its end."""
    return sum(not isinstance(one, threading._DummyThread) for one in threading.enumerate())
