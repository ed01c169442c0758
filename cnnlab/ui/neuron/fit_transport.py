"""The bar under the plane: rewind, back, play, step, and the speed."""

import math

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSlider, QToolButton

from cnnlab.scene.colours import Theme
from cnnlab.ui.widgets.elided_label import ElidedLabel
from cnnlab.ui.widgets.icons import icon

SPEEDS = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, math.inf)
"""Steps a second; at last as many as there is time for."""


class FitTransport(QFrame):
    """It is told the state with ``set_…`` and emits what is asked for."""

    rewound = Signal()
    stepped = Signal(int)
    """-1 or 1."""
    play_toggled = Signal()
    speed_chosen = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._theme: Theme | None = None
        self._playing = False
        self.first, self.back = self._button("first"), self._button("back")
        self.play, self.forward = self._button("play"), self._button("forward")
        self.seed_text, self.speed_text = ElidedLabel(), ElidedLabel()
        self.speed = QSlider(Qt.Orientation.Horizontal)
        self.speed.setRange(0, len(SPEEDS) - 1)
        self.speed.setPageStep(2)
        self.speed.setMinimumWidth(70)
        self.speed.setMaximumWidth(150)
        self._lay_out()
        self.first.clicked.connect(self.rewound)
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.forward.clicked.connect(lambda: self.stepped.emit(1))
        self.play.clicked.connect(self.play_toggled)
        self.speed.valueChanged.connect(self._on_speed)
        self._seed = 0
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for button in (self.first, self.back, self.forward):
            button.setIcon(icon(button.property("picture"), theme.text))
        self._draw_play()

    def set_playing(self, playing: bool) -> None:
        """Whether the button pauses."""
        if playing != self._playing:
            self._playing = playing
            self._draw_play()
            self._name_play()

    def set_place(self, step: int) -> None:
        """Where it stands: at the start there is nothing to go back to."""
        if (step > 0) != self.first.isEnabled():
            self.first.setEnabled(step > 0)
            self.back.setEnabled(step > 0)

    def set_seed(self, seed: int) -> None:
        """The seed of the initial weights, which a rewind goes back to."""
        self._seed = seed
        self._write_seed()

    def set_speed(self, speed: float) -> None:
        """Steps a second."""
        nearest = min(range(len(SPEEDS)), key=lambda n: (SPEEDS[n] < speed, SPEEDS[n]))
        with QSignalBlocker(self.speed):
            self.speed.setValue(nearest)
        self._write_speed()

    def _button(self, picture: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("look", "main" if picture == "play" else "flat")
        button.setProperty("picture", picture)
        button.setIconSize(QSize(22, 22))
        button.setAutoRaise(True)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 12, 4)
        row.setSpacing(2)
        for button in (self.first, self.back, self.play, self.forward):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.seed_text)
        row.addSpacing(12)
        row.addWidget(self.speed_text)
        row.addSpacing(6)
        row.addWidget(self.speed)

    def _on_speed(self, value: int) -> None:
        self._write_speed()
        self.speed_chosen.emit(SPEEDS[value])

    def _draw_play(self) -> None:
        if self._theme is not None:
            self.play.setIcon(icon("pause" if self._playing else "play", self._theme.on_accent))

    def _name_play(self) -> None:
        self.play.setAccessibleName(self.tr("Pause") if self._playing else self.tr("Play"))
        self.play.setToolTip(self.tr("Pause (Space)") if self._playing else self.tr("Play (Space)"))

    def _write_speed(self) -> None:
        speed = SPEEDS[self.speed.value()]
        if math.isinf(speed):
            text = self.tr("as fast as it goes")
        else:
            text = self.tr("{n} steps a second").format(n=f"{speed:,.0f}")
        self.speed_text.set_text(text)

    def _write_seed(self) -> None:
        self.seed_text.set_text(self.tr("start: weights no. {seed}").format(seed=self._seed))

    def _fit_texts(self) -> None:
        width = self.fontMetrics().horizontalAdvance
        widest = max(
            width(self.tr("as fast as it goes")),
            width(self.tr("{n} steps a second").format(n="1,000")),
        )
        self.speed_text.set_usual_width(widest + 22)
        self.seed_text.set_usual_width(
            width(self.tr("start: weights no. {seed}").format(seed=999_999)) + 22
        )

    def retranslate(self) -> None:
        for button, name, tip in (
            (
                self.first,
                self.tr("Rewind"),
                self.tr("Back to the initial weights, the same to the last bit (Ctrl+,)"),
            ),
            (self.back, self.tr("Step back"), self.tr("One step back ( , )")),
            (self.forward, self.tr("Step"), self.tr("One step on ( . )")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(tip)
        self.speed.setAccessibleName(self.tr("Speed"))
        self.speed.setToolTip(self.tr("Steps a second, from 1 to as fast as it goes"))
        self._name_play()
        self._fit_texts()
        self._write_speed()
        self._write_seed()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._fit_texts()
        super().changeEvent(event)
