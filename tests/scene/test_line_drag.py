"""The line z = 0 taken by hand."""

import math

import pytest
from PySide6.QtCore import QPointF

from cnnlab.scene.line_drag import Line, grip_at, rounded, shifted, turned, turned_by

ENDS = QPointF(0, 100), QPointF(200, 100)


@pytest.mark.parametrize(
    ("x", "y", "grip"),
    [
        (100, 100, "shift"),
        (140, 108, "shift"),
        (60, 92, "shift"),
        (20, 100, "turn"),
        (195, 95, "turn"),
        (100, 110, None),
        (230, 100, None),
    ],
)
def test_what_a_press_takes(x, y, grip):
    assert grip_at(ENDS, QPointF(x, y)) == grip


def test_a_line_that_only_shifts_and_one_without_length():
    assert grip_at(ENDS, QPointF(20, 100), only_shift=True) == "shift"
    assert grip_at((ENDS[0], ENDS[0]), ENDS[0]) is None


def test_a_shifted_line_goes_through_the_point_that_was_dragged():
    line = shifted(Line((7.0, 3.0), -5.0), (0.5, 0.5), (1.0, 0.25))
    assert line.w == (7, 3)
    assert line.b == pytest.approx(-5 - 7 * 0.5 + 3 * 0.25, abs=0.01)


@pytest.mark.parametrize("angle", [0.3, -1.2, 2.5])
def test_a_turned_line_keeps_its_pivot_and_its_size(angle):
    line, pivot = Line((7.0, 3.0), -5.0), (0.5, 0.5)
    start = pivot[0] - 3, pivot[1] + 7  # along the line
    far = math.hypot(3, 7)
    before = math.atan2(7, -3)
    to = pivot[0] + far * math.cos(before + angle), pivot[1] + far * math.sin(before + angle)
    after = turned(line, pivot, start, to)
    assert after.size == pytest.approx(line.size, rel=2e-3)
    assert after.w[0] * pivot[0] + after.w[1] * pivot[1] + after.b == pytest.approx(0, abs=0.02)
    turned_by_it = math.atan2(after.w[1], after.w[0]) - math.atan2(3, 7)
    assert math.remainder(turned_by_it - angle, math.tau) == pytest.approx(0, abs=2e-3)


def test_a_full_turn_changes_nothing():
    line = Line((20.0, 20.0), -30.0)
    assert turned_by(line, (0.75, 0.75), math.tau) == line


@pytest.mark.parametrize(
    ("value", "scale", "expected"),
    [(-5.23456, 7.6, -5.23), (17.456, 28.0, 17.5), (0.0012345, 0.005, 0.00123), (3.0, 0.0, 3.0)],
)
def test_numbers_of_a_drag_can_be_read(value, scale, expected):
    assert rounded(value, scale) == expected
