"""Pen strokes as smooth paths."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

DOT = 1e-4  # length of a line of which only the round caps are visible


def path_of(points: npt.NDArray[np.float64]) -> QPainterPath:
    """A smooth path through points (n, 2), even where pointer events came far apart.

    Between two points it is a cubic with tangents from the neighbours (Catmull and Rom 1974).
    """
    path = QPainterPath(QPointF(*points[0]))
    if len(points) == 1:
        path.lineTo(points[0, 0] + DOT, points[0, 1])
        return path
    segments = np.diff(points, axis=0)
    length = np.hypot(*segments.T) + 1e-12
    tangents = _tangents(segments, length)
    # A longer reach than a third of the segment makes a loop where the pen turns back.
    reach = length[:, None] / 3
    first, second = points[:-1] + tangents[:-1] * reach, points[1:] - tangents[1:] * reach
    for cubic in np.concatenate([first, second, points[1:]], axis=1).tolist():
        path.cubicTo(*cubic)
    return path


def _tangents(
    segments: npt.NDArray[np.float64], length: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """The tangent at each point, shorter the sharper the turn: corners stay corners."""
    units = segments / length[:, None]
    straight = np.clip((units[:-1] * units[1:]).sum(axis=1, keepdims=True), 0, 1)
    inner = (units[:-1] + units[1:]) / 2 * straight
    return np.concatenate([units[:1], inner, units[-1:]])
