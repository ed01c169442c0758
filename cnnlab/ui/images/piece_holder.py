"""Room for a grid in a layout: its cells are as large as fit in, and square."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.scene.lattice import Lattice
from cnnlab.ui.widgets.grid_view import GridView

LARGEST = 64.0  # px a cell


class GridHolder(QWidget):
    """Keeps one grid at its top, under what names it, and in its middle across."""

    def __init__(self, grid: GridView, cell: float = LARGEST) -> None:
        super().__init__()
        self.grid = grid
        self._largest = cell
        grid.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def place(self) -> None:
        """Lay the grid out anew: the room or its shape has changed."""
        rows, columns = self.grid.shape
        cell = min(self.width() // columns, self.height() // rows, int(self._largest))
        cell = max(1, cell)
        wide, high = cell * columns, cell * rows
        rect = QRectF(max(0, (self.width() - wide) // 2), 0, wide, high)
        self.grid.set_lattice(Lattice(rect, rows, columns, float(cell)))

    def sizeHint(self) -> QSize:
        rows, columns = self.grid.shape
        return QSize(columns * 30, rows * 30)

    def minimumSizeHint(self) -> QSize:
        rows, columns = self.grid.shape
        return QSize(columns * 14, rows * 14)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()
