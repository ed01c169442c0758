"""Words for layers and for the arithmetic of their cells, by the keys of the core's captions."""

import re

from PySide6.QtCore import QCoreApplication

from cnnlab.core.layers.base import Caption
from cnnlab.scene.text import number
from cnnlab.ui.window.tab import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

CAPTIONS = {
    "input": QT_TRANSLATE_NOOP("Layers", "the prepared image"),
    "Normalise": QT_TRANSLATE_NOOP("Layers", "(x − mean) / standard deviation"),
    "Standardise": QT_TRANSLATE_NOOP("Layers", "(x − mean) / standard deviation"),
    "PrincipalComponents": QT_TRANSLATE_NOOP("Layers", "from {components} principal components"),
    "whitening": QT_TRANSLATE_NOOP("Layers", "whitened, {components} components"),
    "BatchNorm2d": QT_TRANSLATE_NOOP("Layers", "batch normalisation"),
    "Blur": QT_TRANSLATE_NOOP("Layers", "blurred by a filter"),
    "Conv2d": QT_TRANSLATE_NOOP("Layers", "{filters} filters {channels}×{rows}×{columns}"),
    "ReLU": "ReLU",
    "LeakyReLU": QT_TRANSLATE_NOOP("Layers", "leaky ReLU, slope {slope}"),
    "Sigmoid": "sigmoid",
    "Tanh": "tanh",
    "MaxPool2d": QT_TRANSLATE_NOOP("Layers", "max pooling {size}, stride {stride}"),
    "AvgPool2d": QT_TRANSLATE_NOOP("Layers", "average pooling {size}, stride {stride}"),
    "GlobalAvgPool2d": QT_TRANSLATE_NOOP("Layers", "average of each map"),
    "Linear": QT_TRANSLATE_NOOP("Layers", "fully connected"),
    "Temperature": QT_TRANSLATE_NOOP("Layers", "divided by the temperature"),
    "softmax": QT_TRANSLATE_NOOP("Layers", "probabilities"),
}
ARITHMETIC = {
    "input": QT_TRANSLATE_NOOP("Layers", "A pixel of the prepared image: 0 is paper, 1 is ink."),
    "Normalise": "({z} − {mean}) / {std} = {y}",
    "BatchNorm2d": "({z} − {mean}) / {spread} × {weight} + {bias} = {y}",
    "Blur": QT_TRANSLATE_NOOP("Layers", "sum of {cells} products = {y}"),
    "weighted sum": QT_TRANSLATE_NOOP("Layers", "z = {sum} + bias {bias} = {y}"),
    "weighted sum of channels": QT_TRANSLATE_NOOP(
        "Layers", "z = {sum} (sum over {channels} channels) + bias {bias} = {y}"
    ),
    "ReLU": "ReLU: max(0, {z}) = {y}",
    "LeakyReLU": QT_TRANSLATE_NOOP("Layers", "leaky ReLU: {z} is not negative and stays {y}"),
    "LeakyReLU below 0": "leaky ReLU: {slope} × ({z}) = {y}",
    "Sigmoid": "sigmoid: 1 / (1 + exp({exponent})) = {y}",
    "Tanh": "tanh({z}) = {y}",
    "MaxPool2d": "max({values}) = {y}",
    "AvgPool2d": QT_TRANSLATE_NOOP("Layers", "mean({values}) = {y}"),
    "GlobalAvgPool2d": "{sum} / {cells} = {y}",
    "Temperature": "{z} / {temperature} = {y}",
}
NAMES = {
    "input": QT_TRANSLATE_NOOP("Layers", "input"),
    "normalise": QT_TRANSLATE_NOOP("Layers", "normalise"),
    "blur": QT_TRANSLATE_NOOP("Layers", "blur"),
    "pca": "PCA",
    "whiten": QT_TRANSLATE_NOOP("Layers", "whiten"),
    "conv": QT_TRANSLATE_NOOP("Layers", "conv{n}"),
    "norm": QT_TRANSLATE_NOOP("Layers", "norm{n}"),
    "relu": QT_TRANSLATE_NOOP("Layers", "relu{n}"),
    "dropout": QT_TRANSLATE_NOOP("Layers", "dropout{n}"),
    "flatten": QT_TRANSLATE_NOOP("Layers", "flatten{n}"),
    "pool": QT_TRANSLATE_NOOP("Layers", "pool{n}"),
    "fc": QT_TRANSLATE_NOOP("Layers", "fc{n}"),
    "temperature": QT_TRANSLATE_NOOP("Layers", "temperature"),
}
"""Names in code by their stems; English keeps them as they are."""
_NAME = re.compile(r"([a-z]+)([0-9]*)")


def layer_name(name: str) -> str:
    """A layer's name in the user's language; other names stay as they are."""
    found = _NAME.fullmatch(name)
    if found is None or found[1] not in NAMES:
        return name
    return translate("Layers", NAMES[found[1]]).format(n=found[2]).rstrip()


def code_name(name: str) -> str:
    """A layer's name in code for a tooltip; empty where it is shown already."""
    return "" if layer_name(name) == name else name


def caption_text(caption: Caption) -> str:
    """A layer's operation."""
    return _filled(CAPTIONS[caption.key], caption, "×")


def arithmetic_text(caption: Caption) -> str:
    """The formula of a cell with its values."""
    return _filled(ARITHMETIC[caption.key], caption, ", ")


def _filled(text: str, caption: Caption, between: str) -> str:
    written = {
        key: between.join(number(v, 3) for v in value)
        if isinstance(value, tuple)
        else number(value, 4)
        for key, value in caption.numbers.items()
    }
    return translate("Layers", text).format(**written)
