"""A comma or a point in a cell steps at once, and is part of a number if a digit follows."""

from PySide6.QtCore import QObject

from cnnlab.lab.convolution.focus import Focus
from cnnlab.lab.convolution.step_player import StepPlayer


class StepKeys(QObject):
    """Takes back a step that was the beginning of a number.

    Grids come and go, and PySide never lets go of a connection to what is no QObject.
    """

    def __init__(self, player: StepPlayer, focus: Focus, parent: QObject) -> None:
        super().__init__(parent)
        self._player, self._focus = player, focus
        self._before = (player.index, player.moment_index, player.playing, focus.pinned)

    def note(self) -> None:
        """Remember how things stand before the step."""
        player = self._player
        self._before = (player.index, player.moment_index, player.playing, self._focus.pinned)

    def take_back(self) -> None:
        """Go back to where things stood."""
        index, moment, playing, pinned = self._before
        self._player.seek(index)
        if moment is not None:
            self._player.seek_moment(moment)
        self._focus.pin(pinned)
        if playing:
            self._player.play()
