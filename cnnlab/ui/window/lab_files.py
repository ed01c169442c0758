"""Lab files of the window: new, open, save, and the question before work is lost."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cnnlab.core.files import contents_of
from cnnlab.lab.shared.labfile import SUFFIX, Document, Lab, LabFileError, read_lab, write_lab
from cnnlab.lab.shared.settings import Settings
from cnnlab.lessons.form_checks import FormError
from cnnlab.ui.window.lab_messages import lab_message
from cnnlab.ui.window.notice import done, failed, refused
from cnnlab.ui.window.pages import Pages
from cnnlab.ui.window.tab import Tab

MOST_RECENT = 8
REFUSED = (LabFileError, FormError, OSError)


class LabFiles(QObject):
    """The file that the tabs' documents are kept in, and whether there is unsaved work."""

    changed = Signal()
    """Another file, or other unsaved work than before."""
    edited = Signal()
    """Work has changed, or is in a file now."""
    notice = Signal(object)

    def __init__(self, pages: Pages, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._pages, self._settings, self._window = pages, settings, window
        self.path: Path | None = None
        self._kept: dict[str, Document] = {}  # of tabs that were not shown yet, as they came
        self._came: set[str] = set()  # tabs that show what an earlier run or a file held
        self._known = ""  # contents of the file when it was opened or saved
        self._unsaved = False  # work came back that is in no file
        self.discarded = False
        """Whether the changes of the file are not to come back."""

    @property
    def modified(self) -> bool:
        """Whether there is work that is in no file."""
        stacks = [tab.undo_stack for tab in self._pages.made().values()]
        return self._unsaved or any(stack is not None and not stack.isClean() for stack in stacks)

    def add_tab(self, name: str, tab: Tab) -> None:
        """A tab was made: it shows what was kept for it."""
        document = self._kept.pop(name, None)
        if document is not None:
            self._came.add(name)
            try:
                tab.from_document(document)()
            except FormError as error:
                self.notice.emit(refused(partial(lab_message, self.name(), error.within(name))))
                self.path, self._unsaved = None, True  # what is shown is not what the file holds
                self.changed.emit()
        if tab.undo_stack is not None:
            tab.undo_stack.cleanChanged.connect(self.changed)
            tab.undo_stack.indexChanged.connect(self.edited)
        tab.succeeded.connect(self.edited)

    def snapshot(self) -> Callable[[], Lab]:
        """All that a lab file holds, as it is now, worked out when called, on any thread."""
        kept, shown = dict(self._kept), self._pages.shown_name()
        parts = {name: tab.snapshot() for name, tab in self._pages.made().items()}
        return lambda: Lab({**kept, **{name: make() for name, make in parts.items()}}, shown)

    def unsaved(self) -> Callable[[], Lab] | None:
        """The same where there is unsaved work; None where there is none."""
        return self.snapshot() if self.modified else None

    def work(self) -> tuple[Lab, FormError | None]:
        """What is to come back at the next start; the first tab does so unnamed.

        A tab that can't be written costs none of the others, and is told with why.
        """
        parts, left_out = {}, None
        for name, tab in self._pages.made().items():
            if tab.has_work() or self.path is not None or name in self._came:
                try:
                    parts[name] = tab.to_document()
                except FormError as error:
                    left_out = error.within(name)
        shown = self._pages.shown_name() if self._pages.currentIndex() else ""
        file, saved = str(self.path or ""), self.discarded or not self.modified
        return Lab({**self._kept, **parts}, shown, file, bool(file) and saved), left_out

    # what the menu asks for

    def slots(self) -> dict[str, Callable[[], object]]:
        """By the names of the actions."""
        return {
            "new_lab": self.new,
            "open_lab": self.open,
            "save_lab": self.save,
            "save_lab_as": self.save_as,
        }

    def new(self) -> bool:
        """Every tab as at the first start; False if the user would rather keep the work."""
        if not self.may_lose_work():
            return False
        self._show(Lab({}, self._pages.shown_name()))
        self._take(None)
        return True

    def open(self) -> None:
        """Choose a lab file and open it; a picture is for the tab that is shown."""
        from cnnlab.ui.dialogs.lab_file import OpenLabDialog  # not needed to start

        path, tab = OpenLabDialog.ask(self._window, self._folder()), self._pages.shown
        if path is None:
            return
        if tab is not None and tab.takes_pictures and path.suffix.lower() != SUFFIX:
            tab.open_path(str(path))
        else:
            self.open_path(path)

    def open_path(self, path: Path) -> bool:
        """Open a lab file, or say why not and leave everything as it was."""
        if not self.may_lose_work():
            return False
        if not self._show_file(path):
            self.forget(path)
            return False
        self._take(path)
        return True

    def save(self) -> bool:
        """Write the file; where there is none yet, ask for one."""
        if self.path is None:
            return self.save_as()
        return self._may_replace(self.path) and self._write(self.path)

    def save_as(self) -> bool:
        """Ask for a file, and write it."""
        from cnnlab.ui.dialogs.lab_file import SaveLabDialog  # not needed to start

        start = str(self.path or Path(self._folder()) / (self.tr("Lab") + SUFFIX))
        path = SaveLabDialog.ask(self._window, start)
        return path is not None and self._write(path)

    def may_lose_work(self) -> bool:
        """Ask what is to happen to unsaved work; False where nothing is to be done then."""
        if not self.modified:
            return True
        from cnnlab.ui.dialogs.lab_file import UnsavedDialog  # not needed to start

        answer = UnsavedDialog.ask(self._window, self.name())
        return answer == "discard" or (answer == "save" and self.save())

    def may_close(self) -> bool:
        """Ask about changes of a file; work that is in none comes back at the next start."""
        if self.path is None:
            return True
        may = self.may_lose_work()
        self.discarded = may and self.modified
        return may

    # what came back

    def come_back(self, lab: Lab, path: Path | None, unsaved: bool) -> None:
        """Show what an earlier run held, before there was a tab."""
        self._kept = dict(lab.tabs)
        self._pages.open_on(lab.shown)
        self.path, self._unsaved = path, unsaved
        self._known = "" if path is None else contents_of(path)
        self.changed.emit()

    def recover(self, path: Path) -> bool:
        """Show what a recovery file holds, as unsaved work; it is taken away then."""
        if not (self.may_lose_work() and self._show_file(path)):
            return False
        self.path, self._unsaved = None, True
        self.changed.emit()
        return True

    def recent(self) -> list[Path]:
        """Lab files that were opened or saved last, the latest first."""
        return [Path(line) for line in self._settings.text("recent").split("\n") if line]

    def forget(self, path: Path) -> None:
        """Take a file off the list of recent ones."""
        self._remember([other for other in self.recent() if other != path])
        self.changed.emit()

    # within

    def _show_file(self, path: Path) -> bool:
        """Show what a file holds, or say why not."""
        try:
            self._show(read_lab(path))
        except REFUSED as error:
            self.notice.emit(refused(partial(lab_message, path.name, error)))
            return False
        return True

    def _show(self, lab: Lab) -> None:
        """Show a lab; nothing is shown before all of it is checked. Raises FormError."""
        made, shows = self._pages.made(), []
        for name, tab in made.items():
            try:
                shows.append(tab.from_document(lab.tabs.get(name, {})))
            except FormError as error:
                raise error.within(name) from None
        self._came = set(lab.tabs)
        self._kept = {name: part for name, part in lab.tabs.items() if name not in made}
        for show in shows:
            show()
        self._pages.open_on(lab.shown)

    def _may_replace(self, path: Path) -> bool:
        """Ask where another program has changed the file since it was opened or saved."""
        from cnnlab.ui.dialogs.replacing import replaces_changed  # not needed to start

        return contents_of(path) in ("", self._known) or replaces_changed(self._window, path)

    def _write(self, path: Path) -> bool:
        try:
            write_lab(path, self.snapshot()())
        except REFUSED as error:
            self.notice.emit(failed(partial(lab_message, path.name, error, writing=True)))
            return False
        self._take(path)
        self.notice.emit(done(lambda: self.tr("Saved as {name}.").format(name=path.name)))
        return True

    def _take(self, path: Path | None) -> None:
        """All that is shown is in this file."""
        whole = None if path is None else path.absolute()  # at the next start it is looked for
        self.path, self._unsaved, self.discarded = whole, False, False
        self._known = "" if whole is None else contents_of(whole)
        for tab in self._pages.made().values():
            if tab.undo_stack is not None:
                tab.undo_stack.setClean()
        if whole is not None:
            self._remember([whole, *(other for other in self.recent() if other != whole)])
        self.changed.emit()
        self.edited.emit()

    def _remember(self, paths: list[Path]) -> None:
        self._settings.remember("recent", "\n".join(map(str, paths[:MOST_RECENT])))

    def name(self) -> str:
        """Of the file, or what stands for one that is still to come."""
        return self.path.name if self.path is not None else self.tr("untitled")

    def _folder(self) -> str:
        recent = self.recent()
        return str(recent[0].parent) if recent else ""
