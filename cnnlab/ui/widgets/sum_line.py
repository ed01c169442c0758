"""A weighted sum written out, each term under its name, and what is made of it below."""

import math
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.text import KeyedFont, number_font, static_text, text_width
from cnnlab.ui.widgets.accessible import describe_as

LARGEST, SMALLEST = 26, 12  # px of its figures, at the usual font
STEP = 1.0  # width of a figure by which terms widen, so that little moves
ONE_LINE = 0.72  # share of the largest size down to which all terms stay on one line
NAME_SHARE = 0.62  # of the figures' size


@dataclass(frozen=True)
class Term:
    """A term as it is written, its name, and its factor's sign, which gives the colour."""

    text: str
    name: str
    sign: int = 0


@dataclass(frozen=True)
class SumContent:
    """``left`` = terms = ``total``, then a line of its own, whose end is as important."""

    left: str
    terms: tuple[Term, ...]
    total: str
    second: str
    result: str
    plain: str
    """All of it in ASCII."""


class _Spot(NamedTuple):
    """A piece of text: where its line begins, which term it is (-1: none), and how it looks."""

    x: float
    line: int
    text: str
    term: int
    bold: bool


class SumLine(QWidget):
    """Paints a sum and says which term the pointer is on."""

    term_pointed = Signal(object)
    """Its index, or None."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = load_theme("light")
        self._content = SumContent("", (), "", "", "", "")
        self._lit: int | None = None
        self._pointed: int | None = None
        self._laid_out: tuple[list[_Spot], KeyedFont, float] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def text(self) -> str:
        """What is written, in ASCII."""
        return self._content.plain

    def set_content(self, content: SumContent) -> None:
        """Write another sum."""
        if content != self._content:
            self._content, self._laid_out = content, None
            self.setAccessibleDescription(content.plain)
            self.update()

    def set_lit(self, term: int | None) -> None:
        """Which term is pointed at."""
        if term != self._lit:
            self._lit = term
            self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def term_rect(self, term: int) -> QRectF:
        """Pixels of a term with its name; empty where it is not shown."""
        spots, font, line = self._layout()
        for spot in spots:
            if spot.term == term:
                return self._rect(spot, font, line).translated(0, self._top())
        return QRectF()

    def _top(self) -> float:
        """Space above the first line."""
        spots, font, line = self._layout()
        used = (spots[-1].line + 1) * line + font.pixelSize() * 1.6
        return max(0.0, (self.height() - used) / 2)

    def _layout(self) -> tuple[list[_Spot], KeyedFont, float]:
        """Pieces in the largest font in which all lines find room."""
        if self._laid_out is None:
            largest = LARGEST * max(1.0, self.fontInfo().pixelSize() / 13.0, self.width() / 520)
            small = largest * ONE_LINE
            needed = self._one_line_width(number_font(self.font(), largest))
            fitting = min(largest, math.floor(largest * self.width() / needed))
            tried = [fitting] if fitting >= small else []
            tried += [small - n for n in range(int(small - SMALLEST) + 1)]
            for size in tried:
                font = number_font(self.font(), size)
                spots, lines = self._broken(font, self.width())
                line = font.pixelSize() * (1.28 + NAME_SHARE * 1.2)
                self._laid_out = spots, font, line
                if lines * line + font.pixelSize() * 1.6 <= self.height():
                    break
        assert self._laid_out is not None  # noqa: S101 - some size is always tried
        return self._laid_out

    def _one_line_width(self, font: KeyedFont) -> float:
        last = self._broken(font, math.inf)[0][-1]
        return last.x + text_width(last.text, _bold(font))

    def _broken(self, font: KeyedFont, room: float) -> tuple[list[_Spot], int]:
        """Pieces from left to right, broken between terms; also the number of lines of terms."""
        content, space = self._content, text_width("0", font)
        small, bold = _small(font), _bold(font)
        start = text_width(content.left + " = ", font)
        spots = [_Spot(0, 0, content.left + " =", -1, False)]
        x, line = start, 0
        for index, term in enumerate(content.terms):
            plus = "+ " if index else ""
            need = max(
                text_width(plus + term.text, font),
                text_width(plus, font) + text_width(term.name, small) - space * 0.4,
            )
            need = math.ceil(need / (STEP * space)) * STEP * space
            end = " = " + content.total if index == len(content.terms) - 1 else ""
            if x > start and x + need + text_width(end, bold) > room:
                x, line = start, line + 1
            if plus:
                spots.append(_Spot(x, line, "+", -1, False))
            at = x + text_width(plus, font)
            spots.append(_Spot(at, line, term.text, index, False))
            x += need + space * 0.8
        spots.append(_Spot(x, line, "= ", -1, False))
        spots.append(_Spot(x + text_width("= ", font), line, content.total, -1, True))
        return spots, line + 1

    def _rect(self, spot: _Spot, font: KeyedFont, line: float) -> QRectF:
        width = text_width(spot.text, font)
        return QRectF(spot.x - 4, spot.line * line, width + 8, line - font.pixelSize() * 0.08)

    def paintEvent(self, event: QPaintEvent) -> None:
        spots, font, line = self._layout()
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.card)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, self._top())
        small = _small(font)
        for spot in spots:
            self._paint_spot(painter, spot, font, small, line)
        self._paint_second(painter, font, (spots[-1].line + 1) * line + font.pixelSize() * 0.25)
        painter.end()

    def _paint_spot(
        self, painter: QPainter, spot: _Spot, font: KeyedFont, small: KeyedFont, line: float
    ) -> None:
        theme, top = self._theme, spot.line * line
        below = top + small.pixelSize() * 1.2
        if spot.term < 0:
            ink = theme.text if spot.bold or spot.text.strip("=+ ") else theme.muted
            _write(painter, spot.x, below, spot.text, _bold(font) if spot.bold else font, ink)
            return
        term = self._content.terms[spot.term]
        if spot.term == self._lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent_soft)
            painter.drawRoundedRect(self._rect(spot, font, line), 6, 6)
        lit = spot.term == self._lit
        _write(painter, spot.x, top, term.name, small, theme.accent if lit else theme.muted)
        ink = (theme.muted, theme.positive_text, theme.negative_text)[term.sign]
        _write(painter, spot.x, below, spot.text, font, ink)

    def _paint_second(self, painter: QPainter, font: KeyedFont, top: float) -> None:
        content, theme = self._content, self._theme
        wide = text_width(content.second + " ", font) + text_width(content.result, _bold(font))
        if wide > self.width() > 0:
            size = max(SMALLEST, font.pixelSize() * self.width() / wide)
            font = number_font(self.font(), size)
        x = _write(painter, 0, top, content.second + " ", font, theme.text)
        _write(painter, x, top, content.result, _bold(font), theme.text)

    def _point(self, term: int | None) -> None:
        if term != self._pointed:
            self._pointed = term
            self.term_pointed.emit(term)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spots, font, line = self._layout()
        at = event.position() - QPointF(0, self._top())
        hit = (s.term for s in spots if s.term >= 0 and self._rect(s, font, line).contains(at))
        self._point(next(hit, None))

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._laid_out = None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._laid_out = None
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(320, self.fontMetrics().height() * 7)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.fontMetrics().height() * 5)


def _small(font: KeyedFont) -> KeyedFont:
    """For the names above the terms."""
    return number_font(font, max(SMALLEST - 1, font.pixelSize() * NAME_SHARE))


def _bold(font: KeyedFont) -> KeyedFont:
    return number_font(font, font.pixelSize(), bold=True)


def _write(painter: QPainter, x: float, y: float, text: str, font: KeyedFont, ink: QColor) -> float:
    """Write with its top left at a point; gives where the text ends."""
    laid_out, _, _ = static_text(text, font)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawStaticText(QPointF(round(x), round(y)), laid_out)
    return x + text_width(text, font)


describe_as(SumLine, QAccessible.Role.StaticText)
