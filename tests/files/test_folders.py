"""What lies where in a data folder; hidden files are passed over."""

from pathlib import Path

import pytest

from cnnlab.files.data_error import DataError
from cnnlab.files.folders import picture_files, places, stroke_files


def made(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")


def found(folder):
    return [(file.path.relative_to(folder).as_posix(), file.label, file.split) for file in
            picture_files(folder)]  # fmt: skip


def test_any_of_the_digits_will_do(tmp_path):
    made(tmp_path, "7/b.png", "7/a.JPG", "2/a.tiff", "10/a.png", "seven/a.png", "07/a.png", "c.png")
    assert found(tmp_path) == [("2/a.tiff", 2, ""), ("7/a.JPG", 7, ""), ("7/b.png", 7, "")]


@pytest.mark.parametrize(
    ("name", "split"),
    [
        ("train", "train"),
        ("Training", "train"),
        ("test", "test"),
        ("testing", "test"),
        ("validation", "test"),
        ("mine", ""),
    ],
)
def test_splits_are_told_by_their_folders(tmp_path, name, split):
    made(tmp_path, f"{name}/3/a.png", f"unpacked/{name}/4/a.png")
    inner = [(f"unpacked/{name}/4/a.png", 4, split)] if split else []
    assert sorted(found(tmp_path)) == sorted([(f"{name}/3/a.png", 3, split), *inner])


def test_hidden_files_are_passed_over(tmp_path):
    made(tmp_path, "3/._a.png", "3/.a.png", ".git/3/a.png", "._train/3/a.png", "__MACOSX/3/._a.png")
    made(tmp_path, "3/a.png", ".s.jsonl", "._s.jsonl", "s.jsonl")
    assert found(tmp_path) == [("3/a.png", 3, "")]
    assert [path.name for path in stroke_files(tmp_path)] == ["s.jsonl"]


def test_only_files_are_pictures_and_strokes(tmp_path):
    made(tmp_path, "3/a.png/x", "3/notes.txt", "s.jsonl/x", "4")
    assert found(tmp_path) == []
    assert stroke_files(tmp_path) == []


def test_strokes_are_found_in_folders_too(tmp_path):
    made(tmp_path, "b.jsonl", "a.JSONL.GZ", "inside/c.jsonl", "inside/deeper/d.jsonl", "e.json")
    assert [path.name for path in stroke_files(tmp_path)] == ["a.JSONL.GZ", "b.jsonl", "c.jsonl"]


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    made(tmp_path, "file")
    for name in ("none", "file"):
        with pytest.raises(DataError, match=f"{name}: there is no such folder"):
            places(Path(tmp_path / name))
