"""Maps of what an answer rests on, on a network small enough to know the answer."""

import numpy as np
import pytest

from cnnlab.core.attribution import PATCH, gradient_map, occlusion_maps
from cnnlab.core.layers.linear import Flatten, Linear
from cnnlab.core.network import Network


@pytest.fixture
def network():
    """Reads a 9×9 image by one pixel: class 1 where (4, 4) has ink."""
    weight = np.zeros((2, 81))
    weight[1, 4 * 9 + 4] = 6
    numbers = {"fc.weight": weight, "fc.bias": np.array([0.0, -3.0])}
    return Network((1, 9, 9), [Flatten("flatten"), Linear("fc", (81, 2))], numbers)


def test_the_gradient_is_that_of_the_logit(network):
    found = gradient_map(network, np.zeros((1, 9, 9)), 1)
    assert found.shape == (9, 9)
    assert found[4, 4] == 6
    assert np.count_nonzero(found) == 1
    assert not gradient_map(network, np.zeros((1, 9, 9)), 0).any()


def test_blanking_the_pixel_that_decides_is_what_costs(network):
    image = np.ones((1, 9, 9))
    *waits, found = occlusion_maps(network, image, 1)
    assert waits == [None] * len(waits)
    assert found.shape == (9, 9)
    assert found[4, 4] == found.max()
    assert found[4, 4] > 0
    assert abs(np.argwhere(found > 1e-9) - 4).max() < PATCH
    other = list(occlusion_maps(network, image, 0))[-1]
    np.testing.assert_allclose(other, -found, atol=1e-12)


def test_patches_stand_every_second_pixel(network):
    *_, found = occlusion_maps(network, np.ones((1, 9, 9)), 1)
    whole, blank = network.predict(np.stack([np.ones((1, 9, 9)), np.zeros((1, 9, 9))]))[:, 1]
    corners = range(-4, 9, 2)  # the first and the last cover one row

    def covering(*rows):
        return sum(all(top <= row < top + PATCH for row in rows) for top in corners)

    share = np.array([covering(row, 4) / covering(row) for row in range(9)])
    np.testing.assert_allclose(found, (whole - blank) * np.outer(share, share))


def test_a_blank_image_loses_nothing(network):
    (found,) = occlusion_maps(network, np.zeros((1, 9, 9)), 1)
    assert not found.any()
