"""The page of an opened cell: it ends in its value, and shows nothing that is cut off."""

import numpy as np
import pytest
from cell_pages import (
    KINDS,
    SIZE,
    SIZES,
    WORDS,
    Pages,
    check_sum,
    labels_of,
    painted,
    shown_texts,
)
from image_pixels import code, codes
from PySide6.QtCore import QPointF
from small_network import small_network

from cnnlab.core.inspect.layers import maps_of
from cnnlab.core.layers.conv_pool import Conv2d
from cnnlab.core.layers.linear import Flatten
from cnnlab.core.network import Network
from cnnlab.digits import rasterise
from cnnlab.digits.handwriting import draw
from cnnlab.digits.recogniser import ConvBlock, conv_stack, digit_network
from cnnlab.scene.atlas_cell_grid import NumberGrid
from cnnlab.scene.atlas_cell_items import Label, Pill
from cnnlab.scene.colours import load_theme
from cnnlab.scene.text import text_width

SMALL = Pages(small_network(3, norm=True))
STACK = conv_stack(
    (ConvBlock(8, 5, pooled=True), ConvBlock(12), ConvBlock(12, pooled=True), ConvBlock(24))
)
DRAWN = Pages(digit_network(stack=STACK), rasterise(draw(7, np.random.default_rng(0)))[None])


def weighted(pages):
    """Names of the layers whose cells are weighted sums, or come of one."""
    return [n for n in pages.layers if pages.middle(n).parts.shown is not None]


@pytest.mark.parametrize("name", list(SMALL.layers))
def test_a_page_ends_in_the_value_of_its_cell(qapp, name):
    page = SMALL.middle(name)
    assert page.total == pytest.approx(page.opened.value, abs=1e-5)
    last = page.text().rstrip().split("\n")[-1].split("\t")[-1]
    assert float(last) == pytest.approx(page.opened.value, abs=5.1e-5)


@pytest.mark.parametrize("pages", [SMALL, DRAWN], ids=["small", "drawn"])
def test_products_sums_bias_and_rounding_add_up_by_hand(qapp, pages):
    names = weighted(pages)
    assert len(names) > 4
    for name in names:
        check_sum(pages.middle(name))


@pytest.mark.parametrize(("kind", "network"), KINDS, ids=[kind for kind, _ in KINDS])
def test_every_kind_of_layer_has_a_page(qapp, kind, network):
    pages = Pages(network)
    for name in pages.layers:
        page = pages.middle(name)
        assert page.total == pytest.approx(page.opened.value, abs=1e-5)
        if page.parts.shown is not None:
            check_sum(page)
        assert len(np.unique(codes(painted(page)))) > 2


@pytest.mark.parametrize("pages", [SMALL, DRAWN], ids=["small", "drawn"])
def test_no_zero_has_a_sign(qapp, pages):
    for name in pages.layers:
        page = pages.middle(name)
        texts = {*shown_texts(page), *page.text().replace("\n", "\t").split("\t")}
        assert len(texts) > 3
        assert texts.isdisjoint({"−0.0000", "-0.0000", "−0.000", "−0", "-0"})


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("pixels", [13, 20])
def test_nothing_is_cut_off_or_lies_over_anything_else(qapp, size, pixels):
    for name in DRAWN.layers:
        page = DRAWN.middle(name, size, pixels=pixels)
        assert page.view.height() >= 60 or page.height == 0
        for part, height in labels_of(page, size):
            check_places(part, height, size[0])


def check_places(items, height, width):
    rects = []
    for item in items:
        rect = item.rect
        assert rect.left() >= 0
        assert rect.right() <= width
        assert rect.top() >= -1
        assert rect.bottom() <= height + 1
        if isinstance(item, Label):
            wide = text_width(item.text, item.font)
            assert wide <= rect.width() + 0.5, item.text
            left = rect.x() + (rect.width() - wide) * (item.side + 1) / 2
            rect = rect.adjusted(left - rect.x(), 0.2 * rect.height(), 0, -0.2 * rect.height())
            rect.setWidth(wide)
        for other in rects:
            common = rect.intersected(other)
            assert common.width() <= 1 or common.height() <= 1, item
        rects.append(rect)


def grids(page, block):
    found = [i for i in page.parts.blocks[block].make() if isinstance(i, NumberGrid)]
    top = page.view.top() + page.parts.tops[block]
    return [(grid, top) for grid in found]


@pytest.mark.parametrize("name", ["conv2", "relu2", "fc"])
def test_every_number_of_a_window_is_exact_under_its_point(qapp, name):
    page = DRAWN.middle(name, (1300, 900))
    block = next(n for n in range(20) if len(grids(page, n)) == 3)
    window, weights, products = grids(page, block)
    scroll = max(0.0, page.parts.tops[block] - 40)
    reads = maps_of(DRAWN.activations, DRAWN.layers[page.around.reads])
    for i, j in np.ndindex(window[0].values.shape):
        spots = [
            page.at(grid.span(i, j).center() + QPointF(0, top - scroll), scroll)
            for grid, top in (window, weights, products)
        ]
        assert [spot.kind for spot in spots] == ["window", "weight", "product"]
        assert spots[0].value == reads[spots[0].cell]
        assert spots[2].value == pytest.approx(spots[0].value * spots[1].value)
        assert spots[0].text.startswith(f"{page.around.reads}[")
        assert spots[0].place == spots[1].place == spots[2].place


def test_cells_of_the_padding_are_named_so(qapp):
    page = DRAWN.page("conv2", (3, 0, 5))
    window, weights, _ = grids(page, 0)
    spots = [page.at(window[0].span(i, 1).center() + QPointF(0, window[1])) for i in range(3)]
    assert [spot.kind for spot in spots] == ["padding", "window", "window"]
    assert page.at(weights[0].span(0, 1).center() + QPointF(0, weights[1])).kind == "weight"
    image, theme = codes(painted(page)), load_theme("light")
    corner = window[0].span(0, 1).adjusted(3, 3, -3, -3).translated(0, window[1]).toRect()
    part = image[corner.top() : corner.bottom(), corner.left() : corner.right()]
    assert (part == code(theme.ring)).any()


def fixed_spots(page, kind):
    found = [getattr(item, "spot", None) for item in page.parts.fixed]
    return [spot for spot in found if spot is not None and getattr(spot, "kind", "") == kind]


def test_bias_rounding_and_the_cells_of_the_chain_are_under_points(qapp):
    page = DRAWN.middle("pool2")
    (bias,) = {spot.value for spot in fixed_spots(page, "bias")}
    assert bias == page.opened.chain[0].bias
    cells = {(spot.layer, spot.cell): spot.value for spot in fixed_spots(page, "cell")}
    assert cells == {(one.layer.name, one.cell): one.value for one in page.opened.chain}
    for item in page.parts.fixed:
        if isinstance(item, Label) and item.spot is not None:
            assert page.at(item.rect.center()) == item.spot


def test_the_map_and_the_drawing_are_read_cell_by_cell(qapp):
    page = DRAWN.middle("conv3")
    own, image = (item for item in page.parts.fixed if isinstance(item, NumberGrid))
    k, row, column = page.opened.cell
    spot = page.at(own.span(row, column).center())
    assert (spot.kind, spot.layer, spot.cell) == ("map", "conv3", (k, row, column))
    assert spot.value == pytest.approx(page.opened.value)
    assert own.marked == (row, column, 1, 1)
    assert image.marked == page.around.field
    assert page.at(image.span(3, 4).center()).cell == (0, 3, 4)
    size = f"{page.around.field.rows}×{page.around.field.columns} of the drawing"
    assert size in shown_texts(page)


def test_of_a_cell_over_padding_alone_nothing_is_framed_in_the_drawing(qapp):
    layers = [Conv2d("conv", (1, 2), (3, 3), padding=(4, 4)), Flatten("flatten")]
    page = Pages(Network((1, 8, 8), layers)).page("conv", (1, 0, 6))
    own, image = (item for item in page.parts.fixed if isinstance(item, NumberGrid))
    assert own.marked == (0, 6, 1, 1)
    assert image.marked is None
    assert WORDS.padding in shown_texts(page)
    assert not any("of the drawing" in text for text in shown_texts(page))


def test_what_is_pointed_at_is_framed_in_all_three_grids(qapp):
    page, theme = DRAWN.middle("conv2"), load_theme("light")
    parts = grids(page, 0)
    spot = page.at(parts[2][0].span(1, 2).center() + QPointF(0, parts[2][1]))
    image = codes(painted(page, pointed=spot))
    for grid, top in parts:
        edge = grid.span(1, 2).translated(0, top).toRect()
        line = image[edge.top() + 1, edge.left() + 4 : edge.right() - 4]
        assert (line == code(theme.accent)).all()


def test_rows_that_are_scrolled_to_are_other_rows(qapp):
    page = DRAWN.middle("conv3")
    assert page.most_scroll > 0
    first, last = painted(page), painted(page, scroll=page.most_scroll)
    assert (codes(first) != codes(last)).any()
    x = next(i.rect.center().x() for i in page.parts.blocks[-1].make() if isinstance(i, Pill))
    ys = range(int(page.view.top()), int(page.view.bottom()))
    spots = [page.at(QPointF(x, y), page.most_scroll) for y in ys]
    sums = [spot.value for spot in spots if spot is not None and spot.kind == "so far"]
    assert sums[-1] == page.parts.shown.of_rows


def test_the_winner_of_a_pool_is_framed_and_its_whole_sum_is_shown(qapp):
    page = DRAWN.page("pool1", (2, 5, 7))
    check_sum(page)
    grid = [item for item in page.parts.fixed if isinstance(item, NumberGrid)][-1]
    assert grid.marked[:2] == page.opened.rows[0].winner
    winner = grid.spot(*page.opened.rows[0].winner)
    assert (winner.layer, winner.cell) == ("relu1", page.opened.before.cell)
    assert winner.value == pytest.approx(page.opened.value)


@pytest.mark.parametrize("value", [3e9, -1e30, 1e-30])
def test_numbers_of_any_size_are_laid_out_and_painted(qapp, value):
    network = small_network(3)
    for name in ("conv1.weight", "fc.weight", "conv2.bias"):
        network.parameters[name].flat[1] = value
    pages = Pages(network)
    for name in pages.layers:
        page = pages.middle(name)
        painted(page)
        assert page.text()


def with_number(opened, value):
    """The same cell with a number in the window of its first row, and what comes of it."""
    row = opened.rows[0]
    window = row.window.copy()
    window[0, 0] = value
    products = row.weights * window
    rows = (row._replace(window=window, products=products, sum=products.sum()), *opened.rows[1:])
    return opened._replace(rows=rows, value=float(products.sum()))


@pytest.mark.parametrize("value", [np.inf, -np.inf, np.nan])
@pytest.mark.parametrize("name", ["conv1", "conv2", "fc"])
def test_numbers_that_are_not_finite_are_laid_out_and_painted(qapp, name, value):
    with np.errstate(all="ignore"):
        opened = with_number(SMALL.middle(name).opened, value)
    for size in SIZES:
        page = SMALL.lay_out(opened, size)
        painted(page, size, scroll=page.most_scroll)
    texts = shown_texts(page)
    assert texts & {"∞", "−∞", "NaN"}
    assert texts.isdisjoint({"nan", "inf", "−inf", "+nan"})
    assert "rounding +NaN" not in texts


@pytest.mark.parametrize("value", [np.inf, -np.inf, np.nan, 1e30])
def test_a_softmax_of_logits_that_are_not_finite_is_shown(qapp, value):
    opened = SMALL.middle("softmax").opened
    values = opened.values.copy()
    values[0] = value
    with np.errstate(all="ignore"):
        page = SMALL.lay_out(opened._replace(values=values))
    painted(page)
    assert page.text()


def test_a_large_page_has_larger_numbers(qapp):
    sizes = [DRAWN.middle("conv2", size).parts.blocks[0].make() for size in (SIZE, (1300, 900))]
    fonts = [next(i.font for i in items if isinstance(i, NumberGrid)) for items in sizes]
    assert fonts[0].pixelSize() < fonts[1].pixelSize()


@pytest.mark.parametrize("size", SIZES)
def test_cells_of_a_window_are_at_least_40_pixels(qapp, size):
    for name in ("conv1", "conv2", "conv4"):
        page = DRAWN.middle(name, size)
        block = next(n for n in range(9) if len(grids(page, n)) == 3)
        for grid, _ in grids(page, block):
            assert grid.span(0, 0).height() >= 40
            assert grid.span(0, 0).width() >= 40
            assert grid.font is not None
