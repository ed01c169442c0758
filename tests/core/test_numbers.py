"""What people type into a cell, and what they are told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnlab.core.numbers import LARGEST, NumberError, begins_number, parse_number, power_of_ten


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
        (",5", 0.5),
        ("-.5", -0.5),
        ("1,5", 1.5),
        ("0,5/2", 0.25),
        ("1e-3", 0.001),
        ("1E−3", 0.001),
        ("１ｅ－３", 0.001),
        ("–1", -1),  # an en dash, as word processors write it
        ("—.5", -0.5),
        ("‐3", -3),
        ("0。5", 0.5),  # the full stop of a Chinese keyboard
        ("１，５", 1.5),
        ("½", 0.5),
        ("−⅓", -1 / 3),
        ("3⁄4", 0.75),
        ("٣", 3),
        ("٣٫٥", 3.5),
        ("\u061c-٥", -5),
        ("१२", 12),
        ("\u202a12\u202c", 12),  # as a calculator copies it
        ("\ufeff7", 7),
        ("1\u00a0234", 1234),
        ("-1\u202f234,5", -1234.5),
        ("1\u2009234\u2009567", 1234567),
        ("1’234.5", 1234.5),
        ("١٬٢٣٤", 1234),
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
        (".", "none"),
        (",", "none"),
        ("-", "none"),
        ("1,2,3", "none"),
        ("1,234.5", "none"),
        ("1.234,5", "none"),
        ("1\u00a023", "none"),
        ("1\u200b2", "none"),
        ("1½", "none"),
        ("½½", "none"),
        ("²", "none"),
        ("2²", "none"),
        ("Ⅷ", "none"),
        ("50%", "none"),
        ("(5)", "none"),
        ("$5", "none"),
        ('"5"', "none"),
        ("<b>5</b>", "none"),
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
        ("1e999", "large"),
        ("1e999/1e999", "large"),
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


@given(st.floats(-LARGEST, LARGEST))
def test_what_python_writes_is_read_back(number):
    assert parse_number(repr(number)) == number


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**9))
def test_a_fraction_is_the_nearest_number(above, below):
    assert parse_number(f"{above}/{below}") == above / below


@given(st.text(max_size=80))
def test_any_text_is_a_number_or_a_number_error(text):
    try:
        number = parse_number(text)
    except NumberError:
        return
    assert abs(number) <= LARGEST


@pytest.mark.parametrize(
    ("text", "group", "number"),
    [
        ("1,234", "", 1.234),
        ("1,234", ".", 1.234),
        ("1.234", ".", 1.234),
        ("1.234", ",", 1.234),
        ("1,5", ",", 1.5),
        ("1,2345", ",", 1.2345),
        (",125", ",", 0.125),
        ("1,5e3", ",", 1500),
        ("1,234.5", ",", 1234.5),
        ("-1,234,567", ",", -1234567),
        ("1,00,000", ",", 100000),
        ("1’234,567", "’", 1234.567),
    ],
)
def test_the_point_is_decimal_and_the_comma_too_unless_it_must_part_thousands(text, group, number):
    assert parse_number(text, group) == number


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1,234", ("1.234", "1234")),
        ("-0,125", ("-0.125", "-125")),
        ("１，２３４", ("1.234", "1234")),
        ("1/1,234", ("1.234", "1234")),
    ],
)
def test_a_comma_that_can_mean_two_things_is_refused_with_both(text, readings):
    with pytest.raises(NumberError) as refused:
        parse_number(text, ",")
    assert (refused.value.code, refused.value.readings) == ("ambiguous", readings)


def test_what_a_number_can_begin_with():
    assert all(map(begins_number, "07５٣१+-−－–—＋.,．，。½"))
    assert not any(
        map(begins_number, ["", "12", " ", "e", "/", "a", "½½", "²", "%", "(", "∞", "\0"])
    )


@given(st.floats(-LARGEST, LARGEST), st.sampled_from("٠०０"), st.sampled_from("-−–－"))
def test_digits_of_any_script_say_the_same(number, zero, minus):
    written = "".join(chr(ord(zero) + int(c)) if c.isdecimal() else c for c in repr(number))
    assert parse_number(written.replace("-", minus)) == number


def test_a_power_of_ten_below_any_number_above_zero():
    assert [power_of_ten(n) for n in (1, 9.99, 10, 0.02, 1e9)] == [1, 1, 10, 0.01, 1e9]
    assert [power_of_ten(n) for n in (1e-323, 5e-324)] == [1e-323, 1e-323]
