"""Paints a grid of numbers: colours always, the numbers where a cell is large enough."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen, QPolygonF

from cnnlab.core.arrays import Mask
from cnnlab.core.shapes import Pair
from cnnlab.scene.colours import Pixels, Theme, black_reads_better, diverging, grey, with_alpha
from cnnlab.scene.grid_numbers import (
    LARGEST_FONT,
    READABLE_FONT,
    SMALLEST_FONT,
    draw_number,
    size_for,
    space_of,
)
from cnnlab.scene.lattice import Lattice
from cnnlab.scene.pixmaps import colours_image
from cnnlab.scene.text import draw_centred, number, number_font, share, truncated

RIGHT, WRONG = "✓", "✗"
NUMBERS_FROM = 14.0  # px a cell, from which numbers are shown
LINES_FROM = 6.0  # px a cell, from which lines between cells are shown
SMALL = 0.0095  # below which two decimals say next to nothing
NOISE = 1e-9  # below which a number is what rounding leaves of zero
FEW = 10  # one of so many numbers, and one in any case, may be written smaller than the others


@dataclass(frozen=True, eq=False)
class Cells:
    """What a grid shows: ``values`` (rows, columns), coloured up to ±``largest``.

    Where ``revealed`` is False the number is not shown yet; ``edited`` cells carry a mark;
    ``white`` makes it a picture in grey. ``hatched`` counts the rows and columns at the far end of
    the ring that no window reaches.
    """

    values: npt.NDArray[np.float64]
    largest: float = 1.0
    revealed: Mask | None = None
    edited: Mask | None = None
    white: float | None = None
    hatched: Pair = (0, 0)
    ring: str = "0"
    """The text in the padding ring: the value that padding has."""
    truncate: bool = False
    """Whether decimals are truncated, as the tutorial does with its ninths."""
    divisor: int = 1
    """Of what the numbers are written as parts: those of 16 as 2/16."""
    predictions: npt.NDArray[np.float64] | None = None
    """Typed predictions of the hidden values; NaN where there is none."""
    right: Mask | None = None
    """Which predictions are right."""
    unread: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
    """Rows and columns between the windows that none reads; hatched too."""
    turned: bool = False
    """Whether what the model holds is drawn turned by 180 degrees, as a flipped filter is."""

    @property
    def known(self) -> npt.NDArray[np.float64]:
        """The values; where they are predicted what was typed, NaN where that is nothing yet."""
        if self.predictions is None:
            return self.values
        given = np.isnan(self.predictions) & (True if self.revealed is None else self.revealed)
        return np.where(given, self.values, self.predictions)

    @property
    def shorter(self) -> "Cells | None":
        """The same with shorter numbers, for cells that are small; None where there are none."""
        return None

    def text(self, value: float) -> str:
        """A number as it is written in a cell; a small one as in the sum, not as zero."""
        if self.truncate:
            return truncated(value)
        if self.divisor != 1:
            return share(value, self.divisor)
        return number(value, 4) if NOISE <= abs(value) < SMALL else number(value)

    @cached_property
    def usual(self) -> str:
        """The longest number as text, but for the few that may be the longest by far."""
        if self.predictions is None:
            texts = [self.text(value) for value in self.values.ravel().tolist()]
        else:
            typed = self.predictions[~np.isnan(self.predictions)]
            texts = [number(value) + RIGHT for value in typed.tolist()]
        texts.sort(key=len, reverse=True)
        few = max(1, len(texts) // FEW)
        return texts[few] if len(texts) > few else self.longest

    @cached_property
    def longest(self) -> str:
        """The longest number as text."""
        values = self.values
        if self.predictions is not None:
            typed = self.predictions[~np.isnan(self.predictions)]
            return max((number(float(v)) + RIGHT for v in typed), key=len, default="0")
        if (values == np.floor(values)).all():
            return max((number(float(v)) for v in (values.min(), values.max())), key=len)
        if self.truncate:
            return max((truncated(float(v)) for v in np.unique(values)), key=len)
        return max((self.text(float(v)) for v in np.unique(values.round(4))), key=len)


def paint_grid(
    painter: QPainter,
    cells: Cells,
    lattice: Lattice,
    theme: Theme,
    font: QFont,
    only: Pair | None = None,
    numbers: bool = True,
) -> None:
    """Paint the visible part of a grid, or one cell of it; without ``numbers`` the colours only."""
    painter.save()
    clip = lattice.rect if only is None else lattice.span(*only)
    painter.setClipRect(clip.intersected(lattice.rect))
    pixels = _pixels(cells, lattice, theme)
    _paint_colours(painter, pixels, lattice)
    rows, columns = lattice.visible() if only is None else _one(only)
    if lattice.cell >= (LINES_FROM if cells.white is None else NUMBERS_FROM):
        _paint_lines(painter, lattice, theme, rows, columns)
    if numbers and lattice.cell >= NUMBERS_FROM:
        _paint_numbers(painter, cells, pixels, lattice, theme, font, rows, columns)
    if cells.predictions is not None:
        _paint_predictions(painter, cells, lattice, theme, font, rows, columns)
    if cells.white is None and lattice.cell >= LINES_FROM:
        _paint_beyond(painter, cells, pixels, lattice, rows, columns)
    if cells.edited is not None and cells.edited.any():
        _paint_edited(painter, cells.edited, lattice, theme, rows, columns)
    if cells.hatched != (0, 0) or cells.unread != ((), ()):
        _paint_hatch(painter, cells, lattice, theme)
    _paint_border(painter, lattice, theme)
    painter.restore()


def grid_font(cells: Cells, lattice: Lattice, base: QFont) -> QFont | None:
    """One font size for all numbers, so that the longest fits its cell; None where none does.

    Where that is small because of a few, the size is that of the others; ``fitted`` has these few
    fit too.
    """
    size = size_for(cells.longest, lattice.cell, base)
    if size < READABLE_FONT:
        size = max(size, min(size_for(cells.usual, lattice.cell, base), LARGEST_FONT))
    return number_font(base, size) if size >= SMALLEST_FONT else None


def written(cells: Cells, lattice: Lattice, base: QFont) -> tuple[Cells, QFont | None]:
    """Cells whose numbers can be read in a lattice, and their font; None where none can."""
    font, shorter = grid_font(cells, lattice, base), cells.shorter
    if shorter is None or (font is not None and font.pixelSize() >= READABLE_FONT):
        return cells, font
    return shorter, grid_font(shorter, lattice, base)


def _one(cell: Pair) -> tuple[range, range]:
    return range(cell[0], cell[0] + 1), range(cell[1], cell[1] + 1)


def _pixels(cells: Cells, lattice: Lattice, theme: Theme) -> Pixels:
    if cells.white is not None:
        own = grey(cells.values, cells.white)
    else:
        own = diverging(cells.values, cells.largest, theme)
    if cells.revealed is not None:
        own[~cells.revealed] = _bgra(theme.unseen)
    up, left = lattice.ring
    if not (up or left):
        return own
    whole = np.empty((lattice.rows + 2 * up, lattice.columns + 2 * left, 4), dtype=np.uint8)
    whole[:] = _bgra(theme.ring)
    whole[up : up + lattice.rows, left : left + lattice.columns] = own
    return whole


def _bgra(colour: QColor) -> tuple[int, int, int, int]:
    return colour.blue(), colour.green(), colour.red(), 255


def _paint_colours(painter: QPainter, pixels: Pixels, lattice: Lattice) -> None:
    whole = QRectF(
        lattice.rect.x() - lattice.dx,
        lattice.rect.y() - lattice.dy,
        lattice.full_width,
        lattice.full_height,
    )
    painter.drawImage(whole, colours_image(pixels))


def _paint_lines(
    painter: QPainter, lattice: Lattice, theme: Theme, rows: range, columns: range
) -> None:
    painter.setPen(QPen(theme.grid_line, 1))
    area = lattice.span(rows.start, columns.start, len(rows), len(columns))
    for row in range(rows.start, rows.stop + 1):
        y = round(lattice.span(row, 0).y()) + 0.5
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
    for column in range(columns.start, columns.stop + 1):
        x = round(lattice.span(0, column).x()) + 0.5
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))


def _paint_numbers(
    painter: QPainter,
    cells: Cells,
    pixels: Pixels,
    lattice: Lattice,
    theme: Theme,
    base: QFont,
    rows: range,
    columns: range,
) -> None:
    cells, font = written(cells, lattice, base)
    if font is None:
        return
    painter.setFont(font)
    space = space_of(lattice.cell)
    black = black_reads_better(pixels)
    text_colours = QColor("#ffffff"), QColor("#000000")
    for row in rows:
        for column in columns:
            if not lattice.holds(row, column):
                painter.setPen(theme.ring_text)
                draw_centred(painter, lattice.span(row, column), cells.ring, font)
                continue
            if cells.revealed is not None and not cells.revealed[row, column]:
                continue
            value = float(cells.values[row, column])
            text_colour = text_colours[int(black[row + lattice.ring[0], column + lattice.ring[1]])]
            painter.setPen(theme.muted if value == 0 and cells.white is None else text_colour)
            draw_number(painter, lattice.span(row, column), value, cells.text(value), font, space)


def _paint_predictions(
    painter: QPainter,
    cells: Cells,
    lattice: Lattice,
    theme: Theme,
    base: QFont,
    rows: range,
    columns: range,
) -> None:
    """Typed predictions with a tick or a cross: never marked by colour alone."""
    font = grid_font(cells, lattice, base)
    if cells.predictions is None or cells.right is None:
        return
    for row, column in np.argwhere(~np.isnan(cells.predictions)):
        if row not in rows or column not in columns:
            continue
        typed, right = float(cells.predictions[row, column]), bool(cells.right[row, column])
        cell = lattice.span(int(row), int(column))
        ground = theme.control_hover if right else theme.accent_soft
        painter.fillRect(cell.adjusted(1, 1, -1, -1), ground)
        if font is not None:
            painter.setFont(font)
            painter.setPen(theme.text)
            text = number(typed) + (RIGHT if right else WRONG)
            draw_number(painter, cell, typed, text, font, space_of(lattice.cell))


def _paint_beyond(
    painter: QPainter, cells: Cells, pixels: Pixels, lattice: Lattice, rows: range, columns: range
) -> None:
    """A line under the numbers that are larger than the strongest colour stands for."""
    beyond = np.abs(cells.values) > cells.largest
    if cells.revealed is not None:
        beyond &= cells.revealed
    if not beyond.any():
        return
    up, left = lattice.ring
    black = black_reads_better(pixels)
    for row, column in np.argwhere(beyond).tolist():
        if row in rows and column in columns:
            cell = lattice.span(row, column)
            high = max(1.0, cell.height() * 0.06)
            line = QRectF(
                cell.left() + high, cell.bottom() - 2 * high, cell.width() - 2 * high, high
            )
            painter.fillRect(
                line, QColor("#000000" if black[row + up, column + left] else "#ffffff")
            )


def _paint_edited(
    painter: QPainter, edited: Mask, lattice: Lattice, theme: Theme, rows: range, columns: range
) -> None:
    size = min(8.0, lattice.cell * 0.28)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.accent)
    for row, column in np.argwhere(edited):
        if row in rows and column in columns:
            corner = lattice.span(int(row), int(column)).topRight()
            triangle = (corner, corner - QPointF(size, 0), corner + QPointF(0, size))
            painter.drawPolygon(QPolygonF(list(triangle)))


def _paint_hatch(painter: QPainter, cells: Cells, lattice: Lattice, theme: Theme) -> None:
    """Shade the rows and columns at the far end, and between windows, that no window reads."""
    brush = QBrush(with_alpha(theme.negative, 0.75), Qt.BrushStyle.BDiagPattern)
    painter.setBrushOrigin(lattice.rect.topLeft())
    (up, left), (rows, columns) = lattice.ring, cells.hatched
    bottom, right = lattice.rows + up, lattice.columns + left
    if rows:
        painter.fillRect(lattice.span(bottom - rows, -left, rows, right + left), brush)
    if columns:
        painter.fillRect(lattice.span(-up, right - columns, bottom + up - rows, columns), brush)
    for row in cells.unread[0]:
        painter.fillRect(lattice.span(row, -left, 1, right + left - columns), brush)
    for column in cells.unread[1]:
        painter.fillRect(lattice.span(-up, column, bottom + up - rows, 1), brush)


def _paint_border(painter: QPainter, lattice: Lattice, theme: Theme) -> None:
    painter.setPen(QPen(theme.grid_line.darker(115) if not theme.dark else theme.grid_line, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(lattice.rect.adjusted(0.5, 0.5, -0.5, -0.5))
