"""Where everything in the ledger stands: a pure function of its content, width and font."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QFont

from cnnlab.scene.text import number_font, text_width
from cnnlab.ui.widgets.ledger_sum import Sum, Term

LEAST = 13.0  # px
LARGEST = 1.45  # times the window's own text
LINE = 1.65  # times the size of the figures
WIDEST_SUM = "= −0000.0"
DOT = " · "  # between two factors
Place = tuple[int, int]
"""Channel of a term and its number in there, counted row by row."""


@dataclass(frozen=True)
class Metrics:
    """Fonts, and sizes in pixels: a line, its label, a factor, a dot, a plus, the sum after it."""

    font: QFont
    bold: QFont
    line: float
    label: float
    factor: float
    dot: float
    plus: float
    sums: float
    per_line: int
    kernel: tuple[int, int]
    weighted: bool = True

    @cached_property
    def term(self) -> float:
        """Width of a term: plus, factor, dot, factor; of a value alone plus, factor, a gap."""
        return self.factor + self.plus + (self.dot + self.factor if self.weighted else self.dot / 2)

    @cached_property
    def lines(self) -> int:
        """Lines for each channel."""
        return -(-(self.kernel[0] * self.kernel[1]) // self.per_line)

    @property
    def sum_x(self) -> float:
        """Where the channels' sums begin."""
        return self.label + self.per_line * self.term + 6

    def corner(self, channel: int, place: int) -> tuple[float, float]:
        """Left and top of a channel's term number ``place``."""
        line, column = divmod(place, self.per_line)
        return self.label + column * self.term, (channel * self.lines + line) * self.line

    def rect(self, channel: int, place: int) -> QRectF:
        """Where a channel's term number ``place`` stands."""
        return QRectF(*self.corner(channel, place), self.term, self.line)

    def places_in(self, rect: QRect, channels: int) -> Iterator[Place]:
        """Places of the terms that a rectangle meets."""
        size = self.kernel[0] * self.kernel[1]
        first = max(0, int((rect.left() - self.label) // self.term))
        last = min(self.per_line - 1, int((rect.right() - self.label) // self.term))
        top, bottom = int(rect.top() // self.line), int(rect.bottom() // self.line)
        for line in range(max(0, top), min(channels * self.lines - 1, bottom) + 1):
            channel, wrapped = divmod(line, self.lines)
            begin = wrapped * self.per_line
            for place in range(begin + first, min(begin + last, size - 1) + 1):
                yield channel, place

    def term_at(self, point: QPointF, channels: int) -> Term | None:
        """The term under a point."""
        kh, kw = self.kernel
        line, column = int(point.y() // self.line), int((point.x() - self.label) // self.term)
        channel, wrapped = divmod(line, self.lines)
        place = wrapped * self.per_line + column
        inside = 0 <= column < self.per_line and 0 <= place < kh * kw
        return (channel, place // kw, place % kw) if inside and 0 <= channel < channels else None


def measure(content: Sum, width: int, base: QFont, usual: float) -> Metrics:
    """Sizes for a ledger ``width`` pixels wide whose window writes ``usual`` pixels high."""
    _, kh, kw = content.values.shape
    size = int(_size(content, width, base, usual))
    font, bold = number_font(base, size), number_font(base, size, bold=True)
    factor = text_width(content.widest, font)
    dot, plus = text_width(DOT, font), text_width(" + ", font)
    weighted = content.weights is not None
    # Values alone follow their label closely, as in max(1, 5): it reaches into the first plus.
    gap = size if weighted else size * 0.3 - plus
    label = max(text_width(name, font) for name in content.names) + gap
    sums = text_width(WIDEST_SUM, bold) + size
    term = factor + plus + (dot + factor if weighted else dot / 2)
    fits = max(1, int((width - label - sums) / term))
    # Whole rows of the filter on a line, or the eye loses its place.
    per_line = kh * kw if fits >= kh * kw else fits // kw * kw or fits
    sizes = (size * LINE, label, factor, dot, plus, sums)
    return Metrics(font, bold, *sizes, per_line, (kh, kw), weighted)


def _size(content: Sum, width: int, base: QFont, usual: float) -> float:
    """The largest figures with which a channel's terms stand on one line, within limits."""
    font = number_font(base, 100)
    _, kh, kw = content.values.shape
    term = 2 * text_width(content.widest, font) + text_width(" ·  + ", font)
    label = max(text_width(name, font) for name in content.names)
    whole = kh * kw * term + label + text_width(WIDEST_SUM, font) + 250
    return min(max(LEAST, (width - 8) / whole * 100), usual * LARGEST)
