"""Edits of what is fitted, as functions from one Fitting to another."""

from dataclasses import replace
from typing import Any

import numpy as np

from cnnlab.core.dense.points import Points, split, with_point, without
from cnnlab.lessons.sheet import Fitting, made_points


def remade(fitting: Fitting, **changes: Any) -> Fitting:
    """With other data: ``kind``, ``count``, ``noise``, ``share`` or ``seed``; the same if equal.

    Points of one's own stay, and are only parted anew.
    """
    if all(getattr(fitting, name) == value for name, value in changes.items()):
        return fitting
    made = replace(fitting, **changes)
    if made.kind != "own":
        return made_points(made)
    return replace(made, points=split(made.points, made.share, made.seed))


def with_points(fitting: Fitting, points: Points) -> Fitting:
    """With points of one's own."""
    return replace(fitting, points=points, kind="own")


def with_new_point(fitting: Fitting, x: float, y: float, label: float) -> Fitting:
    """With one more point, of one's own."""
    return with_points(fitting, with_point(fitting.points, x, y, label))


def with_moved_point(fitting: Fitting, index: int, x: float, y: float) -> Fitting:
    """With a point elsewhere."""
    moved = fitting.points.x.copy()
    moved[index] = x, y
    return with_points(fitting, replace(fitting.points, x=moved))


def with_label(fitting: Fitting, index: int, label: float) -> Fitting:
    """With a point in another class."""
    labels = fitting.points.labels.copy()
    labels[index] = label
    return with_points(fitting, replace(fitting.points, labels=labels))


def without_points(fitting: Fitting, indices: list[int]) -> Fitting:
    """Without some points."""
    gone = np.zeros(len(fitting.points), bool)
    gone[indices] = True
    return with_points(fitting, without(fitting.points, gone))
