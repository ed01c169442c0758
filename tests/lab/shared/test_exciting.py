"""The images that excite a map most, found beside the window."""

import numpy as np
import pytest
from small_network import small_network

from cnnlab.core.inspect.layers import activations_of, maps_of, shown_layers
from cnnlab.lab.shared.exciting import Exciting

IMAGES = np.random.default_rng(0).random((30, 1, 8, 8), np.float32)


@pytest.fixture
def exciting(qtbot):
    made = Exciting(lambda: IMAGES)
    yield made
    made.close()


def test_they_are_found_for_each_map(exciting, qtbot):
    network = small_network()
    assert exciting.images_of("conv1", 0) is None
    with qtbot.waitSignal(exciting.changed):
        exciting.look(network)
    layer = next(one for one in shown_layers(network) if one.name == "conv2")
    found = exciting.images_of("conv2", 3)
    assert len(found) == 9
    peaks = [maps_of(activations_of(network, i[None]), layer)[3].max() for i in found]
    assert peaks == sorted(peaks, reverse=True)
    all_peaks = [maps_of(activations_of(network, i), layer)[3].max() for i in IMAGES]
    assert peaks[0] == max(all_peaks)


def test_a_network_is_looked_at_once(exciting, qtbot):
    network = small_network()
    with qtbot.waitSignal(exciting.changed):
        exciting.look(network)
    exciting.look(network)
    assert not exciting._newest.running
    assert exciting.images_of("conv1", 0)


def test_of_two_networks_the_newer_one_counts(exciting, qtbot):
    first, second = small_network(1), small_network(2)
    exciting.look(first)
    exciting.look(second)
    qtbot.waitUntil(lambda: exciting.images_of("conv1", 0) is not None)
    layer = next(one for one in shown_layers(second) if one.name == "conv1")
    peaks = [maps_of(activations_of(second, i), layer)[0].max() for i in IMAGES]
    np.testing.assert_array_equal(exciting.images_of("conv1", 0)[0], IMAGES[np.argmax(peaks), 0])


def test_images_of_another_kind_excite_nothing(qtbot):
    other = Exciting(lambda: np.zeros((3, 1, 28, 28), np.float32))
    other.look(small_network())
    qtbot.waitUntil(lambda: not other._newest.running)
    assert other.images_of("conv1", 0) is None
    other.close()
