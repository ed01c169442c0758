"""Curves of two trainings over each other, drawn by pyqtgraph; imported once they are seen."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cnnlab.core.arrays import Array, spread
from cnnlab.scene.colours import Theme, load_theme, with_alpha
from cnnlab.scene.curve_samples import range_end, smoothed, thinned
from cnnlab.scene.side_curves import SideCurves
from cnnlab.ui.widgets.loss_plots import FAINT, THICK, THIN, LossPlots, line_pen

MOST_POINTS = 250  # of a curve: Qt paints a thick line slowly, point by point
STRETCHES = 4, 5  # of both plots: the lower one has the axis
AXIS_ENDS = 0.02  # share of the axis before its first and after its last step
WINDOWS = 30  # windows of smoothing in a race
WORST = 3.0  # times the first loss, beyond which a loss is cut off


class RacePlot(LossPlots):
    """Losses above, accuracies below: of the first side blue, of the second orange."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._length, self._top = 0, 0.0
        for row, stretch in enumerate(STRETCHES):
            self.ci.layout.setRowStretchFactor(row, stretch)
        self.curves = {
            (name, side): target.plot(antialias=True)
            for name, target in (
                ("loss", self.loss),
                ("training", self.accuracy),
                ("validation", self.accuracy),
            )
            for side in (0, 1)
        }
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
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

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        super().set_theme(theme)
        for (name, side), curve in self.curves.items():
            colour = (theme.positive, theme.negative)[side]
            faint = line_pen(with_alpha(colour, FAINT), THIN)
            curve.setPen(faint if name == "training" else line_pen(colour, THICK))

    # inside

    @property
    def _window(self) -> int:
        return max(1, self._length // WINDOWS)

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
