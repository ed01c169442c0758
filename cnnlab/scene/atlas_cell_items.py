"""Parts of the page of an opened cell: texts, grids of numbers, and the lines of the sum."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QPainter, QPen

from cnnlab.core.experiment.steps import Cell
from cnnlab.scene.colours import Theme, mixed
from cnnlab.scene.text import KeyedFont, draw_centred, number_font, static_text, text_width

USUAL = QSizeF(74, 56)  # of a page, over the size of text
SMALLER, LARGER = 0.85, 1.25  # by which text may be made smaller or larger
SMALLEST = 12.0  # px of text that is not made smaller
THINNEST, THICKEST = 1.2, 6.0  # px of a flow
SpotKind = Literal[
    "map",
    "input",
    "name",
    "window",
    "padding",
    "weight",
    "product",
    "sum",
    "so far",
    "others",
    "rounding",
    "bias",
    "cell",
    "logit",
    "power",
    "share",
]
Ink = Literal["text", "muted", "accent"]


class Spot(NamedTuple):
    """What is under a point: its kind, exact value, and text; the layer and cell, if it is one."""

    kind: SpotKind
    value: float
    text: str
    layer: str = ""
    cell: Cell | None = None
    """Map, row and column; of a name (map, 0, 0)."""
    place: tuple[str, int] = ("", 0)
    """The row it is in, and which tap of it: window, weight and product of a tap share it."""


@dataclass(frozen=True)
class Fonts:
    """Sizes of text, made from one base font."""

    base: KeyedFont
    usual: float
    """Size of the base font in pixels."""
    px: float
    """Size of text on a page."""
    lines: dict[float, float] = field(default_factory=dict, init=False, compare=False)
    """Heights of lines that were measured before."""

    @classmethod
    def of(cls, base: QFont, size: QSizeF) -> "Fonts":
        """From a widget's font; larger on a large page, and a little smaller on a small one."""
        px = float(QFontInfo(base).pixelSize())
        share = min(size.width() / px / USUAL.width(), size.height() / px / USUAL.height())
        least = max(SMALLER * px, min(px, SMALLEST))
        return cls(KeyedFont(base), px, max(least, px * min(share, LARGER)))

    def sized(self, share: float = 1.0, bold: bool = False) -> KeyedFont:
        """The font at a share of its usual size."""
        return number_font(self.base, self.px * share, bold)

    def line(self, share: float = 1.0) -> float:
        """Height of a line."""
        if share not in self.lines:
            self.lines[share] = QFontMetricsF(self.sized(share)).height()
        return self.lines[share]


class Brush(NamedTuple):
    """What parts are painted with, and what is pointed at."""

    painter: QPainter
    theme: Theme
    pointed: Spot | None


class Item:
    """A part of the page."""

    def paint(self, brush: Brush) -> None:
        """Paint it."""
        raise NotImplementedError

    def lit(self, pointed: Spot) -> bool:
        """Whether it is painted differently where that is pointed at."""
        del pointed
        return False

    def at(self, point: QPointF) -> Spot | None:
        """What of it is under a point."""
        del point
        return None


@dataclass(frozen=True, eq=False)
class Label(Item):
    """Text on one line, shortened where it does not fit; ``side`` is -1 left, 0 centre, 1 right."""

    rect: QRectF
    text: str
    font: KeyedFont
    ink: Ink = "text"
    side: int = -1
    spot: Spot | None = None
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight

    def paint(self, brush: Brush) -> None:
        """The text, in the accent colour where it is pointed at."""
        painter, theme, pointed = brush
        text, wide = self.text, text_width(self.text, self.font)
        if wide > self.rect.width() + 0.5:
            text = QFontMetricsF(self.font).elidedText(text, self.elide, self.rect.width())
        laid_out, width, height = static_text(text, self.font)
        x = self.rect.x() + (self.rect.width() - width) * (self.side + 1) / 2
        y = self.rect.center().y() - height / 2
        lit = pointed is not None and self.lit(pointed)
        painter.setPen(theme.accent if lit else getattr(theme, self.ink))
        painter.setFont(self.font)
        painter.drawStaticText(QPointF(round(x), round(y)), laid_out)

    def lit(self, pointed: Spot) -> bool:
        """Where it is pointed at."""
        return self.spot == pointed

    def at(self, point: QPointF) -> Spot | None:
        """Its spot."""
        return self.spot if self.rect.contains(point) else None


@dataclass(frozen=True, eq=False)
class Flow(Item):
    """A line of the sum; thicker and in the colour of its sign where it carries a row's sum."""

    points: tuple[QPointF, ...]
    share: float | None = None
    """The row's sum over the largest one, signed; None for the line that all join."""

    def paint(self, brush: Brush) -> None:
        """A line with round joints."""
        painter, theme, _ = brush
        colour, width = theme.muted, 2.0
        if self.share is not None:
            colour = theme.positive if self.share >= 0 else theme.negative
            width = THINNEST + (THICKEST - THINNEST) * min(1.0, abs(self.share))
        pen = QPen(mixed(colour, theme.card, 0.6), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawPolyline(self.points)


@dataclass(frozen=True, eq=False)
class Pill(Item):
    """A sum so far, on the line that all rows join."""

    rect: QRectF
    text: str
    font: KeyedFont
    spot: Spot
    last: bool = False

    def paint(self, brush: Brush) -> None:
        """The number in a rounded box."""
        painter, theme, pointed = brush
        lit = pointed is not None and self.lit(pointed)
        painter.setPen(QPen(theme.accent if lit or self.last else theme.line, 1.4))
        painter.setBrush(theme.control)
        painter.drawRoundedRect(self.rect, self.rect.height() / 2, self.rect.height() / 2)
        painter.setPen(theme.text)
        painter.setFont(self.font)
        draw_centred(painter, self.rect, self.text, self.font)

    def lit(self, pointed: Spot) -> bool:
        """Where it is pointed at."""
        return self.spot == pointed

    def at(self, point: QPointF) -> Spot | None:
        """Its spot."""
        return self.spot if self.rect.contains(point) else None


@dataclass(frozen=True, eq=False)
class Rule(Item):
    """A line above a total."""

    line: QLineF
    quiet: bool = False

    def paint(self, brush: Brush) -> None:
        """A thin line."""
        painter, theme, _ = brush
        painter.setPen(QPen(theme.line if self.quiet else theme.muted, 1))
        painter.drawLine(self.line)


@dataclass(frozen=True, eq=False)
class Bar(Item):
    """A share as a bar."""

    rect: QRectF
    share: float
    chosen: bool

    def paint(self, brush: Brush) -> None:
        """The bar on its ground; the chosen one in the accent colour."""
        painter, theme, _ = brush
        painter.fillRect(self.rect, theme.control)
        width = self.rect.width() * min(1.0, max(0.0, self.share))
        bar = QRectF(self.rect.x(), self.rect.y(), max(1.5, width), self.rect.height())
        painter.fillRect(bar, theme.accent if self.chosen else theme.muted)
