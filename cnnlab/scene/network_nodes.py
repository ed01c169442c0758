"""The nodes of a painted network: units, their errors, targets, and where it plays."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from cnnlab.scene.colours import Theme
from cnnlab.scene.network_brush import DECIMALS, MARKS, NetworkBrush, centre_symbol, fit_text
from cnnlab.scene.network_graph import ErrorOf, Item, NetworkLayout, Unit
from cnnlab.scene.network_shown import NetworkLit, NetworkNow, NetworkShown, NodeText
from cnnlab.scene.notation import error_symbol, symbol_width, target_symbol, unit_symbol
from cnnlab.scene.text import draw_centred, number

TINT = 0.34  # of a node whose activation is the largest


def paint_node(brush: NetworkBrush, shown: NetworkShown, unit: Unit, lit: NetworkLit) -> None:
    """A unit: tinted by what it hands on."""
    painter, theme, rect = brush.painter, brush.theme, brush.layout.node_rect(unit)
    radius = rect.height() / 2
    text = shown.units.get(unit)
    painter.setBrush(_fill(theme, 0.0 if text is None else text.share))
    opened = unit == lit.opened
    painter.setPen(QPen(theme.pointed if opened else theme.muted, 3.0 if opened else 1.3))
    if unit.unit < 0:
        painter.setBrush(theme.ring)
        painter.setPen(QPen(theme.line if not opened else theme.pointed, 1.3))
    painter.drawRoundedRect(rect, radius, radius)
    if unit.unit < 0:
        font = brush.sized(0.9, bold=True)
        painter.setPen(theme.muted)
        painter.setFont(font)
        draw_centred(painter, rect, "+1", font)
    elif text is not None:
        _paint_node_text(brush, shown, unit, text, rect)


def _fill(theme: Theme, share: float) -> QColor:
    end = theme.positive if share > 0 else theme.negative
    part = TINT * min(1.0, abs(share))
    return QColor(
        round(theme.card.red() * (1 - part) + end.red() * part),
        round(theme.card.green() * (1 - part) + end.green() * part),
        round(theme.card.blue() * (1 - part) + end.blue() * part),
    )


def _paint_node_text(
    brush: NetworkBrush, shown: NetworkShown, unit: Unit, text: NodeText, rect: QRectF
) -> None:
    """Its name over its number; where there is little space before it."""
    layout, theme = brush.layout, brush.theme
    symbol = unit_symbol(layout.sizes, unit.layer, unit.unit)
    colour = {"waiting": theme.muted, "hidden": theme.accent, "wrong": theme.error}
    mark = MARKS.get(text.look, "")
    pen = colour.get(text.look, theme.positive_text if text.look == "right" else theme.text)
    if layout.roomy:
        name = QRectF(rect.x(), rect.y() + rect.height() * 0.09, rect.width(), rect.height() * 0.3)
        value = rect.adjusted(7, rect.height() * 0.34, -7, -rect.height() * 0.06)
        centre_symbol(brush, name, symbol, brush.sized(0.95), theme.muted)
        fit_text(brush, value, text.text + mark, min(1.45, rect.height() * 0.42 / layout.text), pen)
        return
    if ErrorOf(unit.layer, unit.unit) in shown.errors:
        rect = QRectF(rect.x(), rect.y() + 1, rect.width(), rect.height() / 2)
    half = rect.height() / 2
    wide = symbol_width(symbol, brush.sized(0.88))
    left = rect.x() + half * 0.75
    centre_symbol(
        brush, QRectF(left, rect.y(), wide, rect.height()), symbol, brush.sized(0.88), theme.muted
    )
    value = QRectF(left + wide + 3, rect.y(), rect.right() - left - wide - 8, rect.height())
    fit_text(brush, value, text.text + mark, min(1.0, rect.height() / layout.text), pen)


def paint_error(brush: NetworkBrush, error: ErrorOf, text: NodeText) -> None:
    """A unit's δ: square and in the accent, so that it is told apart from what flows forward."""
    painter, layout, theme = brush.painter, brush.layout, brush.theme
    rect = layout.error_rect(Unit(error.layer, error.unit))
    painter.setPen(QPen(theme.accent, 1.2))
    painter.setBrush(theme.accent_soft)
    if layout.roomy:
        painter.drawRect(rect)
    else:
        rect = rect.adjusted(rect.height() * 0.5, 0, -rect.height() * 0.5, -1)
        painter.drawRect(rect)
    symbol, font = error_symbol(error.layer, error.unit), brush.sized(0.88)
    wide = symbol_width(symbol, font)
    centre_symbol(
        brush, QRectF(rect.x() + 5, rect.y(), wide, rect.height()), symbol, font, theme.text
    )
    mark = MARKS.get(text.look, "")
    beside = QRectF(rect.x() + wide + 9, rect.y(), rect.width() - wide - 13, rect.height())
    colour = theme.error if text.look == "wrong" else theme.text
    fit_text(brush, beside, text.text + mark, 0.95 if layout.roomy else 0.8, colour)


def paint_goal(brush: NetworkBrush, unit: int, value: float) -> None:
    """The target beside an output, joined to it by a dotted line."""
    painter, layout, theme = brush.painter, brush.layout, brush.theme
    rect = layout.goal_rect(unit)
    node = layout.node_rect(Unit(len(layout.sizes) - 1, unit))
    painter.setPen(QPen(theme.muted, 1.4, Qt.PenStyle.DotLine))
    painter.drawLine(QPointF(node.right(), rect.center().y()), QPointF(rect.x(), rect.center().y()))
    painter.setPen(QPen(theme.muted, 1.3))
    painter.setBrush(theme.control)
    painter.drawRoundedRect(rect, 4, 4)
    symbol, font = target_symbol(layout.sizes, unit), brush.sized(0.9)
    wide = symbol_width(symbol, font)
    centre_symbol(
        brush, QRectF(rect.x() + 8, rect.y(), wide, rect.height()), symbol, font, theme.muted
    )
    beside = QRectF(rect.x() + wide + 12, rect.y(), rect.width() - wide - 18, rect.height())
    fit_text(brush, beside, "= " + number(value, DECIMALS), 1.05, theme.text)


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
