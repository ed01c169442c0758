"""What the transport bar and the Playback menu do to the player; the ledger follows."""

from cnnlab.lab.convolution.focus import Focus
from cnnlab.lab.shared.player import Player
from cnnlab.ui.widgets.transport import Transport

SPEED_RATIO = 2.0 ** (1 / 2)  # of one press of a key


class Playback:
    """Connects the transport bar to the player."""

    def __init__(self, transport: Transport, player: Player, focus: Focus) -> None:
        self._transport, self._player, self._focus = transport, player, focus
        player.playing_changed.connect(transport.set_playing)
        player.speed_changed.connect(transport.set_speed)
        player.loop_changed.connect(transport.set_loop)
        transport.set_loop(player.loop)
        transport.play_toggled.connect(player.toggle)
        transport.stepped.connect(self.step)
        transport.sought.connect(self.seek)
        transport.speed_chosen.connect(player.set_speed)
        transport.loop_chosen.connect(player.set_loop)
        transport.inside_chosen.connect(self._on_inside)

    def pull(self) -> None:
        """Show where the player is."""
        player, step = self._player, self._player.step
        moment = player.moment_index
        moments = None if moment is None or step is None else (moment, len(step.moments))
        self._transport.set_place(player.index, player.count, moments)

    def toggle(self) -> None:
        """Play or pause."""
        self._player.toggle()

    def step(self, direction: int) -> None:
        """One step forward or back."""
        self._focus.follow()
        if direction > 0:
            self._player.step_forward()
        else:
            self._player.step_back()

    def seek(self, index: int) -> None:
        """Scrub to a step."""
        self._focus.follow()
        self._player.pause()
        self._player.seek(index)

    def first(self) -> None:
        """Go to the first window."""
        self.seek(0)

    def last(self) -> None:
        """Go to the last window."""
        self.seek(self._player.count - 1)

    def toggle_inside(self) -> None:
        """Enter the window, or leave it."""
        self._transport.inside.click()

    def change_speed(self, steps: int) -> None:
        """So many steps faster, or slower where negative."""
        self._player.set_speed(self._player.speed * SPEED_RATIO**steps)

    def show_me(self) -> None:
        """Step through the sum of the pinned cell, or of the one the window is at."""
        plan = self._player.plan
        if plan is None:
            return
        if self._focus.pinned is not None:
            self._player.seek(plan.index_of(self._focus.pinned))
            self._focus.pin(None)
        self._player.enter()
        self._player.play()

    def _on_inside(self, inside: bool) -> None:
        if inside:
            self._player.pause()
            self._player.enter()
        else:
            self._player.leave()
