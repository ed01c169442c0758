"""The outputs of two networks along the x1 axis, one over the other."""

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from cnnlab.core.arrays import Array
from cnnlab.core.dense.dense import Dense, forward
from cnnlab.scene.plots import Axes, margins, paint_axes, paint_curve
from cnnlab.scene.text import number, text_width
from cnnlab.ui.neuron.idea_canvas import IdeaCanvas, write
from cnnlab.ui.neuron.idea_planes import REACH

PLACES = (-3.0, -1.0, 0.0, 1.0, 3.0)  # that a screen reader is told of


class CutPlot(IdeaCanvas):
    """h over x1, where x2 is 0: straight for a linear network."""

    room = (38.0, 5.0)

    def __init__(self) -> None:
        super().__init__()
        self._pair: tuple[Dense, Dense] | None = None
        self._known = False

    def set_pair(self, two: Dense, one: Dense, known: bool) -> None:
        """Other networks of two inputs and one output."""
        self._pair, self._known = (two, one), known
        self.setAccessibleName(self.tr("h along the x1 axis, x2 = 0"))
        self.say("; ".join(self.lines()) if known else "?")
        self.update()

    def lines(self) -> list[str]:
        """The heights of both at some places."""
        at = np.array([[x, 0.0] for x in PLACES])
        found = []
        for name, dense in zip(self._names(), self._pair or (), strict=False):
            values = [number(v, 3) for v in forward(dense, at).output[:, 0].tolist()]
            pairs = zip(PLACES, values, strict=True)
            found.append(", ".join([name, *(f"h({number(x)}) = {h}" for x, h in pairs)]))
        return found

    def _names(self) -> tuple[str, str]:
        return self.tr("two layers"), self.tr("one layer")

    def axes(self, ys: Array) -> Axes:
        """Where the curves stand, with room for all of them."""
        left, below = margins(self.font_of(0.85), "−10")
        rect = QRectF(left, self.line * 1.5, self.width() - left - 12, 0)
        rect.setHeight(max(20.0, self.height() - self.line * 1.5 - below))
        low, high = float(ys.min()), float(ys.max())
        room = max(0.12 * (high - low), 1e-3 * max(1.0, abs(high)))
        return Axes(rect, -REACH, REACH, low - room, high + room)

    def draw(self, painter: QPainter) -> None:
        if self._pair is None:
            return
        xs = np.linspace(-REACH, REACH, 301)
        along = np.stack([xs, np.zeros_like(xs)], axis=1)
        shown = self._pair if self._known else self._pair[:1]
        curves = [forward(dense, along).output[:, 0] for dense in shown]
        axes, theme = self.axes(np.concatenate(curves)), self.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        paint_axes(painter, axes, theme, self.font_of(0.85), ("x1", "h"))
        paint_curve(painter, axes, xs, curves[0], theme.positive_text, 3)
        if self._known:
            dashed = Qt.PenStyle.DashLine
            paint_curve(painter, axes, xs, curves[1], theme.accent, 2.2, dashed)
        self._draw_head(painter, axes)

    def _draw_head(self, painter: QPainter, axes: Axes) -> None:
        left, x = Qt.AlignmentFlag.AlignLeft, axes.rect.x()
        title, bold = self.accessibleName(), self.font_of(1.0, bold=True)
        high = self.line * 1.3
        write(painter, QRectF(x, 0, self.width(), high), title, bold, self.theme.text, left)
        x += text_width(title, bold) + 24
        styles = (
            (self._names()[0], self.theme.positive_text, 3.0, Qt.PenStyle.SolidLine),
            (self._names()[1], self.theme.accent, 2.2, Qt.PenStyle.DashLine),
        )
        for text, colour, width, style in styles[: 2 if self._known else 1]:
            painter.setPen(QPen(colour, width, style))
            painter.drawLine(round(x), round(high / 2), round(x + 26), round(high / 2))
            box = QRectF(x + 33, 0, self.width(), high)
            write(painter, box, text, self.font_of(1.0), self.theme.text, left)
            x += 60 + text_width(text, self.font_of(1.0))
