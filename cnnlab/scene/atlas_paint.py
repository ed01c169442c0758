"""Paints a network on one sheet: titles, maps, units, the softmax, and what the colours mean."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QFont, QFontInfo, QLinearGradient, QPainter, QPen

from cnnlab.scene.atlas_camera import SheetCamera
from cnnlab.scene.atlas_layout import Block
from cnnlab.scene.atlas_maps import count_of_numbers, paint_cells, paint_maps, paint_units
from cnnlab.scene.atlas_sheet import Playing, Sheet
from cnnlab.scene.atlas_table import paint_table
from cnnlab.scene.atlas_titles import paint_titles
from cnnlab.scene.colours import mixed
from cnnlab.scene.text import draw_from, number_font, text_height, text_width

LEGEND = 26.0  # px of the strip below the sheet
LEGEND_LEFT = 14.0  # px
BAR = QSizeF(120, 8)  # px of the legend's bar
FRAME = 4.0  # px left of a layer that are its own
WIDEST_STRIP = 80.0  # px, about as many as are painted while a pen moves


def paint_sheet(
    painter: QPainter,
    sheet: Sheet,
    camera: SheetCamera,
    size: QSizeF,
    base: QFont,
    playing: Playing | None = None,
    numbers: bool = True,
    strip: QRectF | None = None,
) -> None:
    """The part of the sheet that a widget of a size shows through a camera.

    Without ``numbers`` those in the cells of maps are left out, as while one zooms. Of ``strips``
    one may be painted by itself.
    """
    area = QRectF(QPointF(0, 0), size) if strip is None else strip
    painter.save()
    painter.setClipRect(area)
    for index, seen in enumerate(sheet.layout.seen(camera, size)):
        filled = 1.0
        if playing is not None and index >= playing.block:
            filled = playing.share if index == playing.block else 0.0
        if seen.bounds.intersects(area):
            _paint_block(painter, sheet, seen, area, base, filled, numbers)
    if playing is not None:
        _paint_window(painter, sheet, playing, camera, size)
    paint_titles(painter, sheet, camera, size, base, area)
    painter.restore()
    if strip is None:
        _paint_legend(painter, sheet, size, base)


def strips(
    sheet: Sheet, camera: SheetCamera, size: QSizeF, widest: float = WIDEST_STRIP
) -> list[QRectF]:
    """A widget's parts, left to right: the layers that are seen with their titles, wide ones cut.

    Where maps are cut they are about as wide as the ``widest`` in pixels, and no number is cut.
    """
    seen = sheet.layout.seen(camera, size)
    edges = [min(max(0.0, round(block.left) - FRAME), size.width()) for block in seen[1:]]
    return [
        QRectF(left, 0, right - left, size.height())
        for block, (start, end) in zip(seen, pairwise([0.0, *edges, size.width()]), strict=True)
        for left, right in pairwise([start, *_cuts(block, start, end, widest), end])
        if right > left
    ]


def _cuts(block: Block, start: float, end: float, widest: float) -> list[float]:
    """Where a wide block of maps is cut: at edges of cells, about so far apart."""
    if block.kind != "maps":
        return []
    columns, cell = block.layer.shape[2], block.cell_rect((0, 0, 0)).width()
    cuts, last = [], start
    for n in range(block.columns):
        left = block.left + n * (block.width + block.gap)
        for column in range(columns if block.width > widest else 1):
            edge = float(round(left + column * cell))
            if edge - last >= widest - block.gap and edge < end:
                cuts.append(edge)
                last = edge
    return cuts


def numbers_seen(sheet: Sheet, camera: SheetCamera, size: QSizeF) -> int:
    """How many numbers in cells of maps are seen."""
    area = QRectF(QPointF(0, 0), size)
    return sum(count_of_numbers(block, area) for block in sheet.layout.seen(camera, size))


def _paint_block(
    painter: QPainter,
    sheet: Sheet,
    block: Block,
    area: QRectF,
    base: QFont,
    filled: float,
    numbers: bool,
) -> None:
    """A block as it is seen."""
    tiles, theme = sheet.tiles(block.layer), sheet.theme
    at_rest = sheet.inspection.at_rest or filled == 0
    if block.kind == "maps":
        paint_maps(painter, block, tiles, area, theme, filled)
        if not at_rest:
            paint_cells(painter, block, tiles, area, theme, base if numbers else None)
    elif block.kind == "units":
        paint_units(painter, block, tiles, theme, base, at_rest)
    else:
        paint_table(painter, sheet, block, base, at_rest)


def _paint_window(
    painter: QPainter, sheet: Sheet, playing: Playing, camera: SheetCamera, size: QSizeF
) -> None:
    """The window that slides over the block before, at the row that fills now."""
    block = sheet.layout.blocks[playing.block]
    before, (_, rows, columns) = sheet.layout.before(block), block.layer.shape
    if before is None or not 0 < playing.share < 1:
        return
    cells = min(int(playing.share * rows * columns), rows * columns - 1)
    row, column = divmod(cells, columns)
    field = sheet.inspection.fields(block.layer.name, (0, row, column)).get(before.layer.name)
    if field is None:
        return
    seen = before.seen(camera, size)
    painter.setPen(QPen(sheet.theme.accent, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for k in seen.within(QRectF(QPointF(0, 0), size)):
        painter.drawRect(seen.field_rect(k, field))


def _paint_legend(painter: QPainter, sheet: Sheet, size: QSizeF, base: QFont) -> None:
    """What the colours mean, at the bottom."""
    theme, font = sheet.theme, number_font(base, QFontInfo(base).pixelSize())
    least, most = (sheet.words.largest.format(sign=sign) for sign in ("−", "+"))
    strip = QRectF(0, size.height(), size.width(), LEGEND)
    painter.fillRect(strip, theme.card)
    bar = QRectF(QPointF(LEGEND_LEFT + text_width(least, font) + 8, 0), BAR)
    bar.moveTop(strip.center().y() - BAR.height() / 2)
    gradient = QLinearGradient(bar.topLeft(), bar.topRight())
    for share, colour in ((0.0, theme.negative), (0.5, theme.zero), (1.0, theme.positive)):
        gradient.setColorAt(share, colour)
    painter.setPen(QPen(mixed(theme.line, theme.text, 0.7), 1))
    painter.setBrush(QBrush(gradient))
    painter.drawRect(bar)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(theme.muted)
    painter.setFont(font)
    top = strip.center().y() - text_height(font) / 2
    draw_from(painter, QPointF(LEGEND_LEFT, top), least, font)
    draw_from(painter, QPointF(bar.right() + 8, top), most, font)
