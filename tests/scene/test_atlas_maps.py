"""The maps of a layer in the atlas: their colours, their numbers, and how much of them fills."""

import numpy as np
import pytest
from cell_pages import font
from image_pixels import codes
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from small_network import small_network

from cnnlab.core.inspect.inspection import Inspection
from cnnlab.scene.atlas_layout import Block
from cnnlab.scene.atlas_maps import (
    NUMBERS_FROM,
    Tiles,
    count_of_numbers,
    number_font_of,
    paint_cells,
    paint_maps,
    paint_units,
)
from cnnlab.scene.colours import load_theme

pytestmark = pytest.mark.usefixtures("qapp")

THEME = load_theme("light")
IMAGE = np.random.default_rng(1).random((1, 8, 8), np.float32)
AREA = QRectF(0, 0, 700, 700)


def inspection(at_rest=False):
    return Inspection.of(small_network(), IMAGE, at_rest)


def block_of(shown, name, cell, columns=1):
    layer = shown.layers[name]
    _, rows, across = layer.shape
    return Block(layer, "maps", 0, 10, 10, across * cell, rows * cell, columns, 8)


def painted(block, tiles, filled=1.0, numbers=None):
    image = QImage(700, 700, QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    painter = QPainter(image)
    paint_maps(painter, block, tiles, AREA, THEME, filled)
    if numbers is not None:
        paint_cells(painter, block, tiles, AREA, THEME, numbers)
    painter.end()
    return image


@pytest.mark.parametrize("width", [3, 20, 64])
def test_strips_of_any_width_make_the_whole(width):
    shown = inspection()
    block, tiles = block_of(shown, "conv1", 34.0), Tiles.of(shown, shown.layers["conv1"], THEME)
    image = QImage(700, 700, QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    painter = QPainter(image)
    for left in range(0, 700, width):  # some end in the space beside the maps
        strip = QRectF(left, 0, width, 700)
        painter.setClipRect(strip)
        paint_maps(painter, block, tiles, strip, THEME)
        paint_cells(painter, block, tiles, strip, THEME, font())
    painter.end()
    assert image == painted(block, tiles, numbers=font())


def colour(image, block, cell):
    return image.pixelColor(block.cell_rect(cell).center().toPoint())


@pytest.mark.parametrize("sign", [1, -1])
def test_the_strongest_cell_has_the_full_colour_of_its_sign(sign):
    shown = inspection()
    values = shown.activations["conv1"]
    values[:] = 0.0
    values[0, 0, 2, 3] = sign * 4.0
    image = painted(block_of(shown, "conv1", 20), Tiles.of(shown, shown.layers["conv1"], THEME))
    block = block_of(shown, "conv1", 20)
    assert colour(image, block, (0, 2, 3)) == (THEME.positive if sign > 0 else THEME.negative)
    assert colour(image, block, (0, 2, 4)) == THEME.zero


def test_at_rest_nothing_is_coloured():
    shown = inspection(at_rest=True)
    tiles, block = Tiles.of(shown, shown.layers["conv1"], THEME), block_of(shown, "conv1", 20)
    image = painted(block, tiles)
    found = {colour(image, block, (0, r, c)).name() for r in range(8) for c in range(8)}
    assert found == {THEME.zero.name()}
    moving = inspection()
    image = painted(block, Tiles.of(moving, moving.layers["conv1"], THEME))
    assert len({colour(image, block, (0, r, c)).name() for r in range(8) for c in range(8)}) > 1


def test_a_map_fills_from_the_top():
    shown = inspection()
    shown.activations["conv1"][:] = 1.0
    block = block_of(shown, "conv1", 20)
    image = painted(block, Tiles.of(shown, shown.layers["conv1"], THEME), 0.5)
    assert colour(image, block, (0, 3, 0)) == THEME.positive
    assert colour(image, block, (0, 4, 0)) == THEME.zero


def test_numbers_are_there_from_a_size_on():
    shown = inspection()
    tiles = Tiles.of(shown, shown.layers["conv1"], THEME)
    for cell, there in ((NUMBERS_FROM - 1, False), (NUMBERS_FROM + 10, True)):
        block = block_of(shown, "conv1", cell)
        assert (count_of_numbers(block, AREA) > 0) == there
        assert (number_font_of(cell, font()) is not None) == there
        inner = block.cell_rect((0, 2, 2)).adjusted(2, 2, -2, -2).toRect()
        image = painted(block, tiles, numbers=font()).copy(inner)
        assert (len(np.unique(codes(image))) > 1) == there


def test_only_the_numbers_in_sight_are_counted():
    shown = inspection()
    block = block_of(shown, "conv1", 40)
    assert count_of_numbers(block, QRectF(10, 10, 39, 79)) == 2
    assert count_of_numbers(block, QRectF(-500, 0, 100, 700)) == 0


def test_maps_of_what_is_no_number_are_painted():
    shown = inspection()
    shown.activations["conv1"][0, 0, :3] = [[np.nan], [np.inf], [-np.inf]]
    block = block_of(shown, "conv1", 40)
    image = painted(block, Tiles.of(shown, shown.layers["conv1"], THEME))
    assert colour(image, block, (0, 0, 0)) == THEME.zero
    assert colour(image, block, (0, 1, 0)) == THEME.positive
    assert colour(image, block, (0, 2, 0)) == THEME.negative


@pytest.mark.parametrize("at_rest", [False, True])
def test_each_unit_has_its_index_and_once_there_is_an_image_its_number(at_rest):
    shown = inspection(at_rest)
    layer = shown.layers["fc"]
    block = Block(layer, "units", 0, 0, 0, 80, 40, 1, 0)
    image = QImage(80, 40 * layer.shape[0], QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_units(painter, block, Tiles.of(shown, layer, THEME), THEME, font(), at_rest)
    painter.end()

    def written(rect):
        inner = image.copy(rect.toRect().adjusted(3, 5, -3, -5))
        return len(np.unique(codes(inner))) > 1

    for k in range(layer.shape[0]):
        rect = block.rect(k)
        assert written(QRectF(0, rect.top(), 20, 40)), "the index"
        assert written(QRectF(22, rect.top(), 58, 40)) is not at_rest
