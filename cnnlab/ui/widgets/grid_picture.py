"""The picture of a grid, kept until what it shows changes; few cells are painted into it."""

import numpy as np
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QFont, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from cnnlab.core.shapes import Pair
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.focus_frame import paint_focus
from cnnlab.scene.grid import LINES_FROM, NUMBERS_FROM, Cells, grid_font, paint_grid
from cnnlab.scene.lattice import Lattice
from cnnlab.scene.pixmaps import painted

MOST_PATCHED = 24  # changed cells beyond which the whole picture is painted anew


class GridPicture:
    """Paints cells on a widget from a cached picture, and has the widget updated where it differs.

    ``cells``, ``lattice`` (in pixels of the widget) and ``theme`` are what it shows.
    """

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self.cells = Cells(np.zeros((1, 1)))
        self.lattice = Lattice(QRectF(0, 0, 20, 20), 1, 1, 20.0)
        self.theme = load_theme("light")
        self._pixmap: QPixmap | None = None
        self._before: tuple[Lattice, QPixmap | None] = (self.lattice, None)
        """Of the last other place and size, in case they come back."""

    def invalidate(self) -> None:
        """Have everything painted anew."""
        self._pixmap, self._before = None, (self.lattice, None)
        self._widget.update()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        if theme is not self.theme:
            self.theme = theme
            self.invalidate()

    def set_lattice(self, lattice: Lattice) -> None:
        """Cells at other places, or of another size."""
        if lattice != self.lattice:
            kept = self._before[1] if self._before[0] == lattice else None
            self._before = self.lattice, self._pixmap
            self.lattice, self._pixmap = lattice, kept
            self._widget.update()

    def set_cells(self, cells: Cells) -> None:
        """Other numbers; only the cells that differ are painted, when they are few."""
        old, self.cells = self.cells, cells
        changed = None if self._pixmap is None else _changed(old, cells)
        if changed != []:
            self._before = self.lattice, None
        if changed is None or (changed and not self._can_patch(old)):
            self.invalidate()
        elif changed:
            self._patch(changed)

    def paint(self, painter: QPainter) -> None:
        """Paint all cells on the widget."""
        ratio = self._widget.devicePixelRatioF()
        if self._pixmap is None or self._pixmap.devicePixelRatio() != ratio:
            self._pixmap = self._render(ratio)
        painter.drawPixmap(QPoint(0, 0), self._pixmap)

    def paint_selection(
        self, painter: QPainter, block: tuple[int, int, int, int], at: Pair
    ) -> None:
        """Frame a block (first row, first column, rows, columns) and the current cell in it."""
        # Clear of the frame of now, which lies over a cell's edge.
        edge = 1 if self.lattice.cell >= NUMBERS_FROM else 0
        around, current = (
            self.lattice.span(*place).adjusted(edge, edge, -edge, -edge) for place in (block, at)
        )
        paint_focus(painter, around, self.theme, self.theme.text)
        if block[2] * block[3] > 1:
            paint_focus(painter, current, self.theme)

    def _can_patch(self, old: Cells) -> bool:
        """Whether single cells can be painted: small ones have their edges between pixels."""
        return self.lattice.cell >= LINES_FROM and self._same_font(old)

    def _same_font(self, old: Cells) -> bool:
        if self.lattice.cell < NUMBERS_FROM:
            return True
        base = self._widget.font()
        before = grid_font(old, self.lattice, base)
        after = grid_font(self.cells, self.lattice, base)
        return (before.pixelSize() if before else 0) == (after.pixelSize() if after else 0)

    def _patch(self, changed: list[Pair]) -> None:
        if self._pixmap is None:
            return
        painter = QPainter(self._pixmap)
        font = self._widget.font()
        for cell in changed:
            self._paint(painter, font, cell)
        painter.end()
        for row, column in changed:
            rect = self.lattice.span(row, column).toAlignedRect()
            self._widget.update(rect.adjusted(-1, -1, 1, 1))

    def _render(self, ratio: float) -> QPixmap:
        def paint(painter: QPainter) -> None:
            self._paint(painter, self._widget.font())

        return painted(self._widget.size(), ratio, paint, self.theme.window)

    def _paint(self, painter: QPainter, font: QFont, only: Pair | None = None) -> None:
        paint_grid(painter, self.cells, self.lattice, self.theme, font, only)


def _changed(old: Cells, new: Cells) -> list[Pair] | None:
    """Cells that look different; None when that can't be told cell by cell, or they are many."""
    same = (
        old.values.shape == new.values.shape
        and old.largest == new.largest
        and old.white == new.white
        and (old.hatched, old.unread) == (new.hatched, new.unread)
        and (old.ring, old.truncate, old.divisor) == (new.ring, new.truncate, new.divisor)
    )
    if not same:
        return None
    different = old.values != new.values
    if old.predictions is not new.predictions:
        if old.predictions is None or new.predictions is None:
            return None
        both = np.isnan(old.predictions) & np.isnan(new.predictions)
        different |= (old.predictions != new.predictions) & ~both
    for before, after, blank in (
        (old.revealed, new.revealed, True),
        (old.edited, new.edited, False),
    ):
        if before is not after:
            different |= (blank if before is None else before) != (
                blank if after is None else after
            )
    if np.count_nonzero(different) > MOST_PATCHED:
        return None
    return [(int(r), int(c)) for r, c in np.argwhere(different)]
