"""Locks between processes, as files."""

from pathlib import Path

from PySide6.QtCore import QLockFile


def lock_at(path: Path, stale: int = 0) -> QLockFile:
    """A lock that is stale as soon as its process is gone, however long that lives.

    With ``stale`` it is so after as many ms too, whoever has it.
    """
    lock = QLockFile(str(path))
    lock.setStaleLockTime(stale)
    return lock
