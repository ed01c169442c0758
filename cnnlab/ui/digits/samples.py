"""Samples for the canvas, from the source that was asked for."""

from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cnnlab.lab.digits.folder_digits import Sample
from cnnlab.lab.digits.real_hands import RealHands
from cnnlab.lab.digits.sketch import centred
from cnnlab.ui.digits.folder import FolderPicker
from cnnlab.ui.digits.samples_menu import Source


class SamplePicker(QObject):
    """Gives a digit of a real hand, of our stroke models or of a folder, and another like it."""

    picked = Signal(object, object, object)
    """A drawing, its digit, and a Say of where it is from, or None where that is plain."""

    def __init__(self, host: QWidget, folder: FolderPicker) -> None:
        super().__init__(host)
        self._folder = folder
        self._hands: RealHands | None = None
        self._last: tuple[Source, int | None] = ("hand", None)
        folder.picked.connect(self._on_folder_picked)

    def pick(self, source: Source, digit: int | None) -> None:
        """A digit of a source; any for None."""
        self._last = source, digit
        if source == "folder":
            self._folder.next(digit)
        elif source == "hand":
            if self._hands is None:
                self._hands = RealHands(np.random.default_rng())
            sample = self._hands.next(digit)
            self.picked.emit(sample.drawing, sample.label, partial(self._say_hand, sample))
        else:
            from cnnlab.digits.handwriting import draw  # with random numbers: costs 30 ms

            rng = np.random.default_rng()
            label = int(rng.integers(10)) if digit is None else digit
            self.picked.emit(centred(draw(label, rng)), label, None)

    def another(self) -> None:
        """Another one like the last, of any real hand at first."""
        self.pick(*self._last)

    def _say_hand(self, sample: Sample) -> str:
        text = self.tr("A {digit} by writer {writer}. UniPen, CC BY 4.0")
        return text.format(digit=sample.label, writer=sample.source)

    def _on_folder_picked(self, sample: Sample) -> None:
        """Also the first one of a folder that was just chosen."""
        if self._last[0] != "folder":
            self._last = "folder", None
        self.picked.emit(sample.drawing, sample.label, partial(self._say_folder, sample))

    def _say_folder(self, sample: Sample) -> str:
        text = self.tr("{source}: labelled {label}")
        return text.format(source=sample.source, label=sample.label)
