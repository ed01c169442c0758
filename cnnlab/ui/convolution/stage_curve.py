"""The curve of the activation function on the stage, with the shown cell's point on it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from cnnlab.core.experiment.experiment import Activation, Experiment
from cnnlab.core.experiment.steps import ActivationStep
from cnnlab.lab.convolution.document import Document
from cnnlab.lab.convolution.focus import Focus
from cnnlab.lab.convolution.predictions import is_hidden
from cnnlab.lab.convolution.step_player import StepPlayer
from cnnlab.scene.colours import Theme
from cnnlab.scene.layout import StageLayout
from cnnlab.ui.convolution.labels import FUNCTIONS
from cnnlab.ui.convolution.moving import shown_step

if TYPE_CHECKING:
    from cnnlab.ui.widgets.curve_view import CurveView

translate = QCoreApplication.translate


class StageCurve:
    """Makes the curve's widget when it is first needed, and hides it where there is none."""

    def __init__(self, stage: QWidget) -> None:
        self._stage = stage
        self._view: CurveView | None = None
        self._theme: Theme | None = None

    def place(self, layout: StageLayout) -> None:
        """Put it where the layout has it."""
        if layout.curve.isEmpty():
            if self._view is not None:
                self._view.hide()
            return
        view = self._view = self._view or self._make()
        view.setGeometry(layout.curve.toAlignedRect())
        view.show()

    def pull(self, document: Document, player: StepPlayer, focus: Focus) -> None:
        """Show the cell that is pointed at, pinned or playing."""
        step, bench = shown_step(player, focus), document.bench
        if isinstance(step, ActivationStep):
            hidden = is_hidden(bench, step.cell, step.total)
            self._show(bench.experiment, None if hidden else step.z)

    def _show(self, experiment: Experiment, z: float | None) -> None:
        """The function of an experiment, with the point at z; None while it is hidden."""
        if self._view is None or not isinstance(experiment.operation, Activation):
            return
        from cnnlab.core.dense.functions import Function  # not needed to start
        from cnnlab.scene.curve_picture import CurveContent

        operation, x = experiment.operation, experiment.input
        self._view.set_content(
            CurveContent(
                Function(operation.kind, operation.slope),
                z=z,
                derivative=True,
                names=(f"g = {FUNCTIONS[operation.kind]}", "", "g′"),
                span=(float(x.min()), float(x.max())),
                span_name=translate("Stage", "input"),
            )
        )

    def retranslate(self) -> None:
        """Its name, for screen readers."""
        if self._view is not None:
            self._view.setAccessibleName(translate("Stage", "Curve of the activation function"))

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        if self._view is not None:
            self._view.set_theme(theme)

    def _make(self) -> "CurveView":
        from cnnlab.ui.widgets.curve_view import CurveView  # not needed to start

        view = self._view = CurveView()
        view.setParent(self._stage)
        view.setObjectName("stageCurve")
        if self._theme is not None:
            view.set_theme(self._theme)
        self.retranslate()
        return view
