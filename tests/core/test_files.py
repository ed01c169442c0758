"""Writing files: what was there stays until all of the new is written."""

import os
import stat

import pytest

from cnnlab.core.files import write_file


def test_a_file_is_written_over(tmp_path):
    place = tmp_path / "file"
    for data in (b"one", b"another"):
        write_file(place, data)
        assert place.read_bytes() == data
    assert list(tmp_path.iterdir()) == [place]
    assert stat.S_IMODE(place.stat().st_mode) == 0o644


def test_what_was_there_stays_where_writing_fails(tmp_path, monkeypatch):
    place = tmp_path / "file"
    place.write_bytes(b"as it was")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(OSError, match="No space left"):
        write_file(place, b"new")
    assert list(tmp_path.iterdir()) == [place]
    assert place.read_bytes() == b"as it was"


def test_a_place_that_can_not_be_used_is_named(tmp_path):
    place = tmp_path / "none" / "file"
    with pytest.raises(FileNotFoundError) as refused:
        write_file(place, b"")
    assert refused.value.filename == str(place)


@pytest.mark.skipif(os.name != "posix", reason="a device as POSIX has it")
def test_a_device_stays_one(tmp_path):
    place = tmp_path / "null"
    place.symlink_to(os.devnull)
    write_file(place, b"away")
    assert place.is_symlink()
    assert place.is_char_device()
