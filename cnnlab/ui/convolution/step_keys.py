"""A comma or a point in a cell steps at once, and is part of a number if a digit follows."""

from cnnlab.lab.convolution.focus import Focus
from cnnlab.lab.convolution.step_player import StepPlayer


class StepKeys:
    """Takes back a step that was the beginning of a number."""

    def __init__(self, player: StepPlayer, focus: Focus) -> None:
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
