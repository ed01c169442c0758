"""A spin box for numbers that are set by their size: arrows go by 1, 2, 5, 10; any may be typed."""

from PySide6.QtWidgets import QAbstractSpinBox, QWidget

from cnnlab.scene.knobs import next_step
from cnnlab.scene.text import plain
from cnnlab.ui.widgets.number_box import NumberBox

DIGITS = 6  # behind the first one that is not 0, at least


class SizeBox(NumberBox):
    """From ``least``, above 0, to ``most``; 0 too, below all steps, where that is allowed."""

    def __init__(
        self, least: float, most: float, zero: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least = least
        self.setDecimals(12)
        self.setRange(0.0 if zero else least, most)

    def stepBy(self, steps: int) -> None:
        value = self.value()
        if value < self._least and steps > 0:
            value, steps = self._least, steps - 1
        found = next_step(value, steps) if value > 0 else value
        below = found < self._least * (1 - 1e-9)
        self.setValue(self.minimum() if below else min(found, self.maximum()))

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        flags = QAbstractSpinBox.StepEnabledFlag.StepNone
        if self.value() < self.maximum():
            flags |= QAbstractSpinBox.StepEnabledFlag.StepUpEnabled
        if self.value() > self.minimum():
            flags |= QAbstractSpinBox.StepEnabledFlag.StepDownEnabled
        return flags

    def textFromValue(self, value: float) -> str:
        if 0 < value < 1e-4:
            return f"{value:.3g}".replace("e-0", "e-")
        return plain(value, DIGITS)
