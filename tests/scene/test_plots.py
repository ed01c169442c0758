"""Curves as Qt's painter takes them."""

from itertools import chain

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from cnnlab.scene.curve_samples import is_restless
from cnnlab.scene.plots import RESTLESS, Axes, paint_curve, polylines

AXES = Axes(QRectF(10, 20, 300, 200), -1.0, 2.0, 0.0, 4.0)


def test_a_curve_is_where_its_points_are_and_parted_where_there_is_no_number():
    xs = np.linspace(-1.0, 2.0, 7)
    ys = np.array([0.25, 1.0, np.nan, 3.5, 2.0, -1.0, np.inf])
    pieces = [[(p.x(), p.y()) for p in piece.toList()] for piece in polylines(AXES, xs, ys)]
    assert [len(piece) for piece in pieces] == [2, 3]
    for place, at in zip(chain(*pieces), (0, 1, 3, 4, 5), strict=True):
        there = AXES.pixel(float(xs[at]), float(ys[at]))
        assert place == pytest.approx((there.x(), there.y()))


def test_what_lies_far_beyond_the_axes_stays_in_reach_of_the_painter():
    (piece,) = polylines(AXES, np.array([0.0, 1.0]), np.array([1e300, -1e300]))
    assert [p.y() for p in piece.toList()] == [-1e4, 1e4]


@pytest.mark.parametrize(
    ("curve", "restless"),
    [
        (lambda x: 1 / (1 + np.exp(-50 * x)), False),
        (lambda x: 1e6 * np.sin(3 * x), False),  # seen a few times only
        (lambda x: 2 + np.sin(1e4 * x), True),
        (lambda x: np.where(np.arange(len(x)) % 2, np.nan, 1.0), False),
    ],
)
def test_a_curve_that_goes_up_and_down_all_the_time_is_told(curve, restless):
    xs = AXES.xs()
    assert is_restless(curve(xs), AXES.bottom, AXES.top, RESTLESS) is restless


def test_what_is_restless_is_drawn_with_a_thin_line(qapp):
    """Qt took 21 s for 2,700 points on a large screen: it joins what crosses itself."""
    xs = AXES.xs()
    assert inked(0 * xs + 2) >= 9
    assert inked(2 + 1e-3 * np.sign(np.sin(1e4 * xs))) >= 9
    assert inked(np.where(np.arange(len(xs)) < 9, 2.0, 2 + np.sin(1e4 * xs))) <= 2


def inked(ys):
    """Black pixels in the fifth column of a curve with a line of 9 pixels."""
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_curve(painter, AXES, AXES.xs(), ys, QColor("black"), 9.0)
    painter.end()
    return sum(image.pixelColor(15, y).lightness() < 160 for y in range(240))
