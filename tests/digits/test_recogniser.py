"""The shipped network: what it reads, and what it says when it is not sure."""

import numpy as np
import pytest
from real_data import MNIST, UNIPEN, with_data

from cnnlab.assets import asset
from cnnlab.core import ShapeError, conv2d, load_network, save_network, softmax
from cnnlab.core.layers.linear import Flatten, Linear
from cnnlab.core.network import Network
from cnnlab.core.weights import WeightsError, architecture_text, write_tensors
from cnnlab.digits import classify, default_network, load_mnist, rasterise
from cnnlab.digits.handwriting import STYLES, draw, scribble
from cnnlab.digits.ink import prepare
from cnnlab.digits.library import Library
from cnnlab.digits.recogniser import (
    UNSURE_BELOW,
    ConvBlock,
    Recogniser,
    blurred,
    conv_stack,
    digit_network,
    load_recogniser,
)
from cnnlab.digits.training.train_digits import evaluate_on, measurements, rendered
from cnnlab.digits.training.training_data import as_bytes
from cnnlab.digits.training.writers import HELD_OUT
from cnnlab.digits.training.writers import test_split as held_out_split
from cnnlab.digits.verdict import certainty
from cnnlab.files.datasets import load_drawings


def test_the_shipped_file_is_small_and_of_the_architecture_that_is_trained():
    path = asset("weights", "digits.safetensors")
    assert path.stat().st_size < 2_000_000
    network = load_network(path)
    assert network.layers == blurred(digit_network().folded()).layers
    assert sum(array.size for array in network.parameters.values()) == 192_842 + 3 + 9


def test_a_stack_with_batch_normalisation_is_folded_to_the_one_without():
    blocks = (
        ConvBlock(32, 5, pooled=True),
        ConvBlock(64, pooled=True),
        ConvBlock(64),
        ConvBlock(128),
    )
    trained = digit_network(stack=conv_stack(blocks, batch_norm=True))
    kinds = [type(layer).__name__ for layer in trained.layers]
    assert kinds[1:5] == ["Conv2d", "BatchNorm2d", "ReLU", "MaxPool2d"]
    folded = trained.folded()
    assert folded.layers == digit_network(stack=conv_stack(blocks)).layers
    assert sum(array.size for array in folded.parameters.values()) == 192_842 + 3
    x = np.random.default_rng(0).random((3, 1, 28, 28), np.float32)
    np.testing.assert_allclose(folded.forward(x), trained.forward(x), rtol=1e-5, atol=1e-5)


def test_a_network_behind_a_blur_does_the_same_to_what_was_blurred():
    network = digit_network(3, stack=conv_stack((ConvBlock(4),)))
    images = np.random.default_rng(0).random((3, 1, 28, 28), np.float32)
    line = np.array([0.15, 0.7, 0.15], np.float32)
    soft = conv2d(images, np.outer(line, line)[None, None], padding=1)
    before = {name: array.copy() for name, array in network.parameters.items()}
    found = blurred(network)
    np.testing.assert_allclose(found.forward(images), network.forward(soft), atol=1e-5)
    found.parameters["fc.bias"] += 1
    for name, array in before.items():
        np.testing.assert_array_equal(network.parameters[name], array)


@pytest.mark.parametrize("digit", range(10))
def test_digits_of_our_own_drawing_are_read(digit):
    rng = np.random.default_rng(123)
    found = [classify(rasterise(draw(digit, rng))) for _ in range(30)]
    assert sum(one.label == digit for one in found) >= 28


def test_place_and_size_do_not_matter():
    strokes = draw(7, np.random.default_rng(0), "plain")
    corner = [stroke * 0.25 + 900 for stroke in strokes]
    assert classify(rasterise(corner)).label == classify(rasterise(strokes)).label == 7


def test_prediction_agrees_with_the_network():
    image = rasterise(draw(4, np.random.default_rng(0), "open"))
    found = classify(image)
    np.testing.assert_allclose(found.probabilities, default_network().predict(image[None, None])[0])
    logits = default_network().forward(image[None, None])
    np.testing.assert_allclose(found.probabilities, softmax(logits)[0], rtol=1e-5)
    assert found.probabilities.shape == (10,)
    assert found.verdict == "digit"


def test_a_certainty_at_the_threshold_is_sure():
    image = rasterise(draw(4, np.random.default_rng(0), "open"))
    (found,) = certainty(default_network().forward(image[None, None])).tolist()
    above = float(np.nextafter(found, 2))
    verdicts = [Recogniser(default_network(), c).classify(image).verdict for c in (found, above)]
    assert verdicts == ["digit", "unsure"]


def test_nothing_is_blank():
    found = classify(np.zeros((28, 28)))
    assert (found.label, found.verdict) == (None, "blank")
    assert found.probabilities.shape == (10,)


def test_most_scribbles_are_unsure_and_digits_are_not():
    rng = np.random.default_rng(77)
    scribbles = [classify(rasterise(scribble(rng))).verdict for _ in range(200)]
    assert scribbles.count("unsure") >= 160
    digits = [classify(rasterise(draw(k % 10, rng))).verdict for k in range(200)]
    assert digits.count("unsure") <= 10


@pytest.mark.parametrize("bias", [3e38, -3e38])
def test_an_answer_that_is_not_finite_is_unsure_and_no_digit(bias):
    network = default_network().copy()
    network.parameters["fc.bias"][4] = bias
    network.parameters["temperature.value"][0] = 1e-3
    found = Recogniser(network, 0.5).classify(rasterise(draw(4, np.random.default_rng(0), "open")))
    assert (found.label, found.verdict) == (None, "unsure")
    np.testing.assert_allclose(found.probabilities, 0.1)
    found = Recogniser(network, 0.5).classify(np.zeros((28, 28)))
    assert (found.label, found.verdict) == (None, "blank")
    assert np.isfinite(found.probabilities).all()


def test_an_answer_that_is_not_finite_is_measured_as_wrong():
    network = default_network().copy()
    network.parameters["temperature.value"][0] = 1e-45
    images = np.stack([rasterise(draw(k, np.random.default_rng(0))) for k in range(10)] * 2) * 255
    images[::2] = 0
    measured = evaluate_on("some", network, images.astype(np.uint8), np.arange(20) % 10)
    assert (measured.unanswered, measured.images, measured.accuracy) == (20, 20, 0.0)
    assert measured.counts.sum() == 0
    assert measured.calibration == 0


@pytest.mark.parametrize("shape", [(28,), (1, 28, 28), (27, 28)])
def test_images_of_another_shape_are_refused(shape):
    with pytest.raises(ShapeError, match=r"expected \(28, 28\)"):
        classify(np.zeros(shape))


def test_a_network_that_reads_something_else_is_refused(tmp_path):
    layers = [Flatten("flatten"), Linear("fc", (784, 3))]
    save_network(tmp_path / "three", Network((1, 28, 28), layers))
    with pytest.raises(WeightsError, match="as ten digits"):
        load_recogniser(str(tmp_path / "three"))


@pytest.mark.parametrize("threshold", ["NaN", "-Infinity", "1.5", "-0.1", "true", "[0.5]", "x"])
def test_a_threshold_that_is_no_confidence_is_refused(tmp_path, threshold):
    network = default_network()
    notes = {"architecture": architecture_text(network), UNSURE_BELOW: threshold}
    write_tensors(tmp_path / "threshold", network.parameters, notes)
    with pytest.raises(WeightsError, match="threshold: unsure_below: "):
        load_recogniser(str(tmp_path / "threshold"))


def test_the_card_credits_the_data_and_names_the_writers_held_out():
    card = asset("weights", "digits.md").read_text(encoding="utf-8")
    for words in ("UniPen train_r01_v07", "CC BY 4.0", "MNIST", "cnnlab train"):
        assert words in card
    for writer in HELD_OUT:
        assert f"`{writer.partition('/')[2]}`" in card
    for digit, styles in STYLES.items():
        assert f"{digit}: {', '.join(styles)}" in card


@with_data
def test_it_reads_what_its_card_says():
    network = default_network()
    mnist = load_mnist(MNIST)
    drawings = load_drawings(UNIPEN)
    printed, drawn = measurements(network, Library(mnist, drawings))
    assert printed.accuracy >= 0.995
    assert printed.calibration <= 0.01
    assert drawn.accuracy >= 0.992
    assert drawn.calibration <= 0.01


@with_data
def test_pens_hardly_matter():
    measured = held_out_split(load_drawings(UNIPEN))[::3]
    labels = np.array([drawing.label for drawing in measured])

    def accuracy(images):
        read = default_network().forward(images[:, None] / np.float32(255)).argmax(axis=1)
        return (read == labels).mean()

    def drawn(pen):
        size = [np.ptp(np.concatenate(drawing.strokes), axis=0).max() for drawing in measured]
        both = zip(measured, size, strict=True)
        made = [prepare(drawing.strokes, pen_width=pen * wide) for drawing, wide in both]
        return np.stack([as_bytes(one.image) for one in made])

    usual = accuracy(rendered(measured))
    for pen in (1 / 30, 1 / 8, 1 / 6):
        assert accuracy(drawn(pen)) >= usual - 0.005, pen
