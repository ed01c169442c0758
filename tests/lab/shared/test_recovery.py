"""Files of work in progress: written soon after a change, and taken by nobody while it is there."""

import os
import signal
import subprocess
import sys

import pytest

from cnnlab.lab.shared import recovery as module
from cnnlab.lab.shared.labfile import Lab, read_lab, write_lab
from cnnlab.lab.shared.recovery import FOUND, MOST_FOUND, Recovery, take_found

LAB = Lab({"a": {"b": 1}}, "a")
OWNER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from cnnlab.lab.shared.labfile import Lab
from cnnlab.lab.shared.recovery import Recovery
app = QCoreApplication([])
kept = Recovery(Path(sys.argv[1]), lambda: lambda: Lab({"of": {"pid": 1}}))
kept.save_now()
print("saved", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def kept(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "PAUSE", 1)
    made = Recovery(tmp_path / "recovery", lambda: made.now)
    made.now = lambda: LAB
    yield made
    made.close()


def labs(folder):
    return sorted((folder / "recovery").glob("*.cnnlab"))


def test_a_change_is_written_soon(kept, tmp_path, qtbot):
    kept.note_change()
    qtbot.waitUntil(lambda: len(labs(tmp_path)) == 1)
    assert read_lab(labs(tmp_path)[0]) == LAB


def test_changes_that_follow_one_another_do_not_put_it_off(kept, tmp_path, qtbot, monkeypatch):
    kept._soon.setInterval(200)
    kept.note_change()
    left = kept._soon.remainingTime()
    kept.note_change()
    assert kept._soon.remainingTime() <= left


def test_what_is_in_a_file_is_not_kept_too(kept, tmp_path, qtbot):
    kept.save_now()
    assert len(labs(tmp_path)) == 1
    kept.now = None
    kept.note_change()
    qtbot.waitUntil(lambda: labs(tmp_path) == [])


def test_a_clean_end_leaves_nothing(kept, tmp_path):
    kept.save_now()
    kept.close()
    assert list((tmp_path / "recovery").iterdir()) == []


def test_what_is_still_needed_stays_for_the_next_start(kept, tmp_path):
    kept.close(keep=True)
    assert read_lab(take_found(tmp_path / "recovery")) == LAB


def test_what_can_not_be_written_is_told(kept, tmp_path, qtbot):
    (tmp_path / "recovery").write_text("a file where a folder is wanted")
    with qtbot.waitSignal(kept.failed) as told:
        kept.note_change()
    assert isinstance(told.args[0], OSError)


def test_a_worker_that_fails_is_told(kept, qtbot):
    def broken():
        raise ValueError("no number")

    kept.now = broken
    with qtbot.waitSignal(kept.failed) as told:
        kept.note_change()
    assert isinstance(told.args[0], ValueError)


@pytest.fixture
def owner(tmp_path):
    """Another process that has work in progress."""
    process = subprocess.Popen(
        [sys.executable, "-c", OWNER, str(tmp_path / "recovery")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert process.stdout.readline() == "saved\n"
    yield process
    process.kill()
    process.communicate()


def test_a_running_programs_file_is_not_taken(owner, kept, tmp_path):
    kept.save_now()
    assert len(labs(tmp_path)) == 2
    assert take_found(tmp_path / "recovery") is None
    assert len(labs(tmp_path)) == 2


def test_a_dead_programs_file_is_taken_once(owner, kept, tmp_path):
    kept.save_now()
    os.kill(owner.pid, signal.SIGKILL)
    owner.wait()
    found = take_found(tmp_path / "recovery")
    assert read_lab(found).tabs == {"of": {"pid": 1}}
    assert take_found(tmp_path / "recovery") is None
    assert found.exists()
    assert len(labs(tmp_path)) == 2, "one's own stays"


def test_of_several_the_latest_is_offered_and_old_ones_go(tmp_path):
    folder = tmp_path / "recovery"
    folder.mkdir()
    for age in range(MOST_FOUND + 3):
        path = folder / f"{age}.cnnlab"
        write_lab(path, LAB)
        os.utime(path, (1000 - age, 1000 - age))
    assert take_found(folder).name == f"{FOUND}0.cnnlab"
    assert len(labs(tmp_path)) == MOST_FOUND
    assert take_found(folder) is None
    assert take_found(tmp_path / "nowhere") is None
