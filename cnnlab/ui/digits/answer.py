"""The network's input and prediction: the prepared image, the digit, ten bars."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout

from cnnlab.lab.digits.reader import Reading
from cnnlab.scene.colours import Theme
from cnnlab.ui.digits.bars import ProbabilityBars, percent
from cnnlab.ui.digits.prepared import PreparedImage
from cnnlab.ui.digits.words import guess
from cnnlab.ui.widgets.text_block import TextBlock


class Answer(QFrame):
    """Shows a reading."""

    prepares_chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._reading: Reading | None = None
        self.image = PreparedImage()
        self.prepares = QCheckBox()
        self.prepares.setChecked(True)
        self.done, self.said = TextBlock(3), TextBlock(4, middle=True)
        self.digit = QLabel()
        self.bars = ProbabilityBars()
        self._heading = QLabel()
        self._lay_out()
        self.prepares.toggled.connect(self.prepares_chosen)
        self.prepares.toggled.connect(self.image.set_hints)
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
        best, share = percent(probabilities[label]), percent(probabilities[second])
        text = (
            self.tr("probability {best}\nsecond guess: {second} ({share})")
            if verdict == "digit"
            else self.tr("not sure ({best}),\nmaybe {second} ({share})")
        )
        said = text.format(best=best, second=second, share=share)
        return said.replace(" %", "\N{NO-BREAK SPACE}%").replace("< ", "<\N{NO-BREAK SPACE}")

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

    def _lay_out(self) -> None:
        self.setMinimumWidth(232)
        self._heading.setObjectName("heading")
        self.digit.setTextFormat(Qt.TextFormat.PlainText)
        self.digit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # Of one size, or every other digit would have the whole window laid out anew.
        self.digit.setFixedSize(96, 78)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        column.addWidget(self._heading)
        column.addWidget(self.image, 3)
        column.addWidget(self.prepares)
        column.addWidget(self.done)
        row = QHBoxLayout()
        column.addLayout(row)
        row.addWidget(self.digit)
        row.addWidget(self.said, 1)
        column.addWidget(self.bars, 2)

    def retranslate(self) -> None:
        self._heading.setText(self.tr("The network’s input"))
        self.prepares.setText(self.tr("Preprocess as in training"))
        self.prepares.setToolTip(
            self.tr(
                "Off: the whole canvas is only scaled down, and digits in a corner are misread (P)"
            )
        )
        self.image.setAccessibleName(self.tr("Prepared image, 28 × 28"))
        self.image.setToolTip(
            self.tr("28 × 28 pixels: the dashed box is the digit’s 20, the cross its middle")
        )
        self.bars.setAccessibleName(self.tr("Probability of each digit"))
        self.bars.setToolTip(self.tr("Click a digit to explain its probability"))
        self.digit.setAccessibleName(self.tr("Answer"))
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
