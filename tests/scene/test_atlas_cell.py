"""The page of an opened cell: its numbers add up, and are found under a point."""

import re

import numpy as np
import pytest
from cell_pages import KINDS, SIZES, Pages, painted, pixels
from small_network import small_network

from cnnlab.digits import default_network, rasterise
from cnnlab.digits.handwriting import draw

SMALL = Pages(small_network(3, norm=True))
DRAWN = Pages(default_network(), rasterise(draw(7, np.random.default_rng(0)))[None])


def numbers(line):
    return [float(text) for text in line.split("\t") if re.fullmatch(r"-?\d+\.\d{4}", text)]


def check_rows(text, words):
    """Every block of products adds up to its sum; the sums to the one after them."""
    so_far = 0.0
    count = 0
    for block in text.split("\n\n"):
        lines = block.split("\n")
        if not any("=" in line.split("\t") for line in lines):
            continue
        products = sum(sum(numbers(line.split("=")[1])) for line in lines if "\t=\t" in line)
        ends = {
            line.split("\t")[0]: numbers(line)[-1]
            for line in lines
            if "\t=\t" not in line and numbers(line)
        }
        assert products + ends.get(words.rounding, 0.0) == pytest.approx(ends[words.sum], abs=1e-9)
        so_far += ends[words.sum]
        assert so_far == pytest.approx(ends[words.so_far], abs=1e-9)
        count += 1
    return so_far, count


def check_sum(page):
    """Rows, bias and rounding are the total that is shown."""
    text = page.text()
    so_far, count = check_rows(text, page.words)
    assert count == len(page.opened.chain[0].rows)
    ends = [line.split("\t") for line in text.rstrip().split("\n\n")[-1].split("\n")]
    (bias,) = [float(value) for label, value in ends if label == page.words.bias]
    rounding = sum(float(value) for label, value in ends if label == page.words.rounding)
    assert float(ends[0][1]) == pytest.approx(so_far, abs=1e-9)
    first = page.opened.chain[0]
    (total,) = [float(value) for label, value in ends if label.startswith(f"{first.layer.name}[")]
    assert so_far + bias + rounding == pytest.approx(total, abs=1e-9)
    assert total == pytest.approx(first.value, abs=5.1e-5)


@pytest.mark.parametrize("name", list(SMALL.layers))
def test_a_page_ends_in_the_value_of_its_cell(qapp, name):
    page = SMALL.middle(name)
    assert page.total == pytest.approx(page.opened.value, abs=1e-5)
    last = page.text().rstrip().split("\n")[-1].split("\t")[-1]
    assert float(last) == pytest.approx(page.opened.value, abs=5.1e-5)


@pytest.mark.parametrize("pages", [SMALL, DRAWN], ids=["small", "drawn"])
def test_products_sums_bias_and_rounding_add_up_by_hand(qapp, pages):
    sums = 0
    for name in pages.layers:
        page = pages.middle(name)
        rows = page.opened.chain[0].rows
        if rows and rows[0].weights is not None:
            check_sum(page)
            sums += 1
    assert sums > 3


@pytest.mark.parametrize(("kind", "network"), KINDS, ids=[kind for kind, _ in KINDS])
def test_every_kind_of_layer_has_a_page(qapp, kind, network):
    pages = Pages(network)
    for name in pages.layers:
        page = pages.middle(name)
        assert page.total == pytest.approx(page.opened.value, abs=1e-5)
        assert "-0.0000" not in page.text().replace("\n", "\t").split("\t")
        if page.parts.shown is not None:
            check_sum(page)
        for size in SIZES:
            assert len(np.unique(pixels(painted(pages.middle(name, size), size)))) > 2
