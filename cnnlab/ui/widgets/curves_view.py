"""Curves of a training with what is set of them; drawn once they are first seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout

from cnnlab.core.arrays import Array
from cnnlab.scene.curve_samples import nearest
from cnnlab.ui.widgets.accessible import tell_keys
from cnnlab.ui.widgets.faint_way import FaintWay
from cnnlab.ui.widgets.late_plots import LatePlots
from cnnlab.ui.widgets.meant_slider import MeantSlider
from cnnlab.ui.widgets.named import name_control
from cnnlab.ui.widgets.percents import share_text
from cnnlab.ui.widgets.training_bar import loss_text

if TYPE_CHECKING:
    from cnnlab.ui.widgets.curves_plot import CurvesPlot

WINDOWS = (1, 5, 10, 20, 50, 100, 200, 500, 1000)
"""Steps that a curve is smoothed over."""
MANY, PACE = 20_000, 250  # of so many steps a few more are not seen: drawn every 250 ms
USUAL = 3  # place among them
NONE = np.zeros(0)


@dataclass(frozen=True, eq=False)
class CurvesShown:
    """Steps (n,), losses and accuracies (0…1) of training and validation, and what was changed."""

    steps: Array = field(default_factory=lambda: NONE)
    losses: Array = field(default_factory=lambda: NONE)
    accuracies: Array = field(default_factory=lambda: NONE)
    validation_steps: Array = field(default_factory=lambda: NONE)
    validation_losses: Array = field(default_factory=lambda: NONE)
    validation_accuracies: Array = field(default_factory=lambda: NONE)
    marks: tuple[tuple[int, str], ...] = ()
    """Steps, and what was changed at them in a few words."""
    ways: tuple[FaintWay, ...] = ()
    """That were left."""


class CurvesView(LatePlots["CurvesPlot"]):
    """Loss above, accuracy below; a cursor tells the numbers of a step."""

    def __init__(self) -> None:
        super().__init__("cnnlab.ui.widgets.curves_plot")
        self._shown = CurvesShown()
        self._step: float | None = None
        self._moment: int | None = None
        self.training, self.validation, self.note = QLabel(), QLabel(), QLabel()
        self.smoothing, self.smoothing_label = MeantSlider(), QLabel()
        self.logarithmic = QCheckBox()
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.setInterval(PACE)
        self._pace.timeout.connect(self._draw)
        self._lay_out()
        self.smoothing.valueChanged.connect(self._on_smoothing)
        self.logarithmic.toggled.connect(self._on_logarithmic)
        self.retranslate()

    # what it shows

    def set_curves(self, shown: CurvesShown) -> None:
        """Other curves, or the same, longer; drawn if they are seen, else once they are."""
        self._shown, self._stale = shown, True
        self.setAccessibleDescription(self._summary())
        if self.isVisible() and not self._pace.isActive():
            self._draw()
            if len(shown.steps) > MANY:
                self._pace.start()

    def set_moment(self, step: int | None) -> None:
        """Mark the moment that is shown; None for now."""
        self._moment = step
        if self.plot is not None:
            self.plot.ways.show_moment(step)

    @property
    def window_size(self) -> int:
        """Steps that curves are smoothed over."""
        return WINDOWS[self.smoothing.value()]

    # inside

    def _draw_losses(self, plot: CurvesPlot) -> None:
        shown = self._shown
        training = shown.steps, shown.losses
        validation = shown.validation_steps, shown.validation_losses
        ends = (float(way.steps[-1]) for way in shown.ways if len(way.steps))
        plot.show_losses(training, validation, self.window_size, max(ends, default=0.0))
        plot.show_marks(shown.marks)
        self._say_note()

    def _draw_accuracies(self, plot: CurvesPlot) -> None:
        shown = self._shown
        training = shown.steps, 100 * shown.accuracies
        validation = shown.validation_steps, 100 * shown.validation_accuracies
        plot.show_accuracies(training, validation, self.window_size)
        plot.show_ways(shown.ways, self.window_size)

    def _new_plots(self) -> CurvesPlot:
        from cnnlab.ui.widgets.curves_plot import CurvesPlot

        plot = CurvesPlot()
        plot.set_logarithmic(self.logarithmic.isChecked())
        plot.pointed.connect(self._on_pointed)
        plot.ways.show_moment(self._moment)
        return plot

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(12)
        row.addWidget(self.training)
        row.addWidget(self.validation)
        row.addWidget(self.note, 1)
        row.addWidget(self.logarithmic)
        row.addWidget(self.smoothing_label)
        row.addWidget(self.smoothing)
        self.note.setObjectName("muted")
        self.note.setMinimumWidth(60)
        self.smoothing.setRange(0, len(WINDOWS) - 1)
        self.smoothing.setValue(USUAL)
        self.smoothing.set_meaning(
            self.smoothing_label.text, lambda step: float(WINDOWS[min(step, len(WINDOWS) - 1)])
        )
        self.smoothing.setFixedWidth(110)
        self.smoothing_label.setBuddy(self.smoothing)
        column.addWidget(self._area, 1)

    def _on_smoothing(self) -> None:
        self._stale = True
        self._say_smoothing()
        self._draw()

    def _on_logarithmic(self, on: bool) -> None:
        if self.plot is not None:
            self.plot.set_logarithmic(on)
            self._stale = True
            self._draw()

    def _on_pointed(self, step: float | None) -> None:
        self._step = step
        self._say_note()

    # words

    def _say_note(self) -> None:
        """The numbers at the cursor; what was changed there; nothing without one."""
        shown, step = self._shown, self._step
        if step is None or not len(shown.steps):
            self.note.setText("")
            return
        at = nearest(shown.steps, step)
        parts = [
            self.tr("step {step}").format(step=f"{int(shown.steps[at]):,}"),
            f"{loss_text(float(shown.losses[at]))}, {share_text(float(shown.accuracies[at]))}",
        ]
        if len(shown.validation_steps):
            near = nearest(shown.validation_steps, step)
            loss, share = shown.validation_losses[near], shown.validation_accuracies[near]
            numbers = f"{loss_text(float(loss))}, {share_text(float(share))}"
            parts.append(self.tr("validation {numbers}").format(numbers=numbers))
        changed = [text for place, text in shown.marks if place == int(shown.steps[at])]
        self.note.setText(" · ".join([*parts, *changed]))
        if self.plot is not None:
            tell_keys(self.plot, self.note.text())

    def _summary(self) -> str:
        """The last numbers, for screen readers."""
        shown = self._shown
        if not len(shown.steps):
            return self.tr("no step yet")
        text = self.tr("{steps} steps, loss {loss}, accuracy {share}")
        return text.format(
            steps=f"{int(shown.steps[-1]):,}",
            loss=loss_text(float(shown.losses[-1])),
            share=share_text(float(shown.accuracies[-1])),
        )

    def _say_legend(self) -> None:
        for label, colour, text in (
            (self.training, self._theme.positive_text, self.tr("training")),
            (self.validation, self._theme.negative_text, self.tr("validation")),
        ):
            label.setText(f'<span style="color:{colour.name()}">━</span> {text}')

    def _say_titles(self) -> None:
        if self.plot is not None:
            self.plot.set_titles(self.tr("Loss"), self.tr("Accuracy in %"), self.tr("Step"))
            self.plot.setAccessibleName(self.tr("Loss and accuracy over the steps"))

    def _say_smoothing(self) -> None:
        size = self.window_size
        text = self.tr("Not smoothed") if size == 1 else self.tr("Mean of {count} steps")
        self.smoothing_label.setText(text.format(count=size))
        widest = (self.tr("Not smoothed"), self.tr("Mean of {count} steps").format(count=1000))
        wide: Callable[[str], int] = self.smoothing_label.fontMetrics().horizontalAdvance
        self.smoothing_label.setMinimumWidth(max(map(wide, widest)))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Curves of the training"))
        self.logarithmic.setText(self.tr("Logarithmic loss"))
        name_control(
            self.smoothing,
            self.tr("Smoothing"),
            self.tr("Over how many steps the curve of the training is a mean"),
        )
        self._say_legend()
        self._say_titles()
        self._say_smoothing()
        self._say_note()

    # events

    def hideEvent(self, event: QHideEvent) -> None:
        self._pace.stop()
        super().hideEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(640, 360)
