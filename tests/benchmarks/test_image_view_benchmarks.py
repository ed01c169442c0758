"""How long the views of a picture take to move, to zoom, to be pointed at and edited.

Figures to read, nothing asserted about time. Run with --benchmark-enable. CPU time of the thread
that shows the window, since other programs may run beside it.
"""

import time
from dataclasses import replace

import numpy as np
import pytest
from filter_hands import FilterHands
from PySide6.QtCore import QEventLoop, QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnlab.core.image_filters import ImageFilter

pytestmark = pytest.mark.benchmark(timer=time.thread_time, min_rounds=60)
TIMED = pytest.mark.timed
SIDES = (128, pytest.param(1024, marks=TIMED), pytest.param(4096, marks=TIMED))
TURNS = (3, pytest.param(9, marks=TIMED), pytest.param(16, marks=TIMED))
KINDS = {"3x3": ("sobel_x", ()), "11x11": ("gaussian_blur", (11, 2.0))}


@pytest.fixture
def opens_on():
    return "imagesTab"


@pytest.fixture(params=SIDES)
def filters(request, window, qtbot):
    """The page of filters with a picture in colour of that side."""
    window.resize(1440, 900)
    made, side = FilterHands(window.tab("imagesTab"), qtbot), request.param
    rows, columns = np.mgrid[:side, :side]
    waves = [
        128 + 100 * np.sin(rows / a) * np.cos(columns / b) for a, b in ((9, 7), (5, 31), (3, 2))
    ]
    made.show(np.stack(waves).astype(np.uint8))
    return made


def frames(made, moves):
    """Ask for the next of some moves, and paint all that it changes."""
    left = [*moves]

    def frame():
        left.append(left.pop(0))
        left[0]()
        QApplication.processEvents()

    return frame


@pytest.mark.parametrize("turns", TURNS)
def test_zoom(filters, benchmark, turns):
    zoom = filters.page.views.zoom
    zoom.zoom_by(turns)
    filters.rest()
    moves = [lambda: zoom.zoom_by(1), lambda: zoom.zoom_by(-1)]
    benchmark.pedantic(frames(filters, moves), rounds=60, warmup_rounds=4)


@pytest.mark.parametrize("turns", TURNS)
def test_pan(filters, benchmark, turns):
    zoom = filters.page.views.zoom
    zoom.zoom_by(turns)
    filters.rest()
    moves = [lambda x=x, y=y: zoom.move(x, y) for x, y in ((7, 5), (-4, 9), (-3, -14))]
    benchmark.pedantic(frames(filters, moves), rounds=60, warmup_rounds=4)


@pytest.mark.parametrize("kind", ["3x3", pytest.param("11x11", marks=TIMED)])
def test_pointing(filters, benchmark, kind):
    name, parameters = KINDS[kind]
    filters.page.document.edit_filtering(
        replace(filters.filtering, filter=ImageFilter(name, parameters)), "Filter"
    )
    filters.rest()
    handle = filters.window.windowHandle()
    view = filters.page.parts.result
    middle = view.mapTo(filters.window, view.rect().center())
    moves = [
        lambda at=at: QTest.mouseMove(handle, middle + QPoint(*at))
        for at in ((20, 20), (60, 40), (-30, 50), (-50, -40))
    ]
    benchmark.pedantic(frames(filters, moves), rounds=60, warmup_rounds=4)


def test_an_edit_of_a_weight(filters, benchmark):
    """What the window's thread does until the preview or the small result is seen."""
    page, values = filters.page, [1.5, 2.5]
    came = []
    page.views.run.shown.connect(came.append)

    def edit():
        values.reverse()
        came.clear()
        page.edits.set_weight(0, 0, values[0])
        while not came:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        QApplication.processEvents()

    benchmark.pedantic(edit, rounds=40, warmup_rounds=3)
