"""How long the Neuron tab takes; figures to read, nothing asserted about time.

Run with --benchmark-enable. CPU time, since other programs may run beside it.
"""

import time

import pytest
from one_neuron_hands import OneNeuronHands, moved
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

pytestmark = pytest.mark.benchmark(timer=time.process_time, min_rounds=60)
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def one(window):
    window.resize(1440, 900)
    return OneNeuronHands(window)


def drags(one, start, step):
    """A move of the held line or point, and all that is painted of it."""
    handle = one.window.windowHandle()
    QTest.mousePress(handle, LEFT, PLAIN, start)
    stops = [moved(start, step * n, n) for n in (0, 1, 2, 3, 4, 3, 2, 1)]

    def move():
        stops.append(stops.pop(0))
        QTest.mouseMove(handle, stops[0])
        QApplication.processEvents()

    return move, lambda: QTest.mouseRelease(handle, LEFT, PLAIN, stops[0])


@pytest.mark.parametrize("share", [0.5, 0.93], ids=["shift", "turn"])
@pytest.mark.parametrize(
    "kind",
    ["linear", *(pytest.param(kind, marks=pytest.mark.timed) for kind in ("sigmoid", "tanh"))],
)
def test_drag_of_the_line(one, benchmark, kind, share):
    one.page.edits.set_function(kind)
    one.page.edits.set_derivative(True)
    QApplication.processEvents()
    before = one.undo.count()
    move, release = drags(one, one.line_at(share), 7)
    benchmark.pedantic(move, rounds=200, warmup_rounds=10)
    release()
    assert one.undo.count() == before + 1


def test_drag_of_the_input(one, benchmark):
    move, release = drags(one, one.spot(1, 0), -9)
    benchmark.pedantic(move, rounds=200, warmup_rounds=10)
    release()


def test_a_weight_is_scrubbed(one, benchmark):
    values = [8.0, 7.0]

    def edit():
        values.reverse()
        one.widget("neuronWeight0").set_value(0, 0, values[0])
        QApplication.processEvents()

    benchmark.pedantic(edit, rounds=100, warmup_rounds=5)


def test_the_page_is_made(one, benchmark):
    from cnnlab.lab.neuron.document import SheetDocument
    from cnnlab.lessons.neuron_presets import first_sheet
    from cnnlab.ui.neuron.one_page import OneNeuronPage

    def make():
        page = OneNeuronPage(SheetDocument(first_sheet()))
        page.deleteLater()
        page.controls.deleteLater()

    benchmark.pedantic(make, rounds=30, warmup_rounds=2)
