"""How fast points are fitted, and how often the plane is drawn meanwhile; figures to read."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication

from cnnlab.core.dense.fit import Fit, FitNetwork, FitRecipe
from cnnlab.core.dense.points import make_points, split
from cnnlab.lab.neuron.fitting import FASTEST
from cnnlab.lessons.sheet import Fitting

STEPS = 1000
POINTS = split(make_points("xor", 200, 0.1, 1), 0.2, 1)
LARGE = Fitting(POINTS, network=FitNetwork((8, 8)))


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget):
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def page(window):
    window.resize(1440, 900)
    window.tabs.go_to("neuronTab")
    tab = window.tab("neuronTab")
    tab.show_page("fit")
    tab.document.edit_fitting(LARGE, "large")
    QApplication.processEvents()
    tab.page.run.set_speed(FASTEST)
    return tab.page


def test_a_thousand_steps_in_the_core(benchmark):
    fit = [None]

    def setup():
        fit[0] = Fit(LARGE.network.initial(), LARGE.points, FitRecipe(), 1)

    benchmark.pedantic(lambda: fit[0].forward(STEPS), setup=setup, rounds=5)


@pytest.mark.parametrize(
    "race",
    [pytest.param(False, id="alone"), pytest.param(True, id="race", marks=pytest.mark.timed)],
)
def test_a_thousand_steps_before_the_eyes(benchmark, page, race):
    """With the frames drawn in a second of them as ``frames``."""
    if race:
        fitting = replace(LARGE, rival=FitRecipe(0.03))
        page.document.edit_fitting(fitting, "race")
    paints, frames, busy = Paints(page.parts.plane), [], []

    loop = QEventLoop()
    page.run.moved.connect(lambda: page.run.state.step >= STEPS and loop.quit())

    def play():
        began, worked = time.monotonic(), time.process_time()
        page.run.play()
        loop.exec()
        frames.append(paints.count / (time.monotonic() - began))
        busy.append(time.process_time() - worked)
        page.run.pause()

    def setup():
        page.run.rewind()
        QApplication.processEvents()
        paints.count = 0

    benchmark.pedantic(play, setup=setup, rounds=5)
    benchmark.extra_info["frames"] = [round(rate, 1) for rate in frames]
    benchmark.extra_info["cpu"] = [round(seconds, 2) for seconds in busy]
    print("frames a second, seconds of processor:", benchmark.extra_info)


def test_a_frame(benchmark, page):
    """Surface, losses, network and numbers of one report, painted."""
    page.run.seek(300)

    def frame():
        page.run.moved.emit()
        QApplication.processEvents()

    benchmark.pedantic(frame, rounds=60)
