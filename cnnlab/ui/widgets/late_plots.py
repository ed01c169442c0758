"""A place for two plots of a training, which are made once they are first seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnlab.scene.colours import Theme, load_theme
from cnnlab.ui.widgets.import_in_turns import ImportInTurns
from cnnlab.ui.widgets.translated import TranslatedWidget

if TYPE_CHECKING:
    from cnnlab.ui.widgets.loss_plots import LossPlots

PAUSE = 4  # ms after the losses, in which they are painted before the accuracies are drawn
Plots = TypeVar("Plots", bound="LossPlots")


class LatePlots(TranslatedWidget, Generic[Plots]):
    """Subclasses make the plots of a ``module`` and say what is drawn in them.

    They lay out ``area``, in which the plots will be.
    """

    drawn = Signal()
    """The plots are there."""

    def __init__(self, module: str) -> None:
        super().__init__()
        self.plot: Plots | None = None
        self._theme = load_theme("light")
        self._stale = True
        self._area = QWidget()
        QVBoxLayout(self._area).setContentsMargins(0, 0, 0, 0)
        self._below = QTimer(self)
        self._below.setSingleShot(True)
        self._below.setInterval(PAUSE)
        self._below.timeout.connect(self._draw_below)
        self._module = ImportInTurns(module, self)
        self._module.ready.connect(self._make_plots)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self._say_legend()
        if self.plot is not None:
            self.plot.set_theme(theme)

    def close_down(self) -> None:
        """Leave what is being imported."""
        self._module.close()

    # what subclasses say

    def _new_plots(self) -> Plots:
        """Once their module can be imported at once."""
        raise NotImplementedError

    def _draw_losses(self, plot: Plots) -> None:
        raise NotImplementedError

    def _draw_accuracies(self, plot: Plots) -> None:
        raise NotImplementedError

    def _say_legend(self) -> None:
        raise NotImplementedError

    def _say_titles(self) -> None:
        raise NotImplementedError

    # inside

    def _draw(self) -> None:
        """Where something is other than it is drawn: losses, and accuracies a little later."""
        if self.plot is not None and self._stale:
            self._stale = False
            self._draw_losses(self.plot)
            self._below.start()

    def _draw_below(self) -> None:
        if self.plot is not None:
            self._draw_accuracies(self.plot)

    def _make_plots(self) -> None:
        self.plot = self._new_plots()
        layout = self._area.layout()
        assert layout is not None  # noqa: S101 - it was given one
        layout.addWidget(self.plot)
        self.plot.set_theme(self._theme)
        self._say_titles()
        self._draw()
        self.drawn.emit()

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
