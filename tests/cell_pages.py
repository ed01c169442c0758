"""Pages of opened cells, for tests of their parts."""

import numpy as np
from every_layer import INPUT_SHAPE, LAYERS
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont, QImage, QPainter

from cnnlab.core.inspect.fields import receptive_fields
from cnnlab.core.inspect.layers import SOFTMAX, activations_of, maps_of, shown_layers
from cnnlab.core.inspect.opened_cell import open_cell
from cnnlab.core.layers.linear import Flatten, Linear
from cnnlab.core.network import INPUT, Network
from cnnlab.scene.atlas_cell import lay_out_cell
from cnnlab.scene.atlas_cell_words import CellWords, Surroundings
from cnnlab.scene.colours import load_theme

SIZE = 1000, 760
SIZES = [(620, 420), (620, 900), (760, 560), (1000, 760), (1300, 420), (1300, 900)]


def formula(caption):
    values = {
        key: ", ".join(f"{v:.3f}" for v in value) if isinstance(value, tuple) else f"{value:.4f}"
        for key, value in caption.numbers.items()
    }
    y = values.pop("y")
    return f"{caption.key}({'; '.join(values.values())}) = {y}"


WORDS = CellWords(lambda name: name, formula)


def font(pixels=13):
    made = QFont()
    made.setPixelSize(pixels)
    return made


def network_of(layer):
    """A network of one layer that ends in a vector of logits."""
    flat = Flatten("flatten")
    layers = [flat, layer] if isinstance(layer, Linear) else [layer, flat]
    return Network(INPUT_SHAPE, layers, rng=np.random.default_rng(0))


KINDS = [(f"{n}-{type(layer).__name__}", network_of(layer)) for n, layer in enumerate(LAYERS)]


class Pages:
    """Pages of a network's cells for one image."""

    def __init__(self, network, image=None, seed=1):
        self.network = network
        shape = network.input_shape
        self.image = np.random.default_rng(seed).random(shape, "f4") if image is None else image
        self.layers = {layer.name: layer for layer in shown_layers(network)}
        with np.errstate(all="ignore"):
            self.activations = activations_of(network, self.image)

    def page(self, name, cell, size=SIZE, words=WORDS, pixels=13):
        layer = self.layers[name]
        with np.errstate(all="ignore"):
            opened = open_cell(self.network, self.activations, layer, cell)
        names = list(self.layers)
        before = max(0, names.index(opened.chain[0].layer.name) - 1)
        inner = names[-2] if name == SOFTMAX else name
        fields = receptive_fields(self.network, inner, *cell[1:])
        around = Surroundings(
            maps_of(self.activations, layer)[cell[0]],
            self.activations[INPUT][0, 0],
            fields.get(INPUT),
            names[before],
        )
        return lay_out_cell(opened, around, words, QSizeF(*size), font(pixels))

    def middle(self, name, size=SIZE, **more):
        """The page of a cell in the middle of a layer."""
        return self.page(name, tuple(n // 2 for n in self.layers[name].shape), size, **more)


def painted(page, size=SIZE, theme="light", scroll=0.0, pointed=None):
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(load_theme(theme).card)
    painter = QPainter(image)
    page.paint(painter, load_theme(theme), scroll, pointed)
    painter.end()
    return image


def pixels(image):
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1) & 0xFFFFFF
