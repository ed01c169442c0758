"""Sections of an opened cell's page: single products, the softmax as a table, pools, formulas."""

import re

import numpy as np
import pytest
from cell_pages import SIZE, WORDS, Pages, check_sum, painted, shown_texts
from PySide6.QtCore import QPointF
from small_network import small_network

from cnnlab.core.layers.activation import ReLU
from cnnlab.core.layers.conv_pool import AvgPool2d, Conv2d, MaxPool2d
from cnnlab.core.layers.linear import Flatten, Linear
from cnnlab.core.network import Network
from cnnlab.scene.atlas_cell_grid import NumberGrid
from cnnlab.scene.atlas_cell_items import Label, Pill
from cnnlab.scene.text import text_width

RNG = np.random.default_rng(5)


def pages_of(shape, *layers):
    return Pages(Network(shape, layers, rng=RNG))


WIDE = pages_of(
    (1, 16, 16),
    Conv2d("conv", (1, 3), (3, 3), padding=(1, 1)),
    AvgPool2d("pool", (2, 2), (2, 2)),
    Flatten("flatten"),
    Linear("fc1", (192, 20)),
    ReLU("relu"),
    Linear("fc2", (20, 10)),
)
SMALL = Pages(small_network(3))


def lines(page):
    """Texts of each block, numbers of its grids among them."""
    found = []
    for block in page.parts.blocks:
        texts = []
        for item in block.make():
            if isinstance(item, Label | Pill):
                texts.append(item.text)
            elif isinstance(item, NumberGrid) and item.values.size == 1:
                texts.append(f"{item.values.item():.4f}".replace("-", "−"))
        found.append(texts)
    return found


def value(text):
    return float(text.replace("−", "-").replace("+", ""))


def test_single_products_are_written_out_and_the_others_are_one_term(qapp):
    page = WIDE.middle("fc1")
    head = next(n for n, texts in enumerate(lines(page)) if texts == ["The 12 largest products"])
    so_far = 0.0
    for texts in lines(page)[head + 1 : head + 13]:
        assert re.fullmatch(r"pool\[\d, \d, \d\]", texts[0])
        assert (texts[3], texts[5]) == ("×", "=")
        x, w, product, running = (value(texts[n]) for n in (1, 2, 4, 6))
        assert x * w == pytest.approx(product, abs=4e-4)
        so_far += product
        assert so_far == pytest.approx(running, abs=1e-9)
    others = lines(page)[head + 13]
    assert others[0] == "the other 180 products"
    assert so_far + value(others[1]) == pytest.approx(value(others[2]), abs=1e-9)
    assert value(others[2]) == page.parts.shown.of_rows
    check_sum(page)


def test_a_unit_that_reads_units_has_a_line_for_each(qapp):
    page = WIDE.middle("fc2")
    rows = [texts for texts in lines(page) if texts and texts[0].startswith("relu[")]
    assert len(rows) == 20
    assert sum(value(texts[4]) for texts in rows) == pytest.approx(value(rows[-1][6]), abs=1e-9)
    assert "sum of the 20 products" in shown_texts(page)
    check_sum(page)


@pytest.mark.parametrize("size", [(620, 420), SIZE])
def test_a_window_that_is_a_picture_is_exact_under_a_point(qapp, size):
    page = WIDE.middle("fc1", size)
    texts = lines(page)
    at = next(n for n in range(14, 30) if texts[n] and re.fullmatch(r"pool\[\d\]", texts[n][0]))
    grid = next(i for i in page.parts.blocks[at].make() if isinstance(i, NumberGrid))
    scroll = page.parts.tops[at]
    spot = page.at(grid.span(4, 6).center() + QPointF(0, page.view.top()), scroll)
    assert spot.layer == "pool"
    assert spot.cell[1:] == (4, 6)
    assert spot.value == WIDE.activations["pool"][0][spot.cell]


def test_the_softmax_is_a_table_that_adds_up(qapp):
    page = SMALL.page("softmax", (2, 0, 0))
    table = lines(page)[:7]
    assert table[0] == ["unit", "logit z", "e^z", "share"]
    rows = [[value(text) for text in texts] for texts in table[1:5]]
    assert [row[0] for row in rows] == [0, 1, 2, 3]
    z, powers, shares = np.array(rows).T[1:]
    np.testing.assert_allclose(np.exp(z), powers, atol=1e-3)
    ends = {texts[0]: texts for texts in table[5:] if texts}
    rest = [value(text or "0") for text in ends.get("rounding", ["", "", "0", "0"])[2:]]
    total = [value(text) for text in ends["sum"][2:]]
    np.testing.assert_allclose([powers.sum(), shares.sum()], np.subtract(total, rest), atol=1e-9)
    assert f"{powers[2]:.4f} / {total[0]:.4f} =" in shown_texts(page)


@pytest.mark.parametrize("seed", range(12))
def test_no_number_of_the_table_is_cut_off(qapp, seed):
    opened = SMALL.page("softmax", (2, 0, 0)).opened
    values = np.random.default_rng(seed).normal(0, seed, opened.values.shape)
    for size in ((620, 420), (1300, 900)):
        page = SMALL.lay_out(opened._replace(values=values), size)
        for block in page.parts.blocks[:9]:
            for item in block.make():
                if isinstance(item, Label):
                    assert text_width(item.text, item.font) <= item.rect.width() + 0.5, item.text


def test_the_chosen_row_of_the_table_is_marked(qapp):
    page = SMALL.page("softmax", (2, 0, 0))
    inks = [
        {item.ink for item in block.make() if isinstance(item, Label)}
        for block in page.parts.blocks[1:5]
    ]
    assert inks == [{"text"}, {"text"}, {"accent"}, {"text"}]


def test_a_logit_and_a_share_are_under_points(qapp):
    page = SMALL.page("softmax", (2, 0, 0))
    labels = [item for item in page.parts.blocks[2].make() if isinstance(item, Label)]
    top = page.view.top() + page.parts.tops[2]
    spots = [page.at(label.rect.center() + QPointF(0, top)) for label in labels]
    assert [spot.kind for spot in spots] == ["share", "logit", "power", "share"]
    assert (spots[1].layer, spots[1].cell) == ("temperature", (1, 0, 0))
    assert spots[1].value == SMALL.activations["temperature"][0][1]


def test_an_average_is_its_window_added_up_and_divided(qapp):
    page = WIDE.middle("pool")
    window = next(i for i in page.parts.blocks[0].make() if isinstance(i, NumberGrid))
    texts = [i.text for i in page.parts.blocks[0].make() if isinstance(i, Label)]
    rest = sum(value(text.split()[1]) for text in texts if text.startswith("rounding"))
    total = round(float(window.values.round(4).sum()) + rest, 4)
    assert f"{total:.4f}".replace("-", "−") in texts
    assert f"{total:.4f} / 4 =".replace("-", "−") in shown_texts(page)
    assert page.total == pytest.approx(total / 4, abs=1e-4)


def test_a_formula_is_written_without_its_value_which_stands_beside(qapp):
    page = SMALL.middle("relu1")
    z = page.opened.before.value
    assert f"ReLU({z:.4f}) =" in shown_texts(page)


def test_a_formula_without_an_equals_sign_is_written_as_it_is(qapp):
    words = WORDS._replace(arithmetic=lambda caption: "stays as it is")
    assert "stays as it is" in shown_texts(SMALL.middle("relu1", words=words))


def test_a_large_window_of_a_pool_has_no_numbers_beside_its_formula(qapp):
    pages = pages_of(
        (1, 14, 14),
        Conv2d("conv", (1, 2), (3, 3), padding=(1, 1)),
        MaxPool2d("pool", (7, 7), (7, 7)),
        Flatten("flatten"),
    )
    page = pages.middle("pool", (620, 420))
    grid = [item for item in page.parts.fixed if isinstance(item, NumberGrid)][-1]
    assert grid.font is None
    assert grid.marked[:2] == page.opened.rows[0].winner
    check_sum(page)
    painted(page, (620, 420))
