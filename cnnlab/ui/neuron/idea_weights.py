"""The weights of two layers and of the one that does the same, as grids among labels."""

from dataclasses import dataclass
from functools import cached_property, partial
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QResizeEvent

from cnnlab.core.arrays import Array, Mask
from cnnlab.scene.colours import Theme
from cnnlab.scene.grid import Cells
from cnnlab.scene.lattice import Lattice
from cnnlab.scene.text import number, signed_factor, text_width
from cnnlab.ui.neuron.idea_canvas import IdeaCanvas, write
from cnnlab.ui.widgets.cell_editor import CellEditor
from cnnlab.ui.widgets.grid_view import GridView

INPUTS, UNITS = ("1", "x1", "x2"), ("1", "a1", "a2")
LARGEST_CELL = 5.5  # lines of text
Weights = tuple[Array, Array]
"""Of the first layer (2, 3) and of the second (1, 3), the bias first."""


class Shown(NamedTuple):
    """What stands there: both layers, the merged one (1, 3), g's name, and whether it is known."""

    weights: Weights
    merged: Array
    function: str
    linear: bool
    known: bool


@dataclass(frozen=True, eq=False)
class AlikeCells(Cells):
    """Numbers in the size that those of another grid, whose longest is ``widest``, have too."""

    widest: str = ""

    @property
    def usual(self) -> str:
        """As ``longest``: what is larger in other grids counts here too."""
        return self.longest

    @cached_property
    def longest(self) -> str:
        """The longest number of all grids as text."""
        return self.widest


class WeightsPicture(IdeaCanvas):
    """Two layers from top to bottom, then the one that they make; the first two can be edited."""

    room = (17.0, 25.0)

    edited = Signal(int, object)
    """Layer 0 or 1, and its weights."""
    refused = Signal(object)
    """Why something was not taken."""

    def __init__(self) -> None:
        super().__init__()
        zeros = np.zeros((2, 3)), np.zeros((1, 3))
        self._shown = Shown(zeros, np.zeros((1, 3)), "", True, False)
        self.grids = [GridView(self) for _ in range(3)]
        self.editor = CellEditor(self)
        self.editor.refused.connect(self.refused)
        for layer, grid in enumerate(self.grids):
            self._wire(layer, grid)

    def set_shown(self, shown: Shown) -> None:
        """Other weights or another function."""
        self._shown = shown
        hidden: Mask | None = None if shown.known else np.zeros((1, 3), dtype=bool)
        arrays = (*shown.weights, shown.merged)
        widest = max((Cells(array).longest for array in arrays), key=len)
        for grid, array in zip(self.grids, arrays, strict=True):
            largest = max(2.0, float(np.abs(array).max()))
            revealed = hidden if grid is self.grids[2] else None
            grid.set_cells(AlikeCells(array, largest, revealed, widest=widest))
        self._place()
        names = self._names()
        for grid, name in zip(self.grids, names, strict=True):
            grid.setAccessibleName(name)
        self.setAccessibleName(names[2])
        self.say("; ".join(self.lines()) if shown.known else "?")
        self.update()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for grid in self.grids:
            grid.set_theme(theme)

    def lines(self) -> list[str]:
        """How each weight of the one layer is made."""
        (w1, w2), merged = self._shown.weights, self._shown.merged[0]
        found = []
        for column, name in enumerate(("b", "w1", "w2")):
            terms = [
                f"{_first(w2[0, 1 + unit], unit)} × {signed_factor(float(w1[unit, column]))}"
                for unit in range(2)
            ]
            if column == 0:
                terms.append(signed_factor(float(w2[0, 0])))
            found.append(f"{name} = {' + '.join(terms)} = {number(float(merged[column]), 4)}")
        return found

    def _names(self) -> tuple[str, str, str]:
        same = self.tr("One layer that does the same")
        other = self.tr("What both make without g")
        asked = self.tr("One layer in their place?")
        one = asked if not self._shown.known else same if self._shown.linear else other
        return self.tr("First layer"), self.tr("Second layer"), one

    # placing

    def _cell(self) -> float:
        wide = (self.width() - self._left() - 8.5 * self.line) / 3
        high = (self.height() - 11.5 * self.line) / 4
        return max(20.0, min(LARGEST_CELL * self.line, wide, high))

    def _tops(self) -> tuple[float, float, float]:
        """Upper edges of the grids, with what room there is between them."""
        head, cell = self.line * 2.2, self._cell()
        rest = self.height() - head - 4 * cell - 9.2 * self.line
        gap = self.line * 2.2 + max(0.0, min(rest / 2, self.line * 2.2))
        second = head + 2 * cell + gap
        return head, second, second + cell + gap

    def _left(self) -> float:
        return text_width("a2", self.font_of(1.0)) + 30

    def _place(self) -> None:
        cell = self._cell()
        for grid, top in zip(self.grids, self._tops(), strict=True):
            rows, columns = grid.shape
            rect = QRectF(round(self._left()), round(top), columns * cell, rows * cell)
            grid.set_lattice(Lattice(rect, rows, columns, cell))
        self.editor.follow()

    # painting

    def draw(self, painter: QPainter) -> None:
        tops, cell = self._tops(), self._cell()
        heads = INPUTS, UNITS, INPUTS
        for row, (top, head) in enumerate(zip(tops, heads, strict=True)):
            self._draw_heads(painter, top, head)
            self._draw_title(painter, top, self._names()[row], row)
        for unit, name in enumerate(("a1", "a2")):
            self._draw_side(painter, tops[0] + unit * cell, name)
        self._draw_side(painter, tops[1], "h")
        self._draw_side(painter, tops[2], "h")
        self._draw_function(painter, tops[0] + cell)
        self._draw_lines(painter, tops[2] + cell + 6)

    def _draw_heads(self, painter: QPainter, top: float, heads: tuple[str, ...]) -> None:
        cell = self._cell()
        for column, text in enumerate(heads):
            box = QRectF(self._left() + column * cell, top - self.line, cell, self.line)
            write(painter, box, text, self.font_of(0.95), self.theme.muted)

    def _draw_title(self, painter: QPainter, top: float, text: str, row: int) -> None:
        strong = self.font_of(1.0, bold=True)
        box = QRectF(0, top - 2.05 * self.line, self.width(), self.line)
        colour = self.theme.text
        if row == 2 and self._shown.known:
            sign = "= " if self._shown.linear else "≠ "
            colour = self.theme.text if self._shown.linear else self.theme.error
            text = sign + text
        write(painter, box, text, strong, colour, Qt.AlignmentFlag.AlignLeft)

    def _draw_side(self, painter: QPainter, top: float, text: str) -> None:
        box = QRectF(0, top, self._left() - 8, self._cell())
        font = self.font_of(0.95)
        write(painter, box, text, font, self.theme.muted, Qt.AlignmentFlag.AlignRight)

    def _draw_function(self, painter: QPainter, middle: float) -> None:
        """An arrow from the first layer through g to the second."""
        cell, theme = self._cell(), self.theme
        left = self._left() + 3 * cell
        bottom = self._tops()[1] + cell / 2
        radius = self.line * 1.15
        centre = QPointF(left + radius + 26, (middle + bottom) / 2)
        painter.setPen(QPen(theme.muted, 1.5))
        painter.drawLine(QPointF(left + 6, middle), QPointF(centre.x(), middle))
        painter.drawLine(QPointF(centre.x(), middle), QPointF(centre.x(), bottom))
        painter.drawLine(QPointF(centre.x(), bottom), QPointF(left + 8, bottom))
        tip = QPointF(left + 6, bottom)
        painter.drawLine(tip, tip + QPointF(7, -4))
        painter.drawLine(tip, tip + QPointF(7, 4))
        bends = not self._shown.linear
        painter.setPen(QPen(theme.accent if bends else theme.line, 2))
        painter.setBrush(theme.accent_soft if bends else theme.card)
        font = self.font_of(1.0, bold=bends)
        width = max(2 * radius, text_width(self._shown.function, font) + 16)
        box = QRectF(centre.x() - width / 2, centre.y() - radius, width, 2 * radius)
        painter.drawRoundedRect(box, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        write(painter, box, self._shown.function, font, theme.text)

    def _draw_lines(self, painter: QPainter, top: float) -> None:
        if not self._shown.known:
            return
        for row, text in enumerate(self.lines()):
            font = self.font_of(1.15)
            wide = text_width(text, font)
            if wide > self.width():
                font = self.font_of(max(0.7, 1.15 * self.width() / wide * 0.98))
            box = QRectF(0, top + row * self.line * 1.4, self.width(), self.line * 1.4)
            write(painter, box, text, font, self.theme.text, Qt.AlignmentFlag.AlignLeft)

    # editing

    def _wire(self, layer: int, grid: GridView) -> None:
        grid.editable = layer < 2
        grid.setObjectName(f"ideaWeights{layer}")
        heads = (INPUTS, UNITS, INPUTS)[layer]
        rows = (("a1", "a2"), ("h",), ("h",))[layer]
        grid.set_describe(lambda r, c: f"{rows[r]} ← {heads[c]}: {number(grid.value(r, c), 4)}")
        grid.refused.connect(self.refused)
        if not grid.editable:
            return
        grid.edit_requested.connect(lambda r, c, text: self.editor.open_over(grid, r, c, text))
        grid.cell_edited.connect(lambda r, c, v, _: self._edit(layer, r, c, np.array([[v]])))
        grid.block_edited.connect(partial(self._edit, layer))
        grid.block_pasted.connect(partial(self._edit, layer))

    def _edit(self, layer: int, row: int, column: int, block: Array) -> None:
        """Numbers of a block; where it is NaN or goes beyond the grid nothing changes."""
        changed = self._shown.weights[layer].copy()
        inside = changed[row : row + block.shape[0], column : column + block.shape[1]]
        part = block[: inside.shape[0], : inside.shape[1]]
        np.copyto(inside, part, where=~np.isnan(part))
        self.edited.emit(layer, changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)


def _first(value: float, unit: int) -> str:
    """A factor; the first of a sum needs no brackets."""
    return number(float(value), 4) if unit == 0 else signed_factor(float(value))
