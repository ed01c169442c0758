"""What is left of a process that died in C code: its threads' places, told at the next start."""

import faulthandler
import os
import sys
from contextlib import suppress
from io import FileIO
from pathlib import Path
from typing import NamedTuple

from cnnlab.core.files import write_file

MOST = 64 * 1024  # bytes that are read of a file


class Fault(NamedTuple):
    """What runs of the program that died have left, and the file it is kept in."""

    text: str
    path: Path


class FaultFile:
    """A file of this process, in which Python writes where each thread is when it dies.

    It is deleted when the process ends well. The process holds a lock on it, which the system lets
    go of however it ends. Raises OSError where no file can be made.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._before = faulthandler.is_enabled()
        self._file = _made(folder)
        faulthandler.enable(self._file)

    def close(self) -> None:
        """The process ends well."""
        faulthandler.disable()
        if self._before and sys.stderr is not None:
            faulthandler.enable()
        self._file.close()
        with suppress(OSError):
            Path(os.fsdecode(self._file.name)).unlink()


def collect_faults(folder: Path) -> Fault | None:
    """Take what processes that died have left since the last look; None where all ended well.

    It is kept as ``cnnlab.crash``; an older one makes way.
    """
    texts = [text for path in sorted(folder.glob("cnnlab-*.crash")) if (text := _taken(path))]
    if not texts:
        return None
    place = folder / "cnnlab.crash"
    with suppress(OSError):  # then it can be shown all the same
        write_file(place, b"\n".join(texts))
    return Fault("\n".join(text.decode("utf-8", "replace") for text in texts), place)


def _made(folder: Path) -> FileIO:
    while True:
        place = folder / f"cnnlab-{os.getpid()}-{os.urandom(3).hex()}.crash"
        file = place.open("xb", buffering=0)
        _lock(file)
        if place.exists():  # before the lock another program could think it left behind
            return file
        file.close()


def _taken(path: Path) -> bytes:
    """What a file holds, which is then gone; nothing where its process still runs."""
    try:
        with path.open("rb", buffering=0) as file:
            if not _lock(file):
                return b""
            text = file.read(MOST)
        path.unlink()  # Windows refuses while the process runs
    except OSError:
        return b""
    return text


def _lock(file: FileIO) -> bool:
    """Take a file's lock; False where another process has it. Windows needs none."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
