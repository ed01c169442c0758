"""One number for each channel: the same whatever the order in memory."""

import numpy as np
import pytest

from cnnlab.core.fast.channels import channel_sums, each
from cnnlab.core.fast.workspace import BY_PIXELS, Scratch

RNG = np.random.default_rng(2)


@pytest.fixture(params=[(), BY_PIXELS], ids=["by images", "by pixels"])
def images(request):
    x = Scratch().array("x", (5, 3, 4, 6), np.float32, request.param)
    x[...] = RNG.normal(size=x.shape)
    return x


def test_each_channel_has_its_number(images):
    values = np.array([1, -2, 3], np.float32)
    wanted = np.ascontiguousarray(images) * values[None, :, None, None]
    np.testing.assert_array_equal(images * each(values, images), wanted)


def test_sums_are_those_of_each_channel(images):
    other = images[::-1]
    np.testing.assert_allclose(channel_sums(images), images.sum(axis=(0, 2, 3)), rtol=1e-5)
    wanted = (images * other).sum(axis=(0, 2, 3))
    np.testing.assert_allclose(channel_sums(images, other), wanted, rtol=1e-5)


def test_the_last_of_many_images_counts():
    x = np.ones((3, 1, 1, 1), np.float32) * np.float32([2**24, 1, 1])[:, None, None, None]
    assert channel_sums(x) == 2**24 + 2
