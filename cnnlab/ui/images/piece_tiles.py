"""A grid's picture made of tiles: matches have few values, so that most cells look like others."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFont, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from cnnlab.core.shapes import Pair
from cnnlab.scene.colours import Theme
from cnnlab.scene.grid import grid_font
from cnnlab.scene.lattice import Lattice
from cnnlab.scene.pixmaps import painted
from cnnlab.ui.widgets.grid_picture import GridPicture

MOST_TILES = 600


class TilePicture(GridPicture):
    """For grids of whole pixels a cell, without padding ring, predictions and marks."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._tiles: dict[object, QPixmap] = {}

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.forget()
        super().set_theme(theme)

    def set_lattice(self, lattice: Lattice) -> None:
        """Cells at other places, or of another size."""
        if lattice != self.lattice:
            self.forget()
        super().set_lattice(lattice)

    def forget(self) -> None:
        """Keep no tiles."""
        self._tiles = {}

    def _paint(self, painter: QPainter, font: QFont, only: Pair | None = None) -> None:
        rows, columns = self.cells.values.shape
        shown = grid_font(self.cells, self.lattice, font)
        ratio = self._widget.devicePixelRatioF()
        look = shown.pixelSize() if shown else 0, font.key(), self.cells.largest, ratio
        cells = [only] if only else [(r, c) for r in range(rows) for c in range(columns)]
        for row, column in cells:
            corner = self.lattice.span(row, column).topLeft()
            edges = row == 0, row == rows - 1, column == 0, column == columns - 1
            key = float(self.cells.values[row, column]), edges, look
            tile = self._tiles.get(key)
            if tile is None:
                tile = self._make(font, (row, column), corner, ratio)
                self._tiles[key] = tile
            painter.drawPixmap(corner, tile)

    def _make(self, font: QFont, cell: Pair, corner: QPointF, ratio: float) -> QPixmap:
        """A cell as it is painted otherwise."""
        if len(self._tiles) >= MOST_TILES:
            self._tiles.clear()

        def paint(painter: QPainter) -> None:
            painter.translate(-corner)
            GridPicture._paint(self, painter, font, cell)

        side = round(self.lattice.cell)
        return painted(QSize(side, side), ratio, paint, self.theme.window)
