"""Positions of the cells of a grid: rectangle, cell size, padding ring and scroll offset."""

import math
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF

from cnnlab.core.shapes import Pair


@dataclass(frozen=True)
class Lattice:
    """Cells (rows × columns) and the padding ring around them, visible through a rectangle.

    Rows and columns count from the first cell; those of the padding ring are negative or past the
    end. ``dx`` and ``dy`` are the pixels scrolled out of sight at the left and at the top.
    """

    rect: QRectF
    rows: int
    columns: int
    cell: float
    ring: Pair = (0, 0)
    dx: float = 0.0
    dy: float = 0.0

    @property
    def full_width(self) -> float:
        """Width of all columns, ring included."""
        return (self.columns + 2 * self.ring[1]) * self.cell

    @property
    def full_height(self) -> float:
        """Height of all rows, ring included."""
        return (self.rows + 2 * self.ring[0]) * self.cell

    def span(self, top: float, left: float, rows: float = 1, columns: float = 1) -> QRectF:
        """Rectangle of a block of cells; fractions lie between cells."""
        return QRectF(
            self.rect.x() - self.dx + (left + self.ring[1]) * self.cell,
            self.rect.y() - self.dy + (top + self.ring[0]) * self.cell,
            columns * self.cell,
            rows * self.cell,
        )

    def at(self, point: QPointF) -> Pair | None:
        """Cell under a point, ring included; None outside."""
        if not self.rect.contains(point):
            return None
        row = math.floor((point.y() - self.rect.y() + self.dy) / self.cell) - self.ring[0]
        column = math.floor((point.x() - self.rect.x() + self.dx) / self.cell) - self.ring[1]
        inside_rows = -self.ring[0] <= row < self.rows + self.ring[0]
        inside_columns = -self.ring[1] <= column < self.columns + self.ring[1]
        return (row, column) if inside_rows and inside_columns else None

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell lies in the grid, not in the padding ring."""
        return 0 <= row < self.rows and 0 <= column < self.columns

    def visible(self) -> tuple[range, range]:
        """Rows and columns, ring included, that are at least partly visible."""
        top = math.floor(self.dy / self.cell) - self.ring[0]
        left = math.floor(self.dx / self.cell) - self.ring[1]
        bottom = math.ceil((self.dy + self.rect.height()) / self.cell) - self.ring[0]
        right = math.ceil((self.dx + self.rect.width()) / self.cell) - self.ring[1]
        return (
            range(max(top, -self.ring[0]), min(bottom, self.rows + self.ring[0])),
            range(max(left, -self.ring[1]), min(right, self.columns + self.ring[1])),
        )

    def moved(self, dx: float, dy: float) -> "Lattice":
        """The same lattice with its rectangle moved."""
        return replace(self, rect=self.rect.translated(dx, dy))

    def scrolled(self, dx: float, dy: float) -> "Lattice":
        """The same lattice scrolled to an offset, clipped to its cells."""
        most_x = max(0.0, self.full_width - self.rect.width())
        most_y = max(0.0, self.full_height - self.rect.height())
        return replace(self, dx=min(max(dx, 0.0), most_x), dy=min(max(dy, 0.0), most_y))

    def showing(self, top: float, left: float, rows: float, columns: float) -> "Lattice":
        """Scrolled as little as needed to make a block of cells visible."""
        block = self.span(top, left, rows, columns)
        dx, dy = self.dx, self.dy
        if block.right() > self.rect.right():
            dx += block.right() - self.rect.right()
        if block.left() - (dx - self.dx) < self.rect.left():
            dx = self.dx + block.left() - self.rect.left()
        if block.bottom() > self.rect.bottom():
            dy += block.bottom() - self.rect.bottom()
        if block.top() - (dy - self.dy) < self.rect.top():
            dy = self.dy + block.top() - self.rect.top()
        return self.scrolled(dx, dy)
