"""Explains the current reading on a worker, the newest one only, while the explanation is shown."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from cnnlab.lab.digits.explained import Explained, Question, can_explain, explain
from cnnlab.lab.digits.reader import Reader
from cnnlab.lab.digits.sketch import Sketch
from cnnlab.lab.shared.newest import Newest
from cnnlab.lab.shared.worker import raise_unexpected


class Explainer(QObject):
    """Keeps ``explained`` up to date; None where there is nothing to explain.

    While a stroke is drawn the explanation before it stays, and nothing is computed.
    """

    changed = Signal()

    def __init__(self, sketch: Sketch, reader: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sketch, self._reader = sketch, reader
        self.chosen: int | None = None
        """The digit to look at, until the canvas is blank; None is the predicted one."""
        self.explained: Explained | None = None
        self._shown = False
        self._newest = Newest(self)
        self._newest.reported.connect(self._on_reported)
        self._newest.failed.connect(raise_unexpected)
        reader.changed.connect(self._on_reading)

    @property
    def label(self) -> int | None:
        """The digit that is looked at; None where there is nothing to explain."""
        explained = self.explained
        if explained is None or self.chosen is not None:
            return self.chosen
        return explained.prediction.label

    @property
    def running(self) -> bool:
        """Whether an explanation is being computed."""
        return self._newest.running

    def choose(self, digit: int) -> None:
        """Look at a digit; the predicted one is followed from then on."""
        predicted = digit == self._reader.reading.prediction.label
        self.chosen = None if predicted else digit
        self.changed.emit()

    def set_shown(self, on: bool) -> None:
        """Whether anybody sees it; nothing is computed otherwise."""
        self._shown = on
        self._on_reading()

    def close_down(self) -> None:
        """Cancel what is under way; nothing is computed from now on."""
        self._shown = False
        self._newest.close()

    def _on_reading(self) -> None:
        reader = self._reader
        if reader.reading.prediction.verdict == "blank" and self.chosen is not None:
            self.chosen = None
            self.changed.emit()
        if not self._shown or not can_explain(reader.reading):
            self._newest.give_up()
            had, self.explained = self.explained is not None, None
            if self._shown or had:
                self.changed.emit()
        elif self._sketch.busy:
            self._newest.give_up()
        else:
            drawing = self._sketch.drawing
            asked = Question(reader.reading, reader.recogniser, drawing, reader.prepares)
            self._newest.ask(asked, partial(explain, asked))

    def _on_reported(self, explained: Explained) -> None:
        self.explained = explained
        self.changed.emit()
