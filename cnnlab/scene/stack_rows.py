"""A stack as a column of rows: what stands in a row, how high it is, and how it is painted."""

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from cnnlab.scene.block_icons import BlockGroup, paint_block_icon
from cnnlab.scene.colours import Theme, mixed
from cnnlab.scene.plots import small_font
from cnnlab.scene.text import write_left_to_right

GAP = 11.0
"""px between two cards, where the line from one to the next runs, and the + for another."""
PLUS = 5.5  # px, its radius
SIDE = 20.0  # px of an icon
PAD = 5.0
Mark: TypeAlias = Literal["", "right", "wrong"]
SIGNS: dict[Mark, str] = {"": "", "right": "✓", "wrong": "✗"}


@dataclass(frozen=True)
class BlockRow:
    """A block, what goes in, or what comes out, as words."""

    group: BlockGroup
    name: str
    settings: str = ""
    shape: str = ""
    facts: str = ""
    """A second line."""
    problem: str = ""
    """Why it does not fit."""
    spoken: str = ""
    """All of it, for screen readers."""
    mark: Mark = ""
    """How a guess of the shape went."""


class RowLook(NamedTuple):
    """What of a row is now."""

    selected: bool = False
    focused: bool = False
    plus: bool = False
    """Whether the + below is pointed at."""
    last: bool = False
    """Whether nothing comes after it."""
    dragged: bool = False


def card_height(row: BlockRow, font: QFont) -> float:
    """Height of a row's card: one line, or two."""
    height = QFontMetricsF(font).height() + 2 * PAD
    if row.facts:
        height += QFontMetricsF(small_font(font)).height()
    return float(round(max(height, SIDE + 6)))


def plus_centre(rect: QRectF) -> QPointF:
    """Where the + of a row stands: in the middle of the gap below its card."""
    return QPointF(rect.center().x(), rect.bottom() - GAP / 2)


def paint_row(
    painter: QPainter, rect: QRectF, row: BlockRow, look: RowLook, theme: Theme, font: QFont
) -> None:
    """A row in its rectangle, of which the lowest GAP leads to the next."""
    painter.save()
    write_left_to_right(painter)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    card = rect.adjusted(1, 1, -1, -1 if look.last else -GAP)
    if look.dragged:
        painter.setOpacity(0.35)
    _paint_card(painter, card, row, look, theme)
    side = QRectF(card.x() + PAD, card.center().y() - SIDE / 2, SIDE, SIDE)
    paint_block_icon(painter, side, row.group, theme)
    _paint_words(painter, card.adjusted(SIDE + 2 * PAD + 2, 2, -8, -2), row, theme, font)
    if not look.last:
        _paint_way(painter, rect, card, look, theme)
    painter.restore()


def _paint_card(
    painter: QPainter, card: QRectF, row: BlockRow, look: RowLook, theme: Theme
) -> None:
    ends = row.group in ("input", "classes")
    colour, width = theme.line, 1.0
    if row.problem:
        colour, width = theme.error, 2.0
    elif look.selected:
        colour, width = theme.accent, 2.0 if look.focused else 1.2
    ground = theme.accent_soft if look.selected else theme.window if ends else theme.card
    painter.setPen(QPen(colour, width, Qt.PenStyle.DashLine if row.problem else _solid()))
    painter.setBrush(ground)
    inset = width / 2  # so that a line covers whole pixels
    painter.drawRoundedRect(card.adjusted(inset, inset, -inset, -inset), 6, 6)


def _solid() -> Qt.PenStyle:
    return Qt.PenStyle.SolidLine


def _paint_words(painter: QPainter, rect: QRectF, row: BlockRow, theme: Theme, font: QFont) -> None:
    """Name, settings and shape; the facts below."""
    bold, middle = QFont(font), Qt.AlignmentFlag.AlignVCenter
    bold.setBold(True)
    line, below = QRectF(rect), QRectF(rect)
    if row.facts:
        line.setHeight(rect.height() * 0.56)
        below.setTop(line.bottom())
    shape = f"{SIGNS[row.mark]} {row.shape}".strip()
    painter.setFont(bold if row.mark else font)
    painter.setPen(theme.error if row.mark == "wrong" else theme.text)
    width = QFontMetricsF(painter.font()).horizontalAdvance(shape) + 1
    painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, shape)
    painter.setPen(theme.error if row.problem else theme.text)
    painter.setFont(bold)
    name = f"! {row.name}" if row.problem else row.name
    painter.drawText(line, middle, name)
    left = QFontMetricsF(bold).horizontalAdvance(name) + 8
    rest = line.adjusted(left, 0, -width - 8, 0)
    painter.setFont(font)
    painter.setPen(theme.text if row.group not in ("input", "classes") else theme.muted)
    painter.drawText(rest, middle, _elided(row.settings, font, rest.width()))
    small = small_font(font)
    painter.setFont(small)
    painter.setPen(theme.muted)
    painter.drawText(below, middle, _elided(row.facts, small, below.width()))


def _elided(text: str, font: QFont, width: float) -> str:
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, width))


def _paint_way(painter: QPainter, rect: QRectF, card: QRectF, look: RowLook, theme: Theme) -> None:
    """The line to the next row, and a + on it where one may be added."""
    painter.setOpacity(1.0)
    at = plus_centre(rect)
    painter.setPen(QPen(theme.muted, 1.2))
    painter.drawLine(QPointF(at.x(), card.bottom()), QPointF(at.x(), rect.bottom() + 1))
    ground = theme.accent if look.plus else mixed(theme.muted, theme.window, 0.22)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(at, PLUS, PLUS)
    painter.setPen(QPen(theme.on_accent if look.plus else theme.text, 1.4))
    arm = PLUS * 0.55
    painter.drawLine(QPointF(at.x() - arm, at.y()), QPointF(at.x() + arm, at.y()))
    painter.drawLine(QPointF(at.x(), at.y() - arm), QPointF(at.x(), at.y() + arm))


def paint_drop(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """Where a dragged block would go: a thick line with a ring at its beginning."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    y = plus_centre(rect).y()
    painter.setPen(QPen(theme.accent, 3))
    painter.drawLine(QPointF(rect.x() + 8, y), QPointF(rect.right() - 4, y))
    painter.setBrush(theme.card)
    painter.drawEllipse(QPointF(rect.x() + 5, y), 3.5, 3.5)
