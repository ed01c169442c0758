"""Batch normalisation: known numbers, the way back in training, averages, and into filters."""

import numpy as np
import pytest
from core_reference import numeric_gradient

from cnnlab.core.layers.activation import LeakyReLU, ReLU, Sigmoid, Tanh
from cnnlab.core.layers.base import Run
from cnnlab.core.layers.batch_norm import BatchNorm2d
from cnnlab.core.layers.conv_pool import Conv2d, MaxPool2d
from cnnlab.core.layers.linear import Flatten, Linear
from cnnlab.core.layers.scale import Normalise
from cnnlab.core.network import Network
from cnnlab.core.weights import WeightsError, load_network, save_network

IMAGES = (3, 2, 4, 5)


def training():
    return Run(rng=np.random.default_rng(0))


def any_params(channels, rng):
    return {
        "weight": rng.normal(1, 0.5, channels),
        "bias": rng.normal(size=channels),
        "running_mean": rng.normal(size=channels),
        "running_var": rng.uniform(0.5, 2, channels),
    }


def test_known_numbers():
    """Channel 0 holds 1, 3, 5, 7: mean 4, variance 5 (20 / 3 unbiased); channel 1 is constant."""
    layer = BatchNorm2d("b", 2, epsilon=4.0 / 16, momentum=0.25)
    x = np.array([[[[1.0, 3]], [[2, 2]]], [[[5, 7]], [[2, 2]]]])
    params = {
        "weight": np.array([2.0, 3]),
        "bias": np.array([0.5, -1]),
        "running_mean": np.array([0.0, 10]),
        "running_var": np.array([1.0, 2]),
    }
    y, cache = layer.forward(x, params, training())
    spread = np.sqrt(5.25)
    np.testing.assert_allclose(y[:, 0, 0], 2 * np.array([[-3, -1], [1, 3]]) / spread + 0.5)
    np.testing.assert_array_equal(y[:, 1], -1)
    layer.follow(params, layer.observed(cache))
    np.testing.assert_allclose(params["running_mean"], [1, 8])
    np.testing.assert_allclose(params["running_var"], [0.75 + 5 / 3, 1.5])


def test_in_training_each_channel_has_mean_0_and_variance_1():
    x = np.random.default_rng(0).normal(300, 2, (8, 3, 9, 9)).astype(np.float32)
    layer = BatchNorm2d("b", 3)
    y, _ = layer.forward(x, layer.init_params(np.random.default_rng()), training())
    np.testing.assert_allclose(y.mean(axis=(0, 2, 3), dtype="f8"), 0, atol=1e-4)
    np.testing.assert_allclose(y.var(axis=(0, 2, 3), dtype="f8"), 1, atol=1e-4)


@pytest.mark.parametrize("in_place", [False, True])
def test_the_way_back_in_training_is_the_central_difference(in_place):
    rng = np.random.default_rng(1)
    layer = BatchNorm2d("b", 2, epsilon=0.01)
    x, params = rng.normal(1, 2, IMAGES), any_params(2, rng)
    run = Run(rng=rng, in_place=in_place)
    y, cache = layer.forward(x.copy(), params, run)
    dy = rng.normal(size=y.shape)
    dx, found = layer.backward(dy.copy(), cache, params, run, need_dx=True)

    def forward(v, p):
        return layer.forward(v, p, training())[0].copy()

    wanted = numeric_gradient(lambda v: forward(v, params), x, dy)
    np.testing.assert_allclose(dx, wanted, rtol=1e-6, atol=1e-6)
    for name, gradient in found.items():
        wanted = numeric_gradient(
            lambda v, name=name: forward(x, params | {name: v}), params[name], dy
        )
        np.testing.assert_allclose(gradient, wanted, rtol=1e-6, atol=1e-6)


def test_its_gradient_is_that_of_a_known_case():
    """Two numbers are always ±1 apart from ε, so what moves them moves nothing: dx is 0."""
    layer = BatchNorm2d("b", 1, epsilon=1e-8)
    params = {name: array.astype("f8") for name, array in layer.init_params(None).items()}
    run = training()
    y, cache = layer.forward(np.array([[[[1.0, 5]]]]), params, run)
    np.testing.assert_allclose(y, [[[[-1, 1]]]], rtol=1e-7)
    dx, found = layer.backward(np.array([[[[3.0, 7]]]]), cache, params, run, need_dx=True)
    np.testing.assert_allclose(dx, 0, atol=1e-7)
    np.testing.assert_allclose([found["weight"][0], found["bias"][0]], [4, 10], rtol=1e-7)


def test_a_channel_of_one_number_has_a_variance():
    layer = BatchNorm2d("b", 1)
    params = layer.init_params(np.random.default_rng())
    y, cache = layer.forward(np.full((1, 1, 1, 1), 7, np.float32), params, training())
    layer.follow(params, layer.observed(cache))
    assert y.item() == 0
    assert np.isfinite(params["running_var"]).all()


@pytest.mark.parametrize("before", [Sigmoid("it"), Tanh("it"), LeakyReLU("it"), Normalise("it", 2)])
def test_it_leaves_what_the_layer_before_needs_on_the_way_back(before):
    check_network_in_training(
        [Conv2d("conv", (2, 2), (3, 3), padding=(1, 1)), before, BatchNorm2d("norm", 2)]
    )


def test_after_a_pool_too():
    stack = [Conv2d("conv", (2, 2), (3, 3), padding=(1, 1)), MaxPool2d("pool", (2, 2), (2, 2))]
    check_network_in_training([*stack, BatchNorm2d("norm", 2), ReLU("relu"), BatchNorm2d("n", 2)])


def check_network_in_training(stack):
    """Gradients of all parameters against central differences, on buffers that are in use."""
    made = Network((2, 4, 4), [*stack, Flatten("flatten")], rng=np.random.default_rng(0))
    (count,) = made.shapes["flatten"]
    layers = [*made.layers, Linear("fc", (count, 3))]
    made = Network((2, 4, 4), layers, rng=np.random.default_rng(0))
    made.parameters |= {name: array.astype("f8") for name, array in made.parameters.items()}
    rng = np.random.default_rng(3)
    x, dy = rng.normal(size=(3, 2, 4, 4)), rng.normal(size=(3, 3))

    def run():
        return made.run(x, np.random.default_rng(0))

    found, _ = made.backward_chunk(dy, run()[1])
    for name, gradient in found.items():
        kept = made.parameters[name]

        def output(v, name=name):
            made.parameters[name] = v
            return run()[0].copy()

        wanted = numeric_gradient(output, kept.copy(), dy)
        made.parameters[name] = kept
        np.testing.assert_allclose(gradient, wanted, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("value", [-1, -1e-30, np.nan])
def test_a_variance_in_a_file_is_not_negative(tmp_path, value):
    made = Network((2, 4, 4), [BatchNorm2d("norm", 2)])
    made.parameters["norm.running_var"][1] = value
    save_network(tmp_path / "weights", made)
    with pytest.raises(WeightsError, match=r"weights: norm.running_var: "):
        load_network(tmp_path / "weights")


# into the filters before it


def trained_like(layers, shape=(2, 9, 8)):
    made = Network(shape, layers, rng=np.random.default_rng(0))
    rng = np.random.default_rng(5)
    for name, array in made.parameters.items():
        if not name.endswith("conv.weight"):
            array += rng.uniform(0.1, 0.6, array.shape).astype(np.float32)
    return made


STACK = [
    Conv2d("a", (2, 5), (3, 3), padding=(1, 1)),
    BatchNorm2d("norm1", 5),
    ReLU("r"),
    Conv2d("b", (5, 4), (3, 3), stride=(2, 1)),
    BatchNorm2d("norm2", 4),
    Flatten("f"),
    Linear("fc", (4 * 4 * 6, 4)),
]


@pytest.mark.parametrize("count", [1, 20])
def test_a_folded_network_gives_the_same_with_fewer_layers(count):
    made = trained_like(STACK)
    before = {name: array.copy() for name, array in made.parameters.items()}
    folded = made.folded()
    assert [layer.name for layer in folded.layers] == ["a", "r", "b", "f", "fc"]
    x = np.random.default_rng(1).normal(size=(count, 2, 9, 8)).astype(np.float32)
    np.testing.assert_allclose(folded.forward(x), made.forward(x), rtol=1e-5, atol=1e-5)
    assert {array.dtype for array in folded.parameters.values()} == {np.dtype("f4")}
    folded.parameters["fc.bias"][:] = 9
    for name, array in before.items():
        np.testing.assert_array_equal(made.parameters[name], array)


def test_it_stays_where_no_convolution_is_before_it():
    stack = [BatchNorm2d("first", 2), Conv2d("a", (2, 5), (3, 3)), ReLU("r"), BatchNorm2d("n", 5)]
    made = trained_like([*stack, Flatten("f"), Linear("fc", (210, 4))])
    assert made.folded() is made


def test_two_in_a_row_are_both_folded():
    stack = [Conv2d("a", (2, 5), (3, 3)), BatchNorm2d("n", 5), BatchNorm2d("m", 5)]
    made = trained_like([*stack, Flatten("f"), Linear("fc", (210, 4))])
    folded = made.folded()
    assert [layer.name for layer in folded.layers] == ["a", "f", "fc"]
    x = np.random.default_rng(1).normal(size=(3, 2, 9, 8)).astype(np.float32)
    np.testing.assert_allclose(folded.forward(x), made.forward(x), rtol=1e-5, atol=1e-5)


def test_training_moves_its_scale_and_no_bias_that_it_takes_away_again():
    made = trained_like(STACK)
    left = [name for name in made.parameters if name not in made.trainable]
    averages = [f"norm{n}.running_{what}" for n in (1, 2) for what in ("mean", "var")]
    assert sorted(left) == sorted(["a.bias", "b.bias", *averages])
