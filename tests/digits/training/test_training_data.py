"""What is learned from: every part in its share, targets that fit, random numbers from the seed."""

import numpy as np
import pytest
from digit_files import write_mnist, write_strokes

from cnnlab.digits.augmentation import Strengths
from cnnlab.digits.recogniser import build_network
from cnnlab.digits.training import training_data
from cnnlab.digits.training.train_digits import (
    calibrate_on_held_out,
    measurements,
    open_library,
)
from cnnlab.digits.training.training_data import (
    TrainingData,
    of_drawings,
    of_images,
    of_scribbles,
    of_stroke_models,
)
from cnnlab.files.idx import DataError


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
    examples = TrainingData(parts, smoothing=0.1)
    assert len(examples) == 60 + 20 + 10 + 6
    images, targets = examples.draw(np.arange(96), np.random.default_rng(0))
    assert images.shape == (96, 1, 28, 28)
    assert images.dtype == targets.dtype == np.float32
    np.testing.assert_allclose(targets.sum(axis=1), 1, rtol=1e-6)
    np.testing.assert_allclose(targets[90:], 0.1)
    assert (targets[:60].argmax(axis=1) == np.arange(60) % 10).all()
    assert targets[:90].max(axis=1) == pytest.approx(0.91)
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
    network = build_network()
    threshold = calibrate_on_held_out(network, library)
    assert 0 < threshold <= 1
    assert network.parameters["temperature.value"].item() > 0
    found = list(measurements(network, library))
    assert [one.name for one in found] == ["MNIST t10k", "writers held out"]
    assert [one.counts.sum() for one in found] == [60, 15]
    assert all(0 <= one.accuracy <= 1 and 0 <= one.calibration <= 1 for one in found)


def test_a_folder_with_nothing_in_it_is_refused(tmp_path):
    with pytest.raises(DataError, match="neither MNIST"):
        open_library(tmp_path)
    with pytest.raises(DataError, match="no such folder"):
        open_library(tmp_path / "none")


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
