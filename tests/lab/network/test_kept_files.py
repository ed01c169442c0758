"""Files of trainings: one for each process, and all that were left are found."""

import os

from cnnlab.lab.network.kept_files import MOST, KeptFiles


def write(path, age=0):
    path.write_text(path.name)
    os.utime(path, (1000 - age, 1000 - age))


def test_each_process_has_a_file_of_its_own_and_offers_no_other_ones(tmp_path):
    one, two = KeptFiles(tmp_path), KeptFiles(tmp_path)
    assert one.path() == one.path() == tmp_path / "training.safetensors"
    assert two.path() != one.path()
    write(one.path())
    write(two.path(), 5)
    assert one.left() == [one.path()]
    assert two.left() == [two.path()]
    one.close()
    assert two.left() == [one._path, two.path()]
    two.close()
    third = KeptFiles(tmp_path)
    assert third.left() == [one._path, two._path]
    assert third.path() == one._path
    third.adopt(two._path)
    assert third.path().read_text() == two._path.name
    assert not two._path.exists()
    third.adopt(third.path())
    (_, other) = sorted(third.left(), key=lambda path: path != third.path())
    assert other.read_text() == "training.safetensors"
    third.close()
    assert {path.suffix for path in tmp_path.iterdir()} == {".safetensors"}


def test_of_many_the_oldest_go(tmp_path):
    for age in range(MOST + 2):
        write(tmp_path / f"training-{age}.safetensors", age)
    assert [path.stem[-1] for path in KeptFiles(tmp_path).left()] == ["0", "1", "2"]
    assert len(list(tmp_path.glob("*.safetensors"))) == MOST


def test_without_a_folder_it_is_the_usual_one(tmp_path):
    (tmp_path / "wall").write_text("a file where the folder would be")
    files = KeptFiles(tmp_path / "wall")
    assert files.path() == tmp_path / "wall" / "training.safetensors"
    assert files.left() == []
    files.close()
