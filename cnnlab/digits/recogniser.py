"""The network behind the Digits tab: its architecture, its making, and what it says of an image."""

import json
from functools import cache
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from cnnlab.assets import asset
from cnnlab.core.arrays import Labels
from cnnlab.core.layers.activation import ReLU
from cnnlab.core.layers.conv_pool import Conv2d, MaxPool2d
from cnnlab.core.layers.linear import Dropout, Flatten, Linear
from cnnlab.core.layers.scale import Normalise, Temperature
from cnnlab.core.metrics import fitted_temperature
from cnnlab.core.network import Network
from cnnlab.core.ops import softmax
from cnnlab.core.shapes import ShapeError
from cnnlab.core.weights import WeightsError, network_from, read_tensors
from cnnlab.digits.ink import SIZE

BLANK = 3.0  # less ink than this, in whole pixels, and there is nothing to read
DOUBT = "unsure_below"  # in the notes of a file of weights
READABLE = 0.985  # share of digits that are to be read without doubt
USUAL_DOUBT = 0.6
Verdict = Literal["digit", "unsure", "blank"]


class Prediction(NamedTuple):
    """What an image is read as: a label, or None where it is blank; probabilities (10,)."""

    label: int | None
    probabilities: npt.NDArray[np.floating]
    verdict: Verdict


class Recogniser(NamedTuple):
    """A network and the confidence below which it is not sure."""

    network: Network
    unsure_below: float

    def classify(self, image: npt.ArrayLike) -> Prediction:
        """Read a prepared image (28, 28), 0…1, ink 1. Raises ShapeError for another shape."""
        pixels = np.asarray(image, np.float32)
        if pixels.shape != (SIZE, SIZE):
            raise ShapeError(f"image: got shape {pixels.shape}, expected ({SIZE}, {SIZE})")
        probabilities = self.network.predict(pixels[None, None])[0]
        if pixels.sum() < BLANK:
            return Prediction(None, probabilities, "blank")
        sure = probabilities.max() >= self.unsure_below
        return Prediction(int(probabilities.argmax()), probabilities, "digit" if sure else "unsure")


def build_network(seed: int = 0) -> Network:
    """The architecture, with the numbers that training starts with."""

    def convolution(name: str, c: int, k: int, size: int) -> Conv2d:
        return Conv2d(name, (c, k), (size, size), padding=(size // 2, size // 2))

    layers = [
        Normalise("normalise", 1),
        convolution("conv1", 1, 16, 5),
        ReLU("relu1"),
        MaxPool2d("pool1", (2, 2), (2, 2)),
        convolution("conv2", 16, 32, 3),
        ReLU("relu2"),
        convolution("conv3", 32, 32, 3),
        ReLU("relu3"),
        MaxPool2d("pool2", (2, 2), (2, 2)),
        convolution("conv4", 32, 64, 3),
        ReLU("relu4"),
        Flatten("flatten"),
        Dropout("dropout", 0.3),
        Linear("fc", (64 * 7 * 7, 10)),
        Temperature("temperature"),
    ]
    return Network((1, SIZE, SIZE), layers, rng=np.random.default_rng(seed))


def normalised(network: Network, mean: float, std: float) -> None:
    """Set what the network's first layer takes from each pixel and divides it by."""
    network.parameters["normalise.mean"][:] = mean
    network.parameters["normalise.std"][:] = std


def calibrate(network: Network, images: npt.NDArray[np.float32], labels: Labels) -> float:
    """Fit the temperature on images (N, 1, 28, 28) that training never saw.

    Gives the confidence that all but few of them have: what has less is called unsure.
    """
    network.parameters["temperature.value"][:] = 1
    logits = network.forward(images)
    temperature = fitted_temperature(logits, labels)
    network.parameters["temperature.value"][:] = temperature
    confidence = softmax(logits / temperature).max(axis=1)
    return float(np.quantile(confidence, 1 - READABLE))


def load_recogniser(path: str) -> Recogniser:
    """A network from a file and its doubt. Raises WeightsError, OSError."""
    tensors, notes = read_tensors(path)
    network = network_from(path, tensors, notes)
    try:
        doubt = float(json.loads(notes.get(DOUBT, str(USUAL_DOUBT))))
    except (ValueError, TypeError, RecursionError):
        doubt = USUAL_DOUBT
    if not 0 <= doubt <= 1:
        raise WeightsError(f"{path}: {DOUBT}: got {doubt}, expected a confidence of 0 to 1")
    if network.input_shape != (1, SIZE, SIZE) or network.shapes[network.layers[-1].name] != (10,):
        raise WeightsError(
            f"{path}: architecture: it does not read images of 28 × 28 as ten digits"
        )
    return Recogniser(network, doubt)


@cache
def default_recogniser() -> Recogniser:
    """The shipped network, loaded once."""
    return load_recogniser(str(asset("weights", "digits.safetensors")))


def default_network() -> Network:
    """The shipped network: images (N, 1, 28, 28) in 0…1 to logits (N, 10)."""
    return default_recogniser().network


def classify(image: npt.ArrayLike) -> Prediction:
    """Read a prepared image (28, 28), 0…1, ink 1, by the shipped network."""
    return default_recogniser().classify(image)
