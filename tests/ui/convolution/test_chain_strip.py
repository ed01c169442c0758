"""The earlier results of a chain over the stage."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnlab.core.experiment.evaluate import evaluate
from cnnlab.core.experiment.experiment import Experiment
from cnnlab.lab.convolution.bench import Bench, from_preset
from cnnlab.lab.convolution.outputs import output_as_input
from cnnlab.lessons.presets import shipped_presets
from cnnlab.scene.colours import load_theme
from cnnlab.ui.convolution.chain_strip import ChainStrip
from cnnlab.ui.convolution.chain_thumb import MOST_MAPS

ACCENT = load_theme("light").accent.name()


def chained(bench, steps):
    for _ in range(steps):
        bench = output_as_input(bench, evaluate(bench.experiment))
    return bench


@pytest.fixture
def strip(qtbot):
    made = ChainStrip()
    qtbot.addWidget(made)
    made.resize(1000, 60)
    return made


def show(strip, bench):
    strip.show_chain(bench, evaluate(bench.experiment))
    strip.show()
    QApplication.processEvents()


def demo(steps):
    return chained(from_preset(shipped_presets()[0]), steps)


def test_without_a_chain_it_is_hidden(strip):
    strip.show_chain(demo(0), evaluate(demo(0).experiment))
    assert strip.isHidden()
    assert strip.text() == ""
    strip.show_cell((0, 0, 0))


def test_it_says_shapes_and_operations(strip):
    show(strip, demo(1))
    assert strip.text() == "5×5×3 → convolution 3×3 → 3×3×2 → ReLU → 3×3×2"
    show(strip, demo(0))
    assert strip.text() == ""


def test_a_click_goes_back_to_any_earlier_step(strip, qtbot):
    show(strip, demo(2))
    heard = []
    strip.chosen.connect(heard.append)
    for thumb in strip.thumbs:
        QTest.mouseClick(thumb, Qt.MouseButton.LeftButton)
    assert heard == [0, 1], "the last is what is shown now"
    strip.thumbs[1].setFocus()
    QTest.keyClick(strip.thumbs[1], Qt.Key.Key_Space)
    assert heard == [0, 1, 1]


def test_a_cell_is_framed_back_through_all_steps(strip):
    show(strip, demo(2))
    plain = accents(strip)
    strip.show_cell((1, 0, 0))
    sizes = [
        (list(t.field.channels), len(t.field.rows), len(t.field.columns)) for t in strip.thumbs
    ]
    assert sizes == [([0, 1, 2], 4, 4), ([1], 2, 2), ([1], 2, 2)]
    said = [thumb.accessibleDescription() for thumb in strip.thumbs]
    assert said[0] == "o1[0,0] goes back to 4×4 cells of each of 3 channels"
    assert said[2] == "o1[0,0] goes back to 2×2 cells of channel 1"
    assert plain == [0, 0, 0]
    assert all(accents(strip))
    strip.show_cell(None)
    assert accents(strip) == [0, 0, 0]


def accents(strip):
    """Pixels in the colour of frames, on each result."""
    found = []
    for thumb in strip.thumbs:
        thumb.clearFocus()
        image = thumb.grab().toImage()
        places = np.ndindex(image.height(), image.width())
        found.append(sum(image.pixelColor(x, y).name() == ACCENT for y, x in places))
    return found


def test_of_many_maps_the_one_that_is_read_is_seen(strip):
    e = Experiment(np.arange(96.0).reshape(6, 4, 4), np.ones((6, 6, 1, 1)), np.zeros(6))
    show(strip, chained(Bench(e, e, "x"), 1))
    thumb = strip.thumbs[1]
    assert thumb.shown() == range(MOST_MAPS)
    strip.show_cell((5, 0, 0))
    assert 5 in thumb.shown()
    strip.show_cell((4, 0, 0))
    assert thumb.shown() == range(3, 6), "it moves no more than it must"


def test_a_long_chain_scrolls_and_takes_no_more_height_than_its_bar(strip):
    show(strip, demo(1))
    low = strip.height()
    e = Experiment(np.ones((2, 48, 48)), np.ones((2, 2, 3, 3)), np.zeros(2), padding=(1, 1))
    show(strip, chained(Bench(e, e, "x"), 12))
    assert strip.horizontalScrollBar().maximum() > 0
    assert low < strip.height() < low + 30
