"""Where the parts of a neuron stand, and what colours its links have."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from cnnlab.core.dense.functions import FUNCTION_KINDS, Function
from cnnlab.scene.colours import load_theme
from cnnlab.scene.neuron_layout import arrange_neuron
from cnnlab.scene.neuron_picture import NeuronPicture, link_pen, paint_neuron
from cnnlab.scene.neuron_window import WindowPicture, arrange_window, paint_window

SIZES = [(462, 420, 15), (272, 330, 15), (400, 420, 22), (800, 700, 16)]


@pytest.mark.parametrize("inputs", range(1, 7))
@pytest.mark.parametrize("size", SIZES)
def test_nothing_covers_anything_else(inputs, size):
    width, height, text = size
    rect = QRectF(0, 0, width, height)
    layout = arrange_neuron(inputs, rect, text)
    assert len(layout.units) == len(layout.cells) == inputs + 1
    parts = [*layout.units, *layout.cells, layout.sum, layout.output]
    for i, one in enumerate(parts):
        assert rect.contains(one)
        assert not any(one.intersects(other) for other in parts[i + 1 :])


def test_links_meet_unit_and_sum():
    layout = arrange_neuron(2, QRectF(0, 0, 462, 420), 15)
    start, end = layout.link(0)
    assert layout.units[0].adjusted(-1, -1, 1, 1).contains(start)
    away = end - layout.sum.center()
    assert np.hypot(away.x(), away.y()) == pytest.approx(layout.sum.width() / 2)


def test_a_link_says_sign_and_size():
    theme = load_theme("light")
    positive, negative = link_pen(7.0, 7.0, theme), link_pen(-3.5, 7.0, theme)
    assert positive.color().blue() > positive.color().red()
    assert negative.color().red() > negative.color().blue()
    assert positive.widthF() > negative.widthF() > link_pen(0.0, 7.0, theme).widthF()
    assert link_pen(0.0, 7.0, theme).style() == Qt.PenStyle.DotLine


def picture(paint):
    image = QImage(462, 420, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


@pytest.mark.parametrize("kind", FUNCTION_KINDS)
def test_only_the_area_that_is_asked_for_needs_its_links(qapp, kind):
    layout = arrange_neuron(2, QRectF(0, 0, 462, 420), 15)
    theme = load_theme("light")
    shown = NeuronPicture(np.array([7.0, 3.0, -5.0]), ("w₁", "w₂", "b"), Function(kind), 2.0)
    middle = (layout.link(0)[0] + layout.link(0)[1]) / 2

    def colour(area):
        image = picture(lambda p: paint_neuron(p, layout, shown, theme, QFont(), area))
        return image.pixelColor(middle.toPoint())

    assert colour(layout.link_area(0)) != QColor("white")
    assert colour(layout.link_area(2)) == QColor("white")


@pytest.mark.parametrize(("n", "shape"), [(27, (3, 3, 3)), (7, None), (484, (4, 11, 11))])
def test_a_window_is_painted_as_grids(qapp, n, shape):
    layout, rect = arrange_neuron(2, QRectF(0, 0, 462, 420), 15), QRectF(0, 0, 462, 420)
    window = WindowPicture(np.ones(n), -np.ones(n), shape)
    shown = NeuronPicture(np.append(window.w, 1.0), (), Function("relu"), 1.0)
    theme = load_theme("light")
    image = picture(lambda p: paint_window(p, rect, layout, window, shown, theme, QFont()))
    places = arrange_window(rect, layout)

    def has(area, wanted):
        pixels = (
            image.pixelColor(x, y)
            for x in range(int(area.left()), int(area.right()), 4)
            for y in range(int(area.top()), int(area.bottom()), 4)
        )
        return any(wanted(colour) for colour in pixels)

    assert has(places.inputs, lambda c: c.blue() > c.red() + 60)
    assert has(places.weights, lambda c: c.red() > c.blue() + 60)
