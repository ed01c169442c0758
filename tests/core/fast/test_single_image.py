"""One image on the fast way: the same logits as many on the plain one."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from small_network import small_network

from cnnlab.core.layers.activation import ReLU
from cnnlab.core.layers.conv_pool import AvgPool2d, Conv2d, MaxPool2d
from cnnlab.core.layers.linear import Dropout, Flatten, Linear
from cnnlab.core.layers.scale import Normalise, Temperature
from cnnlab.core.network import Network

STACKS = {
    "no padding": [Conv2d("a", (2, 3), (3, 2)), ReLU("r"), Flatten("f"), Linear("fc", (147, 4))],
    "one after the other": [
        Conv2d("a", (2, 3), (5, 3), padding=(2, 0)),
        Conv2d("b", (3, 2), (1, 1)),
        Dropout("d"),
        Conv2d("c", (2, 2), (3, 3), padding=(1, 2)),
        Flatten("f"),
        Linear("fc", (144, 4)),
    ],
    "odd pools": [
        Normalise("n", 2),
        MaxPool2d("p", (2, 2), (2, 2)),
        Conv2d("a", (2, 3), (3, 3), padding=(1, 1)),
        ReLU("r"),
        MaxPool2d("q", (2, 2), (2, 2)),
        Flatten("f"),
        Linear("fc", (12, 4)),
        ReLU("s"),
        Temperature("t"),
    ],
}


def network(stack, dtype=np.float32):
    made = Network((2, 9, 8), stack, rng=np.random.default_rng(0))
    for name in made.parameters:
        made.parameters[name] = made.parameters[name].astype(dtype)
    return made


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("name", STACKS)
def test_the_same_logits_as_the_plain_way(name, dtype):
    made = network(STACKS[name], dtype)
    x = np.random.default_rng(1).normal(size=(3, 2, 9, 8)).astype(dtype)
    plain = made.forward(x)
    for i in (0, 1, 2, 0):
        single = made.forward(x[i : i + 1])
        assert single.dtype == dtype
        np.testing.assert_allclose(single[0], plain[i], rtol=1e-4, atol=1e-5)


def test_a_layer_without_a_quick_way_goes_the_plain_one():
    strided = [Conv2d("a", (2, 3), (3, 3), stride=(2, 2)), Flatten("f"), Linear("fc", (36, 4))]
    pooled = [AvgPool2d("p", (2, 2), (2, 2)), Flatten("f"), Linear("fc", (32, 4))]
    for stack in (strided, pooled):
        made = network(stack)
        x = np.random.default_rng(1).normal(size=(2, 2, 9, 8)).astype(np.float32)
        np.testing.assert_allclose(made.forward(x[:1])[0], made.forward(x)[0], rtol=1e-5)


def test_numbers_that_change_are_seen():
    made = small_network()
    x = np.random.default_rng(1).random((1, 1, 8, 8)).astype(np.float32)
    before = made.forward(x)
    made.parameters["fc.bias"] += 1
    np.testing.assert_allclose(made.forward(x), before + 1 / 1.5, rtol=1e-5)
    made.parameters["fc.bias"] = made.parameters["fc.bias"] - 1
    np.testing.assert_allclose(made.forward(x), before, rtol=1e-5)


def test_results_are_not_written_over_and_gradients_follow():
    made = small_network()
    x = np.random.default_rng(1).random((2, 1, 8, 8)).astype(np.float32)
    first = made.forward(x[:1])
    kept = first.copy()
    made.forward(x[1:])
    np.testing.assert_array_equal(first, kept)
    made.forward(x[:1])
    alone = made.backward(np.ones((1, 4), np.float32))
    assert np.abs(alone["conv1.weight"]).max() > 0


def test_threads_have_buffers_of_their_own():
    made = small_network()
    x = np.random.default_rng(1).random((40, 1, 8, 8)).astype(np.float32)
    wanted = made.forward(x)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda i: made.forward(x[i : i + 1])[0], range(40)))
    np.testing.assert_allclose(found, wanted, rtol=1e-4, atol=1e-5)
