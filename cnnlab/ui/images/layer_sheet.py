"""A contact sheet: the maps of one step side by side, of which one is chosen."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.core.arrays import Bytes
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.focus_frame import paint_focus
from cnnlab.scene.pixmaps import painted
from cnnlab.ui.images.layer_pictures import GREYS, byte_image, signed_colours
from cnnlab.ui.widgets.accessible import describe_as

GAP = 3  # px between maps
SMALLEST = QSize(84, 64)


class ContactSheet(QWidget):
    """Plain values in; says which map was chosen."""

    chosen = Signal(int)

    def __init__(self, grey: bool = False) -> None:
        super().__init__()
        self._grey, self._theme = grey, load_theme("light")
        self._tiles: Bytes | None = None
        self._image = QImage()  # all maps, one below the other
        self._pixmap = QPixmap()
        self._current: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setMinimumSize(SMALLEST)

    @property
    def count(self) -> int:
        """How many maps there are."""
        return 0 if self._tiles is None else len(self._tiles)

    def set_tiles(self, tiles: Bytes) -> None:
        """Maps (n, h, w) as small pictures."""
        if tiles is not self._tiles:
            self._tiles = tiles
            self._make()

    def set_current(self, index: int | None) -> None:
        """Which one is framed, None for none."""
        if index != self._current:
            self._current = index
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self._make()

    def tile_rect(self, index: int) -> QRectF:
        """Where a map lies."""
        return self._tile_rects()[index]

    def _tile_rects(self) -> list[QRectF]:
        """Where each map lies."""
        if not self.count:
            return []
        columns, side = self._layout()
        assert self._tiles is not None  # noqa: S101 - there is a map
        _, h, w = self._tiles.shape
        rows = -(-self.count // columns)
        left = (self.width() - columns * w * side - (columns - 1) * GAP) / 2
        top = (self.height() - rows * h * side - (rows - 1) * GAP) / 2
        across, down = w * side + GAP, h * side + GAP
        places = (divmod(index, columns) for index in range(self.count))
        return [
            QRectF(left + column * across, top + row * down, w * side, h * side)
            for row, column in places
        ]

    def _make(self) -> None:
        colours = GREYS if self._grey else signed_colours(self._theme)
        if self._tiles is not None:
            self._image = byte_image(self._tiles.reshape(-1, self._tiles.shape[2]), colours)
        self._pixmap = QPixmap()
        self.update()

    def _layout(self) -> tuple[int, float]:
        """Columns, and px for each pixel of a map: as large as all of them fit."""
        assert self._tiles is not None  # noqa: S101 - there is a map
        _, h, w = self._tiles.shape
        best = (1, 0.0)
        for columns in range(1, self.count + 1):
            rows = -(-self.count // columns)
            across = (self.width() - 4 - (columns - 1) * GAP) / (columns * w)
            down = (self.height() - 4 - (rows - 1) * GAP) / (rows * h)
            best = max(best, (columns, min(across, down)), key=lambda pair: pair[1])
        return best[0], max(best[1], 1 / max(h, w))

    def _choose(self, index: int) -> None:
        if 0 <= index < self.count:
            self.chosen.emit(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        if self._pixmap.size() != self.size() * ratio:
            self._pixmap = painted(self.size(), ratio, self._paint_maps)
        painter.drawPixmap(0, 0, self._pixmap)
        if self._current is not None and self._current < self.count:
            self._paint_frame(painter, self.tile_rect(self._current))
        if self.hasFocus():
            paint_focus(painter, self.rect(), self._theme)
        painter.end()

    def _paint_maps(self, painter: QPainter) -> None:
        """All maps, without the frame."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for index, rect in enumerate(self._tile_rects()):
            painter.drawImage(rect, self._image, self._source(index))
            painter.setPen(self._theme.line)
            painter.drawRect(rect)

    def _source(self, index: int) -> QRectF:
        """Where a map lies in the picture of all."""
        assert self._tiles is not None  # noqa: S101 - there is a map
        _, h, w = self._tiles.shape
        return QRectF(0, index * h, w, h)

    def _paint_frame(self, painter: QPainter, rect: QRectF) -> None:
        colour = QColor(self._theme.accent)
        painter.setPen(QPen(colour, 2))
        painter.drawRect(rect.adjusted(-1, -1, 1, 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        for index, rect in enumerate(self._tile_rects()):
            if rect.contains(event.position()):
                self._choose(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        now = self._current or 0
        places: dict[int, int] = {
            Qt.Key.Key_Left: now - 1,
            Qt.Key.Key_Right: now + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.count - 1,
            Qt.Key.Key_Space: now,
            Qt.Key.Key_Return: now,
        }
        if self.count:
            columns, _ = self._layout()
            places |= {Qt.Key.Key_Up: now - columns, Qt.Key.Key_Down: now + columns}
        place = places.get(event.key())
        if place is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self._choose(place)


describe_as(ContactSheet, QAccessible.Role.Graphic)
