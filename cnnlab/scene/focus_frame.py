"""The frame round what has the keyboard, the same in all that is painted here."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from cnnlab.scene.colours import Theme

WIDTH = 2  # px of the frame; inside it is a line of one


def paint_focus(
    painter: QPainter, around: QRect | QRectF, theme: Theme, ink: QColor | None = None
) -> None:
    """A frame just inside a rectangle, in the accent if no other ink is given.

    The line in it has the colour of the ground: whatever the picture under them, one is seen.
    """
    place = around.toAlignedRect() if isinstance(around, QRectF) else around
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    join = Qt.PenJoinStyle.MiterJoin
    lines = (ink or theme.accent, WIDTH, 1), (theme.card, 1, WIDTH)
    for colour, width, inset in lines:
        painter.setPen(QPen(colour, width, j=join))
        right = inset if width == WIDTH else inset + 1  # a line of one lies right of its place
        painter.drawRect(place.adjusted(inset, inset, -right, -right))
    painter.restore()
