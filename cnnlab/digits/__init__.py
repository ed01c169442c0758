"""Handwritten digits: from pen strokes and files to what the network reads."""

from cnnlab.digits.ink import rasterise
from cnnlab.digits.page import Page, Region, read_page
from cnnlab.digits.recogniser import Prediction, classify, default_network
from cnnlab.files.data_error import DataError
from cnnlab.files.datasets import Mnist, load_mnist

__all__ = [
    "DataError",
    "Mnist",
    "Page",
    "Prediction",
    "Region",
    "classify",
    "default_network",
    "load_mnist",
    "rasterise",
    "read_page",
]
