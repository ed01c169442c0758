"""The user's own digits on disk."""

import json

import numpy as np
import pytest
from disk import closed, fill, mounted_disk, no_room

from cnnlab.digits.library import open_library
from cnnlab.lab.digits.collection import Collection, CollectionFullError
from cnnlab.lab.digits.sketch import Drawing, Stroke

PAGE = 4096  # bytes that the least file takes there
DRAWING = Drawing((Stroke(np.array([[0.1, 0.2], [0.3, 0.4]])),))


@pytest.fixture
def collection(tmp_path, qapp):
    return Collection(tmp_path / "mine")


def image(seed=0):
    return np.random.default_rng(seed).random((28, 28)).astype(np.float32)


def test_what_is_kept_is_read_again(collection):
    assert len(collection) == 0
    assert collection.read()[0].shape == (0, 28, 28)
    for label, seed in ((7, 0), (7, 1), (2, 2)):
        collection.keep(image(seed), label, DRAWING)
    images, labels = collection.read()
    assert labels.tolist() == [2, 7, 7]
    np.testing.assert_array_equal(images[1], np.round(image(0) * 255))
    assert collection.counts() == [0, 0, 1, 0, 0, 0, 0, 2, 0, 0]


def test_what_macos_leaves_is_no_digit(collection):
    path = collection.keep(image(), 7, DRAWING)
    (path.parent / "._0001.png").write_bytes(path.read_bytes())
    assert len(collection) == 1


def test_strokes_are_kept_beside_a_drawing_and_not_beside_a_picture(collection):
    path = collection.keep(image(), 7, DRAWING)
    data = json.loads(path.with_suffix(".json").read_text())
    assert data == {"label": "7", "strokes": [[[0.1, 0.2], [0.3, 0.4]]]}
    path = collection.keep(image(), 7, Drawing(picture=image()))
    assert not path.with_suffix(".json").exists()


def test_one_is_taken_out_and_put_back(collection):
    first, second = (collection.keep(image(k), 1, DRAWING) for k in range(2))
    before = {path: path.read_bytes() for path in collection.folder.rglob("*.*")}
    taken = collection.take_out(second)
    assert files(collection) == ["0001.json", "0001.png"]
    assert first.exists()
    assert collection.put_back(taken) == second
    assert {path: path.read_bytes() for path in collection.folder.rglob("*.*")} == before


def test_one_whose_name_is_taken_meanwhile_gets_another(collection):
    taken = collection.take_out(collection.keep(image(0), 1, DRAWING))
    collection.keep(image(1), 1, DRAWING)
    path = collection.put_back(taken)
    assert path.name == "0002.png"
    np.testing.assert_array_equal(collection.read()[0][1], np.round(image(0) * 255))


def test_the_same_image_is_found_and_no_other(collection):
    path = collection.keep(image(0), 1, DRAWING)
    collection.keep(image(1), 1, DRAWING)
    assert collection.find(image(0)) == path
    assert collection.find(image(2)) is None


def test_an_export_is_a_folder_that_can_be_learned_from(collection, tmp_path):
    bar = np.zeros((28, 28), np.float32)
    bar[4:24, 13:15] = 1
    collection.keep(bar, 1, DRAWING)
    assert list(collection.export(tmp_path / "out")) == [1]
    images, labels = open_library(tmp_path / "out").pictures[:2]
    assert labels.tolist() == [1]
    assert abs(images[0] / 255 - bar).max() < 0.05


def test_a_second_export_into_a_folder_leaves_the_first_whole(collection, tmp_path):
    """After an erase names begin anew, and two people may export into one folder."""
    for ink, drawing in ((0.5, DRAWING), (1, Drawing())):
        bar = np.zeros((28, 28), np.float32)
        bar[4:24, 13:15] = ink
        path = collection.keep(bar, 3, drawing)
        for _ in range(2):  # what is there already is not there twice
            assert list(collection.export(tmp_path / "out")) == [1]
        collection.take_out(path)
    files = sorted(path.name for path in (tmp_path / "out" / "3").iterdir())
    assert files == ["own-0001-2.png", "own-0001.json", "own-0001.png"]
    images, _ = open_library(tmp_path / "out").pictures[:2]
    assert len(images) == 2


def test_files_that_are_no_digits_are_skipped(collection):
    collection.keep(image(), 3, DRAWING)
    (collection.folder / "3" / "note.png").write_bytes(b"no picture")
    assert len(collection.read()[1]) == 1


def files(collection):
    return sorted(path.name for path in collection.folder.rglob("*.*"))


def test_a_file_where_the_folder_would_be_is_told(tmp_path, qapp):
    (tmp_path / "mine").write_text("a file")
    with pytest.raises(OSError, match="mine"):
        Collection(tmp_path / "mine").keep(image(), 3, DRAWING)


def test_a_full_disk_keeps_neither_the_image_nor_the_strokes(collection):
    collection.keep(image(), 3, DRAWING)
    with no_room(), pytest.raises(OSError, match=r"3/0002\.json"):
        collection.keep(image(1), 3, DRAWING)
    assert files(collection) == ["0001.json", "0001.png"]


def test_a_disk_with_room_for_the_strokes_alone_keeps_neither(tmp_path, qapp):
    with mounted_disk(tmp_path / "disk") as disk:
        collection = Collection(disk / "mine")
        collection.keep(image(), 3, Drawing())
        block = fill(disk)
        with block.open("r+b") as file:
            file.truncate(block.stat().st_size - PAGE)
        with pytest.raises(OSError, match=r"No space left on device: .*3/0002\.png"):
            collection.keep(image(1), 3, DRAWING)
        assert files(collection) == ["0001.png"]


def test_a_closed_folder_keeps_what_it_has(collection):
    path = collection.keep(image(), 3, DRAWING)
    with closed(path.parent):
        with pytest.raises(PermissionError):
            collection.keep(image(1), 3, DRAWING)
        with pytest.raises(PermissionError):
            collection.take_out(path)
    assert files(collection) == ["0001.json", "0001.png"]


def test_an_export_that_finds_no_room_leaves_no_part_of_a_file(collection, tmp_path):
    collection.keep(image(), 3, DRAWING)
    with no_room(), pytest.raises(OSError, match=r"own-0001\.json"):
        list(collection.export(tmp_path / "out"))
    assert list((tmp_path / "out").rglob("*.*")) == []


def test_no_more_than_fit(collection, monkeypatch):
    monkeypatch.setattr("cnnlab.lab.digits.collection.MOST", 1)
    collection.keep(image(), 3, DRAWING)
    with pytest.raises(CollectionFullError):
        collection.keep(image(), 3, DRAWING)
