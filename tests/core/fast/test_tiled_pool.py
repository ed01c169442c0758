"""Max pooling of whole tiles: as the plain one, whatever was done to its buffers in between."""

import numpy as np
import pytest

from cnnlab.core import grads, ops
from cnnlab.core.fast.tiled_pool import tile_max, tile_max_backward
from cnnlab.core.fast.workspace import Scratch
from cnnlab.core.layers.activation import ReLU
from cnnlab.core.layers.batch_norm import BatchNorm2d
from cnnlab.core.layers.conv_pool import Conv2d, MaxPool2d
from cnnlab.core.layers.linear import Flatten, Linear
from cnnlab.core.network import Network

SIZES = [((7, 7), (2, 2)), ((6, 8), (2, 2)), ((9, 5), (3, 2)), ((5, 11), (1, 4)), ((4, 4), (4, 4))]


@pytest.mark.parametrize(("size", "f"), SIZES)
def test_it_is_the_plain_one_again_and_again(size, f):
    rng, scratch = np.random.default_rng(0), Scratch()
    for _ in range(3):
        x = rng.integers(-3, 4, (2, 3, *size)).astype(np.float32)
        found = tile_max(x, f, scratch)
        y = found.y
        np.testing.assert_array_equal(y, ops.max_pool2d(x, f, stride=f))
        dy = rng.normal(size=y.shape).astype(np.float32)
        dx = tile_max_backward(dy, x, found, f, scratch.part("back"))
        np.testing.assert_array_equal(dx, grads.max_pool2d_backward(dy, x, f, stride=f))
        dx += 1  # as the layer before does, which works in place


@pytest.mark.parametrize("side", [6, 7])
def test_a_network_with_rows_left_over_learns_the_same_from_the_same(side):
    """Batch normalisation spreads its gradient over all cells, also those of no tile."""
    layers = [
        Conv2d("conv", (1, 3), (3, 3), padding=(1, 1)),
        BatchNorm2d("norm", 3),
        ReLU("relu"),
        MaxPool2d("pool", (2, 2), (2, 2)),
        Flatten("flatten"),
        Linear("fc", (27, 4)),
    ]
    rng = np.random.default_rng(1)
    network = Network((1, side, side), layers, rng=rng)
    x = rng.normal(size=(5, 1, side, side)).astype(np.float32)
    dy = rng.normal(size=(5, 4)).astype(np.float32)
    found = []
    for _ in range(3):
        _, tape = network.run(x, np.random.default_rng(0))
        gradients, _ = network.backward_chunk(dy.copy(), tape, trainable_only=True)
        found.append({name: array.copy() for name, array in gradients.items()})
    for other in found[1:]:
        for name, array in found[0].items():
            np.testing.assert_array_equal(array, other[name], err_msg=name)
