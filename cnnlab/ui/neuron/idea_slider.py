"""A number that can be typed, and dragged on a slider under it."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from cnnlab.scene.text import number
from cnnlab.ui.widgets.box_guard import BoxGuard
from cnnlab.ui.widgets.meant_slider import MeantSlider
from cnnlab.ui.widgets.named import name_control
from cnnlab.ui.widgets.number_box import NumberBox, WholeBox


class SliderBox(QWidget):
    """Numbers from ``least`` to ``most``; the slider's are multiples of ``step``."""

    value_changed = Signal(float)

    def __init__(self, least: float, most: float, step: float, whole: bool = False) -> None:
        super().__init__()
        self._least, self._step, self._value = least, step, least
        self.label, self.slider = QLabel(), MeantSlider()
        self.slider.setRange(0, round((most - least) / step))
        self.slider.setMinimumHeight(20)
        self.slider.set_meaning(
            lambda: number(self._value, 4), lambda at: self._least + at * self._step
        )
        self.slider.setPageStep(max(1, self.slider.maximum() // 10))
        self.box = self._whole_box(least, most) if whole else self._number_box(least, most)
        self.label.setBuddy(self.box)
        BoxGuard(self, (self.box,))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        grid.addWidget(self.label, 0, 0)
        grid.addWidget(self.box, 0, 1)
        grid.addWidget(self.slider, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        self.slider.valueChanged.connect(self._on_slid)
        self.box.valueChanged.connect(self._on_typed)

    def value(self) -> float:
        """The number."""
        return self._value

    def set_value(self, value: float) -> None:
        """Show another number, and say nothing."""
        self._value = value
        with QSignalBlocker(self.slider):
            self.slider.setValue(round((value - self._least) / self._step))
        self.box.show_value(value)

    def set_texts(self, label: str, tip: str) -> None:
        """Its name, and what it does."""
        self.label.setText(label)
        for control in (self.box, self.slider):
            name_control(control, label, tip)

    def _number_box(self, least: float, most: float) -> NumberBox | WholeBox:
        box = NumberBox()
        box.setRange(least, most)
        box.setSingleStep(self._step)
        return box

    def _whole_box(self, least: float, most: float) -> NumberBox | WholeBox:
        box = WholeBox()
        box.setRange(round(least), round(most))
        return box

    def _on_slid(self, at: int) -> None:
        self._take(round(self._least + at * self._step, 9))

    def _on_typed(self, value: float) -> None:
        self._take(float(value))

    def _take(self, value: float) -> None:
        self.set_value(value)
        self.value_changed.emit(value)
