"""The network behind the Digits tab: architecture, calibration and predictions."""

import json
import os
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
from cnnlab.core.metrics import fit_temperature
from cnnlab.core.network import Network
from cnnlab.core.ops import softmax
from cnnlab.core.shapes import ShapeError
from cnnlab.core.weights import (
    WeightsError,
    architecture_text,
    network_from,
    read_tensors,
    write_tensors,
)
from cnnlab.digits.ink import SIZE

BLANK = 3.0  # an image with less ink, summed over its pixels, is blank
UNSURE_BELOW = "unsure_below"  # key in the metadata of a weights file
SURE_SHARE = 0.985  # of the calibration set that the threshold leaves "digit"
DEFAULT_THRESHOLD = 0.6
Verdict = Literal["digit", "unsure", "blank"]


class Prediction(NamedTuple):
    """Prediction for an image: its label, None when blank, and the probabilities (10,)."""

    label: int | None
    probabilities: npt.NDArray[np.floating]
    verdict: Verdict


class Recogniser(NamedTuple):
    """A network and the confidence below which its verdict is "unsure"."""

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
    """The architecture with initial parameters."""

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


def set_normalisation(network: Network, mean: float, std: float) -> None:
    """Set the mean and standard deviation of the network's first layer."""
    network.parameters["normalise.mean"][:] = mean
    network.parameters["normalise.std"][:] = std


def calibrate(network: Network, images: npt.NDArray[np.float32], labels: Labels) -> float:
    """Fit the temperature on a held-out set of images (N, 1, 28, 28).

    Returns the confidence below which the verdict is "unsure".
    """
    network.parameters["temperature.value"][:] = 1
    logits = network.forward(images)
    temperature = fit_temperature(logits, labels)
    network.parameters["temperature.value"][:] = temperature
    confidence = softmax(logits / temperature).max(axis=1)
    return float(np.quantile(confidence, 1 - SURE_SHARE))


def load_recogniser(path: str) -> Recogniser:
    """A network and its threshold from a file. Raises WeightsError, OSError."""
    tensors, notes = read_tensors(path)
    network = network_from(path, tensors, notes)
    try:
        threshold = float(json.loads(notes.get(UNSURE_BELOW, str(DEFAULT_THRESHOLD))))
    except (ValueError, TypeError, RecursionError):
        threshold = DEFAULT_THRESHOLD
    if not 0 <= threshold <= 1:
        raise WeightsError(
            f"{path}: {UNSURE_BELOW}: got {threshold}, expected a confidence of 0 to 1"
        )
    if network.input_shape != (1, SIZE, SIZE) or network.shapes[network.layers[-1].name] != (10,):
        raise WeightsError(
            f"{path}: architecture: it does not read images of 28 × 28 as ten digits"
        )
    return Recogniser(network, threshold)


def save_recogniser(path: str | os.PathLike[str], recogniser: Recogniser) -> None:
    """Write a network and its threshold, for ``load_recogniser``. Raises OSError."""
    notes = {
        "architecture": architecture_text(recogniser.network),
        UNSURE_BELOW: json.dumps(recogniser.unsure_below),
    }
    write_tensors(path, recogniser.network.parameters, notes)


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
