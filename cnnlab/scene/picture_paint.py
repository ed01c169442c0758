"""Paints the part of a picture that is seen: its colours, and the numbers of large pixels."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from cnnlab.core.arrays import Bytes, Floats
from cnnlab.core.shapes import Pair
from cnnlab.core.tiers import MISSING, STEPS, Tier
from cnnlab.scene.colours import Theme, black_reads_better
from cnnlab.scene.picture_frame import Along, PictureFrame
from cnnlab.scene.text import KeyedFont, draw_centred, number, number_font, text_width

Table = npt.NDArray[np.uint32]
NUMBERS_FROM = 24.0  # px a pixel, from which numbers are shown
LINES_FROM = 12.0  # px a pixel, from which lines between pixels are shown
SMALLEST_FONT, LARGEST_FONT = 8, 18
NOTHING = "–"


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
    base: QFont,
) -> None:
    """Paint what a widget of a size shows of it, with numbers where pixels are large enough."""
    rows, columns = frame.visible(size, content.shape)
    if not rows or not columns:
        return
    table = colour_table(theme, content.signed)
    _paint_colours(painter, content, frame, rows, columns, table)
    if frame.cell >= LINES_FROM:
        _paint_lines(painter, frame, rows, columns, theme)
    if frame.cell >= NUMBERS_FROM and content.values is not None:
        _paint_numbers(painter, content, frame, rows, columns, table, base)
    painter.setPen(QPen(theme.line, 1))
    painter.drawRect(frame.span(0, 0, *content.shape).adjusted(-0.5, -0.5, 0.5, 0.5))


def image_of(levels: Bytes, table: Table) -> QImage:
    """Levels (h, w) in the colours of a table. Qt looks them up ten times as fast as NumPy."""
    height, width = levels.shape
    levels = np.ascontiguousarray(levels)
    indexed = QImage(levels.data, width, height, width, QImage.Format.Format_Indexed8)
    indexed.setColorTable(table.tolist())
    return indexed.convertToFormat(QImage.Format.Format_RGB32)


def number_font_for(longest: str, frame: PictureFrame, base: QFont) -> KeyedFont | None:
    """A font in which the longest number fits a pixel; None where it would be too small."""
    size = min(frame.cell * 0.5, LARGEST_FONT)
    width = text_width(longest, number_font(base, size))
    room = frame.width - 3
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


def _paint_colours(
    painter: QPainter,
    content: PlaneContent,
    frame: PictureFrame,
    rows: range,
    columns: range,
    table: Table,
) -> None:
    ratio = painter.device().devicePixelRatio()
    step, levels = _tier_for(content.tiers, frame.cell * ratio)
    top, left = rows.start // step, columns.start // step
    part = levels[top : -(-rows.stop // step), left : -(-columns.stop // step)]
    if not part.size:
        return
    height, width = part.shape
    image = image_of(part, table)
    smooth = painter.RenderHint.SmoothPixmapTransform
    painter.save()
    whole = frame.span(0, 0, *content.shape)  # the last level may reach beyond
    painter.setClipRect(whole, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(smooth, step * frame.cell * ratio < 1.0 or step > 1)
    painter.drawImage(frame.span(top * step, left * step, height * step, width * step), image)
    painter.restore()


def _paint_lines(
    painter: QPainter, frame: PictureFrame, rows: range, columns: range, theme: Theme
) -> None:
    area = frame.span(rows.start, columns.start, len(rows), len(columns))
    for row in range(rows.start, rows.stop + 1):
        y = round(frame.span(row, 0).y())
        painter.fillRect(QRectF(area.x(), y, area.width(), 1), theme.grid_line)
    for column in range(columns.start, columns.stop + 1):
        x = round(frame.span(0, column).x())
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
                    draw_centred(painter, frame.span(row, column), pixel_text(values[r][c]), font)
