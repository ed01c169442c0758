"""What bars that play something have in common: buttons to play and to step, and the speed."""

import math

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import QFrame, QToolButton

from cnnlab.scene.colours import Theme
from cnnlab.scene.text import plain
from cnnlab.ui.widgets.elided_label import ElidedLabel
from cnnlab.ui.widgets.icons import icon
from cnnlab.ui.widgets.meant_slider import MeantSlider
from cnnlab.ui.widgets.named import name_control


class PlayBar(QFrame):
    """It is told the state with ``set_…`` and emits what is asked for; a subclass lays it out."""

    play_toggled = Signal()
    stepped = Signal(int)
    """-1 or 1."""
    speed_chosen = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._theme: Theme | None = None
        self._playing = False
        self._flat: list[QToolButton] = []
        self.first, self.back = self._button("first"), self._button("back")
        self.play, self.forward = self._button("play"), self._button("forward")
        # A plain label would have the whole window laid out anew at every step.
        self.speed, self.speed_text = MeantSlider(), ElidedLabel()
        self.speed.set_meaning(self.speed_text.text)
        self.play.clicked.connect(self.play_toggled)
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.forward.clicked.connect(lambda: self.stepped.emit(1))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for button in self._flat:
            button.setIcon(icon(button.property("picture"), theme.text))
        self._draw_play()

    def set_playing(self, playing: bool) -> None:
        """Whether the button pauses."""
        if playing != self._playing:
            self._playing = playing
            self._draw_play()
            self._name_play()

    def retranslate(self) -> None:
        """Names and tool tips."""
        name_control(self.back, self.tr("Step back"), self.tr("One step back ( , )"))
        self.speed.setAccessibleName(self.tr("Speed"))
        self._name_play()

    def _fit_texts(self) -> None:
        """Give the texts room for their longest."""
        raise NotImplementedError

    def _button(self, picture: str, checkable: bool = False) -> QToolButton:
        button = QToolButton()
        button.setProperty("look", "main" if picture == "play" else "flat")
        button.setProperty("picture", picture)
        button.setCheckable(checkable)
        button.setIconSize(QSize(22, 22))
        button.setAutoRaise(True)
        if picture != "play":
            self._flat.append(button)
        return button

    def _draw_play(self) -> None:
        if self._theme is not None:
            self.play.setIcon(icon("pause" if self._playing else "play", self._theme.on_accent))

    def _name_play(self) -> None:
        if self._playing:
            name_control(self.play, self.tr("Pause"), self.tr("Pause (Space)"))
        else:
            name_control(self.play, self.tr("Play"), self.tr("Play (Space)"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._fit_texts()
        super().changeEvent(event)


class FactorBar(PlayBar):
    """A bar whose speed is a factor; the slider has ``SPEED_STEPS`` for each doubling."""

    SPEED_STEPS = 4

    def __init__(self, slowest: int, fastest: int) -> None:
        """From 2 to the power ``slowest`` to 2 to the power ``fastest``."""
        super().__init__()
        self.speed.setRange(slowest * self.SPEED_STEPS, fastest * self.SPEED_STEPS)
        self.speed.set_meaning(self.speed_text.text, self._factor_of)
        self.speed.valueChanged.connect(self._on_speed)

    def set_speed(self, speed: float) -> None:
        """So many times as fast."""
        with QSignalBlocker(self.speed):
            self.speed.setValue(round(math.log2(speed) * self.SPEED_STEPS))
        self._write_speed(speed)

    def _on_speed(self, value: int) -> None:
        speed = self._factor_of(value)
        self._write_speed(speed)
        self.speed_chosen.emit(speed)

    def _factor_of(self, step: int) -> float:
        return float(2 ** (step / self.SPEED_STEPS))

    def _write_speed(self, speed: float) -> None:
        self.speed_text.set_text(f"{plain(speed, 2)}×")
