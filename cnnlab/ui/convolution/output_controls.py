"""The panel's output section: how the output is shown, predicted, compared and passed on.

Plain values in, signals out.
"""

from typing import get_args

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cnnlab.ui.convolution.cells import Channels
from cnnlab.ui.widgets.button_row import ButtonRow

MODES = ("fill", "all", "predict")
SPACING = 6  # px between two of a row


class OutputControls(QWidget):
    """Its buttons keep their places whatever is shown, so that they stay under the pointer."""

    mode_chosen = Signal(str)
    finish_asked = Signal()
    show_me_asked = Signal()
    skip_asked = Signal()
    reference_chosen = Signal(bool)
    chain_asked = Signal()
    channels_chosen = Signal(str)
    """What of the channels is to stand beside each output: one of ``Channels``."""

    def __init__(self) -> None:
        super().__init__()
        self.modes = ButtonRow(MODES, SPACING)
        self.fill, self.all, self.predict = self.modes.buttons.values()
        self.reference, self.chain = QPushButton(), QPushButton()
        self.reference.setCheckable(True)
        self.finish, self.show_me, self.skip = QPushButton(), QPushButton(), QPushButton()
        self.score = muted(wraps=True)
        self.beside = ButtonRow(get_args(Channels), SPACING)
        self.channels = self.beside.buttons
        self.channels_label, self.channels_note = muted(), muted(wraps=True)
        self._fills, self._unfinished = True, True
        self._score, self._reference = (0, 0), (False, False)
        self._lay_out()
        self._connect()
        self.retranslate()

    def set_mode(self, mode: str) -> None:
        """How the output is shown: one of MODES."""
        self.modes.show_choice(mode)
        for part in (self.score, self.show_me, self.skip):
            part.setVisible(mode == "predict")
        self.finish.setVisible(mode != "predict")
        self._fills = mode == "fill"
        self._pull_finish()

    def set_unfinished(self, unfinished: bool) -> None:
        """Whether the window has not reached all of the output."""
        self._unfinished = unfinished
        self._pull_finish()

    def _pull_finish(self) -> None:
        self.finish.setEnabled(self._fills and self._unfinished)

    def set_score(self, right: int, guessed: int) -> None:
        """How many guesses were right."""
        self._score = right, guessed
        text = self.tr("{right} of {guessed} right. Type a guess into an output cell.")
        self.score.setText(text.format(right=right, guessed=guessed))

    def set_channels(self, shown: str, few: bool | None, note: str) -> None:
        """What of the channels stands beside each output, and what that gives and loses.

        ``few`` is whether there are few enough to show each of them; None where there is one.
        """
        self.beside.show_choice(shown)
        for name, part in (("sum", self.channels_label), *self.channels.items()):
            part.setEnabled(bool(few) if name == "apart" else few is not None)
        self.channels_note.setText(note)

    def _on_reference(self, on: bool) -> None:
        self.reference.setChecked(self._reference[0])  # until it is taken
        self.reference_chosen.emit(on)

    def set_reference(self, there: bool, fits: bool) -> None:
        """Whether there is a reference output, and whether it can be compared with this one."""
        self._reference = there, fits
        self.reference.setChecked(there)
        self.reference.setText(
            self.tr("Reference: other size") if there and not fits else self.tr("Set as reference")
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addWidget(self.modes)
        add_row(column, self.reference, self.chain)
        add_row(column, self.finish, self.show_me, self.skip)
        column.addWidget(self.score)
        column.addWidget(self.channels_label)
        column.addWidget(self.beside)
        column.addWidget(self.channels_note)
        column.addStretch(1)

    def _connect(self) -> None:
        self.modes.chosen.connect(self.mode_chosen)
        self.reference.clicked.connect(self._on_reference)
        self.chain.clicked.connect(self.chain_asked)
        self.finish.clicked.connect(self.finish_asked)
        self.show_me.clicked.connect(self.show_me_asked)
        self.skip.clicked.connect(self.skip_asked)
        self.beside.chosen.connect(self.channels_chosen)

    def retranslate(self) -> None:
        for button, text, tip in (*self._output_words(), *self._channel_words()):
            button.setText(text)
            button.setToolTip(tip)
        self.channels_label.setText(self.tr("Why are the channels summed?"))
        self.reference.setToolTip(
            self.tr("Keep this output; after further edits the difference to it is shown beside it")
        )
        self.set_score(*self._score)
        self.set_reference(*self._reference)

    def _output_words(self) -> tuple[tuple[QPushButton, str, str], ...]:
        return (
            (self.fill, self.tr("Fill in"), self.tr("The output fills in as the window passes")),
            (self.all, self.tr("Show all"), self.tr("The whole output is shown at once")),
            (
                self.predict,
                self.tr("Predict"),
                self.tr(
                    "The output is hidden: work out a cell, type your number, and see if it is "
                    "right; playing stops at each hidden cell"
                ),
            ),
            (
                self.chain,
                self.tr("Output → input"),
                self.tr("The output becomes the next input: convolution, then ReLU, then pooling"),
            ),
            (self.finish, self.tr("Finish"), self.tr("Fill in the rest of the output at once")),
            (
                self.show_me,
                self.tr("Show me"),
                self.tr("Step through this cell’s sum, product by product; it counts no more"),
            ),
            (self.skip, self.tr("Skip"), self.tr("Leave this cell hidden and go to the next one")),
        )

    def _channel_words(self) -> tuple[tuple[QPushButton, str, str], ...]:
        words = {
            "sum": (self.tr("Sum"), self.tr("One number for all channels, as networks have it")),
            "mean": (
                self.tr("Mean"),
                self.tr("Beside each output its sum divided by the number of channels"),
            ),
            "apart": (self.tr("Apart"), self.tr("Beside each output the map of each channel")),
        }
        return tuple((button, *words[name]) for name, button in self.channels.items())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def add_row(column: QVBoxLayout, *widgets: QWidget) -> None:
    """Widgets side by side, of one width."""
    row = QHBoxLayout()
    column.addLayout(row)
    row.setSpacing(SPACING)
    for widget in widgets:
        row.addWidget(widget, 1)


def muted(wraps: bool = False) -> QLabel:
    """A label in the muted colour; a text of several lines begins at its top."""
    label = QLabel()
    label.setObjectName("muted")
    label.setWordWrap(wraps)
    if wraps:
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
