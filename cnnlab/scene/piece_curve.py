"""Scores over the amount of a distortion, as curves: of two letters by two ways to compare."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from cnnlab.core.arrays import Array
from cnnlab.scene.colours import Theme
from cnnlab.scene.plots import Axes, margins, paint_axes, paint_curve, small_font
from cnnlab.scene.text import KeyedFont, static_text

ROOM = 0.08  # of the scores' span, above and below the curves
LINE = 22.0  # px of a legend's line


@dataclass(frozen=True, eq=False)
class CurvePicture:
    """Amounts (n,) and scores (n, 2) of X and O, by the pieces and by the whole picture."""

    amounts: Array
    pieces: Array
    whole: Array


def curve_axes(rect: QRectF, picture: CurvePicture | None, font: QFont) -> Axes:
    """Axes over all amounts that hold all scores, with room for numbers and a legend."""
    left, under = margins(small_font(font))
    legend = _legend_height(font) * 2 + 6
    inner = rect.adjusted(left + 4, legend, -14, -under - 2)
    scores = np.array([0.0, 1.0])
    if picture is not None:
        scores = np.concatenate([scores, picture.pieces.ravel(), picture.whole.ravel()])
    low, high = float(scores.min()), float(scores.max())
    room = (high - low) * ROOM
    return Axes(inner, 0.0, 1.0, low - room, high + room)


def paint_scores_over_amount(
    painter: QPainter,
    axes: Axes,
    picture: CurvePicture,
    theme: Theme,
    font: QFont,
    names: tuple[str, str],
    legend: Sequence[str],
) -> None:
    """The curves, and a legend of four names in two lines.

    Solid lines are of X, dashed ones of O.
    """
    paint_axes(painter, axes, theme, small_font(font), names)
    solid, dashed = Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine
    inks = theme.positive_text, theme.negative_text
    for scores, ink in zip((picture.pieces, picture.whole), inks, strict=True):
        for letter, style in enumerate((solid, dashed)):
            ys = scores[:, letter].astype(np.float64)
            paint_curve(painter, axes, picture.amounts, ys, ink, 2.4, style)
    _paint_legend(painter, axes, inks, legend, small_font(font))


def paint_now(painter: QPainter, axes: Axes, now: float, theme: Theme) -> None:
    """A line at the amount of now."""
    x = axes.pixel(now, axes.bottom).x()
    painter.setPen(QPen(theme.accent, 2))
    painter.drawLine(QPointF(x, axes.rect.top()), QPointF(x, axes.rect.bottom()))


def _legend_height(font: QFont) -> float:
    return static_text("X", small_font(font))[2] + 4


def _paint_legend(
    painter: QPainter,
    axes: Axes,
    inks: tuple[QColor, QColor],
    legend: Sequence[str],
    font: KeyedFont,
) -> None:
    high = static_text("X", font)[2] + 4
    widest = max(static_text(name, font)[1] for name in legend) + 2 * LINE + 16
    top = axes.rect.top() - 2 * high - 4
    painter.setFont(font)
    for place, name in enumerate(legend):
        row, column = divmod(place, 2)
        style = Qt.PenStyle.DashLine if column else Qt.PenStyle.SolidLine
        x, y = axes.rect.left() + column * widest, top + row * high
        painter.setPen(QPen(inks[row], 2.4, style))
        painter.drawLine(QPointF(x, y + high / 2), QPointF(x + 1.5 * LINE, y + high / 2))
        painter.setPen(inks[row])
        corner = QPointF(round(x + 1.5 * LINE + 6), round(y))
        painter.drawStaticText(corner, static_text(name, font)[0])
