"""Where the layers of a network stand on the sheet of an atlas."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF
from small_network import small_network

from cnnlab.core.inspect.layers import stages_of
from cnnlab.core.layers.activation import ReLU
from cnnlab.core.layers.conv_pool import Conv2d, MaxPool2d
from cnnlab.core.layers.linear import Flatten, Linear
from cnnlab.core.network import Network
from cnnlab.digits import default_network
from cnnlab.scene.atlas_camera import SheetCamera
from cnnlab.scene.atlas_layout import lay_out_atlas

HEAD = 60.0
SIZE = QSizeF(880, 640)


@st.composite
def networks(draw):
    """Stacks of convolutions, pools and fully connected layers for images of any size."""
    height, width = draw(st.integers(4, 40)), draw(st.integers(4, 40))
    channels, layers = 1, []
    for place in range(draw(st.integers(0, 4))):
        filters = draw(st.integers(1, 130))
        layers.append(Conv2d(f"conv{place}", (channels, filters), (3, 3), padding=(1, 1)))
        layers.append(ReLU(f"relu{place}"))
        channels = filters
        if min(height, width) >= 8:
            layers.append(MaxPool2d(f"pool{place}", (2, 2), (2, 2)))
            height, width = height // 2, width // 2
    start = (1, *_image(layers, height, width))
    layers.append(Flatten("flatten"))
    inputs = channels * height * width
    for place in range(draw(st.integers(0, 2))):
        units = draw(st.integers(1, 80))
        layers.append(Linear(f"fc{place}", (inputs, units)))
        inputs = units
    layers.append(Linear("out", (inputs, draw(st.integers(2, 12)))))
    return Network(start, layers, rng=np.random.default_rng(0))


def _image(layers, height, width):
    pools = sum(isinstance(layer, MaxPool2d) for layer in layers)
    return height * 2**pools, width * 2**pools


sizes = st.builds(QSizeF, st.floats(600, 1800), st.floats(420, 1200))


@given(networks(), sizes)
def test_all_layers_stand_on_the_sheet_beside_one_another(network, size):
    layout = lay_out_atlas(stages_of(network), size, HEAD)
    sheet = QRectF(QPointF(0, 0), size).adjusted(-1, -1, 1, 1)
    for block in layout.blocks:
        assert sheet.contains(block.bounds), block.layer.name
        for k in (0, block.layer.shape[0] - 1):
            assert block.bounds.adjusted(-0.01, -0.01, 0.01, 0.01).contains(block.rect(k))
    for left, right in pairwise(layout.blocks):
        assert left.bounds.right() < right.bounds.left()


@given(networks(), sizes, st.data())
def test_the_cell_under_a_cells_middle_is_that_cell(network, size, data):
    layout = lay_out_atlas(stages_of(network), size, HEAD)
    block = data.draw(st.sampled_from(layout.blocks))
    cell = tuple(data.draw(st.integers(0, n - 1)) for n in block.layer.shape)
    assert layout.at(block.cell_rect(cell).center()) == (block, cell)
    camera = SheetCamera(100, 200, 3.5)
    seen = block.seen(camera, size)
    there = camera.rect_to_screen(block.cell_rect(cell), size).center()
    assert seen.at(there) == cell
    assert cell[0] in seen.within(QRectF(there.x() - 1, there.y() - 1, 2, 2))


def test_nothing_is_between_maps():
    layout = lay_out_atlas(stages_of(default_network()), SIZE, HEAD)
    block = layout.blocks[1]
    first = block.rect(0)
    assert block.at(QPointF(first.right() + block.gap / 2, first.center().y())) is None
    assert layout.at(QPointF(1, 1)) is None


def test_a_folded_stage_is_one_block_and_an_unfolded_one_shows_all_its_layers():
    stages = stages_of(small_network(norm=True))
    folded = [block.layer.name for block in lay_out_atlas(stages, SIZE, HEAD).blocks]
    assert folded == ["input", "pool1", "relu2", "temperature", "softmax"]
    unfolded = [block.layer.name for block in lay_out_atlas(stages, SIZE, HEAD, {1}).blocks]
    assert unfolded == [
        *("input", "conv1", "norm1", "relu1", "pool1", "relu2", "temperature", "softmax")
    ]


@pytest.mark.parametrize("size", [(760, 520), (880, 640), (1250, 860)])
def test_a_map_of_the_shipped_network_is_a_picture(size):
    layout = lay_out_atlas(stages_of(default_network()), QSizeF(*size), HEAD)
    assert min(block.width for block in layout.blocks) >= 18


def test_the_height_is_used():
    layout = lay_out_atlas(stages_of(default_network()), SIZE, HEAD)
    lowest = max(block.bounds.bottom() for block in layout.blocks)
    assert lowest > 0.8 * SIZE.height()
