"""What is in circles is collected between two events, in the main thread."""

import gc
import linecache
import subprocess
import sys
import threading
import weakref

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cnnlab.lab.shared.collector import Collector

# A slot that is no method of a QObject is disconnected while Qt holds a lock, of which it has 131
# for all objects. What is made there may start Python's own collector, which deletes what lies in
# circles, and an object that has connections waits for its lock.
DISCONNECTS = """
import gc, sys
from PySide6.QtCore import QCoreApplication, QObject, Signal
from cnnlab.lab.shared.collector import Collector

class Speaker(QObject):
    said = Signal()

def hear(): pass

app = QCoreApplication([])
gc.disable()
speaker = Speaker()
speaker.said.connect(hear)
for _ in range(400):
    circle = QObject()
    circle.me = circle
    circle.objectNameChanged.connect(circle.deleteLater)
del circle
disconnect = speaker.said.disconnect
gc.enable()
collector = Collector() if "collector" in sys.argv else None
gc.set_threshold(gc.get_count()[0], 1000, 1000)
disconnect(hear)
print("disconnected")
"""


@pytest.fixture
def collector(qapp):
    gc.enable()
    made = Collector()
    yield made
    made.release()
    gc.disable()


class Circle(QObject):
    def __init__(self):
        super().__init__()
        self.me = self


def test_a_signal_can_be_disconnected_while_there_is_garbage():
    command = [sys.executable, "-c", DISCONNECTS, "collector"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "disconnected\n"


def test_pythons_own_collector_is_off_until_it_is_released(collector):
    assert not gc.isenabled()
    collector.release()
    assert gc.isenabled()


def test_the_last_of_several_gives_it_back(collector):
    second = Collector()
    collector.release()
    assert not gc.isenabled()
    second.release()
    assert gc.isenabled()


def test_it_leaves_a_collector_off_that_was_off(qapp):
    gc.disable()
    made = Collector()
    made.release()
    made.release()
    assert not gc.isenabled()


def test_it_collects_by_itself_in_the_main_thread(collector, qtbot):
    collector._timer.setInterval(10)
    threads = []
    known = weakref.ref(Circle(), lambda _: threads.append(threading.current_thread()))
    made = [[] for _ in range(gc.get_threshold()[0] + 1)]
    qtbot.waitUntil(lambda: known() is None)
    assert threads == [threading.main_thread()]
    assert made


def test_few_new_objects_are_no_reason(collector):
    gc.collect()
    known = weakref.ref(Circle())
    collector.look()
    assert known() is not None


def test_older_generations_are_collected_when_their_turn_comes(collector):
    known = weakref.ref(Circle())
    gc.collect(0)
    gc.collect(1)  # it had been there before these
    collected = []
    gc.callbacks.append(lambda phase, about: collected.append((phase, about["generation"])))
    try:
        for _ in range(gc.get_threshold()[2] + 1):
            gc.collect(1)
        collector.look()
    finally:
        gc.callbacks.pop()
    assert ("stop", 2) in collected
    assert known() is None


def test_with_all_generations_goes_what_was_read_of_modules(collector, collected):
    assert linecache.getlines(__file__)
    collector.look()
    assert 2 in collected
    assert not linecache.cache


@pytest.fixture
def collected():
    """Generations that are collected from now on; the oldest is due."""
    for _ in range(gc.get_threshold()[2] + 1):
        gc.collect(1)
    found = []

    def keep(phase, about):
        found.append(about["generation"])

    gc.callbacks.append(keep)
    yield found
    gc.callbacks.remove(keep)


def test_not_everything_is_searched_while_a_button_is_held(collector, collected, qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    QTest.mousePress(widget.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    collector.look()
    assert 2 not in collected
    QTest.mouseRelease(widget.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    collector.look()
    assert 2 in collected


def test_not_everything_is_searched_while_the_pointer_moves(collector, collected):
    for x in (50, 60):
        QCursor.setPos(x, 40)
        collector.look()
        assert 2 not in collected
    collector.look()
    assert 2 in collected
