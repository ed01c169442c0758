"""The links of a painted network, the numbers on them, and what runs along them."""

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPen, QPolygonF

from cnnlab.core.dense.dense import Dense
from cnnlab.core.numbers import power_of_ten
from cnnlab.scene.colours import with_alpha
from cnnlab.scene.network_brush import NetworkBrush, figure, stamp
from cnnlab.scene.network_parts import Link
from cnnlab.scene.network_shown import NetworkLit, NetworkNow, NetworkShown
from cnnlab.scene.text import draw_centred, static_text

THINNEST, THICKEST = 1.2, 8.0  # px of a link at the usual font
USUAL, STEPPED_BACK, FAR_BACK = 0.72, 0.3, 0.18
"""Opacity of links; while others play, and while others are looked at."""
SCALES = (1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0)
FAINT = 0.55  # opacity of their numbers


def width_scale(dense: Dense) -> float:
    """The weight whose line is the widest: round, so that turning one weight leaves the others."""
    largest = max(float(np.abs(array).max()) for array in dense.weights)
    if not (largest > 0 and math.isfinite(largest)):
        return 1.0
    power = power_of_ten(largest)
    return next((power * step for step in SCALES if largest <= power * step), power * 10.0)


def changed_links(old: Dense, new: Dense) -> frozenset[Link]:
    """Links of networks of the same sizes whose weights differ."""
    return frozenset(
        Link(layer, int(unit), int(source))
        for layer, (a, b) in enumerate(zip(old.weights, new.weights, strict=True))
        if a is not b
        for unit, source in np.argwhere(a != b)
    )


def link_width(value: float, largest: float, text: float) -> float:
    """Pixels of a link: by the share of the weight whose line is the widest."""
    scale = text / 16.0
    return scale * (THINNEST + (THICKEST - THINNEST) * min(1.0, abs(value) / largest))


def paint_link(
    brush: NetworkBrush, dense: Dense, link: Link, largest: float, opacity: float
) -> None:
    """A line in the weight's colour; a thin dashed one where that is 0."""
    value = float(dense.weights[link.layer][link.unit, link.source])
    theme = brush.theme
    if value == 0:
        pen = QPen(with_alpha(theme.muted, opacity * 0.8), 1.1, Qt.PenStyle.DashLine)
    else:
        colour = theme.positive if value > 0 else theme.negative
        width = link_width(value, largest, brush.layout.text)
        pen = QPen(with_alpha(colour, opacity), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    brush.painter.setPen(pen)
    brush.painter.drawLine(*brush.layout.link_ends(link))


def ground_opacity(lit: NetworkLit) -> float:
    """Of the links that do not stand out."""
    if not lit.links:
        return USUAL
    return STEPPED_BACK if lit.playing else FAR_BACK


def paint_lit_links(brush: NetworkBrush, shown: NetworkShown, lit: NetworkLit) -> None:
    """Links that stand out."""
    largest = width_scale(shown.dense)
    for link in lit.links:
        paint_link(brush, shown.dense, link, largest, 1.0)


def paint_numbers(brush: NetworkBrush, shown: NetworkShown, lit: NetworkLit) -> None:
    """Weights on their links, as far as there is space, with what gradients there are."""
    layout = brush.layout
    spacious = {layer for layer, share in enumerate(layout.shares) if share.all_fit}
    links = layout.links if spacious else tuple(lit.numbers)
    for link in links:
        if link.layer in spacious or link in lit.numbers:
            faint = bool(lit.links) and link not in lit.links and link not in lit.numbers
            _paint_number(brush, shown, link, lit, faint)


def _paint_number(
    brush: NetworkBrush, shown: NetworkShown, link: Link, lit: NetworkLit, faint: bool
) -> None:
    value = float(shown.dense.weights[link.layer][link.unit, link.source])
    gradient = shown.gradients.get(link)
    strong, term = link in (lit.term, lit.pointed, lit.current), link == lit.term
    rect, share = brush.layout.label_rect(link, lit.numbers), brush.layout.label_share(link.layer)
    font, text = brush.sized(share, bold=strong), figure(value)
    wide = static_text(text, font)[1] + brush.layout.text * 0.5
    chip = QRectF(rect.center().x() - wide / 2, rect.y(), wide, rect.height())

    def paint(small: NetworkBrush, at: QRectF) -> None:
        _paint_chip(small, QRectF(at.x(), at.y(), wide, at.height()), value, font, term)

    crowded = not brush.layout.holds_gradients(link.layer)
    brush.painter.setOpacity(FAINT if faint else 1.0)
    if crowded and gradient is not None and lit.gradients:
        _paint_gradient(brush, rect.center().x(), rect, gradient, term)
    else:
        stamp(brush, ("number", value, strong, term, rect.height()), chip, paint)
        if gradient is not None and not crowded:
            _paint_gradient(brush, None, chip, gradient, term)
    brush.painter.setOpacity(1.0)


def _paint_chip(brush: NetworkBrush, chip: QRectF, value: float, font: QFont, term: bool) -> None:
    painter, theme = brush.painter, brush.theme
    painter.setPen(QPen(theme.accent, 1.6) if term else Qt.PenStyle.NoPen)
    painter.setBrush(theme.accent_soft if term else with_alpha(theme.card, 0.92))
    painter.drawRoundedRect(chip, 4, 4)
    colour = theme.positive_text if value > 0 else theme.negative_text
    painter.setPen(theme.muted if value == 0 else colour)
    painter.setFont(font)
    draw_centred(painter, chip, figure(value), font)


def _paint_gradient(
    brush: NetworkBrush, middle: float | None, chip: QRectF, value: float, strong: bool
) -> None:
    """In the accent and with square corners: in the middle, or beside the weight's chip."""
    font, text = brush.sized(0.8, bold=strong), "∂ " + figure(value)
    wide = static_text(text, font)[1] + brush.layout.text * 0.5

    def paint(small: NetworkBrush, at: QRectF) -> None:
        small.painter.fillRect(at, small.theme.accent_soft)
        small.painter.setPen(small.theme.text)
        small.painter.setFont(font)
        draw_centred(small.painter, at, text, font)

    left = chip.right() + 1 if middle is None else middle - wide / 2
    beside = QRectF(left, chip.y() + 1, wide, chip.height() - 2)
    stamp(brush, ("gradient", text, strong, beside.height()), beside, paint)


def paint_flows(brush: NetworkBrush, now: NetworkNow) -> None:
    """Dots that run along links to the right, or diamonds to the left."""
    if now.alpha >= 1.0:
        return
    painter, theme = brush.painter, brush.theme
    radius = brush.layout.text * 0.36
    painter.setPen(QPen(theme.card, 1.2))
    painter.setBrush(theme.accent)
    for link in now.flows:
        start, end = brush.layout.link_ends(link)
        share = 1.0 - now.alpha if now.back else now.alpha
        at = start + (end - start) * share
        if now.back:
            painter.drawPolygon(_diamond(at, radius * 1.35))
        else:
            painter.drawEllipse(at, radius, radius)


def _diamond(at: QPointF, radius: float) -> QPolygonF:
    steps = ((0.0, -radius), (radius, 0.0), (0.0, radius), (-radius, 0.0))
    return QPolygonF([at + QPointF(x, y) for x, y in steps])
