"""A network of any layers of the registry can be walked through in an atlas."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from cnnlab.core.inspect.inspection import Inspection
from cnnlab.core.inspect.place import AtlasPlace
from cnnlab.core.layers.activation import LeakyReLU, ReLU, Sigmoid, Tanh
from cnnlab.core.layers.batch_norm import BatchNorm2d
from cnnlab.core.layers.blur import Blur
from cnnlab.core.layers.conv_pool import AvgPool2d, Conv2d, MaxPool2d
from cnnlab.core.layers.global_pool import GlobalAvgPool2d
from cnnlab.core.layers.linear import Dropout, Flatten, Linear
from cnnlab.core.layers.registry import KINDS
from cnnlab.core.layers.scale import Normalise, Temperature
from cnnlab.core.layers.whole_image import PrincipalComponents, Standardise
from cnnlab.core.network import Network
from cnnlab.core.shapes import ShapeError
from cnnlab.ui.atlas.panel import AtlasPanel

INPUT_SHAPE = (2, 9, 8)
ON_MAPS = {
    "Conv2d": lambda name, shape: Conv2d(name, (shape[0], 3), (3, 2), padding=(1, 1)),
    "MaxPool2d": lambda name, shape: MaxPool2d(name, (2, 2), (2, 2), partial=True),
    "AvgPool2d": lambda name, shape: AvgPool2d(name, (2, 1), (1, 2), partial=True),
    "GlobalAvgPool2d": lambda name, shape: GlobalAvgPool2d(name, shape[1:]),
    "Normalise": lambda name, shape: Normalise(name, shape[0]),
    "Blur": lambda name, shape: Blur(name, shape[0]),
    "Standardise": Standardise,
    "PrincipalComponents": lambda name, shape: PrincipalComponents(name, shape, 2),
    "BatchNorm2d": lambda name, shape: BatchNorm2d(name, shape[0]),
}
ON_UNITS = {
    "Linear": lambda name, shape: Linear(name, (shape[0], 5)),
    "Temperature": lambda name, shape: Temperature(name),
}
ON_ANY = {
    "ReLU": lambda name, shape: ReLU(name),
    "LeakyReLU": lambda name, shape: LeakyReLU(name, 0.2),
    "Sigmoid": lambda name, shape: Sigmoid(name),
    "Tanh": lambda name, shape: Tanh(name),
    "Dropout": lambda name, shape: Dropout(name, 0.3),
}


def some(*kinds, most):
    return st.lists(st.sampled_from(sorted({**kinds[0], **kinds[1]})), max_size=most)


def stacked(kinds, shape, makers):
    """Layers one after the other, and the shape of the last one's output.

    Layers that do not fit one another are no example.
    """
    layers = []
    for kind in kinds:
        layer = makers[kind](f"{kind.lower()}_{len(shape)}_{len(layers)}", shape)
        try:
            shape = layer.output_shape(shape)
        except ShapeError:
            reject()
        layers.append(layer)
    return layers, shape


def network_of(on_maps, on_units):
    first, shape = stacked(on_maps, INPUT_SHAPE, {**ON_MAPS, **ON_ANY})
    last, shape = stacked(on_units, (int(np.prod(shape)),), {**ON_UNITS, **ON_ANY})
    layers = [*first, Flatten("flatten"), *last, Linear("fc", (shape[0], 4))]
    return Network(INPUT_SHAPE, layers, rng=np.random.default_rng(0))


@pytest.fixture(scope="module")
def images():
    return np.random.default_rng(3).random((3, *INPUT_SHAPE), np.float32)


@pytest.fixture
def panel(qtbot, images):
    made = AtlasPanel(lambda: images)
    qtbot.addWidget(made)
    made.view.set_glide(0)
    made.retranslate()
    made.resize(700, 520)
    made.show()
    yield made
    made.close_down()
    made.close()


def test_there_is_no_kind_that_is_not_tried_here():
    assert {*ON_MAPS, *ON_UNITS, *ON_ANY, "Flatten"} == set(KINDS)


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(on_maps=some(ON_MAPS, ON_ANY, most=5), on_units=some(ON_UNITS, ON_ANY, most=3))
def test_it_is_seen_pointed_at_and_opened_down_to_its_sums(panel, images, on_maps, on_units):
    panel.set_inspection(Inspection.of(network_of(on_maps, on_units), images[0]))
    view = panel.view
    for block in view.layout_of_sheet.blocks:
        view.point_at(block, tuple(n // 2 for n in block.layer.shape))
        assert view.lines[0].startswith(f"{block.layer.name}[")
    for name, layer in panel.inspection.layers.items():
        cell = tuple(n // 2 for n in layer.shape)
        if not layer.is_vector:
            panel.path.go(AtlasPlace(name, cell[0]))
            assert view.card.card is not None
        view.open_cell(name, *cell)
        assert view.open_sum() == pytest.approx(view.page.opened.value, abs=1e-4)
        assert panel.copied()
    QApplication.processEvents()
    assert not view.grab().isNull()
