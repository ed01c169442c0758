"""Places where nothing more can be written: a full disk, and a closed folder."""

import ctypes
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

MOUNTED = 64  # kB


@contextmanager
def no_room():
    """While it lasts no file of this process grows: writing fails as on a full disk."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def mounted_disk(place: Path):
    """A small disk of its own, which only root can have mounted; the test is skipped without."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root mounts a disk")
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={MOUNTED}k", "none", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("no disk can be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill(folder: Path) -> Path:
    """Write a file until the disk is full."""
    place = folder / "fill"
    with place.open("wb", buffering=0) as file:
        for size in (4096, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return place


@contextmanager
def closed(folder: Path):
    """While it lasts this thread makes no files in the folder, also if it is root's."""
    if os.name != "posix":
        pytest.skip("a folder is closed by its mode")
    before = folder.stat().st_mode
    folder.chmod(0o500)
    try:
        with without_override():
            yield folder
    finally:
        folder.chmod(before)


@contextmanager
def without_override():
    """Root asks for permission like anybody else: capabilities(7), for this thread alone."""
    if os.geteuid() != 0:
        yield
        return
    if not sys.platform.startswith("linux"):
        pytest.skip("nothing is closed to root")
    libc = ctypes.CDLL(None, use_errno=True)
    head, sets = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    assert libc.capget(head, sets) == 0
    before = sets[0]
    sets[0] &= ~0b110  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    assert libc.capset(head, sets) == 0
    try:
        yield
    finally:
        sets[0] = before
        assert libc.capset(head, sets) == 0
