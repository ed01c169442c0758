"""The self-test: resources, arithmetic, gradients and weights."""

from collections.abc import Callable
from types import MappingProxyType

import numpy as np

from cnnlab.assets import asset
from cnnlab.core import conv2d, conv2d_backward
from cnnlab.digits.handwriting import STYLES, draw
from cnnlab.digits.ink import rasterise
from cnnlab.digits.recogniser import classify

PARTS = (
    ("themes", "light.json"),
    ("i18n", "cnnlab_zh_CN.qm"),
    ("presets",),
    ("pictures",),
    ("weights",),
)
LEAST_CORRECT = 9  # of ten digits drawn by the stroke models
DEMO = [[[0, 1, 0, 2], [1, 0, 2, 0], [0, 1, 1, 1], [2, 0, 0, 1]]]


def _resources() -> str:
    for parts in PARTS:
        try:
            asset(*parts)
        except FileNotFoundError as error:
            return str(error)
    return ""


def _arithmetic() -> str:
    x, w = np.array([DEMO]), np.array([[[[1, 0], [0, -1]]]])
    expected = [[[0, -1, 0], [0, -1, 1], [0, 1, 0]]]
    found = conv2d(x, w)[0].tolist()
    return "" if found == expected else f"a convolution gave {found}, expected {expected}"


def _gradients() -> str:
    rng = np.random.default_rng(0)
    x, w = rng.normal(size=(1, 2, 5, 5)), rng.normal(size=(3, 2, 3, 3))
    dy = rng.normal(size=(1, 3, 3, 3))
    _, dw, _ = conv2d_backward(dy, x, w)
    step = np.zeros_like(w)
    step[1, 1, 1, 1] = 1e-5
    expected = ((conv2d(x, w + step) - conv2d(x, w - step)) * dy).sum() / 2e-5
    off = abs(dw[1, 1, 1, 1] - expected)
    return "" if off < 1e-6 else f"a gradient is off by {off:.2g}"


def _reading() -> str:
    rng = np.random.default_rng(1)
    read = [classify(rasterise(draw(digit, rng, next(iter(STYLES[digit]))))) for digit in STYLES]
    right = sum(found.label == digit for digit, found in enumerate(read))
    return "" if right >= LEAST_CORRECT else f"{right} of ten drawn digits were read right"


CHECKS = MappingProxyType[str, Callable[[], str]](
    {
        "resource files": _resources,
        "convolution": _arithmetic,
        "gradients": _gradients,
        "reading drawn digits": _reading,
    }
)
