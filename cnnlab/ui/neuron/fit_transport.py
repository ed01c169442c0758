"""The bar under the plane: rewind, back, play, step, and the speed."""

import math

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout

from cnnlab.ui.widgets.elided_label import ElidedLabel
from cnnlab.ui.widgets.named import name_control
from cnnlab.ui.widgets.play_bar import PlayBar

SPEEDS = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, math.inf)
"""Steps a second; at last as many as there is time for."""


class FitTransport(PlayBar):
    """The bar of a fit, which is rewound and has no end."""

    rewound = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.seed_text = ElidedLabel()
        self.speed.setRange(0, len(SPEEDS) - 1)
        self.speed.setPageStep(2)
        self.speed.setMinimumWidth(70)
        self.speed.setMaximumWidth(150)
        self._lay_out()
        self.first.clicked.connect(self.rewound)
        self.speed.valueChanged.connect(self._on_speed)
        self._seed = 0
        self.retranslate()

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
        super().retranslate()
        tip = self.tr("Back to the initial weights, the same to the last bit (Ctrl+,)")
        name_control(self.first, self.tr("Rewind"), tip)
        name_control(self.forward, self.tr("Step"), self.tr("One step on ( . )"))
        self.speed.setToolTip(self.tr("Steps a second, from 1 to as fast as it goes"))
        self._fit_texts()
        self._write_speed()
        self._write_seed()
