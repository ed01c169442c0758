"""The network behind the Digits tab: its layers, calibration and predictions."""

import json
import os
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from cnnlab.assets import asset
from cnnlab.core.architecture import architecture_text
from cnnlab.core.arrays import Floats, Labels
from cnnlab.core.layers.base import Layer
from cnnlab.core.layers.blur import Blur
from cnnlab.core.layers.scale import Normalise, Temperature
from cnnlab.core.metrics import fit_temperature, predicted
from cnnlab.core.network import Network
from cnnlab.core.ops import softmax
from cnnlab.core.shapes import ShapeError
from cnnlab.core.stack.blocks import Block, Stack
from cnnlab.core.stack.build import build_network, stack_layers
from cnnlab.core.weights import (
    UNSURE_BELOW,
    WeightsError,
    network_from,
    read_tensors,
    threshold_from,
    write_tensors,
)
from cnnlab.digits.ink import SIZE
from cnnlab.digits.verdict import is_sure, threshold_for
from cnnlab.files.folders import CLASSES

BLANK = 3.0  # an image with less ink, summed over its pixels, is blank
DEFAULT_THRESHOLD = 0.6
NO_NOTES: Mapping[str, str] = MappingProxyType({})
Verdict = Literal["digit", "unsure", "blank"]


class ConvBlock(NamedTuple):
    """A convolution that keeps the maps' size, and ReLU."""

    filters: int
    size: int = 3
    """Of the filters; odd."""
    pooled: bool = False
    """Whether 2×2 max pooling follows."""


def conv_stack(
    convs: Sequence[ConvBlock], *, batch_norm: bool = False, dropout: float = 0.3
) -> Stack:
    """Convolutions, with batch normalisation before each ReLU or without, and one layer of ten."""
    blocks: list[Block] = []
    for conv in convs:
        windows = {"size": (conv.size, conv.size), "padding": (conv.size // 2, conv.size // 2)}
        blocks.append(Block("Conv2d", {"filters": conv.filters, **windows}))
        blocks += [Block("BatchNorm2d")] if batch_norm else []
        blocks.append(Block("ReLU"))
        blocks += [Block("MaxPool2d")] if conv.pooled else []
    blocks += [Block("Flatten"), Block("Dropout", {"probability": dropout})]
    return Stack((1, SIZE, SIZE), (*blocks, Block("Linear", {"features": CLASSES})))


SHIPPED = conv_stack(
    (ConvBlock(32, 5, pooled=True), ConvBlock(64, pooled=True), ConvBlock(64), ConvBlock(128)),
    batch_norm=True,
)


_AROUND = ((Normalise("normalise", 1),), (Temperature("temperature"),))


class Prediction(NamedTuple):
    """Prediction for an image: its label and the probabilities (10,).

    The label is None when blank, and where the network's answer is not finite: then it is "unsure",
    and all probabilities are equal.
    """

    label: int | None
    probabilities: npt.NDArray[np.floating]
    verdict: Verdict


class Recogniser(NamedTuple):
    """A network and the certainty below which its verdict is "unsure"."""

    network: Network
    unsure_below: float

    def classify(self, image: npt.ArrayLike) -> Prediction:
        """Read a prepared image (28, 28), 0…1, ink 1. Raises ShapeError for another shape."""
        pixels = np.asarray(image, np.float32)
        if pixels.shape != (SIZE, SIZE):
            raise ShapeError(f"image: got shape {pixels.shape}, expected ({SIZE}, {SIZE})")
        with np.errstate(all="ignore"):  # overflow shows in the answer
            logits = self.network.forward(pixels[None, None])[0]
        (label,) = predicted(logits[None])
        probabilities = softmax(logits if label >= 0 else np.zeros_like(logits))
        if pixels.sum() < BLANK:
            return Prediction(None, probabilities, "blank")
        if label < 0:
            return Prediction(None, probabilities, "unsure")
        sure = is_sure(logits[None], self.unsure_below, pixels[None]).item()
        return Prediction(int(label), probabilities, "digit" if sure else "unsure")


def digit_network(seed: int = 0, stack: Stack = SHIPPED) -> Network:
    """A stack with initial parameters, between normalisation and temperature."""
    return build_network(stack, seed, *_AROUND)


def digit_layers(stack: Stack) -> tuple[Layer, ...]:
    """Layers of ``digit_network``. Raises ShapeError for a stack that does not fit."""
    before, after = _AROUND
    return *before, *stack_layers(stack), *after


def set_normalisation(network: Network, mean: float, std: float) -> None:
    """Set the mean and standard deviation of the network's first layer."""
    network.parameters["normalise.mean"][:] = mean
    network.parameters["normalise.std"][:] = std


def blurred(network: Network) -> Network:
    """A network that blurs an image a little, and then does the same; both have their own numbers.

    What it learned from was softened by being distorted, which no image is that it reads.
    """
    blur = Blur("blur", network.input_shape[0])
    blurs = Network(network.input_shape, (blur, *network.layers))
    blurs.parameters |= network.copy().parameters
    return blurs


def calibrate(network: Network, images: npt.NDArray[np.float32], labels: Labels) -> float:
    """Fit the temperature on a held-out set of images (N, 1, 28, 28).

    Returns the certainty below which the verdict is "unsure".
    """
    network.parameters["temperature.value"][:] = 1
    logits = network.forward(images)
    temperature = fit_temperature(logits, labels)
    network.parameters["temperature.value"][:] = temperature
    return threshold_for(logits / temperature)


def load_recogniser(path: str) -> Recogniser:
    """A network and its threshold from a file. Raises WeightsError, OSError."""
    return recogniser_from(path, *read_tensors(path))


def recogniser_from(
    path: str, tensors: Mapping[str, Floats], notes: Mapping[str, str]
) -> Recogniser:
    """The network and threshold that were read from a file. Raises WeightsError."""
    network = network_from(path, tensors, notes)
    threshold = threshold_from(path, notes)
    if network.input_shape != (1, SIZE, SIZE) or network.shapes[network.layers[-1].name] != (10,):
        reason = "it does not read images of 28 × 28 as ten digits"
        raise WeightsError(f"{path}: architecture: {reason}", "purpose")
    return Recogniser(network, DEFAULT_THRESHOLD if threshold is None else threshold)


def save_recogniser(
    path: str | os.PathLike[str], recogniser: Recogniser, more: Mapping[str, str] = NO_NOTES
) -> None:
    """Write a network, its threshold and more notes, for ``load_recogniser``. Raises OSError."""
    notes = {
        **more,
        "architecture": architecture_text(recogniser.network),
        UNSURE_BELOW: json.dumps(recogniser.unsure_below),
    }
    write_tensors(path, recogniser.network.parameters, notes)


@cache
def default_recogniser() -> Recogniser:
    """The shipped network, loaded once."""
    return load_recogniser(str(asset("weights", "digits.safetensors")))


def recogniser_of(path: str | os.PathLike[str] | None) -> Recogniser:
    """The network of a file, the shipped one for None. Raises WeightsError, OSError."""
    return default_recogniser() if path is None else load_recogniser(os.fspath(path))


def default_network() -> Network:
    """The shipped network: images (N, 1, 28, 28) in 0…1 to logits (N, 10)."""
    return default_recogniser().network


def classify(image: npt.ArrayLike) -> Prediction:
    """Read a prepared image (28, 28), 0…1, ink 1, by the shipped network."""
    return default_recogniser().classify(image)
