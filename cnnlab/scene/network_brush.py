"""Fonts, texts and small pictures that the parts of a painted network share."""

import math
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

from cnnlab.scene.colours import Theme
from cnnlab.scene.network_graph import NetworkLayout
from cnnlab.scene.notation import Symbol, draw_symbol, symbol_width
from cnnlab.scene.pixmaps import painted
from cnnlab.scene.text import draw_centred, number, number_font, static_text

DECIMALS = 4
MARGIN = 3  # px round a small picture, for the width of its border
MOST_PICTURES = 1500


@dataclass(frozen=True)
class NetworkBrush:
    """What painting needs all the way down."""

    painter: QPainter
    layout: NetworkLayout
    theme: Theme
    font: QFont
    pictures: dict[Hashable, QPixmap] = field(default_factory=dict)
    """Small pictures that were painted before, for this layout, theme and font."""

    def sized(self, share: float, bold: bool = False) -> QFont:
        """The font at a share of the usual height of a line."""
        return number_font(self.font, self.layout.text * share, bold)


def figure(value: float) -> str:
    """A number as it stands in the picture; a dash for none."""
    return "–" if math.isnan(value) else number(value, DECIMALS)


def stamp(
    brush: NetworkBrush,
    key: Hashable,
    rect: QRectF,
    paint: Callable[[NetworkBrush, QRectF], None],
) -> None:
    """Draw a small picture, which is painted only where none was under that key before."""
    picture = brush.pictures.get(key)
    if picture is None:
        if len(brush.pictures) > MOST_PICTURES:
            brush.pictures.clear()
        picture = brush.pictures[key] = _picture(brush, rect, paint)
    corner = QPointF(round(rect.x()) - MARGIN, round(rect.y()) - MARGIN)
    brush.painter.drawPixmap(corner, picture)


def _picture(
    brush: NetworkBrush, rect: QRectF, paint: Callable[[NetworkBrush, QRectF], None]
) -> QPixmap:
    ratio = brush.painter.device().devicePixelRatioF()
    size = QSize(math.ceil(rect.width()) + 2 * MARGIN, math.ceil(rect.height()) + 2 * MARGIN)

    def inner(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(replace(brush, painter=painter), QRectF(MARGIN, MARGIN, rect.width(), rect.height()))

    return painted(size, ratio, inner)


def centre_symbol(
    brush: NetworkBrush, rect: QRectF, symbol: Symbol, font: QFont, colour: QColor
) -> None:
    """A symbol in the middle of a rectangle."""
    brush.painter.setPen(colour)
    high = static_text(symbol.base, font)[2]
    left = rect.center().x() - symbol_width(symbol, font) / 2
    corner = QPointF(round(left), round(rect.center().y() - high / 2))
    draw_symbol(brush.painter, corner, symbol, font)


def fit_text(brush: NetworkBrush, rect: QRectF, text: str, share: float, colour: QColor) -> None:
    """Text in the middle, as large as a share of a line and smaller where that is too wide."""
    font = brush.sized(share, bold=True)
    wide = static_text(text, font)[1]
    if wide > rect.width():
        font = brush.sized(max(0.5, share * rect.width() / wide), bold=True)
    brush.painter.setPen(colour)
    brush.painter.setFont(font)
    draw_centred(brush.painter, rect, text, font)
