"""Opening a cell of any layer: its numbers add up."""

import numpy as np
import pytest

from cnnlab.core.inspect.layers import activations_of, maps_of, shown_layers
from cnnlab.core.inspect.opened_cell import open_cell
from cnnlab.digits import default_network, rasterise
from cnnlab.digits.handwriting import draw

NETWORK = default_network()
ACTIVATIONS = activations_of(NETWORK, rasterise(draw(4, np.random.default_rng(0), "open"))[None])
LAYERS = {layer.name: layer for layer in shown_layers(NETWORK)}


def test_every_layer_that_changes_anything_is_shown():
    assert list(LAYERS) == [
        *("input", "blur", "normalise", "conv1", "relu1", "pool1", "conv2", "relu2"),
        *("pool2", "conv3", "relu3", "conv4", "relu4", "fc", "temperature", "softmax"),
    ]
    assert LAYERS["conv2"].shape == (64, 14, 14)
    assert LAYERS["softmax"].shape == (10, 1, 1)
    assert maps_of(ACTIVATIONS, LAYERS["softmax"]).sum() == pytest.approx(1)


@pytest.mark.parametrize("name", list(LAYERS))
def test_a_cell_is_what_the_map_says(name):
    layer = LAYERS[name]
    cell = tuple(n // 2 for n in layer.shape)
    opened = open_cell(NETWORK, ACTIVATIONS, layer, cell)
    assert opened.value == pytest.approx(float(maps_of(ACTIVATIONS, layer)[cell]))


@pytest.mark.parametrize("name", ["conv1", "conv2", "conv4", "fc"])
def test_products_and_sums_add_up_and_the_largest_come_first(name):
    layer = LAYERS[name]
    cell = (3, *(n // 2 for n in layer.shape[1:]))
    opened = open_cell(NETWORK, ACTIVATIONS, layer, cell)
    for row in opened.rows:
        np.testing.assert_allclose(row.products, row.window * row.weights)
        assert row.sum == pytest.approx(row.products.sum())
    total = sum(row.sum for row in opened.rows) + opened.step.bias
    assert total == pytest.approx(opened.value, abs=1e-4)
    sizes = [abs(row.sum) for row in opened.rows]
    assert sizes == sorted(sizes, reverse=True)
    assert sorted(row.channel for row in opened.rows) == list(range(len(opened.rows)))


def test_a_relu_opens_the_sum_that_it_is_applied_to():
    opened = open_cell(NETWORK, ACTIVATIONS, LAYERS["relu2"], (5, 6, 7))
    assert opened.before.layer.name == "conv2"
    assert opened.value == pytest.approx(max(0, opened.before.value), abs=1e-6)
    assert not opened.rows
    assert len(opened.before.rows) == NETWORK.shapes["pool1"][0]
    assert [one.layer.name for one in opened.chain] == ["conv2", "relu2"]


def test_a_pool_has_one_window_and_its_winner():
    opened = open_cell(NETWORK, ACTIVATIONS, LAYERS["pool1"], (5, 6, 7))
    (row,) = opened.rows
    assert row.channel == 5
    assert row.window[opened.step.winner] == pytest.approx(opened.value)
    winner = opened.before
    assert winner.value == opened.value
    assert winner.cell == (5, 12 + row.winner[0], 14 + row.winner[1])
    assert [one.layer.name for one in opened.chain] == ["conv1", "relu1", "pool1"]


def test_the_last_layers_have_all_ten_numbers():
    opened = open_cell(NETWORK, ACTIVATIONS, LAYERS["softmax"], (4, 0, 0))
    powers = np.exp(opened.values)
    assert opened.value == pytest.approx(powers[4] / powers.sum(), rel=1e-4)
    assert [one.layer.name for one in opened.chain] == ["fc", "temperature", "softmax"]


@pytest.mark.parametrize("cell", [(32, 0, 0), (0, 28, 0), (0, 0, -1)])
def test_a_cell_that_is_not_there_is_refused(cell):
    with pytest.raises(IndexError, match=r"conv1: got cell .*, expected one of"):
        open_cell(NETWORK, ACTIVATIONS, LAYERS["conv1"], cell)
