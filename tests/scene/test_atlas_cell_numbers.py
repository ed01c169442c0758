"""Numbers of an opened cell as text, and sums whose rounded terms add up."""

import numpy as np
import pytest
from cell_pages import Pages
from small_network import small_network

from cnnlab.scene.atlas_cell_numbers import (
    cell_figure,
    exact,
    figure,
    largest_products,
    longest,
    powers_of,
    shown_sum,
    signed,
    what_is_left,
)

PAGES = Pages(small_network(3))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0.0000"),
        (-0.0, "0.0000"),
        (-0.00004, "0.0000"),
        (-0.00006, "−0.0001"),
        (12345.67891, "12345.6789"),
        (-1.23456e9, "−1.2346e+09"),
        (np.inf, "∞"),
        (-np.inf, "−∞"),
        (np.nan, "NaN"),
    ],
)
def test_a_number_has_four_decimals_where_it_can(value, text):
    assert figure(value) == text


def test_a_zero_in_a_window_has_no_decimals():
    assert [cell_figure(value) for value in (0.0, -0.0, 0.00001)] == ["0", "0", "0.0000"]


def test_a_term_has_its_sign():
    assert [signed(value) for value in (0.0312, -0.0312, 0.0)] == ["+0.0312", "−0.0312", "+0.0000"]


def test_what_is_pointed_at_has_seven_digits():
    assert exact(-0.123456789) == "−0.1234568"


def test_the_longest_text_is_as_long_as_any():
    values = np.array([[-1.5, 12.25], [3.0, -0.25]])
    assert longest(values) in ("12.2500", "−1.5000")
    assert longest(np.array([np.nan, 1.0])) == "1.0000"
    assert longest(np.array([1e9])) == "1.0000e+09"
    for each in np.random.default_rng(0).normal(0, 30, (50, 4)):
        assert all(len(figure(float(value))) <= len(longest(each)) for value in each)


@pytest.mark.parametrize("name", ["conv1", "conv2", "fc"])
def test_rounded_terms_and_their_rounding_are_the_rounded_sums(qapp, name):
    shown = shown_sum(PAGES.middle(name).opened)
    sums = shown.products.sum(axis=(1, 2)) + shown.rounding
    np.testing.assert_allclose(sums, shown.sums, atol=1e-9)
    np.testing.assert_allclose(np.cumsum(shown.sums), shown.running, atol=1e-9)
    assert shown.of_rows + shown.bias + shown.rest == pytest.approx(shown.total, abs=1e-9)
    assert np.abs(shown.rounding).max() < 0.01


def test_of_numbers_that_are_too_large_no_rounding_is_told():
    assert what_is_left(1.0, (0.5, 0.4999)) == pytest.approx(0.0001)
    assert what_is_left(1e9, (5e8, 4e8)) == 0
    assert what_is_left(np.nan, (1.0,)) == 0
    assert what_is_left(np.inf, (np.inf,)) == 0


def test_the_largest_products_come_first_and_zeros_not_at_all(qapp):
    opened = PAGES.middle("fc").opened
    shown = shown_sum(opened)
    places = largest_products(shown, 1000)
    sizes = [abs(shown.products[place]) for place in places]
    assert sizes == sorted(sizes, reverse=True)
    assert len(places) == np.count_nonzero(shown.products)
    assert len(largest_products(shown, 3)) == 3


def test_powers_and_shares_add_up():
    z = np.random.default_rng(1).normal(0, 3, 10)
    powers = powers_of(z)
    assert powers.less == 0
    assert powers.powers.sum() + powers.rounding == pytest.approx(powers.total, abs=1e-9)
    assert powers.shares.sum() + powers.share_rounding == pytest.approx(1, abs=1e-9)
    np.testing.assert_allclose(powers.powers / powers.total, powers.shares, atol=1e-3)


def test_the_largest_logit_is_taken_off_where_powers_would_be_too_large():
    powers = powers_of(np.array([800.0, 798.0, -5.0]))
    assert powers.less == 800
    np.testing.assert_allclose(powers.powers, [1, 0.1353, 0])
    assert powers.shares[0] == pytest.approx(0.8808)


def test_logits_that_are_not_finite_have_no_shares():
    powers = powers_of(np.array([np.nan, 1.0, np.inf]))
    assert np.isnan(powers.all_shares)
    assert powers.rounding == powers.share_rounding == 0
