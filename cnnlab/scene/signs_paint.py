"""How a training goes, layer by layer: a row for each, with bars and a histogram."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPolygonF

from cnnlab.scene.colours import Theme
from cnnlab.scene.plots import small_font
from cnnlab.scene.text import number, write_left_to_right

HEAD, ROW, MOST_ROW = 22.0, 26.0, 44.0  # px
GAP = 10.0
LEAST_GRADIENT, MOST_GRADIENT = 1e-6, 1.0  # at the ends of a bar, which is logarithmic
DEAD_FROM = 0.5  # share of dead units from which a bar warns


@dataclass(frozen=True, eq=False)
class SignRow:
    """A layer; what it does not have is None."""

    name: str
    gradient: float | None = None
    """Norm of the gradient over that of the weights."""
    dead: float | None = None
    """Share (0…1) of units that are 0 for every image."""
    counts: npt.NDArray[np.int_] | None = None
    """Histogram (B,) of the weights, as far on both sides of 0."""
    largest: float = 0.0
    """Where the histogram ends."""


def row_height(rows: int, height: float) -> float:
    """Height of a row where so many share a height with the heading."""
    return min(MOST_ROW, max(ROW, (height - HEAD) / max(1, rows)))


def gradient_share(gradient: float) -> float:
    """How long its bar is, 0…1."""
    if not gradient > LEAST_GRADIENT:
        return 0.0
    span = math.log10(MOST_GRADIENT / LEAST_GRADIENT)
    return min(1.0, math.log10(gradient / LEAST_GRADIENT) / span)


def gradient_text(gradient: float) -> str:
    """A small number with two digits: 0.012, 3.4e-5."""
    if not math.isfinite(gradient):
        return "∞"
    if 0 < gradient < 1e-3:
        return f"{gradient:.1e}".replace("e-0", "e-")
    return number(gradient, 3)


def paint_signs(
    painter: QPainter,
    rect: QRectF,
    rows: Sequence[SignRow],
    heads: Sequence[str],
    theme: Theme,
    font: QFont,
    percent: str = "{number} %",
) -> None:
    """``heads`` are over the layers' names, gradients, dead units, and weights.

    ``percent`` is how a share is written.
    """
    write_left_to_right(painter)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    name = max([QFontMetricsF(font).horizontalAdvance(row.name) for row in rows] or [40.0]) + GAP
    columns = _columns(rect, max(name, QFontMetricsF(small_font(font)).horizontalAdvance(heads[0])))
    painter.setFont(small_font(font))
    painter.setPen(theme.muted)
    for column, head in zip(columns, heads, strict=True):
        place = QRectF(column.x(), rect.y(), column.width(), HEAD)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, head)
    high = row_height(len(rows), rect.height())
    for i, row in enumerate(rows):
        top = rect.y() + HEAD + i * high
        places = [QRectF(c.x(), top + 2, c.width(), high - 4) for c in columns]
        dead = "" if row.dead is None else percent.format(number=round(100 * row.dead))
        painter.setFont(font)
        _paint_row(painter, places, row, dead, theme)


def _columns(rect: QRectF, name: float) -> list[QRectF]:
    """Names, and three of equal width beside them."""
    width = max(20.0, (rect.width() - name - 3 * GAP) / 3)
    rest = [QRectF(rect.x() + name + GAP + i * (width + GAP), 0, width, 0) for i in range(3)]
    return [QRectF(rect.x(), 0, name, 0), *rest]


def _paint_row(
    painter: QPainter, places: Sequence[QRectF], row: SignRow, dead: str, theme: Theme
) -> None:
    painter.setPen(theme.text)
    painter.drawText(places[0], Qt.AlignmentFlag.AlignVCenter, row.name)
    if row.gradient is not None:
        share, text = gradient_share(row.gradient), gradient_text(row.gradient)
        _paint_bar(painter, places[1], share, text, False, theme)
    if row.dead is not None:
        warns = row.dead >= DEAD_FROM
        _paint_bar(painter, places[2], row.dead, dead, warns, theme)
    if row.counts is not None:
        _paint_histogram(painter, places[3], row, theme)


def _paint_bar(
    painter: QPainter, rect: QRectF, share: float, text: str, warns: bool, theme: Theme
) -> None:
    """A bar on its track, and its number at the right."""
    painter.setFont(small_font(painter.font()))
    wide = QFontMetricsF(painter.font()).horizontalAdvance("8.8e-88 ")
    track = QRectF(rect.x(), rect.center().y() - 5, max(10.0, rect.width() - wide), 10)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.control)
    painter.drawRoundedRect(track, 3, 3)
    painter.setBrush(theme.error if warns else theme.positive)
    if share > 0:
        painter.drawRoundedRect(QRectF(track.x(), track.y(), track.width() * share, 10), 3, 3)
    painter.setPen(theme.error if warns else theme.text)
    text = f"! {text}" if warns else text
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)


def _paint_histogram(painter: QPainter, rect: QRectF, row: SignRow, theme: Theme) -> None:
    """Orange below 0, blue above; where it ends stands at its right."""
    assert row.counts is not None  # noqa: S101 - asked before
    painter.setFont(small_font(painter.font()))
    wide = QFontMetricsF(painter.font()).horizontalAdvance("±88.88 ")
    area = rect.adjusted(0, 0, -wide, -1)
    bins, most = len(row.counts), max(1, int(row.counts.max()))
    step = area.width() / bins
    for side, colour in ((0, theme.negative), (1, theme.positive)):
        half = range(bins // 2 + side * (bins % 2 == 1), bins) if side else range(-(-bins // 2))
        outline = [QPointF(area.x() + half[0] * step, area.bottom())]
        for i in half:
            top = area.bottom() - area.height() * int(row.counts[i]) / most
            left = area.x() + i * step
            outline += [QPointF(left, top), QPointF(left + step, top)]
        outline.append(QPointF(area.x() + (half[-1] + 1) * step, area.bottom()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF(outline))
    painter.setPen(theme.line)
    painter.drawLine(area.bottomLeft(), area.bottomRight())
    painter.setPen(theme.text)
    text = f"±{number(row.largest, 2)}"
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
