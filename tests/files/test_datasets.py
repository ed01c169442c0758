"""Files of digits: what is well-formed is read, what is not is refused by name and place."""

import gzip
import json

import numpy as np
import pytest
from digit_files import idx, write_mnist, write_strokes
from real_data import MNIST, UNIPEN, with_data

from cnnlab.files.data_error import DataError
from cnnlab.files.datasets import load_drawings, load_mnist
from cnnlab.files.idx import read_idx

IMAGES, LABELS = "train-images-idx3-ubyte", "train-labels-idx1-ubyte"


@pytest.mark.parametrize("packed", [True, False])
def test_mnist_is_read_plain_or_packed(tmp_path, packed):
    write_mnist(tmp_path, packed=packed)
    mnist = load_mnist(tmp_path)
    assert mnist.train_images.shape == mnist.test_images.shape == (40, 28, 28)
    assert mnist.train_labels.tolist() == [k % 10 for k in range(40)]
    assert mnist.train_images.dtype == np.uint8


@pytest.mark.parametrize(
    "rename",
    [
        lambda name: name.replace("-idx", ".idx"),
        lambda name: name.replace("-", "."),
        str.upper,
        str.title,
    ],
    ids=["a dot", "dots", "capitals", "Capitals"],
)
def test_names_may_have_dots_and_capitals(tmp_path, rename):
    write_mnist(tmp_path, 20)
    for path in list(tmp_path.iterdir()):
        path.rename(tmp_path / rename(path.name))
    assert len(load_mnist(tmp_path).test_labels) == 20


@pytest.mark.parametrize("layout", [".", "inside", "MNIST/raw", "mnist/raw"])
def test_mnist_is_found_below_the_folder(tmp_path, layout):
    write_mnist(tmp_path / layout, 20)
    assert len(load_mnist(tmp_path).train_labels) == 20


def test_hidden_files_and_other_data_sets_are_passed_over(tmp_path):
    write_mnist(tmp_path, 20)
    (tmp_path / "._train-images-idx3-ubyte.gz").write_bytes(b"of macOS")
    write_mnist(tmp_path / "FashionMNIST" / "raw", 30)
    assert len(load_mnist(tmp_path).train_labels) == 20


def test_parts_may_lie_in_folders_of_their_own(tmp_path):
    for part in ("train", "t10k"):
        write_mnist(tmp_path / part, 20)
        for path in (tmp_path / part).iterdir():
            if not path.name.startswith(part):
                path.unlink()
    assert [len(one) for one in load_mnist(tmp_path)] == [20] * 4


def test_a_part_that_is_not_asked_for_is_empty(tmp_path):
    write_mnist(tmp_path, 20)
    (tmp_path / f"{IMAGES}.gz").unlink()
    assert [len(one) for one in load_mnist(tmp_path, parts=["test"])] == [0, 0, 20, 20]


@with_data
def test_the_real_mnist_is_read():
    mnist = load_mnist(MNIST)
    assert (len(mnist.train_labels), len(mnist.test_labels)) == (60_000, 10_000)
    assert mnist.test_labels[:5].tolist() == [7, 2, 1, 0, 4]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        (IMAGES, b"\x89PNG\r\n\x1a\n", "magic: got 89504e47, expected 00000803"),
        (IMAGES, b"", "magic: got nothing"),
        (IMAGES, idx(np.zeros(40)), "magic: got 00000801, expected 00000803"),
        (IMAGES, idx(np.zeros((40, 28, 28)))[:7], "the file ends in them"),
        (IMAGES, idx(np.zeros((40, 28, 28)))[:-1], "got 31,359 bytes, expected 31,360"),
        (IMAGES, idx(np.zeros((40, 28, 28))) + b"x", "got more bytes"),
        (IMAGES, b"\0\0\x08\x03" + b"\xff" * 12, "at most"),
        (IMAGES, idx(np.zeros((40, 20, 28))), r"got \(20, 28\), expected 28 × 28"),
        (IMAGES, idx(np.zeros((39, 28, 28))), "39 images and 40 labels"),
        (LABELS, idx(np.array([0] * 39 + [10])), "number 40 is 10, expected 0 to 9"),
        (
            IMAGES,
            gzip.compress(idx(np.zeros((40, 28, 28))), mtime=0)[:-9],
            "gzip: the file is damaged",
        ),
        (IMAGES, gzip.compress(b"x" * 999, mtime=0)[:12] + b"\xff" * 20, "gzip|magic"),
    ],
)
def test_damaged_files_are_refused(tmp_path, name, data, reason):
    write_mnist(tmp_path, packed=False)
    (tmp_path / name).write_bytes(data)
    with pytest.raises(DataError, match=reason) as refused:
        load_mnist(tmp_path)
    assert str(tmp_path) in str(refused.value)
    assert "\n" not in str(refused.value)


def test_sizes_are_checked_before_memory_is_taken(tmp_path):
    path = tmp_path / "huge"
    path.write_bytes(b"\0\0\x08\x03" + b"\x00\x0f\xff\xff" + b"\x00\x00\x00\x1c" * 2)
    with pytest.raises(DataError, match="got 0 bytes"):
        read_idx(path, 3)


def test_a_missing_file_is_named(tmp_path):
    write_mnist(tmp_path)
    (tmp_path / f"{LABELS}.gz").unlink()
    with pytest.raises(DataError, match=f"{LABELS}.*no such file"):
        load_mnist(tmp_path)


@pytest.mark.parametrize("name", ["strokes.jsonl", "strokes.jsonl.gz"])
def test_strokes_are_read(tmp_path, name):
    write_strokes(tmp_path / name, 12)
    found = load_drawings(tmp_path / name)
    assert [drawing.label for drawing in found] == [k % 10 for k in range(12)]
    assert found[0].writer == "a/one"
    assert found[0].strokes[0].shape[1] == 2


@with_data
def test_the_real_strokes_are_read():
    found = load_drawings(UNIPEN)
    assert len(found) == 7826
    assert len({drawing.writer for drawing in found}) == 127


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("no", "line 2: no label and strokes"),
        ("[]", "line 2: no label"),
        ("[" * 100_000, "line 2"),
        ('{"label":"7"}', "line 2: no label and strokes"),
        ('{"label":"12","strokes":[[[0,0]]]}', "got label '12', expected 0 to 9"),
        ('{"label":"0_7","strokes":[[[0,0],[0,9]]]}', "got label '0_7'"),
        ('{"label":true,"strokes":[[[0,0],[0,9]]]}', "got label True"),
        ('{"label":1.5,"strokes":[[[0,0],[0,9]]]}', "got label 1.5"),
        ('{"label":1,"strokes":[[[true,0],[0,9]]]}', "got a stroke of another form"),
        ('{"label":1,"strokes":[{"x":1,"y":2}]}', "got a stroke of another form"),
        ('{"label":"x","strokes":[[[0,0]]]}', "line 2"),
        ('{"label":1,"strokes":[]}', "got no stroke"),
        ('{"label":1,"strokes":[[1,2]]}', "got a stroke of another form, expected points"),
        ('{"label":1,"strokes":[[[1,2],[3]]]}', "line 2"),
        ('{"label":1,"strokes":[[[1,NaN]]]}', "got a coordinate that is not finite"),
        ('{"label":1,"strokes":[[[1,1e400]]]}', "got a coordinate that is not finite"),
        ('{"label":1,"strokes":[[[1,%s]]]}' % ("9" * 400), "got a stroke of another form"),
        ('{"label":1,"strokes":[[[1,%s]]]}' % ("9" * 5000), "line 2: no label and strokes"),
        (
            '{"label":1,"strokes":[[[0,0],[1000001,0]]]}',
            "got a coordinate of 1,000,001, expected at most 1,000,000",
        ),
        ('{"label":1,"strokes":[[[0,0],[0,-1e300]]]}', r"got a coordinate of 1e\+300, expected"),
        ('{"label":1,"strokes":[[[0,0]]]}', "got strokes of extent 0, expected at least 0.000001"),
        ('{"label":1,"strokes":[[[5,5],[5,5]],[[5,5]]]}', "got strokes of extent 0"),
        ('{"label":1,"strokes":[[[0,0],[1e-320,0]]]}', "got strokes of extent 9.99989e-321"),
        ('{"label":1,"strokes":[[[5,5],[5,5.0000001]]]}', "got strokes of extent"),
        ('{"label":1,"strokes":[["__import__"]]}', "line 2"),
    ],
)
def test_lines_that_are_no_drawing_are_refused(tmp_path, line, reason):
    path = tmp_path / "strokes.jsonl"
    path.write_text(json.dumps({"label": 1, "strokes": [[[0, 0], [0, 9]]]}) + "\n" + line)
    with pytest.raises(DataError, match=reason):
        load_drawings(path)


def test_a_truncated_file_of_strokes_is_refused(tmp_path):
    path = tmp_path / "strokes.jsonl.gz"
    write_strokes(path, 60)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(DataError, match="gzip: damaged after line"):
        load_drawings(path)


def test_lines_without_anything_are_counted_too(tmp_path, monkeypatch):
    monkeypatch.setattr("cnnlab.files.datasets.MOST", 1000)
    path = tmp_path / "strokes.jsonl.gz"
    path.write_bytes(gzip.compress(b"\n" * 1001))
    with pytest.raises(DataError, match="line 1001: at most 1,000 lines are read"):
        load_drawings(path)


def test_a_label_may_be_a_whole_number_of_any_kind(tmp_path):
    path = tmp_path / "strokes.jsonl"
    lines = (json.dumps({"label": label, "strokes": [[[0, 0], [0, 9]]]}) for label in (7, "7", 7.0))
    path.write_text("\n".join(lines))
    assert [drawing.label for drawing in load_drawings(path)] == [7, 7, 7]
