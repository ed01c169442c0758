"""What is lit when one points at a cell of the atlas."""

from dataclasses import replace

import numpy as np
import pytest
from cell_pages import font
from hypothesis import given
from hypothesis import strategies as st
from image_pixels import code, codes
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter
from small_network import small_network

from cnnlab.core.inspect.inspection import Inspection
from cnnlab.scene.atlas_camera import SheetCamera
from cnnlab.scene.atlas_layout import lay_out_atlas
from cnnlab.scene.atlas_pointing import (
    FAINTEST_LINK,
    MOST_LINKS,
    Link,
    Pointed,
    paint_callout,
    paint_pointed,
)
from cnnlab.scene.colours import load_theme

pytestmark = pytest.mark.usefixtures("qapp")

THEME = load_theme("light")
SIZE = QSizeF(880, 640)
IMAGE = np.random.default_rng(1).random((1, 8, 8), np.float32)
SHOWN = Inspection.of(small_network(), IMAGE)
LAYOUT = lay_out_atlas(SHOWN.stages, SIZE, 60)


def pointed(name, cell, shown=SHOWN):
    return Pointed.of(shown, LAYOUT, LAYOUT.block(name), cell)


@pytest.mark.parametrize("k", range(6))
def test_links_are_the_shares_of_the_first_sum(k):
    found = pointed("relu2", (k, 1, 1))
    rows = SHOWN.open("conv2", (k, 1, 1)).rows
    sums = {row.channel: abs(row.sum) for row in rows}
    largest = max(sums.values())
    expected = {c: s / largest for c, s in sums.items() if s / largest >= FAINTEST_LINK}
    assert found.source is LAYOUT.block("pool1")
    assert {link.channel: link.share for link in found.links} == pytest.approx(expected)
    shares = [link.share for link in found.links]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] == 1
    assert len(shares) <= MOST_LINKS


def test_a_larger_product_has_a_thicker_link():
    found = pointed("relu2", (0, 1, 1))

    def ink(share):
        image = QImage(880, 640, QImage.Format.Format_RGB32)
        image.fill(THEME.card)
        painter = QPainter(image)
        one = replace(found, links=(Link(0, share),), fields=())
        paint_pointed(painter, one, SheetCamera.whole(SIZE), SIZE, THEME)
        painter.end()
        x = round((found.source.bounds.right() + found.block.bounds.left()) / 2)
        return int((codes(image)[:, x] != code(THEME.card)).sum())

    assert ink(0.1) < ink(0.5) < ink(1.0)


def test_the_image_reads_nothing():
    found = pointed("input", (0, 2, 2))
    assert (found.links, found.source, found.fields) == ((), None, ())


def test_at_rest_there_are_no_links_but_fields():
    rest = Inspection.of(small_network(), IMAGE, at_rest=True)
    found = pointed("relu2", (0, 1, 1), rest)
    assert found.links == ()
    assert {b.layer.name: f for b, f in found.fields}["input"] == (1, 1, 7, 7)


def test_fields_are_of_the_blocks_that_are_shown():
    found = pointed("relu2", (0, 1, 1))
    assert [block.layer.name for block, _ in found.fields] == ["input", "pool1"]


@given(
    st.floats(0, 880), st.floats(0, 640), st.floats(1, 400), st.integers(1, 4), st.integers(1, 40)
)
def test_the_callout_stays_in_the_widget(x, y, side, lines, letters):
    image = QImage(1080, 840, QImage.Format.Format_RGB32)
    image.fill(THEME.card)
    painter = QPainter(image)
    painter.translate(100, 100)
    paint_callout(painter, QRectF(x, y, side, side), ["m" * letters] * lines, SIZE, THEME, font())
    painter.end()
    rows, columns = np.nonzero(codes(image) != code(THEME.card))
    assert len(rows) > 0
    assert columns.min() >= 100
    assert columns.max() < 100 + 880
    assert rows.min() >= 100
    assert rows.max() < 100 + 640
