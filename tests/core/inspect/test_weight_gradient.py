"""The gradient of one weight for one image, opened: its terms add up to the core's own gradient."""

import dataclasses

import numpy as np
import pytest
from core_reference import numeric_gradient
from hypothesis import given, settings
from hypothesis import strategies as st
from small_network import small_network

from cnnlab.core.inspect.weight_gradient import weight_gradient
from cnnlab.core.layers.activation import ReLU
from cnnlab.core.layers.batch_norm import BatchNorm2d
from cnnlab.core.layers.conv_pool import AvgPool2d, Conv2d, MaxPool2d
from cnnlab.core.layers.linear import Dropout, Flatten, Linear
from cnnlab.core.layers.scale import Normalise
from cnnlab.core.layers.whole_image import PrincipalComponents, Standardise
from cnnlab.core.losses import cross_entropy
from cnnlab.core.network import Network
from cnnlab.core.shapes import ShapeError

LABEL = 2
pairs = st.tuples(st.integers(1, 3), st.integers(1, 3))
paddings = st.tuples(st.integers(0, 2), st.integers(0, 2))


def made(shape, layers, seed=0):
    """A network in float64 that ends in four logits; no parameter is left at 0 or 1."""
    rng = np.random.default_rng(seed)
    last = Network(shape, layers, rng=rng).shapes[layers[-1].name]
    layers = [*layers, Flatten("flatten"), Linear("fc", (int(np.prod(last)), 4))]
    params = Network(shape, layers, rng=rng).parameters
    for name, array in params.items():
        if not name.endswith("weight"):
            params[name] = array + rng.uniform(0.1, 0.6, array.shape)
    return Network(shape, layers, {name: array.astype("f8") for name, array in params.items()})


def deep(size=(3, 2), stride=(2, 1), padding=(1, 2)):
    """Preprocessing, batch normalisation, pools; the middle layer as one wants it."""
    return made(
        (2, 9, 8),
        [
            Normalise("normalise", 2),
            Standardise("standardise", (2, 9, 8)),
            PrincipalComponents("whiten", (2, 9, 8), 20),
            Conv2d("conv1", (2, 3), (3, 3), padding=(1, 1)),
            BatchNorm2d("norm1", 3, epsilon=0.01),
            ReLU("relu1"),
            Conv2d("conv2", (3, 4), size, stride, padding),
            BatchNorm2d("norm2", 4, epsilon=0.01),
            ReLU("relu2"),
            MaxPool2d("pool", (2, 2), (2, 2), partial=True),
            Dropout("dropout", 0.5),
        ],
    )


def image(network, seed=1, dtype="f8"):
    return np.random.default_rng(seed).normal(size=network.input_shape).astype(dtype)


def core_gradients(network, x, label=LABEL):
    _, dlogits = cross_entropy(network.forward(x[None]), np.array([label]))
    return network.backward(dlogits)


def check_every(network, x, layer, step=1):
    gradient = core_gradients(network, x)[f"{layer}.weight"]
    for index in list(np.ndindex(gradient.shape))[::step]:
        opened = weight_gradient(network, x, LABEL, layer, index)
        assert opened.total == pytest.approx(gradient[index], rel=1e-9, abs=1e-12)


@settings(max_examples=40)
@given(size=pairs, stride=pairs, padding=paddings, seed=st.integers(0, 99))
def test_the_total_is_the_cores_own_gradient(size, stride, padding, seed):
    layers = [Conv2d("conv", (2, 3), size, stride, padding), ReLU("relu")]
    network = made((2, 6, 5), layers, seed)
    check_every(network, image(network, seed), "conv", step=5)


@pytest.mark.parametrize(("layer", "step"), [("conv1", 5), ("conv2", 7), ("fc", 11)])
def test_it_is_the_cores_own_wherever_the_layer_stands(layer, step):
    network = deep()
    check_every(network, image(network), layer, step)


def test_pools_that_average_and_overlap_are_gone_through():
    layers = [Conv2d("conv", (1, 2), (2, 2)), AvgPool2d("a", (2, 2), (1, 1))]
    network = made((1, 7, 7), [*layers, MaxPool2d("m", (3, 3), (2, 2))])
    check_every(network, image(network), "conv")


def test_a_layer_that_is_the_last_one_or_the_first():
    network = Network((5,), [Linear("fc", (5, 4))], rng=np.random.default_rng(0))
    x = image(network)
    check_every(network, x, "fc")
    opened = weight_gradient(network, x, LABEL, "fc", (LABEL, 3))
    chance = network.predict(x[None])[0, LABEL]
    np.testing.assert_allclose(opened.errors, [[chance - 1]], atol=1e-6)
    np.testing.assert_array_equal(opened.inputs, [[x[3]]])


@pytest.mark.parametrize("norm", [False, True])
def test_a_network_in_float32(norm):
    network = small_network(norm=norm)
    x = image(network, dtype="f4")
    gradients = core_gradients(network, x)
    for layer, index in [("conv1", (2, 0, 1, 2)), ("conv2", (4, 1, 0, 2)), ("fc", (3, 5))]:
        opened = weight_gradient(network, x, LABEL, layer, index)
        expected = gradients[f"{layer}.weight"][index]
        assert opened.total == pytest.approx(float(expected), rel=1e-4, abs=1e-6)


@pytest.mark.parametrize("layer", ["conv1", "conv2"])
def test_it_is_how_the_loss_changes_with_the_weight(layer):
    network = deep()
    x, index = image(network), (1, 1, 2, 1)
    weight = network.parameters[f"{layer}.weight"]

    def loss(value):
        weight[index] = value
        return cross_entropy(network.forward(x[None]), np.array([LABEL]))[0]

    opened = weight_gradient(network, x, LABEL, layer, index)
    (slope,) = numeric_gradient(lambda v: loss(v[0]), np.array([weight[index]]), np.ones(1))
    assert opened.total == pytest.approx(slope, abs=1e-7)
    assert abs(slope) > 1e-3


def test_an_input_is_what_the_weight_met_in_each_window():
    network = deep(stride=(2, 3), padding=(1, 2))
    x = image(network)
    read = network.activations(x[None])["relu1"][0]
    k, c, i, j = 3, 2, 0, 1
    opened = weight_gradient(network, x, LABEL, "conv2", (k, c, i, j))
    assert opened.inputs.shape == opened.errors.shape == network.shapes["conv2"][1:]
    for row, column in np.ndindex(opened.inputs.shape):
        at = row * 2 - 1 + i, column * 3 - 2 + j
        inside = 0 <= at[0] < read.shape[1] and 0 <= at[1] < read.shape[2]
        assert opened.inputs[row, column] == (read[c][at] if inside else 0)
    assert (opened.inputs[0] == 0).all()  # the padding
    np.testing.assert_array_equal(opened.products, opened.errors * opened.inputs)


def test_the_errors_of_a_map_add_up_to_the_gradient_of_its_bias():
    network = deep()
    x = image(network)
    opened = weight_gradient(network, x, LABEL, "conv2", (1, 0, 0, 0))
    assert opened.errors.sum() == pytest.approx(core_gradients(network, x)["conv2.bias"][1])
    assert np.count_nonzero(opened.errors) < opened.errors.size  # where the ReLU cuts off


def test_a_label_may_be_probabilities():
    network = deep()
    x, index = image(network), (2, 1, 1, 1)
    gradients = [weight_gradient(network, x, k, "conv1", index).total for k in range(4)]
    shares = np.array([0.1, 0.2, 0.3, 0.4])
    mixed = weight_gradient(network, x, shares, "conv1", index)
    assert mixed.total == pytest.approx(shares @ gradients)


def test_opening_changes_nothing():
    network = deep()
    x = image(network)
    before = network.copy().parameters, x.copy()
    opened = weight_gradient(network, x, LABEL, "conv2", (0, 0, 0, 0))
    for name, array in network.parameters.items():
        np.testing.assert_array_equal(array, before[0][name])
    np.testing.assert_array_equal(x, before[1])
    for array in (opened.errors, opened.inputs, opened.products):
        assert not array.flags.writeable
        assert array.dtype == np.float64


# terms


def shown(products, most):
    """The terms of these products, each of an error of 1."""
    network = small_network()
    opened = weight_gradient(network, image(network), 0, "conv1", (0, 0, 0, 0))
    inputs = np.array(products, np.float64)
    return dataclasses.replace(opened, errors=np.ones_like(inputs), inputs=inputs).terms(most)


def test_the_largest_terms_come_first_and_the_rest_is_summed():
    terms = shown([[1, -5, 0], [3, 0, -2]], 2)
    assert [term.window for term in terms.largest] == [(0, 1), (1, 0)]
    assert [term.product for term in terms.largest] == [-5, 3]
    assert (terms.rest, terms.others, terms.total) == (-1, 2, -3)
    assert terms.largest[1] == ((1, 0), 1, 3, 3)


def test_equal_terms_come_in_the_order_of_windows():
    assert [term.window for term in shown([[1, -1], [1, 1]], 3).largest] == [(0, 0), (0, 1), (1, 0)]


@pytest.mark.parametrize(("most", "count", "rest"), [(0, 0, -3), (4, 4, 0), (99, 4, 0)])
def test_terms_that_are_zero_are_not_shown(most, count, rest):
    terms = shown([[1, -5, 0], [3, 0, -2]], most)
    assert (len(terms.largest), terms.others, terms.rest) == (count, 4 - count, rest)


@given(st.lists(st.floats(-9, 9), min_size=1, max_size=30), st.integers(0, 9), st.integers(0, 6))
def test_rounded_terms_still_add_up(products, most, decimals):
    terms = shown([products], most)
    told = terms.rounded(decimals)
    added = sum(term.product for term in told.largest) + told.rest
    assert f"{added + 0.0:.{decimals}f}".lstrip("-") == f"{told.total:.{decimals}f}".lstrip("-")
    assert told.total == round(terms.total, decimals)
    assert abs(told.rest - terms.rest) <= (1 + len(told.largest) / 2) * 10.0**-decimals


def test_the_rest_takes_what_rounding_leaves():
    told = shown([[0.04, 0.04, 0.04]], 3).rounded(1)
    assert [term.product for term in told.largest] == [0, 0, 0]
    assert (told.rest, told.total, told.others) == (0.1, 0.1, 0)


# what is refused


@pytest.mark.parametrize(
    ("layer", "index"),
    [
        *(("conv1", at) for at in [(3, 0, 0, 0), (0, 0, -1, 0), (0, 0, 0, 3), (0, 0), ()]),
        *(("fc", at) for at in [(4, 0), (0, 24), (0, 0, 0, 0)]),
    ],
)
def test_an_index_out_of_range_is_refused(layer, index):
    network = small_network()
    with pytest.raises(ValueError, match=rf"{layer}.weight: got index .*, expected one of shape"):
        weight_gradient(network, image(network), 0, layer, index)


@pytest.mark.parametrize("layer", ["relu1", "pool1", "norm1", "normalise", "temperature"])
def test_a_layer_without_weights_in_windows_is_refused(layer):
    network = small_network(norm=True)
    with pytest.raises(ValueError, match=f"{layer}: has no weights"):
        weight_gradient(network, image(network), 0, layer, (0,))


def test_a_layer_that_is_not_there_is_refused():
    network = small_network()
    with pytest.raises(KeyError, match="conv9: no layer has this name"):
        weight_gradient(network, image(network), 0, "conv9", (0, 0, 0, 0))


def test_an_image_or_a_label_that_does_not_fit_is_refused():
    network = small_network()
    with pytest.raises(ShapeError, match=r"images: got shape .*, expected \(N, 1, 8, 8\)"):
        weight_gradient(network, np.zeros((1, 8, 7)), 0, "fc", (0, 0))
    with pytest.raises(ShapeError, match="labels: got 4, expected 0 to 3"):
        weight_gradient(network, image(network), 4, "fc", (0, 0))


def test_a_training_that_diverged_opens_without_a_warning():
    network = small_network()
    network.parameters["conv1.weight"][:] = np.inf
    opened = weight_gradient(network, image(network), 0, "conv2", (0, 0, 0, 0))
    assert np.isnan(opened.total)
    opened.terms(3).rounded()
