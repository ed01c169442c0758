"""An earlier result of a chain, small: its maps in their colours, and what of them is read."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from cnnlab.core.arrays import Array
from cnnlab.core.experiment.chained import Region
from cnnlab.scene.colours import Theme, colour_range, diverging, grey, load_theme
from cnnlab.scene.focus_frame import paint_focus
from cnnlab.scene.pixmaps import colours_image
from cnnlab.scene.text import write_left_to_right

SIDE = 34  # px of the longer side of a map
MOST_MAPS = 3
GAP, AROUND = 3, 4  # px between maps, and around them and the word


class ChainThumb(QAbstractButton):
    """A click goes back to the step that reads it; of many maps the ones that are read are seen."""

    def __init__(self) -> None:
        super().__init__()
        self._maps: Array | None = None
        self._white: float | None = None
        self._theme = load_theme("light")
        self._images: list[QImage] = []
        self._first = 0
        self.field: Region | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_maps(self, maps: Array, white: float | None) -> None:
        """Show a volume (C, H, W); ``white`` makes it a picture in grey."""
        if maps is not self._maps or white != self._white:
            self._maps, self._white, self._images = maps, white, []
            self._first = 0
            self.updateGeometry()
            self.update()

    def set_field(self, field: Region | None) -> None:
        """Frame the cells that are read, or none."""
        if field != self.field:
            self.field = field
            self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme, self._images = theme, []
        self.update()

    def sizeHint(self) -> QSize:
        if self._maps is None:
            return QSize(SIDE, SIDE)
        count, (width, _) = min(len(self._maps), MOST_MAPS), self._map_size()
        word = self.fontMetrics().horizontalAdvance(self.text()) + AROUND
        maps = count * (round(width) + GAP) - GAP
        return QSize(maps + word + 2 * AROUND, max(SIDE, self.fontMetrics().height()) + 2 * AROUND)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._maps is None:
            return
        painter = QPainter(self)
        write_left_to_right(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isEnabled() and self.underMouse():
            painter.setPen(QPen(self._theme.line, 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        shown = self.shown()
        for place, channel in enumerate(shown):
            self._paint_map(painter, self._rect(place), channel)
        if self.hasFocus():
            paint_focus(painter, self.rect(), self._theme)
        self._paint_words(painter, self._rect(len(shown) - 1).right() + AROUND)
        painter.end()

    def _paint_words(self, painter: QPainter, left: float) -> None:
        """The shape, and under it how much is read."""
        middle, width = self.height() / 2, self.width() - left
        field = self.field
        painter.setPen(self._theme.text)
        if field is None:
            word = QRectF(left, 0, width, self.height())
            painter.drawText(word, int(Qt.AlignmentFlag.AlignVCenter), self.text())
            return
        above, below = QRectF(left, 0, width, middle), QRectF(left, middle, width, middle)
        painter.drawText(above, int(Qt.AlignmentFlag.AlignBottom), self.text())
        painter.setPen(self._theme.accent)
        size = f"{len(field.rows)}×{len(field.columns)}"
        painter.drawText(below, int(Qt.AlignmentFlag.AlignTop), size)

    def shown(self) -> range:
        """Which maps there is room for: the one that is read among them."""
        count = 0 if self._maps is None else len(self._maps)
        read = self.field.channels[0] if self.field is not None and self.field.channels else 0
        if read >= self._first + MOST_MAPS or read < self._first:
            self._first = max(0, min(read, count - MOST_MAPS))
        return range(self._first, min(self._first + MOST_MAPS, count))

    def _paint_map(self, painter: QPainter, rect: QRectF, channel: int) -> None:
        painter.drawImage(rect, self._pictures()[channel])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.grid_line, 1))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
        field = self.field
        if field is None or self._maps is None or channel not in field.channels:
            return
        rows, columns = self._maps.shape[1:]
        down, across = rect.height() / rows, rect.width() / columns
        if field.rows and field.columns:
            corner = QPointF(
                rect.x() + field.columns.start * across, rect.y() + field.rows.start * down
            )
            size = len(field.columns) * across, len(field.rows) * down
            painter.setPen(QPen(self._theme.accent, 2))
            painter.drawRect(QRectF(corner.x(), corner.y(), *size).adjusted(0, 0, -1, -1))

    def _pictures(self) -> list[QImage]:
        if not self._images and self._maps is not None:
            if self._white is not None:
                pixels = grey(self._maps, self._white)
            else:
                pixels = diverging(self._maps, colour_range(self._maps), self._theme)
            self._images = [colours_image(one) for one in pixels]
        return self._images

    def _map_size(self) -> tuple[float, float]:
        """Width and height of a map."""
        assert self._maps is not None  # noqa: S101 - callers have looked
        rows, columns = self._maps.shape[1:]
        longest = max(rows, columns)
        return max(SIDE * columns / longest, 4.0), max(SIDE * rows / longest, 4.0)

    def _rect(self, place: int) -> QRectF:
        width, height = self._map_size()
        left = AROUND + place * (round(width) + GAP)
        return QRectF(left, (self.height() - height) / 2, width, height)
