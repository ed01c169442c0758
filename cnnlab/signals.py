"""Ctrl-C in the terminal, SIGTERM and SIGHUP close the window as its user would."""

import ctypes
import os
import signal
from collections.abc import Iterable
from types import FrameType
from typing import Any, Protocol

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

SIGNALS = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]
OFTEN = 200  # ms, where nothing wakes Qt


class ClosingSignals:
    """While the ``with`` block lasts, a signal closes dialogs and window and ends the event loop.

    ``status`` is then the exit status as a shell counts it, and 0 without a signal. A signal that
    was ignored (as by nohup) stays so.

    Python's own handler would raise KeyboardInterrupt in whatever slot runs next, and Python calls
    no handler while it waits in Qt: so a byte in a pipe wakes Qt, which calls Python.
    """

    def __init__(self, app: QApplication, window: "Closable") -> None:
        self.status = 0
        self._app, self._window = app, window
        self._caught: list[int] = []
        self._before: dict[int, Any] = {}
        self._pipe: tuple[int, ...] = ()

    def __enter__(self) -> "ClosingSignals":
        for number in SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._note)
        if os.name == "posix":
            self._watch_pipe()
        else:
            self._watch_clock()
        return self

    def __exit__(self, *_: object) -> None:
        if self.status:
            # A second Ctrl-C would be raised in the last steps of a process that ends anyway.
            ignore(self._before)
        else:
            for number, handler in self._before.items():
                signal.signal(number, handler or signal.SIG_DFL)
        if self._pipe:
            signal.set_wakeup_fd(self._fd_before)
            self._notifier.setEnabled(False)
            for end in self._pipe:
                os.close(end)
        else:
            self._timer.stop()

    def _watch_pipe(self) -> None:
        reading, writing = self._pipe = os.pipe()
        for end in self._pipe:
            os.set_blocking(end, False)
        self._notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._on_woken)
        self._fd_before = signal.set_wakeup_fd(writing)

    def _watch_clock(self) -> None:
        self._timer = QTimer(interval=OFTEN)
        self._timer.timeout.connect(self._end)
        self._timer.start()

    def _note(self, number: int, _frame: FrameType | None) -> None:
        self._caught.append(number)

    def _on_woken(self) -> None:
        os.read(self._pipe[0], 64)
        self._end()

    def _end(self) -> None:
        """Python has called ``_note`` by now, if there was a signal."""
        if not self._caught or self.status:
            return
        self.status = 128 + self._caught[0]
        close_all(self._app, self._window, self.status)


def ignore(numbers: Iterable[int]) -> None:
    """Ignore signals from now on, in every thread.

    The system is told first: Python prints an OSError for one that has come, and that it finds
    ignored when it would call its handler.
    """
    if os.name == "posix":
        libc = ctypes.CDLL(None)
        for number in numbers:
            libc.signal(number, ctypes.c_void_p(1))  # SIG_IGN
    for number in numbers:
        signal.signal(number, signal.SIG_IGN)


class Closable(Protocol):
    """A window that can be told to ask nothing, and to keep what is unsaved for the next start."""

    closes_unasked: bool

    def close(self) -> bool:
        """Whether it has closed."""


def close_all(app: QApplication, window: Closable, status: int) -> None:
    """Close dialogs and window without a question, and end the event loop with a status."""
    window.closes_unasked = True
    try:
        while (dialog := QApplication.activeModalWidget()) is not None and dialog.close():
            pass
        window.close()
    finally:
        app.exit(status)
