"""Ctrl-C, SIGTERM and SIGHUP in a long command: raised at once, or noted while work is ended."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, current_thread, main_thread
from types import FrameType
from typing import Any, NoReturn

ALWAYS = (signal.SIGINT,)  # a shell ignores it for what it runs in the background
UNLESS_IGNORED = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)
)


class Interrupted(KeyboardInterrupt):
    """The user, or the system, has asked the command to stop."""


class Interrupts:
    """A block that signals end: one raises Interrupted in it, or, ``gently``, sets ``stop``.

    The ``with`` block swallows what was raised, and what came of it: an interrupted import of an
    extension fails with an error of its own. ``status`` then tells that there was a signal.
    """

    def __init__(self) -> None:
        self.stop = Event()
        self._number = 0
        self._gently = self._raised = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> "Interrupts":
        if current_thread() is main_thread():  # no other may listen
            for number in (*ALWAYS, *UNLESS_IGNORED):
                if number in ALWAYS or signal.getsignal(number) is not signal.SIG_IGN:
                    self._before[number] = signal.signal(number, self._on_signal)
        return self

    def __exit__(self, *_: object) -> bool:
        for number, handler in self._before.items():
            signal.signal(number, handler or signal.SIG_DFL)
        return self._raised

    @property
    def status(self) -> int:
        """The exit status as a shell counts it; 0 without a signal."""
        return 128 + self._number if self._number else 0

    @contextmanager
    def gently(self) -> Iterator[None]:
        """Work that is ended first: a signal sets ``stop``, and is raised after the block."""
        self._gently = True
        try:
            yield
        finally:
            self._gently = False
        if self.stop.is_set():
            self._raise()

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        self._number = number
        self.stop.set()
        if not self._gently:
            self._raise()

    def _raise(self) -> NoReturn:
        self._raised = True
        raise Interrupted
