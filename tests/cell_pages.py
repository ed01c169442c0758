"""Pages of opened cells, for tests of their parts."""

import re

import numpy as np
import pytest
from every_layer import INPUT_SHAPE, LAYERS
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont, QImage, QPainter

from cnnlab.core.inspect.inspection import Inspection
from cnnlab.core.inspect.layers import activations_of, shown_layers
from cnnlab.core.inspect.opened_cell import open_cell
from cnnlab.core.layers.linear import Flatten, Linear
from cnnlab.core.network import Network
from cnnlab.scene.atlas_cell import lay_out_cell
from cnnlab.scene.atlas_cell_grid import NumberGrid
from cnnlab.scene.atlas_cell_items import Label, Pill
from cnnlab.scene.atlas_cell_numbers import cell_figure
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

    def open(self, name, cell):
        with np.errstate(all="ignore"):
            return open_cell(self.network, self.activations, self.layers[name], cell)

    def page(self, name, cell, size=SIZE, words=WORDS, pixels=13):
        return self.lay_out(self.open(name, cell), size, words, pixels)

    def lay_out(self, opened, size=SIZE, words=WORDS, pixels=13):
        around = Surroundings.of(Inspection(self.network, self.activations), opened)
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


def labels_of(page, size):
    """Texts, sums and grids of each part of a page, with the part's height."""
    kinds = Label, Pill, NumberGrid
    yield [item for item in page.parts.fixed if isinstance(item, kinds)], size[1]
    blocks = page.parts.blocks
    for block in (*blocks[:6], *blocks[-2:]):
        yield [item for item in block.make() if isinstance(item, kinds)], block.height


def shown_texts(page):
    """All texts that are painted."""
    items = [*page.parts.fixed, *(item for block in page.parts.blocks for item in block.make())]
    found = {item.text for item in items if isinstance(item, Label | Pill)}
    for item in items:
        if isinstance(item, NumberGrid) and item.font is not None:
            found |= {cell_figure(float(v), item.decimals) for v in item.values.ravel()}
    return found


def numbers(line):
    """Those of a line of a page's text."""
    return [float(text) for text in line.split("\t") if re.fullmatch(r"-?\d+\.\d{4}", text)]


def check_sum(page):
    """Rows, bias and rounding are the total that is shown, added up from the page's text."""
    words, first = page.words, page.opened.chain[0]
    so_far, count = _check_rows(page.text(), words)
    assert count == len(first.rows)
    ends = [line.split("\t") for line in page.text().rstrip().split("\n\n")[-1].split("\n")]
    values = {label: float(value) for label, value in ends}
    assert float(ends[0][1]) == pytest.approx(so_far, abs=1e-9)
    own = [value for label, value in values.items() if label.startswith(f"{first.layer.name}[")]
    total = so_far + values[words.bias] + values.get(words.rounding, 0.0)
    assert own == [pytest.approx(total, abs=1e-9)]
    assert total == pytest.approx(first.value, abs=5.1e-5)


def _check_rows(text, words):
    """Every block of products adds up to its sum, the sums to the one after them."""
    so_far, count = 0.0, 0
    for block in text.split("\n\n"):
        lines = block.split("\n")
        grid = [line.split("\t=\t")[1] for line in lines if "\t=\t" in line]
        if not grid:
            continue
        rest = [line.split("\t") for line in lines if "\t=\t" not in line]
        ends = {line[0]: float(line[1]) for line in rest if len(line) == 2}
        products = sum(sum(numbers(line)) for line in grid)
        assert products + ends.get(words.rounding, 0.0) == pytest.approx(ends[words.sum], abs=1e-9)
        so_far += ends[words.sum]
        assert so_far == pytest.approx(ends[words.so_far], abs=1e-9)
        count += 1
    return so_far, count
