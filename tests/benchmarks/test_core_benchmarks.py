"""How long the core takes; figures to read, nothing asserted about time."""

import numpy as np
import pytest
from core_reference import course_demo

from cnnlab.core import conv2d, conv2d_backward
from cnnlab.core.experiment.evaluate import evaluate
from cnnlab.core.experiment.experiment import Experiment

RNG = np.random.default_rng(0)


def numbers(*shape):
    return RNG.normal(size=shape).astype(np.float32)


DEMO = course_demo()
CALLS = {
    "course demo": (DEMO.input[None], DEMO.filters, {"stride": 2, "padding": 1}),
    "64x64x3, 8 of 5x5": (numbers(1, 3, 64, 64), numbers(8, 3, 5, 5), {}),
    "128 of 28x28, 8 of 5x5": (numbers(128, 1, 28, 28), numbers(8, 1, 5, 5), {}),
}
EXPERIMENTS = {
    "course demo": DEMO,
    "64x64x3, 8 of 5x5": Experiment(numbers(3, 64, 64), numbers(8, 3, 5, 5), np.zeros(8)),
}


@pytest.mark.parametrize("name", CALLS)
def test_conv2d(benchmark, name):
    x, w, settings = CALLS[name]
    y = benchmark(conv2d, x, w, **settings)
    assert y.shape[:2] == (x.shape[0], w.shape[0])


@pytest.mark.parametrize("name", CALLS)
def test_conv2d_backward(benchmark, name):
    x, w, settings = CALLS[name]
    dy = np.ones_like(conv2d(x, w, **settings))
    dx, dw, _ = benchmark(conv2d_backward, dy, x, w, **settings)
    assert (dx.shape, dw.shape) == (x.shape, w.shape)


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_evaluate(benchmark, name):
    result = benchmark(evaluate, EXPERIMENTS[name])
    assert len(result.plan) == result.output.size
