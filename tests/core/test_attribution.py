"""Maps of what a logit rests on, on networks small enough to know the answer."""

import numpy as np
import pytest

from cnnlab.core.attribution import (
    COARSE,
    PATCH,
    gradient_maps,
    occlusion_maps,
    patch_around,
)
from cnnlab.core.layers.linear import Flatten, Linear
from cnnlab.core.network import Network


@pytest.fixture
def network():
    """Reads a 9×9 image by one pixel: class 1 where (4, 4) has ink."""
    weight = np.zeros((2, 81))
    weight[1, 4 * 9 + 4] = 6
    numbers = {"fc.weight": weight, "fc.bias": np.array([0.0, -3.0])}
    return Network((1, 9, 9), [Flatten("flatten"), Linear("fc", (81, 2))], numbers)


@pytest.fixture
def mixing():
    """Every pixel has a weight of its own, in three classes."""
    return Network(
        (1, 9, 8), [Flatten("flatten"), Linear("fc", (72, 3))], rng=np.random.default_rng(0)
    )


def whole_maps(network, image):
    """The coarse maps, the maps of every pixel, and how many batches there were."""
    yielded = list(occlusion_maps(network, image))
    coarse, fine = [one for one in yielded if one is not None]
    assert yielded[-1] is fine
    return coarse, fine, sum(one is None for one in yielded)


def test_the_gradient_is_that_of_each_logit(network):
    found = gradient_maps(network, np.zeros((1, 9, 9)))
    assert found.shape == (2, 1, 9, 9)
    assert found[1, 0, 4, 4] == 6
    assert np.count_nonzero(found) == 1


def test_blanking_the_pixel_that_decides_is_what_costs(network):
    _, fine, _ = whole_maps(network, np.ones((1, 9, 9)))
    wanted = np.zeros((2, 9, 9))
    reach = PATCH // 2
    wanted[1, 4 - reach : 5 + reach, 4 - reach : 5 + reach] = 6
    np.testing.assert_allclose(fine, wanted, atol=1e-12)


def test_each_number_is_what_the_network_says_of_the_blanked_image(mixing):
    image = np.random.default_rng(1).random((1, 9, 8))
    coarse, fine, batches = whole_maps(mixing, image)
    before = mixing.forward(image[None])[0]
    for row in range(9):
        for column in range(8):
            blanked = image.copy()
            blanked[(slice(None), *patch_around((row, column), (9, 8)))] = 0
            fall = before - mixing.forward(blanked[None])[0]
            np.testing.assert_allclose(fine[:, row, column], fall, atol=1e-12)
    for row in range(9):
        for column in range(8):
            known = row - row % COARSE, column - column % COARSE
            np.testing.assert_allclose(coarse[:, row, column], fine[:, known[0], known[1]])
    assert batches > 2


def test_a_patch_ends_at_the_edges_of_the_image():
    assert patch_around((0, 3), (9, 8)) == (slice(0, 3), slice(1, 6))
    assert patch_around((8, 7), (9, 8)) == (slice(6, 9), slice(5, 8))


def test_only_ink_is_blanked(mixing):
    image = np.zeros((1, 9, 8))
    image[0, 1, 1] = 1
    coarse, fine, batches = whole_maps(mixing, image)
    assert batches == 2, "one before the coarse maps, one after them"
    assert fine[:, :4, :4].all()
    assert not fine[:, 4:].any()
    assert not coarse[:, 4:].any()


def test_a_blank_image_loses_nothing(mixing):
    coarse, fine, batches = whole_maps(mixing, np.zeros((1, 9, 8)))
    assert not coarse.any()
    assert not fine.any()
    assert batches == 0


def test_the_gradient_times_the_image_adds_up_to_the_logits_of_a_linear_network(mixing):
    image = np.random.default_rng(2).random((1, 9, 8))
    added = (gradient_maps(mixing, image) * image).sum(axis=(1, 2, 3))
    logits = mixing.forward(image[None])[0] - mixing.parameters["fc.bias"]
    np.testing.assert_allclose(added, logits)
