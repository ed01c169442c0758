"""Writing files, whole or not at all, and what may be read."""

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


def is_file(path: Path) -> bool:
    """Whether a file is there, and no pipe or folder; False where the system does not say."""
    try:
        return path.is_file()
    except OSError:  # closed, on a disk that is gone, or no name that a disk could hold
        return False


def contents_of(path: Path) -> str:
    """The fingerprint of a file; empty where there is none to be read."""
    try:
        return fingerprint(path.read_bytes()) if is_file(path) else ""
    except OSError:
        return ""


def fingerprint(contents: bytes) -> str:
    """A text that is another for other contents."""
    return hashlib.sha256(contents).hexdigest()


def is_pipe(status: os.stat_result) -> bool:
    """Whether it is a pipe or a device, of which reading may wait for ever."""
    return not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode)


def write_file(path: str | os.PathLike[str], data: bytes) -> None:
    """Write beside the place, flush to disk and rename, so that a failure leaves what was there.

    A link is followed, and permissions stay. A device is written to as it is: renaming would put a
    file in its place. Raises an OSError that names ``path``.
    """
    given = Path(path)
    with naming(given):
        if given.exists() and not given.is_file():
            given.write_bytes(data)
        else:
            _replace(Path(os.path.realpath(given)), data)


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Have errors of the system name this file, not the one beside it, or none."""
    try:
        yield
    except OSError as error:
        if error.errno is None:
            raise
        raise OSError(error.errno, error.strerror, str(path)) from error


def _replace(place: Path, data: bytes) -> None:
    mode = _permissions(place)
    beside = place.with_name(f".cnnlab-{os.urandom(8).hex()}.new")
    with _deleted_on_failure(beside):
        if not _write_unnamed(beside, data, mode):
            with beside.open("xb") as file:
                _write(file, data)
            if mode is not None:
                beside.chmod(mode)
        beside.replace(place)
    _flush_folder(place.parent)


def _permissions(place: Path) -> int | None:
    """Those of the file that is there; raises PermissionError where it is read-only."""
    try:
        mode = stat.S_IMODE(place.stat().st_mode)
    except FileNotFoundError:
        return None
    if not os.access(place, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return mode


@contextmanager
def _deleted_on_failure(path: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise


def _write_unnamed(path: Path, data: bytes, mode: int | None) -> bool:
    """Write a file that has no name until it is whole: a process that is killed leaves nothing.

    But between this name and the place's own, which no call of the system gives at once.
    False where the system or the disk has no such files.
    """
    unnamed = getattr(os, "O_TMPFILE", None)
    if unnamed is None:
        return False
    try:
        handle = os.open(path.parent, os.O_WRONLY | unnamed, 0o666)
    except OSError:
        return False
    with os.fdopen(handle, "wb") as file:
        _write(file, data)
        if mode is not None:
            os.fchmod(handle, mode)
        try:
            # With a descriptor Python calls linkat(2), which follows the link: link(2) does not.
            os.link(f"/proc/self/fd/{handle}", path, src_dir_fd=handle)
        except OSError:
            return False
    return True


def _write(file: BinaryIO, data: bytes) -> None:
    file.write(data)
    file.flush()
    os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Have the new name on the disk too, on systems that can open a folder."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
