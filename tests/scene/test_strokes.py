"""Smooth paths through points."""

import numpy as np
import pytest

from cnnlab.scene.strokes import path_of


def test_it_goes_through_every_point():
    points = np.random.default_rng(0).random((12, 2))
    path = path_of(points)
    ends = [path.elementAt(i) for i in range(0, path.elementCount(), 3)]
    assert [(e.x, e.y) for e in ends] == [pytest.approx(tuple(p)) for p in points]


def test_far_apart_points_of_a_circle_make_a_round_line():
    angles = np.linspace(0, 2 * np.pi, 13)
    circle = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    path = path_of(circle)
    found = [path.pointAtPercent(share) for share in np.linspace(0, 1, 200)]
    radii = [np.hypot(p.x(), p.y()) for p in found]
    assert min(radii) > 0.975, "chords would come to 0.966"
    assert max(radii) < 1.02


def test_a_corner_stays_a_corner():
    path = path_of(np.array([[0.0, 0], [1, 0], [2, 0], [1, 2], [0, 4]]))
    assert path.boundingRect().top() > -0.02
    assert path.boundingRect().right() < 2.02


def test_a_dot_and_points_that_repeat():
    assert not path_of(np.array([[0.5, 0.5]])).isEmpty()
    path = path_of(np.array([[0.5, 0.5]] * 4))
    assert path.boundingRect().width() == 0
