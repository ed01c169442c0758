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
    pieces = np.diff(points, axis=0)
    length = np.hypot(*pieces.T) + 1e-12
    along = _directions(pieces, length)
    # A third of the piece, or a pen that turns back would make a loop.
    reach = length[:, None] / 3
    first, second = points[:-1] + along[:-1] * reach, points[1:] - along[1:] * reach
    for cubic in np.concatenate([first, second, points[1:]], axis=1).tolist():
        path.cubicTo(*cubic)
    return path


def _directions(
    pieces: npt.NDArray[np.float64], length: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Which way the path goes at each point, shorter the sharper it turns: corners stay corners."""
    units = pieces / length[:, None]
    straight = np.clip((units[:-1] * units[1:]).sum(axis=1, keepdims=True), 0, 1)
    inner = (units[:-1] + units[1:]) / 2 * straight
    return np.concatenate([units[:1], inner, units[-1:]])
