"""Fonts and texts that the parts of a painted network share."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter

from cnnlab.scene.colours import Theme
from cnnlab.scene.network_graph import NetworkLayout
from cnnlab.scene.notation import Symbol, draw_symbol, symbol_width
from cnnlab.scene.text import draw_centred, number_font, static_text

DECIMALS = 4
MARKS = {"right": " ✓", "wrong": " ✗"}


@dataclass(frozen=True)
class NetworkBrush:
    """What painting needs all the way down."""

    painter: QPainter
    layout: NetworkLayout
    theme: Theme
    font: QFont

    def sized(self, share: float, bold: bool = False) -> QFont:
        """The font at a share of the usual height of a line."""
        return number_font(self.font, self.layout.text * share, bold)


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
