"""Where everything in the ledger stands: a pure function of its content, width and font."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF
from PySide6.QtGui import QFont

from cnnlab.scene.text import number_font, text_width
from cnnlab.ui.widgets.ledger_sum import Sum, Term

LEAST = 13.0  # px
USUAL, LARGEST = 1.45, 2.4  # times the window's own text; with room for it, and at most
LINE = 1.45  # times the size of the figures
BEFORE_SUM = 0.4  # lines, between a channel's terms and their sum
TOTAL = 1.4  # lines that the total takes
WIDEST_SUM = "= −0000.0"
DOT = "·"  # between two factors
PLUS = "  +  "
COMMA = ","  # stands after a value, where other joiners stand before
Place = tuple[int, int]
"""Channel of a term and its number in there, counted row by row."""


@dataclass(frozen=True)
class Metrics:
    """Fonts, and sizes in pixels: a line, its label, a weight, a dot, a value, a plus, the sum."""

    font: QFont
    bold: QFont
    line: float
    label: float
    weight: float
    dot: float
    value: float
    plus: float
    sums: float
    per_line: int
    kernel: tuple[int, int]
    weighted: bool = True

    @cached_property
    def term(self) -> float:
        """Width of a term: plus, weight, dot, value; of a value alone plus, value, a gap."""
        return self.plus + self.value + (self.weight + self.dot if self.weighted else self.dot / 2)

    @cached_property
    def lines(self) -> int:
        """Lines for each channel."""
        return -(-(self.kernel[0] * self.kernel[1]) // self.per_line)

    @property
    def sum_x(self) -> float:
        """Where the channels' sums begin."""
        return self.label + self.per_line * self.term + BEFORE_SUM * self.line

    def corner(self, channel: int, place: int) -> tuple[float, float]:
        """Left and top of a channel's term number ``place``."""
        line, column = divmod(place, self.per_line)
        return self.label + column * self.term, (channel * self.lines + line) * self.line

    def rect(self, channel: int, place: int) -> QRectF:
        """Where a channel's term number ``place`` stands."""
        return QRectF(*self.corner(channel, place), self.term, self.line)

    def underline(self, channel: int, place: int) -> QLineF:
        """A line under a term, without the sign before it."""
        rect = self.rect(channel, place).adjusted(self.plus, 0, 0, -2)
        return QLineF(rect.bottomLeft(), rect.bottomRight())

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


def measure(content: Sum, width: int, base: QFont, usual: float, room: float | None) -> Metrics:
    """Sizes for a ledger ``width`` pixels wide whose window writes ``usual`` pixels high.

    Where it has a ``room``, pixels high, figures are as large as that allows.
    """
    _, kh, kw = content.values.shape
    most = usual * USUAL
    if room is not None:
        most = min(room / ((len(content.names) + TOTAL) * LINE), usual * LARGEST)
    size = int(_size(content, width, base, most))
    font, bold = number_font(base, size), number_font(base, size, bold=True)
    weight, value = (text_width(text, font) for text in content.widest)
    dot, plus = text_width(DOT, font), text_width(_between(content), font)
    weighted = content.weights is not None
    # Values alone follow their label closely, as in max(1, 5): it reaches into the first plus.
    gap = size if weighted else size * 0.3 - plus
    label = max(text_width(name, font) for name in content.names) + gap
    sums = text_width(WIDEST_SUM, bold) + size
    sizes = (size * LINE, label, weight, dot, value, plus, sums)
    one = Metrics(font, bold, *sizes, 1, (kh, kw), weighted)
    fits = max(1, int((width - label - sums) / one.term))
    # Whole rows of the filter on a line, or the eye loses its place.
    per_line = kh * kw if fits >= kh * kw else fits // kw * kw or fits
    return replace(one, per_line=per_line)


def _size(content: Sum, width: int, base: QFont, most: float) -> float:
    """The largest figures with which a channel's terms stand on one line, within limits."""
    font = number_font(base, 100)
    _, kh, kw = content.values.shape
    term = sum(text_width(text, font) for text in (*content.widest, DOT, _between(content)))
    label = max(text_width(name, font) for name in content.names)
    whole = kh * kw * term + label + text_width(WIDEST_SUM, font) + 250
    return max(LEAST, min((width - 8) / whole * 100, most))


def _between(content: Sum) -> str:
    """What stands before a term, or is as wide as the space there."""
    return "  " if content.joiner == COMMA else PLUS
