"""Curves of a training with what is set of them; drawn once they are first seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from cnnlab.core.arrays import Array
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.curve_samples import nearest
from cnnlab.ui.widgets.faint_way import FaintWay
from cnnlab.ui.widgets.import_in_turns import ImportInTurns
from cnnlab.ui.widgets.named import name_control
from cnnlab.ui.widgets.training_bar import loss_text, share_text
from cnnlab.ui.widgets.translated import TranslatedWidget

if TYPE_CHECKING:
    from cnnlab.ui.widgets.curves_plot import CurvesPlot

WINDOWS = (1, 5, 10, 20, 50, 100, 200, 500, 1000)
"""Steps that a curve is smoothed over."""
MANY, PACE = 20_000, 250  # of so many steps a few more are not seen: drawn every 250 ms
USUAL = 3  # place among them
PAUSE = 4  # ms after the losses, in which they are painted before the accuracies are drawn
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


class CurvesView(TranslatedWidget):
    """Loss above, accuracy below; a cursor tells the numbers of a step."""

    drawn = Signal()
    """The plots are there."""

    def __init__(self) -> None:
        super().__init__()
        self.plot: CurvesPlot | None = None
        self._shown, self._theme = CurvesShown(), load_theme("light")
        self._stale = True
        self._step: float | None = None
        self._moment: int | None = None
        self.training, self.validation, self.note = QLabel(), QLabel(), QLabel()
        self.smoothing, self.smoothing_label = QSlider(Qt.Orientation.Horizontal), QLabel()
        self.logarithmic = QCheckBox()
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.setInterval(PACE)
        self._pace.timeout.connect(self._draw)
        self._below = QTimer(self)
        self._below.setSingleShot(True)
        self._below.setInterval(PAUSE)
        self._below.timeout.connect(self._draw_accuracies)
        self._module = ImportInTurns("cnnlab.ui.widgets.curves_plot", self)
        self._module.ready.connect(self._make_plot)
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

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self._say_legend()
        if self.plot is not None:
            self.plot.set_theme(theme)

    @property
    def window_size(self) -> int:
        """Steps that curves are smoothed over."""
        return WINDOWS[self.smoothing.value()]

    def close_down(self) -> None:
        """Wait for what is being imported."""
        self._module.close()

    # inside

    def _draw(self) -> None:
        plot, shown = self.plot, self._shown
        if plot is None or not self._stale:
            return
        self._stale = False
        validation = shown.validation_steps, shown.validation_losses
        longest = max((float(way.steps[-1]) for way in shown.ways if len(way.steps)), default=0.0)
        plot.show_losses((shown.steps, shown.losses), validation, self.window_size, longest)
        plot.show_marks(shown.marks)
        self._say_note()
        self._below.start()

    def _draw_accuracies(self) -> None:
        plot, shown = self.plot, self._shown
        if plot is not None:
            training = shown.steps, 100 * shown.accuracies
            validation = shown.validation_steps, 100 * shown.validation_accuracies
            plot.show_accuracies(training, validation, self.window_size)
            plot.show_ways(shown.ways, self.window_size)

    def _make_plot(self) -> None:
        from cnnlab.ui.widgets.curves_plot import CurvesPlot

        self.plot = CurvesPlot()
        self._area.addWidget(self.plot)
        self.plot.set_theme(self._theme)
        self.plot.set_logarithmic(self.logarithmic.isChecked())
        self.plot.pointed.connect(self._on_pointed)
        self.plot.ways.show_moment(self._moment)
        self._say_titles()
        self._draw()
        self.drawn.emit()

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
        self.smoothing.setFixedWidth(110)
        self.smoothing_label.setBuddy(self.smoothing)
        area = QWidget()
        self._area = QVBoxLayout(area)
        self._area.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area, 1)

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

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.plot is None:
            self._module.start()
        elif self._stale:
            self._soon_draw()

    def _soon_draw(self) -> None:
        QTimer.singleShot(0, self, self._draw)

    def hideEvent(self, event: QHideEvent) -> None:
        self._pace.stop()
        if self._below.isActive():
            self._below.stop()
            self._stale = True
        super().hideEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(640, 360)
