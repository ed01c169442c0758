"""What people type into a cell, and what they are told."""

import pytest
from core_reference import relaxed
from hypothesis import given
from hypothesis import strategies as st

from cnnlab.core.numbers import LARGEST, NumberError, parse_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("7", 7),
        ("+7", 7),
        ("-1.5", -1.5),
        (" 2 ", 2),
        (".5", 0.5),
        ("3.", 3),
        ("1e3", 1000),
        ("1/9", 1 / 9),
        ("-1/3", -1 / 3),
        ("1/-3", -1 / 3),
        ("-2/-4", 0.5),
        ("1 / 9", 1 / 9),
        ("0/5", 0),
        ("1.5/3", 0.5),
        ("1e9", LARGEST),
        ("-1e9", -LARGEST),
        ("−2", -2),
        ("－2", -2),
        ("＋2", 2),
        ("１．５", 1.5),
        ("１／４", 0.25),
    ],
)
def test_numbers_as_people_write_them(text, number):
    assert parse_number(text) == number


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "none"),
        ("  ", "none"),
        ("a", "none"),
        ("1,5", "none"),
        ("1_000", "none"),
        ("0x10", "none"),
        ("1+1", "none"),
        ("--1", "none"),
        ("1 2", "none"),
        ("1/", "none"),
        ("/3", "none"),
        ("1/2/3", "none"),
        ("1j", "none"),
        ("__import__('os')", "none"),
        ("1" * 61, "none"),
        ("nan", "infinite"),
        ("NaN", "infinite"),
        ("-nan", "infinite"),
        ("inf", "infinite"),
        ("-Infinity", "infinite"),
        ("∞", "infinite"),
        ("−∞", "infinite"),
        ("1e999", "infinite"),
        ("nan/2", "infinite"),
        ("1/inf", "infinite"),
        ("1/0", "zero"),
        ("0/0", "zero"),
        ("1/-0.0", "zero"),
        ("1000000001", "large"),
        ("-1e10", "large"),
        ("1/1e-300", "large"),
        ("1e300/1e-300", "large"),
        ("9" * 50 + "/1", "large"),
    ],
)
def test_what_is_no_number_to_work_with_is_refused_with_a_code(text, code):
    with pytest.raises(NumberError) as refused:
        parse_number(text)
    assert (refused.value.code, refused.value.text) == (code, text)
    assert repr(text) in str(refused.value)


@relaxed
@given(st.floats(-LARGEST, LARGEST))
def test_what_python_writes_is_read_back(number):
    assert parse_number(repr(number)) == number


@relaxed
@given(st.integers(-(10**9), 10**9), st.integers(1, 10**9))
def test_a_fraction_is_the_nearest_number(above, below):
    assert parse_number(f"{above}/{below}") == above / below


@relaxed
@given(st.text(max_size=80))
def test_any_text_is_a_number_or_a_number_error(text):
    try:
        number = parse_number(text)
    except NumberError:
        return
    assert abs(number) <= LARGEST
