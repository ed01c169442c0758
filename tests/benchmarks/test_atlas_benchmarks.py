"""How long the atlas of the shipped network takes; figures to read, nothing asserted about time."""

from itertools import cycle

import numpy as np
import pytest
from atlas_hands import AtlasHands
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from cnnlab.core.inspect.inspection import Inspection
from cnnlab.core.inspect.place import AtlasPlace
from cnnlab.digits import default_network, rasterise
from cnnlab.digits.handwriting import draw
from cnnlab.ui.atlas.panel import AtlasPanel


def image_of(digit):
    return rasterise(draw(digit, np.random.default_rng(0)))[None]


@pytest.fixture
def panel(qtbot):
    images = np.stack([image_of(digit) for digit in range(10)])
    made = AtlasPanel(lambda: images)
    qtbot.addWidget(made)
    made.view.set_glide(0)
    made.retranslate()
    made.set_inspection(Inspection.of(default_network(), image_of(7)))
    made.resize(880, 720)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close_down()
    made.close()


def middle_layer(panel):
    blocks = panel.view.layout_of_sheet.blocks
    return blocks[len(blocks) // 2]


def test_a_frame_while_zooming(benchmark, panel):
    hands, turns = AtlasHands(panel), cycle([1] * 6 + [-1] * 6)
    benchmark.pedantic(lambda: hands.wheel(QPoint(440, 320), next(turns)), rounds=60)
    assert panel.path.place.level != "cell"


def test_pointing_at_a_cell(benchmark, panel):
    hands, block = AtlasHands(panel), middle_layer(panel)
    maps = cycle(range(block.layer.shape[0]))
    benchmark.pedantic(lambda: hands.point(hands.at(block.layer.name, next(maps), 1, 1)), rounds=30)
    assert hands.view.pointed is not None


def test_opening_a_cell(benchmark, panel):
    layer = middle_layer(panel).layer
    cell = tuple(n // 2 for n in layer.shape)

    def open_():
        panel.view.open_cell(layer.name, *cell)
        QApplication.processEvents()

    def away():
        panel.path.go(AtlasPlace())
        QApplication.processEvents()

    benchmark.pedantic(open_, setup=away, rounds=10)
    assert panel.view.page is not None


def test_another_drawing(benchmark, panel):
    network, images = default_network(), cycle([image_of(digit) for digit in range(10)])

    def show():
        panel.set_inspection(Inspection.of(network, next(images)))
        QApplication.processEvents()

    benchmark.pedantic(show, rounds=20)
