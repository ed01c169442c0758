"""What comes back by itself after a clean close: drawing, experiment, tab and lab file."""

import hashlib
from contextlib import suppress
from functools import partial
from pathlib import Path

from cnnlab.core.files import is_file
from cnnlab.lab.shared.labfile import SUFFIX, LabFileError, read_lab, write_lab
from cnnlab.lab.shared.recovery import set_aside
from cnnlab.lab.shared.settings import Settings
from cnnlab.ui.window.lab_files import LabFiles
from cnnlab.ui.window.lab_messages import LabError, lab_message
from cnnlab.ui.window.notice import refused


def session_path(settings: Settings) -> Path:
    """Where it is kept: beside the settings, in a lab file of its own."""
    return settings.path.with_name(f"{settings.path.stem}-session{SUFFIX}")


class Session:
    """The file in which one run leaves its work to the next."""

    def __init__(self, labs: LabFiles, settings: Settings, aside: Path) -> None:
        """``aside`` is the folder for what another window has left in it meanwhile."""
        self._labs, self._settings, self._aside = labs, settings, aside
        self._place = session_path(settings)
        self._known = contents_of(self._place)

    def keep(self) -> LabError | None:
        """Keep what is shown for the next start; gives why it, or a tab of it, can't be written."""
        labs = self._labs
        self._settings.remember("lab_file", str(labs.path or ""))
        self._settings.remember("unsaved", labs.modified and not labs.discarded)
        try:
            work, left_out = labs.work()
            self._make_way()
            if work.tabs or work.shown:
                write_lab(self._place, work)
            else:
                self._place.unlink(missing_ok=True)
            self._known = contents_of(self._place)
        except (LabFileError, OSError) as error:
            return error
        return left_out

    def restore(self) -> None:
        """Show what the last run kept; to be called before a tab is made.

        A lab file without changes is read anew. What can't be read is told; a session that can't be
        is set aside, as this run will write another.
        """
        settings, labs = self._settings, self._labs
        name, unsaved = settings.text("lab_file"), settings.flag("unsaved")
        path = Path(name) if name and is_file(Path(name)) else None
        place = self._place if path is None or unsaved else path
        try:
            lab = read_lab(place)
        except FileNotFoundError:
            return
        except (LabFileError, OSError) as error:
            if place != path:
                with suppress(OSError):
                    place = place.replace(place.with_stem(f"{place.stem}-unread"))
            labs.notice.emit(refused(partial(lab_message, place.name, error)))
        else:
            labs.come_back(lab, path, unsaved or bool(name and path is None))

    def _make_way(self) -> None:
        """What another window has left is not this one's to write over."""
        if contents_of(self._place) not in ("", self._known):
            set_aside(self._place, self._aside)


def contents_of(path: Path) -> str:
    """A text that is another for other contents; empty where there is no file."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
