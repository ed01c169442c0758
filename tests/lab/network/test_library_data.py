"""Folders of digits as examples: who or what is held out, and where each came from."""

import numpy as np
import pytest
from digit_files import write_mnist, write_picture, write_strokes

from cnnlab.digits.library import open_library
from cnnlab.lab.network.library_data import by_writer, data_of_library, render
from cnnlab.lab.network.origins import Origin


def data_in(folder):
    library = open_library(folder)
    drawn = np.empty((len(library.drawings), 28, 28), np.uint8)
    list(render(library.drawings, drawn))
    return data_of_library(library, drawn, folder)


def test_the_test_part_of_mnist_is_held_out(tmp_path):
    write_mnist(tmp_path, 20)
    data = data_in(tmp_path)
    assert data.images.shape == (40, 1, 28, 28)
    assert data.training_indices.tolist() == list(range(20))
    assert data.origins.of(3) == Origin("file", "MNIST train", 3)
    assert data.origins.of(24) == Origin("file", "MNIST t10k", 4)


@pytest.mark.parametrize("kept", ["train", "t10k"])
def test_of_one_part_of_mnist_some_of_each_digit_are_held_out(tmp_path, kept):
    write_mnist(tmp_path, 20)
    for path in tmp_path.iterdir():
        if not path.name.startswith(kept):
            path.unlink()
    data = data_in(tmp_path)
    assert data.counts().tolist() == [[1, 1]] * 10
    assert data.origins.of(3).name == ("MNIST train" if kept == "train" else "MNIST t10k")
    assert data.origins.of(3).number == 3


def test_writers_are_held_out_with_all_their_drawings(tmp_path):
    write_strokes(tmp_path / "a.jsonl", 40, groups=("a/one", "a/two", "b/three", "b/four"))
    data = data_in(tmp_path)
    data.check()
    writers = [data.origins.of(i).name for i in range(40)]
    held = {writers[i] for i in data.validation_indices}
    assert held
    assert not held & {writers[i] for i in data.training_indices}
    assert data.origins.of(4) == Origin("writer", "a/one", 1)
    assert data.images[:].any(axis=(1, 2, 3)).all()


def test_writers_that_others_are_tested_on_are_never_trained_on():
    writers = ["a/one"] * 20 + ["syn/syn-955290"] * 5 + ["tos/tos-2bdc77"]
    assert by_writer(writers, np.arange(26) % 10).tolist() == [False] * 20 + [True] * 6


def test_of_one_writer_some_drawings_of_each_digit_are_held_out():
    held = by_writer(["a/one"] * 60, np.arange(60) % 10)
    assert held.sum() == 10
    assert sorted(np.arange(60)[held] % 10) == list(range(10))


def test_one_large_writer_leaves_others_to_train_on():
    held = by_writer(["a/one"] * 90 + ["a/two"] * 2, np.arange(92) % 10)
    assert held.any()
    assert not held.all()


def test_pictures_are_held_out_as_their_folders_say(tmp_path):
    for digit in (1, 2):
        write_picture(tmp_path / f"train/{digit}/a.png", digit)
        write_picture(tmp_path / f"test/{digit}/b.png", digit)
    (tmp_path / "train/1/c.png").write_bytes(b"damaged")
    data = data_in(tmp_path)
    assert data.counts()[[1, 2]].tolist() == [[1, 1]] * 2
    names = [data.origins.of(int(i)).name for i in data.validation_indices]
    assert names == ["test/1/b.png", "test/2/b.png"]
    assert "c.png" in str(data.unread[0])


def test_pictures_without_splits_are_held_out_by_digit(tmp_path):
    for seed in range(4):
        for digit in (1, 2):
            write_picture(tmp_path / f"{digit}/{seed}.png", digit, seed)
    assert data_in(tmp_path).counts()[[1, 2]].tolist() == [[3, 1]] * 2


def test_all_that_a_folder_holds_is_joined(tmp_path):
    write_mnist(tmp_path, 20)
    write_strokes(tmp_path / "a.jsonl", 20, groups=("a/one", "a/two"))
    write_picture(tmp_path / "5/a.png", 5)
    data = data_in(tmp_path)
    assert len(data) == 61
    assert {data.origins.of(i).kind for i in range(61)} == {"file", "writer", "picture"}
