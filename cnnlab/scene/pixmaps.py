"""Pictures that are painted once and kept."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap


def painted(
    size: QSize,
    ratio: float,
    paint: Callable[[QPainter], object],
    ground: QColor | Qt.GlobalColor = Qt.GlobalColor.transparent,
    over: QPixmap | None = None,
) -> QPixmap:
    """A picture of so many pixels of a widget, ``ratio`` times as many of the screen.

    It is painted ``over`` one that is not needed any more, if that is of the same size: memory
    that comes anew from the system costs as much as much of the painting.
    """
    pixmap = over if over is not None and over.size() == size * ratio else QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(ground)
    painter = QPainter(pixmap)
    paint(painter)
    painter.end()
    return pixmap
