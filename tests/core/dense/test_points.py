"""Labelled points: made, split, edited, and how well a line can part them."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnlab.core.dense.neuron import truth_rows
from cnnlab.core.dense.points import (
    POINTS_KINDS,
    make_points,
    most_agreeing,
    points_of,
    split,
    with_point,
    without,
)

MADE = [kind for kind in POINTS_KINDS if kind != "own"]


@pytest.mark.parametrize("kind", MADE)
@pytest.mark.parametrize("count", [0, 1, 7, 200, 2000])
def test_points_of_each_kind(kind, count):
    points = make_points(kind, count, 0.0, 1)
    assert len(points) == count
    assert points.x.shape == (count, 2)
    assert set(points.labels) <= {0.0, 1.0}
    assert not points.held_out.any()
    assert np.abs(points.x).max(initial=0) <= 1.01


@pytest.mark.parametrize(
    ("kind", "share"),
    [("and", 1 / 4), ("or", 3 / 4), ("xor", 1 / 2), ("moons", 1 / 2), ("rings", 1 / 2),
     ("spiral", 1 / 2)],
)  # fmt: skip
def test_how_many_are_of_class_1(kind, share):
    assert make_points(kind, 200, 0.1, 3).labels.mean() == share


@pytest.mark.parametrize("kind", MADE)
def test_they_repeat_by_seed_and_noise_moves_them(kind):
    one, same, other = (make_points(kind, 50, 0.1, seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(one.x, same.x)
    assert (one.x != other.x).any()
    apart = make_points(kind, 50, 0.1, 1).x - make_points(kind, 50, 0.0, 1).x
    assert 0.05 < apart.std() < 0.15


@pytest.mark.parametrize("kind", ["and", "or", "xor"])
def test_truth_tables_stand_in_the_corners(kind):
    points = make_points(kind, 4, 0.0, 1)
    assert (points.x > 0).tolist() == truth_rows(2).astype(bool).tolist()
    gate = {"and": [0, 0, 0, 1], "or": [0, 1, 1, 1], "xor": [0, 1, 1, 0]}[kind]
    assert points.labels.tolist() == gate


def test_rings_are_a_disc_in_a_ring():
    points = make_points("rings", 200, 0.0, 1)
    radius = np.hypot(*points.x.T)
    assert radius[points.labels == 1].max() <= 0.3
    np.testing.assert_allclose(radius[points.labels == 0], 0.8)


def test_own_points_are_none_at_first():
    points = make_points("own", 50, 0.1, 1)
    assert (len(points), points.x.shape, points.classes) == (0, (0, 2), 0)


@pytest.mark.parametrize(("share", "each"), [(0.0, 0), (0.2, 20), (0.5, 50), (0.999, 99)])
def test_a_share_of_each_class_is_held_out(share, each):
    points = make_points("moons", 200, 0.1, 1)
    parted = split(points, share, 5)
    for label in (0.0, 1.0):
        assert parted.held_out[parted.labels == label].sum() == each
    np.testing.assert_array_equal(parted.x, points.x)
    np.testing.assert_array_equal(parted.held_out, split(points, share, 5).held_out)
    (x, y), (test_x, test_y) = parted.training, parted.testing
    assert (len(x), len(test_x)) == (200 - 2 * each, 2 * each)
    assert y.shape == (len(x), 1)
    rows = np.column_stack([np.vstack([x, test_x]), np.vstack([y, test_y])]).tolist()
    assert sorted(rows) == sorted(np.column_stack([points.x, points.labels]).tolist())


def test_points_are_added_and_taken_away():
    points = with_point(split(make_points("xor", 20, 0.1, 1), 0.5, 1), 0.25, -0.5, 1.0)
    assert len(points) == 21
    assert (points.x[-1].tolist(), points.labels[-1], points.held_out[-1]) == ([0.25, -0.5], 1, 0)
    fewer = without(points, points.labels == 1)
    assert fewer.classes == 1
    assert len(fewer) == 10
    assert fewer.held_out.sum() == 5
    assert len(without(points, np.ones(21, bool))) == 0


def test_points_can_not_be_changed():
    points = points_of(np.zeros((2, 2)), np.zeros(2))
    for array in (points.x, points.labels, points.held_out):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1


# how many one line can part


@pytest.mark.parametrize(
    ("targets", "most"),
    [([0, 0, 0, 1], 4), ([0, 1, 1, 1], 4), ([0, 1, 1, 0], 3), ([1, 0, 0, 1], 3), ([1] * 4, 4)],
)
def test_gates(targets, most):
    assert most_agreeing(truth_rows(2), np.array(targets, float)) == most


@pytest.mark.parametrize(
    ("x", "targets", "most"),
    [
        ([[0, 0]], [1], 1),
        ([[0, 0], [0, 0]], [0, 1], 1),
        ([[0, 0], [1, 1], [2, 2]], [0, 1, 0], 2),
        ([[0, 0], [1, 1], [2, 2], [3, 3]], [0, 1, 0, 1], 3),
        ([[0, 0], [1e-9, 0]], [0, 1], 2),
        ([[0, 0], [1000, 0], [0, 1000], [1000, 1000]], [0, 1, 1, 0], 3),
        ([[0, 0], [1000, 0], [2000, 1], [500, 1]], [1, 1, 0, 0], 4),
        ([], [], 0),
    ],
)
def test_points_in_a_row_far_apart_and_on_each_other(x, targets, most):
    assert most_agreeing(np.array(x, float).reshape(-1, 2), np.array(targets, float)) == most


def turn(a, b, c):
    """Twice the signed area of a triangle, exactly."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def on_segment(a, b, p):
    return turn(a, b, p) == 0 and all(min(a[i], b[i]) <= p[i] <= max(a[i], b[i]) for i in (0, 1))


def segments_meet(a, b, c, d):
    if any(on_segment(a, b, p) for p in (c, d)) or any(on_segment(c, d, p) for p in (a, b)):
        return True
    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0


def in_triangle(a, b, c, p):
    turns = [turn(a, b, p), turn(b, c, p), turn(c, a, p)]
    if turn(a, b, c) == 0:
        return any(on_segment(*side, p) for side in ((a, b), (b, c), (c, a)))
    return all(t >= 0 for t in turns) or all(t <= 0 for t in turns)


def hulls_meet(one, other):
    """Whether convex hulls of points with whole coordinates meet (Kirchberger: four suffice)."""
    for inside, corners in ((one, other), (other, one)):
        for triple in itertools.combinations_with_replacement(corners, 3):
            if any(in_triangle(*triple, p) for p in inside):
                return True
    pairs = itertools.combinations(one, 2), itertools.combinations(other, 2)
    return any(segments_meet(*s, *t) for s, t in itertools.product(*pairs))


def most_by_trying(points, targets):
    """Every way to answer, of those that a line can give, against the targets."""
    best = 0
    for answers in itertools.product((0, 1), repeat=len(points)):
        sides = [[p for p, a in zip(points, answers, strict=True) if a == side] for side in (0, 1)]
        if not all(sides) or not hulls_meet(*sides):
            best = max(best, sum(a == t for a, t in zip(answers, targets, strict=True)))
    return best


near, far = st.integers(-3, 3), st.integers(-1000, 1000)
whole = st.tuples(near, near) | st.tuples(far, far)
few = st.lists(st.tuples(whole, st.integers(0, 1)), min_size=1, max_size=6)


@given(few)
def test_as_many_as_by_trying_every_answer(labelled):
    points, targets = zip(*labelled, strict=True)
    found = most_agreeing(np.array(points, float), np.array(targets, float))
    assert found == most_by_trying(points, targets)
