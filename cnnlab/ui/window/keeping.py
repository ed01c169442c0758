"""That no work is lost: the lab file, what comes back by itself, and what a crash leaves."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cnnlab.lab.shared.recovery import Found, Recovery, find_left
from cnnlab.lab.shared.settings import Settings
from cnnlab.ui.window.lab_files import LabFiles
from cnnlab.ui.window.lab_messages import LabError, lab_message
from cnnlab.ui.window.notice import failed, unwritten
from cnnlab.ui.window.notices import Notices
from cnnlab.ui.window.pages import Pages
from cnnlab.ui.window.recovered import recovered_notice
from cnnlab.ui.window.session import Session


class Keeping(QObject):
    """Puts the three together for one window."""

    def __init__(self, pages: Pages, settings: Settings, notices: Notices, window: QWidget) -> None:
        super().__init__(window)
        self._notices, self._window = notices, window
        self._told = False
        self._found: list[Found] = []
        self._unkept: LabError | None = None
        self.lost: LabError | None = None
        """Why the last work is not there at the next start."""
        self._folder = settings.folder / "recovery"
        self.labs = LabFiles(pages, settings, window)
        self._session = Session(self.labs, settings, self._folder)
        self.recovery = Recovery(self._folder, self.labs.unsaved, self)
        self.labs.changed.connect(self._pull_title)
        self.labs.edited.connect(self.recovery.note_change)
        self.labs.notice.connect(notices.show)
        self.recovery.failed.connect(self._on_recovery_failed)
        settings.unwritten.connect(self._on_settings_unwritten)
        pages.lab_dropped.connect(self.labs.open_path)

    def come_back(self, lab: Path | None) -> None:
        """Open a lab file, or what the last run left; to be called before a tab is made."""
        if lab is None:
            self._session.restore()
        else:
            self._session.opened()
            self.labs.open_path(lab)

    def offer_found(self) -> None:
        """Offer the work of runs that did not end well, and of other windows, if there is any."""
        self._found = find_left(self._folder)
        for found in self._found:
            self._notices.add(recovered_notice(found, self.labs, self.recovery))

    def keep(self, *, asks: Callable[[], bool]) -> bool:
        """Keep what is in no file for the next start; ask where that can't be.

        False keeps the window open. Whether it still ``asks`` may change while it does.
        """
        self._unkept = self._session.keep()
        if self._unkept is None or not asks() or not self.labs.modified or self.labs.discarded:
            return True
        if isinstance(self._unkept, OSError):  # a recovery file may find room where that did not
            with suppress(OSError, ValueError):
                self.recovery.save_now()
                return True
        say = partial(lab_message, self.labs.name(), self._unkept, writing=True)
        self._notices.show(failed(say))
        if not self.labs.may_lose_work():
            return not asks()
        self._unkept = self._session.keep()  # there may be a file of it now
        return True

    def close(self) -> None:
        """The window closes: what ``keep`` could not keep is left where a next start looks."""
        for found in self._found:
            found.leave()
        if not self.recovery.close(keep=self._unkept is not None):
            self.lost = self._unkept

    def _pull_title(self) -> None:
        path, modified = self.labs.path, self.labs.modified
        title = "cnnlab" if path is None else f"{path.name}[*] — cnnlab"
        self._window.setWindowTitle(title + "[*]" * (modified and path is None))
        self._window.setWindowModified(modified)

    def _on_settings_unwritten(self, error: OSError) -> None:
        self._notices.show(unwritten(error))

    def _on_recovery_failed(self, error: Exception) -> None:
        """It is told once; a full disk is full at the next try too."""
        if isinstance(error, OSError) and not self._told:
            self._told = True
            self._notices.add(unwritten(error))
