"""One layer as a strip of its feature maps. Imports pyqtgraph, which is slow."""

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainterPath, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.core.experiment.steps import Cell
from cnnlab.core.inspect.fields import Field
from cnnlab.scene.colours import Theme, diverging

COLUMNS = 16  # maps side by side; further ones follow below
FINE = 14  # pixels that a map has at least, so that the gap between two is narrow
Maps = npt.NDArray[np.floating]


class Strip(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """A layer's maps side by side: a map takes 1 × 1, the gap to the next included."""

    pointed = Signal(object)
    """(map, row, column) under the pointer, or None."""
    opened = Signal(object)
    """(map, row, column) that was clicked, or entered with the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self._shape = (1, 1, 1)
        self._columns = COLUMNS
        self._scale = 1
        self.current: Cell = (0, 0, 0)
        self.box = PanZoomBox()
        self.box.setAspectLocked(True)
        self.box.invertY(True)
        self.box.setMenuEnabled(False)
        self.box.setDefaultPadding(0)
        self.setCentralItem(self.box)
        self._image = pg.ImageItem(axisOrder="row-major")
        self._seen, self._cell = pg.QtWidgets.QGraphicsPathItem(), pg.QtWidgets.QGraphicsRectItem()
        for item in (self._image, self._seen, self._cell):
            self.box.addItem(item)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_maps(self, maps: Maps, theme: Theme, columns: int = COLUMNS) -> None:
        """Show maps (K, H, W), blue above zero and orange below."""
        if maps.shape != self._shape or columns != self._columns:
            self._shape, self._columns = maps.shape, columns
            self.current = (0, 0, 0)
        count, height, width = maps.shape
        self._scale = -(-FINE // max(height, width))
        colours = diverging(maps.astype(np.float64), float(np.abs(maps).max()), theme)
        colours = colours[..., [2, 1, 0, 3]].repeat(self._scale, axis=1).repeat(self._scale, axis=2)
        height, width = colours.shape[1:3]
        self.setBackground(theme.card)
        rows = -(-count // columns)
        pixels = np.zeros((rows, height + 1, columns, width + 1, 4), np.uint8)
        for k in range(count):
            pixels[k // columns, :height, k % columns, :width] = colours[k]
        whole = pixels.reshape(rows * (height + 1), columns * (width + 1), 4)
        self._image.setImage(whole, autoLevels=False, levels=None)
        self._image.setRect(QRectF(0, 0, columns, rows))
        self._pitch = (height + 1, width + 1)

    def set_dimmed(self, dimmed: bool) -> None:
        """Dim layers that the forward pass has not reached."""
        self._image.setOpacity(0.12 if dimmed else 1.0)

    def set_seen(self, field: Field | None, theme: Theme, only: int | None = None) -> None:
        """Frame a rectangle on every map, or on one of them."""
        path = QPainterPath()
        if field is not None:
            for k in range(self._shape[0]) if only is None else (only,):
                path.addRect(self._rect(k, *field))
        pen = QPen(theme.accent, 1.5)
        pen.setCosmetic(True)
        self._seen.setPen(pen)
        self._seen.setPath(path)

    def set_cell(self, cell: Cell | None, theme: Theme) -> None:
        """Mark the cell that is pointed at or opened."""
        pen = QPen(theme.accent, 2)
        pen.setCosmetic(True)
        self._cell.setPen(pen)
        self._cell.setRect(
            QRectF() if cell is None else self._rect(cell[0], cell[1], cell[2], 1, 1)
        )

    def cell_at(self, place: QPointF) -> Cell | None:
        """Map, row and column at a place of the widget."""
        at = self.box.mapSceneToView(self.mapToScene(place.toPoint()))
        column, row = int(np.floor(at.x())), int(np.floor(at.y()))
        k = row * self._columns + column
        if not (0 <= column < self._columns and row >= 0 and k < self._shape[0]):
            return None
        i = int((at.y() - row) * self._pitch[0] / self._scale)
        j = int((at.x() - column) * self._pitch[1] / self._scale)
        inside = i < self._shape[1] and j < self._shape[2]
        return (k, i, j) if inside else None

    def place_of(self, cell: Cell) -> QPointF:
        """Middle of a cell, in the widget."""
        middle = self._rect(*cell, 1, 1).center()
        return QPointF(self.mapFromScene(self.box.mapViewToScene(middle)))

    def fit(self) -> None:
        """Show all maps."""
        rows = -(-self._shape[0] // self._columns)
        self.box.setRange(QRectF(0, 0, self._columns, rows), padding=0)

    def _rect(self, k: int, top: float, left: float, rows: float, columns: float) -> QRectF:
        down, across = self._scale / self._pitch[0], self._scale / self._pitch[1]
        x, y = k % self._columns + left * across, k // self._columns + top * down
        return QRectF(x, y, columns * across, rows * down)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            self.pointed.emit(self.cell_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        still = (event.position() - self._pressed).manhattanLength() < 4
        cell = self.cell_at(event.position())
        if still and event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self.current = cell
            self.opened.emit(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        k, row, column = self.current
        count, rows, columns = self._shape
        moves = {
            Qt.Key.Key_Left: (k, row, max(0, column - 1)),
            Qt.Key.Key_Right: (k, row, min(columns - 1, column + 1)),
            Qt.Key.Key_Up: (k, max(0, row - 1), column),
            Qt.Key.Key_Down: (k, min(rows - 1, row + 1), column),
            Qt.Key.Key_PageUp: (max(0, k - 1), row, column),
            Qt.Key.Key_PageDown: (min(count - 1, k + 1), row, column),
        }
        key = Qt.Key(event.key())
        if key in moves:
            self.current = moves[key]
            self.pointed.emit(self.current)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.current)
        else:
            event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the panel; with Ctrl it zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        else:
            event.ignore()


class PanZoomBox(pg.ViewBox):  # type: ignore[misc]
    """Drag pans, Ctrl and wheel zoom; a double click shows everything again."""

    def mouseDoubleClickEvent(self, event: object) -> None:
        self.autoRange(padding=0)
