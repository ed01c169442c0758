"""The user's own digits as files: what is read, and what is passed over."""

import numpy as np
from PIL import Image

from cnnlab.digits.own_images import label_of, own_files, read_own


def write(path, ink, size=(28, 28)):
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.full(size, 255 - ink, np.uint8)).save(path)


def test_digits_are_read_by_label_with_their_files(tmp_path):
    write(tmp_path / "7/0002.png", 20)
    write(tmp_path / "7/0001.png", 10)
    write(tmp_path / "2/0001.png", 30)
    found = read_own(tmp_path)
    assert found.labels.tolist() == [2, 7, 7]
    assert found.images[:, 0, 0].tolist() == [30, 10, 20]
    assert [label_of(path) for path in found.files] == [2, 7, 7]


def test_what_is_no_image_is_passed_over(tmp_path):
    write(tmp_path / "1/0001.png", 10)
    write(tmp_path / "1/0002.png", 10, size=(30, 30))
    write(tmp_path / "1/0004.png", 0)  # without ink
    write(tmp_path / "1/.hidden.png", 10)
    (tmp_path / "1/0003.png").write_bytes(b"damaged")
    (tmp_path / "1/0001.json").write_text("{}")
    (tmp_path / "3").write_text("no folder")
    assert len(own_files(tmp_path)) == 4
    assert len(read_own(tmp_path).labels) == 1


def test_without_a_folder_there_are_none(tmp_path):
    found = read_own(tmp_path / "mine")
    assert found.images.shape == (0, 28, 28)
    assert len(found.labels) == 0
