"""A slider that tells a screen reader what it stands for, not at which of its steps it is."""

# mypy: disable-error-code="override"
# Qt answers with no interface where the stubs promise one.

import weakref
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleValueInterface, QFocusEvent
from PySide6.QtWidgets import QAccessibleWidget, QSlider, QWidget

from cnnlab.ui.widgets.accessible import describe_by
from cnnlab.ui.widgets.accessible_cells import NOTHING
from cnnlab.ui.widgets.told_texts import ToldTexts


class MeantSlider(QSlider):
    """Horizontal; until it is told what it means, it means its own number."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._text: Callable[[], str] = str
        self._number: Callable[[int], float] = float

    def set_meaning(self, text: Callable[[], str], number: Callable[[int], float] = float) -> None:
        """What it says now, as "window 17 of 18", and the number that one of its steps means."""
        self._text, self._number = text, number

    def said(self) -> str:
        """Its name, and what it says now."""
        return ": ".join(filter(None, (self.accessibleName(), self._text())))

    def meant(self, step: int) -> float:
        """The number that a step stands for."""
        return self._number(step)

    def choose_nearest(self, number: float) -> None:
        """Go to the step whose number is nearest."""
        steps = range(self.minimum(), self.maximum() + 1)
        self.setValue(min(steps, key=lambda step: abs(self.meant(step) - number)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if QAccessible.isActive():
            told = QAccessible.queryAccessibleInterface(self)
            if isinstance(told, _AccessibleSlider):
                told.renew()


class _AccessibleSlider(QAccessibleWidget):
    """Its name follows what it says; where it has the keyboard Qt tells of the number alone."""

    def __init__(self, slider: MeantSlider) -> None:
        super().__init__(slider, QAccessible.Role.Slider)
        self._ref = weakref.ref(slider)
        self._told = ToldTexts(slider, focus_tells=True)
        self._value = _Value(slider)

    def text(self, kind: QAccessible.Text) -> str:
        slider = self._ref()
        if kind == QAccessible.Text.Name and slider is not None and shiboken6.isValid(slider):
            return self._told.remember(self, kind, slider.said())
        return super().text(kind)

    def renew(self) -> None:
        """Tell of a name that is another than was told."""
        self._told.renew(self)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> object:
        if kind == QAccessible.InterfaceType.ValueInterface:
            return shiboken6.VoidPtr(shiboken6.getCppPointer(self._value)[0])
        return NOTHING


class _Value(QAccessibleValueInterface):
    def __init__(self, slider: MeantSlider) -> None:
        super().__init__()
        self._ref = weakref.ref(slider)

    def _meant(self, step: Callable[[MeantSlider], int]) -> float:
        slider = self._ref()
        alive = slider is not None and shiboken6.isValid(slider)
        return slider.meant(step(slider)) if slider is not None and alive else 0.0

    def currentValue(self) -> float:
        return self._meant(QSlider.value)

    def setCurrentValue(self, value: object) -> None:
        slider = self._ref()
        if slider is not None and isinstance(value, int | float):
            slider.choose_nearest(float(value))

    def maximumValue(self) -> float:
        return self._meant(QSlider.maximum)

    def minimumValue(self) -> float:
        return self._meant(QSlider.minimum)

    def minimumStepSize(self) -> float:
        """Screen readers round to its decimals."""
        return self._meant(lambda one: one.minimum() + 1) - self._meant(QSlider.minimum)


def _described(widget: QWidget) -> _AccessibleSlider:
    assert isinstance(widget, MeantSlider)  # noqa: S101 - as it is registered
    return _AccessibleSlider(widget)


describe_by(MeantSlider, _described)
