"""Any cell of any layer: what it sees, and the experiment that gives its very number."""

import numpy as np
import pytest
from small_network import small_network

from cnnlab.core.experiment.evaluate import evaluate
from cnnlab.core.inspect.fields import Field, experiment_at, receptive_fields
from cnnlab.core.layers.conv_pool import Conv2d, MaxPool2d
from cnnlab.core.network import Network
from cnnlab.digits import default_network, rasterise
from cnnlab.digits.handwriting import draw

IMAGE = rasterise(draw(7, np.random.default_rng(0), "crossed"))


@pytest.fixture(scope="module")
def network():
    return default_network()


@pytest.fixture(scope="module")
def activations(network):
    return network.activations(IMAGE[None, None])


@pytest.mark.parametrize(
    "layer",
    ["conv1", "relu1", "pool1", "conv2", "relu2", "conv3", "pool2", "conv4", "relu4", "fc"],
)
def test_the_experiments_output_has_the_cells_number(network, activations, layer):
    maps = activations[layer][0]
    maps = maps.reshape(*maps.shape, *(1,) * (3 - maps.ndim))
    rng = np.random.default_rng(1)
    for _ in range(4):
        cell = tuple(int(rng.integers(n)) for n in maps.shape)
        experiment, at = experiment_at(network, activations, layer, cell)
        assert evaluate(experiment).output[at] == pytest.approx(maps[cell], abs=1e-4)


@pytest.mark.parametrize("layer", ["input", "normalise", "flatten", "dropout", "temperature"])
def test_other_layers_have_no_experiment(network, activations, layer):
    assert experiment_at(network, activations, layer, (0, 0, 0)) is None


def test_a_cell_sees_what_changes_it(network):
    """The field is exactly where a change of the input can reach the cell."""
    fields = receptive_fields(network, "conv3", 3, 4)
    seen = fields["input"]
    rng = np.random.default_rng(2)
    base = rng.random((1, 1, 28, 28))
    before = network.activations(base)["conv3"][0, :, 3, 4]
    outside = rng.random((1, 1, 28, 28))
    rows, columns = (
        slice(seen.top, seen.top + seen.rows),
        slice(seen.left, seen.left + seen.columns),
    )
    outside[..., rows, columns] = base[..., rows, columns]
    np.testing.assert_allclose(network.activations(outside)["conv3"][0, :, 3, 4], before, atol=1e-6)
    for row, column in ((seen.top, seen.left), (seen.top + seen.rows - 1, seen.left)):
        edge = base.copy()
        edge[0, 0, row, column] += 5
        assert np.abs(network.activations(edge)["conv3"][0, :, 3, 4] - before).max() > 1e-6


def test_fields_are_cut_at_the_edge_and_flat_layers_see_all(network):
    assert receptive_fields(network, "conv1", 0, 0)["normalise"] == Field(0, 0, 3, 3)
    assert receptive_fields(network, "conv1", 0, 0)["input"] == Field(0, 0, 4, 4)
    assert receptive_fields(network, "pool1", 1, 2)["relu1"] == Field(2, 4, 2, 2)
    assert receptive_fields(network, "fc", 0, 0)["input"] == Field(0, 0, 28, 28)
    assert receptive_fields(network, "input", 3, 3) == {}


def test_any_network_will_do():
    network = small_network()
    x = np.random.default_rng(0).random((1, *network.input_shape))
    found = network.activations(x)
    for layer in network.layers:
        shape = found[layer.name].shape[1:]
        cell = (0, *(0,) * (len(shape) - 1), *(0,) * (3 - len(shape)))
        made = experiment_at(network, found, layer.name, cell)
        if made is not None:
            value = found[layer.name][0].reshape(-1)[0]
            assert evaluate(made[0]).output[made[1]] == pytest.approx(value)


@pytest.mark.parametrize("row", [0, 13])
def test_a_cell_over_padding_alone_sees_nothing(row):
    """Windows of 3 in 4 rows of padding: the outermost ones read none of the 8 rows."""
    layers = [
        MaxPool2d("pool", (2, 2), (2, 2)),
        Conv2d("conv1", (1, 1), (3, 3), padding=(4, 4)),
        Conv2d("conv2", (1, 1), (1, 1)),
    ]
    network = Network((1, 16, 16), layers)
    assert receptive_fields(network, "conv2", row, 7) == {"conv1": Field(row, 7, 1, 1)}
