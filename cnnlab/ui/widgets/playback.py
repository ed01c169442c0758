"""What the transport bar and the Playback menu do to a player."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import SignalInstance

from cnnlab.ui.widgets.transport import Transport

SPEED_RATIO = 2.0 ** (1 / 2)  # of one press of a key


class _Step(Protocol):
    @property
    def moments(self) -> Sequence[Any]: ...


class Played(Protocol):
    """What plays: a position in a plan, and what moves it."""

    playing_changed: SignalInstance
    speed_changed: SignalInstance
    loop_changed: SignalInstance

    @property
    def index(self) -> int: ...
    @property
    def count(self) -> int: ...
    @property
    def step(self) -> _Step | None: ...
    @property
    def moment_index(self) -> int | None: ...
    @property
    def speed(self) -> float: ...
    @property
    def loop(self) -> bool: ...
    def toggle(self) -> None: ...
    def pause(self) -> None: ...
    def seek(self, index: int) -> None: ...
    def step_forward(self) -> None: ...
    def step_back(self) -> None: ...
    def enter(self) -> None: ...
    def leave(self) -> None: ...
    def set_speed(self, speed: float) -> None: ...
    def set_loop(self, loop: bool) -> None: ...


class Playback:
    """Connects a transport bar to a player; before it moves the player it calls ``follow``."""

    def __init__(self, transport: Transport, player: Played, follow: Callable[[], object]) -> None:
        self._transport, self._player, self._follow = transport, player, follow
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
        self._follow()
        if direction > 0:
            self._player.step_forward()
        else:
            self._player.step_back()

    def seek(self, index: int) -> None:
        """Scrub to a step."""
        self._follow()
        self._player.pause()
        self._player.seek(index)

    def first(self) -> None:
        """Go to the first step."""
        self.seek(0)

    def last(self) -> None:
        """Go to the last step."""
        self.seek(self._player.count - 1)

    def toggle_inside(self) -> None:
        """Enter the step, or leave it."""
        self._transport.inside.click()

    def change_speed(self, steps: int) -> None:
        """So many steps faster, or slower where negative."""
        self._player.set_speed(self._player.speed * SPEED_RATIO**steps)

    def _on_inside(self, inside: bool) -> None:
        if inside:
            self._player.pause()
            self._player.enter()
        else:
            self._player.leave()
