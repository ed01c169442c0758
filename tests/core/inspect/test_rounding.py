"""Sums that a reader can add up."""

from hypothesis import given
from hypothesis import strategies as st

from cnnlab.core.inspect.rounding import fixed, rounded_sum

numbers = st.floats(-1000, 1000)


@given(st.lists(numbers, max_size=60))
def test_what_is_shown_adds_up(terms):
    found = rounded_sum(terms, sum(terms))
    shown = [round(float(fixed(t).replace("−", "-")) * 10_000) for t in found.terms]
    left, total = round(found.rounding * 10_000), round(found.total * 10_000)
    assert sum(shown) + left == total
    assert abs(left) <= len(terms) / 2 + 1


def test_nothing_is_left_where_nothing_is_rounded():
    assert rounded_sum([0.25, -0.5], -0.25) == ((0.25, -0.5), 0.0, -0.25)


def test_zero_has_no_sign():
    assert fixed(-0.00001) == "0.0000"
    assert fixed(-0.0312) == "−0.0312"
    assert str(rounded_sum([-1e-9], -1e-9).rounding) == "0.0"
