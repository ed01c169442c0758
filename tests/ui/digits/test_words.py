"""Names of layers: code names in English, words in Chinese with the code name in the tooltip."""

import pytest

from cnnlab.core.layers.linear import Flatten, Linear
from cnnlab.core.network import Network
from cnnlab.digits.recogniser import Recogniser, default_recogniser
from cnnlab.lab.digits.reader import Reader
from cnnlab.lab.digits.sketch import Sketch
from cnnlab.lab.shared.language import Language
from cnnlab.scene.colours import load_theme
from cnnlab.ui.digits.layers_page import LayersPage
from cnnlab.ui.digits.words import code_name, layer_name


@pytest.fixture
def chinese(qapp):
    language = Language()
    language.use("zh_CN")
    yield
    language.remove()


def page(qtbot, recogniser: Recogniser) -> LayersPage:
    shown = LayersPage(Reader(Sketch(), recogniser), load_theme("light"))
    qtbot.addWidget(shown)
    return shown


def test_english_has_the_names_of_the_code(qtbot):
    shown = page(qtbot, default_recogniser())
    title = shown.layers.titles["conv2"]
    assert title.text() == "conv2: 32 filters 16×3×3 → 32×14×14"
    assert title.toolTip() == ""


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("input", "输入"),
        ("conv1", "卷积 1"),
        ("conv", "卷积"),
        ("relu12", "ReLU 12"),
        ("pool2", "池化 2"),
        ("fc", "全连接层"),
        ("temperature", "温度缩放"),
    ],
)
def test_chinese_has_words_for_the_usual_names(chinese, name, said):
    assert layer_name(name) == said
    assert code_name(name) == name


@pytest.mark.parametrize("name", ["softmax", "leaky1", "conv_a", "Conv1", "{n}"])
def test_other_names_stay(chinese, name):
    assert layer_name(name) == name
    assert code_name(name) == ""


def test_titles_and_cells_are_named_in_chinese(chinese, qtbot):
    shown = page(qtbot, default_recogniser())
    title = shown.layers.titles["conv2"]
    assert title.text() == "卷积 2：32 个 16×3×3 滤波器 → 32×14×14"
    assert title.toolTip() == "conv2"
    layer = next(one for one in shown.layers.shown if one.name == "conv2")
    shown.layers.pull()
    shown.open(layer, (4, 3, 5))
    assert shown.opened.title.text().startswith("卷积 2[4, 3, 5] = ")
    assert shown.opened.title.toolTip() == "conv2[4, 3, 5]"


def test_a_network_with_other_names_is_shown_with_them(chinese, qtbot):
    network = Network((1, 28, 28), [Flatten("flatten"), Linear("out", (784, 10))])
    shown = page(qtbot, Recogniser(network, 0.5))
    assert shown.layers.titles["out"].text() == "out：与所有输入相连 → 10"
