"""Pen strokes as smooth paths."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

DOT = 1e-4  # a line that short is seen as its round ends


def path_of(points: npt.NDArray[np.float64]) -> QPainterPath:
    """A path through the points (n, 2), without corners between events that came far apart.

    Between two points it is a cubic whose ends follow the neighbours (Catmull and Rom 1974).
    """
    path = QPainterPath(QPointF(*points[0]))
    if len(points) == 1:
        path.lineTo(points[0, 0] + DOT, points[0, 1])
        return path
    along = np.gradient(points, axis=0) if len(points) > 2 else np.diff(points, axis=0)[[0, 0]]
    length = np.hypot(*np.diff(points, axis=0).T)
    steep = np.hypot(*along.T) + 1e-12
    for i in range(len(points) - 1):
        # No longer than a third of the piece, or a pen that turns back would make a loop.
        reach = length[i] / 3
        first = points[i] + along[i] * min(1 / 3, reach / steep[i])
        second = points[i + 1] - along[i + 1] * min(1 / 3, reach / steep[i + 1])
        path.cubicTo(QPointF(*first), QPointF(*second), QPointF(*points[i + 1]))
    return path
