"""A neuron's output over its inputs."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from cnnlab.core.dense.functions import Function
from cnnlab.scene.colours import load_theme
from cnnlab.scene.neuron_plane import PlaneContent, fitting_axes, plane_surface, spot_of

LIGHT = load_theme("light")
RECT = QRectF(10, 10, 200, 200)
AND = PlaneContent((20.0, 20.0), -30.0, Function("sigmoid"), (1.0, 1.0))


def test_the_rows_of_a_table_are_seen_and_so_is_an_input_far_away():
    axes = fitting_axes(AND, RECT)
    assert (axes.left, axes.right, axes.bottom, axes.top) == (-0.5, 1.5, -0.5, 1.5)
    for x in ((7.0, 0.0), (0.3, -40.0), (1e9, -1e-9)):
        axes = fitting_axes(replace(AND, x=x), RECT)
        assert RECT.contains(spot_of(axes, replace(AND, x=x)))
        assert axes.left <= -0.5
        assert axes.right >= 1.5


@pytest.mark.parametrize("kind", ["linear", "sigmoid", "tanh", "relu", "leaky_relu"])
def test_blue_is_where_it_says_yes(kind):
    content = replace(AND, function=Function(kind))
    axes = fitting_axes(content, RECT)
    image = plane_surface(axes, content, LIGHT)

    def colour(x1, x2):
        at = axes.pixel(x1, x2)
        column = (at.x() - RECT.x()) / RECT.width() * image.width()
        row = (at.y() - RECT.y()) / RECT.height() * image.height()
        return image.pixelColor(int(column), int(row))

    yes, no = colour(1.4, 1.4), colour(0.0, 0.0)
    assert yes.blue() > yes.red() + 60
    if kind == "relu":
        assert no == LIGHT.zero
    else:
        assert no.red() >= no.blue()


def test_one_input_is_a_curve_over_it():
    content = PlaneContent((2.0, 0.0), -1.0, Function("sigmoid"), (0.5, 0.0), single=True)
    axes = fitting_axes(content, RECT)
    spot = spot_of(axes, content)
    assert axes.value(spot) == pytest.approx((0.5, 0.5))
    assert plane_surface(axes, content, LIGHT).height() == 1


def test_colours_stay_while_only_a_target_changes():
    assert AND.colours == replace(AND, targets=np.array([1.0])).colours
    assert AND.colours != replace(AND, b=-29.0).colours
