"""Writing files: what was there stays until all of the new is written."""

import os
import signal
import stat
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from disk import closed, fill, mounted_disk, no_room

from cnnlab.core.files import write_file

POSIX = pytest.mark.skipif(os.name != "posix", reason="files as POSIX has them")
OLD, NEW = b"as it was", b"new" * 30_000
WRITING = """
import sys
from cnnlab.core.files import write_file
size = 3_000_000
print("ready", flush=True)
while True:
    for letter in (b"a", b"b"):
        write_file(sys.argv[1], letter * size)
"""


def mode(place):
    return stat.S_IMODE(place.stat().st_mode)


def test_a_file_is_written_over(tmp_path):
    place = tmp_path / "file"
    for data in (b"one", b"another"):
        write_file(place, data)
        assert place.read_bytes() == data
    assert list(tmp_path.iterdir()) == [place]


@POSIX
def test_a_new_file_has_the_usual_permissions_and_an_old_one_keeps_its_own(tmp_path):
    usual, new, own = tmp_path / "usual", tmp_path / "new", tmp_path / "own"
    usual.write_bytes(b"")
    own.write_bytes(b"mine alone")
    own.chmod(0o600)
    write_file(new, b"new")
    write_file(own, b"new")
    assert (mode(new), mode(own)) == (mode(usual), 0o600)


@contextmanager
def full(folder):
    with no_room():
        yield


@contextmanager
def filled(folder):
    place = fill(folder)
    yield
    place.unlink()


@pytest.fixture(params=["no room", "full disk"])
def cramped(request, tmp_path):
    """A folder, and a block in which it has no room."""
    if request.param == "no room":
        yield tmp_path, full
    else:
        with mounted_disk(tmp_path / "disk") as disk:
            yield disk, filled


def test_what_was_there_stays_where_the_disk_is_full(cramped):
    folder, block = cramped
    place = folder / "file"
    write_file(place, OLD)
    with block(folder), pytest.raises(OSError, match=r"No space left|File too large") as refused:
        write_file(place, NEW)
    assert refused.value.filename == str(place)
    assert list(folder.iterdir()) == [place]
    assert place.read_bytes() == OLD


def test_a_new_file_is_not_begun_where_the_disk_is_full(cramped):
    folder, block = cramped
    with block(folder), pytest.raises(OSError, match=r"No space left|File too large"):
        write_file(folder / "file", NEW)
    assert list(folder.iterdir()) == []


def test_what_was_there_stays_in_a_closed_folder(tmp_path):
    place = tmp_path / "file"
    place.write_bytes(OLD)
    with closed(tmp_path), pytest.raises(PermissionError) as refused:
        write_file(place, NEW)
    assert refused.value.filename == str(place)
    assert list(tmp_path.iterdir()) == [place]
    assert place.read_bytes() == OLD


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nothing is closed to root")
def test_a_file_that_was_made_read_only_is_left_alone(tmp_path):
    place = tmp_path / "file"
    place.write_bytes(OLD)
    place.chmod(0o400)
    with pytest.raises(PermissionError):
        write_file(place, NEW)
    assert place.read_bytes() == OLD


@POSIX
@pytest.mark.parametrize("moment", range(5))
def test_a_process_that_is_killed_leaves_the_old_or_the_new_and_nothing_torn(tmp_path, moment):
    place = tmp_path / "file"
    place.write_bytes(b"a" * 3_000_000)
    process = subprocess.Popen(
        [sys.executable, "-c", WRITING, str(place)], stdout=subprocess.PIPE, cwd=tmp_path
    )
    assert process.stdout.readline() == b"ready\n"
    seen = place.stat().st_ino
    for _ in range(moment):
        while place.stat().st_ino == seen:
            assert process.poll() is None
        seen = place.stat().st_ino
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert len(set(place.read_bytes())) == 1
    assert place.stat().st_size == 3_000_000
    if hasattr(os, "O_TMPFILE"):
        others = [one for one in tmp_path.iterdir() if one != place]
        assert len(others) <= 1  # killed in the instant before it is renamed: it is whole
        assert all(one.stat().st_size == 3_000_000 for one in others)


def test_a_place_that_can_not_be_used_is_named(tmp_path):
    place = tmp_path / "none" / "file"
    with pytest.raises(FileNotFoundError) as refused:
        write_file(place, b"")
    assert refused.value.filename == str(place)
    (tmp_path / "none").write_bytes(b"a file where a folder was")
    with pytest.raises(NotADirectoryError):
        write_file(place, b"")
    with pytest.raises(IsADirectoryError):
        write_file(tmp_path, b"")


def test_the_longest_name_is_one_that_can_be_written(tmp_path):
    place = tmp_path / ("n" * 255)
    write_file(place, NEW)
    assert place.read_bytes() == NEW


@POSIX
def test_a_link_stays_one(tmp_path):
    (tmp_path / "folder").mkdir()
    real, link = tmp_path / "folder" / "real", tmp_path / "link"
    real.write_bytes(OLD)
    link.symlink_to(real)
    write_file(link, NEW)
    assert link.is_symlink()
    assert real.read_bytes() == NEW


@POSIX
def test_a_device_stays_one(tmp_path):
    place = tmp_path / "null"
    place.symlink_to(os.devnull)
    write_file(place, b"away")
    assert place.is_symlink()
    assert place.is_char_device()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_a_device_that_is_full_is_named():
    with pytest.raises(OSError, match="No space left on device: '/dev/full'"):
        write_file("/dev/full", b"more")
