"""What comes back by itself after a clean close: drawing, experiment, tab and lab file."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from cnnlab.core.files import contents_of, fingerprint, is_file
from cnnlab.lab.shared.labfile import (
    SUFFIX,
    Lab,
    LabFileError,
    lab_from,
    read_contents,
    read_lab,
    write_lab,
)
from cnnlab.lab.shared.locks import lock_at
from cnnlab.lab.shared.recovery import set_aside
from cnnlab.lab.shared.settings import Settings
from cnnlab.ui.window.lab_files import LabFiles
from cnnlab.ui.window.lab_messages import LabError, lab_message
from cnnlab.ui.window.notice import refused

PATIENCE = 3000  # ms
STALE = 10_000  # ms after which a lock was left by who can't be asked, as one of another machine


def session_path(settings: Settings) -> Path:
    """Where it is kept: beside the settings, in a lab file of its own."""
    return settings.path.with_name(f"{settings.path.stem}-session{SUFFIX}")


class Session:
    """The file in which one run leaves its work to the next.

    All windows with the same settings have it: each writes what it leaves as it closes, unless
    nothing was done in it, and sets the unsaved work of another aside.
    """

    def __init__(self, labs: LabFiles, settings: Settings, aside: Path) -> None:
        """``aside`` is the folder for what another window has left in it meanwhile."""
        self._labs, self._aside = labs, aside
        self._place = session_path(settings)
        self._known = ""  # the fingerprint of what was restored, or was written since
        self._begun: Lab | None = Lab({})

    def keep(self) -> LabError | None:
        """Keep what is shown for the next start; gives why it, or a tab of it, can't be written."""
        try:
            work, left_out = self._labs.work()
            with locked(self._place):
                other = contents_of(self._place) != self._known
                if not other or self._holds_work(work):
                    self._write(work, sets_aside=other)
        except (LabFileError, OSError) as error:
            return error
        return left_out

    def restore(self) -> None:
        """Show what the last run kept; to be called before a tab is made.

        A lab file without changes is read anew. What can't be read is told; a session that can't be
        is set aside, as this run will write another.
        """
        place = self._place
        try:
            contents = read_contents(place)
            lab = lab_from(contents)
        except FileNotFoundError:
            return
        except (LabFileError, OSError) as error:
            with suppress(OSError):
                place = place.replace(place.with_stem(f"{place.stem}-unread"))
            self._refuse(place, error)
            return
        self._known = fingerprint(contents)
        path = Path(lab.file) if lab.file and is_file(Path(lab.file)) else None
        if path is not None and lab.saved:
            try:
                lab = read_lab(path)._replace(file=str(path), saved=True)
            except (LabFileError, OSError) as error:  # the session has what was in it
                self._refuse(path, error)
                path = None
        self._begun = lab
        unsaved = bool(lab.tabs) and not (lab.saved and path is not None)
        self._labs.come_back(lab, path, unsaved)

    def opened(self) -> None:
        """Another file is shown from the start: what the last run has kept is another's."""
        self._begun = None

    def _refuse(self, path: Path, error: LabError) -> None:
        self._labs.notice.emit(refused(partial(lab_message, path.name, error)))

    def _holds_work(self, work: Lab) -> bool:
        """Whether anything is there that was not there at the start."""
        begun = self._begun
        return begun is None or (work.tabs, work.file) != (begun.tabs, begun.file)

    def _write(self, work: Lab, *, sets_aside: bool) -> None:
        if sets_aside and _is_work(self._place, work):
            set_aside(self._place, self._aside)
        if work.tabs or work.shown:
            write_lab(self._place, work)
        else:
            self._place.unlink(missing_ok=True)
        self._known = contents_of(self._place)


def _is_work(place: Path, own: Lab) -> bool:
    """Whether a session has something that is in no file, nor in one's own."""
    try:
        lab = read_lab(place)
    except FileNotFoundError:
        return False
    except (LabFileError, OSError):
        return True
    return bool(lab.tabs) and not lab.saved and lab.tabs != own.tabs


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """While it lasts no other process does the same; one that does not end is not waited for."""
    lock = lock_at(Path(f"{path}.lock"), STALE)
    lock.tryLock(PATIENCE)
    try:
        yield
    finally:
        lock.unlock()
