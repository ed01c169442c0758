"""The sum of one output cell, written out term by term in columns.

Plain values in (``Sum``), plain values out (the term that is pointed at).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.text import number, number_font, signed_factor, static_text, text_width

Term = tuple[int, int, int]
LARGEST = 1.45  # times the window's own text


@dataclass(frozen=True, eq=False)
class Sum:
    """One output cell: weights and values (C, kh, kw), channel sums (C,), bias and total.

    ``names`` name the channels. ``lit`` is the term to light up; inside a window, ``done`` counts
    the terms, ``sums_done`` the channels' sums that are already there, and ``running`` is the sum
    so far. ``widest`` is the longest factor of the whole experiment, so that columns never jump.
    """

    title: str
    names: tuple[str, ...]
    weights: npt.NDArray[np.float64]
    values: npt.NDArray[np.float64]
    channel_sums: npt.NDArray[np.float64]
    bias: float
    total: float
    divisor: int = 1
    lit: Term | None = None
    done: int | None = None
    sums_done: int | None = None
    bias_done: bool = True
    total_done: bool = True
    running: float | None = None
    widest: str = "(−1)"


@dataclass(frozen=True)
class _Metrics:
    font: QFont
    bold: QFont
    line: float
    label: float
    factor: float
    term: float
    per_line: int
    lines: int
    sums: float


class LedgerCanvas(QWidget):
    """Paints a Sum and says which term the pointer is on."""

    term_pointed = Signal(object)
    """(channel, row, column), or None."""

    def __init__(self) -> None:
        super().__init__()
        self._sum: Sum | None = None
        self._bias_word = "bias"
        self._theme = load_theme("light")
        self._at: Term | None = None
        self.setMouseTracking(True)

    def set_sum(self, content: Sum | None, bias_word: str) -> None:
        old = self._sum
        self._sum, self._bias_word = content, bias_word
        if content is None or old is None or content.values.shape != old.values.shape:
            self.fit()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def fit(self) -> None:
        """Take the height that the content needs."""
        if self._sum is not None:
            m = self._metrics(self._sum)
            rows = len(self._sum.names) * m.lines
            self.setMinimumHeight(round(rows * m.line + m.line * 1.7))
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(400, self.minimumHeight())

    def _metrics(self, content: Sum) -> _Metrics:
        size = self._size(content)
        font = number_font(self.font(), size)
        bold = QFont(font)
        bold.setBold(True)
        factor = text_width(content.widest, font)
        label = max(text_width(name, font) for name in content.names) + size
        sums = text_width("= −0000.0", bold) + size
        term = 2 * factor + text_width(" · ", font) + text_width(" + ", font)
        _, kh, kw = content.values.shape
        fits = max(1, int((self.width() - label - sums) / term))
        per_line = kh * kw if fits >= kh * kw else max(1, fits // kw * kw or fits)
        lines = -(-(kh * kw) // per_line)
        return _Metrics(font, bold, size * 1.65, label, factor, term, per_line, lines, sums)

    def _size(self, content: Sum) -> float:
        """The largest figures with which a channel's terms stand on one line, within limits."""
        least = max(13.0, self.fontInfo().pixelSize() * 1.0)
        font = number_font(self.font(), 100)
        _, kh, kw = content.values.shape
        term = 2 * text_width(content.widest, font) + text_width(" ·  + ", font)
        label = max(text_width(name, font) for name in content.names)
        whole = kh * kw * term + label + text_width("= −0000.0", font) + 250
        return min(max(least, (self.width() - 8) / whole * 100), least * LARGEST)

    def _term_rect(self, m: _Metrics, channel: int, place: int) -> QRectF:
        line, column = divmod(place, m.per_line)
        y = (channel * m.lines + line) * m.line
        return QRectF(m.label + column * m.term, y, m.term, m.line)

    def term_at(self, point: QPointF) -> Term | None:
        """The term under a point."""
        content = self._sum
        if content is None:
            return None
        m = self._metrics(content)
        _, kh, kw = content.values.shape
        line = int(point.y() // m.line)
        column = int((point.x() - m.label) // m.term)
        channel, wrapped = divmod(line, m.lines)
        place = wrapped * m.per_line + column
        inside = 0 <= column < m.per_line and 0 <= place < kh * kw and line >= 0
        if not inside or channel >= len(content.names):
            return None
        return channel, place // kw, place % kw

    def term_rect(self, term: Term) -> QRectF:
        """Where a term stands, in pixels."""
        if self._sum is None:
            return QRectF()
        kw = self._sum.values.shape[2]
        return self._term_rect(self._metrics(self._sum), term[0], term[1] * kw + term[2])

    def paintEvent(self, event: QPaintEvent) -> None:
        content = self._sum
        if content is None:
            return
        painter = QPainter(self)
        m = self._metrics(content)
        for channel in range(len(content.names)):
            self._paint_row(painter, content, m, channel)
        self._paint_total(painter, content, m)
        painter.end()

    def _paint_row(self, painter: QPainter, content: Sum, m: _Metrics, channel: int) -> None:
        _, kh, kw = content.values.shape
        self._text(painter, 0, channel * m.lines * m.line, m, content.names[channel], muted=True)
        for place in range(kh * kw):
            rect = self._term_rect(m, channel, place)
            term = (channel, place // kw, place % kw)
            index = channel * kh * kw + place
            future = content.done is not None and index >= content.done
            self._paint_term(painter, content, m, rect, term, place > 0, future)
        if content.sums_done is not None and channel >= content.sums_done:
            return
        last = self._term_rect(m, channel, kh * kw - 1)
        x = m.label + m.per_line * m.term + 6
        text = "=  " + number(float(content.channel_sums[channel]), 4)
        self._text(painter, x, last.y(), m, text, bold=True)

    def _paint_term(
        self,
        painter: QPainter,
        content: Sum,
        m: _Metrics,
        rect: QRectF,
        term: Term,
        plus: bool,
        future: bool,
    ) -> None:
        theme = self._theme
        gap = text_width(" + ", m.font)
        if term == content.lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent_soft)
            painter.drawRoundedRect(rect.adjusted(gap - 3, 1, 3, -1), 5, 5)
        w, x = float(content.weights[term]), float(content.values[term])
        painter.setOpacity(0.25 if future else 0.5 if w * x == 0 and term != content.lit else 1.0)
        if plus:
            self._text(painter, rect.x() + 2, rect.y(), m, "+", muted=True)
        left = rect.x() + gap
        factor = number(w, 4)
        painter.setPen(
            theme.positive_text if w > 0 else theme.negative_text if w < 0 else theme.muted
        )
        width = text_width(factor, m.font)
        self._draw(painter, left + m.factor - width, rect.y(), m, factor, m.font)
        painter.setPen(theme.text)
        middle = left + m.factor
        self._draw(painter, middle + 3, rect.y(), m, "·", m.font)
        dot = text_width(" · ", m.font)
        self._draw(painter, middle + dot, rect.y(), m, signed_factor(x), m.font)
        painter.setOpacity(1.0)

    def _paint_total(self, painter: QPainter, content: Sum, m: _Metrics) -> None:
        y = len(content.names) * m.lines * m.line + 4
        painter.setPen(self._theme.line)
        painter.drawLine(QPointF(0, y - 1), QPointF(self.width(), y - 1))
        x = self._text(painter, 0, y, m, content.title, muted=True) + 14
        if content.running is not None and not content.total_done:
            so_far = self.tr("so far {sum}").format(sum=number(content.running, 4))
            self._text(painter, x, y, m, so_far, bold=True)
        if content.sums_done is not None and not content.bias_done:
            return
        text = sum_text(content, self._bias_word) + "  =  "
        total = number(content.total, 4) if content.total_done else "?"
        large = number_font(m.bold, m.bold.pixelSize() * 1.45)
        large.setBold(True)
        width = text_width(text, m.font) + text_width(total, large)
        x = max(x, min(m.label + m.per_line * m.term + 6 - width + m.sums, self.width() - width))
        x = self._text(painter, x, y, m, text)
        painter.setPen(self._theme.accent)
        self._draw(painter, x, y - m.line * 0.12, m, total, large)

    def _text(
        self,
        painter: QPainter,
        x: float,
        y: float,
        m: _Metrics,
        text: str,
        bold: bool = False,
        muted: bool = False,
    ) -> float:
        painter.setPen(self._theme.muted if muted else self._theme.text)
        return self._draw(painter, x, y, m, text, m.bold if bold else m.font)

    @staticmethod
    def _draw(painter: QPainter, x: float, y: float, m: _Metrics, text: str, font: QFont) -> float:
        """Draw on the line that begins at ``y``; gives where the text ends."""
        laid_out, width, height = static_text(text, font)
        painter.setFont(font)
        painter.drawStaticText(QPointF(round(x), round(y + (m.line - height) / 2)), laid_out)
        return x + width

    def _point(self, term: Term | None) -> None:
        if term != self._at:
            self._at = term
            self.term_pointed.emit(term)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self.term_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class Ledger(QScrollArea):
    """The ledger with its scroll bar, and its content as text."""

    term_pointed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.canvas = LedgerCanvas()
        self.canvas.term_pointed.connect(self.term_pointed)
        self._text = ""
        self.setWidget(self.canvas)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def text(self) -> str:
        """What the ledger says, as plain text with ASCII signs."""
        return self._text

    def set_content(self, content: Sum | None, text: str, bias_word: str) -> None:
        """Show a sum (None for nothing) and say it as text."""
        self._text = text
        self.canvas.set_sum(content, bias_word)
        self.canvas.setAccessibleName(text)

    def set_theme(self, theme: Theme) -> None:
        self.canvas.set_theme(theme)

    def height_for_content(self) -> int:
        """Height at which nothing has to be scrolled."""
        return self.canvas.minimumHeight() + 2


def sum_text(content: Sum, bias_word: str) -> str:
    """The channels' sums and the bias: −1 + 1 + 1 + bias 1."""
    sums = [float(value) for value in content.channel_sums]
    first = number(sums[0], 4)
    added = " + ".join([first, *(signed_factor(value) for value in sums[1:])])
    if content.divisor != 1:
        added = (
            f"({added}) / {content.divisor}" if len(sums) > 1 else f"{added} / {content.divisor}"
        )
    return f"{added} + {bias_word} {signed_factor(content.bias)}"
