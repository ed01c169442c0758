"""How long the page of an opened cell takes; figures to read, nothing asserted about time.

Run with --benchmark-enable. CPU time, since other programs may run beside it.
"""

import time

import numpy as np
import pytest
from cell_pages import Pages, font, painted
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPainter

from cnnlab.digits.recogniser import ConvBlock, conv_stack, digit_network
from cnnlab.scene.atlas_cell import lay_out_cell
from cnnlab.scene.colours import load_theme

pytestmark = pytest.mark.benchmark(timer=time.process_time, min_rounds=60)
SIZE = 1300, 900
STACK = conv_stack(
    (ConvBlock(32, 5, pooled=True), ConvBlock(64, pooled=True), ConvBlock(64), ConvBlock(128))
)


@pytest.fixture(scope="module")
def pages():
    """Cells that read 1, 32, 64 and 64 maps, and a unit that reads 128."""
    return Pages(digit_network(stack=STACK))


@pytest.mark.parametrize("name", ["pool1", "relu3", "softmax"])
def test_a_page_is_laid_out(qapp, benchmark, pages, name):
    page, size, base = pages.middle(name, SIZE), QSizeF(*SIZE), font()
    made = benchmark(lay_out_cell, page.opened, page.around, page.words, size, base)
    assert made.height == page.height


@pytest.mark.parametrize("name", ["pool1", "relu3", "fc"])
def test_a_page_is_painted(qapp, benchmark, pages, name):
    page, theme = pages.middle(name, SIZE), load_theme("light")
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    scroll = iter(np.arange(10.0**6))

    def paint():
        painter = QPainter(image)
        page.paint(painter, theme, float(next(scroll) % max(1.0, page.most_scroll)))
        painter.end()

    benchmark(paint)
    assert not painted(page, SIZE).isNull()
