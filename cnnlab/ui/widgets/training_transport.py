"""Buttons that start, pause, step and stop a training."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton

from cnnlab.scene.colours import Theme
from cnnlab.ui.widgets.icons import icon
from cnnlab.ui.widgets.main_button import MainButton
from cnnlab.ui.widgets.named import label_button, name_control
from cnnlab.ui.widgets.translated import TranslatedWidget

ICON = QSize(18, 18)


class TrainingTransport(TranslatedWidget):
    """What can be done depends on how a training stands."""

    start_asked = Signal()
    pause_asked = Signal()
    step_asked = Signal()
    stop_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.start, self.pause = MainButton(), QToolButton()
        self.step, self.stop = QToolButton(), QToolButton()
        self._begun = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button, asked in (
            (self.start, self.start_asked),
            (self.pause, self.pause_asked),
            (self.step, self.step_asked),
            (self.stop, self.stop_asked),
        ):
            button.setIconSize(ICON)
            button.clicked.connect(asked)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_state(ready=False, running=False, begun=False)
        self.retranslate()

    def show_state(self, *, ready: bool, running: bool, begun: bool) -> None:
        """Whether it can train at all, does so now, and has done a step before."""
        of_use, of_none = (self.pause, self.start) if running else (self.start, self.pause)
        of_use.setEnabled(running or ready)
        if of_none.hasFocus() and of_use.isEnabled():
            of_use.setFocus()  # a button that is disabled would lose the keyboard to any other
        of_none.setEnabled(False)
        self.step.setEnabled(ready and not running)
        self.stop.setEnabled(running or begun)
        if begun != self._begun:
            self._begun = begun
            self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.start.setIcon(icon("play", theme.on_accent, theme.muted))
        for button, name in ((self.pause, "pause"), (self.step, "step"), (self.stop, "stop")):
            button.setIcon(icon(name, theme.text))

    def _fit(self, *texts: str) -> None:
        """Have the button as wide as the longest text asks for: else the whole bar would jump."""
        widths = []
        for text in texts:
            self.start.setText(text)
            widths.append(self.start.sizeHint().width())
        self.start.setMinimumWidth(max(widths))

    def changeEvent(self, event: QEvent) -> None:
        """Another font asks for another width."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.retranslate()

    def retranslate(self) -> None:
        text = self.tr("Resume") if self._begun else self.tr("Start")
        self.start_tip = self.tr("Train the network (Space)")
        self._fit(self.tr("Start"), self.tr("Resume"))
        label_button(self.start, text, self.start_tip)
        name_control(self.pause, self.tr("Pause"), self.tr("Pause training (Space)"))
        name_control(self.step, self.tr("One step"), self.tr("Train on one batch, then pause"))
        tip = self.tr("End training and go back to the initial weights")
        name_control(self.stop, self.tr("Stop"), tip)
