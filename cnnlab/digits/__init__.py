"""Handwritten digits: from pen strokes and files to what the network reads."""

from cnnlab.digits.dataset import Mnist, load_mnist
from cnnlab.digits.idx import DataError
from cnnlab.digits.ink import rasterise
from cnnlab.digits.recogniser import Prediction, classify, default_network

__all__ = [
    "DataError",
    "Mnist",
    "Prediction",
    "classify",
    "default_network",
    "load_mnist",
    "rasterise",
]
