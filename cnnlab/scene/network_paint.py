"""A layered network, painted in three layers: what seldom changes, its numbers, what plays."""

from collections.abc import Collection

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from cnnlab.scene.network_brush import NetworkBrush, centre_symbol
from cnnlab.scene.network_links import (
    ground_opacity,
    paint_flows,
    paint_link,
    paint_lit_links,
    paint_numbers,
    width_scale,
)
from cnnlab.scene.network_nodes import (
    paint_current,
    paint_error,
    paint_goal,
    paint_node,
    paint_ring,
)
from cnnlab.scene.network_parts import Link
from cnnlab.scene.network_shown import NetworkLit, NetworkNow, NetworkShown
from cnnlab.scene.notation import Symbol, weight_symbol
from cnnlab.scene.text import draw_centred


def paint_ground(
    brush: NetworkBrush,
    shown: NetworkShown,
    window: QColor,
    opacity: float,
    apart: Collection[Link] = (),
) -> None:
    """What seldom changes: the card, the names of the layers, links but those ``apart``."""
    painter, layout, theme = brush.painter, brush.layout, brush.theme
    whole = QRectF(0, 0, layout.width, layout.height)
    painter.fillRect(whole, window)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.line, 1))
    painter.setBrush(theme.card)
    painter.drawRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    _paint_headings(brush, shown)
    scale = width_scale(shown.dense)
    for link in layout.links:
        if link not in apart:
            paint_link(brush, shown.dense, link, scale, opacity)


def paint_face(
    brush: NetworkBrush, shown: NetworkShown, lit: NetworkLit, apart: Collection[Link] = ()
) -> None:
    """Over the ground: links that it lacks or that stand out, numbers, nodes, errors, targets."""
    painter = brush.painter
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scale, opacity = width_scale(shown.dense), ground_opacity(lit)
    for link in apart:
        paint_link(brush, shown.dense, link, scale, opacity)
    paint_lit_links(brush, shown, lit)
    paint_numbers(brush, shown, lit)
    for unit in brush.layout.units():
        paint_node(brush, shown, unit, lit)
    for error, text in shown.errors.items():
        paint_error(brush, error, text)
    for unit_index, value in enumerate(shown.goals):
        paint_goal(brush, unit_index, value)
    if lit.current is not None:
        paint_current(brush, lit.current, lit)


def paint_now(brush: NetworkBrush, now: NetworkNow) -> None:
    """Over all: what plays."""
    brush.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_flows(brush, now)
    paint_ring(brush, now)


def _paint_headings(brush: NetworkBrush, shown: NetworkShown) -> None:
    layout, theme = brush.layout, brush.theme
    font = brush.sized(0.84, bold=True)
    for layer, heading in enumerate(shown.headings):
        rect = QRectF(layout.x(layer) - layout.between / 2, 4, layout.between, layout.top - 6)
        brush.painter.setPen(theme.muted)
        brush.painter.setFont(font)
        draw_centred(brush.painter, rect, heading, font)
    for layer in range(len(layout.sizes) - 1):
        whole = weight_symbol(layer, 0, 0)
        rect = QRectF(layout.x(layer + 0.5) - 40, 4, 80, layout.top - 6)
        symbol = Symbol(whole.base, raised=whole.raised)
        centre_symbol(brush, rect, symbol, brush.sized(1.05), theme.text)
