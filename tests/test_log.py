"""The log: rotated, shared by running programs, and silent about what it can't write."""

import logging
import re
import subprocess
import sys

import pytest
from disk import closed, no_room

from cnnlab.log import LogFile, log_path

ENTRY = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} process \d+ ERROR: (.*)")
SIZE = 2_000  # bytes
MANY = 400
WRITING = f"""
import logging, sys
from pathlib import Path
from cnnlab.log import LogFile

log = LogFile(Path(sys.argv[1]), size={SIZE}, older=2)
for number in range({MANY}):
    text = f"{{sys.argv[2]}} {{number}} " + "." * 40
    log.handle(logging.makeLogRecord({{"msg": text, "levelname": "ERROR", "levelno": 40}}))
    assert log.problem is None, log.problem
"""


def write(log, text):
    log.handle(logging.makeLogRecord({"msg": text, "levelname": "ERROR", "levelno": logging.ERROR}))


def texts(*paths):
    """What the entries say; each of them must be a whole one."""
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [ENTRY.fullmatch(line).group(1) for line in lines]


def files(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def log(tmp_path):
    return LogFile(log_path(tmp_path), size=SIZE, older=2)


def test_without_an_entry_there_is_no_file(log, tmp_path):
    assert files(tmp_path) == []


def test_entries_are_added_to_those_of_earlier_runs(log, tmp_path):
    write(log, "one")
    write(LogFile(log.path), "二\udc80")
    assert texts(log.path) == ["one", "二\\udc80"]
    assert files(tmp_path) == ["cnnlab.log"]


def test_the_folder_is_made_with_the_first(tmp_path):
    log = LogFile(log_path(tmp_path / "not" / "there"))
    write(log, "one")
    assert texts(log.path) == ["one"]


def test_old_entries_make_way(log, tmp_path):
    for number in range(200):
        write(log, f"entry {number}")
    names = ["cnnlab.log", "cnnlab.log.1", "cnnlab.log.2"]
    assert files(tmp_path) == names
    kept = texts(*(tmp_path / name for name in reversed(names)))
    assert kept == [f"entry {number}" for number in range(200 - len(kept), 200)]
    assert max((tmp_path / name).stat().st_size for name in names) <= SIZE


def test_a_huge_entry_is_cut_in_its_middle(log):
    write(log, f"begin{'x' * 1_000_000}end")
    text = log.path.read_text()
    assert len(text) < 100_000
    assert "begin" in text
    assert text.endswith("end\n")


def test_two_programs_write_whole_entries_and_each_keeps_its_last(tmp_path):
    place = log_path(tmp_path)
    command = [sys.executable, "-c", WRITING, str(place)]
    programs = [subprocess.Popen([*command, name]) for name in "ab"]
    assert [program.wait(timeout=60) for program in programs] == [0, 0]
    names = ["cnnlab.log", "cnnlab.log.1", "cnnlab.log.2"]
    assert files(tmp_path) == names
    found = [text.split() for text in texts(*(tmp_path / name for name in reversed(names)))]
    assert {len(text) for text in found} == {3}
    last = found[-1]
    assert last[1] == str(MANY - 1)
    for name in "ab":
        numbers = [int(number) for who, number, _ in found if who == name]
        assert numbers == sorted(numbers)


def test_a_log_that_finds_no_room_says_why_and_goes_on_later(log):
    with no_room():
        write(log, "lost")
    assert "File too large" in str(log.problem)
    write(log, "kept")
    assert log.problem is None
    assert texts(log.path) == ["kept"]


def test_a_closed_folder_is_no_error_of_its_own(log, tmp_path):
    with closed(tmp_path):
        write(log, "lost")
    assert isinstance(log.problem, PermissionError)
    assert files(tmp_path) == []


def test_a_log_that_can_not_be_rotated_grows(log, tmp_path):
    write(log, "first")
    with closed(tmp_path):
        for number in range(50):
            write(log, f"entry {number}")
    assert log.problem is None
    assert len(texts(log.path)) == 51
