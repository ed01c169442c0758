"""The images that pushed a weight most, as small pictures of which one is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.core.arrays import Floats
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.digit_pictures import ink_bytes, ink_colours, ink_picture
from cnnlab.scene.focus_frame import paint_focus
from cnnlab.scene.plots import small_font
from cnnlab.ui.widgets.accessible_cells import Items, cell_entered, cell_reached, describe_cells

COLUMNS: Final = 2
LEAST, LARGEST = 30, 64  # px of a picture
GAP, EDGE = 4, 3
WIDE = 62  # px of a caption


@dataclass(frozen=True, eq=False)
class PushedTile:
    """An image and its share of a gradient."""

    image: Floats | None
    """(rows, columns), 0…1; None for what is no picture."""
    text: str
    """In place of a picture."""
    caption: str
    spoken: str


class PushedTiles(QWidget):
    """Four pictures, with a text under each; ``instead`` is said where there are none."""

    chosen = Signal(int)
    """A place, by mouse or keys."""

    def __init__(self) -> None:
        super().__init__()
        self.tiles: tuple[PushedTile, ...] = ()
        self.place = -1
        """Of the chosen one; −1 for none."""
        self.instead = ""
        self._theme = load_theme("light")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def show_tiles(self, tiles: Sequence[PushedTile]) -> None:
        """Show other images, none of them chosen."""
        self.tiles = tuple(tiles)
        self.show_choice(-1)

    def show_choice(self, place: int) -> None:
        """Mark one as chosen; nothing is emitted."""
        self.place = place
        of_one = self.tiles[place].spoken if 0 <= place < len(self.tiles) else ""
        self.setAccessibleDescription(of_one or ", ".join(tile.spoken for tile in self.tiles))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self.update()

    def tile_rect(self, place: int) -> QRect:
        """Where a picture and its caption are."""
        row, column = divmod(place, COLUMNS)
        high = self._side() + self._line() + 2 * EDGE
        wide = max(WIDE, self._side() + 2 * EDGE)
        return QRect(column * (wide + GAP), row * (high + GAP), wide, high)

    def item_names(self) -> list[str]:
        """What each shows, for a screen reader."""
        return [tile.spoken for tile in self.tiles]

    def item_rect(self, item: int) -> QRectF:
        """Where it stands."""
        return self.tile_rect(item).toRectF()

    def current_item(self) -> int | None:
        """That is chosen."""
        return self.place if 0 <= self.place < len(self.tiles) else None

    # inside

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self.tiles) and place != self.place:
            self.show_choice(place)
            self.chosen.emit(place)
            cell_reached(self)

    def _side(self) -> int:
        rows = (self.height() - GAP) // 2 - self._line() - 2 * EDGE
        across = (self.width() - GAP) // COLUMNS - 2 * EDGE
        return max(LEAST, min(LARGEST, rows, across))

    def _line(self) -> int:
        return self.fontMetrics().height()

    def _paint_tile(self, painter: QPainter, place: int, tile: PushedTile) -> None:
        rect, side, theme = self.tile_rect(place), self._side(), self._theme
        if place == self.place:
            painter.fillRect(rect, theme.accent_soft)
        square = QRect(rect.left() + (rect.width() - side) // 2, rect.top() + EDGE, side, side)
        if tile.image is not None:
            painter.drawImage(square, ink_picture(ink_bytes(tile.image), ink_colours(theme)))
        painter.setPen(theme.line)
        painter.drawRect(square.adjusted(0, 0, -1, -1))
        painter.setPen(theme.text)
        if tile.image is None:
            painter.drawText(square, Qt.AlignmentFlag.AlignCenter, tile.text)
        below = QRect(rect.left(), square.bottom() + 1, rect.width(), self._line() + EDGE)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, tile.caption)
        if place == self.place:
            painter.setPen(theme.accent)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(small_font(self.font()))
        for place, tile in enumerate(self.tiles):
            self._paint_tile(painter, place, tile)
        if not self.tiles:
            painter.setPen(self._theme.muted)
            flags = Qt.AlignmentFlag.AlignTop.value | Qt.TextFlag.TextWordWrap.value
            painter.drawText(self.rect(), flags, self.instead)
        if self.hasFocus():
            current = 0 <= self.place < len(self.tiles)
            around = self.tile_rect(self.place) if current else self.rect()
            paint_focus(painter, around, self._theme)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place in range(len(self.tiles)):
            if self.tile_rect(place).contains(event.position().toPoint()):
                self._choose(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last, key = len(self.tiles) - 1, event.key()
        moves = {
            Qt.Key.Key_Left: self.place - 1,
            Qt.Key.Key_Right: self.place + 1,
            Qt.Key.Key_Up: self.place - COLUMNS,
            Qt.Key.Key_Down: self.place + COLUMNS,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if key in moves:
            self._choose(0 if self.place < 0 else moves[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        cell_entered(self)

    def sizeHint(self) -> QSize:
        high = 2 * (LARGEST + self._line() + 2 * EDGE) + GAP
        return QSize(COLUMNS * (LARGEST + 2 * EDGE) + GAP, high)

    def minimumSizeHint(self) -> QSize:
        high = 2 * (LEAST + self._line() + 2 * EDGE) + GAP
        return QSize(COLUMNS * WIDE + GAP, high)


describe_cells(PushedTiles, Items)
