"""What the transport bar and the Playback menu do to the player; the ledger follows."""

from cnnlab.lab.convolution.focus import Focus
from cnnlab.lab.convolution.step_player import StepPlayer
from cnnlab.ui.widgets.playback import Playback
from cnnlab.ui.widgets.transport import Transport


class WindowPlayback(Playback):
    """Moves the window over the grids."""

    def __init__(self, transport: Transport, player: StepPlayer, focus: Focus) -> None:
        super().__init__(transport, player, focus.follow)
        self._windows, self._focus = player, focus

    def show_me(self) -> None:
        """Step through the sum of the pinned cell, or of the one the window is at."""
        plan = self._windows.plan
        if plan is None:
            return
        if self._focus.pinned is not None:
            self._windows.seek(plan.index_of(self._focus.pinned))
            self._focus.pin(None)
        self._windows.enter()
        self._windows.play()
