"""The network that is being fitted: each unit as what it makes of the plane, weights as links."""

import numpy as np
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from cnnlab.core.dense.dense import Dense
from cnnlab.core.dense.surfaces import Unit, layer_values, output_unit
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.focus_frame import paint_focus
from cnnlab.scene.plane import grid_points, surface
from cnnlab.scene.plots import Axes, small_font
from cnnlab.scene.text import number, static_text
from cnnlab.ui.widgets.accessible import describe_as, tell_keys
from cnnlab.ui.widgets.translated import TranslatedWidget

CELLS = 18  # of a unit's little surface, across and down
LARGEST, GAP = 64.0, 6.0  # px of a unit, and between two of them at least
THINNEST, THICKEST = 0.5, 5.0  # px of a link
USUAL_WEIGHT = 3.0  # as thick as the thickest link, unless a weight is greater


class FitNetworkView(TranslatedWidget):
    """Layers from left to right. A click on a unit asks for its surface."""

    chosen = Signal(object)
    """A Unit."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = load_theme("light")
        self._dense: Dense | None = None
        self._unit: Unit = (0, 0)
        self._hovered: Unit | None = None
        self._sheet: QImage | None = None  # all units under one another
        self._rows: list[int] = []  # of the sheet at which each layer begins, in units
        self._axes = Axes(QRectF(0, 0, CELLS, CELLS), -1, 1, -1, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 130)
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        dense, self._dense = self._dense, None
        if dense is not None:
            self.set_network(dense, self._axes, self._unit)

    def set_network(self, dense: Dense, axes: Axes, unit: Unit) -> None:
        """Show a network over the part of the plane that axes show, and which unit is shown."""
        span = axes.within(QRectF(0, 0, CELLS, CELLS))
        if dense is self._dense and span == self._axes:
            if unit != self._unit:
                self._unit = unit
                self.update()
            return
        self._dense, self._unit, self._axes = dense, unit, span
        grid, (_, columns) = grid_points(self._axes, 1.0)
        values = np.hstack(layer_values(dense, grid)).T
        self._sheet = surface(values.reshape(-1, columns), self._theme)
        self._rows = [0, *np.cumsum(dense.sizes).tolist()]
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, 200)

    # where things stand

    def places(self) -> list[list[QRectF]]:
        """The square of each unit, layer by layer."""
        if self._dense is None:
            return []
        sizes = self._dense.sizes
        room = QRectF(self.rect()).adjusted(self._names_width(), 4, -6, -4)
        widest = room.width() / (1.6 * len(sizes))
        side = min(LARGEST, widest, (room.height() + GAP) / max(sizes) - GAP)
        side = float(max(8, int(side)))
        step = (room.width() - side) / max(1, len(sizes) - 1)
        found = []
        for layer, units in enumerate(sizes):
            pitch = min(side * 1.7, (room.height() - side) / max(1, units - 1))
            top = room.center().y() - (units - 1) * pitch / 2 - side / 2
            x = round(room.x() + layer * step)
            found.append([QRectF(x, round(top + u * pitch), side, side) for u in range(units)])
        return found

    def _unit_at(self, place: QPointF) -> Unit | None:
        for layer, units in enumerate(self.places()):
            for unit, rect in enumerate(units):
                if rect.adjusted(-3, -3, 3, 3).contains(place):
                    return layer, unit
        return None

    # gestures

    def mousePressEvent(self, event: QMouseEvent) -> None:
        unit = self._unit_at(event.position())
        if unit is not None:
            self.chosen.emit(unit)
        elif self._dense is not None:
            self.chosen.emit(output_unit(self._dense))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        unit = self._unit_at(event.position())
        if unit != self._hovered:
            self._hovered = unit
            shape = Qt.CursorShape.PointingHandCursor if unit else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._dense is None:
            super().keyPressEvent(event)
            return
        layer, unit = self._unit
        sizes = self._dense.sizes
        to = {
            Qt.Key.Key_Left: (layer - 1, unit),
            Qt.Key.Key_Right: (layer + 1, unit),
            Qt.Key.Key_Up: (layer, unit - 1),
            Qt.Key.Key_Down: (layer, unit + 1),
            Qt.Key.Key_Escape: output_unit(self._dense),
        }.get(Qt.Key(event.key()))
        if to is None:
            super().keyPressEvent(event)
        elif 0 <= to[0] < len(sizes):
            self.chosen.emit((to[0], min(max(0, to[1]), sizes[to[0]] - 1)))

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.card)
        if self._dense is not None:
            places = self.places()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_links(painter, places)
            for layer, units in enumerate(places):
                for unit, rect in enumerate(units):
                    self._paint_unit(painter, (layer, unit), rect)
        if self.hasFocus():
            paint_focus(painter, self.rect(), self._theme)
        painter.end()

    def _paint_links(self, painter: QPainter, places: list[list[QRectF]]) -> None:
        assert self._dense is not None  # noqa: S101 - the caller's to hold
        theme = self._theme
        for j, weights in enumerate(self._dense.weights):
            links = np.nan_to_num(weights[:, 1:])
            most = max(USUAL_WEIGHT, float(np.abs(links).max()))
            for unit, row in enumerate(links.tolist()):
                for source, weight in enumerate(row):
                    if not weight:
                        continue
                    width = THINNEST + (THICKEST - THINNEST) * abs(weight) / most
                    pen = QPen(theme.positive if weight > 0 else theme.negative, width)
                    painter.setPen(pen)
                    painter.drawLine(_link(places[j][source], places[j + 1][unit]))

    def _paint_unit(self, painter: QPainter, unit: Unit, rect: QRectF) -> None:
        theme = self._theme
        layer, index = unit
        top = (self._rows[layer] + index) * CELLS
        part = QRectF(0.5, top + 0.5, CELLS - 1, CELLS - 1)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._sheet is not None:
            painter.drawImage(rect, self._sheet, part)
        chosen = unit == self._unit
        colour = theme.accent if chosen else theme.text if unit == self._hovered else theme.muted
        painter.setPen(QPen(colour, 3.0 if chosen else 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, 3, 3)
        if layer == 0:
            self._paint_name(painter, f"x{index + 1}", rect)

    def _names_width(self) -> float:
        return static_text("x2", small_font(self.font()))[1] + 12

    def _paint_name(self, painter: QPainter, name: str, rect: QRectF) -> None:
        laid_out, width, height = static_text(name, small_font(self.font()))
        painter.setFont(small_font(self.font()))
        painter.setPen(self._theme.text)
        left = QPointF(round(rect.left() - width - 5), round(rect.center().y() - height / 2))
        painter.drawStaticText(left, laid_out)

    # words

    def describe(self) -> None:
        """What a screen reader says of it: the shape, the unit that is shown, its weights."""
        if self._dense is None:
            return
        layer, unit = self._unit
        sizes = "-".join(map(str, self._dense.sizes))
        text = self.tr("{sizes} units. Shown is layer {layer}, unit {unit}.").format(
            sizes=sizes, layer=layer + 1, unit=unit + 1
        )
        if layer > 0:
            weights = ", ".join(number(w, 4) for w in self._dense.weights[layer - 1][unit].tolist())
            text += " " + self.tr("Bias and weights: {weights}.").format(weights=weights)
        tell_keys(self, text)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Network"))
        self.setToolTip(
            self.tr(
                "Click a unit to see in the plane what it makes of it.\n"
                "Links are weights: blue above zero, orange below."
            )
        )
        self.update()


def _link(one: QRectF, other: QRectF) -> QLineF:
    """From the right side of a unit to the left side of another."""
    return QLineF(QPointF(one.right(), one.center().y()), QPointF(other.left(), other.center().y()))


describe_as(FitNetworkView, QAccessible.Role.Graphic)
