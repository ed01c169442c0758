"""How far one has gone into a network."""

import numpy as np
import pytest
from small_network import small_network

from cnnlab.core.inspect.inspection import Inspection
from cnnlab.core.inspect.place import NETWORK, AtlasPlace
from cnnlab.lab.shared.atlas_path import AtlasPath

IMAGE = np.random.default_rng(0).random((1, 8, 8), np.float32)


@pytest.fixture
def path():
    made = AtlasPath()
    made.use(Inspection.of(small_network(), IMAGE))
    return made


def test_the_places_lead_from_the_network_to_the_cell(path):
    path.go(AtlasPlace.of_cell("conv2", (4, 1, 0)))
    assert path.places == (
        NETWORK,
        AtlasPlace("conv2"),
        AtlasPlace("conv2", 4),
        AtlasPlace("conv2", 4, (1, 0)),
    )
    assert [place.level for place in path.places] == ["network", "layer", "map", "cell"]


def test_up_leads_back_step_by_step(path):
    path.go(AtlasPlace("conv2", 4, (1, 0)))
    seen = []
    while path.up():
        seen.append(path.place)
    assert seen == [AtlasPlace("conv2", 4), AtlasPlace("conv2"), NETWORK]


def test_a_unit_has_no_map_above_it(path):
    path.go(AtlasPlace("fc", 2))
    assert path.place == AtlasPlace("fc", 2, (0, 0)), "a unit is a cell"
    path.up()
    assert path.place == AtlasPlace("fc")


@pytest.mark.parametrize(
    ("place", "error"),
    [
        (AtlasPlace("none"), KeyError),
        (AtlasPlace("conv2", 6), IndexError),
        (AtlasPlace("conv1", 0, (8, 0)), IndexError),
        (AtlasPlace("fc", -1), IndexError),
    ],
)
def test_a_place_that_is_not_there_is_refused(path, place, error):
    path.go(AtlasPlace("conv1"))
    with pytest.raises(error):
        path.go(place)
    assert path.place == AtlasPlace("conv1")


def test_what_changes_says_whether_the_view_is_to_go(path, qtbot):
    seen = []
    path.changed.connect(seen.append)
    path.go(AtlasPlace("conv1"))
    path.go(AtlasPlace("conv1"))
    path.follow(AtlasPlace("conv2"))
    assert seen == [True, False]


def test_a_network_without_the_place_shows_the_whole(path):
    from cnnlab.core.layers.linear import Flatten, Linear
    from cnnlab.core.network import Network

    path.go(AtlasPlace("conv2", 4))
    path.use(Inspection.of(small_network(seed=3), IMAGE))
    assert path.place == AtlasPlace("conv2", 4), "the same layers"
    other = Network((1, 8, 8), [Flatten("flatten"), Linear("fc", (64, 4))])
    path.use(Inspection.of(other, IMAGE))
    assert path.place == NETWORK
