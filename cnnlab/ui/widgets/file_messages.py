"""What became of a file: that it was written, or why it could not be, and what helps."""

import errno
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate
FULL = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))
MISSING = (errno.ENOENT, errno.ENOTDIR)
NO_FOLDER = (errno.ENOTDIR, errno.EEXIST)  # the second where a folder was to be made
CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS)


def unread_message(error: OSError) -> str:
    """Name the file that could not be read, with the reason and the mend."""
    if error.errno in MISSING:
        text = translate(
            "FileError",
            "“{path}” can’t be read: it is not there. It may have been moved or renamed.",
        )
    elif error.errno in CLOSED:
        text = translate("FileError", "“{path}” can’t be read: the system does not allow it.")
    else:
        text = translate("FileError", "“{path}” can’t be read: {reason}.")
    return _filled(text, error)


def unwritten_message(error: OSError) -> str:
    """Name the file that could not be written, with the reason and the mend."""
    if error.errno in FULL:
        text = translate(
            "FileError", "“{path}” can’t be written: the disk is full. Make room and try again."
        )
    elif error.errno in CLOSED:
        text = translate(
            "FileError",
            "“{path}” can’t be written: the system does not allow it. Allow writing in the folder "
            "“{folder}” and try again.",
        )
    else:
        text = translate(
            "FileError",
            "“{path}” can’t be written: {reason}. Check the folder “{folder}” and try again.",
        )
    return _filled(text, error)


def saved_message(path: str) -> str:
    """Name the file that was written."""
    return translate("FileError", "Saved as “{path}”.").format(path=path)


def cancelled_message(path: str) -> str:
    """Name the file that was not written, as its saving was cancelled."""
    text = translate("FileError", "“{name}” was not saved: it was cancelled.")
    return text.format(name=PurePath(path).name)


def undeleted_message(error: OSError) -> str:
    """Name the file that could not be deleted, with the reason and the mend."""
    if error.errno in CLOSED:
        text = translate(
            "FileError",
            "“{path}” can’t be deleted: the system does not allow it. Allow writing in the folder "
            "“{folder}” and try again.",
        )
    else:
        text = translate(
            "FileError",
            "“{path}” can’t be deleted: {reason}. Check the folder “{folder}” and try again.",
        )
    return _filled(text, error)


def reason_of(number: int | None, words: str) -> str:
    """Of an error of the system by its number, in the user's language, which its words are not in.

    The words where it has none, or 0.
    """
    full = translate("FileError", "the disk is full")
    closed = translate("FileError", "the system does not allow it")
    no_folder = translate("FileError", "its folder is a file")
    known = {
        **dict.fromkeys(FULL, full),
        **dict.fromkeys(CLOSED, closed),
        **dict.fromkeys(NO_FOLDER, no_folder),
        errno.EBUSY: translate("FileError", "another program uses it"),
        errno.EIO: translate("FileError", "Input/output error"),
        errno.EISDIR: translate("FileError", "it is a folder"),
        errno.ELOOP: translate("FileError", "its links lead in a circle"),
        errno.ENAMETOOLONG: translate("FileError", "its name is too long"),
        errno.ENOENT: translate("FileError", "its folder is not there"),
    }
    if not number:
        return words
    other = translate("FileError", "the system reports error {number}")
    return known.get(number, other.format(number=number))


def _filled(text: str, error: OSError) -> str:
    path, reason = str(error.filename or ""), reason_of(error.errno, str(error))
    said = {"path": path, "folder": str(PurePath(path).parent), "reason": reason}
    # A name may have halves of letters, which Qt can't show.
    return text.format(**said).encode("utf-8", "replace").decode("utf-8")
