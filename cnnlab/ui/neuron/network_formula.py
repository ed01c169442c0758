"""Formulas in blocks whose terms stand under one another, painted as large as there is space.

Takes plain values.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from cnnlab.scene.colours import Theme
from cnnlab.scene.notation import Symbol, draw_symbol, symbol_width
from cnnlab.scene.text import number_font, static_text

LARGEST, LEAST = 26, 9  # px
MEASURED = 20  # px at which widths are taken
LINE = 1.42  # times the size of the type
BETWEEN = 0.35  # between blocks, times the size of the type
GAP = 2.4  # between blocks that stand side by side
RAISED = 0.14  # over the first line, for what is raised

Look: TypeAlias = Literal["text", "muted", "positive", "negative", "accent"]


class Piece(NamedTuple):
    """A symbol or some text, and its colour."""

    what: Symbol | str
    look: Look = "text"

    @property
    def text(self) -> str:
        """On one line."""
        return self.what if isinstance(self.what, str) else self.what.text


Cell: TypeAlias = tuple[Piece, ...]


@dataclass(frozen=True)
class Column:
    """Cells one under the other; ``lit`` is what is worked out now."""

    cells: tuple[Cell, ...]
    lit: bool = False
    to_right: bool = False
    """Whether its cells end at one line; else they have one middle."""


@dataclass(frozen=True)
class Block:
    """Columns of equally many cells; lines after the first are indented by the first column.

    One that is ``beside`` stands to the right of the block before it where there is space.
    """

    columns: tuple[Column, ...]
    beside: bool = False


class _Spot(NamedTuple):
    x: float
    y: float
    column: Column
    row: int
    width: float


@dataclass(frozen=True)
class Laid:
    """Where all stands, in units of the size of the type ``pixels``."""

    pixels: int
    spots: tuple[_Spot, ...]
    height: float


def lay_out(blocks: Sequence[Block], font: QFont, width: float, height: float) -> Laid:
    """The largest type with which the blocks fit; the smallest if they don't at all."""
    widths = {id(c): _width(c, font) for block in blocks for c in block.columns}
    for pixels in range(LARGEST, LEAST - 1, -1):
        laid = _place(blocks, widths, width / pixels, pixels)
        if laid.height * pixels <= height:
            return laid
    return laid


def paint(painter: QPainter, laid: Laid, rect: QRectF, font: QFont, theme: Theme) -> None:
    """Draw from the top left corner."""
    sized = number_font(font, laid.pixels)
    painter.save()
    painter.setClipRect(rect)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for spot in laid.spots:
        corner = rect.topLeft() + QPointF(spot.x, spot.y) * laid.pixels
        if spot.column.lit:
            wide, high = spot.width * laid.pixels, LINE * laid.pixels
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent_soft)
            painter.drawRect(QRectF(corner.x() - 3, corner.y() - 1, wide + 6, high))
        _draw(painter, corner, spot, sized, theme)
    painter.restore()


def _place(blocks: Sequence[Block], widths: dict[int, float], width: float, pixels: int) -> Laid:
    spots: list[_Spot] = []
    right, y, band = 0.0, RAISED, 0.0  # of the band: where it ends, its top and its height
    for block in blocks:
        indent = widths[id(block.columns[0])]
        rows = len(block.columns[0].cells)
        whole = sum(widths[id(column)] for column in block.columns)
        left = right + GAP if block.beside and right + GAP + whole <= width else 0.0
        if left == 0.0 and band:
            y, band = y + band + BETWEEN, 0.0
        x, top = left, y
        for column in block.columns:
            wide = widths[id(column)]
            if x + wide > width and x > left + indent:
                x, top = left + indent, top + rows * LINE
            spots += [_Spot(x, top + row * LINE, column, row, wide) for row in range(rows)]
            x += wide
        right, band = max(x, right if left else 0.0), max(band, top + rows * LINE - y)
    return Laid(pixels, tuple(spots), y + band)


def _width(column: Column, font: QFont) -> float:
    """Of its widest cell, in units of the size of the type."""
    measured = number_font(font, MEASURED)
    return max(_cell_width(cell, measured) for cell in column.cells) / MEASURED


def _cell_width(cell: Cell, font: QFont) -> float:
    return sum(
        static_text(piece.what, font)[1]
        if isinstance(piece.what, str)
        else symbol_width(piece.what, font)
        for piece in cell
    )


def _draw(painter: QPainter, corner: QPointF, spot: _Spot, font: QFont, theme: Theme) -> None:
    cell = spot.column.cells[spot.row]
    free = spot.width * font.pixelSize() - _cell_width(cell, font)
    x = float(round(corner.x() + max(0.0, free) / (1 if spot.column.to_right else 2)))
    painter.setFont(font)
    for piece in cell:
        painter.setPen(_colour(piece.look, theme))
        at = QPointF(x, round(corner.y()))
        if isinstance(piece.what, str):
            laid_out, across, _ = static_text(piece.what, font)
            painter.drawStaticText(at, laid_out)
        else:
            across = draw_symbol(painter, at, piece.what, font)
        x += across


def _colour(look: Look, theme: Theme) -> QColor:
    colours = {
        "text": theme.text,
        "muted": theme.muted,
        "positive": theme.positive_text,
        "negative": theme.negative_text,
        "accent": theme.accent,
    }
    return colours[look]
