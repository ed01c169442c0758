"""Faint curves of ways that a training has left, and the line of the moment that is shown."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg

from cnnlab.core.arrays import spread
from cnnlab.scene.colours import Theme, load_theme, with_alpha
from cnnlab.scene.curve_samples import smoothed
from cnnlab.ui.widgets.faint_way import FaintWay
from cnnlab.ui.widgets.loss_plots import FAINT, LEAST_LOSS, THICK, hidden_line, line_pen

MOST_POINTS = 200  # of a faint curve


class WayCurves:
    """Items in the two plots; more are made when there are more ways."""

    def __init__(self, loss: pg.PlotItem, accuracy: pg.PlotItem) -> None:
        self._plots = loss, accuracy
        self._theme = load_theme("light")
        self.curves: list[tuple[pg.PlotDataItem, pg.PlotDataItem, pg.TextItem]] = []
        self.moments = [hidden_line(plot) for plot in self._plots]
        for line in self.moments:
            line.setZValue(5)

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
                shares = 100 * smoothed(way.accuracies, window, places)
                accuracy.setData(way.steps[places], shares)
                name.setText(way.name)
                name.setPos(float(way.steps[-1]), float(shares[-1]))

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
            line.setPen(line_pen(theme.accent, THICK))

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
            item.setPen(line_pen(with_alpha(self._theme.muted, FAINT)))
        name.setColor(self._theme.muted)
