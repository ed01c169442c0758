"""Scores as bars with numbers: of several letters, by several ways to compare."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QPen

from cnnlab.scene.colours import Theme
from cnnlab.scene.text import KeyedFont, number_font, static_text

USUAL = -0.5, 1.5  # what bars reach from and to, unless a score is beyond
UNKNOWN = "?"
SHARE = 0.62  # of a row that its bar is high


@dataclass(frozen=True)
class ScoreGroup:
    """Scores by one way: ``rows`` of a name, a score and how it is written; None are hidden."""

    title: str
    rows: tuple[tuple[str, float | None, str], ...]
    verdict: str


def span_of(groups: Sequence[ScoreGroup]) -> tuple[float, float]:
    """What the bars of all groups reach from and to."""
    scores = [score for group in groups for _, score, _ in group.rows if score is not None]
    return min([USUAL[0], *scores]), max([USUAL[1], *scores])


def paint_scores(
    painter: QPainter, rect: QRectF, groups: Sequence[ScoreGroup], theme: Theme, base: QFont
) -> None:
    """Groups one under the other, as high as the rectangle allows."""
    lines = sum(2 + len(group.rows) for group in groups) + (len(groups) - 1) * 0.5
    usual = static_text("X", base)[2]
    line = min(rect.height() / lines, usual * 2.2)
    size = min(line * 0.68, usual * 1.1)
    fonts = number_font(base, size), number_font(base, size, bold=True)
    span, top = span_of(groups), rect.top()
    for group in groups:
        _line_of_text(painter, rect, top, line, group.title, fonts[1], theme)
        for row in group.rows:
            top += line
            place = QRectF(rect.left(), top, rect.width(), line)
            _paint_row(painter, place, row, span, fonts, theme)
        top += line
        _line_of_text(painter, rect, top, line, group.verdict, fonts[0], theme)
        top += line * 1.5


def _line_of_text(
    painter: QPainter,
    rect: QRectF,
    top: float,
    high: float,
    text: str,
    font: KeyedFont,
    theme: Theme,
) -> None:
    laid_out, width, height = static_text(text, font)
    if width > rect.width() > 8:
        font = number_font(font, font.pixelSize() * rect.width() / width, font.bold())
        laid_out, width, height = static_text(text, font)
    painter.setPen(theme.text)
    painter.setFont(font)
    painter.drawStaticText(QPointF(rect.left(), round(top + (high - height) / 2)), laid_out)


def _paint_row(
    painter: QPainter,
    rect: QRectF,
    row: tuple[str, float | None, str],
    span: tuple[float, float],
    fonts: tuple[KeyedFont, KeyedFont],
    theme: Theme,
) -> None:
    """Name at the left, number at the right, the bar from zero between them."""
    name, score, text = row
    name_width = static_text("X ", fonts[1])[1] + 4
    number_width = static_text("−0.000", fonts[1])[1] + 4
    _line_of_text(painter, rect, rect.top(), rect.height(), name, fonts[1], theme)
    room = rect.adjusted(name_width, 0, -number_width, 0)
    bar = QRectF(room.left(), 0, room.width(), rect.height() * SHARE)
    bar.moveTop(rect.top() + (rect.height() - bar.height()) / 2)
    painter.fillRect(bar, theme.unseen if score is None else theme.zero)
    if score is not None and room.width() > 0:
        zero, end = (_across(room, value, span) for value in (0.0, score))
        colour = theme.positive if score > 0 else theme.negative
        filled = QRectF(min(zero, end), bar.top(), abs(end - zero), bar.height())
        painter.fillRect(filled, colour)
        painter.setPen(QPen(theme.text, 1))
        painter.drawLine(QPointF(zero, bar.top() - 2), QPointF(zero, bar.bottom() + 2))
    laid_out, width, height = static_text(text, fonts[1])
    painter.setFont(fonts[1])
    painter.setPen(theme.text)
    place = QPointF(rect.right() - width, round(rect.top() + (rect.height() - height) / 2))
    painter.drawStaticText(place, laid_out)


def _across(room: QRectF, value: float, span: tuple[float, float]) -> float:
    low, high = span
    return room.left() + (value - low) / (high - low) * room.width()
