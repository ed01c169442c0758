"""Blocks of numbers as a spreadsheet copies and pastes them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from cnnlab.core.numbers import LARGEST, NumberError
from cnnlab.ui.widgets.blocks import MOST_CELLS, BlockError, block_text, parse_block
from cnnlab.ui.widgets.number_messages import block_message

numbers = st.floats(-LARGEST, LARGEST)
blocks = arrays(np.float64, st.tuples(st.integers(1, 6), st.integers(1, 6)), elements=numbers)


@given(blocks)
def test_every_digit_survives_copy_and_paste(block):
    assert np.array_equal(parse_block(block_text(block)), block)


def test_columns_are_parted_by_tabs_and_rows_by_lines():
    assert block_text(np.array([[1.0, -2.0], [0.25, 1e7]])) == "1\t-2\n0.25\t10000000.0"


@pytest.mark.parametrize(
    "text",
    [
        "1\t2\n3\t4",
        "1\t2\r\n3\t4\r\n",
        "\n1\t2\n3\t4\n\n",
        "1 2\n3 4",
        "  1   2 \n 3\t4",
        " 1 \t 2 \n3\t4",
        "1\t2\r3\t4",
        "+1\t4/2\n3.0\t４",
    ],
)
def test_what_spreadsheets_and_people_write(text):
    assert parse_block(text).tolist() == [[1.0, 2.0], [3.0, 4.0]]


def test_minus_signs_fractions_and_exponents():
    assert parse_block("−1\t1/4\t-1e-3\t.5").tolist() == [[-1.0, 0.25, -0.001, 0.5]]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t\t", "\r\n \r\n"])
def test_nothing_is_empty(text):
    with pytest.raises(BlockError) as raised:
        parse_block(text)
    assert raised.value.code == "empty"
    assert "no numbers" in block_message(raised.value)


@pytest.mark.parametrize("text", ["1\t2\n3", "1\n2\t3", "1 2\n\n3 4", "1\t2\n3\t4\t5"])
def test_lines_of_different_length_are_ragged(text):
    with pytest.raises(BlockError) as raised:
        parse_block(text)
    assert raised.value.code == "ragged"
    assert "every line" in block_message(raised.value)


@pytest.mark.parametrize("cell", ["", "x", "nan", "inf", "-Infinity", "1e10", "1/0", "1,5", "0x1"])
def test_a_cell_that_is_no_number_is_named(cell):
    with pytest.raises(NumberError) as raised:
        parse_block(f"1\t{cell}\t2")
    assert f"“{cell}”" in block_message(raised.value)


def test_a_long_cell_is_named_in_short():
    with pytest.raises(NumberError) as raised:
        parse_block("x" * 5000)
    assert len(block_message(raised.value)) < 200


def test_a_picture_of_64_by_64_fits_and_more_does_not():
    row = "\t".join(["-0.123456789"] * 64)
    assert parse_block("\n".join([row] * 64)).shape == (64, 64)
    for text in ("\n".join([row] * 65), "\n".join(["1"] * (MOST_CELLS + 1))):
        with pytest.raises(BlockError) as raised:
            parse_block(text)
        assert raised.value.code == "large"
        assert "4096" in block_message(raised.value)


def test_a_flood_of_text_is_refused_before_it_is_read():
    with pytest.raises(BlockError) as raised:
        parse_block("1\t" * 3_000_000)
    assert raised.value.code == "large"
