"""Play, pause, step, scrub, speed: plain values in, plain values out."""

import math
from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QToolButton

from cnnlab.ui.widgets.elided_label import ElidedLabel
from cnnlab.ui.widgets.meant_slider import MeantSlider
from cnnlab.ui.widgets.named import name_control
from cnnlab.ui.widgets.play_bar import FactorBar
from cnnlab.ui.widgets.transport_words import TransportWords, window_words

STEPS_TO = 7  # the power of 2 up to which speeds are steps a second


class Transport(FactorBar):
    """The bar under the stage; ``words`` says in the language in use what it plays."""

    sought = Signal(int)
    """Step index, from 0; dragging emits many."""
    loop_chosen = Signal(bool)
    inside_chosen = Signal(bool)

    def __init__(self, words: Callable[[], TransportWords] = window_words) -> None:
        said = words()
        super().__init__(slowest=-2, fastest=STEPS_TO + len(said.fast))
        self._words, self._said = words, said
        self._place, self._factor = (0, 0), 1.0
        self._moment: tuple[int, int] | None = None
        self.last = self._button("last")
        self.inside, self.loop = QToolButton(), self._button("loop", True)
        self.inside.setProperty("look", "flat")
        self.inside.setCheckable(True)
        self.position = MeantSlider()
        self.position.setMinimumWidth(50)
        self.position.set_meaning(lambda: self.where.text(), lambda step: step + 1.0)
        self.where = ElidedLabel()
        self.speed.setMinimumWidth(60)
        self.speed.setMaximumWidth(104)
        self._lay_out()
        self._connect()
        self.set_speed(1.0)
        self.retranslate()

    def set_place(self, index: int, count: int, moment: tuple[int, int] | None) -> None:
        """Step of how many; inside a window, moment of how many."""
        if count != self._place[1]:
            self._place = (index, count)
            self._fit_texts()
        with QSignalBlocker(self.position):
            self.position.setRange(0, max(0, count - 1))
            self.position.setPageStep(max(1, count // 6))
            self.position.setValue(index)
        self._place, self._moment = (index, count), moment
        with QSignalBlocker(self.inside):
            self.inside.setChecked(moment is not None)
        for widget in (self.first, self.back, self.play, self.forward, self.last, self.inside):
            widget.setEnabled(count > 0)
        self.position.setEnabled(count > 1)
        self._write_place()

    def set_letters(self, font: QFont) -> None:
        """Letters of what is written on it."""
        for widget in (self, self.where, self.inside, self.speed_text):
            widget.setFont(font)
        self._fit_texts()

    def set_loop(self, loop: bool) -> None:
        with QSignalBlocker(self.loop):
            self.loop.setChecked(loop)

    def retranslate(self) -> None:
        super().retranslate()
        words = self._said = self._words()
        for button, name, tip in (
            (self.first, words.first, words.first_tip),
            (self.forward, self.tr("Step forward"), self.tr("One step on ( . )")),
            (self.last, words.last, words.last_tip),
            (self.inside, words.inside, words.inside_tip),
            (self.loop, self.tr("Loop"), self.tr("Start again at the end")),
        ):
            name_control(button, name, tip)
        self.inside.setText(words.inside_word)
        name_control(self.position, words.position, words.position_tip)
        self.speed.setToolTip(words.speed_tip)
        self._fit_texts()
        self._write_place()
        self._write_speed(self._factor)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 12, 2)
        row.setSpacing(2)
        for button in (self.first, self.back, self.play, self.forward, self.last):
            row.addWidget(button)
        row.addSpacing(10)
        row.addWidget(self.position, 1)
        row.addSpacing(8)
        row.addWidget(self.where)
        row.addSpacing(8)
        row.addWidget(self.inside)
        row.addWidget(self.loop)
        row.addSpacing(12)
        row.addWidget(self.speed_text)
        row.addWidget(self.speed)

    def _connect(self) -> None:
        self.first.clicked.connect(lambda: self.sought.emit(0))
        self.last.clicked.connect(lambda: self.sought.emit(self.position.maximum()))
        self.position.valueChanged.connect(self.sought)
        self.loop.toggled.connect(self.loop_chosen)
        self.inside.toggled.connect(self.inside_chosen)

    def _write_place(self) -> None:
        index, count = self._place
        self.where.set_text(self._said.place(index, count, self._moment))

    def _write_speed(self, speed: float) -> None:
        self._factor = speed
        beyond = int(math.log2(speed)) - STEPS_TO
        if 0 < beyond <= len(self._said.fast):
            self.speed_text.set_text(self._said.fast[beyond - 1])
        else:
            super()._write_speed(speed)

    def _fit_texts(self) -> None:
        """Give the texts room for their longest, so that the slider does not jump."""
        width = self.fontMetrics().horizontalAdvance
        widest = self._said.widest(max(self._place[1], 10))
        self.where.set_usual_width(width(widest) + 22)
        self.speed_text.setFixedWidth(max(map(width, ("0.25×", *self._said.fast))) + 22)
