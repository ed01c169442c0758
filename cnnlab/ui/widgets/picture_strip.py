"""A row of small pictures, as large as there is room for, with a word under each."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.plots import small_font
from cnnlab.ui.widgets.accessible import describe_as

GAP = 4


class PictureStrip(QWidget):
    """Shows pictures from the left; those that there is no room for are left out."""

    def __init__(self, side: int = 44, words: bool = False, least: int | None = None) -> None:
        """``side`` is that of a picture in pixels; ``words`` keeps a line under each.

        With a ``least`` side they are smaller where that shows more of them, and how many are left
        out is told.
        """
        super().__init__()
        self._side, self._words, self._least = side, words, least
        self._theme = load_theme("light")
        self.pictures: tuple[QImage, ...] = ()
        self.captions: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_pictures(self, pictures: Sequence[QImage], captions: Sequence[str] = ()) -> None:
        """Show other pictures."""
        self.pictures, self.captions = tuple(pictures), tuple(captions)
        self.setAccessibleDescription(", ".join(self.captions))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Other colours of frames and words."""
        self._theme = theme
        self.update()

    def set_side(self, side: int) -> None:
        """Other sizes of pictures."""
        if side != self._side:
            self._side = side
            self.updateGeometry()
            self.update()

    def rect_of(self, place: int) -> QRectF:
        """Where a picture is."""
        side = self._side_now()
        top = (self._side - side) // 2
        return QRectF(place * (side + GAP) + 0.5, top + 0.5, side, side)

    def shown(self) -> int:
        """How many pictures there is room for."""
        room, count = max(1, (self.width() + GAP) // (self._side_now() + GAP)), len(self.pictures)
        if self._least is not None and 1 < room < count:
            room -= 1  # for how many are left out
        return min(count, room)

    def _side_now(self) -> int:
        if self._least is None or not self.pictures:
            return self._side
        fits = (self.width() + GAP) // len(self.pictures) - GAP
        return max(self._least, min(fits, self._side))

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = small_font(self.font())
        painter.setFont(font)
        for place in range(self.shown()):
            rect = self.rect_of(place)
            painter.drawImage(rect, self.pictures[place])
            painter.setPen(self._theme.line)
            painter.drawRect(rect)
            if self._words and place < len(self.captions):
                below = QRectF(rect.x() - GAP / 2, rect.bottom(), rect.width() + GAP, self._line())
                painter.setPen(self._theme.muted)
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.captions[place])
        left_out = len(self.pictures) - self.shown()
        if self._least is not None and left_out:
            painter.setPen(self._theme.muted)
            rect = self.rect_of(self.shown())
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, f"+{left_out}")
        painter.end()

    def _line(self) -> int:
        return self.fontMetrics().height() if self._words else 0

    def sizeHint(self) -> QSize:
        return QSize(10 * (self._side + GAP), self._side + 2 + self._line())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._side + 2, self.sizeHint().height())


describe_as(PictureStrip, QAccessible.Role.Graphic)
