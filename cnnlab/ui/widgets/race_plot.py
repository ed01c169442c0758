"""Curves of two trainings over each other, drawn by pyqtgraph; imported once they are seen."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QWidget

from cnnlab.core.arrays import Array
from cnnlab.scene.colours import Theme, load_theme, with_alpha
from cnnlab.scene.curve_samples import range_end, smoothed, spread, thinned
from cnnlab.scene.side_curves import SideCurves

pg.setConfigOption("exitCleanup", False)  # it would search all objects when the program ends

MOST_POINTS = 250  # of a curve: Qt paints a thick line slowly, point by point
SHARES = (20, 40, 60, 80, 100)  # lines behind the accuracies, in %
AXIS_WIDTH = 52  # px
THICK, THIN = 2.0, 1.0  # px of a line
STRETCHES = 4, 5  # of both plots: the lower one has the axis
AXIS_ENDS = 0.02  # share of the axis before its first and after its last step
FAINT = 0.55  # opacity of the accuracies of the training
WINDOWS = 30  # windows of smoothing in a race
WORST = 3.0  # times the first loss, beyond which a loss is cut off


def _pen(colour: QColor, width: float = 1.0) -> QPen:
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    return pen


class RacePlot(pg.GraphicsLayoutWidget):  # type: ignore[misc]
    """Losses above, accuracies below: of the first side blue, of the second orange."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._length, self._top = 0, 0.0
        self.ci.setContentsMargins(0, 4, 8, 0)
        self.ci.setSpacing(4)
        self.loss, self.accuracy = self._add_plot(0), self._add_plot(1)
        self.accuracy.setXLink(self.loss)
        self.loss.getAxis("bottom").setStyle(showValues=False)
        self.accuracy.setYRange(0, 100, padding=0.02)
        for row, stretch in enumerate(STRETCHES):
            self.ci.layout.setRowStretchFactor(row, stretch)
        self._shares = self._add_shares()
        self.curves = {
            (name, side): target.plot(antialias=True)
            for name, target in (
                ("loss", self.loss),
                ("training", self.accuracy),
                ("validation", self.accuracy),
            )
            for side in (0, 1)
        }
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.set_theme(load_theme("light"))

    # what it shows

    def set_length(self, steps: int) -> None:
        """How many steps the race has."""
        if steps != self._length:
            self._length = steps
            self.loss.setXRange(0, steps, padding=AXIS_ENDS)

    def show_losses(self, sides: Sequence[SideCurves]) -> None:
        """Losses of the training, smoothed; what is far above the first one is cut off."""
        for i, side in enumerate(sides):
            self._set("loss", i, side.steps, side.losses, self._window)
        self._fit_loss([side.losses for side in sides])

    def show_accuracies(self, sides: Sequence[SideCurves]) -> None:
        """Accuracies of the training, smoothed and thin, and of validation."""
        for i, side in enumerate(sides):
            self._set("training", i, side.steps, 100 * side.accuracies, self._window)
            shares = 100 * side.validation_accuracies
            self._set("validation", i, side.validation_steps, shares, 1)

    def set_titles(self, loss: str, accuracy: str, step: str) -> None:
        """What stands beside the axes."""
        self.loss.setLabel("left", loss)
        self.accuracy.setLabel("left", accuracy)
        self.accuracy.setLabel("bottom", step)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.setBackground(theme.card)
        for (name, side), curve in self.curves.items():
            colour = (theme.positive, theme.negative)[side]
            thin = name == "training"
            curve.setPen(_pen(with_alpha(colour, FAINT), THIN) if thin else _pen(colour, THICK))
        for target in (self.loss, self.accuracy):
            for place in ("left", "bottom"):
                axis = target.getAxis(place)
                axis.setPen(_pen(theme.line))
                axis.setTextPen(_pen(theme.muted))
                axis.label.setDefaultTextColor(theme.text)
        for line in self._shares:
            line.setPen(_pen(theme.line))

    # inside

    @property
    def _window(self) -> int:
        return max(1, self._length // WINDOWS)

    def _add_plot(self, row: int) -> pg.PlotItem:
        plot = self.addPlot(row=row, col=0, enableMenu=False)
        plot.hideButtons()
        menu = plot.ctrlMenu  # it makes one nevertheless, without a parent
        menu.setParent(self, menu.windowFlags())
        plot.setMouseEnabled(x=False, y=False)
        plot.getAxis("left").setWidth(AXIS_WIDTH)
        for place in ("left", "bottom"):
            plot.getAxis(place).enableAutoSIPrefix(False)
        return plot

    def _add_shares(self) -> list[pg.InfiniteLine]:
        """A grid of a few lines; pyqtgraph's would have all axes painted with every step."""
        lines = [pg.InfiniteLine(pos=share, angle=0, movable=False) for share in SHARES]
        for line in lines:
            line.setZValue(-10)
            self.accuracy.addItem(line, ignoreBounds=True)
        return lines

    def _set(self, name: str, side: int, x: Array, y: Array, window: int) -> None:
        places = spread(len(x), MOST_POINTS)
        x, y = x[places], smoothed(y, window, places)
        kept = np.isfinite(y)
        self.curves[name, side].setData(*thinned(x[kept], y[kept], MOST_POINTS))

    def _fit_loss(self, losses: Sequence[Array]) -> None:
        """An axis from 0 that changes rarely."""
        drawn = [self.curves["loss", side].yData for side in (0, 1)]
        most = max((float(y.max()) for y in drawn if y is not None and len(y)), default=1.0)
        first = max((float(one[0]) for one in losses if len(one)), default=1.0)
        top = range_end(min(most, WORST * first) if np.isfinite(first) else most)
        if top != self._top:
            self._top = top
            self.loss.setYRange(0, top, padding=0.01)
