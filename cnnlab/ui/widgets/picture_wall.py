"""Thousands of small pictures to browse: painted, one after the other, never widgets."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea

from cnnlab.core.arrays import Bytes, Labels, Mask
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.digit_pictures import ink_colours, ink_picture
from cnnlab.scene.plots import small_font

SIDE = 42  # px of a picture
MARGIN, CAPTION = 4, 15


@dataclass(frozen=True, eq=False)
class Wall:
    """Pictures (N, rows, columns) of ink, what each is, and which of them are shown."""

    images: Bytes
    labels: Labels
    names: tuple[str, ...]
    shown: npt.NDArray[np.int_]
    """(n,): their indices, in rising order."""
    marked: Mask
    """(N,): those whose label is not the one that they came with."""
    held_out: Mask
    """(N,): those that training does not see."""


NOTHING = Wall(
    np.zeros((0, 1, 1), np.uint8),
    np.zeros(0, int),
    (),
    np.zeros(0, int),
    np.zeros(0, bool),
    np.zeros(0, bool),
)


class PictureWall(QAbstractScrollArea):
    """Shows pictures in rows; one is current, several may be chosen."""

    current_changed = Signal(int)
    """The index of the current picture; -1 for none."""
    label_typed = Signal(int)
    """A class by its key, for the current picture."""
    delete_asked = Signal(object)
    """Indices of the chosen pictures, as a list."""

    def __init__(self) -> None:
        super().__init__()
        self.wall = NOTHING
        self.place = -1
        """Of the current picture among those shown."""
        self._anchor = -1
        self._also: frozenset[int] = frozenset()
        self._theme = load_theme("light")
        self._colours = ink_colours(self._theme)
        self.instead = ""
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(self._tile().height())

    # what it shows

    def set_wall(self, wall: Wall) -> None:
        """Show other pictures; the current one stays so, or the next one that is shown is it."""
        index, self.wall = self.current, wall
        at = int(np.searchsorted(wall.shown, index)) if index >= 0 else 0
        self.place = min(at, len(wall.shown) - 1)
        self._anchor, self._also = self.place, frozenset()
        self._fit()
        self.viewport().update()
        if self.current != index:
            self._tell()

    @property
    def current(self) -> int:
        """Index of the current picture; -1 for none."""
        return int(self.wall.shown[self.place]) if 0 <= self.place < len(self.wall.shown) else -1

    @property
    def selected(self) -> list[int]:
        """Indices of the chosen pictures, the current one among them."""
        places = self._also | ({self.place} if self.place >= 0 else set())
        return [int(self.wall.shown[place]) for place in sorted(places)]

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme, self._colours = theme, ink_colours(theme)
        self.viewport().update()

    def go_to(self, place: int, *, extend: bool = False) -> None:
        """Make another picture the current one; with ``extend`` all up to it are chosen."""
        if not len(self.wall.shown):
            return
        place = min(max(0, place), len(self.wall.shown) - 1)
        if extend:
            low, high = sorted((self._anchor, place))
            self._also = frozenset(range(low, high + 1))
        else:
            self._anchor, self._also = place, frozenset()
        self._move(place)

    def tile_rect(self, place: int) -> QRect:
        """Where a picture's tile is, in the viewport."""
        row, column = divmod(place, self.columns)
        tile = self._tile()
        top = row * tile.height() - self.verticalScrollBar().value()
        return QRect(QPoint(column * tile.width(), top), tile)

    @property
    def columns(self) -> int:
        """How many pictures stand in a row."""
        return max(1, self.viewport().width() // self._tile().width())

    def _move(self, place: int) -> None:
        self.place = place
        rect, bar = self.tile_rect(place), self.verticalScrollBar()
        if rect.top() < 0:
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() > self.viewport().height():
            bar.setValue(bar.value() + rect.bottom() - self.viewport().height() + 1)
        self.viewport().update()
        self._tell()

    def _tell(self) -> None:
        index = self.current
        if index >= 0:
            name = self.wall.names[int(self.wall.labels[index])]
            self.setAccessibleDescription(f"{name}, {self.place + 1} / {len(self.wall.shown)}")
        self.current_changed.emit(index)

    def _tile(self) -> QSize:
        return QSize(SIDE + 2 * MARGIN, SIDE + MARGIN + CAPTION)

    def _fit(self) -> None:
        rows = -(-len(self.wall.shown) // self.columns)
        high = self.viewport().height()
        self.verticalScrollBar().setRange(0, max(0, rows * self._tile().height() - high))
        self.verticalScrollBar().setPageStep(high)

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setFont(small_font(self.font()))
        if not len(self.wall.shown):
            painter.setPen(self._theme.muted)
            flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
            painter.drawText(self.viewport().rect().adjusted(8, 8, -8, -8), flags, self.instead)
        first = self.verticalScrollBar().value() // self._tile().height() * self.columns
        rows = self.viewport().height() // self._tile().height() + 2
        last = min(len(self.wall.shown), first + rows * self.columns)
        for place in range(first, last):
            rect = self.tile_rect(place)
            if rect.intersects(event.rect()):
                self._paint_tile(painter, rect, place)
        painter.end()

    def _paint_tile(self, painter: QPainter, rect: QRect, place: int) -> None:
        wall, theme = self.wall, self._theme
        index = int(wall.shown[place])
        is_current = place == self.place
        if is_current or place in self._also:
            painter.fillRect(rect, theme.accent_soft)
        picture = QRect(rect.x() + MARGIN, rect.y() + MARGIN, SIDE, SIDE)
        painter.drawImage(picture, ink_picture(wall.images[index], self._colours))
        painter.setPen(QPen(theme.accent if wall.marked[index] else theme.line, 1))
        painter.drawRect(picture)
        below = QRect(rect.x(), picture.bottom() + 1, rect.width(), CAPTION)
        name = wall.names[int(wall.labels[index])]
        if wall.marked[index]:
            colour = theme.accent
        else:
            colour = theme.negative_text if wall.held_out[index] else theme.positive_text
        painter.setPen(colour)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, name)
        if is_current:
            painter.setPen(QPen(theme.accent, 2 if self.hasFocus() else 1))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at, tile = event.position().toPoint(), self._tile()
        column = at.x() // tile.width()
        row = (at.y() + self.verticalScrollBar().value()) // tile.height()
        place = row * self.columns + column
        if column >= self.columns or place >= len(self.wall.shown):
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._also = (self._also | {self.place}) ^ {place}
            self._anchor = place
            self._move(place)
        else:
            self.go_to(place, extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        page = max(1, self.viewport().height() // self._tile().height()) * self.columns
        moves = {
            Qt.Key.Key_Left: self.place - 1,
            Qt.Key.Key_Right: self.place + 1,
            Qt.Key.Key_Up: self.place - self.columns,
            Qt.Key.Key_Down: self.place + self.columns,
            Qt.Key.Key_PageUp: self.place - page,
            Qt.Key.Key_PageDown: self.place + page,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self.wall.shown) - 1,
        }
        if key in moves:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.go_to(moves[Qt.Key(key)], extend=shift)
        elif _deletes(event) and self.selected:
            self.delete_asked.emit(self.selected)
        elif event.text() in self.wall.names and self.current >= 0:
            self.label_typed.emit(self.wall.names.index(event.text()))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(12 * self._tile().width(), 6 * self._tile().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(3 * self._tile().width(), 2 * self._tile().height())


def _deletes(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() in (
        Qt.Key.Key_Delete,
        Qt.Key.Key_Backspace,
    )
