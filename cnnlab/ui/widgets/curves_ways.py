"""Faint curves of ways that a training has left, and the line of the moment that is shown."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor, QPen

from cnnlab.core.arrays import Array
from cnnlab.scene.colours import Theme, load_theme, with_alpha
from cnnlab.scene.curve_samples import smoothed, spread
from cnnlab.ui.widgets.faint_way import FaintWay

MOST_POINTS = 200  # of a faint curve
FAINT = 0.55  # opacity
LEAST_LOSS = 1e-8  # on a logarithmic axis


class WayCurves:
    """Items in the two plots; more are made when there are more ways."""

    def __init__(self, loss: pg.PlotItem, accuracy: pg.PlotItem) -> None:
        self._plots = loss, accuracy
        self._theme = load_theme("light")
        self.curves: list[tuple[pg.PlotDataItem, pg.PlotDataItem, pg.TextItem]] = []
        self.moments = [self._add_moment(plot) for plot in self._plots]

    def show(self, ways: Sequence[FaintWay], window: int, logarithmic: bool) -> None:
        """Ways that were left, smoothed over a window."""
        while len(self.curves) < len(ways):
            self.curves.append(self._add_way())
        for i, (loss, accuracy, name) in enumerate(self.curves):
            for item in (loss, accuracy, name):
                item.setVisible(i < len(ways))
            if i < len(ways) and len(ways[i].steps):
                way = ways[i]
                places = spread(len(way.steps), MOST_POINTS)
                losses = smoothed(way.losses, window, places)
                losses = np.maximum(losses, LEAST_LOSS) if logarithmic else losses
                loss.setData(way.steps[places], losses)
                accuracy.setData(way.steps[places], 100 * smoothed(way.accuracies, window, places))
                name.setText(way.name)
                name.setPos(float(way.steps[-1]), 100 * float(_last(way.accuracies, window)))

    def show_moment(self, step: int | None) -> None:
        """Where in time it is; None for now."""
        for line in self.moments:
            line.setVisible(step is not None)
            if step is not None:
                line.setPos(step)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        for way in self.curves:
            self._colour(way)
        for line in self.moments:
            line.setPen(_pen(theme.accent, 2.0))

    def _add_way(self) -> tuple[pg.PlotDataItem, pg.PlotDataItem, pg.TextItem]:
        loss, accuracy = (plot.plot(antialias=True) for plot in self._plots)
        name = pg.TextItem(anchor=(1.0, 0.0))
        self._plots[1].addItem(name, ignoreBounds=True)
        for item in (loss, accuracy):
            item.setZValue(-5)
        way = loss, accuracy, name
        self._colour(way)
        return way

    def _colour(self, way: tuple[pg.PlotDataItem, pg.PlotDataItem, pg.TextItem]) -> None:
        loss, accuracy, name = way
        for item in (loss, accuracy):
            item.setPen(_pen(with_alpha(self._theme.muted, FAINT), 1.0))
        name.setColor(self._theme.muted)

    def _add_moment(self, plot: pg.PlotItem) -> pg.InfiniteLine:
        line = pg.InfiniteLine(angle=90, movable=False)
        line.setVisible(False)
        line.setZValue(5)
        plot.addItem(line, ignoreBounds=True)
        return line


def _last(values: Array, window: int) -> float:
    return float(smoothed(values, window, np.array([len(values) - 1]))[0])


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    return pen
