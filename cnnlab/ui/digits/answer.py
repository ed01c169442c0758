"""The canvas, and beside and below it what the network makes of it: digit, bars, its input."""

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from cnnlab.lab.digits.reader import Reading
from cnnlab.scene.colours import Theme
from cnnlab.ui.digits.bars import ProbabilityBars, percent
from cnnlab.ui.digits.board import Board
from cnnlab.ui.digits.network_input import NetworkInput
from cnnlab.ui.digits.verdict import Verdict
from cnnlab.ui.digits.words import guess, unbroken


class Answer(Board):
    """Shows a reading round a canvas."""

    prepares_chosen = Signal(bool)

    def __init__(self, canvas: QWidget) -> None:
        verdict, prepared, bars = Verdict(), NetworkInput(), ProbabilityBars()
        super().__init__(canvas, verdict, bars, prepared)
        self._reading: Reading | None = None
        self.bars, self.digit, self.said = bars, verdict.digit, verdict.said
        self.image, self.prepares, self.done = prepared.image, prepared.prepares, prepared.done
        self.prepares.toggled.connect(self.prepares_chosen)
        self.retranslate()

    def set_reading(self, reading: Reading) -> None:
        """Show another reading."""
        self._reading = reading
        found = reading.prediction
        self.image.set_image(reading.image)
        if _undecided(reading) or found.label is None:
            self.bars.set_values(None, None)
        else:
            self.bars.set_values(found.probabilities, found.label)
        self.digit.setText(_guess(reading))
        self._name_digit()
        self.said.set_text(self._said(reading))
        self.done.set_text(self._what_was_done(reading))
        self.bars.setAccessibleDescription(self.said.text())

    def set_prepares(self, on: bool) -> None:
        with QSignalBlocker(self.prepares):
            self.prepares.setChecked(on)
        self.image.set_hints(on)

    def set_theme(self, theme: Theme) -> None:
        self.image.set_theme(theme)
        self.bars.set_theme(theme)

    def _said(self, reading: Reading) -> str:
        count = len(reading.regions)
        if _undecided(reading):
            text = self.tr("{count} digits in the picture:\nclick one to read it")
            return text.format(count=count)
        if reading.chosen is None:
            return self._said_of_one(reading)
        place = self.tr("digit {number} of {count}").format(number=reading.chosen + 1, count=count)
        return f"{place}\n{self._said_of_one(reading)}"

    def _said_of_one(self, reading: Reading) -> str:
        label, probabilities, verdict = reading.prediction
        if verdict == "blank":
            return self.tr("Draw a digit")
        if label is None:
            return self.tr("The network’s answer is not a finite number.")
        second = int(probabilities.argsort()[-2])
        best, share = (unbroken(percent(probabilities[one])) for one in (label, second))
        text = (
            self.tr("probability {best}\nsecond guess: {second} ({share})")
            if verdict == "digit"
            else self.tr("not sure ({best}),\nmaybe {second} ({share})")
        )
        return text.format(best=best, second=second, share=share)

    def _what_was_done(self, reading: Reading) -> str:
        if reading.prediction.label is None:
            return ""
        if not self.prepares.isChecked():
            return self.tr(
                "The whole canvas, only scaled down: the network was not trained on such images."
            )
        if reading.preparation is None:
            return self.tr("The ink’s box scaled to 20 pixels, its centre of mass in the middle.")
        left, top, right, bottom = reading.preparation.box
        return self.tr(
            "Ink’s box {width} × {height} % of the canvas → 20 pixels; its centre of mass → middle."
        ).format(width=round(100 * (right - left)), height=round(100 * (bottom - top)))

    def _name_digit(self) -> None:
        self.digit.setAccessibleName(self.tr("Answer: {digit}").format(digit=self.digit.text()))

    def retranslate(self) -> None:
        self.bars.setAccessibleName(self.tr("Probability of each digit"))
        self.bars.setToolTip(self.tr("Click a digit to explain its probability"))
        self._name_digit()
        if self._reading is not None:
            self.set_reading(self._reading)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _undecided(reading: Reading) -> bool:
    """Whether there are several digits, of which none is chosen."""
    return bool(reading.regions) and reading.chosen is None


def _guess(reading: Reading) -> str:
    """The digit that is read; of several without a choice, what the first of them may be."""
    if not _undecided(reading):
        return guess(reading.prediction)
    first = guess(reading.regions[0])
    return first if first.endswith("?") or first == "–" else f"{first}?"
