"""Where values on a grid pass through zero: the line between two regions."""

import numpy as np
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from cnnlab.core.arrays import Array
from cnnlab.scene.colours import Theme

# Of each way in which the corners of a cell are above zero, which two edges the line joins. Corners
# count 1, 2, 4, 8 clockwise from top left; edges are 0 top, 1 right, 2 bottom, 3 left.
_EDGES = {
    1: ((3, 0),),
    2: ((0, 1),),
    3: ((3, 1),),
    4: ((1, 2),),
    5: ((3, 0), (1, 2)),
    6: ((0, 2),),
    7: ((3, 2),),
    8: ((2, 3),),
    9: ((0, 2),),
    10: ((0, 1), (2, 3)),
    11: ((1, 2),),
    12: ((1, 3),),
    13: ((0, 1),),
    14: ((3, 0),),
}


def contour(values: Array) -> Array:
    """Pieces (n, 4) of the line through zero: x and y of both ends, in columns and rows.

    Values (rows, columns) stand in the middle of their squares: the first at (0.5, 0.5). Marching
    squares; Lorensen and Cline 1987, in the plane.
    """
    above = values > 0
    code = (
        above[:-1, :-1] * 1 + above[:-1, 1:] * 2 + above[1:, 1:] * 4 + above[1:, :-1] * 8
    ).ravel()
    met = np.flatnonzero((code > 0) & (code < 15))
    if not len(met):
        return np.zeros((0, 4))
    rows, columns = np.divmod(met, values.shape[1] - 1)
    ends = _crossings(values, rows, columns)
    pieces = []
    for case, joined in _EDGES.items():
        which = np.flatnonzero(code[met] == case)
        pieces += [np.hstack([ends[a][which], ends[b][which]]) for a, b in joined if len(which)]
    return np.vstack(pieces) + 0.5


def _crossings(values: Array, rows: Array, columns: Array) -> list[Array]:
    """Where zero lies on the top, right, bottom and left edge of cells, as (n, 2) each."""
    corners = [(0, 0), (0, 1), (1, 1), (1, 0)]
    found = []
    for edge in range(4):
        (r0, c0), (r1, c1) = corners[edge], corners[(edge + 1) % 4]
        one, other = values[rows + r0, columns + c0], values[rows + r1, columns + c1]
        span = one - other
        share = np.clip(np.where(span == 0, 0.5, one / np.where(span == 0, 1.0, span)), 0.0, 1.0)
        found.append(
            np.stack([columns + c0 + share * (c1 - c0), rows + r0 + share * (r1 - r0)], axis=1)
        )
    return found


def paint_contour(
    painter: QPainter,
    rect: QRectF,
    pieces: Array,
    shape: tuple[int, int],
    theme: Theme,
    width: float = 2.2,
) -> None:
    """The pieces over a rectangle that a grid (rows, columns) fills, seen on both colours."""
    across, down = rect.width() / shape[1], rect.height() / shape[0]
    scaled = pieces * [across, down, across, down] + [rect.x(), rect.y(), rect.x(), rect.y()]
    lines = [QLineF(*ends) for ends in scaled.tolist()]
    if not lines:
        return
    painter.save()
    painter.setClipRect(rect)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, wide in ((theme.card, 2.1 * width), (theme.text, width)):
        painter.setPen(QPen(colour, wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
        painter.drawLines(lines)
    painter.restore()
