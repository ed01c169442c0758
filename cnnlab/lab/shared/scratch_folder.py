"""A folder of this process for files that nobody misses when it ends."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile

from cnnlab.lab.shared.locks import lock_at

LOCK = "lock"


class ScratchFolder:
    """Made once it is asked for; those that processes which died have left are deleted then."""

    def __init__(self, base: Path, name: str) -> None:
        self._base, self._name = base, name
        self._path: Path | None = None
        self._lock: QLockFile | None = None

    def path(self) -> Path | None:
        """The folder; None where none can be made."""
        if self._path is None:
            self._clear_left()
            path = self._base / f"{self._name}-{os.getpid()}-{os.urandom(3).hex()}"
            with suppress(OSError):
                path.mkdir(parents=True)
                lock = lock_at(path / LOCK)
                if lock.tryLock(0):
                    self._path, self._lock = path, lock
        return self._path

    def close(self) -> None:
        """Delete it."""
        path, self._path = self._path, None
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None
        if path is not None:
            shutil.rmtree(path, ignore_errors=True)

    def _clear_left(self) -> None:
        for path in self._base.glob(f"{self._name}-*-*"):
            lock = lock_at(path / LOCK)
            if path.is_dir() and lock.tryLock(0):
                lock.unlock()
                shutil.rmtree(path, ignore_errors=True)
