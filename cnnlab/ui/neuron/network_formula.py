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

LARGEST, LEAST = 34, 9  # px
MEASURED = 20  # px at which widths are taken
LINE = 1.42  # times the size of the type
BETWEEN = 0.35  # between blocks, times the size of the type
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
class FormulaBlock:
    """Columns of equally many cells; lines after the first are indented by the first column."""

    columns: tuple[Column, ...]


class _Spot(NamedTuple):
    """A cell: where its column and it begin, in units of the size of the type."""

    x: float
    y: float
    width: float
    indent: float
    cell: Cell
    lit: bool


@dataclass(frozen=True)
class Laid:
    """Where all stands, in units of the size of the type ``pixels``."""

    pixels: int
    spots: tuple[_Spot, ...]
    height: float


def lay_out(blocks: Sequence[FormulaBlock], font: QFont, width: float, height: float) -> Laid:
    """The largest type with which the blocks fit; the smallest if they don't at all."""
    measured = number_font(font, MEASURED)
    sized = [[_measure(column, measured) for column in block.columns] for block in blocks]
    least, most = LEAST, LARGEST
    while least < most:  # what fits in one size fits in all that are smaller
        pixels = (least + most + 1) // 2
        if _place(blocks, sized, width / pixels, pixels).height * pixels <= height:
            least = pixels
        else:
            most = pixels - 1
    return _place(blocks, sized, width / least, least)


def paint(painter: QPainter, laid: Laid, rect: QRectF, font: QFont, theme: Theme) -> None:
    """Draw from the top left corner."""
    sized = number_font(font, laid.pixels)
    painter.save()
    painter.setClipRect(rect)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.accent_soft)
    for spot in laid.spots:
        if spot.lit:
            corner = rect.topLeft() + QPointF(spot.x, spot.y) * laid.pixels
            wide, high = spot.width * laid.pixels, LINE * laid.pixels
            painter.drawRect(QRectF(corner.x() - 3, corner.y() - 1, wide + 6, high))
    for spot in laid.spots:
        corner = rect.topLeft() + QPointF(spot.x + spot.indent, spot.y) * laid.pixels
        _draw(painter, corner, spot.cell, sized, theme)
    painter.restore()


def _place(
    blocks: Sequence[FormulaBlock],
    sized: Sequence[Sequence[list[float]]],
    width: float,
    pixels: int,
) -> Laid:
    spots: list[_Spot] = []
    y = RAISED
    for block, widths in zip(blocks, sized, strict=True):
        wides = [max(cells) for cells in widths]
        rows = len(block.columns[0].cells)
        x = 0.0
        for column, cells, wide in zip(block.columns, widths, wides, strict=True):
            if x + wide > width and x > wides[0]:
                x, y = wides[0], y + rows * LINE
            share = 1.0 if column.to_right else 0.5
            spots += [
                _Spot(x, y + row * LINE, wide, (wide - across) * share, cell, column.lit)
                for row, (cell, across) in enumerate(zip(column.cells, cells, strict=True))
            ]
            x += wide
        y += rows * LINE + BETWEEN
    return Laid(pixels, tuple(spots), y - BETWEEN)


def _measure(column: Column, font: QFont) -> list[float]:
    """Widths of its cells, in units of the size of the type."""
    return [_cell_width(cell, font) / MEASURED for cell in column.cells]


def _cell_width(cell: Cell, font: QFont) -> float:
    return sum(
        static_text(piece.what, font)[1]
        if isinstance(piece.what, str)
        else symbol_width(piece.what, font)
        for piece in cell
    )


def _draw(painter: QPainter, corner: QPointF, cell: Cell, font: QFont, theme: Theme) -> None:
    x = float(round(corner.x()))
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
    if look in ("positive", "negative"):
        return theme.positive_text if look == "positive" else theme.negative_text
    return {"text": theme.text, "muted": theme.muted, "accent": theme.accent}[look]
