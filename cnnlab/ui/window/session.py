"""What comes back by itself after a clean close: drawing, experiment, tab and lab file."""

from contextlib import suppress
from pathlib import Path

from cnnlab.core.files import is_file
from cnnlab.lab.shared.labfile import SUFFIX, LabFileError, read_lab, write_lab
from cnnlab.lab.shared.settings import Settings
from cnnlab.ui.window.lab_files import LabFiles


def session_path(settings: Settings) -> Path:
    """Where it is kept: beside the settings, in a lab file of its own."""
    return settings.path.with_name(f"{settings.path.stem}-session{SUFFIX}")


def keep_session(labs: LabFiles, settings: Settings) -> bool:
    """Keep what is shown for the next start; False where it can't be written."""
    place = session_path(settings)
    settings.remember("lab_file", str(labs.path or ""))
    settings.remember("unsaved", labs.modified and not labs.discarded)
    try:
        work = labs.work()
        if work.tabs or work.shown:
            write_lab(place, work)
        else:
            place.unlink(missing_ok=True)
    except (LabFileError, OSError):
        return False
    return True


def restore_session(labs: LabFiles, settings: Settings) -> None:
    """Show what the last run kept, if it can be read; to be called before a tab is made.

    A lab file without changes is read anew.
    """
    name, unsaved = settings.text("lab_file"), settings.flag("unsaved")
    path = Path(name) if name and is_file(Path(name)) else None
    with suppress(LabFileError, OSError):
        lab = read_lab(session_path(settings) if path is None or unsaved else path)
        labs.come_back(lab, path, unsaved or bool(name and path is None))
