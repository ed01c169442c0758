"""Spin boxes that read numbers as the cells do, and say why a text is none."""

from PySide6.QtCore import QLocale, QPoint, QSignalBlocker
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox, QToolTip, QWidget

from cnnlab.core.numbers import NumberError, parse_number
from cnnlab.scene.text import plain
from cnnlab.ui.widgets.number_messages import number_message
from cnnlab.ui.widgets.typed import TypedWatch

State = QValidator.State
DECIMALS = 6
INDENT = 3  # px


def group_separator() -> str:
    """What the system's language writes between thousands."""
    return QLocale.system().groupSeparator()


def read_number(text: str) -> float:
    """A number as people here write it. Raises NumberError."""
    return parse_number(text, group_separator())


def indent(box: QAbstractSpinBox) -> None:
    """Keep a box's text off its edge, which a style sheet's padding does not do."""
    box.lineEdit().setTextMargins(INDENT, 0, 0, 0)


class NumberBox(QDoubleSpinBox):
    """A decimal or a fraction, read and written as in a cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDecimals(DECIMALS)
        self.setKeyboardTracking(False)
        indent(self)
        TypedWatch(self, self.lineEdit())

    def take_typed(self) -> None:
        """Have the number that is typed, as after Enter."""
        self.interpretText()

    def show_value(self, value: float) -> None:
        """Show a number, and say nothing; its own is not painted again."""
        if value != self.value():
            with QSignalBlocker(self):
                self.setValue(value)

    def textFromValue(self, value: float) -> str:
        return plain(value, DECIMALS)

    def valueFromText(self, text: str) -> float:
        return _read(text, self.value())

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        return _state(text, self.minimum(), self.maximum()), text, position

    def fixup(self, text: str) -> str:
        least, most = self.minimum(), self.maximum()
        sentence = self.tr("Type a number from {least} to {most}.")
        _refuse(self, text, sentence.format(least=plain(least), most=plain(most)))
        return text


class WholeBox(QSpinBox):
    """A whole number, read as in a cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        indent(self)
        TypedWatch(self, self.lineEdit())

    def take_typed(self) -> None:
        """Have the number that is typed, as after Enter."""
        self.interpretText()

    def show_value(self, value: float) -> None:
        """Show a number, and say nothing; its own is not painted again."""
        if value != self.value():
            with QSignalBlocker(self):
                self.setValue(round(value))

    def textFromValue(self, value: int) -> str:
        return str(value)

    def valueFromText(self, text: str) -> int:
        return round(_read(text, self.value()))

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        return _state(text, self.minimum(), self.maximum(), whole=True), text, position

    def fixup(self, text: str) -> str:
        sentence = self.tr("Type a whole number from {least} to {most}.")
        _refuse(self, text, sentence.format(least=self.minimum(), most=self.maximum()))
        return text


def _read(text: str, otherwise: float) -> float:
    try:
        return read_number(text)
    except NumberError:
        return otherwise


def _state(text: str, least: float, most: float, whole: bool = False) -> State:
    """Any text may be typed: on Enter what is no number in the range is refused with the reason."""
    try:
        value = read_number(text)
    except NumberError:
        return State.Intermediate
    usable = least <= value <= most and (not whole or value == round(value))
    return State.Acceptable if usable else State.Intermediate


def _refuse(box: QAbstractSpinBox, text: str, sentence: str) -> None:
    """Say why a text is not taken; Qt goes back to the number before it."""
    try:
        read_number(text)
    except NumberError as error:
        sentence = f"{number_message(error)} {sentence}"
    QToolTip.showText(box.mapToGlobal(QPoint(0, box.height())), sentence, box)
