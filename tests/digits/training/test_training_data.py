"""What is learned from: every part in its share, targets that fit, random numbers from the seed."""

import numpy as np
import pytest
from digit_files import write_mnist, write_picture, write_strokes

from cnnlab.digits.augmentation import Strengths
from cnnlab.digits.library import open_library
from cnnlab.digits.recogniser import digit_network
from cnnlab.digits.training import training_data
from cnnlab.digits.training.train_digits import (
    calibrate_on_held_out,
    learned_from,
    measurements,
)
from cnnlab.digits.training.train_digits import training_data as data_of
from cnnlab.digits.training.training_data import (
    TrainingData,
    of_drawings,
    of_images,
    of_pictures,
    of_scribbles,
    of_stroke_models,
)


def quiet(steps, what):
    del what
    return steps


@pytest.fixture
def library(tmp_path):
    write_mnist(tmp_path / "mnist", 60)
    write_strokes(tmp_path / "strokes.jsonl", 30)
    return open_library(tmp_path)


@pytest.fixture
def parts(library):
    images = of_images(library.mnist.train_images, library.mnist.train_labels)
    drawn = of_drawings(library.drawings, 20, 0, quiet)
    return [images, drawn, of_stroke_models(20, 10, 0, quiet), of_scribbles(8, 6, 0, quiet)]


def test_an_epoch_has_every_part_in_its_share(parts):
    examples = TrainingData(parts)
    assert len(examples) == 60 + 20 + 10 + 6
    images, targets = examples.draw(np.arange(96), np.random.default_rng(0))
    assert images.shape == (96, 1, 28, 28)
    assert images.dtype == targets.dtype == np.float32
    np.testing.assert_allclose(targets.sum(axis=1), 1, rtol=1e-6)
    np.testing.assert_allclose(targets[90:], 0.1)
    assert (targets[:60].argmax(axis=1) == np.arange(60) % 10).all()
    assert (targets[:90].max(axis=1) == 1).all()
    assert images.reshape(96, -1).any(axis=1).all()


def test_random_numbers_are_the_seeds(parts):
    examples = TrainingData(parts)
    a, b = (examples.draw(np.arange(50, 90), np.random.default_rng(3))[0] for _ in range(2))
    np.testing.assert_array_equal(a, b)


def test_drawings_come_in_many_hands(parts):
    _, drawn, *_ = parts
    assert drawn.images.shape == (30, training_data.VARIANTS, 28, 28)
    assert len({image.tobytes() for image in drawn.images[0]}) == training_data.VARIANTS


def test_calibration_and_measures_use_other_digits(library):
    network = digit_network()
    threshold = calibrate_on_held_out(network, library)
    assert 0 < threshold <= 1
    assert network.parameters["temperature.value"].item() > 0
    found = list(measurements(network, library))
    assert [one.name for one in found] == ["MNIST t10k", "writers held out"]
    assert [one.counts.sum() for one in found] == [60, 15]
    assert all(0 <= one.accuracy <= 1 and 0 <= one.calibration <= 1 for one in found)


@pytest.fixture
def little(monkeypatch):
    monkeypatch.setattr("cnnlab.digits.training.train_digits.DRAWN", 20)
    monkeypatch.setattr("cnnlab.digits.training.train_digits.SCRIBBLED", 10)


def measured(folder, **how):
    found = measurements(digit_network(), open_library(folder), **how)
    return {one.name: int(one.counts.sum()) for one in found}


def test_pictures_and_strokes_are_learned_from(tmp_path, little):
    for digit in range(10):
        write_picture(tmp_path / str(digit) / "a.png", digit)
        write_picture(tmp_path / "train" / str(digit) / "a.png", digit, seed=1)
    write_picture(tmp_path / "test" / "7" / "a.png", 7)
    write_strokes(tmp_path / "s.jsonl", 30)
    library = open_library(tmp_path)
    assert learned_from(library) == {"drawings": 15, "pictures": 20}
    data = data_of(library, 0, quiet)
    pictures, drawn, *_ = data.parts
    assert (len(pictures.labels), pictures.per_epoch) == (20, 120)
    assert (len(drawn.labels), drawn.per_epoch) == (15, 90)
    _, targets = data.draw(np.arange(120), np.random.default_rng(0))
    assert set(targets.argmax(axis=1)) == set(range(10))


@pytest.mark.parametrize(("count", "per_epoch"), [(3, 18), (9_000, 10_000), (12_000, 12_000)])
def test_few_pictures_count_as_many(count, per_epoch):
    part = of_pictures(np.zeros((count, 28, 28), np.uint8), np.zeros(count, np.uint8))
    assert part.per_epoch == per_epoch


def test_what_is_measured_is_never_nothing(tmp_path):
    write_strokes(tmp_path / "s.jsonl", 30, groups=("me", "you"))
    assert measured(tmp_path) == {"strokes": 30}
    assert measured(tmp_path, learned=True) == {}
    write_strokes(tmp_path / "t.jsonl", 30)
    assert measured(tmp_path) == measured(tmp_path, learned=True) == {"writers held out": 15}
    write_picture(tmp_path / "7" / "a.png", 7)
    write_picture(tmp_path / "train" / "7" / "a.png", 7)
    assert measured(tmp_path) == {"writers held out": 15, "pictures": 1}
    assert measured(tmp_path, learned=True) == {"writers held out": 15}
    write_picture(tmp_path / "test" / "7" / "a.png", 7)
    assert measured(tmp_path)["pictures"] == 2
    assert measured(tmp_path, learned=True)["pictures"] == 1


def test_data_have_a_fingerprint(parts):
    found = TrainingData(parts).fingerprint()
    assert TrainingData(parts).fingerprint() == found
    others = [
        TrainingData(parts[::-1]),
        TrainingData(parts[1:]),
        TrainingData(parts, strengths=Strengths().times(0.5)),
        TrainingData([parts[0]._replace(labels=parts[0].labels[::-1]), *parts[1:]]),
        TrainingData([parts[0]._replace(per_epoch=59), *parts[1:]]),
    ]
    assert len({found, *(one.fingerprint() for one in others)}) == 1 + len(others)


def test_images_are_changed_as_much_as_is_wanted():
    images = np.zeros((1, 28, 28), np.uint8)
    images[0, 8:20, 12:16] = 255
    part = of_images(np.repeat(images, 200, axis=0), np.zeros(200, int))

    def changed(share):
        examples = TrainingData([part], strengths=Strengths().times(share))
        drawn, _ = examples.draw(np.arange(200), np.random.default_rng(0))
        return np.abs(drawn[:, 0] - images[0] / 255).mean()

    assert changed(1.0) > changed(0.5) > changed(0.0)
    assert changed(0.0) < 1e-6
