"""A network of every shape of layer, small enough for central differences."""

import numpy as np

from cnnlab.core.layers.activation import ReLU
from cnnlab.core.layers.batch_norm import BatchNorm2d
from cnnlab.core.layers.conv_pool import Conv2d, MaxPool2d
from cnnlab.core.layers.linear import Dropout, Flatten, Linear
from cnnlab.core.layers.scale import Normalise, Temperature
from cnnlab.core.network import Network


def small_network(seed=0, norm=False):
    """Images (1, 8, 8) to four logits, float32; with batch normalisation where it is wanted."""
    layers = [
        Normalise("normalise", 1),
        Conv2d("conv1", (1, 3), (3, 3), padding=(1, 1)),
        ReLU("relu1"),
        MaxPool2d("pool1", (2, 2), (2, 2)),
        Conv2d("conv2", (3, 6), (3, 3)),
        ReLU("relu2"),
        Flatten("flatten"),
        Dropout("dropout", 0.2),
        Linear("fc", (24, 4)),
        Temperature("temperature"),
    ]
    if norm:
        layers.insert(2, BatchNorm2d("norm1", 3))
        layers.insert(6, BatchNorm2d("norm2", 6))
    network = Network((1, 8, 8), layers, rng=np.random.default_rng(seed))
    network.parameters["normalise.mean"][:] = 0.4
    network.parameters["normalise.std"][:] = 0.3
    network.parameters["temperature.value"][:] = 1.5
    return network
