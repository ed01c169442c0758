"""A data folder in every layout, and what is left out of it."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from digit_files import write_mnist, write_picture, write_strokes
from PIL import Image

from cnnlab.digits.library import load_pictures, open_library
from cnnlab.files.data_error import DataError
from cnnlab.files.folders import picture_files

CASES = Path(__file__).parent.parent / "cases" / "data"


@pytest.mark.parametrize("layout", ["", "mnist", "MNIST/raw", "mnist/RAW", "raw"])
def test_mnist_is_found(tmp_path, layout):
    write_mnist(tmp_path / layout.replace("RAW", "raw"), 20)
    library = open_library(tmp_path)
    assert [len(part) for part in library.mnist] == [20, 20, 20, 20]
    assert library.pictures is None
    assert library.drawings == []


@pytest.mark.parametrize(("kept", "counts"), [("train", [20, 20, 0, 0]), ("t10k", [0, 0, 20, 20])])
def test_a_part_of_mnist_is_enough(tmp_path, kept, counts):
    write_mnist(tmp_path, 20)
    for path in tmp_path.iterdir():
        if not path.name.startswith(kept):
            path.unlink()
    assert [len(part) for part in open_library(tmp_path).mnist] == counts


def test_a_part_that_is_not_needed_is_not_read(tmp_path):
    write_mnist(tmp_path, 20)
    (tmp_path / "train-images-idx3-ubyte.gz").write_bytes(b"damaged")
    (tmp_path / "train-labels-idx1-ubyte.gz").unlink()
    mnist = open_library(tmp_path, parts=["test"]).mnist
    assert [len(part) for part in mnist] == [0, 0, 20, 20]
    with pytest.raises(DataError, match=r"train-labels-idx1-ubyte.*no such file"):
        open_library(tmp_path)


@pytest.mark.parametrize("name", ["pics-appledouble", "pics-without-0"])
def test_pictures_that_were_reported_are_read(name):
    pictures = open_library(CASES / name).pictures
    assert pictures.labels.tolist() == [2, 3, 4, 6, 7]
    assert pictures.unread == []


def test_strokes_that_were_reported_are_refused_by_file_and_line():
    with pytest.raises(DataError, match=r"s\.jsonl: line 1: got strokes of extent 9.99989e-321"):
        open_library(CASES / "js-1e-320")


def test_a_folder_may_hold_all_kinds(tmp_path):
    write_mnist(tmp_path / "mnist", 20)
    write_strokes(tmp_path / "strokes.jsonl", 10)
    write_picture(tmp_path / "train" / "3" / "a.png", 3)
    write_picture(tmp_path / "test" / "4" / "a.png", 4)
    write_picture(tmp_path / "own" / "5" / "a.png", 5)
    library = open_library(tmp_path)
    assert len(library.drawings) == 10
    pictures = library.pictures
    assert [len(part) for part in library.mnist] == [20] * 4
    assert pictures.of("train")[1].tolist() == [3]
    assert pictures.of("test")[1].tolist() == [4]
    assert pictures.of("", "test")[1].tolist() == [5, 4]
    assert pictures.images.shape == (3, 28, 28)
    assert pictures.images.dtype == np.uint8
    assert pictures.images.max(axis=(1, 2)).tolist() == [255] * 3


def test_a_bad_picture_is_left_out_and_told(tmp_path):
    for digit in (3, 8):
        write_picture(tmp_path / str(digit) / "a.png", digit)
    (tmp_path / "3" / "bad.png").write_bytes(b"no picture")
    Image.new("L", (40, 40), 255).save(tmp_path / "8" / "blank.png")
    shutil.copy(tmp_path / "3" / "a.png", tmp_path / "3" / "cut.png")
    (tmp_path / "3" / "cut.png").write_bytes((tmp_path / "3" / "a.png").read_bytes()[:-90])
    pictures = open_library(tmp_path).pictures
    assert pictures.labels.tolist() == [3, 8]
    assert [file.path.name for file in pictures.files] == ["a.png", "a.png"]
    assert [Path(str(error).partition(": ")[0]).name for error in pictures.unread] == [
        "bad.png",
        "cut.png",
        "blank.png",
    ]
    assert "there is no ink" in str(pictures.unread[-1])


def test_where_no_picture_can_be_read_the_folder_is_refused(tmp_path):
    for digit in "38":
        (tmp_path / digit).mkdir()
        (tmp_path / digit / "bad.png").write_bytes(b"no picture")
    with pytest.raises(DataError, match=r"none of its digits can be used: .*3/bad\.png: "):
        open_library(tmp_path)
    write_strokes(tmp_path / "strokes.jsonl", 10)
    pictures = open_library(tmp_path).pictures
    assert (len(pictures.labels), len(pictures.unread)) == (0, 2)


@pytest.mark.parametrize("name", ["0", "train/5", "empty"])
def test_a_folder_without_digits_is_refused(tmp_path, name):
    (tmp_path / name).mkdir(parents=True)
    with pytest.raises(DataError, match=r"neither MNIST .* nor strokes .* nor pictures"):
        open_library(tmp_path)


def test_a_file_without_strokes_is_no_digit(tmp_path):
    (tmp_path / "strokes.jsonl").write_bytes(b"\n")
    with pytest.raises(DataError, match=r"none of its digits can be used$"):
        open_library(tmp_path)


def test_pictures_are_counted_before_they_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr("cnnlab.digits.library.MOST_PICTURES", 1)
    for digit in (3, 8):
        write_picture(tmp_path / str(digit) / "a.png", digit)
    with pytest.raises(DataError, match="got 2 pictures, at most 1"):
        load_pictures(tmp_path, picture_files(tmp_path))


def test_progress_is_told(tmp_path):
    write_picture(tmp_path / "3" / "a.png", 3)
    told = []

    def progress(steps, what):
        told.append((list(steps), what))
        return steps

    open_library(tmp_path, progress)
    assert told == [([0], "reading pictures")]
