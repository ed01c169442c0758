"""Curves of both sides of a race with their legend; drawn once they are first seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.side_curves import SideCurves
from cnnlab.ui.widgets.import_in_turns import ImportInTurns
from cnnlab.ui.widgets.translated import TranslatedWidget

if TYPE_CHECKING:
    from cnnlab.ui.widgets.race_plot import RacePlot

PAUSE = 4  # ms after the losses, in which they are painted before the accuracies are drawn


class RaceCurves(TranslatedWidget):
    """Losses above, accuracies below, over the steps of a race."""

    drawn = Signal()
    """The plots are there."""

    def __init__(self) -> None:
        super().__init__()
        self.plot: RacePlot | None = None
        self._sides = SideCurves(), SideCurves()
        self._length = 1
        self._names = "", ""
        self._theme = load_theme("light")
        self._stale = True
        self.first, self.second, self.note = QLabel(), QLabel(), QLabel()
        self._below = QTimer(self)
        self._below.setSingleShot(True)
        self._below.setInterval(PAUSE)
        self._below.timeout.connect(self._draw_accuracies)
        self._module = ImportInTurns("cnnlab.ui.widgets.race_plot", self)
        self._module.ready.connect(self._make_plot)
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

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self._say_legend()
        if self.plot is not None:
            self.plot.set_theme(theme)

    def close_down(self) -> None:
        """Wait for what is being imported."""
        self._module.close()

    # inside

    def _draw(self) -> None:
        plot = self.plot
        if plot is None or not self._stale:
            return
        self._stale = False
        plot.set_length(self._length)
        plot.show_losses(self._sides)
        self._below.start()

    def _draw_accuracies(self) -> None:
        if self.plot is not None:
            self.plot.show_accuracies(self._sides)

    def _make_plot(self) -> None:
        from cnnlab.ui.widgets.race_plot import RacePlot

        self.plot = RacePlot()
        self._area.addWidget(self.plot)
        self.plot.set_theme(self._theme)
        self._say_titles()
        self._draw()
        self.drawn.emit()

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
        area = QWidget()
        self._area = QVBoxLayout(area)
        self._area.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area, 1)

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

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.plot is None:
            self._module.start()
        elif self._stale:
            QTimer.singleShot(0, self, self._draw)

    def hideEvent(self, event: QHideEvent) -> None:
        if self._below.isActive():
            self._below.stop()
            self._stale = True
        super().hideEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(640, 260)
