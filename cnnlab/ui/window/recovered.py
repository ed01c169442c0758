"""Work that a run left which did not end well: offered at each start until that is answered."""

from contextlib import suppress
from functools import partial

from PySide6.QtCore import QCoreApplication, QDateTime

from cnnlab.lab.shared.recovery import Found, Recovery
from cnnlab.ui.window.lab_files import LabFiles
from cnnlab.ui.window.notice import Notice, Offer

translate = QCoreApplication.translate
WHEN = "yyyy-MM-dd HH:mm"


def recovered_notice(found: Found, labs: LabFiles, recovery: Recovery) -> Notice:
    """Offer to open the work in a recovery file, or to discard it."""
    path = found.path

    def say() -> str:
        changed = QDateTime.fromSecsSinceEpoch(int(path.stat().st_mtime)) if path.exists() else None
        when = "" if changed is None else changed.toString(WHEN)
        if found.of_other:
            text = translate("Recovered", "Work of {when} that is not in this window was kept.")
        else:
            text = translate(
                "Recovered", "cnnlab did not end well. Unsaved work of {when} was kept."
            )
        return text.format(when=when)

    return Notice(
        "failed",
        say,
        Offer(lambda: translate("Recovered", "Open"), partial(_open, found, labs, recovery)),
        Offer(lambda: translate("Recovered", "Discard"), partial(_discard, found)),
        stays=True,
    )


def _open(found: Found, labs: LabFiles, recovery: Recovery) -> None:
    """It is deleted only when this run keeps the work itself."""
    if labs.recover(found.path):
        with suppress(OSError, ValueError):
            recovery.save_now()
            found.delete()


def _discard(found: Found) -> None:
    with suppress(OSError):
        found.delete()
