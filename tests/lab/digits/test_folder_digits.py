"""Digits of a data folder, of every kind."""

from threading import Event

import numpy as np
import pytest
from digit_files import write_mnist, write_picture, write_strokes

from cnnlab.files.data_error import DataError
from cnnlab.lab.digits.folder_digits import load, sample_of
from cnnlab.lab.digits.reader import image_of


@pytest.mark.parametrize(
    "write",
    [
        lambda p: write_mnist(p, 40),
        lambda p: [write_mnist(p, 40), *(f.unlink() for f in p.glob("t10k*"))],
        lambda p: write_strokes(p / "s.jsonl"),
        lambda p: write_picture(p / "train" / "3" / "a.png", 3),
    ],
    ids=["MNIST", "its train part", "strokes", "pictures"],
)
def test_samples_can_be_laid_on_the_canvas(tmp_path, write):
    write(tmp_path)
    (library,) = load(tmp_path, Event())
    for seed in range(5):
        sample = sample_of(library, np.random.default_rng(seed))
        assert 0 <= sample.label <= 9
        assert sample.source
        assert image_of(sample.drawing)[0].max() > 0


def test_a_picture_is_named(tmp_path):
    write_picture(tmp_path / "3" / "a.png", 3)
    (library,) = load(tmp_path, Event())
    assert sample_of(library, np.random.default_rng())[1:] == (3, "3/a.png")


def test_a_digit_is_asked_for(tmp_path):
    write_mnist(tmp_path, 40)
    write_strokes(tmp_path / "s.jsonl")
    write_picture(tmp_path / "3" / "a.png", 3)
    (library,) = load(tmp_path, Event())
    samples = [sample_of(library, np.random.default_rng(seed), 3) for seed in range(40)]
    assert {sample.label for sample in samples} == {3}
    assert len({sample.source.partition(" ")[0] for sample in samples}) == 3, "of every kind"


def test_a_digit_that_is_not_there(tmp_path):
    write_picture(tmp_path / "3" / "a.png", 3)
    (library,) = load(tmp_path, Event())
    assert sample_of(library, np.random.default_rng(), 4) is None


def test_reading_pictures_can_be_stopped(tmp_path):
    write_picture(tmp_path / "3" / "a.png", 3)
    stop = Event()
    stop.set()
    assert list(load(tmp_path, stop)) == []


def test_a_folder_without_digits_is_refused(tmp_path):
    with pytest.raises(DataError, match="neither"):
        list(load(tmp_path, Event()))
