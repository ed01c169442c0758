"""Curves of both sides of a race with their legend; drawn once they are first seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from cnnlab.scene.side_curves import SideCurves
from cnnlab.ui.widgets.late_plots import LatePlots

if TYPE_CHECKING:
    from cnnlab.ui.widgets.race_plot import RacePlot


class RaceCurves(LatePlots["RacePlot"]):
    """Losses above, accuracies below, over the steps of a race."""

    def __init__(self) -> None:
        super().__init__("cnnlab.ui.widgets.race_plot")
        self._sides = SideCurves(), SideCurves()
        self._length = 1
        self._names = "", ""
        self.first, self.second, self.note = QLabel(), QLabel(), QLabel()
        self._lay_out()
        self.retranslate()

    # what it shows

    def set_curves(self, sides: tuple[SideCurves, SideCurves], length: int) -> None:
        """Other curves, or the same, longer; and how many steps the race has."""
        self._sides, self._length, self._stale = sides, length, True
        if self.isVisible():
            self._draw()

    def set_names(self, first: str, second: str) -> None:
        """What the sides are called."""
        if (first, second) != self._names:
            self._names = first, second
            self._say_legend()

    # inside

    def _new_plots(self) -> RacePlot:
        from cnnlab.ui.widgets.race_plot import RacePlot

        return RacePlot()

    def _draw_losses(self, plot: RacePlot) -> None:
        plot.set_length(self._length)
        plot.show_losses(self._sides)

    def _draw_accuracies(self, plot: RacePlot) -> None:
        plot.show_accuracies(self._sides)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(16)
        for label in (self.first, self.second):
            label.setTextFormat(Qt.TextFormat.RichText)
            row.addWidget(label)
        row.addWidget(self.note, 1)
        self.note.setObjectName("muted")
        self.note.setMinimumWidth(60)
        column.addWidget(self._area, 1)

    # words

    def _say_legend(self) -> None:
        theme = self._theme
        pairs = (self.first, theme.positive_text), (self.second, theme.negative_text)
        for (label, colour), name in zip(pairs, self._names, strict=True):
            label.setText(f'<span style="color:{colour.name()}">━</span> {name}')

    def _say_titles(self) -> None:
        if self.plot is not None:
            self.plot.set_titles(self.tr("Loss"), self.tr("Accuracy in %"), self.tr("Step"))
            self.plot.setAccessibleName(self.tr("Loss and accuracy of both over the steps"))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Curves of the race"))
        self.note.setText(self.tr("Accuracy: thick of the validation, thin of the training"))
        self._say_legend()
        self._say_titles()

    def sizeHint(self) -> QSize:
        return QSize(640, 260)
