"""A network: forward, all activations, and the gradients of every number."""

import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from core_reference import numeric_gradient
from small_network import small_network

from cnnlab.core import ShapeError
from cnnlab.core.layers.activation import ReLU
from cnnlab.core.layers.linear import Dropout, Flatten, Linear
from cnnlab.core.losses import cross_entropy
from cnnlab.core.network import CHUNK, Network

IMAGES = np.random.default_rng(1).random((3, 1, 8, 8))
LABELS = np.array([0, 3, 2])


def double(network):
    numbers = {name: array.astype(np.float64) for name, array in network.parameters.items()}
    return Network(network.input_shape, network.layers, numbers)


@pytest.fixture
def network():
    return double(small_network())


def test_numbers_are_named_as_pytorch_names_them(network):
    assert list(network.parameters) == [
        "normalise.mean",
        "normalise.std",
        "conv1.weight",
        "conv1.bias",
        "conv2.weight",
        "conv2.bias",
        "fc.weight",
        "fc.bias",
        "temperature.value",
    ]
    assert network.parameters["conv2.weight"].shape == (6, 3, 3, 3)


def test_shapes_are_known_without_running(network):
    found = network.activations(IMAGES)
    assert list(found) == list(network.shapes) == ["input", *(n.name for n in network.layers)]
    assert {name: array.shape[1:] for name, array in found.items()} == dict(network.shapes)


def test_activations_lie_in_memory_as_their_axes_say(network):
    many = np.repeat(IMAGES, 3, axis=0)
    for array in network.activations(many).values():
        assert array.flags.c_contiguous


def test_activations_end_in_the_logits(network):
    found = network.activations(IMAGES)
    np.testing.assert_allclose(found["temperature"], network.forward(IMAGES), rtol=1e-12)
    np.testing.assert_array_equal(found["input"], IMAGES)
    assert (found["conv1"] < 0).any()
    np.testing.assert_array_equal(found["relu1"], np.maximum(found["conv1"], 0))


def test_probabilities_sum_to_one(network):
    p = network.predict(IMAGES)
    np.testing.assert_allclose(p.sum(axis=1), 1)
    assert (p.argmax(axis=1) == network.forward(IMAGES).argmax(axis=1)).all()


def test_gradients_are_central_differences(network):
    _, dlogits = cross_entropy(network.forward(IMAGES), LABELS)
    found = network.backward(dlogits)
    assert list(found) == list(network.parameters)

    def loss(name, values):
        changed = Network(network.input_shape, network.layers, network.parameters | {name: values})
        return np.array([cross_entropy(changed.forward(IMAGES), LABELS)[0]])

    for name, gradient in found.items():
        wanted = numeric_gradient(
            lambda v, name=name: loss(name, v), network.parameters[name], np.ones(1)
        )
        np.testing.assert_allclose(gradient, wanted, rtol=1e-5, atol=1e-7)


def test_gradient_of_the_images(network):
    dlogits = np.eye(4)[LABELS]
    wanted = numeric_gradient(network.forward, IMAGES, dlogits)
    np.testing.assert_allclose(network.input_gradient(IMAGES, dlogits), wanted, atol=1e-6)


def test_many_images_are_worked_through_in_chunks(network):
    x = np.random.default_rng(2).random((2 * CHUNK + 3, 1, 8, 8))
    whole = network.forward(x)
    single = np.concatenate([network.forward(image[None]) for image in x])
    np.testing.assert_allclose(whole, single, rtol=1e-10, atol=1e-12)
    network.forward(x)
    dlogits = np.random.default_rng(3).normal(size=whole.shape)
    total = network.backward(dlogits)
    for start in range(0, len(x), 50):
        network.forward(x[start : start + 50])
        for name, gradient in network.backward(dlogits[start : start + 50]).items():
            total[name] = total[name] - gradient
    assert max(abs(gradient).max() for gradient in total.values()) < 1e-9


@pytest.mark.parametrize("count", [1, 3, CHUNK + 3])
@pytest.mark.parametrize("end", [None, -3])  # the flattened maps lie in a buffer of their layer
def test_results_are_not_written_over_by_the_next(network, count, end):
    network = (
        network
        if end is None
        else Network(network.input_shape, network.layers[:end], rng=np.random.default_rng(0))
    )
    images = np.random.default_rng(4).random((count, 1, 8, 8))
    first = network.forward(images)
    each = np.concatenate(
        [network.activations(image[None])[network.layers[-1].name] for image in images]
    )
    np.testing.assert_allclose(first, each, rtol=1e-5)
    kept = first.copy()
    network.forward(images + 1)
    np.testing.assert_array_equal(first, kept)


@pytest.mark.parametrize("count", [1, 3])
def test_gradients_are_those_of_the_images_as_they_were(network, count):
    images = IMAGES[:count].copy()
    dlogits = np.eye(4)[LABELS[:count]]
    network.forward(images)
    wanted = network.backward(dlogits)
    network.forward(images)
    images[:] = 0
    for name, gradient in network.backward(dlogits).items():
        np.testing.assert_array_equal(gradient, wanted[name])


def test_no_images_give_no_logits(network):
    assert network.forward(np.zeros((0, 1, 8, 8))).shape == (0, 4)


def test_threads_do_not_disturb_each_other(network):
    wanted = [network.forward(IMAGES * k) for k in range(8)]
    together = threading.Barrier(4)

    def read(k):
        together.wait(5)
        return [network.forward(IMAGES * k) for _ in range(20)][-1]

    with ThreadPoolExecutor(4) as pool:
        for k, came in enumerate(pool.map(read, range(8))):
            np.testing.assert_array_equal(came, wanted[k])


def test_training_leaves_the_scales_alone(network):
    assert [n for n in network.parameters if n not in network.trainable] == [
        "normalise.mean",
        "normalise.std",
        "temperature.value",
    ]


def test_a_copy_has_numbers_of_its_own(network):
    copy = network.copy()
    copy.parameters["fc.bias"][:] = 9
    assert (network.parameters["fc.bias"] != 9).all()


@pytest.mark.parametrize("x", [np.zeros((1, 8, 8)), np.zeros((2, 1, 8, 9)), np.zeros((2, 3, 8, 8))])
def test_images_of_another_shape_are_refused(network, x):
    with pytest.raises(ShapeError, match=r"expected \(N, 1, 8, 8\)"):
        network.forward(x)


def test_going_back_wants_a_way_forward(network):
    with pytest.raises(RuntimeError, match="forward"):
        network.backward(np.zeros((3, 4)))
    network.forward(IMAGES)
    with pytest.raises(ShapeError, match=r"expected \(3, 4\)"):
        network.backward(np.zeros((3, 5)))


@pytest.mark.parametrize(
    ("layers", "parameters", "reason"),
    [
        ([], None, "at least one"),
        ([ReLU("a"), ReLU("a")], None, "comes twice"),
        ([Linear("a", (3, 2)), Linear("b", (3, 2))], None, "b: got shape"),
        ([Linear("a", (3, 2))], {"a.weight": np.ones((2, 3))}, "a.bias: missing"),
        ([Linear("a", (3, 2))], {"a.weight": np.ones((2, 4)), "a.bias": np.ones(2)}, "expected"),
        (
            [Linear("a", (3, 2))],
            {"a.weight": np.ones((2, 3)), "a.bias": np.ones(2), "b.bias": np.ones(2)},
            "b.bias: no layer",
        ),
    ],
)
def test_what_does_not_fit_together_is_refused(layers, parameters, reason):
    with pytest.raises(ShapeError, match=reason):
        Network((3,), layers, parameters)


@pytest.mark.parametrize("first", [Flatten("first"), Dropout("first")])
@pytest.mark.parametrize("frozen", [False, True])
def test_images_stay_as_they_came_where_nothing_new_is_made_of_them_first(first, frozen):
    """A ReLU works in place, but not on the caller's own numbers."""
    network = Network((4,), [first, ReLU("relu"), Linear("fc", (4, 3))])
    images = np.random.default_rng(6).normal(size=(5, 4)).astype(np.float32)
    before = images.copy()
    images.flags.writeable = not frozen
    network.forward(images)
    network.input_gradient(images, np.ones((5, 3), np.float32))
    _, tape = network.run(images, np.random.default_rng(7), dropout=0.0)
    network.backward_chunk(np.ones((5, 3), np.float32), tape)
    np.testing.assert_array_equal(images, before)
