"""In how many threads networks are trained: one, unless the user wants more."""

import os

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cnnlab.lab.network.session import TrainingSession
from cnnlab.lab.shared.settings import Settings
from cnnlab.ui.dialogs.threads import ThreadsDialog
from cnnlab.ui.window.notice import done

MOST = 64
SETTING = "network_threads"


class ComputeThreads(QObject):
    """Asks for the number, tells the session, and keeps it in the settings."""

    notice = Signal(object)
    """A Notice."""

    def __init__(self, session: TrainingSession, host: QWidget) -> None:
        super().__init__(host)
        self._session, self._host = session, host

    def text(self) -> str:
        """How many there are, for the menu."""
        return str(self._session.threads)

    def choose(self) -> None:
        """Ask for another number, and say from when on it acts."""
        threads = self._session.threads
        found = ThreadsDialog.ask(self._host, threads, max(threads, processors()))
        if found is None or found == threads:
            return
        self._session.threads = found

        def say() -> str:
            text = self.tr("Compute threads from the next start of a training on: {count}.")
            return text.format(count=found)

        self.notice.emit(done(say))

    def restore_state(self, settings: Settings) -> None:
        """The number of the last run."""
        self._session.threads = int(settings.number(SETTING, 1, MOST))

    def save_state(self, settings: Settings) -> None:
        """The same, for the next start."""
        settings.remember(SETTING, self._session.threads)


def processors() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return min(MOST, len(os.sched_getaffinity(0)))
    return min(MOST, os.cpu_count() or 1)
