"""What a step changed: the weights that moved most, and how each image pushed them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from small_network import small_network

from cnnlab.core.inspect.step_changes import largest_changes, pushed_most, pushes
from cnnlab.core.inspect.weight_gradient import weight_gradient
from cnnlab.core.layers.activation import ReLU
from cnnlab.core.layers.conv_pool import Conv2d
from cnnlab.core.layers.linear import Flatten, Linear
from cnnlab.core.losses import cross_entropy
from cnnlab.core.network import CHUNK, Network
from cnnlab.core.shapes import ShapeError

PLACES = [
    ("conv1.weight", (2, 0, 1, 2)),
    ("conv1.bias", (1,)),
    ("conv2.weight", (4, 1, 0, 2)),
    ("conv2.bias", (5,)),
    ("fc.weight", (3, 5)),
    ("fc.bias", (0,)),
]
NORM_PLACES = [("norm1.weight", (1,)), ("norm2.bias", (4,)), ("norm2.running_var", (3,))]


# the changes


def slow_changes(before, after, names, most):
    """All changes, sorted in plain Python."""
    found = [
        (-abs(float(after[name][at]) - float(before[name][at])), name, at)
        for name in names
        for at in np.ndindex(before[name].shape)
    ]
    return [(name, at) for size, name, at in sorted(found) if size][:most]


few = st.sampled_from([-2.0, -1.0, 0.0, 1.0, 2.0])  # so that there are many ties
parameters = st.fixed_dictionaries(
    {
        "fc.weight": arrays.arrays("f4", (3, 4), elements=few),
        "a.bias": arrays.arrays("f4", (5,), elements=few),
        "conv.weight": arrays.arrays("f4", (2, 1, 2, 2), elements=few),
    }
)


@given(parameters, parameters, st.integers(0, 30))
def test_the_largest_changes_are_those_of_the_slow_way(before, after, most):
    names = list(before)
    found = largest_changes(before, after, names, most)
    expected = slow_changes(before, after, names, most)
    assert [(one.parameter, one.index) for one in found] == expected
    for one in found:
        assert one.before == before[one.parameter][one.index]
        assert one.after == after[one.parameter][one.index]
        assert one.change == one.after - one.before


def test_only_the_named_parameters_are_looked_at():
    before = {"a.weight": np.zeros((2, 2)), "b.running_mean": np.zeros(2)}
    after = {"a.weight": np.diag([1.0, -3.0]), "b.running_mean": np.full(2, 9.0)}
    found = largest_changes(before, after, ["a.weight"], 9)
    assert [(one.index, one.change) for one in found] == [((1, 1), -3), ((0, 0), 1)]
    assert largest_changes(before, after, [], 9) == ()
    assert largest_changes(before, before, before, 9) == ()


def test_a_million_numbers_of_which_few_are_wanted():
    rng = np.random.default_rng(0)
    before = {"fc.weight": rng.normal(size=(1000, 1000)).astype("f4")}
    after = {"fc.weight": before["fc.weight"].copy()}
    for n in range(5):
        after["fc.weight"][100 * n, 7 * n] += n + 1
    found = largest_changes(before, after, ["fc.weight"], 3)
    assert [one.index for one in found] == [(400, 28), (300, 21), (200, 14)]


def test_what_is_not_finite_any_more_comes_first():
    before = {"a": np.zeros(4, "f4")}
    after = {"a": np.array([5, np.nan, -np.inf, 3], "f4")}
    assert [one.index for one in largest_changes(before, after, ["a"], 3)] == [(1,), (2,), (0,)]


def test_parameters_of_other_shapes_are_refused():
    with pytest.raises(ShapeError, match=r"a: got shape \(1,\), expected \(2,\)"):
        largest_changes({"a": np.zeros(2)}, {"a": np.zeros(1)}, ["a"], 1)
    with pytest.raises(KeyError):
        largest_changes({"a": np.zeros(2)}, {}, ["a"], 1)


# the pushes


def batch(network, count, dtype="f8"):
    rng = np.random.default_rng(3)
    images = rng.normal(size=(count, *network.input_shape)).astype(dtype)
    return images, rng.integers(0, 4, count)


def exact(network):
    return Network(
        network.input_shape,
        network.layers,
        {name: array.astype("f8") for name, array in network.parameters.items()},
    )


@pytest.fixture(scope="module")
def network():
    made = exact(small_network(norm=True))
    rng = np.random.default_rng(4)
    for name, array in made.parameters.items():
        if "norm" in name or name.endswith("bias"):
            array += rng.uniform(0.1, 0.6, array.shape)
    return made


@pytest.mark.parametrize(("parameter", "index"), PLACES + NORM_PLACES)
@pytest.mark.parametrize("count", [1, 2 * CHUNK + 3])
def test_pushes_add_up_to_the_gradient_of_the_batch(network, parameter, index, count):
    images, labels = batch(network, count)
    shares = pushes(network, images, labels, parameter, index)
    _, dlogits = cross_entropy(network.forward(images), labels)
    assert shares.shape == (count,)
    assert shares.sum() / count == pytest.approx(network.backward(dlogits)[parameter][index])


@pytest.mark.parametrize(("parameter", "index"), PLACES + NORM_PLACES)
def test_each_push_is_that_of_the_image_alone(network, parameter, index):
    images, labels = batch(network, CHUNK + 2)
    shares = pushes(network, images, labels, parameter, index)
    for n in (0, 1, CHUNK - 1, CHUNK, CHUNK + 1):
        alone = slice(n, n + 1)
        _, dlogits = cross_entropy(network.forward(images[alone]), labels[alone])
        assert shares[n] == pytest.approx(network.backward(dlogits)[parameter][index])


def test_a_push_is_the_total_that_is_opened(network):
    images, labels = batch(network, 3)
    shares = pushes(network, images, labels, "conv2.weight", (1, 2, 0, 1))
    for image, label, share in zip(images, labels, shares, strict=True):
        opened = weight_gradient(network, image, label, "conv2", (1, 2, 0, 1))
        assert share == pytest.approx(opened.total)


@settings(max_examples=20)
@given(
    st.tuples(st.integers(1, 3), st.integers(1, 3)), st.tuples(st.integers(0, 2), st.integers(0, 2))
)
def test_strides_and_paddings_are_those_of_the_layer(stride, padding):
    conv = Conv2d("conv", (2, 2), (3, 2), stride, padding)
    size = int(np.prod(conv.output_shape((2, 6, 5))))
    layers = [conv, ReLU("relu"), Flatten("flatten"), Linear("fc", (size, 4))]
    made = exact(Network((2, 6, 5), layers, rng=np.random.default_rng(0)))
    images, labels = batch(made, 5)
    _, dlogits = cross_entropy(made.forward(images), labels)
    gradient = made.backward(dlogits)["conv.weight"]
    for index in [(0, 0, 0, 0), (1, 1, 2, 1), (0, 1, 0, 1)]:
        shares = pushes(made, images, labels, "conv.weight", index)
        assert shares.mean() == pytest.approx(gradient[index], rel=1e-9, abs=1e-12)


def test_targets_may_be_probabilities(network):
    images, labels = batch(network, 4)
    shares = pushes(network, images, labels, "fc.weight", (1, 1))
    sure = np.eye(4)[labels]
    np.testing.assert_allclose(pushes(network, images, sure, "fc.weight", (1, 1)), shares)


def test_no_images_push_nothing(network):
    images, labels = batch(network, 0)
    assert pushes(network, images, labels, "fc.weight", (1, 1)).shape == (0,)


def test_what_is_not_there_is_refused(network):
    images, labels = batch(network, 2)
    with pytest.raises(KeyError, match=r"conv9\.weight: no parameter has this name"):
        pushes(network, images, labels, "conv9.weight", (0, 0, 0, 0))
    with pytest.raises(ValueError, match=r"fc.bias: got index \(4,\), expected one of shape \(4,"):
        pushes(network, images, labels, "fc.bias", (4,))
    with pytest.raises(ShapeError, match="targets: got 1, expected 2, one for each image"):
        pushes(network, images, labels[:1], "fc.bias", (0,))
    with pytest.raises(ShapeError, match="images: got shape"):
        pushes(network, images[..., 1:], labels, "fc.bias", (0,))


def test_images_that_pushed_most_in_either_direction():
    found = pushed_most([0.0, -2.0, 3.0, -5.0, 3.0, 0.5, -1.0], 2)
    assert found.up.tolist() == [3, 1]
    assert found.down.tolist() == [2, 4]
    assert pushed_most([0.0, -2.0, np.nan], 9).up.tolist() == [1]
    assert pushed_most([0.0, -2.0, np.nan], 9).down.tolist() == []
    assert pushed_most([], 2).up.shape == (0,)


def test_a_descent_step_for_the_image_that_pushed_up_raises_the_weight(network):
    images, labels = batch(network, 12)
    shares = pushes(network, images, labels, "fc.weight", (1, 3))
    n = pushed_most(shares, 1).up[0]
    _, dlogits = cross_entropy(network.forward(images[n : n + 1]), labels[n : n + 1])
    assert -network.backward(dlogits)["fc.weight"][1, 3] > 0
