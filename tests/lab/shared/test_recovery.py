"""Files of work in progress: written soon after a change, and taken by nobody while it is there."""

import os
import signal
import subprocess
import sys

import pytest

from cnnlab.lab.shared import recovery as module
from cnnlab.lab.shared.labfile import Lab, read_lab, write_lab
from cnnlab.lab.shared.recovery import MOST_LEFT, Recovery, find_left, set_aside

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
    (found,) = find_left(tmp_path / "recovery")
    assert read_lab(found.path) == LAB


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
    assert find_left(tmp_path / "recovery") == []
    assert len(labs(tmp_path)) == 2


def test_a_dead_programs_file_is_offered_by_one_until_that_is_answered(owner, kept, tmp_path):
    kept.save_now()
    os.kill(owner.pid, signal.SIGKILL)
    owner.wait()
    (found,) = find_left(tmp_path / "recovery")
    assert read_lab(found.path).tabs == {"of": {"pid": 1}}
    assert find_left(tmp_path / "recovery") == []
    found.leave()
    (again,) = find_left(tmp_path / "recovery")
    assert again.path == found.path
    again.delete()
    assert find_left(tmp_path / "recovery") == []
    assert len(labs(tmp_path)) == 1, "one's own stays"


def test_all_are_offered_the_latest_first_and_of_very_many_the_oldest_go(tmp_path):
    folder = tmp_path / "recovery"
    folder.mkdir()
    for age in range(MOST_LEFT + 3):
        path = folder / f"{age}.cnnlab"
        write_lab(path, LAB)
        os.utime(path, (1000 - age, 1000 - age))
    found = find_left(folder)
    assert [one.path.stem for one in found] == [str(age) for age in range(MOST_LEFT)]
    assert len(labs(tmp_path)) == MOST_LEFT
    assert find_left(tmp_path / "nowhere") == []


def test_what_another_window_left_is_told_from_what_ended_badly(tmp_path):
    for name in ("one", "two"):
        write_lab(tmp_path / f"{name}.cnnlab", LAB)
    set_aside(tmp_path / "one.cnnlab", tmp_path / "recovery")
    (tmp_path / "two.cnnlab").rename(tmp_path / "recovery" / "two.cnnlab")
    assert {one.of_other for one in find_left(tmp_path / "recovery")} == {True, False}
    assert not (tmp_path / "one.cnnlab").exists()
