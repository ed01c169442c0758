"""Paints what is pointed at in an atlas: the links to what it reads, and its receptive field."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from cnnlab.core.experiment.steps import Cell
from cnnlab.core.inspect.fields import Field
from cnnlab.core.inspect.inspection import Inspection
from cnnlab.core.inspect.opened_cell import OpenedCell
from cnnlab.core.network import INPUT
from cnnlab.scene.atlas_camera import SheetCamera
from cnnlab.scene.atlas_layout import AtlasLayout, Block
from cnnlab.scene.colours import Theme, with_alpha

MOST_LINKS = 14
THICKEST, THINNEST = 4.5, 0.7  # px
FAINTEST_LINK = 0.03  # of the largest share; smaller ones are left out
CALLOUT_PAD = 8.0
AWAY = 14.0  # px from the pointed cell to its callout


class Link(NamedTuple):
    """From a map of the block before to what is pointed at; its weight over the largest one's."""

    channel: int
    share: float


@dataclass(frozen=True, eq=False)
class Pointed:
    """A cell of a block, the links to what it reads, and its receptive field in each block."""

    block: Block
    cell: Cell
    links: tuple[Link, ...] = ()
    source: Block | None = None
    fields: tuple[tuple[Block, Field], ...] = ()

    @classmethod
    def of(cls, inspection: Inspection, layout: AtlasLayout, block: Block, cell: Cell) -> "Pointed":
        """What a cell of a block reads, of the blocks that are shown."""
        name, source = block.layer.name, layout.before(block)
        fields = inspection.fields(name, cell)
        shown = tuple((one, fields[one.layer.name]) for one in layout.blocks if _in(one, fields))
        if source is None or inspection.at_rest:
            return cls(block, cell, (), source, shown)
        opened = inspection.open(name, cell)
        return cls(block, cell, () if opened is None else _links(opened, source), source, shown)


def paint_pointed(
    painter: QPainter, pointed: Pointed, camera: SheetCamera, size: QSizeF, theme: Theme
) -> None:
    """Links behind, frames in front."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    target = camera.rect_to_screen(pointed.block.rect(pointed.cell[0]), size)
    for link in reversed(pointed.links):
        if pointed.source is not None:
            source = camera.rect_to_screen(pointed.source.rect(link.channel), size)
            _paint_link(painter, source, target, link.share, theme)
    for block, field in pointed.fields:
        if block.layer.name == INPUT or block is pointed.source:
            _paint_field(painter, pointed, block, field, camera, size, theme)
    painter.setPen(QPen(theme.accent, 2))
    painter.drawRect(target)
    cell = camera.rect_to_screen(pointed.block.cell_rect(pointed.cell), size)
    if cell.width() >= 3 and cell.width() < target.width():
        _framed(painter, cell, theme)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def paint_callout(
    painter: QPainter, at: QRectF, lines: list[str], size: QSizeF, theme: Theme, base: QFont
) -> None:
    """A few lines in a box beside a cell, within the widget; the first one is bold."""
    bold = QFont(base)
    bold.setBold(True)
    fonts = [bold] + [base] * (len(lines) - 1)
    metrics = [QFontMetricsF(font) for font in fonts]
    pairs = list(zip(lines, metrics, strict=True))
    width = max(m.horizontalAdvance(line) for line, m in pairs) + 2 * CALLOUT_PAD
    height = sum(m.height() for m in metrics) + 1.4 * CALLOUT_PAD
    x, y = at.right() + AWAY, at.bottom() + AWAY / 2
    if x + width > size.width() - 4:
        x = max(4.0, at.left() - AWAY - width)
    if y + height > size.height() - 4:
        y = max(4.0, at.top() - AWAY / 2 - height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(with_alpha(theme.text, 0.94))
    painter.drawRoundedRect(QRectF(x, y, width, height), 5, 5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(theme.card)
    y += 0.7 * CALLOUT_PAD
    for (line, m), font in zip(pairs, fonts, strict=True):
        painter.setFont(font)
        painter.drawText(QPointF(x + CALLOUT_PAD, y + m.ascent()), line)
        y += m.height()


def _in(block: Block, fields: dict[str, Field]) -> bool:
    return block.layer.name in fields


def _links(opened: OpenedCell, source: Block) -> tuple[Link, ...]:
    """The channels of the first sum in a cell's chain, by their share; or its own map's."""
    rows = opened.chain[0].rows
    channels, sums = [row.channel for row in rows], np.array([abs(row.sum) for row in rows])
    if not rows or rows[0].weights is None:
        channels, sums = [opened.chain[0].cell[0]], np.ones(1)
    largest = float(sums.max(initial=0.0))
    if not np.isfinite(largest) or largest == 0:
        return ()
    pairs = zip(channels, sums / largest, strict=True)
    kept = [Link(c, float(s)) for c, s in pairs if s >= FAINTEST_LINK]
    return tuple(one for one in kept[:MOST_LINKS] if one.channel < source.layer.shape[0])


def _paint_link(
    painter: QPainter, source: QRectF, target: QRectF, share: float, theme: Theme
) -> None:
    start = QPointF(source.right(), source.center().y())
    end = QPointF(target.left(), target.center().y())
    bend = max(12.0, abs(end.x() - start.x()) * 0.5)
    path = QPainterPath(start)
    path.cubicTo(start + QPointF(bend, 0), end - QPointF(bend, 0), end)
    colour = with_alpha(theme.accent, 0.25 + 0.65 * share)
    painter.setPen(QPen(colour, THINNEST + (THICKEST - THINNEST) * share))
    painter.drawPath(path)


def _paint_field(
    painter: QPainter,
    pointed: Pointed,
    block: Block,
    field: Field,
    camera: SheetCamera,
    size: QSizeF,
    theme: Theme,
) -> None:
    """The field in each map that is linked; in the image always."""
    linked = [link.channel for link in pointed.links] if block is pointed.source else []
    for k in linked or ([0] if block.layer.name == INPUT else []):
        _framed(painter, camera.rect_to_screen(block.field_rect(k, field), size), theme)


def _framed(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    painter.setPen(QPen(theme.card, 3.5))
    painter.drawRect(rect)
    painter.setPen(QPen(theme.accent, 1.6))
    painter.drawRect(rect)
