"""Where a walk along a training stops, and which digits excite a filter most."""

from threading import Event

import numpy as np
import pytest
from small_network import small_network

from cnnlab.core.inspect.strongest import strongest
from cnnlab.core.layers.conv_pool import Conv2d, MaxPool2d
from cnnlab.core.layers.linear import Linear
from cnnlab.core.layers.whole_image import PrincipalComponents
from cnnlab.core.moment_store import Moment, MomentGoneError
from cnnlab.core.network import Network
from cnnlab.lab.network import walk
from cnnlab.lab.network.data import data_of
from cnnlab.lab.network.origins import Origins
from cnnlab.lab.network.walk import (
    FilterWalk,
    change_since,
    field_at,
    filters_of,
    front_of,
    likeness,
    stop_at,
    stops,
)
from cnnlab.lab.network.walk_facts import part_of, walk_facts
from cnnlab.lab.network.walk_filters import StopFilters


def moments(*steps):
    return [Moment(0, step) for step in steps]


def steps_of(found):
    return [moment.step for moment in found]


@pytest.fixture(scope="module")
def data():
    rng = np.random.default_rng(0)
    images = rng.integers(0, 256, (60, 1, 8, 8)).astype(np.uint8)
    held = np.arange(60) % 2 == 1
    zeros = np.zeros(60, int)
    origins = Origins(("file",), ("noise",), zeros, zeros)
    return data_of("folder", images, np.arange(60) % 4, tuple("0123"), held, origins)


def test_few_moments_are_all_stops():
    assert stops([]) == ()
    assert steps_of(stops(moments(0, 4, 9))) == [0, 4, 9]


def test_stops_are_the_ends_and_lie_closer_at_the_start():
    kept = moments(*range(20), *range(20, 100, 4), *range(100, 1001, 25))
    found = steps_of(stops(kept))
    assert found == [0, 2, 9, 32, 100, 325, 1000]
    assert steps_of(stops(kept, most=3)) == [0, 32, 1000]


def test_a_moment_that_is_nearest_twice_is_one_stop():
    found = steps_of(stops(moments(0, 1, 2, 3, 990, 992, 994, 996, 998, 1000)))
    assert found == sorted(set(found))
    assert (found[0], found[-1]) == (0, 1000)
    assert len(found) < 7


def test_a_step_belongs_to_the_stop_before_it():
    assert [stop_at([2, 10, 50], step) for step in (0, 2, 9, 10, 49, 50, 99)] == [
        *(0, 0, 0),
        *(1, 1),
        *(2, 2),
    ]


def test_parts_of_a_walk():
    parts = [part_of(stop, 7) for stop in range(7)]
    assert parts == ["start", "early", "early", "early", "later", "later", "last"]
    assert [part_of(stop, 2) for stop in range(2)] == ["start", "last"]


def test_a_change_is_relative_to_the_first_weights():
    first = np.array([[[3.0, 4.0]]])
    assert change_since(first, first) == 0
    assert change_since(first, 2 * first) == pytest.approx(1)
    assert change_since(0 * first, first) == 0


def test_patches_are_alike_as_far_as_they_correlate():
    rise = np.array([[0.0, 1.0], [0.0, 1.0]])
    flat = np.full((2, 2), 0.4)
    assert likeness([rise, 3 * rise + 1]) == pytest.approx(1)
    assert likeness([rise, 1 - rise]) == pytest.approx(-1)
    assert likeness([rise, flat]) == 0
    assert likeness([flat, flat]) == 1
    assert likeness([rise, rise, np.ones((1, 2))]) == pytest.approx(1)
    assert likeness([rise]) is None
    assert likeness([]) is None
    assert likeness([rise[:0], rise[:0]]) is None


@pytest.mark.parametrize(("norm", "last"), [(False, "relu1"), (True, "conv1")])
def test_the_front_ends_at_the_relu_where_that_follows(norm, last):
    network = small_network(norm=norm)
    front = front_of(network)
    assert front.layers[-1].name == last
    image = np.random.default_rng(1).random((1, 1, 8, 8), np.float32)
    assert (front.activations(image)[last] == network.activations(image)[last]).all()
    assert filters_of(front) is filters_of(network)


def test_without_a_convolution_there_are_no_filters():
    network = Network((2,), [Linear("fc", (2, 2))], rng=np.random.default_rng(0))
    assert filters_of(network) is None
    with pytest.raises(ValueError, match="without a convolution"):
        front_of(network)


def test_what_a_cell_sees():
    front = front_of(small_network())
    assert field_at(front, 3, 4) == (2, 3, 3, 3)
    assert field_at(front, 0, 0) == (0, 0, 2, 2)


def of_layers(*layers):
    return front_of(Network((1, 8, 8), layers, rng=np.random.default_rng(0)))


def test_whitening_does_not_make_it_all_of_the_image():
    front = of_layers(PrincipalComponents("pca", (1, 8, 8), 64), Conv2d("conv1", (1, 2), (3, 3)))
    assert field_at(front, 1, 2) == (1, 2, 3, 3)


def test_pooling_before_it_makes_it_larger():
    front = of_layers(MaxPool2d("pool", (2, 2), (2, 2)), Conv2d("conv1", (1, 2), (3, 3)))
    assert field_at(front, 1, 0) == (2, 0, 6, 6)


def test_over_padding_alone_it_sees_nothing():
    front = of_layers(Conv2d("conv1", (1, 2), (3, 3), padding=(4, 4)))
    assert field_at(front, 0, 5) == field_at(front, 5, 13) == (0, 0, 0, 0)
    assert field_at(front, 2, 2) == (0, 0, 1, 1)


@pytest.fixture
def filter_walk(qapp):
    made = FilterWalk()
    yield made
    made.close()


def looked(filter_walk, qtbot, *asked):
    with qtbot.waitSignal(filter_walk.found) as told:
        assert filter_walk.look(*asked)
    return told.args[0]


def test_the_digits_that_excite_a_filter_most(filter_walk, data, qtbot):
    network = small_network()
    excited = looked(filter_walk, qtbot, network, data, 1)
    assert excited.network is network
    assert len(excited.digits) == 9
    front = front_of(network)
    images, labels = data.validation()
    peaks = front.activations(images)["relu1"][:, 1].max(axis=(1, 2))
    best = np.argsort(-peaks, kind="stable")[:9]
    assert [one.value for one in excited.digits] == pytest.approx(peaks[best].tolist())
    assert [one.label for one in excited.digits] == labels[best].tolist()
    for one in excited.digits:
        top, left, rows, columns = one.field
        assert (one.patch == one.image[top : top + rows, left : left + columns]).all()
    assert -1 <= excited.alike <= 1


def test_the_same_again_is_not_looked_for(filter_walk, data, qtbot):
    network = small_network()
    looked(filter_walk, qtbot, network, data, 1)
    assert not filter_walk.look(network, data, 1)
    assert not filter_walk.running


def test_another_filter_of_the_same_network_needs_no_other_search(
    filter_walk, data, qtbot, monkeypatch
):
    network = small_network()
    looked(filter_walk, qtbot, network, data, 0)
    monkeypatch.setattr(walk, "strongest", None)
    assert looked(filter_walk, qtbot, network, data, 2).filter == 2
    monkeypatch.undo()
    looked(filter_walk, qtbot, small_network(1), data, 2)


def test_only_the_newest_is_found(filter_walk, data, qtbot):
    said = []
    filter_walk.found.connect(said.append)
    for k in (0, 1, 2):
        filter_walk.look(small_network(k), data, k)
    qtbot.waitUntil(lambda: not filter_walk.running)
    assert [one.filter for one in said] == [2]


def test_no_more_examples_are_looked_at_than_may_be(data, monkeypatch):
    monkeypatch.setattr(walk, "LOOKED_AT", 10)
    seen = []

    def spied(front, images):
        seen.append(len(images))
        return strongest(front, images)

    monkeypatch.setattr(walk, "strongest", spied)
    network = small_network()
    (*_, (_, excited)) = walk._search(network, data, 0, None)(Event())
    assert seen == [10]
    assert len(excited.digits) == 9


def test_weights_that_are_no_numbers_end_it_in_silence(filter_walk, data, qtbot):
    network = small_network()
    network.parameters["conv1.weight"][:] = np.nan
    assert np.isnan(looked(filter_walk, qtbot, network, data, 0).digits[0].value)


SOBEL = np.array([[[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]], np.float32)
BLOB = np.array([[[1, 2, 1], [2, 4, 2], [1, 2, 1]]], np.float32)


@pytest.mark.parametrize(
    ("first", "weights", "outcome"),
    [
        (BLOB, SOBEL, "became"),
        (SOBEL, SOBEL, "was"),
        (SOBEL, BLOB, "lost"),
        (BLOB, BLOB + SOBEL, "grew"),
        (BLOB, 2 * BLOB, "none"),
    ],
)
def test_what_came_of_a_filter(first, weights, outcome):
    facts = walk_facts("last", 10, first, weights, None)
    assert facts.outcome == outcome
    assert facts.finite
    assert facts.alike is None
    assert not facts.silent


def test_facts_of_digits(filter_walk, data, qtbot):
    network = small_network()
    network.parameters["conv1.weight"][0] = 0
    weights = filters_of(network)[0]
    excited = looked(filter_walk, qtbot, network, data, 0)
    facts = walk_facts("early", 3, weights + 1, weights, excited)
    assert facts.silent
    assert facts.alike == excited.alike
    assert not walk_facts("early", 3, weights, weights + np.inf, None).finite


class Store:
    """Networks by moment."""

    def __init__(self, **networks):
        self.networks = {Moment(0, int(name[1:])): one for name, one in networks.items()}
        self.asked = []

    def read(self, moment):
        self.asked.append(moment)
        if moment not in self.networks:
            raise MomentGoneError(moment.step, "gone")
        return self

    def trained(self):
        return self.networks[self.asked[-1]]


def test_filters_of_stops_are_read_once(qapp, qtbot):
    store, found = Store(s0=small_network(0), s5=small_network(5)), StopFilters()
    with qtbot.waitSignal(found.changed):
        found.read(store, moments(0, 5, 7))
    assert found.filters[Moment(0, 5)] is filters_of(store.networks[Moment(0, 5)])
    assert found.filters[Moment(0, 7)] is None
    found.read(store, moments(0, 7))
    assert set(found.filters) == set(moments(0, 7))
    assert store.asked == moments(0, 5, 7)
    found.clear()
    with qtbot.waitSignal(found.changed):
        found.read(store, moments(0))
    assert store.asked == moments(0, 5, 7, 0)
    found.close()
