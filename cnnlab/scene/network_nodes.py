"""The nodes of a painted network: units, their errors, targets, and where it plays."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from cnnlab.scene.colours import Theme, mixed
from cnnlab.scene.grid import RIGHT, WRONG
from cnnlab.scene.network_brush import NetworkBrush, centre_symbol, figure, fit_text, stamp
from cnnlab.scene.network_graph import NetworkLayout
from cnnlab.scene.network_parts import ErrorOf, Item, Unit
from cnnlab.scene.network_shown import NetworkLit, NetworkNow, NetworkShown, NodeText
from cnnlab.scene.notation import Symbol, error_symbol, symbol_width, target_symbol, unit_symbol
from cnnlab.scene.text import draw_centred

TINT = 0.34  # of a node whose activation is the largest


def paint_node(brush: NetworkBrush, shown: NetworkShown, unit: Unit, lit: NetworkLit) -> None:
    """A unit: tinted by what it hands on."""
    text, opened = shown.units.get(unit), unit == lit.opened
    halved = not brush.layout.roomy and ErrorOf(unit.layer, unit.unit) in shown.errors

    def paint(small: NetworkBrush, rect: QRectF) -> None:
        if text is None:
            _paint_bias(small, rect)
        else:
            _paint_unit(small, rect, unit, text, opened, halved)

    key = ("node", unit, text, opened, halved)
    stamp(brush, key, brush.layout.node_rect(unit), paint)


def _paint_bias(brush: NetworkBrush, rect: QRectF) -> None:
    painter, theme, font = brush.painter, brush.theme, brush.sized(0.9, bold=True)
    painter.setBrush(theme.ring)
    painter.setPen(QPen(theme.line, 1.3))
    painter.drawEllipse(rect)
    painter.setPen(theme.muted)
    painter.setFont(font)
    draw_centred(painter, rect, "+1", font)


def _paint_unit(
    brush: NetworkBrush, rect: QRectF, unit: Unit, text: NodeText, opened: bool, halved: bool
) -> None:
    painter, theme, radius = brush.painter, brush.theme, rect.height() / 2
    painter.setBrush(_fill(theme, text.share))
    painter.setPen(QPen(theme.pointed if opened else theme.muted, 3.0 if opened else 1.3))
    painter.drawRoundedRect(rect, radius, radius)
    colour = {"waiting": theme.muted, "hidden": theme.accent, "wrong": theme.error}
    pen = colour.get(text.look, theme.positive_text if text.look == "right" else theme.text)
    symbol = unit_symbol(brush.layout.sizes, unit.layer, unit.unit)
    said = marked(text)
    if brush.layout.roomy:
        _name_over_number(brush, rect, symbol, said, pen)
    else:
        half = QRectF(rect.x(), rect.y() + 1, rect.width(), rect.height() / 2)
        _name_before_number(brush, half if halved else rect, symbol, said, pen)


def marked(text: NodeText) -> str:
    """With a sign after it where it was guessed."""
    sign = {"right": RIGHT, "wrong": WRONG}.get(text.look)
    return text.text if sign is None else f"{text.text} {sign}"


def _fill(theme: Theme, share: float) -> QColor:
    end = theme.positive if share > 0 else theme.negative
    part = TINT * min(1.0, abs(share)) if math.isfinite(share) else 0.0
    return mixed(end, theme.card, part)


def _name_over_number(
    brush: NetworkBrush, rect: QRectF, symbol: Symbol, text: str, pen: QColor
) -> None:
    high = rect.height()
    name = QRectF(rect.x(), rect.y() + high * 0.05, rect.width(), high * 0.3)
    value = rect.adjusted(high * 0.2, high * 0.4, -high * 0.2, -high * 0.05)
    size = min(1.4, max(0.8, high * 0.25 / brush.layout.text))
    centre_symbol(brush, name, symbol, brush.sized(size), brush.theme.text)
    fit_text(brush, value, text, min(2.2, high * 0.4 / brush.layout.text), pen)


def _name_before_number(
    brush: NetworkBrush, rect: QRectF, symbol: Symbol, text: str, pen: QColor
) -> None:
    font = brush.sized(0.88)
    wide = symbol_width(symbol, font)
    left = rect.x() + rect.height() * 0.38
    name = QRectF(left, rect.y(), wide, rect.height())
    centre_symbol(brush, name, symbol, font, brush.theme.text)
    value = QRectF(left + wide + 3, rect.y(), rect.right() - left - wide - 8, rect.height())
    fit_text(brush, value, text, min(1.0, rect.height() / brush.layout.text), pen)


def paint_error(brush: NetworkBrush, error: ErrorOf, text: NodeText) -> None:
    """A unit's δ: square and in the accent, so that it is told apart from what flows forward."""

    def paint(small: NetworkBrush, rect: QRectF) -> None:
        painter, theme = small.painter, small.theme
        painter.setPen(QPen(theme.accent, 1.2))
        painter.setBrush(theme.accent_soft)
        painter.drawRect(rect)
        symbol, font = error_symbol(error.layer, error.unit), small.sized(0.88)
        wide = symbol_width(symbol, font)
        name = QRectF(rect.x() + 5, rect.y(), wide, rect.height())
        centre_symbol(small, name, symbol, font, theme.text)
        beside = QRectF(rect.x() + wide + 9, rect.y(), rect.width() - wide - 13, rect.height())
        colour = theme.error if text.look == "wrong" else theme.text
        said = marked(text)
        fit_text(small, beside, said, 0.95 if small.layout.roomy else 0.8, colour)

    rect = brush.layout.error_rect(Unit(error.layer, error.unit))
    if not brush.layout.roomy:
        rect = rect.adjusted(rect.height() * 0.5, 0, -rect.height() * 0.5, -1)
    stamp(brush, ("error", error, text), rect, paint)


def paint_goal(brush: NetworkBrush, unit: int, value: float) -> None:
    """The target beside an output, joined to it by a dotted line."""

    def paint(small: NetworkBrush, rect: QRectF) -> None:
        painter, theme = small.painter, small.theme
        painter.setPen(QPen(theme.muted, 1.3))
        painter.setBrush(theme.control)
        painter.drawRoundedRect(rect, 4, 4)
        symbol, font = target_symbol(small.layout.sizes, unit), small.sized(0.9)
        wide = symbol_width(symbol, font)
        name = QRectF(rect.x() + 8, rect.y(), wide, rect.height())
        centre_symbol(small, name, symbol, font, theme.muted)
        beside = QRectF(rect.x() + wide + 12, rect.y(), rect.width() - wide - 18, rect.height())
        fit_text(small, beside, "= " + figure(value), 1.05, theme.text)

    layout = brush.layout
    rect, node = layout.goal_rect(unit), layout.node_rect(Unit(len(layout.sizes) - 1, unit))
    middle = rect.center().y()
    brush.painter.setPen(QPen(brush.theme.muted, 1.4, Qt.PenStyle.DotLine))
    brush.painter.drawLine(QPointF(node.right(), middle), QPointF(rect.x(), middle))
    stamp(brush, ("goal", unit, value), rect, paint)


def ring_rect(layout: NetworkLayout, now: NetworkNow) -> QRectF:
    """Round the node that plays, or on the way to it."""
    wide, high = layout.node_size
    at = layout.place(now.layer, now.unit)
    rect = QRectF(at.x() - wide / 2, at.y() - high / 2, wide, high)
    return rect.adjusted(-5, -5, 5, 5)


def paint_ring(brush: NetworkBrush, now: NetworkNow) -> None:
    """Broken on the way back."""
    rect = ring_rect(brush.layout, now)
    style = Qt.PenStyle.DashLine if now.back else Qt.PenStyle.SolidLine
    brush.painter.setBrush(Qt.BrushStyle.NoBrush)
    brush.painter.setPen(QPen(brush.theme.accent, 3.0, style))
    brush.painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)


def paint_current(brush: NetworkBrush, item: Item, lit: NetworkLit) -> None:
    """Where the keyboard is."""
    rect = brush.layout.rect_of(item, lit.numbers).adjusted(-2, -2, 2, 2)
    radius = rect.height() / 2 if isinstance(item, Unit) else 4
    brush.painter.setBrush(Qt.BrushStyle.NoBrush)
    brush.painter.setPen(QPen(brush.theme.pointed, 2.0))
    brush.painter.drawRoundedRect(rect, radius, radius)
