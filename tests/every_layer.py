"""A layer of every kind, for images (2, 9, 8)."""

from cnnlab.core.layers.activation import LeakyReLU, ReLU, Sigmoid, Tanh
from cnnlab.core.layers.batch_norm import BatchNorm2d
from cnnlab.core.layers.blur import Blur
from cnnlab.core.layers.conv_pool import AvgPool2d, Conv2d, MaxPool2d
from cnnlab.core.layers.global_pool import GlobalAvgPool2d
from cnnlab.core.layers.linear import Dropout, Flatten, Linear
from cnnlab.core.layers.scale import Normalise, Temperature
from cnnlab.core.layers.whole_image import PrincipalComponents, Standardise

INPUT_SHAPE = (2, 9, 8)
LAYERS = [
    Conv2d("it", (2, 3), (3, 2), stride=(2, 1), padding=(1, 1)),
    Conv2d("it", (2, 3), (3, 3), padding=(1, 1)),
    MaxPool2d("it", (2, 2), (2, 2)),
    MaxPool2d("it", (4, 3), (3, 3), partial=True),
    AvgPool2d("it", (2, 3), (2, 3)),
    AvgPool2d("it", (2, 3), (2, 3), partial=True),
    GlobalAvgPool2d("it", (9, 8)),
    ReLU("it"),
    LeakyReLU("it", 0.2),
    Sigmoid("it"),
    Tanh("it"),
    Normalise("it", 2),
    Blur("it", 2),
    Standardise("it", (2, 9, 8)),
    PrincipalComponents("it", (2, 9, 8), 20),
    PrincipalComponents("it", (2, 9, 8), 144, whitened=True),
    Temperature("it"),
    BatchNorm2d("it", 2, epsilon=0.01),
    Dropout("it", 0.3),
    Flatten("it"),
    Linear("it", (144, 5)),
]
