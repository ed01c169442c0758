"""What an animation shows: the stage as far as it is in sight, the caption and the sum."""

import numpy as np
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from cnnlab.core.arrays import Bytes

MARGIN = 12  # px
WIDEST = 1280  # px


def size_of(parts: list[QWidget]) -> QSize:
    """Of the widgets that are shown, under one another with margins."""
    shown = [part for part in parts if part.isVisible()]
    return QSize(
        max(part.width() for part in shown) + 2 * MARGIN,
        sum(part.height() for part in shown) + MARGIN * (len(shown) + 1),
    )


def picture_of(parts: list[QWidget], size: QSize, ground: QColor) -> Bytes:
    """The widgets that are shown, under one another, as pixels (H, W, 3).

    ``size`` is that of all pictures, whatever becomes of the window; of more than 1280 pixels
    across they are scaled down.
    """
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(ground)
    painter = QPainter(image)
    y = MARGIN
    for part in parts:
        if part.isVisible():
            part.render(painter, QPoint(MARGIN, y))
            y += part.height() + MARGIN
    painter.end()
    if image.width() > WIDEST:
        image = image.scaledToWidth(WIDEST, Qt.TransformationMode.SmoothTransformation)
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return lines[:, : 3 * image.width()].reshape(image.height(), -1, 3).copy()
