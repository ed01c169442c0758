"""A network and what it makes of one image, as plain values."""

import numpy as np
import pytest
from cell_pages import KINDS
from small_network import small_network

from cnnlab.core.inspect.inspection import Inspection
from cnnlab.core.inspect.layers import SOFTMAX
from cnnlab.core.network import INPUT

IMAGE = np.random.default_rng(1).random((1, 8, 8), np.float32)
SMALL = Inspection.of(small_network(), IMAGE)


def test_every_number_is_the_networks_own():
    network = small_network()
    found = network.activations(IMAGE[None])
    assert SMALL.value("conv1", 2, 3, 4) == found["conv1"][0, 2, 3, 4]
    assert SMALL.value("fc", 3) == found["fc"][0, 3]
    assert SMALL.value("fc", 3, 0, 0) == found["fc"][0, 3]
    assert SMALL.value(INPUT, 0, 7, 0) == IMAGE[0, 7, 0]
    assert sum(SMALL.value(SOFTMAX, k) for k in range(4)) == pytest.approx(1, abs=1e-6)


@pytest.mark.parametrize(
    "index", [(3, 0, 0), (0, 8, 0), (0, 0, 8), (-1, 0, 0), (0, 0), (0,), (), (0, 0, 0, 0)]
)
def test_a_cell_that_is_not_there_is_named(index):
    with pytest.raises(IndexError, match=r"conv1: got cell .*, expected one of \(3, 8, 8\)"):
        SMALL.value("conv1", *index)


def test_a_unit_that_is_not_there_is_named():
    with pytest.raises(IndexError, match="fc: got cell"):
        SMALL.value("fc", 4)


@pytest.mark.parametrize("name", ["conv9", "flatten", "dropout", ""])
def test_a_layer_that_is_not_shown_is_refused(name):
    with pytest.raises(KeyError):
        SMALL.value(name, 0)


def test_the_layer_before_is_the_one_that_is_read():
    names = list(SMALL.layers)
    assert names[0] == INPUT
    assert names[-1] == SOFTMAX
    assert SMALL.before(INPUT) is None
    befores = [SMALL.before(name).name for name in names[1:]]
    assert befores == names[:-1]


def test_the_stages_hold_each_layer_once_and_in_order():
    held = [layer for stage in SMALL.stages for layer in stage.layers]
    assert held == list(SMALL.layers.values())


def test_the_largest_number_is_a_finite_one_and_never_zero():
    values = {"a": np.array([[[[-3.0, np.inf, np.nan, 2.0]]]]), "b": np.zeros((1, 2))}
    inspection = Inspection(small_network(), values)
    assert {name: inspection.largest(name) for name in values} == {"a": 3.0, "b": 1.0}


def test_fields_are_within_the_layers_before():
    fields = SMALL.fields("conv2", (0, 1, 1))
    # 3 by 3 of the pool is 6 by 6 of what is pooled, and a cell more on each side of the image
    assert fields["pool1"] == (1, 1, 3, 3)
    assert fields["relu1"] == (2, 2, 6, 6)
    assert fields[INPUT] == (1, 1, 7, 7)  # the eighth would be beyond the image
    assert "relu2" not in fields


def test_a_probability_reads_all_and_has_no_field():
    assert SMALL.fields(SOFTMAX, (0, 0, 0)) == {}


@pytest.mark.parametrize("network", [made for _, made in KINDS], ids=[name for name, _ in KINDS])
def test_each_kind_of_layer_opens_to_its_value(network):
    image = np.random.default_rng(0).random(network.input_shape, np.float32)
    inspection = Inspection.of(network, image)
    for name, layer in inspection.layers.items():
        cell = tuple(n // 2 for n in layer.shape)
        assert inspection.open(name, cell).value == inspection.value(name, *cell)
        assert inspection.maps(layer).shape == layer.shape
