"""Paints a network on one sheet: titles, maps, units, and the softmax as a table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QFont, QFontInfo, QFontMetricsF, QLinearGradient, QPainter, QPen

from cnnlab.core.inspect.inspection import Inspection
from cnnlab.core.inspect.layers import LayerInfo
from cnnlab.core.inspect.rounding import fixed
from cnnlab.scene.atlas_camera import SheetCamera
from cnnlab.scene.atlas_layout import MARGIN, AtlasLayout, Block
from cnnlab.scene.atlas_maps import Tiles, count_of_numbers, paint_cells, paint_maps, paint_units
from cnnlab.scene.colours import Theme, mixed
from cnnlab.scene.text import draw_centred, number_font, text_width

LEGEND = 26.0  # px of the strip below the sheet
BAR = QSizeF(120, 8)  # px of the legend's bar
FRAME = 4.0  # px left of a layer that are its own
LINE_SPACING = 1.18
TITLE_LINES = 5  # name, shape, range, and what is done in two
COLUMNS = (0.0, 0.09, 0.34, 0.62, 1.0)  # of the table: label, logit, e^z, share
LEAST_SHARE = 0.0005
SMALLEST_TITLE, SMALLEST_OPERATION = 10.0, 9.0  # px
SEPARATOR = " · "  # between operations


class Title(NamedTuple):
    """What stands above a layer: its name, what is done, its shape, and whether it unfolds."""

    name: str
    operation: str
    shape: str
    range: str
    mark: str = ""
    """A sign that says what a click on the title does."""


class SheetWords(NamedTuple):
    """Words on the sheet, in the user's language."""

    titles: Mapping[str, Title]
    """By layer."""
    columns: tuple[str, str, str]
    """Heads of the softmax's table: the logit, its power, the share."""
    largest: str
    """At the ends of the legend, with {sign}: the largest number of the layer."""
    percent: str = "{number} %"
    """How a share is written."""


class Playing(NamedTuple):
    """How far the forward pass has come: the block that fills, and the share 0…1 of it."""

    block: int
    share: float


@dataclass(frozen=True, eq=False)
class Sheet:
    """A network laid out, with its maps as pixels."""

    inspection: Inspection
    layout: AtlasLayout
    words: SheetWords
    theme: Theme
    _made: dict[str, Tiles] = field(default_factory=dict, init=False)

    def tiles(self, layer: LayerInfo) -> Tiles:
        """The pixels of a layer's maps, made when they are first asked for."""
        if layer.name not in self._made:
            self._made[layer.name] = Tiles.of(self.inspection, layer, self.theme)
        return self._made[layer.name]


def title_height(base: QFont) -> float:
    """Pixels that titles need above the layers."""
    return TITLE_LINES * QFontMetricsF(base).height() * LINE_SPACING


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
    for index, block in enumerate(sheet.layout.blocks):
        filled = 1.0
        if playing is not None and index >= playing.block:
            filled = playing.share if index == playing.block else 0.0
        seen = block.seen(camera, size)
        if seen.bounds.intersects(area):
            _paint_block(painter, sheet, seen, area, base, filled, numbers)
    if playing is not None:
        _paint_window(painter, sheet, playing, camera, size)
    _paint_titles(painter, sheet, camera, size, base, area)
    painter.restore()
    if strip is None:
        _paint_legend(painter, sheet, size, base)


def strips(sheet: Sheet, camera: SheetCamera, size: QSizeF) -> list[QRectF]:
    """A widget's parts, left to right: one for each layer that is seen, with its title."""
    lefts = [camera.to_screen(QPointF(block.left, 0), size).x() for block in sheet.layout.blocks]
    edges = [min(max(0.0, round(left) - FRAME), size.width()) for left in lefts[1:]]
    return [
        QRectF(left, 0, right - left, size.height())
        for left, right in pairwise([0.0, *edges, size.width()])
        if right > left
    ]


def numbers_seen(sheet: Sheet, camera: SheetCamera, size: QSizeF) -> int:
    """How many numbers in cells of maps are seen."""
    area = QRectF(QPointF(0, 0), size)
    blocks = [block.seen(camera, size) for block in sheet.layout.blocks]
    return sum(count_of_numbers(block, area) for block in blocks)


def title_rect(
    sheet: Sheet, block: Block, camera: SheetCamera, size: QSizeF, base: QFont
) -> QRectF:
    """Where the title of a block stands in a widget."""
    bounds = camera.rect_to_screen(block.bounds, size)
    height = title_height(base)
    blocks = sheet.layout.blocks
    place = blocks.index(block)
    after = blocks[place + 1] if place + 1 < len(blocks) else None
    right = size.width() - 4.0
    if after is not None:
        right = camera.to_screen(QPointF(after.left, 0), size).x() - 8.0
    top = bounds.top() - height - (sheet.layout.top - MARGIN - height)
    return QRectF(bounds.left(), top, max(20.0, right - bounds.left()), height)


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
        _paint_table(painter, sheet, block, base, at_rest)


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


def _paint_table(painter: QPainter, sheet: Sheet, block: Block, base: QFont, at_rest: bool) -> None:
    """Each class with its logit, the power of it, and its share of all powers."""
    theme, inspection, percents = sheet.theme, sheet.inspection, sheet.words.percent
    logits = inspection.activations[list(inspection.layers)[-2]][0].ravel().astype(np.float64)
    shares = inspection.maps(block.layer).ravel()
    with np.errstate(over="ignore"):
        powers = np.exp(logits)
    best = int(shares.argmax())
    _paint_heads(painter, sheet, block, base)
    pixels = max(8.0, min(block.height * 0.42, block.width * 0.085, 15.0))
    font = number_font(base, pixels)
    painter.setFont(font)
    for k in range(block.layer.shape[0]):
        rect = block.rect(k)
        painter.setPen(QPen(theme.line, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        texts = [str(k)]
        if not at_rest:
            share = float(shares[k])
            _paint_share(painter, _column(rect, 3), share, theme, k == best)
            texts += [
                fixed(float(logits[k]), 2),
                _power(float(powers[k])),
                percent(share, percents),
            ]
        painter.setPen(theme.muted if at_rest else theme.text)
        draw_centred(painter, _column(rect, 0), texts[0], font)
        for place, text in enumerate(texts[1:], start=1):
            _draw_right(painter, _column(rect, place), text, font)


def percent(share: float, text: str = "{number} %") -> str:
    """A share 0…1 as percent with one decimal: 99.9 %, and never 100 where it is less."""
    number = f"{min(share, 1.0) * 100:.1f}"
    if 0 < share < LEAST_SHARE:
        number = "<0.1"
    elif 1 > share >= 1 - LEAST_SHARE:
        number = ">99.9"
    return text.format(number=number)


@lru_cache(4000)
def _power(value: float) -> str:
    """A power of e, as short as a column needs."""
    if value >= 1e5 or 0 < value < 0.005:
        return f"{value:.0e}".replace("e-0", "e−").replace("e-", "e−").replace("e+0", "e")
    return f"{value:.{0 if value >= 1000 else 1 if value >= 10 else 2}f}"


def _column(rect: QRectF, place: int) -> QRectF:
    left, right = COLUMNS[place], COLUMNS[place + 1]
    width = rect.width()
    return QRectF(rect.x() + left * width, rect.y(), (right - left) * width, rect.height())


def _paint_share(painter: QPainter, rect: QRectF, share: float, theme: Theme, best: bool) -> None:
    ground = theme.accent_soft if best else theme.control_hover
    bar = rect.adjusted(1, 3, -1, -3)
    painter.fillRect(QRectF(bar.x(), bar.y(), bar.width() * share, bar.height()), ground)


def _paint_heads(painter: QPainter, sheet: Sheet, block: Block, base: QFont) -> None:
    first = block.rect(0)
    height = QFontMetricsF(base).height()
    head = QRectF(first.x(), first.y() - height - 2, first.width(), height)
    painter.setPen(sheet.theme.muted)
    font = number_font(base, max(9.0, QFontInfo(base).pixelSize() - 1.0))
    painter.setFont(font)
    for place, text in enumerate(sheet.words.columns, start=1):
        _draw_right(painter, _column(head, place), text, font)


def _draw_right(painter: QPainter, rect: QRectF, text: str, font: QFont) -> None:
    """Text that ends at the right of a rectangle, so that digits stand under one another."""
    wide = text_width(text, font)
    draw_centred(painter, QRectF(rect.right() - wide, rect.top(), wide, rect.height()), text, font)


def _paint_titles(
    painter: QPainter, sheet: Sheet, camera: SheetCamera, size: QSizeF, base: QFont, area: QRectF
) -> None:
    """The titles in an area; all are of one size, in which names and shapes fit."""
    shown = []
    for block in sheet.layout.blocks:
        title = sheet.words.titles.get(block.layer.name)
        rect = title_rect(sheet, block, camera, size, base)
        if title is not None and rect.intersects(QRectF(QPointF(0, 0), size)):
            shown.append((title, rect))
    pixels = QFontInfo(base).pixelSize()
    plain = number_font(base, pixels)
    shares = [
        rect.width() / max(1.0, text_width(text, plain))
        for title, rect in shown
        for text in (title.name + title.mark, title.shape)
    ]
    font = number_font(base, max(SMALLEST_TITLE, pixels * min([1.0, *shares])))
    for title, rect in shown:
        if rect.intersects(area):
            _paint_title(painter, sheet, title, rect, font)


def _paint_title(painter: QPainter, sheet: Sheet, title: Title, rect: QRectF, font: QFont) -> None:
    bold = number_font(font, font.pixelSize(), bold=True)
    span = "" if sheet.inspection.at_rest else title.range
    operations = title_operations(title.operation, rect.width(), font)
    ranges = [(span, font)] if span else []
    lines = [(title.name + title.mark, bold), (title.shape, font), *ranges, *operations]
    y = rect.top()
    for place, (text, one) in enumerate(lines):
        metrics = QFontMetricsF(one)
        painter.setFont(one)
        painter.setPen(sheet.theme.muted if place else sheet.theme.text)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(QPointF(rect.left(), y + metrics.ascent()), shown)
        y += QFontMetricsF(font).height() * LINE_SPACING


def title_operations(text: str, width: float, font: QFont) -> list[tuple[str, QFont]]:
    """What is done, in one line or two and smaller, as far as that helps it into a width."""
    lines = [text]
    if text_width(text, font) > width and SEPARATOR in text:
        first, _, rest = text.partition(SEPARATOR)
        lines = [first + SEPARATOR.rstrip(), rest]
    share = min(1.0, *(width / max(1.0, text_width(line, font)) for line in lines))
    pixels = max(SMALLEST_OPERATION, font.pixelSize() * share)
    return [(line, number_font(font, pixels)) for line in lines]


def _paint_legend(painter: QPainter, sheet: Sheet, size: QSizeF, base: QFont) -> None:
    """What the colours mean, at the bottom."""
    theme, metrics = sheet.theme, QFontMetricsF(base)
    y = size.height() + LEGEND / 2
    ends = [sheet.words.largest.format(sign=sign) for sign in ("−", "+")]
    x = 14.0
    strip = QRectF(0, size.height(), size.width(), LEGEND)
    painter.fillRect(strip, theme.card)
    painter.setPen(theme.muted)
    painter.setFont(base)
    middle = Qt.AlignmentFlag.AlignVCenter
    for index, text in enumerate(ends):
        width = metrics.horizontalAdvance(text)
        painter.drawText(QRectF(x, strip.top(), width + 2, LEGEND), int(middle), text)
        x += width + 8
        if index == 0:
            bar = QRectF(QPointF(x, y - BAR.height() / 2), BAR)
            gradient = QLinearGradient(bar.topLeft(), bar.topRight())
            for share, colour in ((0.0, theme.negative), (0.5, theme.zero), (1.0, theme.positive)):
                gradient.setColorAt(share, colour)
            painter.fillRect(bar, QBrush(gradient))
            painter.setPen(QPen(mixed(theme.line, theme.text, 0.7), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(bar)
            painter.setPen(theme.muted)
            x += BAR.width() + 8
