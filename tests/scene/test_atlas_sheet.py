"""The whole network on its sheet: shares in words, and the window of the forward pass."""

from itertools import pairwise

import numpy as np
import pytest
from cell_pages import font
from hypothesis import given
from hypothesis import strategies as st
from image_pixels import count
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPainter
from small_network import small_network

from cnnlab.core.inspect.inspection import Inspection
from cnnlab.scene.atlas_camera import SheetCamera
from cnnlab.scene.atlas_layout import lay_out_atlas
from cnnlab.scene.atlas_paint import LEGEND, numbers_seen, paint_sheet
from cnnlab.scene.atlas_sheet import Playing, Sheet, SheetWords, Title
from cnnlab.scene.atlas_table import percent
from cnnlab.scene.atlas_titles import title_height, title_rects
from cnnlab.scene.colours import load_theme

pytestmark = pytest.mark.usefixtures("qapp")

THEME = load_theme("light")
SIZE = QSizeF(880, 640)
IMAGE = np.random.default_rng(1).random((1, 8, 8), np.float32)


def sheet_of(at_rest=False):
    shown = Inspection.of(small_network(), IMAGE, at_rest)
    titles = {name: Title(name, "does", "8×8", "0…1") for name in shown.layers}
    layout = lay_out_atlas(shown.stages, SIZE, title_height(font()) + 6)
    return Sheet(shown, layout, SheetWords(titles, ("z", "e^z", "share"), "{sign}"), THEME)


def painted(sheet, playing=None, camera=None):
    image = QImage(880, int(640 + LEGEND), QImage.Format.Format_RGB32)
    image.fill(THEME.card)
    painter = QPainter(image)
    paint_sheet(painter, sheet, camera or SheetCamera.whole(SIZE), SIZE, font(), playing)
    painter.end()
    return image


def part(image, rect):
    return image.copy(rect.toAlignedRect())


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (1.0, "100.0 %"),
        (0.99951, ">99.9 %"),
        (0.999999, ">99.9 %"),
        (0.9994, "99.9 %"),
        (0.5, "50.0 %"),
        (0.0004, "<0.1 %"),
        (0.0, "0.0 %"),
    ],
)
def test_shares_in_words(share, text):
    assert percent(share) == text


@given(st.floats(0, 1, exclude_max=True))
def test_less_than_all_is_never_a_hundred(share):
    assert "100" not in percent(share)


@given(st.floats(0, 1, exclude_min=True))
def test_more_than_nothing_is_never_nought(share):
    assert percent(share) != "0.0 %"


def window_colours(image, rect):
    """How many pixels of a picture's part have the accent's colour."""
    return count(part(image, rect), THEME.accent)


def test_the_window_of_the_forward_pass_is_over_the_block_before():
    sheet = sheet_of()
    image = sheet.layout.block("input")
    assert window_colours(painted(sheet, Playing(1, 0.5)), image.bounds) > 20
    assert window_colours(painted(sheet), image.bounds) == 0
    assert window_colours(painted(sheet, Playing(2, 0.5)), image.bounds) == 0


def test_what_the_forward_pass_has_not_reached_is_empty():
    sheet = sheet_of()
    first, second = sheet.layout.blocks[1], sheet.layout.blocks[2]
    whole, now = painted(sheet), painted(sheet, Playing(2, 0.0))
    assert part(now, first.rect(0)) == part(whole, first.rect(0))
    assert part(now, second.rect(0)) != part(whole, second.rect(0))
    inner = part(now, second.rect(0).adjusted(3, 3, -3, -3))
    assert inner.pixelColor(0, 0) == THEME.zero


def test_at_rest_the_table_has_no_numbers_and_no_bar():
    moving, rest = sheet_of(), sheet_of(at_rest=True)
    block = rest.layout.block("softmax")
    right = block.bounds.adjusted(block.bounds.width() * 0.12, 2, 0, -2)
    for sheet, there in ((moving, True), (rest, False)):
        one = part(painted(sheet), right)
        rows = [one.pixel(x, one.height() // 8) for x in range(one.width())]
        assert (len(set(rows)) > 1) == there


def test_titles_stand_over_their_layers_and_beside_one_another():
    sheet = sheet_of()
    blocks = sheet.layout.blocks
    rects = title_rects(sheet.layout, SheetCamera.whole(SIZE), SIZE, font())
    for block, rect in zip(blocks, rects, strict=True):
        assert rect.bottom() <= block.bounds.top()
        assert rect.top() >= 0
    for left, right in pairwise(rects):
        assert left.right() <= right.left()


def test_numbers_are_seen_only_from_near():
    sheet = sheet_of()
    block = sheet.layout.block("pool1")
    assert numbers_seen(sheet, SheetCamera.whole(SIZE), SIZE) == 0 or block.width / 4 >= 30
    near = SheetCamera(block.rect(0).center().x(), block.rect(0).center().y(), 9)
    assert numbers_seen(sheet, near, SIZE) > 0
