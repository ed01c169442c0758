"""Where a training is kept for the next start: each process has a file of its own."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile

from cnnlab.lab.shared.locks import lock_at

NAME: Final = "training"
SUFFIX: Final = ".safetensors"
MOST: Final = 3
"""Trainings that are offered; older ones are deleted."""
_TAKEN: Final = QLockFile.LockError.LockFailedError


class KeptFiles:
    """The files of a folder, of which other processes may write some at the same time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / f"{NAME}{SUFFIX}"
        self._lock: QLockFile | None = None

    def path(self) -> Path:
        """The file of this process; the usual one, unless another process has that."""
        if self._lock is None:
            with suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True)
            self._lock = _lock_of(self._path)
            if not self._lock.tryLock(0) and self._lock.error() == _TAKEN:
                self._path = self._another()
                self._lock = _lock_of(self._path)
                self._lock.tryLock(0)
        return self._path

    def left(self) -> list[Path]:
        """Files that no other process writes, the latest first."""
        found = []
        for path in self._folder.glob(f"{NAME}*{SUFFIX}"):
            lock = _lock_of(path)
            if self._is_own(path) or lock.tryLock(0):
                lock.unlock()
                with suppress(OSError):
                    found.append((path.stat().st_mtime, path))
        paths = [path for _, path in sorted(found, reverse=True)]
        for path in paths[MOST:]:
            with suppress(OSError):
                path.unlink()
        return paths[:MOST]

    def adopt(self, path: Path) -> None:
        """Go on here with one that was left; what was here is left instead. Raises OSError."""
        own = self.path()
        if path == own or not path.exists():
            return
        with suppress(FileNotFoundError):
            own.replace(self._another())
        path.replace(own)

    def close(self) -> None:
        """The file is another process's to offer."""
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _another(self) -> Path:
        return self._folder / f"{NAME}-{os.urandom(3).hex()}{SUFFIX}"

    def _is_own(self, path: Path) -> bool:
        return self._lock is not None and path == self._path


def _lock_of(path: Path) -> QLockFile:
    return lock_at(Path(f"{path}.lock"))
