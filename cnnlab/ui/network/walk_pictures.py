"""Small pictures in rows, as large as there is space for; one is framed, and any can be chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.focus_frame import paint_focus
from cnnlab.scene.plots import small_font
from cnnlab.scene.text import draw_centred, text_height
from cnnlab.ui.widgets.accessible_cells import Items, cell_entered, cell_reached, describe_cells

GAP, LEAST = 6, 20
MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class WalkPictures(QWidget):
    """Square pictures with captions; clicks and arrow keys choose where ``chooses``."""

    chosen = Signal(int)
    """A place, from 0: another one, or the same again."""

    def __init__(self, columns: int, most: int, captions: bool = False) -> None:
        """``columns`` is 0 for as many as make pictures largest, ``most`` px of a side."""
        super().__init__()
        self._columns, self._most, self._captions = columns, most, captions
        self._theme = load_theme("light")
        self.pictures: tuple[QImage, ...] = ()
        self.captions: tuple[str, ...] = ()
        self.frames: tuple[QRectF, ...] = ()
        self.current = -1
        self._framed = True
        self.chooses = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # what it shows

    def set_pictures(
        self,
        pictures: Sequence[QImage],
        captions: Sequence[str] = (),
        frames: Sequence[QRectF] = (),
    ) -> None:
        """Other pictures; ``frames`` lie within each, which reaches from 0 to 1."""
        self.pictures, self.captions = tuple(pictures), tuple(captions)
        self.frames = tuple(frames)
        self._describe()

    def set_current(self, place: int, framed: bool = True) -> None:
        """Which one arrow keys go on from, -1 for none; and whether it is the one that is shown."""
        self.current, self._framed = place, framed
        self._describe()

    def show_only(self) -> None:
        """Nothing can be chosen."""
        self.chooses = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self.update()

    def columns(self) -> int:
        """How many stand in a row."""
        count = max(1, len(self.pictures))
        if self._columns:
            return self._columns
        return max(range(1, count + 1), key=lambda columns: (self._fitting(columns), -columns))

    def rect_of(self, place: int) -> QRectF:
        """Where a picture is."""
        columns = self.columns()
        side = self._side(columns)
        row, column = divmod(place, columns)
        top = row * (side + GAP + self._line())
        return QRectF(2.5 + column * (side + GAP), 2.5 + top, side, side)

    def place_at(self, x: float, y: float) -> int | None:
        """The picture at a pixel, its caption and the gap after it included."""
        more = QRectF(0, 0, GAP, GAP + self._line())
        for place in range(len(self.pictures)):
            rect = self.rect_of(place)
            if rect.adjusted(0, 0, more.width(), more.height()).contains(x, y):
                return place
        return None

    def item_names(self) -> list[str]:
        """Their captions, or which of how many each is, for a screen reader."""
        count = len(self.pictures)
        return [
            self.captions[i] if i < len(self.captions) else f"{i + 1} / {count}"
            for i in range(count)
        ]

    def item_rect(self, item: int) -> QRectF:
        """Where it stands."""
        return self.rect_of(item)

    def current_item(self) -> int | None:
        """That is shown in large."""
        return self.current if 0 <= self.current < len(self.pictures) else None

    # inside

    def _side(self, columns: int) -> int:
        return max(LEAST, self._fitting(columns))

    def _fitting(self, columns: int) -> int:
        """Side in pixels with which so many in a row fit, however small it is."""
        rows = -(-max(1, len(self.pictures)) // columns)
        wide = (self.width() - 4 + GAP) // columns - GAP
        high = (self.height() - 4 + GAP) // rows - GAP - self._line()
        return min(wide, high, self._most)

    def _line(self) -> int:
        return round(text_height(small_font(self.font()))) + 1 if self._captions else 0

    def _describe(self) -> None:
        if 0 <= self.current < len(self.captions):
            self.setAccessibleDescription(self.captions[self.current])
        elif self.current >= 0:
            self.setAccessibleDescription(f"{self.current} / {len(self.pictures)}")
        else:
            self.setAccessibleDescription(", ".join(self.captions))
        self.update()

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place, picture in enumerate(self.pictures):
            rect = self.rect_of(place)
            painter.drawImage(rect, picture)
            painter.setPen(self._theme.line)
            painter.drawRect(rect)
            if place < len(self.frames) and not self.frames[place].isEmpty():
                self._paint_frame(painter, rect, self.frames[place])
        if self._captions:
            self._paint_captions(painter)
        if self._framed and 0 <= self.current < len(self.pictures):
            painter.setPen(QPen(self._theme.accent, 2))
            painter.drawRect(self.rect_of(self.current))
        if self.hasFocus():
            paint_focus(painter, self.rect(), self._theme)
        painter.end()

    def _paint_frame(self, painter: QPainter, rect: QRectF, frame: QRectF) -> None:
        side = rect.width()
        corner = rect.topLeft() + frame.topLeft() * side
        painter.setPen(QPen(self._theme.accent, 2))
        painter.drawRect(QRectF(corner, frame.size() * side).intersected(rect))

    def _paint_captions(self, painter: QPainter) -> None:
        font = small_font(self.font())
        painter.setFont(font)
        for place, caption in enumerate(self.captions[: len(self.pictures)]):
            rect, current = self.rect_of(place), self._framed and place == self.current
            below = QRectF(rect.x(), rect.bottom() + 1, rect.width(), self._line())
            painter.setPen(self._theme.text if current else self._theme.muted)
            draw_centred(painter, below, caption, font)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position().x(), event.position().y())
        if self.chooses and place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self.pictures) - 1
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        key = Qt.Key(event.key())
        if not self.chooses or last < 0 or not (key in MOVES or key in ends):
            super().keyPressEvent(event)
            return
        across, down = MOVES.get(key, (0, 0))
        place = ends.get(key, self.current + across + down * self.columns())
        if 0 <= place <= last and place != self.current:
            self.chosen.emit(place)
            cell_reached(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        cell_entered(self)

    def sizeHint(self) -> QSize:
        columns = self._columns or 4
        rows = 1 if columns > 4 else 3
        side = min(self._most, 56) + GAP
        return QSize(columns * side, rows * (side + self._line()))

    def minimumSizeHint(self) -> QSize:
        columns = self._columns or 4
        rows = 1 if columns > 4 else 3
        return QSize(columns * (LEAST + GAP), rows * (LEAST + GAP + self._line()))


describe_cells(WalkPictures, Items)
