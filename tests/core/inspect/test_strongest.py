"""Which images excite a map most."""

import numpy as np
import pytest
from small_network import small_network

from cnnlab.core.inspect.layers import activations_of, maps_of, shown_layers
from cnnlab.core.inspect.strongest import strongest


def ended(generator):
    """What a generator returns, and how often it yielded."""
    steps = 0
    while True:
        try:
            next(generator)
        except StopIteration as end:
            return end.value, steps
        steps += 1


def test_the_images_with_the_largest_numbers_come_first():
    network, images = small_network(), np.random.default_rng(0).random((12, 1, 8, 8), np.float32)
    found, steps = ended(strongest(network, images))
    assert steps == 12
    for layer in shown_layers(network):
        peaks = [maps_of(activations_of(network, image), layer).max((1, 2)) for image in images]
        for k, indices in enumerate(found[layer.name]):
            ordered = [peaks[i][k] for i in indices]
            assert len(indices) == 9
            assert ordered == sorted((p[k] for p in peaks), reverse=True)[:9]


@pytest.mark.parametrize("count", [0, 1, 4])
def test_fewer_images_than_are_looked_for(count):
    found, _ = ended(strongest(small_network(), np.zeros((count, 1, 8, 8), np.float32)))
    assert {indices.shape[1] for indices in found.values()} == {count}
