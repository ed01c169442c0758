"""A line on which a number is typed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from cnnlab.core.numbers import NumberError
from cnnlab.ui.widgets.number_box import read_number
from cnnlab.ui.widgets.number_messages import number_message


class NumberField(QLineEdit):
    """What is no number stays there, marked, and the reason is shown."""

    refused = Signal(object)
    """Why a text was not taken: a function that says it in the language in use."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMaxLength(40)

    def read(self) -> float | None:
        """The number; None, with the reason shown, where it is none."""
        try:
            return read_number(self.text())
        except NumberError as error:
            self._refuse(partial(number_message, error))
            return None

    def mark(self, *, wrong: bool) -> None:
        """Look like a text that is no number, or as usual."""
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def _refuse(self, say: Callable[[], str]) -> None:
        self.mark(wrong=True)
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), say(), self)
        self.selectAll()
        self.refused.emit(say)
