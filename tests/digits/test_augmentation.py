"""Augmentation moves ink about and leaves it ink."""

import numpy as np
import pytest

from cnnlab.digits.augmentation import Strengths, augment, turned_images
from cnnlab.digits.handwriting import draw, turned
from cnnlab.digits.ink import centre_of_mass, rasterise

STILL = Strengths(0, 0, 0, 0, 0, 0)


@pytest.fixture(scope="module")
def images():
    rng = np.random.default_rng(0)
    return np.stack([rasterise(draw(k % 10, rng)) for k in range(20)])


def only(**strengths):
    return Strengths(**dict.fromkeys(Strengths.__dataclass_fields__, 0) | strengths)


def test_without_strength_nothing_changes(images):
    np.testing.assert_allclose(augment(images, np.random.default_rng(0), STILL), images, atol=1e-6)


@pytest.mark.parametrize("name", Strengths.__dataclass_fields__)
def test_each_strength_does_something_and_stays_in_range(images, name):
    found = augment(images, np.random.default_rng(0), only(**{name: 0.5}))
    assert found.shape == images.shape
    assert found.dtype == np.float32
    assert 0 <= found.min() <= found.max() <= 1
    assert abs(found - images).max() > 0.1


def test_a_shift_moves_the_mass(images):
    found = augment(images, np.random.default_rng(0), only(shift=1.5))
    moved = [
        np.subtract(centre_of_mass(a), centre_of_mass(b))
        for a, b in zip(found, images, strict=True)
    ]
    assert 0.7 < np.std(moved) < 2.5


def test_a_pen_changes_the_amount_of_ink_both_ways(images):
    found = augment(images, np.random.default_rng(0), only(pen=0.5))
    ratio = found.sum(axis=(1, 2)) / images.sum(axis=(1, 2))
    assert ratio.min() < 0.95
    assert ratio.max() > 1.05


def test_a_seed_does_it_again(images):
    a, b = (augment(images, np.random.default_rng(4)) for _ in range(2))
    np.testing.assert_array_equal(a, b)


def test_what_is_given_is_not_written_to(images):
    images.flags.writeable = False
    augment(images, np.random.default_rng(0))
    images.flags.writeable = True


def test_no_images_give_none():
    assert augment(np.zeros((0, 28, 28), np.float32), np.random.default_rng(0)).shape == (0, 28, 28)


def test_images_are_turned_as_strokes_are(images):
    upright = turned_images(images, 0)
    np.testing.assert_allclose(upright, images, atol=1e-6)
    bar = np.zeros((2, 28, 28), np.float32)
    bar[:, 4:24, 13:15] = 1
    found = turned_images(bar, np.radians([30, -30]))
    ((top, bottom),) = turned([np.array([[0.0, -8.0], [0.0, 8.0]])], 30)
    for image, side in zip(found, (1, -1), strict=True):
        for x, y in (top, bottom):
            assert image[round(13.5 + y), round(13.5 + side * x)] > 0.5
            assert image[round(13.5 + y), round(13.5 - side * x)] < 0.1
