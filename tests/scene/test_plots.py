"""Curves as Qt's painter takes them."""

from itertools import chain

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from cnnlab.scene.plots import Axes, polylines

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
