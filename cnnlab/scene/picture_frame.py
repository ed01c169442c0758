"""Where the pixels of a picture lie in a widget that shows a part of it."""

import math
from dataclasses import dataclass, replace
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF

from cnnlab.core.shapes import Pair
from cnnlab.scene.camera import Camera

LARGEST_CELL = 96.0  # px a pixel
MARGIN = 1.0  # px round a picture that is shown whole
BEYOND = 8.0  # px beyond a widget, where the edge of a frame is not seen


class Along(NamedTuple):
    """Along one axis, the pixels of a result lie ``step`` pixels of the picture apart.

    The edge of pixel 0 is at ``offset`` in the picture.
    """

    step: float = 1.0
    offset: float = 0.0


@dataclass(frozen=True)
class PictureCamera(Camera):
    """Looks at a picture; its places are pixels of it."""

    @classmethod
    def whole(cls, shape: Pair, size: QSizeF) -> "PictureCamera":
        """Shows a picture of so many rows and columns as large as it fits."""
        height, width = shape
        room_x = max(1.0, size.width() - 2 * MARGIN)
        room_y = max(1.0, size.height() - 2 * MARGIN)
        scale = min(room_x / width, room_y / height, LARGEST_CELL)
        return cls(width / 2, height / 2, scale)

    def zoomed(self, factor: float, x: float, y: float, least: float) -> "PictureCamera":
        """Larger or smaller, with a place of the picture staying where it is."""
        return self.scaled(min(max(self.scale * factor, least), LARGEST_CELL), x, y)

    def way(self, other: "PictureCamera") -> tuple[float, float] | None:
        """Widget pixels by which another camera is moved; None where it is larger or smaller."""
        if other.scale != self.scale:
            return None
        return (other.x - self.x) * self.scale, (other.y - self.y) * self.scale

    def within(self, shape: Pair) -> "PictureCamera":
        """With its middle in a picture of so many rows and columns."""
        height, width = shape
        return replace(self, x=min(max(self.x, 0.0), width), y=min(max(self.y, 0.0), height))


@dataclass(frozen=True)
class PictureFrame:
    """The edge of pixel (0, 0) in widget pixels, and the size of a pixel."""

    left: float
    top: float
    width: float
    height: float

    @classmethod
    def of(cls, camera: PictureCamera, size: QSizeF, rows: Along, columns: Along) -> "PictureFrame":
        """Where the pixels of a result lie when the camera shows its picture."""
        left = size.width() / 2 + (columns.offset - camera.x) * camera.scale
        top = size.height() / 2 + (rows.offset - camera.y) * camera.scale
        return cls(left, top, columns.step * camera.scale, rows.step * camera.scale)

    @property
    def cell(self) -> float:
        """The shorter side of a pixel."""
        return min(self.width, self.height)

    def span(self, row: float, column: float, rows: float = 1, columns: float = 1) -> QRectF:
        """Rectangle of a block of pixels."""
        x, y = self.left + column * self.width, self.top + row * self.height
        return QRectF(x, y, columns * self.width, rows * self.height)

    def at(self, point: QPointF) -> Pair:
        """Row and column under a point, also beyond the picture."""
        row = math.floor((point.y() - self.top) / self.height)
        return row, math.floor((point.x() - self.left) / self.width)

    def place(self, point: QPointF) -> tuple[float, float]:
        """Row and column under a point, with fractions."""
        return (point.y() - self.top) / self.height, (point.x() - self.left) / self.width

    def visible(self, size: QSizeF, shape: Pair, only: QRectF | None = None) -> tuple[range, range]:
        """Rows and columns of a picture that a widget of a size shows at least in part.

        With ``only`` those in a part of the widget.
        """
        part = QRectF(QPointF(0, 0), size) if only is None else only
        top, left = self.at(part.topLeft())
        bottom, right = self.at(part.bottomRight())
        rows = range(max(0, top), min(shape[0], bottom + 1))
        return rows, range(max(0, left), min(shape[1], right + 1))


def seen_part(rect: QRectF, size: QSizeF) -> QRectF:
    """What a widget of a size shows of a rectangle, and a bit beyond; not valid for nothing.

    Qt 6.11 can crash where dashes are painted far beyond a widget.
    """
    return rect & QRectF(QPointF(0, 0), size).adjusted(-BEYOND, -BEYOND, BEYOND, BEYOND)
