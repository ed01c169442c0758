"""Asking for each output before it is shown: playing stops at every cell that is still hidden."""

from PySide6.QtCore import QObject, Signal

from cnnlab.core.experiment.steps import Cell
from cnnlab.lab.convolution.played import PlayedDocument
from cnnlab.lab.convolution.predictions import is_hidden, is_right, tries


class Asking(QObject):
    """Pauses the player at a hidden cell, and has it play on once that is predicted right."""

    asked = Signal(object)
    """An output cell waits for a prediction."""
    finished = Signal()
    """The next hidden cell was asked for, and there is none."""
    sum_shown = Signal(object)
    """The sum of a hidden output cell was gone through up to its total."""

    def __init__(self, document: PlayedDocument, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._player = document, document.player
        self._waits: Cell | None = None  # what playing has stopped at
        self._last = self._player.index
        self._player.moved.connect(self._on_moved)
        self._player.playing_changed.connect(self._on_playing)
        document.changed.connect(self._on_changed)

    def go_on(self) -> None:
        """Ask for the cell that is shown, or for the next one if it is known."""
        if self._is_hidden(self._player.index):
            self._ask()
        else:
            self.skip()

    def skip(self) -> None:
        """Leave the cell that is shown, and ask for the next hidden one."""
        waited = self._waits is not None
        self._player.pause()
        self._player.leave()
        self._document.focus.follow()
        index, count = self._player.index, self._player.count
        found = self._first_hidden([*range(index + 1, count), *range(index + 1)])
        if found is None:
            self.finished.emit()
            return
        self._player.seek(found)
        self._waits = self._cell() if waited else None
        self._ask()

    def _ask(self) -> None:
        self.asked.emit(self._cell())

    def _wait(self) -> None:
        """Stop playing here until the cell is predicted or skipped."""
        self._player.pause()
        self._document.focus.follow()
        self._waits = self._cell()
        self._ask()

    def _on_moved(self) -> None:
        player, last = self._player, self._last
        self._last = player.index
        if self._document.bench.output_mode != "predict":
            self._waits = None
        elif player.moment is not None:
            if player.moment.kind == "total" and self._is_hidden(player.index):
                player.pause()
                self.sum_shown.emit(self._cell())
        elif player.playing:
            passed = range(last + 1, player.index + 1) if last < player.index else [player.index]
            found = self._first_hidden(passed)
            if found is not None:
                player.pause()
                if found != player.index:
                    player.seek(found)
                self._wait()
        elif self._cell() != self._waits:
            self._waits = None

    def _on_playing(self, playing: bool) -> None:
        if not playing or self._player.moment is not None:
            return
        if self._is_hidden(self._player.index):
            if self._waits is None:
                self._wait()
            else:
                self.skip()

    def _on_changed(self, what: frozenset[str]) -> None:
        """Play on where the cell that was waited for is right now."""
        if "output_mode" in what:
            self._waits = None
        result, cell = self._document.result, self._waits
        if "predictions" not in what or cell is None or result is None:
            return
        made = tries(self._document.bench, cell)
        if made and is_right(made[-1], float(result.output[cell])):
            self._waits = None
            self._document.focus.follow()
            self._player.play()

    def _cell(self) -> Cell | None:
        plan = self._player.plan
        return None if plan is None else plan.cell(self._player.index)

    def _is_hidden(self, index: int) -> bool:
        plan, result = self._player.plan, self._document.result
        if plan is None or result is None:
            return False
        cell = plan.cell(index)
        return is_hidden(self._document.bench, cell, float(result.output[cell]))

    def _first_hidden(self, indices: range | list[int]) -> int | None:
        return next((index for index in indices if self._is_hidden(index)), None)
