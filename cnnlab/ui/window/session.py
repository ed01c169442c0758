"""What comes back by itself after a clean close: drawing, experiment, tab and lab file."""

from contextlib import suppress
from functools import partial
from pathlib import Path

from cnnlab.core.files import is_file
from cnnlab.lab.shared.labfile import SUFFIX, LabFileError, read_lab, write_lab
from cnnlab.lab.shared.settings import Settings
from cnnlab.ui.window.lab_files import LabFiles
from cnnlab.ui.window.lab_messages import LabError, lab_message
from cnnlab.ui.window.notice import refused


def session_path(settings: Settings) -> Path:
    """Where it is kept: beside the settings, in a lab file of its own."""
    return settings.path.with_name(f"{settings.path.stem}-session{SUFFIX}")


def keep_session(labs: LabFiles, settings: Settings) -> LabError | None:
    """Keep what is shown for the next start; gives why all of it, or a tab, can't be written."""
    place = session_path(settings)
    settings.remember("lab_file", str(labs.path or ""))
    settings.remember("unsaved", labs.modified and not labs.discarded)
    try:
        work, left_out = labs.work()
        if work.tabs or work.shown:
            write_lab(place, work)
        else:
            place.unlink(missing_ok=True)
    except (LabFileError, OSError) as error:
        return error
    return left_out


def restore_session(labs: LabFiles, settings: Settings) -> None:
    """Show what the last run kept; to be called before a tab is made.

    A lab file without changes is read anew. What can't be read is told; a session that can't be is
    set aside, as this run will write another.
    """
    name, unsaved = settings.text("lab_file"), settings.flag("unsaved")
    path = Path(name) if name and is_file(Path(name)) else None
    place = session_path(settings) if path is None or unsaved else path
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
