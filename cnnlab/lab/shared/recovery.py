"""Work in progress in a file of each process, for the start after one that did not end well."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import TypeAlias

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from cnnlab.lab.shared.labfile import SUFFIX, Lab, write_lab
from cnnlab.lab.shared.locks import lock_at
from cnnlab.lab.shared.worker import Worker

PAUSE = 15_000  # ms after a change until it is written
OTHER = "other-"  # begins that of what another window left as it closed
MOST_LEFT = 20
Snapshot: TypeAlias = Callable[[], Callable[[], Lab] | None]
"""What is to be kept, as it is now, worked out when called on any thread; None: nothing."""


class Recovery(QObject):
    """Writes what a snapshot gives, soon after it has changed, beside the window.

    The file is locked for as long as the process lives, so that no other takes it.
    """

    failed = Signal(object)
    """An exception: the file could not be written."""

    def __init__(self, folder: Path, snapshot: Snapshot, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = folder / (os.urandom(6).hex() + SUFFIX)
        self._snapshot = snapshot
        self._lock: QLockFile | None = None
        self._worker = Worker(self)
        self._worker.failed.connect(self.failed)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._soon.timeout.connect(self._on_soon)

    def note_change(self) -> None:
        """There is something new to keep, at the latest after the pause."""
        if not self._soon.isActive():
            self._soon.start()

    def save_now(self) -> None:
        """Write at once. Raises OSError, ValueError."""
        self._soon.stop()
        self._worker.close()
        make = self._snapshot()
        if make is None:
            self._forget()
        else:
            self._prepare()
            write_lab(self._path, make())

    def close(self, *, keep: bool = False) -> bool:
        """The process ends well; its file is deleted, unless it is still needed.

        False where it could not be written.
        """
        kept = not keep
        if keep:
            with suppress(OSError, ValueError):
                self.save_now()
                kept = True
        self._soon.stop()
        self._worker.close()
        if not keep:
            self._forget()
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None
        return kept

    def _on_soon(self) -> None:
        if self._worker.running:
            self._soon.start()
            return
        make = self._snapshot()
        if make is None:
            self._forget()
            return
        try:
            self._prepare()
        except OSError as error:
            self.failed.emit(error)
        else:
            self._worker.start(lambda stop: self._write(make, stop))

    def _write(self, make: Callable[[], Lab], stop: Event) -> Iterator[None]:
        lab = make()
        if not stop.is_set():
            write_lab(self._path, lab)
        yield

    def _prepare(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        if self._lock is None:
            self._lock = _lock_of(self._path)
            self._lock.tryLock(0)

    def _forget(self) -> None:
        with suppress(OSError):
            self._path.unlink(missing_ok=True)


def set_aside(path: Path, folder: Path) -> None:
    """Move what another window has left to where the next start looks. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    path.replace(folder / (OTHER + os.urandom(6).hex() + SUFFIX))


class Found:
    """A file of work that a process has left, and that no other one offers meanwhile."""

    def __init__(self, path: Path, lock: QLockFile) -> None:
        self.path, self._lock = path, lock

    @property
    def of_other(self) -> bool:
        """Whether it is what another window left as it closed."""
        return self.path.name.startswith(OTHER)

    def delete(self) -> None:
        """It is not needed any more. Raises OSError."""
        self.path.unlink(missing_ok=True)
        self.leave()

    def leave(self) -> None:
        """The next start may offer it."""
        self._lock.unlock()


def find_left(folder: Path) -> list[Found]:
    """Files of processes that are gone, the latest first; of very many the oldest are deleted."""
    found = []
    for path in reversed(_by_age(folder, f"[!.]*{SUFFIX}")):
        lock = _lock_of(path)
        if lock.tryLock(0):
            found.append(Found(path, lock))
    for one in found[MOST_LEFT:]:
        with suppress(OSError):
            one.delete()
    return found[:MOST_LEFT]


def _by_age(folder: Path, pattern: str) -> list[Path]:
    """Files of a folder, the oldest first."""
    aged = []
    for path in folder.glob(pattern):
        with suppress(OSError):
            aged.append((path.stat().st_mtime, path))
    return [path for _, path in sorted(aged)]


def _lock_of(path: Path) -> QLockFile:
    return lock_at(path.with_suffix(".lock"))
