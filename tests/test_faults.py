"""What a process that dies in C code leaves behind, and how the next one takes it."""

import os
import signal
import subprocess
import sys

import pytest

from cnnlab.faults import collect_faults

PROCESS = """
import faulthandler, os, signal, sys
from pathlib import Path
from cnnlab.faults import FaultFile

file = FaultFile(Path(sys.argv[1]))
print("ready", flush=True)
what = sys.stdin.readline().strip()
if what == "fault":
    faulthandler._sigsegv()
if what == "end":
    file.close()
"""
posix = pytest.mark.skipif(os.name != "posix", reason="signals and locks as POSIX has them")


@pytest.fixture
def started(tmp_path):
    """Starts a process that has its file; what is told to it ends it."""
    processes = []

    def start():
        process = subprocess.Popen(
            [sys.executable, "-c", PROCESS, str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        processes.append(process)
        assert process.stdout.readline() == "ready\n"
        return process

    yield start
    for process in processes:
        process.kill()
        process.communicate()


def tell(process, what):
    process.communicate(f"{what}\n", timeout=60)
    return process.returncode


def files(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_process_that_ends_well_leaves_nothing(started, tmp_path):
    process = started()
    (name,) = files(tmp_path)
    assert name.startswith(f"cnnlab-{process.pid}-")
    assert tell(process, "end") == 0
    assert files(tmp_path) == []
    assert collect_faults(tmp_path) is None


def test_one_that_dies_leaves_where_it_was_and_is_told_once(started, tmp_path):
    assert tell(started(), "fault") != 0
    fault = collect_faults(tmp_path)
    assert "Segmentation fault" in fault.text
    assert "most recent call first" in fault.text
    assert files(tmp_path) == ["cnnlab.crash"]
    assert fault.path.read_text() == fault.text
    assert collect_faults(tmp_path) is None
    assert files(tmp_path) == ["cnnlab.crash"], "it can still be read"


def test_of_several_each_is_told(started, tmp_path):
    for process in [started(), started()]:
        tell(process, "fault")
    assert collect_faults(tmp_path).text.count("Segmentation fault") == 2


@posix
def test_one_that_was_killed_has_nothing_to_tell(started, tmp_path):
    process = started()
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert len(files(tmp_path)) == 1
    assert collect_faults(tmp_path) is None
    assert files(tmp_path) == []


def test_one_that_still_runs_keeps_its_file(started, tmp_path):
    running, died = started(), started()
    tell(died, "fault")
    assert collect_faults(tmp_path) is not None
    assert [name for name in files(tmp_path) if f"-{running.pid}-" in name]
    tell(running, "fault")
    assert "Segmentation fault" in collect_faults(tmp_path).text


def test_the_newest_is_the_one_that_is_kept(started, tmp_path):
    (tmp_path / "cnnlab.crash").write_text("older")
    tell(started(), "fault")
    assert "older" not in collect_faults(tmp_path).path.read_text()


def test_a_folder_that_is_not_there_is_one_without_faults(tmp_path):
    assert collect_faults(tmp_path / "none") is None
