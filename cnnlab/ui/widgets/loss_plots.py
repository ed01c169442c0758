"""Two plots of a training by pyqtgraph, which is imported once curves are first seen."""

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QPen
from PySide6.QtWidgets import QWidget

from cnnlab.scene.colours import Theme
from cnnlab.ui.widgets.accessible import describe_as

pg.setConfigOption("exitCleanup", False)  # it would search all objects when the program ends

SHARES = (20, 40, 60, 80, 100)  # lines behind the accuracies, in %
LEAST_LOSS = 1e-8  # on a logarithmic axis
AXIS_WIDTH = 52  # px
SPACING = 10  # px between both: the numbers at their ends reach over these
THICK, THIN = 2.0, 1.0  # px of a line
FAINT = 0.55  # opacity of a curve that stays behind others


def line_pen(colour: QColor, width: float = THIN, dashed: bool = False) -> QPen:
    """A pen of so many pixels, whatever the scale of the plot."""
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    if dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    return pen


class LossPlots(pg.GraphicsLayoutWidget):  # type: ignore[misc]
    """Loss above, accuracy in % below, with the steps in common; subclasses add curves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ci.setContentsMargins(0, 4, 8, 0)
        self.ci.setSpacing(SPACING)
        self.loss, self.accuracy = self._add_plot(0), self._add_plot(1)
        self.accuracy.setXLink(self.loss)
        self.loss.getAxis("bottom").setStyle(showValues=False)
        self.accuracy.setYRange(0, 100, padding=0.02)
        self._shares = self._add_shares()

    def set_titles(self, loss: str, accuracy: str, step: str) -> None:
        """What stands beside the axes."""
        self.loss.setLabel("left", loss)
        self.accuracy.setLabel("left", accuracy)
        self.accuracy.setLabel("bottom", step)

    def set_theme(self, theme: Theme) -> None:
        """Other colours of the ground and the axes."""
        self.setBackground(theme.card)
        for plot in (self.loss, self.accuracy):
            for side in ("left", "bottom"):
                axis = plot.getAxis(side)
                axis.setPen(line_pen(theme.line))
                axis.setTextPen(line_pen(theme.muted))
                axis.label.setDefaultTextColor(theme.text)
        for line in self._shares:
            line.setPen(line_pen(theme.line))

    def _add_plot(self, row: int) -> pg.PlotItem:
        plot = self.addPlot(row=row, col=0, enableMenu=False)
        plot.hideButtons()
        menu = plot.ctrlMenu  # it makes one nevertheless, without a parent
        menu.setParent(self, menu.windowFlags())
        plot.setMouseEnabled(x=False, y=False)
        plot.getViewBox().setDefaultPadding(0.03)
        plot.getAxis("left").setWidth(AXIS_WIDTH)
        for side in ("left", "bottom"):
            plot.getAxis(side).enableAutoSIPrefix(False)
        return plot

    def _add_shares(self) -> list[pg.InfiniteLine]:
        """A grid of a few lines; pyqtgraph's would have all axes painted with every step."""
        lines = [pg.InfiniteLine(pos=share, angle=0, movable=False) for share in SHARES]
        for line in lines:
            line.setZValue(-10)
            self.accuracy.addItem(line, ignoreBounds=True)
        return lines


def hidden_line(plot: pg.PlotItem) -> pg.InfiniteLine:
    """A line down through a plot, to be shown at a step."""
    line = pg.InfiniteLine(angle=90, movable=False)
    line.setVisible(False)
    plot.addItem(line, ignoreBounds=True)
    return line


describe_as(LossPlots, QAccessible.Role.Chart)
