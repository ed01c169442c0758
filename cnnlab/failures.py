"""Errors as the command line tells them: a line on standard error, and an exit status."""

import errno
import os
import sys
from types import MappingProxyType
from typing import TextIO

FAILED, GIVEN, INTERRUPTED, CLOSED_PIPE = 1, 2, 130, 141  # the last two as a shell counts signals
MENDS = MappingProxyType(
    {
        errno.ENOENT: "name one that is there",
        errno.EISDIR: "name a file in it",
        errno.ENOTDIR: "name a folder that is one",
        errno.EACCES: "name one that you may use",
        errno.EPERM: "name one that you may use",
        errno.EROFS: "name a place that can be written to",
        errno.ENAMETOOLONG: "give a shorter name",
        errno.ELOOP: "name a file without links",
    }
)
"""What to do about a name that can't be used, by the system's error number."""


def report(error: Exception) -> int:
    """Print an error as one line; gives the exit status.

    An error of the system is the user's where it lies in the name they gave.
    """
    if not isinstance(error, OSError):
        return _print(sentence(error), GIVEN)
    return _print(sentence(error), GIVEN if error.strerror and _mend(error) else FAILED)


def sentence(error: Exception) -> str:
    """An error as one line: what is wrong, and the mend."""
    if not isinstance(error, OSError) or error.strerror is None:
        return _line(error)
    parts = [error.filename or "output", error.strerror, _mend(error)]
    return _line(": ".join(str(part) for part in parts if part))


def warn(message: object) -> None:
    """Print something that the user must know, as one line; the command goes on."""
    print(f"cnnlab: {_line(message)}", file=sys.stderr)


def fail(message: object) -> int:
    """Print what failed, through no fault of the user's, as one line; gives the exit status."""
    return _print(str(message), FAILED)


def drop_output() -> None:
    """Forget what can't be written: Python would try again at its end, and complain."""
    _drop(sys.stdout)
    drop_errors()


def drop_errors() -> None:
    """The same of standard error alone."""
    _drop(sys.stderr)


def _drop(stream: TextIO | None) -> None:
    if stream is None:
        return
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _mend(error: OSError) -> str | None:
    return MENDS.get(error.errno or 0)


def _line(message: object) -> str:
    return " ".join(str(message).split())


def _print(message: str, status: int) -> int:
    warn(message)
    return status
