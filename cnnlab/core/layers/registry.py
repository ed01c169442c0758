"""All kinds of layer by name, as a network's description in a file names them."""

from __future__ import annotations

from cnnlab.core.layers.activation import LeakyReLU, ReLU, Sigmoid, Tanh
from cnnlab.core.layers.base import Layer
from cnnlab.core.layers.conv_pool import AvgPool2d, Conv2d, MaxPool2d
from cnnlab.core.layers.linear import Dropout, Flatten, Linear
from cnnlab.core.layers.scale import Normalise, Temperature

KINDS: dict[str, type[Layer]] = {
    kind.__name__: kind
    for kind in (
        AvgPool2d,
        Conv2d,
        Dropout,
        Flatten,
        LeakyReLU,
        Linear,
        MaxPool2d,
        Normalise,
        ReLU,
        Sigmoid,
        Tanh,
        Temperature,
    )
}
