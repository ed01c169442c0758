"""Pictures that are painted once and kept, and pictures of arrays."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from cnnlab.scene.colours import Pixels


def colours_image(pixels: Pixels) -> QImage:
    """A picture of colours (rows, columns, 4) in Qt's byte order, with bytes of its own."""
    pixels = np.ascontiguousarray(pixels)
    rows, columns = pixels.shape[:2]
    return QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32).copy()


def empty_picture(
    size: QSize,
    ratio: float,
    ground: QColor | Qt.GlobalColor = Qt.GlobalColor.transparent,
    over: QPixmap | None = None,
) -> QPixmap:
    """A picture of so many pixels of a widget, ``ratio`` times as many of the screen.

    It is made of one that is not needed any more, if that is of the same size: memory that comes
    anew from the system costs as much as much of the painting.
    """
    made = over if over is not None and over.size() == size * ratio else QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(ground)
    return made


def painted(
    size: QSize,
    ratio: float,
    paint: Callable[[QPainter], object],
    ground: QColor | Qt.GlobalColor = Qt.GlobalColor.transparent,
    over: QPixmap | None = None,
) -> QPixmap:
    """An ``empty_picture``, painted."""
    pixmap = empty_picture(size, ratio, ground, over)
    painter = QPainter(pixmap)
    paint(painter)
    painter.end()
    return pixmap
