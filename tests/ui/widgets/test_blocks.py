"""Blocks of numbers as a spreadsheet copies and pastes them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from cnnlab.core.numbers import LARGEST
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


@pytest.mark.parametrize(
    ("text", "row", "width", "expected"),
    [
        ("1\t2\n3", 2, 1, 2),
        ("1\n2\t3", 2, 2, 1),
        ("1 2\n\n3 4", 2, 1, 2),
        ("1\t2\n3\t4\t5", 2, 3, 2),
        ("1\t2\n3\t4\n5\t\t", 3, 3, 2),
    ],
)
def test_a_row_of_another_length_is_named(text, row, width, expected):
    with pytest.raises(BlockError) as raised:
        parse_block(text)
    error = raised.value
    assert (error.code, error.row, error.width, error.expected) == ("ragged", row, width, expected)
    assert f"row {row} of the copied cells has {width}" in block_message(error)


@pytest.mark.parametrize(
    "cell",
    [
        "x",
        "nan",
        "inf",
        "-Infinity",
        "1e10",
        "1/0",
        "0x1",
        "50%",
        "(5)",
        "$5",
        '"5"',
        "<td>5</td>",
        "1;2",
    ],
)
def test_a_cell_that_is_no_number_is_named_with_its_place(cell):
    with pytest.raises(BlockError) as raised:
        parse_block(f"1\t1\t2\n1\t{cell}\t2")
    error = raised.value
    assert (error.code, error.row, error.column) == ("number", 2, 2)
    said = block_message(error)
    assert "Row 2, column 2" in said
    assert cell in said or "Infinity and NaN" in said


def test_a_long_cell_is_named_in_short():
    with pytest.raises(BlockError) as raised:
        parse_block("x" * 5000)
    assert len(block_message(raised.value)) < 250


@pytest.mark.parametrize(
    ("cell", "named"),
    [
        ("1\u200b2", "1[U+200B ZERO WIDTH SPACE]2"),
        ("1\u00a023", "1[U+00A0 NO-BREAK SPACE]23"),
        ("1\u00ad2", "1[U+00AD SOFT HYPHEN]2"),
        ("1\x072", "1[U+0007]2"),
        ("1\ud8002", "1[U+D800]2"),
    ],
)
def test_what_cannot_be_seen_is_named(cell, named):
    with pytest.raises(BlockError) as raised:
        parse_block(f"1\t{cell}")
    assert f"“{named}” is no number" in block_message(raised.value)


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", "\u2007"])
def test_a_column_of_thousands_is_one_column(space):
    assert parse_block(f"1{space}234\n12{space}345,5").tolist() == [[1234.0], [12345.5]]


def test_a_comma_that_can_mean_two_things_is_refused_with_its_place_and_both_readings():
    assert parse_block("1,234\t1,5", ".").tolist() == [[1.234, 1.5]]
    with pytest.raises(BlockError) as raised:
        parse_block("1,5\t1,234", ",")
    said = block_message(raised.value)
    assert "Row 1, column 2" in said
    assert "“1,234” can be 1.234 or 1234" in said


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("1\t\t3", [[1, np.nan, 3]]),
        ("1\t \t3\n\t\u00a0\t4", [[1, np.nan, 3], [np.nan, np.nan, 4]]),
        ("1\n\n3\n", [[1], [np.nan], [3]]),
        ("\n2", [[np.nan], [2]]),
        ("\t1", [[np.nan, 1]]),
        ("1\t2\t\n3\t4\t\n\t\t", [[1, 2], [3, 4]]),
    ],
)
def test_an_empty_cell_is_no_number_and_no_mistake(text, block):
    assert np.array_equal(parse_block(text), block, equal_nan=True)


@given(st.text(max_size=60))
def test_any_text_is_a_block_or_a_block_error(text):
    try:
        block = parse_block(text, ",")
    except BlockError as error:
        block_message(error).encode()
        return
    assert not np.isnan(block).all()
    assert np.nanmax(np.abs(block)) <= LARGEST


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
