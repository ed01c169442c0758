"""Tables on the clipboard, of this program and of others."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PySide6.QtCore import QMimeData, QUrl
from table_clips import BLOCK, html_alone, html_of, picture, spreadsheet

from cnnlab.core.html_table import read_table
from cnnlab.core.numbers import LARGEST
from cnnlab.ui.widgets.blocks import BlockError
from cnnlab.ui.widgets.number_messages import block_message
from cnnlab.ui.widgets.table_mime import (
    block_mime,
    holds_cells,
    numbers_in,
    table_text,
    text_mime,
)

NUMBERS = [[7.0, 8.0], [9.0, 0.5]]
blocks = arrays(
    np.float64,
    st.tuples(st.integers(1, 5), st.integers(1, 5)),
    elements=st.floats(-LARGEST, LARGEST) | st.just(np.nan),
)


def clip(text=None, html=None, image=False, files=()):
    mime = QMimeData()
    if text is not None:
        mime.setText(text)
    if html is not None:
        mime.setHtml(html)
    if image:
        mime.setImageData(picture())
    if files:
        mime.setUrls([QUrl.fromLocalFile(path) for path in files])
    return mime


def refusal(mime):
    with pytest.raises(BlockError) as raised:
        numbers_in(mime)
    return block_message(raised.value)


# reading


def test_a_minus_is_the_one_that_other_programs_read():
    mime = text_mime("z\t−5\t−0.11\na − b\t1\t−.5")
    assert mime.text() == "z\t-5\t-0.11\na − b\t1\t-.5"
    assert "-5" in mime.html()
    assert "−5" not in mime.html()


@pytest.mark.parametrize("mime", [spreadsheet, html_alone, lambda: clip("7 8\n9 0.5")])
def test_numbers_of_other_programs(qapp, mime):
    assert numbers_in(mime()).tolist() == NUMBERS


def test_of_html_alone_numbers_are_read_as_elsewhere(qapp):
    rows = [["−1", "1/4", "&nbsp;"], ["1&nbsp;234,5", "+2", "1e-3"]]
    due = [[-1, 0.25, np.nan], [1234.5, 2, 0.001]]
    assert np.array_equal(numbers_in(html_alone(rows)), due, equal_nan=True)


@pytest.mark.parametrize("mime", [spreadsheet, html_alone])
def test_an_empty_cell_is_nan(qapp, mime):
    due = [[1, np.nan], [np.nan, 4]]
    assert np.array_equal(numbers_in(mime([["1", ""], ["", "4"]])), due, equal_nan=True)


@pytest.mark.parametrize("mime", [spreadsheet, html_alone])
def test_cells_that_are_all_empty_are_no_numbers(qapp, mime):
    assert "holds no numbers" in refusal(mime([["", ""], ["", ""]]))


@pytest.mark.parametrize("mime", [spreadsheet, html_alone])
def test_a_word_is_named_with_its_place(qapp, mime):
    assert "Row 2, column 1 of the copied cells: “x”" in refusal(mime([["1", "2"], ["x", "4"]]))


def test_where_each_cell_has_a_line_the_table_says_what_stands_beside_what(qapp):
    assert numbers_in(clip("7\n8\n9\n0.5\n", html_of(BLOCK))).tolist() == NUMBERS


def test_a_heading_that_was_copied_too_is_left_out(qapp):
    html = "<h2>A kernel</h2>" + html_of(BLOCK)
    assert numbers_in(clip("A kernel\n7\t8\n9\t0.5", html)).tolist() == NUMBERS


def test_html_around_plain_numbers_does_no_harm(qapp):
    assert numbers_in(clip("7 8\n9 0.5", "<pre>7 8\n9 0.5</pre>")).tolist() == NUMBERS


def test_several_tables_are_refused(qapp):
    assert "several tables" in refusal(clip(html=html_of(BLOCK) * 2))


def test_a_number_with_a_power_is_not_read_as_another(qapp):
    assert "10^2" in refusal(html_alone([["10<sup>2</sup>"]]))


@pytest.mark.parametrize("mime", [lambda: clip(), lambda: clip(html="<p>7</p>")])
def test_what_holds_none_says_so(qapp, mime):
    assert "holds no numbers" in refusal(mime())


def test_names_of_files_are_no_numbers(qapp):
    assert "holds no numbers" in refusal(clip("7", html_of(BLOCK), files=["/7"]))


@pytest.mark.parametrize(
    ("mime", "text"),
    [
        (lambda: clip("a\tb"), "a\tb"),
        (html_alone, "7\t8\n9\t0.5"),
        (lambda: clip(" \n", html_of(BLOCK)), "7\t8\n9\t0.5"),
        (lambda: clip(html="<p>7</p>"), ""),
        (lambda: clip(files=["/7"]), ""),
    ],
)
def test_a_table_as_text(qapp, mime, text):
    assert table_text(mime()) == text


@pytest.mark.parametrize(
    ("mime", "due"),
    [
        (spreadsheet, True),
        (html_alone, True),
        (lambda: clip("7"), True),
        (lambda: spreadsheet([["a", "b"], ["c", "d"]]), True),
        (lambda: spreadsheet([["", ""]]), True),
        (lambda: clip("a\tb\n", image=True), True),
        (lambda: clip(html=html_of([["a"]]), image=True), True),
        (lambda: clip(image=True), False),
        (lambda: clip("a sunset", image=True), False),
        (lambda: clip(html="<img src='a.png'>", image=True), False),
        (lambda: clip(html="<table><td><img src='a.png'></table>", image=True), False),
        (lambda: clip("some words"), False),
        (lambda: clip("a\tb"), False),
        (lambda: clip("7", html_of(BLOCK), image=True, files=["/a.png"]), False),
        (clip, False),
    ],
)
def test_cells_are_told_from_pictures(qapp, mime, due):
    assert holds_cells(mime()) is due


# writing


@given(blocks)
def test_a_copied_block_is_the_same_by_either_way(block):
    if np.isnan(block).all():
        return
    mime = block_mime(block)
    ways = [clip(mime.text()), clip(html=mime.html())] if mime.hasHtml() else [mime]
    whole = numbers_in(mime)
    for way in ways:
        assert np.array_equal(numbers_in(way), whole, equal_nan=True)
    rows, columns = whole.shape
    assert np.array_equal(whole, block[:rows, :columns], equal_nan=True)


def test_a_block_is_text_and_a_table(qapp):
    mime = block_mime(np.array([[1.0, np.nan], [-0.25, 3.0]]))
    assert mime.text() == "1\t\n-0.25\t3"
    assert read_table(mime.html()) == [["1", ""], ["-0.25", "3"]]
    column = block_mime(np.array([[1.0], [2.0]]))
    assert (column.text(), read_table(column.html())) == ("1\n2", [["1"], ["2"]])


def test_a_number_alone_is_text_alone(qapp):
    mime = block_mime(np.array([[0.5]]))
    assert (mime.text(), mime.hasHtml()) == ("0.5", False)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("x₁\t<y>\n0\t−1", [["x₁", "<y>"], ["0", "-1"]]),
        ("a\tb", [["a", "b"]]),
    ],
)
def test_a_text_that_is_a_table_is_one(qapp, text, rows):
    mime = text_mime(text)
    assert (mime.text(), read_table(mime.html())) == (text.replace("−", "-"), rows)


@pytest.mark.parametrize("text", ["", "0.5", "one\ntwo", "title\n1\t2", "1\t2\n"])
def test_other_text_stays_text(qapp, text):
    mime = text_mime(text)
    assert (mime.text(), mime.hasHtml()) == (text, False)
