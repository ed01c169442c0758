"""The plane of two inputs: coloured by an output, with points of two classes in it."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from cnnlab.core.arrays import Array, Mask
from cnnlab.scene.colours import Theme, diverging
from cnnlab.scene.plots import Axes

RADIUS = 4.5  # px of a point
LEVELS = 511  # of a colour that are told apart, on either side of zero


def grid_lines(axes: Axes, step: float) -> tuple[Array, Array]:
    """X (columns,) and y (rows,) in the middle of squares of ``step`` pixels, y from the top."""
    columns = max(1, round(axes.rect.width() / step))
    rows = max(1, round(axes.rect.height() / step))
    x = axes.left + (np.arange(columns) + 0.5) * (axes.right - axes.left) / columns
    y = axes.top - (np.arange(rows) + 0.5) * (axes.top - axes.bottom) / rows
    return x, y


def grid_points(axes: Axes, step: float) -> tuple[Array, tuple[int, int]]:
    """Points (rows · columns, 2) in the middle of squares of ``step`` pixels, rows from the top.

    Also gives the number of rows and columns.
    """
    x, y = grid_lines(axes, step)
    grid = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    return grid, (len(y), len(x))


def surface(values: Array, theme: Theme, levels: int = LEVELS) -> QImage:
    """Picture of values (rows, columns) from -1, the second class's colour, to 1, the first's.

    With few ``levels`` lines of equal height are seen.
    """
    places = np.clip(values, -1.0, 1.0) * levels + (levels + 0.5)
    pixels = _colours(theme, levels)[places.astype(np.intp)]
    rows, columns = values.shape
    image = QImage(pixels.data, columns, rows, columns * 4, QImage.Format.Format_RGB32)
    return image.copy()  # the array goes


def _colours(theme: Theme, count: int) -> npt.NDArray[np.uint32]:
    """A colour for each of the values -1…1 that are told apart; cached."""
    key = count, theme.negative.rgb(), theme.zero.rgb(), theme.positive.rgb()
    if key not in _made:
        levels = np.arange(-count, count + 1) / count
        pixels = np.ascontiguousarray(diverging(levels, 1.0, theme))
        _made[key] = pixels.view(np.uint32)[:, 0]
    return _made[key]


_made: dict[tuple[int, int, int, int], npt.NDArray[np.uint32]] = {}


def paint_surface(painter: QPainter, rect: QRectF, image: QImage) -> None:
    """The picture over the whole rectangle, smoothed between its squares."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(rect, image)
    painter.restore()


def paint_points(
    painter: QPainter,
    axes: Axes,
    x: Array,
    labels: Array,
    held_out: Mask,
    theme: Theme,
    radius: float = RADIUS,
) -> None:
    """Points (n, 2): class 1 round, class 0 square, so that colour is not all; held out hollow."""
    painter.save()
    painter.setClipRect(axes.rect)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for (px, py), label, held in zip(x.tolist(), labels.tolist(), held_out.tolist(), strict=True):
        colour = theme.positive_text if label > 0.5 else theme.negative_text
        painter.setPen(QPen(colour if held else theme.card, 1.4))
        painter.setBrush(theme.card if held else colour)
        at = axes.pixel(px, py)
        if label > 0.5:
            painter.drawEllipse(at, radius, radius)
        else:
            side = radius * 1.8
            painter.drawRect(QRectF(at.x() - side / 2, at.y() - side / 2, side, side))
    painter.restore()


def line_ends(axes: Axes, w: tuple[float, float], b: float) -> tuple[QPointF, QPointF] | None:
    """Pixels where w1 x + w2 y + b = 0 enters and leaves the axes; None where it does not."""
    w1, w2 = w
    found: list[tuple[float, float]] = []
    if w2:
        for x in (axes.left, axes.right):
            y = -(b + w1 * x) / w2
            if axes.bottom <= y <= axes.top:
                found.append((x, y))
    if w1:
        for y in (axes.bottom, axes.top):
            x = -(b + w2 * y) / w1
            if axes.left <= x <= axes.right:
                found.append((x, y))
    found = list(dict.fromkeys(found))
    if len(found) < 2:
        return None
    first = found[0]
    last = max(found, key=lambda at: (at[0] - first[0]) ** 2 + (at[1] - first[1]) ** 2)
    return axes.pixel(*first), axes.pixel(*last)


def paint_line(painter: QPainter, ends: tuple[QPointF, QPointF], theme: Theme) -> None:
    """The line z = 0, seen on both colours."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, width in ((theme.card, 5.0), (theme.text, 2.0)):
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(*ends)
    painter.restore()
