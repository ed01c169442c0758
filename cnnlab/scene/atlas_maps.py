"""Paints the maps and units of one layer of an atlas, as large as the camera shows them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from cnnlab.core.arrays import Bytes, Mask
from cnnlab.core.inspect.inspection import Inspection
from cnnlab.core.inspect.layers import LayerInfo, Maps
from cnnlab.core.inspect.rounding import fixed
from cnnlab.core.tiers import STEPS
from cnnlab.scene.atlas_layout import Block
from cnnlab.scene.colours import (
    Pixels,
    Theme,
    black_reads_better,
    diverging_colour,
    ink_on,
)
from cnnlab.scene.picture_paint import Table, colour_table
from cnnlab.scene.pixmaps import colours_image
from cnnlab.scene.text import KeyedFont, draw_centred, number_font, text_width

HALF = STEPS // 2  # levels above and below zero
LINES_FROM = 16.0  # px a cell, from which lines between cells are shown
NUMBERS_FROM = 30.0  # px a cell, from which its number is shown
SMALLEST_FONT, LARGEST_FONT = 8.0, 17.0
LONGEST = "−0.00"
LABEL, SMALLER = 0.26, 0.8  # share of a unit's width for its index, and of the font's size
WIDE = 64.0  # px a cell, from which a number has three decimals


@dataclass(frozen=True, eq=False)
class Tiles:
    """A layer's maps as pixels, one below the other, in the colours of a theme."""

    layer: LayerInfo
    values: Maps
    largest: float
    image: QImage
    levels: Bytes
    """Of the numbers, as places in a table of colours: (K, H, W)."""
    table: Table

    @classmethod
    def of(cls, inspection: Inspection, layer: LayerInfo, theme: Theme) -> "Tiles":
        """The maps of an inspection; without numbers at rest."""
        values, largest = inspection.maps(layer), inspection.largest(layer.name)
        if inspection.at_rest:
            values = np.zeros_like(values)
        levels, table = _levels(values, largest), colour_table(theme, True)
        pixels = table[levels.reshape(-1, levels.shape[2])]
        return cls(layer, values, largest, colours_image(_bytes(pixels)), levels, table)

    def black(self, part: tuple[int | slice, ...]) -> Mask:
        """Whether black is read better than white on the colour of each number of a part."""
        return self._on_black[self.levels[part]]

    @cached_property
    def _on_black(self) -> Mask:
        """The same for each colour of the table."""
        return black_reads_better(_bytes(self.table))


def paint_maps(
    painter: QPainter, block: Block, tiles: Tiles, area: QRectF, theme: Theme, filled: float = 1.0
) -> None:
    """The maps of a block, as it is seen, in an area; of each a share ``filled`` of its rows."""
    _, rows, columns = block.layer.shape
    shown = block.within(area.adjusted(-1, -1, 1, 1))  # a frame is as wide as a line
    frames = block.rects(shown)
    smooth = block.width < columns or block.height < rows
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
    places = frames
    if filled < 1:
        for rect in frames:
            painter.fillRect(rect, theme.zero)
        places = [QRectF(r.x(), r.y(), r.width(), r.height() * filled) for r in frames]
    image, part = tiles.image, rows * filled
    for k, place in zip(shown, places, strict=True):
        painter.drawImage(place, image, QRectF(0, k * rows, columns, part))
    painter.setPen(QPen(theme.line, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRects(frames)


def paint_cells(
    painter: QPainter, block: Block, tiles: Tiles, area: QRectF, theme: Theme, base: QFont | None
) -> None:
    """Lines between the cells of maps, where they are large enough.

    With a font the numbers in them too, where these are.
    """
    cell = block.cell_rect((0, 0, 0))
    if cell.width() < LINES_FROM:
        return
    font = number_font_of(cell.width(), base) if base is not None else None
    single = block.layer.shape[1:] == (1, 1)  # the map's frame is its cell's
    near = area.adjusted(-1, -1, 1, 1)  # the last lines are beyond the last cells
    for k, rect, rows, columns in _cells_within(block, near):
        if not single:
            _paint_lines(painter, rect, cell, rows, columns, theme)
        if font is not None:
            painter.setFont(font)
            _paint_numbers(painter, tiles, k, rect, cell, rows, columns)


def count_of_numbers(block: Block, area: QRectF) -> int:
    """How many numbers an area shows of a block, as it is seen."""
    cell = block.cell_rect((0, 0, 0))
    if cell.width() < NUMBERS_FROM or block.kind != "maps":
        return 0
    return sum(len(rows) * len(columns) for _, _, rows, columns in _cells_within(block, area))


def number_font_of(cell: float, base: QFont) -> KeyedFont | None:
    """A font whose numbers fit a cell of a width in pixels; None where they would be too small."""
    if cell < NUMBERS_FROM:
        return None
    size = min(cell * 0.42, LARGEST_FONT)
    width = text_width(LONGEST, number_font(base, size))
    if width > cell * 0.88:
        size *= cell * 0.88 / width
    return number_font(base, size) if size >= SMALLEST_FONT else None


def paint_units(
    painter: QPainter, block: Block, tiles: Tiles, theme: Theme, base: QFont, at_rest: bool
) -> None:
    """Units one below the other, each with its index and its number, of a block as it is seen."""
    pixels = max(SMALLEST_FONT, min(block.height * 0.42, block.width * 0.2, LARGEST_FONT))
    font = number_font(base, pixels)
    small = number_font(base, max(SMALLEST_FONT, pixels * SMALLER))
    rects = [r.adjusted(0, 1.5, 0, -1.5) for r in block.rects(range(block.layer.shape[0]))]
    values = [0.0] * len(rects) if at_rest else tiles.values.ravel().tolist()
    colours = [diverging_colour(value, tiles.largest, theme) for value in values]
    painter.setFont(small)
    for k, (rect, colour) in enumerate(zip(rects, colours, strict=True)):
        painter.fillRect(rect, colour)
        painter.setPen(ink_on(colour))
        draw_centred(painter, rect.adjusted(0, 0, (LABEL - 1) * rect.width(), 0), str(k), small)
    if not at_rest:
        _paint_values(painter, rects, values, colours, font)
    painter.setPen(QPen(theme.line, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRects(rects)


def _paint_values(
    painter: QPainter,
    rects: list[QRectF],
    values: list[float],
    colours: list[QColor],
    font: KeyedFont,
) -> None:
    """The numbers of units, right of their indices."""
    painter.setFont(font)
    for rect, value, colour in zip(rects, values, colours, strict=True):
        painter.setPen(ink_on(colour))
        place = rect.adjusted(LABEL * rect.width(), 0, 0, 0)
        draw_centred(painter, place, fixed(value, 2), font)


def _figure(value: float, cell: float) -> str:
    """A number as it stands in a cell of a width in pixels."""
    return fixed(value, 2 if cell < WIDE else 3) if value else "0"


def _levels(values: Maps, largest: float) -> Bytes:
    """Numbers as bytes: HALF for zero."""
    scaled = np.nan_to_num(values / largest * HALF, nan=0.0).clip(-HALF, HALF)
    levels: Bytes = (np.rint(scaled) + HALF).astype(np.uint8)
    return levels


def _bytes(colours: Table) -> Pixels:
    """Qt's RGB32 (…) as bytes (…, 4)."""
    return colours.view(np.uint8).reshape(*colours.shape, 4)


def _cells_within(block: Block, area: QRectF) -> Iterator[tuple[int, QRectF, range, range]]:
    """Each map that an area shows at least in part, its place, and its rows and columns there."""
    for k in block.within(area):
        rect = block.rect(k)
        seen = rect & area
        if not seen.isEmpty():  # an area may end in the space beside a map
            yield k, rect, *_visible(seen, rect, block.layer.shape)


def _visible(seen: QRectF, rect: QRectF, shape: tuple[int, int, int]) -> tuple[range, range]:
    """Rows and columns of a map in ``rect`` that a part of it shows."""
    _, rows, columns = shape
    tall, wide = rect.height() / rows, rect.width() / columns
    top, left = int((seen.top() - rect.top()) / tall), int((seen.left() - rect.left()) / wide)
    bottom = int((seen.bottom() - rect.top()) / tall)
    right = int((seen.right() - rect.left()) / wide)
    return range(top, min(rows, bottom + 1)), range(left, min(columns, right + 1))


def _paint_lines(
    painter: QPainter, rect: QRectF, cell: QRectF, rows: range, columns: range, theme: Theme
) -> None:
    area = QRectF(
        rect.x() + columns.start * cell.width(),
        rect.y() + rows.start * cell.height(),
        len(columns) * cell.width(),
        len(rows) * cell.height(),
    )
    for row in range(rows.start, rows.stop + 1):
        y = round(rect.y() + row * cell.height())
        painter.fillRect(QRectF(area.x(), y, area.width(), 1), theme.grid_line)
    for column in range(columns.start, columns.stop + 1):
        x = round(rect.x() + column * cell.width())
        painter.fillRect(QRectF(x, area.y(), 1, area.height()), theme.grid_line)


def _paint_numbers(
    painter: QPainter,
    tiles: Tiles,
    k: int,
    rect: QRectF,
    cell: QRectF,
    rows: range,
    columns: range,
) -> None:
    part = np.s_[k, rows.start : rows.stop, columns.start : columns.stop]
    values, black = tiles.values[part].tolist(), tiles.black(part).tolist()
    width, height, font = cell.width(), cell.height(), painter.font()
    for dark, pen in ((False, QColor("#ffffff")), (True, QColor("#000000"))):
        painter.setPen(pen)
        for r, row in enumerate(rows):
            for c, column in enumerate(columns):
                if black[r][c] is dark:
                    x, y = rect.x() + column * width, rect.y() + row * height
                    place = QRectF(x, y, width, height)
                    draw_centred(painter, place, _figure(values[r][c], width), font)
