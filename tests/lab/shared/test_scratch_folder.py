"""A folder that goes with its process."""

import subprocess
import sys

from cnnlab.lab.shared.scratch_folder import ScratchFolder

HELD = """
import sys
from pathlib import Path
from cnnlab.lab.shared.scratch_folder import ScratchFolder
folder = ScratchFolder(Path(sys.argv[1]), "moments")
(folder.path() / "file").write_text("kept")
print(folder.path(), flush=True)
sys.stdin.read(1)
"""


def test_it_is_made_when_asked_for_and_deleted_when_closed(tmp_path):
    folder = ScratchFolder(tmp_path / "deep", "moments")
    assert not (tmp_path / "deep").exists()
    path = folder.path()
    assert path.is_dir()
    assert folder.path() == path
    (path / "inner").mkdir()
    (path / "inner" / "file").write_text("")
    folder.close()
    assert not path.exists()
    assert (tmp_path / "deep").is_dir()


def test_that_of_a_process_that_lives_stays_and_of_one_that_died_goes(tmp_path):
    other = subprocess.Popen(
        [sys.executable, "-c", HELD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        theirs = other.stdout.readline().strip()
        mine = ScratchFolder(tmp_path, "moments")
        mine.path()
        assert sorted(p.name for p in tmp_path.iterdir() if str(p) == theirs) != []
        mine.close()
    finally:
        other.kill()
        other.communicate()
    assert [str(p) for p in tmp_path.iterdir()] == [theirs]
    again = ScratchFolder(tmp_path, "moments")
    assert again.path() is not None
    assert list(tmp_path.iterdir()) == [again.path()]
    again.close()


def test_where_no_folder_can_be_made_there_is_none(tmp_path):
    (tmp_path / "file").write_text("")
    folder = ScratchFolder(tmp_path / "file", "moments")
    assert folder.path() is None
    folder.close()
