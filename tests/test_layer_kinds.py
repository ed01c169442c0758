"""Every kind of layer in every view, and a new one that is added by one file and its words."""

import importlib
import subprocess
import sys
from dataclasses import asdict

import numpy as np
import pytest
from cell_pages import Pages
from core_reference import numeric_gradient
from every_layer import INPUT_SHAPE, LAYERS

from cnnlab.core import layers
from cnnlab.core.experiment.evaluate import evaluate
from cnnlab.core.inspect.fields import as_maps, receptive_fields
from cnnlab.core.inspect.inspection import Inspection
from cnnlab.core.inspect.layers import shown_layers
from cnnlab.core.inspect.opened_cell import open_cell
from cnnlab.core.layers import registry
from cnnlab.core.layers.activation import LeakyReLU, ReLU, Sigmoid, Tanh
from cnnlab.core.layers.base import KINDS, Run
from cnnlab.core.layers.batch_norm import BatchNorm2d
from cnnlab.core.layers.blur import Blur
from cnnlab.core.layers.conv_pool import AvgPool2d, Conv2d, MaxPool2d
from cnnlab.core.layers.global_pool import GlobalAvgPool2d
from cnnlab.core.layers.linear import Flatten, Linear
from cnnlab.core.layers.scale import Normalise, Temperature
from cnnlab.core.layers.whole_image import PrincipalComponents, Standardise
from cnnlab.core.network import Network
from cnnlab.core.weights import load_network, save_network
from cnnlab.digits.recogniser import ConvBlock, Recogniser, conv_stack, digit_network
from cnnlab.export.onnx import save_onnx
from cnnlab.lab.digits.reader import Reader
from cnnlab.lab.digits.sketch import Sketch
from cnnlab.scene.colours import load_theme
from cnnlab.scene.text import number
from cnnlab.ui.atlas import layer_words as words
from cnnlab.ui.atlas.cell_words import cell_words
from cnnlab.ui.digits.atlas_page import AtlasPage


def network_with(layer, dtype=np.float32):
    """A convolution, the layer, and what makes four logits of that."""
    stack = [Conv2d("conv", (2, 2), (3, 3), padding=(1, 1))]
    stack += [Flatten("row")] if isinstance(layer, Linear) else []
    stack += [layer, Flatten("flatten")]
    made = Network(INPUT_SHAPE, stack, rng=np.random.default_rng(0))
    stack.append(Linear("fc", (made.shapes["flatten"][0], 4)))
    made = Network(INPUT_SHAPE, stack, rng=np.random.default_rng(0))
    rng = np.random.default_rng(1)
    for name, array in made.parameters.items():
        if not name.endswith("weight"):
            array += rng.uniform(0.2, 0.6, array.shape)
        made.parameters[name] = array.astype(dtype)
    return made


def images(count, dtype=np.float32):
    return np.random.default_rng(2).normal(size=(count, *INPUT_SHAPE)).astype(dtype)


@pytest.fixture(params=LAYERS, ids=lambda layer: f"{type(layer).__name__}")
def layer(request):
    return request.param


def test_every_kind_is_here():
    assert {type(layer).__name__ for layer in LAYERS} == set(registry.KINDS)


# the views, each for any layer called "it"


def check_weights(network, tmp_path):
    save_network(tmp_path / "network.safetensors", network)
    again = load_network(tmp_path / "network.safetensors")
    assert [asdict(a) for a in again.layers] == [asdict(a) for a in network.layers]
    np.testing.assert_array_equal(again.forward(images(3)), network.forward(images(3)))


def check_single_image(layer):
    for dtype in (np.float32, np.float64):
        network, x = network_with(layer, dtype), images(3, dtype)
        plain = network.forward(x)
        for i in (0, 1, 2, 0):
            single = network.forward(x[i : i + 1])[0]
            assert single.dtype == dtype
            np.testing.assert_allclose(single, plain[i], rtol=1e-4, atol=1e-5)


def check_onnx(network, tmp_path):
    pytest.importorskip("onnx")
    onnxruntime = pytest.importorskip("onnxruntime")
    save_onnx(tmp_path / "network.onnx", network)
    session = onnxruntime.InferenceSession(
        tmp_path / "network.onnx", providers=["CPUExecutionProvider"]
    )
    (logits,) = session.run(None, {"input": images(3)})
    np.testing.assert_allclose(logits, network.forward(images(3)), rtol=1e-4, atol=1e-4)


def check_receptive_field(network):
    """All that changes a cell lies in its field, up to the field's corners."""
    place = [one.name for one in network.layers].index("it")
    layer, before = network.layers[place], network.layers[place - 1].name
    params = network.params_of(layer)
    x = network.activations(images(1))[before]
    y = as_maps(layer.forward(x, params, Run())[0][0])
    row, column = y.shape[1] // 2, y.shape[2] // 2
    field = receptive_fields(network, "it", row, column)[before]
    inside = np.zeros(as_maps(x[0]).shape, bool)
    rows, columns = field.top + field.rows, field.left + field.columns
    inside[:, field.top : rows, field.left : columns] = True

    def cells_with(changed):
        other = np.where(changed.reshape(x.shape), 50, x).astype(x.dtype)
        return as_maps(layer.forward(other, params, Run())[0][0])[:, row, column]

    np.testing.assert_array_equal(cells_with(~inside), y[:, row, column])
    for corner in ((field.top, field.left), (rows - 1, columns - 1)):
        changed = np.zeros_like(inside)
        changed[:, corner[0], corner[1]] = True
        assert (cells_with(changed) != y[:, row, column]).any() or isinstance(layer, Flatten)


def check_opened_cells(network):
    """Every cell's arithmetic is said in words, ends in its value and is that of an experiment."""
    image = images(1)[0]
    inspection, pages = Inspection.of(network, image), Pages(network, image)
    for info in inspection.layers.values():
        title = words.caption_text(info.caption)
        assert title
        assert "{" not in title
        for cell in np.ndindex(*info.shape):
            if sum(cell) % 5 and sum(cell) + 3 != sum(info.shape):  # some, and the last
                continue
            opened = inspection.open(info.name, cell)
            value = float(inspection.maps(info)[cell])
            check_arithmetic(opened, value)
            page = pages.page(info.name, cell, words=cell_words())
            assert page.total == pytest.approx(value, abs=1e-4)
            assert "{" not in page.text()


def check_arithmetic(opened, value):
    assert opened.value == value
    if opened.arithmetic is not None and opened.layer.name != "input":
        line = words.arithmetic_text(opened.arithmetic)
        assert "{" not in line
        assert "inf" not in line
        assert number(value, 4) in line.rpartition("=")[2] or line.endswith(
            f"stays {number(value, 4)}"
        )
    if opened.experiment is not None:
        output = evaluate(opened.experiment).output[opened.at]
        assert output == pytest.approx(value, abs=1e-4)
    for row in opened.rows:
        assert np.isfinite(row.window).all()
        if row.winner is not None:
            assert row.window[row.winner] == row.window.max()


def test_weights_come_back(layer, tmp_path):
    check_weights(network_with(layer), tmp_path)


def test_one_image_goes_as_many_do(layer):
    check_single_image(layer)


def test_another_program_gives_the_same_logits(layer, tmp_path):
    check_onnx(network_with(layer), tmp_path)


def test_a_cell_sees_what_changes_it(layer):
    check_receptive_field(network_with(layer))


def test_cells_are_opened(layer, qapp):
    check_opened_cells(network_with(layer))


def test_only_what_changes_something_is_shown(layer):
    network = network_with(layer)
    x = images(1)
    found = network.activations(x)
    place = [one.name for one in network.layers].index("it")
    same = np.array_equal(found["it"].ravel(), found[network.layers[place - 1].name].ravel())
    assert ("it" in [info.name for info in shown_layers(network)]) != same


# what each says


def said(layer, x, cell=(0, 0, 0)):
    """The last line of a cell's arithmetic, for what the layer reads."""
    params = {name: np.full(shape, 2.0) for name, shape in layer.parameter_shapes().items()}
    x = np.array(x, np.float64)
    y = float(as_maps(layer.forward(x[None], params, Run())[0][0])[cell])
    return words.arithmetic_text(layer.arithmetic(x, params, cell, y))


@pytest.mark.parametrize(
    ("layer", "x", "text"),
    [
        (MaxPool2d("p", (2, 2), (2, 2)), [[[1, 2], [3, 4.5]]], "max(1, 2, 3, 4.5) = 4.5"),
        (AvgPool2d("p", (2, 2), (2, 2)), [[[1, 2], [3, 4]]], "mean(1, 2, 3, 4) = 2.5"),
        (AvgPool2d("p", (2, 2), (2, 2), partial=True), [[[1, 3]]], "mean(1, 3) = 2"),
        (GlobalAvgPool2d("p", (2, 3)), [[[1, 2, 3], [4, 5, 9]]], "24 / 6 = 4"),
        (ReLU("r"), [[[-3]]], "ReLU: max(0, −3) = 0"),
        (LeakyReLU("r", 0.1), [[[-3]]], "leaky ReLU: 0.1 × (−3) = −0.3"),
        (LeakyReLU("r", 0.1), [[[3]]], "leaky ReLU: 3 is not negative and stays 3"),
        (Sigmoid("r"), [[[0]]], "sigmoid: 1 / (1 + exp(0)) = 0.5"),
        (Tanh("r"), [[[0.5]]], "tanh(0.5) = 0.4621"),
        (Normalise("n", 1), [[[5]]], "(5 − 2) / 2 = 1.5"),
        (Standardise("n", (1, 1, 1)), [[[5]]], "(5 − 2) / 2 = 1.5"),
        (
            PrincipalComponents("p", (1, 1, 2), 1),
            [[[5, 1]]],
            "z = 12 + bias 2 = 14",
        ),
        (Blur("b", 1), [[[5]]], "sum of 9 products = 10"),
        (Temperature("t"), [[[5]]], "5 / 2 = 2.5"),
        (BatchNorm2d("b", 1, epsilon=0.25), [[[5]]], "(5 − 2) / 1.5 × 2 + 2 = 6"),
        (Conv2d("c", (1, 1), (1, 1)), [[[5]]], "z = 10 + bias 2 = 12"),
        (
            Conv2d("c", (2, 1), (1, 1)),
            [[[5]], [[1]]],
            "z = 12 (sum over 2 channels) + bias 2 = 14",
        ),
    ],
)
def test_arithmetic_says_what_the_layer_does(layer, x, text):
    assert said(layer, x) == text


@pytest.mark.parametrize(
    ("layer", "text"),
    [
        (Conv2d("c", (3, 8), (5, 3)), "8 filters 3×5×3"),
        (MaxPool2d("p", (2, 2), (2, 2)), "max pooling 2×2, stride 2"),
        (AvgPool2d("p", (3, 2), (2, 1)), "average pooling 3×2, stride 2×1"),
        (GlobalAvgPool2d("p", (4, 3)), "average of each map"),
        (LeakyReLU("r", 0.1), "leaky ReLU, slope 0.1"),
        (BatchNorm2d("b", 3), "batch normalisation"),
        (Blur("b", 3), "blurred by a filter"),
        (Standardise("n", (3, 2, 2)), "(x − mean) / standard deviation"),
        (PrincipalComponents("p", (3, 2, 2), 5), "from 5 principal components"),
        (PrincipalComponents("p", (3, 2, 2), 5, whitened=True), "whitened, 5 components"),
    ],
)
def test_captions_say_what_the_layer_does(layer, text):
    assert words.caption_text(layer.caption()) == text


# networks that are not the shipped one


def test_element_wise_layers_between_fully_connected_ones(qapp):
    """Single numbers are opened too, and those behind a flattening by their maps' cells."""
    stack = [Conv2d("conv", (2, 3), (2, 2)), Flatten("flatten"), Tanh("tanh")]
    stack += [Linear("hidden", (168, 6)), LeakyReLU("it"), Linear("fc", (6, 4))]
    network = Network(INPUT_SHAPE, stack, rng=np.random.default_rng(0))
    check_opened_cells(network)


def test_a_network_without_normalisation_is_looked_through_in_the_digits_tab(qtbot):
    stack = [Conv2d("conv1", (1, 3), (3, 3)), LeakyReLU("leaky1", 0.1)]
    stack += [AvgPool2d("pool1", (2, 2), (2, 2)), Sigmoid("sigmoid1"), Flatten("flatten")]
    stack += [Linear("fc", (507, 10)), Temperature("divided")]
    network = Network((1, 28, 28), stack, rng=np.random.default_rng(0))
    page = AtlasPage(Reader(Sketch(), Recogniser(network, 0.5)), load_theme("light"))
    qtbot.addWidget(page)
    page.resize(1000, 800)
    page.show()
    view = page.panel.view
    view.set_glide(0)
    for name, layer in page.panel.inspection.layers.items():
        view.open_cell(name, *(n // 2 for n in layer.shape))
        assert page.panel.bar.crumbs.texts[-1].startswith(f"{name}[")
        assert view.open_sum() == pytest.approx(view.page.opened.value, abs=1e-4)
        assert not view.grab().isNull()
    page.close_down()


def test_preprocessing_before_a_stack_is_looked_through_in_the_digits_tab(qtbot):
    stack = [Standardise("normalise", (1, 28, 28)), PrincipalComponents("pca", (1, 28, 28), 30)]
    stack += [Conv2d("conv1", (1, 3), (3, 3)), ReLU("relu1"), Flatten("flatten")]
    network = Network((1, 28, 28), [*stack, Linear("fc", (2028, 10))])
    page = AtlasPage(Reader(Sketch(), Recogniser(network, 0.5)), load_theme("light"))
    qtbot.addWidget(page)
    page.resize(1000, 800)
    page.show()
    view = page.panel.view
    view.set_glide(0)
    for name in ("normalise", "pca"):
        view.open_cell(name, 0, 12, 13)
        assert page.panel.bar.crumbs.texts[-1].endswith("[0, 12, 13]")
        assert view.open_sum() == pytest.approx(view.page.opened.value, abs=1e-4)
        assert not view.grab().isNull()
    page.close_down()


def test_a_network_that_was_folded_shows_its_convolutions_only():
    trained = digit_network(
        stack=conv_stack((ConvBlock(4), ConvBlock(6, pooled=True)), batch_norm=True)
    )
    names = [info.name for info in shown_layers(trained)]
    assert names[2:8] == ["conv1", "norm1", "relu1", "conv2", "norm2", "relu2"]
    names = [info.name for info in shown_layers(trained.folded())]
    assert names[2:7] == ["conv1", "relu1", "conv2", "relu2", "pool1"]


def test_a_fully_connected_layer_is_opened_map_by_map():
    network = network_with(Linear("it", (144, 5)))
    found = dict(network.activations(images(1)))
    info = next(one for one in shown_layers(network) if one.name == "it")
    rows = open_cell(network, found, info, (3, 0, 0)).rows
    assert sorted(row.channel for row in rows) == [0, 1]
    assert {row.window.shape for row in rows} == {(9, 8)}


# a new kind

SOFTPLUS = '''
"""A smooth rectifier."""

from dataclasses import dataclass

import numpy as np

from cnnlab.core.layers.base import Layer, Operator, register


@register
@dataclass(frozen=True)
class Softplus(Layer):
    """log(1 + exp(x))."""

    def forward(self, x, params, run):
        """From any numbers to positive ones."""
        return np.logaddexp(0, x).astype(x.dtype), x

    def backward(self, dy, cache, params, run, need_dx):
        """The gradient times the sigmoid."""
        return dy / (1 + np.exp(-cache)), {}

    def operators(self):
        """Softplus."""
        return (Operator("Softplus"),)
'''


@pytest.fixture
def softplus(tmp_path, monkeypatch):
    """The new kind's file in the folder of layers, and its words."""
    (tmp_path / "softplus.py").write_text(SOFTPLUS)
    monkeypatch.setattr(layers, "__path__", [*layers.__path__, str(tmp_path)])
    monkeypatch.setitem(words.CAPTIONS, "Softplus", "softplus")
    monkeypatch.setitem(words.ARITHMETIC, "Softplus", "log(1 + exp({z})) = {y}")
    importlib.reload(registry)
    yield registry.KINDS["Softplus"]
    KINDS.pop("Softplus")
    sys.modules.pop("cnnlab.core.layers.softplus")
    del layers.softplus


def test_kinds_come_in_the_order_of_their_files_whoever_imported_them():
    known = "from cnnlab.core.layers.registry import KINDS; print(*KINDS)"
    for first in ("global_pool", "linear"):
        code = f"import cnnlab.core.layers.{first}; {known}"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
        assert done.stdout.decode().split() == list(registry.KINDS), first


def test_a_new_kind_is_one_file_and_its_words(softplus, tmp_path, qtbot):
    layer = softplus("it")
    network = network_with(layer)
    check_weights(network, tmp_path)
    check_single_image(layer)
    check_onnx(network, tmp_path)
    check_receptive_field(network)
    check_opened_cells(network)
    assert said(layer, [[[0]]]) == "log(1 + exp(0)) = 0.6931"
    x, dlogits = images(2, np.float64), np.ones((2, 4))
    network = network_with(layer, np.float64)
    wanted = numeric_gradient(network.forward, x, dlogits)
    np.testing.assert_allclose(network.input_gradient(x, dlogits), wanted, rtol=1e-5, atol=1e-6)


def test_the_new_kind_is_gone_again():
    assert "Softplus" not in KINDS
