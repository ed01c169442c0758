"""Paints the part of a picture that is seen: its colours, and the numbers of large pixels."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from cnnlab.core.arrays import Bytes, Floats
from cnnlab.core.shapes import Pair
from cnnlab.core.tiers import MISSING, STEPS, Tier
from cnnlab.scene.colours import Theme, black_reads_better
from cnnlab.scene.picture_frame import Along, PictureFrame
from cnnlab.scene.text import KeyedFont, draw_centred, number, number_font, text_width

Table = npt.NDArray[np.uint32]
Places = npt.NDArray[np.intp]
NUMBERS_FROM = 24.0  # px a pixel, from which numbers are shown
LINES_FROM = 12.0  # px a pixel, from which lines between pixels are shown
SMALLEST_FONT, LARGEST_FONT = 8, 18
NOTHING = "–"
ROOM = 0.82  # of a pixel's width for its number
NO_HALF = 1e-3  # px: a half is rounded to even numbers, and moves when the picture does
ROUNDING = 1e-6  # of a level


@dataclass(frozen=True, eq=False)
class PlaneContent:
    """One channel of a picture of ``shape``: tiers of its levels, and its numbers if it has any.

    ``rows`` and ``columns`` say where its pixels lie in the picture that it comes from; ``longest``
    is a number as long as any.
    """

    shape: Pair
    tiers: tuple[Tier, ...]
    signed: bool = False
    values: Floats | None = None
    longest: str = "000"
    rows: Along = Along()  # noqa: RUF009 - frozen
    columns: Along = Along()  # noqa: RUF009 - frozen


@lru_cache(8)
def colour_table(theme: Theme, signed: bool) -> Table:
    """Colours (256,) of bytes of levels as Qt's RGB32; where signed, zero is neutral."""
    share = np.arange(STEPS + 1) / STEPS
    if signed:
        ends = [_rgb(theme.negative), _rgb(theme.zero), _rgb(theme.positive)]
        mixed = np.stack([np.interp(share, (0, 0.5, 1), part) for part in zip(*ends, strict=True)])
    else:
        mixed = np.broadcast_to(share * 255, (3, STEPS + 1))
    red, green, blue = (mixed + 0.5).astype(np.uint32)
    table = np.full(256, theme.unseen.rgb(), dtype=np.uint32)
    table[:MISSING] = 0xFF000000 | red << 16 | green << 8 | blue
    return table


def paint_plane_of(
    painter: QPainter,
    content: PlaneContent,
    frame: PictureFrame,
    size: QSizeF,
    theme: Theme,
    base: QFont | None,
    only: QRectF | None = None,
) -> None:
    """Paint what a widget of a size shows of it, or of a part ``only``.

    Without a font it is painted fast: nothing is smoothed, and there are no numbers, which are
    else shown where pixels are large enough.
    """
    rows, columns = frame.visible(size, content.shape, only)
    if not rows or not columns:
        return
    table = colour_table(theme, content.signed)
    area = QRectF(QPointF(0, 0), size) if only is None else only
    if base is not None and is_smoothed(content, frame, painter.device().devicePixelRatio()):
        _paint_smoothed(painter, content, frame, rows, columns, table)
    else:
        _paint_blocks(painter, content, frame, area, table)
    if frame.cell >= LINES_FROM:
        _paint_lines(painter, frame, rows, columns, theme)
    if frame.cell >= NUMBERS_FROM and base is not None:
        _paint_numbers(painter, content, frame, rows, columns, table, base)
    painter.setPen(QPen(theme.line, 1))
    painter.drawRect(frame.span(0, 0, *content.shape).adjusted(-0.5, -0.5, 0.5, 0.5))


def count_of_numbers(content: PlaneContent, frame: PictureFrame, size: QSizeF) -> int:
    """How many numbers are painted in a widget of a size."""
    if frame.cell < NUMBERS_FROM or content.values is None:
        return 0
    rows, columns = frame.visible(size, content.shape)
    return len(rows) * len(columns)


def is_smoothed(content: PlaneContent, frame: PictureFrame, ratio: float) -> bool:
    """Whether levels are smaller than the screen's pixels, of which a widget's has ``ratio``²."""
    return _tier_for(content.tiers, frame.cell * ratio).step * frame.cell * ratio < 1.0


def image_of(levels: Bytes, table: Table) -> QImage:
    """Levels (h, w) in the colours of a table. Qt looks them up faster than NumPy."""
    height, width = levels.shape
    levels = np.ascontiguousarray(levels)
    indexed = QImage(levels.data, width, height, width, QImage.Format.Format_Indexed8)
    indexed.setColorTable(table.tolist())
    return indexed.convertToFormat(QImage.Format.Format_RGB32)


def number_font_for(longest: str, frame: PictureFrame, base: QFont) -> KeyedFont | None:
    """A font in which the longest number fits a pixel; None where it would be too small."""
    size = min(frame.cell * 0.5, LARGEST_FONT)
    width = text_width(longest, number_font(base, size))
    room = frame.width * ROOM
    if width > room:
        size *= room / width
    return number_font(base, size) if size >= SMALLEST_FONT else None


def pixel_text(value: float) -> str:
    """A pixel's number as it is displayed; a dash for what is no number."""
    return NOTHING if value != value else number(value)


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def _tier_for(tiers: tuple[Tier, ...], cell: float) -> Tier:
    """The smallest tier of which a level is no larger than a pixel of the screen."""
    fits = [tier for tier in tiers if tier.step * cell <= 1.0]
    return fits[-1] if fits else tiers[0]


def _paint_smoothed(
    painter: QPainter,
    content: PlaneContent,
    frame: PictureFrame,
    rows: range,
    columns: range,
    table: Table,
) -> None:
    """Levels that are smaller than the screen's pixels, made smaller by Qt."""
    step, levels = _tier_for(content.tiers, frame.cell * painter.device().devicePixelRatio())
    whole = frame.span(0, 0, *content.shape)  # the last level may reach beyond
    top, left = rows.start // step, columns.start // step
    part = levels[top : -(-rows.stop // step), left : -(-columns.stop // step)]
    height, width = part.shape
    painter.save()
    painter.setClipRect(whole, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
    place = frame.span(top * step, left * step, height * step, width * step)
    painter.drawImage(place, image_of(part, table))
    painter.restore()


def _paint_blocks(
    painter: QPainter, content: PlaneContent, frame: PictureFrame, area: QRectF, table: Table
) -> None:
    """The level under the middle of each pixel of the screen, as it also is after a move."""
    ratio = painter.device().devicePixelRatio()
    step, levels = _tier_for(content.tiers, frame.cell * ratio)
    area = area.intersected(frame.span(0, 0, *content.shape))  # the last level may reach beyond
    at = []
    for low, high, first, size, count in (
        (area.top(), area.bottom(), frame.top, frame.height, levels.shape[0]),
        (area.left(), area.right(), frame.left, frame.width, levels.shape[1]),
    ):
        dots = np.arange(math.floor(low * ratio + 0.5), math.floor(high * ratio + 0.5))
        places = ((dots + 0.5) / ratio - first) / (size * step) + ROUNDING
        at.append((dots, np.floor(places).astype(np.intp).clip(0, count - 1)))
    (ys, rows), (xs, columns) = at
    if len(ys) and len(xs):
        place = QRectF(xs[0] / ratio, ys[0] / ratio, len(xs) / ratio, len(ys) / ratio)
        _paint_levels(painter, place, levels, rows, columns, table)


def _paint_levels(
    painter: QPainter, place: QRectF, levels: Bytes, rows: Places, columns: Places, table: Table
) -> None:
    """The levels at some rows and columns; the colour of none is looked up twice."""
    top, left = int(rows[0]), int(columns[0])
    seen = levels[top : int(rows[-1]) + 1, left : int(columns[-1]) + 1]
    width, height = len(columns), len(rows)
    if seen.size > width * height:
        picked = seen.take(rows - top, 0).take(columns - left, 1)
        painter.drawImage(place, image_of(picked, table))
        return
    # Columns first: rows are then copied whole.
    colours = table[seen].take(columns - left, 1).take(rows - top, 0)
    image = QImage(colours.data, width, height, 4 * width, QImage.Format.Format_RGB32)
    painter.drawImage(place, image)


def _paint_lines(
    painter: QPainter, frame: PictureFrame, rows: range, columns: range, theme: Theme
) -> None:
    area = frame.span(rows.start, columns.start, len(rows), len(columns))
    for row in range(rows.start, rows.stop + 1):
        y = math.floor(frame.span(row, 0).y() + 0.5 + ROUNDING)
        painter.fillRect(QRectF(area.x(), y, area.width(), 1), theme.grid_line)
    for column in range(columns.start, columns.stop + 1):
        x = math.floor(frame.span(0, column).x() + 0.5 + ROUNDING)
        painter.fillRect(QRectF(x, area.y(), 1, area.height()), theme.grid_line)


def _paint_numbers(
    painter: QPainter,
    content: PlaneContent,
    frame: PictureFrame,
    rows: range,
    columns: range,
    table: Table,
    base: QFont,
) -> None:
    font = number_font_for(content.longest, frame, base)
    if font is None or content.values is None:
        return
    painter.setFont(font)
    seen = np.s_[rows.start : rows.stop, columns.start : columns.stop]
    pixels = table[content.tiers[0].levels[seen]].view(np.uint8).reshape(len(rows), len(columns), 4)
    black, values = black_reads_better(pixels).tolist(), content.values[seen].tolist()
    pens = QColor("#ffffff"), QColor("#000000")
    for dark in (False, True):
        painter.setPen(pens[dark])
        for r, row in enumerate(rows):
            for c, column in enumerate(columns):
                if black[r][c] == dark:
                    cell = frame.span(row, column).translated(NO_HALF, NO_HALF)
                    draw_centred(painter, cell, pixel_text(values[r][c]), font)
