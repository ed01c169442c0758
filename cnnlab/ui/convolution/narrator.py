"""Says to those who listen where the player stands, and what became of a guess."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from cnnlab.lab.convolution.played import PlayedDocument
from cnnlab.lab.convolution.predictions import is_hidden, tries
from cnnlab.ui.convolution.caption_words import hint
from cnnlab.ui.convolution.spoken import said_step
from cnnlab.ui.convolution.verdict import verdict
from cnnlab.ui.widgets.accessible import announce


class Narrator(QObject):
    """Says it once, after all that one press of a key has changed."""

    def __init__(self, document: PlayedDocument, stage: QWidget) -> None:
        super().__init__(stage)
        self._document, self._stage = document, stage
        self._guesses = document.bench.predictions
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._say)

    def say_soon(self) -> None:
        """While it plays nothing is said."""
        self._timer.start()

    def _say(self) -> None:
        player, bench = self._document.player, self._document.bench
        guessed, self._guesses = bench.predictions is not self._guesses, bench.predictions
        if player.step is None or player.playing:
            return
        cell = player.step.cell
        told = verdict(bench, self._document.evaluation, cell) if guessed else ""
        if told and is_hidden(bench, cell, player.step.total):
            told = f"{told}\n{hint(player.step, len(tries(bench, cell)))}"
        announce(self._stage, told or said_step(bench, player.step, player.moment))
