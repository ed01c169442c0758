"""How long the network takes; figures to read, nothing asserted about time."""

import numpy as np
import pytest

from cnnlab.core.recipe import Recipe
from cnnlab.core.training import Training
from cnnlab.digits import classify, default_network, rasterise
from cnnlab.digits.recogniser import SHIPPED, ConvBlock, conv_stack, digit_network
from cnnlab.digits.training.training_data import TrainingData, of_images

RNG = np.random.default_rng(0)


def test_forward_of_one_image(benchmark):
    x = RNG.random((1, 1, 28, 28), np.float32)
    assert benchmark(default_network().forward, x).shape == (1, 10)


def test_classify(benchmark):
    image = RNG.random((28, 28), np.float32)
    assert benchmark(classify, image).probabilities.shape == (10,)


def test_rasterise_500_points(benchmark):
    turns = np.linspace(0, 12, 500)
    stroke = np.stack([np.cos(turns) * turns, np.sin(turns) * turns], axis=1)
    assert benchmark(rasterise, [stroke]).max() == pytest.approx(20 / 21)  # a line's width


LARGER = conv_stack(
    (ConvBlock(32, 5, pooled=True), ConvBlock(64, pooled=True), ConvBlock(64), ConvBlock(128)),
    batch_norm=True,
)


def test_forward_of_one_image_of_a_larger_network(benchmark):
    x, network = RNG.random((1, 1, 28, 28), np.float32), digit_network(stack=LARGER).folded()
    assert benchmark(network.forward, x).shape == (1, 10)


@pytest.mark.parametrize(
    "stack",
    [
        pytest.param(SHIPPED, id="shipped"),
        pytest.param(LARGER, id="larger", marks=pytest.mark.timed),
    ],
)
@pytest.mark.parametrize("threads", [1, 2])
def test_a_training_step_of_128(benchmark, threads, stack):
    images = (RNG.random((256, 28, 28)) * 255).astype(np.uint8)
    dataset = TrainingData([of_images(images, np.arange(256) % 10)])
    training = Training(digit_network(stack=stack), dataset, Recipe(epochs=1000))
    reports = training.reports(threads=threads)
    assert benchmark(next, reports).loss > 0
    reports.close()
