"""Names of layers: code names in English, words in Chinese with the code name in the tooltip."""

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont

from cnnlab.core.layers.linear import Flatten, Linear
from cnnlab.core.network import Network
from cnnlab.digits.recogniser import Recogniser, default_recogniser
from cnnlab.lab.digits.reader import Reader
from cnnlab.lab.digits.sketch import Sketch
from cnnlab.lab.shared.language import Language
from cnnlab.scene.atlas_camera import SheetCamera
from cnnlab.scene.atlas_layout import lay_out_atlas
from cnnlab.scene.atlas_table import percent
from cnnlab.scene.atlas_titles import title_height, title_operations, title_rects
from cnnlab.scene.colours import load_theme
from cnnlab.scene.text import number_font, text_width
from cnnlab.ui.atlas.layer_words import code_name, layer_name
from cnnlab.ui.atlas.words import pointed_lines
from cnnlab.ui.digits.atlas_page import AtlasPage


@pytest.fixture
def chinese(qapp):
    language = Language()
    language.use("zh_CN")
    yield
    language.remove()


def page(qtbot, recogniser: Recogniser) -> AtlasPage:
    shown = AtlasPage(Reader(Sketch(), recogniser), load_theme("light"))
    qtbot.addWidget(shown)
    shown.panel.view.set_glide(0)
    return shown


def title_of(shown, layer):
    return shown.panel.view.sheet.words.titles[layer]


def test_english_has_the_names_of_the_code(qtbot):
    shown = page(qtbot, default_recogniser())
    title = title_of(shown, "pool1")
    count = shown.panel.inspection.layers["pool1"].shape[0]
    assert title[:3] == ("conv1", "ReLU · max pool", f"{count}×14×14")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("input", "输入"),
        ("conv1", "卷积 1"),
        ("conv", "卷积"),
        ("relu12", "ReLU 12"),
        ("norm1", "批归一化 1"),
        ("dropout", "随机失活"),
        ("flatten", "展平"),
        ("fc2", "全连接层 2"),
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


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("size", [(736, 500), (840, 660), (1138, 840)])
def test_no_title_is_cut_off_or_tiny(qtbot, request, language, size):
    """On the sheets of windows of 1280×720, 1440×900 and 1920×1080."""
    if language == "zh_CN":
        request.getfixturevalue("chinese")
    panel = page(qtbot, default_recogniser()).panel
    base, view = QFont(), QSizeF(*size)
    base.setPixelSize(11 if size[0] < 800 else 12)
    layout = lay_out_atlas(panel.inspection.stages, view, title_height(base) + 6)
    rects = title_rects(layout, SheetCamera.whole(view), view, base)
    for block, rect in zip(layout.blocks, rects, strict=True):
        title = panel.view.sheet.words.titles[block.layer.name]
        font = number_font(base, 11)
        for text, one in title_operations(title.operation, rect.width(), font):
            assert one.pixelSize() >= 10
            assert text_width(text, one) <= rect.width()


def test_titles_and_cells_are_named_in_chinese(chinese, qtbot):
    shown = page(qtbot, default_recogniser())
    panel = shown.panel
    assert title_of(shown, "pool1")[:2] == ("卷积 1", "ReLU · 最大池化")
    assert percent(0.5, panel.view.sheet.words.percent) == "50.0%", "no blank in Chinese"
    panel.view.open_cell("conv2", 4, 3, 5)
    assert panel.bar.crumbs.texts == ("网络", "卷积 2", "卷积 2[4]", "卷积 2[4, 3, 5]")
    assert "池化 1[" in panel.view.page.text()
    layer = panel.inspection.layers["conv2"]
    assert pointed_lines(panel.inspection, layer, (4, 3, 5)) == ["卷积 2[4, 3, 5]"]


def test_a_network_with_other_names_is_shown_with_them(chinese, qtbot):
    network = Network((1, 28, 28), [Flatten("flatten"), Linear("out", (784, 10))])
    shown = page(qtbot, Recogniser(network, 0.5))
    assert title_of(shown, "out")[:3] == ("out", "全连接", "10")
