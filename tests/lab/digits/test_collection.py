"""The user's own digits on disk."""

import json

import numpy as np
import pytest

from cnnlab.digits.find_ink import load_pictures
from cnnlab.lab.digits.collection import Collection, CollectionError
from cnnlab.lab.digits.sketch import Drawing, Stroke

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


def test_strokes_are_kept_beside_a_drawing_and_not_beside_a_picture(collection):
    path = collection.keep(image(), 7, DRAWING)
    data = json.loads(path.with_suffix(".json").read_text())
    assert data == {"label": "7", "strokes": [[[0.1, 0.2], [0.3, 0.4]]]}
    path = collection.keep(image(), 7, Drawing(picture=image()))
    assert not path.with_suffix(".json").exists()


def test_one_is_taken_back_and_all_are_erased(collection):
    first, second = (collection.keep(image(k), 1, DRAWING) for k in range(2))
    collection.forget(second)
    assert not second.with_suffix(".json").exists()
    assert first.exists()
    collection.keep(image(3), 4, DRAWING)
    collection.erase()
    assert len(collection) == 0
    assert list(collection.folder.rglob("*.*")) == []


def test_an_export_is_a_folder_that_can_be_learned_from(collection, tmp_path):
    bar = np.zeros((28, 28), np.float32)
    bar[4:24, 13:15] = 1
    collection.keep(bar, 1, DRAWING)
    assert collection.export(tmp_path / "out") == 1
    images, labels = load_pictures(tmp_path / "out")
    assert labels.tolist() == [1]
    assert abs(images[0] / 255 - bar).max() < 0.05


def test_files_that_are_no_digits_are_skipped(collection):
    collection.keep(image(), 3, DRAWING)
    (collection.folder / "3" / "note.png").write_bytes(b"no picture")
    assert len(collection.read()[1]) == 1


def test_a_place_that_is_closed_is_told(tmp_path, qapp):
    (tmp_path / "mine").write_text("a file")
    with pytest.raises(CollectionError, match="closed"):
        Collection(tmp_path / "mine").keep(image(), 3, DRAWING)


def test_no_more_than_fit(collection, monkeypatch):
    monkeypatch.setattr("cnnlab.lab.digits.collection.MOST", 1)
    collection.keep(image(), 3, DRAWING)
    with pytest.raises(CollectionError, match="full"):
        collection.keep(image(), 3, DRAWING)
