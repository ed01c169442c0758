"""What is done to the guessed filter, each as one undo step with a name."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QCoreApplication

from cnnlab.core.arrays import Array
from cnnlab.lab.images.document import ImageDocument
from cnnlab.lab.images.guess import begun
from cnnlab.lab.shared.history import StepName
from cnnlab.lessons.image_sheet import ImageGuess
from cnnlab.ui.widgets.gesture_run import GestureRun

translate = QCoreApplication.translate
PAUSE = 900  # ms after which another step of the box of seeds is another undo step


class GuessEdits:
    """Edits of the document's puzzle."""

    def __init__(self, document: ImageDocument) -> None:
        self._document, self._steps = document, GestureRun()

    @property
    def guess(self) -> ImageGuess:
        """The puzzle, and what is guessed so far."""
        return self._document.sheet.guess

    def set_weights(self, weights: Array, gesture: object = None) -> None:
        """Another guess (3, 3)."""
        if not np.array_equal(weights, self.guess.weights):
            guess = replace(self.guess, weights=weights)
            self._edit(guess, lambda: translate("GuessFilter", "Edit the guess"), gesture)

    def start_from(self, weights: Array) -> None:
        """A filter by name as the guess."""
        if not np.array_equal(weights, self.guess.weights):
            guess = replace(self.guess, weights=weights)
            self._edit(guess, lambda: translate("GuessFilter", "Begin with a filter"))

    def begin(self, seed: int) -> None:
        """The puzzle of a seed, with nothing guessed; again and again it is one step."""
        gesture = self._steps.gesture("seed", PAUSE)
        guess = begun(self.guess, seed)
        self._edit(guess, lambda: translate("GuessFilter", "New puzzle"), gesture)

    def give_up(self) -> None:
        """Show the hidden filter."""
        if not self.guess.shown:
            guess = replace(self.guess, shown=True)
            self._edit(guess, lambda: translate("GuessFilter", "Show the hidden filter"))

    def _edit(self, guess: ImageGuess, text: StepName, gesture: object = None) -> None:
        self._document.edit_guess(guess, text, gesture)
