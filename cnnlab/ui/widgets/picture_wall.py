"""Thousands of small pictures to browse: painted, one after the other, never widgets."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea

from cnnlab.core.arrays import Bytes, Labels, Mask
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.digit_pictures import ink_colours
from cnnlab.scene.focus_frame import paint_focus
from cnnlab.scene.plots import small_font
from cnnlab.scene.text import draw_centred
from cnnlab.ui.widgets.accessible import describe_as, tell_keys

SIDE = 44  # px of a picture; these and their sums are whole on screens of 125, 150 and 175 % too
MARGIN, CAPTION = 4, 16
PICTURE = QSize(SIDE, SIDE)


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
        self._inks = np.array(ink_colours(self._theme), np.uint32)
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
        self._theme, self._inks = theme, np.array(ink_colours(theme), np.uint32)
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
            tell_keys(self, f"{name}, {self.place + 1} / {len(self.wall.shown)}")
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
        if not len(self.wall.shown):
            painter.setPen(self._theme.muted)
            flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
            painter.drawText(self.viewport().rect().adjusted(8, 8, -8, -8), flags, self.instead)
        first, last = self.seen()
        for place in sorted(self._also | {self.place}):
            if first <= place < last:
                painter.fillRect(self.tile_rect(place), self._theme.accent_soft)
        if first < last:
            at = self.tile_rect(first).topLeft()
            painter.drawImage(at, self._sheet(first, last))
        self._paint_frames(painter, first, last)
        self._paint_captions(painter, first, last)
        if first <= self.place < last:
            painter.setPen(self._theme.accent)
            painter.drawRect(self.tile_rect(self.place).adjusted(1, 1, -1, -1))
        if self.hasFocus():
            seen = first <= self.place < last
            around = self.tile_rect(self.place) if seen else self.viewport().rect()
            paint_focus(painter, around, self._theme)
        painter.end()

    def seen(self) -> tuple[int, int]:
        """The first place whose row is seen, and the one after the last."""
        high = self._tile().height()
        row = self.verticalScrollBar().value() // high
        rows = self.viewport().height() // high + 2
        first = min(row * self.columns, len(self.wall.shown))
        return first, min(len(self.wall.shown), (row + rows) * self.columns)

    def _sheet(self, first: int, last: int) -> QImage:
        """The pictures of whole rows in one: one for each would take longer."""
        ratio = self.devicePixelRatioF()
        side = round(SIDE * ratio)
        wide, high = round(self._tile().width() * ratio), round(self._tile().height() * ratio)
        edge = round(MARGIN * ratio)
        images = self.wall.images[self.wall.shown[first:last]]
        rows = -(-(last - first) // self.columns)
        sheet = np.zeros((rows, self.columns, high, wide), np.uint32)
        down, across = (np.arange(side) * length // side for length in images.shape[1:])
        tiles = sheet.reshape(-1, high, wide)
        tiles[: len(images), edge : edge + side, edge : edge + side] = self._inks[
            images[:, down[:, None], across]
        ]
        pixels = np.ascontiguousarray(sheet.swapaxes(1, 2)).reshape(rows * high, -1)
        form = QImage.Format.Format_ARGB32_Premultiplied
        found = QImage(pixels.data, pixels.shape[1], pixels.shape[0], 4 * pixels.shape[1], form)
        found.setDevicePixelRatio(ratio)
        return found.copy()

    def _paint_frames(self, painter: QPainter, first: int, last: int) -> None:
        for marked, colour in ((False, self._theme.line), (True, self._theme.accent)):
            painter.setPen(colour)
            painter.drawRects(
                [
                    QRect(self.tile_rect(place).topLeft() + QPoint(MARGIN, MARGIN), PICTURE)
                    for place in range(first, last)
                    if bool(self.wall.marked[self.wall.shown[place]]) is marked
                ]
            )

    def _paint_captions(self, painter: QPainter, first: int, last: int) -> None:
        wall, theme, font = self.wall, self._theme, small_font(self.font())
        painter.setFont(font)
        for place in range(first, last):
            index = int(wall.shown[place])
            colour = theme.negative_text if wall.held_out[index] else theme.positive_text
            painter.setPen(theme.accent if wall.marked[index] else colour)
            rect = self.tile_rect(place)
            below = QRectF(rect.x(), rect.y() + MARGIN + SIDE + 1, rect.width(), CAPTION)
            draw_centred(painter, below, wall.names[int(wall.labels[index])], font)

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


describe_as(PictureWall, QAccessible.Role.List)
