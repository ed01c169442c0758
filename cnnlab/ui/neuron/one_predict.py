"""Two fields in which z and a are typed before they are shown, and what is said to them."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy

from cnnlab.lab.neuron.guess import Verdict, judge_output, judge_sum, mistaken_function
from cnnlab.lessons.sheet import OneNeuron
from cnnlab.scene.grid import RIGHT, WRONG
from cnnlab.scene.text import plain
from cnnlab.ui.neuron.function_names import function_name
from cnnlab.ui.widgets.accessible import announce
from cnnlab.ui.widgets.number_field import NumberField
from cnnlab.ui.widgets.text_block import TextBlock
from cnnlab.ui.widgets.translated import TranslatedWidget
from cnnlab.ui.widgets.typed import is_left

LINES = 4  # of the sentence


class GuessField(NumberField):
    """A number, or nothing; given when Enter is pressed or the keyboard leaves."""

    given = Signal(object)
    """The number; None for an empty field."""

    def __init__(self) -> None:
        super().__init__()
        self.returnPressed.connect(self._give)

    def set_value(self, value: float | None) -> None:
        """Show what has been given, unless something else is being typed."""
        text = "" if value is None else plain(value, 6)
        if self.text() != text:
            self.setText(text)
        self.mark(wrong=False)

    def _give(self) -> None:
        self.setModified(False)
        if not self.text().strip():
            self.given.emit(None)
            return
        value = self.read()
        if value is not None:
            self.mark(wrong=False)
            self.selectAll()  # the next digits are another try
            self.given.emit(value)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isModified() and is_left(event):
            self._give()


class Predict(TranslatedWidget):
    """Fields for z and a, a sign beside each, and a sentence."""

    guessed = Signal(int, object)
    """0 for z or 1 for a, and the number, or None."""
    refused = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.fields = GuessField(), GuessField()
        self.signs = QLabel(), QLabel()
        self.sentence = TextBlock(LINES)
        self._names = QLabel("z ="), QLabel("a =")
        self._one: OneNeuron | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for row, (name, field, sign) in enumerate(
            zip(self._names, self.fields, self.signs, strict=True)
        ):
            name.setBuddy(field)
            sign.setObjectName("heading")
            sign.setFixedWidth(20)
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            for column, part in enumerate((name, field, sign)):
                grid.addWidget(part, row, column)
            field.given.connect(partial(self.guessed.emit, row))
            field.refused.connect(self.refused)
        grid.addWidget(self.sentence, 2, 0, 1, 3)
        self.retranslate()

    def show_neuron(self, one: OneNeuron) -> None:
        """What has been typed so far, and the verdicts on it; nothing while it is hidden."""
        if not one.predicts:
            return
        if (
            self._one is not None
            and one.neuron is self._one.neuron
            and one.guesses == self._one.guesses
        ):
            return
        self._one = one
        for field, guess in zip(self.fields, one.guesses, strict=True):
            field.set_value(guess)
        self._write()

    def verdicts(self) -> tuple[Verdict | None, Verdict | None]:
        """On z and on a; None where nothing is typed."""
        if self._one is None:
            return None, None
        z, a = self._one.guesses
        neuron = self._one.neuron
        return (
            None if z is None else judge_sum(neuron, z),
            None if a is None else judge_output(neuron, a, z),
        )

    def _write(self) -> None:
        verdicts = self.verdicts()
        for sign, verdict in zip(self.signs, verdicts, strict=True):
            sign.setText("" if verdict is None else RIGHT if verdict == "right" else WRONG)
            sign.setAccessibleName(
                ""
                if verdict is None
                else self.tr("right")
                if verdict == "right"
                else self.tr("wrong")
            )
        self.sentence.set_text(self._sentence(*verdicts))
        if any(verdicts):
            announce(self.sentence, self.sentence.text())

    def _sentence(self, z: Verdict | None, a: Verdict | None) -> str:
        """On the first mistake; what is next where there is none."""
        if z not in (None, "right"):
            return self._of_sum(z)
        if a not in (None, "right"):
            return self._of_output(a)
        if z is None:
            return self.tr("Work out z and type it, then a. What depends on them stays hidden.")
        if a is None:
            return self.tr("z is right. Now a = g(z).")
        return self.tr("Both are right.")

    def _of_sum(self, verdict: Verdict | None) -> str:
        return {
            "no_bias": self.tr("z: the bias b is missing. Add it to the products."),
            "bias_sign": self.tr("z: the bias has the wrong sign. It is added as it stands."),
            "sign": self.tr("z: the size is right, the sign is not."),
            "no_weights": self.tr("z: these are the inputs alone. Multiply each by its weight."),
        }.get(
            verdict or "", self.tr("z: not yet. Multiply each input by its weight, add all, add b.")
        )

    def _of_output(self, verdict: Verdict | None) -> str:
        assert self._one is not None and self._one.guesses[1] is not None  # noqa: PT018, S101
        other = mistaken_function(self._one.neuron, self._one.guesses[1])
        sentences = {
            "no_function": self.tr("a: this is z. Put it through the activation function g."),
            "no_bias": self.tr("a: this is g of the sum without the bias."),
            "sign": self.tr("a: a sign is wrong."),
            "own_sum": self.tr("a: right for your z. Mend z first."),
            "other_function": self.tr("a: this is {other}; here g is {name}.").format(
                other=function_name(other or "linear"),
                name=function_name(self._one.neuron.function.kind),
            ),
        }
        return sentences.get(verdict or "", self.tr("a: not yet. It is g of z; two decimals do."))

    def retranslate(self) -> None:
        self.fields[0].setAccessibleName(self.tr("Your z"))
        self.fields[1].setAccessibleName(self.tr("Your a"))
        self.fields[0].setToolTip(self.tr("The sum, before the activation function"))
        self.fields[1].setToolTip(self.tr("The output, after the activation function"))
        self._write()
