"""The ten digits' attribution maps side by side; one of them is chosen."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QSizePolicy, QWidget

from cnnlab.digits.ink import SIZE
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.focus_frame import paint_focus
from cnnlab.scene.text import number_font, write_left_to_right
from cnnlab.ui.digits.map_paint import SignedMap, paint_cells, paint_map, square_within

DIGITS, ACROSS = 10, 5
GAP = 6  # px between tiles
CAPTION = 20  # px high
FRAME = 3  # px round a map, for the frame of the chosen one
SMALLEST = 56  # px wide


@dataclass(frozen=True, eq=False)
class TileLook:
    """What one tile shows: its map, and a number beside the digit in the colour of its sign."""

    shown: SignedMap
    text: str
    sign: int = 0
    predicted: bool = False
    framed: tuple[slice, slice] | None = None
    """Rows and columns that are pointed at."""


class MapTile(QPushButton):
    """A digit, a number, and its map."""

    pointed = Signal(object)
    """(row, column) of the map under the pointer, or None."""

    def __init__(self, digit: int) -> None:
        super().__init__()
        self._digit = digit
        self._theme = load_theme("light")
        self._look: TileLook | None = None
        self._image: QImage | None = None
        self._side = SMALLEST
        self.setCheckable(True)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_look(self, look: TileLook | None) -> None:
        """Show something else; nothing for None."""
        old, self._look = self._look, look
        if old is None or look is None or old.shown is not look.shown:
            self._image = None
        self.update()

    def look(self) -> TileLook | None:
        """What is shown."""
        return self._look

    def set_side(self, side: int) -> None:
        """How many pixels high and wide the map is at most."""
        self._side = side
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme, self._image = theme, None
        self.update()

    def map_square(self) -> QRectF:
        """Where the map is."""
        rows = self._look.shown.shape[0] if self._look is not None else SIZE
        return square_within(QRectF(FRAME, CAPTION, self._side, self._side), rows)

    def sizeHint(self) -> QSize:
        return QSize(100, 100 + CAPTION)

    def minimumSizeHint(self) -> QSize:
        return QSize(SMALLEST, SMALLEST + CAPTION)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._look is not None:
            self.pointed.emit(self._look.shown.cell_at(event.position(), self.map_square()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(None)
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        write_left_to_right(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, square = self._theme, self.map_square()
        frame = square.adjusted(-1.5, -1.5, 1.5, 1.5)
        if self._look is not None:
            if self._image is None:
                self._image = self._look.shown.image(theme)
            paint_map(painter, square, self._look.shown, self._image, theme)
            if self._look.framed is not None:
                pen = QPen(theme.accent, 1)
                paint_cells(painter, square, self._look.shown.shape, self._look.framed, pen)
        chosen = self.isChecked() and self._look is not None
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.accent, 3) if chosen else QPen(theme.line, 1))
        painter.drawRect(frame)
        self._paint_caption(painter, frame)
        painter.end()

    def _paint_caption(self, painter: QPainter, frame: QRectF) -> None:
        theme, look = self._theme, self._look
        predicted = look is not None and look.predicted
        line = QRectF(frame.left(), 0, frame.width(), CAPTION - 3)
        font = number_font(self.font(), 14, bold=predicted)
        name = QRectF(line.left(), line.top() + 1, 18, line.height())
        if predicted:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent)
            painter.drawRoundedRect(name, 3, 3)
        self._write(painter, name, str(self._digit), font, _of(theme, look), "centre")
        if look is not None:
            colours = {0: theme.muted, 1: theme.positive_text, -1: theme.negative_text}
            small = number_font(self.font(), 12)
            self._write(painter, line, look.text, small, colours[look.sign], "right")
        if self.hasFocus():
            paint_focus(painter, self.rect(), theme, theme.text)

    def _write(
        self, painter: QPainter, rect: QRectF, text: str, font: QFont, colour: QColor, where: str
    ) -> None:
        sides = {"centre": Qt.AlignmentFlag.AlignHCenter, "right": Qt.AlignmentFlag.AlignRight}
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(rect, int(sides[where] | Qt.AlignmentFlag.AlignVCenter), text)


class MapTiles(QWidget):
    """Ten tiles in two rows, one stop of the Tab key; arrow keys go from one to the next."""

    chosen = Signal(int)
    pointed = Signal(object)
    """(row, column) of the maps under the pointer, or None."""

    def __init__(self) -> None:
        super().__init__()
        self.tiles = [MapTile(digit) for digit in range(DIGITS)]
        group, grid = QButtonGroup(self), QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        for digit, tile in enumerate(self.tiles):
            group.addButton(tile, digit)
            grid.addWidget(tile, digit // ACROSS, digit % ACROSS)
            tile.pointed.connect(self.pointed)
        self.tiles[0].setChecked(True)
        self._height = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        group.idClicked.connect(self.chosen)

    def set_theme(self, theme: Theme) -> None:
        for tile in self.tiles:
            tile.set_theme(theme)

    def set_chosen(self, digit: int) -> None:
        """Frame another digit."""
        self.tiles[digit].setChecked(True)

    def set_room(self, width: int, height: int) -> None:
        """Be as high as maps that fill the width are, but take no more than half of the height."""
        side = (width - GAP * (ACROSS - 1)) // ACROSS - 2 * FRAME
        rows = DIGITS // ACROSS
        full = rows * (side // SIZE * SIZE + CAPTION + FRAME) + GAP * (rows - 1)
        if min(full, height // 2) != self._height:
            self._height = min(full, height // 2)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        least = self.minimumSizeHint()
        return QSize(least.width(), max(least.height(), self._height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All maps are of one size, though the tiles differ by a pixel."""
        super().resizeEvent(event)
        rows = DIGITS // ACROSS
        width = (self.width() - GAP * (ACROSS - 1)) // ACROSS - 2 * FRAME
        height = (self.height() - GAP * (rows - 1)) // rows - CAPTION - FRAME
        for tile in self.tiles:
            tile.set_side(min(width, height))


def _of(theme: Theme, look: TileLook | None) -> QColor:
    """The colour of a tile's digit."""
    if look is None:
        return theme.muted
    return theme.on_accent if look.predicted else theme.text
