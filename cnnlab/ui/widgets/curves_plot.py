"""Loss and accuracy over the steps, drawn by pyqtgraph; imported once curves are first seen."""

import math
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cnnlab.core.arrays import Array, spread
from cnnlab.scene.colours import Theme, load_theme, with_alpha
from cnnlab.scene.curve_samples import is_restless, range_end, smoothed, thinned
from cnnlab.scene.focus_frame import paint_focus
from cnnlab.ui.widgets.curves_ways import WayCurves
from cnnlab.ui.widgets.faint_way import FaintWay
from cnnlab.ui.widgets.loss_plots import (
    LEAST_LOSS,
    THICK,
    THIN,
    LossPlots,
    hidden_line,
    line_pen,
)

MOST_POINTS = 400  # of a curve that are drawn
MOST_SMOOTH = 250  # likewise, of means: Qt paints a thick line slowly, point by point
LEAST_STEPS = 100.0  # on the axis
RESTLESS = 5.0  # heights of its plot that a curve goes up and down, beyond which it is thin
Curve: TypeAlias = tuple[Array, Array]
"""Steps (n,) and a number at each."""


class CurvesPlot(LossPlots):
    """Two plots, one below the other, with the steps in common. Arrays in, steps out."""

    pointed = Signal(object)
    """The step under the pointer, or that arrows have led to; None beside the curves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = load_theme("light")
        self._logarithmic = False
        self._marks: list[tuple[int, str]] = []
        self._steps: Array = np.zeros(0)
        self._ranges: dict[str, tuple[float, float]] = {}
        self._widths: dict[tuple[str, str], float] = {}
        self._cursor_step: float | None = None
        self.curves = {
            (plot, name): target.plot(antialias=name != "raw")
            for plot, target in (("loss", self.loss), ("accuracy", self.accuracy))
            for name in ("raw", "training", "validation")
        }
        self.ways = WayCurves(self.loss, self.accuracy)
        self._lines: list[tuple[pg.InfiniteLine, pg.InfiniteLine]] = []
        self._cursors = [hidden_line(plot) for plot in (self.loss, self.accuracy)]
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            paint_focus(painter, self.viewport().rect(), self._theme)
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # what it shows

    def show_losses(
        self, training: Curve, validation: Curve, window: int, longest: float = 0.0
    ) -> None:
        """Losses of the training, smoothed over a window, and of the validation.

        There is room for ``longest`` steps, of another way.
        """
        steps = self._steps = training[0]
        self._show("loss", training, validation, window)
        end = range_end(max(longest, LEAST_STEPS, float(steps.max(initial=0.0))))
        self._set_range(self.loss, "x", 0.0, end)
        self._fit_loss()
        self._weigh("loss", self._ranges["y"])

    def show_accuracies(self, training: Curve, validation: Curve, window: int) -> None:
        """Accuracies in %, likewise."""
        self._show("accuracy", training, validation, window)
        self._weigh("accuracy", (0.0, 100.0))

    def show_ways(self, ways: Sequence[FaintWay], window: int) -> None:
        """Ways that were left, likewise."""
        self.ways.show(ways, window, self._logarithmic)

    def show_marks(self, marks: Sequence[tuple[int, str]]) -> None:
        """Steps at which something was changed, and what."""
        marks = list(marks)
        if marks == self._marks:
            return
        self._marks = marks
        while len(self._lines) < len(marks):
            self._lines.append((self._add_mark(self.loss, True), self._add_mark(self.accuracy)))
        for i, pair in enumerate(self._lines):
            for line in pair:
                line.setVisible(i < len(marks))
                if i < len(marks):
                    line.setPos(marks[i][0])
            if i < len(marks):
                pair[0].label.setText(marks[i][1])

    def set_logarithmic(self, logarithmic: bool) -> None:
        """Whether the loss stands on a logarithmic axis."""
        self._logarithmic = logarithmic
        self.loss.setLogMode(y=logarithmic)
        self._fit_loss()
        self._weigh("loss", self._ranges["y"])

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        super().set_theme(theme)
        self._theme = theme
        blue, orange = theme.positive, theme.negative
        colours = {"raw": with_alpha(blue, 0.3), "training": blue, "validation": orange}
        for (plot, name), curve in self.curves.items():
            usual = THIN if name == "raw" else THICK
            curve.setPen(line_pen(colours[name], self._widths.get((plot, name), usual)))
        for line in self._cursors:
            line.setPen(line_pen(theme.accent))
        for pair in self._lines:
            self._colour_mark(pair)
        self.ways.set_theme(theme)

    def point_at(self, step: float | None) -> None:
        """Stand the cursor on a step, or take it away, and say so."""
        self._cursor_step = step
        for line in self._cursors:
            line.setVisible(step is not None)
            if step is not None:
                line.setPos(step)
        self.pointed.emit(step)

    # inside

    def _fit_loss(self) -> None:
        """An axis from 0, or from a power of ten, that changes rarely."""
        drawn = [curve.yData for (plot, _), curve in self.curves.items() if plot == "loss"]
        values = [y for y in drawn if y is not None and len(y)]
        most = max((float(y.max()) for y in values), default=1.0)
        if not self._logarithmic:
            self._set_range(self.loss, "y", 0.0, range_end(most))
            return
        least = max(min((float(y.min()) for y in values), default=0.1), LEAST_LOSS)
        low, high = math.floor(math.log10(least)), math.ceil(math.log10(max(most, LEAST_LOSS)))
        self._set_range(self.loss, "y", low, max(high, low + 1))

    def _set_range(self, plot: pg.PlotItem, axis: str, low: float, high: float) -> None:
        """Only where it is another one: else the axis would be painted anew."""
        if self._ranges.get(axis) != (low, high):
            self._ranges[axis] = low, high
            way = plot.setXRange if axis == "x" else plot.setYRange
            way(low, high, padding=0.01)

    def _add_mark(self, plot: pg.PlotItem, labelled: bool = False) -> pg.InfiniteLine:
        options = {"position": 0.93, "anchors": [(0, 0.5), (0, 0.5)]}
        more = {"label": " ", "labelOpts": options} if labelled else {}
        line = pg.InfiniteLine(angle=90, movable=False, **more)
        plot.addItem(line, ignoreBounds=True)
        self._colour_mark((line,))
        return line

    def _colour_mark(self, lines: Sequence[pg.InfiniteLine]) -> None:
        for line in lines:
            line.setPen(line_pen(self._theme.muted, 1.0, dashed=True))
            if getattr(line, "label", None) is not None:
                line.label.setColor(self._theme.text)

    def _show(self, plot: str, training: Curve, validation: Curve, window: int) -> None:
        steps, values = training
        places = spread(len(steps), MOST_SMOOTH if window > 1 else MOST_POINTS)
        self._set(plot, "training", steps[places], smoothed(values, window, places))
        raw = len(steps) if window > 1 else 0
        self._set(plot, "raw", steps[:raw], values[:raw])
        self._set(plot, "validation", *validation)

    def _weigh(self, plot: str, ends: tuple[float, float]) -> None:
        """A curve that goes up and down all the time is thin: Qt takes seconds for a thick one."""
        for name in ("training", "validation"):
            curve = self.curves[plot, name]
            y = curve.yData
            if y is None:
                continue
            if plot == "loss" and self._logarithmic:
                y = np.log10(np.maximum(y, LEAST_LOSS))
            width = THIN if is_restless(y, *ends, RESTLESS) else THICK
            if self._widths.get((plot, name), THICK) != width:
                self._widths[plot, name] = width
                curve.setPen(line_pen(curve.opts["pen"].color(), width))

    def _set(self, plot: str, name: str, x: Array, y: Array) -> None:
        kept = np.isfinite(y)
        x, y = (x, y) if kept.all() else (x[kept], y[kept])
        x, y = thinned(x, y, MOST_POINTS)
        if plot == "loss" and self._logarithmic:
            y = np.maximum(y, LEAST_LOSS)
        self.curves[plot, name].setData(x, y)

    def _on_mouse(self, at: QPointF) -> None:
        for plot in (self.loss, self.accuracy):
            if plot.sceneBoundingRect().contains(at) and len(self._steps):
                step = plot.getViewBox().mapSceneToView(at).x()
                self.point_at(min(max(step, float(self._steps[0])), float(self._steps[-1])))
                return
        self.point_at(None)

    # events

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._on_mouse(self.mapToScene(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
        steps = self._steps
        if not len(steps) or event.key() not in {**ways, **ends}:
            event.ignore()
        elif event.key() in ends:
            self.point_at(float(steps[ends[Qt.Key(event.key())]]))
        else:
            far = max(1.0, len(steps) / 200) * ways[Qt.Key(event.key())]
            begin = float(steps[-1]) if self._cursor_step is None else self._cursor_step
            self.point_at(min(max(begin + far, float(steps[0])), float(steps[-1])))

    def leaveEvent(self, event: object) -> None:
        super().leaveEvent(event)
        self.point_at(None)
