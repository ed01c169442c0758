"""Which colour of an attribution map means which number."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.scene.colours import Theme, diverging, load_theme
from cnnlab.scene.pixmaps import colours_image
from cnnlab.scene.text import number, number_font, write_left_to_right
from cnnlab.ui.widgets.accessible import describe_as

BAR = 10  # px high
SHADES = 101
ROOM = 60.0  # px for a number


class MapLegend(QWidget):
    """A bar from the most negative to the most positive number, with five numbers under it."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = load_theme("light")
        self._bound: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def bound(self) -> float | None:
        """The number that has the full colour; None where there are no maps."""
        return self._bound

    def set_bound(self, bound: float | None) -> None:
        """Show another one."""
        self._bound = bound
        said = "" if bound is None else " … ".join(self.numbers())
        self.setAccessibleDescription(said)
        self.update()

    def numbers(self) -> list[str]:
        """What stands under the bar: at its ends, in the middle, and half-way between."""
        if self._bound is None:
            return ["", "", "0", "", ""]
        half, full = number(self._bound / 4), number(self._bound)
        return [f"−{full}", f"−{half}", "0", f"+{half}", f"+{full}"]

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, BAR + 22)

    def minimumSizeHint(self) -> QSize:
        return QSize(110, BAR + 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        write_left_to_right(painter)
        values = np.linspace(-1, 1, SHADES)[None]
        image = colours_image(diverging(values, 1.0, theme))
        bar = QRectF(0.5, 2.5, self.width() - 1, BAR)
        painter.drawImage(bar, image)
        painter.setPen(QPen(theme.line, 1))
        painter.drawRect(bar)
        painter.setPen(theme.muted)
        painter.setFont(number_font(self.font(), 12))
        below = QRectF(0, bar.bottom() + 3, self.width(), self.height() - bar.bottom() - 3)
        for place, text in zip((0.0, 0.25, 0.5, 0.75, 1.0), self.numbers(), strict=True):
            x = bar.left() + place * bar.width()
            painter.drawLine(QPointF(x, bar.bottom()), QPointF(x, bar.bottom() + 3))
            left = min(max(x - ROOM / 2, 0.0), self.width() - ROOM)
            where = QRectF(left, below.top(), ROOM, below.height())
            side = Qt.AlignmentFlag.AlignHCenter
            if place in (0.0, 1.0):
                side = Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft
            painter.drawText(where, int(side | Qt.AlignmentFlag.AlignVCenter), text)
        painter.end()


describe_as(MapLegend, QAccessible.Role.Graphic)
