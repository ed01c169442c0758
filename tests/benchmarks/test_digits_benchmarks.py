"""How long the Digits tab takes; figures to read, nothing asserted about time."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from cnnlab.core.inspect.place import NETWORK
from cnnlab.digits.handwriting import draw
from cnnlab.lab.digits.sketch import Drawing, Stroke, centred

LAYERS = (
    "conv1",
    *(
        pytest.param(name, marks=pytest.mark.timed)
        for name in ("relu2", "pool2", "relu4", "fc", "softmax")
    ),
)


@pytest.fixture
def tab(window):
    window.tabs.setCurrentIndex(1)
    QApplication.processEvents()
    made = window.tab("digitsTab")
    made.look_inside()
    made.inner.panel.view.set_glide(0)
    made.inner.pull()
    made.sketch.history.reset(centred(draw(7, np.random.default_rng(0), "crossed")))
    QApplication.processEvents()
    return made


def test_pen_up_to_updated_bars(benchmark, tab):
    def pen_up():
        tab.sketch.begin(0.2, 0.2, 0.06)
        tab.sketch.extend([(0.2 + i / 200, 0.2, 1.0) for i in range(60)])
        tab.sketch.end("Stroke")
        QApplication.processEvents()

    def away():
        tab.sketch.undo_stack.undo()
        QApplication.processEvents()

    benchmark.pedantic(pen_up, setup=away, rounds=40)


def test_an_event_while_drawing(benchmark, tab):
    """The event, the reading and every repaint that comes of it."""
    middle = tab.pad.square().center()
    turn = iter(np.linspace(0, 12, 2000))

    def move():
        angle = next(turn)
        at = middle + QPointF(np.cos(angle), np.sin(angle)) * 120
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            at,
            tab.pad.mapToGlobal(at),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(tab.pad, event)
        QApplication.processEvents()

    tab.pad._press(middle, 1.0, erases=False)
    benchmark.pedantic(move, rounds=300)
    tab.pad._release()


def test_rubbing_out_on_a_full_canvas(benchmark, tab):
    """A move of the eraser over 150 strokes of 60 points, with all that comes of it."""
    rng = np.random.default_rng(0)
    starts = rng.uniform(0, 0.9, (150, 1, 2))
    walks = (starts + rng.normal(0, 0.008, (150, 60, 2)).cumsum(axis=1)).clip(0, 1)
    tab.sketch.history.reset(Drawing(tuple(Stroke(walk) for walk in walks)))
    QApplication.processEvents()
    square = tab.pad.square()
    places = iter(0.5 + rng.normal(0, 0.02, (60, 2)).cumsum(axis=0).clip(-0.45, 0.45))

    def move():
        x, y = next(places)
        tab.pad._move(square.topLeft() + QPointF(x, y) * square.width(), 1.0)
        QApplication.processEvents()

    tab.pad._press(square.center(), 1.0, erases=True)
    benchmark.pedantic(move, rounds=30)
    tab.pad._release()


@pytest.mark.parametrize("layer", LAYERS)
def test_a_click_in_a_map_to_its_opened_arithmetic(benchmark, tab, layer):
    view, panel = tab.inner.panel.view, tab.inner.panel
    shape = panel.inspection.layers[layer].shape
    index = [n // 2 for n in shape][: 1 if shape[1:] == (1, 1) else 3]

    def open_():
        view.open_cell(layer, *index)
        QApplication.processEvents()

    def away():
        panel.path.go(NETWORK)
        QApplication.processEvents()

    benchmark.pedantic(open_, setup=away, rounds=20)


def test_all_maps(benchmark, tab):
    benchmark(tab.inner.pull)


def test_opening_a_place_in_the_convolution_tab(benchmark, tab, window):
    tab.inner.panel.view.open_cell("conv4", 5, 3, 3)

    def there():
        tab.inner.panel.bar.open.click()
        QApplication.processEvents()

    benchmark.pedantic(there, setup=lambda: window.tabs.setCurrentIndex(1), rounds=5)
    window.tabs.setCurrentIndex(0)
