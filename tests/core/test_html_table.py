"""Tables in HTML, as programs copy them: read, refused, and written."""

from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnlab.core.html_table import (
    LONGEST,
    MOST_CELLS,
    HtmlTableError,
    read_table,
    table_html,
)

CALC = """<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN">
<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title>
<style type="text/css">body,table,td { font-family:"Liberation Sans"; font-size:x-small }</style>
</head><body>
<table cellspacing="0" border="0">
\t<colgroup span="3" width="85"></colgroup>
\t<tr>
\t\t<td height="17" align="right" sdval="1.5" sdnum="1033;">1.5</td>
\t\t<td align="left"><br></td>
\t\t<td align="right" sdval="-2" sdnum="1033;"><b><font color="#FF0000">-2</font></b></td>
\t</tr>
\t<tr>
\t\t<td height="17" align="right" sdval="0.25" sdnum="1033;">0.25</td>
\t\t<td align="right">1e-3</td>
\t\t<td align="right">3</td>
\t</tr>
</table>
<!-- ************************************************************************** -->
</body></html>"""

EXCEL = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<!--[if !mso]><style>v\\:* {behavior:url(#default#VML);}</style><![endif]-->
<style><!--table {mso-displayed-decimal-separator:"\\,";} td {padding:0px;}--></style></head>
<body link=blue><table border=0 cellpadding=0 style='border-collapse:collapse;width:96pt'>
<!--StartFragment-->
 <col width=64 span=2 style='width:48pt'>
 <tr height=20 style='height:15.0pt'>
  <td height=20 class=xl65 align=right width=64 style='height:15.0pt;width:48pt'>1</td>
  <td align=right>2,5</td>
 </tr>
 <tr height=20>
  <td>&nbsp;</td><td x:num>1&nbsp;234
  </td>
 </tr>
<!--EndFragment-->
<![if supportMisalignedColumns]>
 <tr height=0 style='display:none'><td width=64></td><td></td></tr>
<![endif]>
</table></body></html>"""


@pytest.mark.parametrize(
    ("html", "rows"),
    [
        (CALC, [["1.5", "", "-2"], ["0.25", "1e-3", "3"]]),
        (EXCEL, [["1", "2,5"], ["\u00a0", "1\u00a0234"], ["", ""]]),
        ("<table><tr><td>1<td>2<tr><td>3<td>4", [["1", "2"], ["3", "4"]]),
        ("<TABLE><TBODY><TR><TH>1</TH><TD>2</TD></TR></TBODY></TABLE>", [["1", "2"]]),
        ("<table><td>1</td><td>2</td></table>", [["1", "2"]]),
        ("a<table>b<caption>c</caption><tr>d<td>1</td>e</tr>f</table>g", [["1"]]),
        ("<table><tr><td>1</td></tr><tr></tr></table>", [["1"]]),
        ("<table><tr><td title='a>b' data=\"</td>\">1</td></tr></table>", [["1"]]),
        ("<table><tr><td>1<!-- 2</td> --></td></tr></table>", [["1"]]),
        ("<table><tr><td>1<script>2</td></script></td></tr></table>", [["1"]]),
        ("<table><tr><td>1</td></tr></table><p>after <td>2", [["1"]]),
        ("<table></table>", []),
    ],
    ids=[
        "Calc",
        "Excel",
        "no end tags",
        "capitals",
        "no row",
        "text between",
        "empty row",
        "attributes",
        "comment",
        "script",
        "after it",
        "no cell",
    ],
)
def test_what_programs_write(html, rows):
    assert read_table(html) == rows


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("&minus;1", "−1"),
        ("&#8722;1&#x2e;5", "−1.5"),
        ("\n  1\n\t", "1"),
        ("1 \n 2", "1 2"),
        ("<p>1</p><p>2</p>", "1 2"),
        ("1<br>2", "1 2"),
        ("10<sup>2</sup>", "10^2"),
        ("h<sub>1</sub>", "h_1"),
        ('<img alt="5">', "\ufffc"),
        ("1 < 2 &lt; 3 & 4", "1 < 2 < 3 & 4"),
        ("<a href=x>1</a><span>2</span>", "12"),
    ],
)
def test_the_text_of_a_cell(cell, text):
    assert read_table(f"<table><tr><td>{cell}</td></tr></table>") == [[text]]


@pytest.mark.parametrize(
    ("rows", "laid"),
    [
        ("<tr><td colspan=2>1<td>2<tr><td>3<td>4<td>5", [["1", "", "2"], ["3", "4", "5"]]),
        ("<tr><td rowspan='2'>1<td>2<tr><td>3", [["1", "2"], ["", "3"]]),
        ('<tr><td>1<td ROWSPAN = "2">2<tr><td>3', [["1", "2"], ["3", ""]]),
        (
            "<tr><td rowspan=2 colspan=2>1<td>2<tr><td>3<tr><td>4<td>5<td>6",
            [["1", "", "2"], ["", "", "3"], ["4", "5", "6"]],
        ),
        ("<tr><td rowspan=3>1<td>2<tr><td>3", [["1", "2"], ["", "3"]]),
        ("<tr><td rowspan=2>1<tr><tr><td>2", [["1"], [""], ["2"]]),
        ("<tr><td colspan=0>1<td rowspan=x>2", [["1", "2"]]),
        ("<tr><td data-colspan=3>1<td>2", [["1", "2"]]),
    ],
)
def test_a_cell_over_several_has_its_number_in_the_first(rows, laid):
    assert read_table(f"<table>{rows}</table>") == laid


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("", "none"),
        ("1\t2", "none"),
        ("<p>1</p><tr><td>2", "none"),
        ("<table><tr><td>1</table><table><tr><td>2</table>", "several"),
        ("<table><tr><td><table><tr><td>1</table></table>", "several"),
        ("<table><tr><td colspan=999999999>1</table>", "large"),
        ("<table><tr><td rowspan=999999999 colspan=40000>1<tr><td>2</table>", "large"),
        ("<table><tr>" + "<td>1" * (MOST_CELLS + 1), "large"),
        ("<table>" + " " * LONGEST, "large"),
    ],
)
def test_what_is_refused(html, code):
    with pytest.raises(HtmlTableError) as raised:
        read_table(html)
    assert raised.value.code == code


pieces = st.sampled_from(
    [
        *("<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<td colspan=3>", "<br>"),
        *("<td rowspan=2", "<", ">", "'", '"', "</", "<!", "<!--", "-->", "<![if x]>", "<?"),
        *("<script>", "</script>", "<style ", "&nbsp;", "&#", "&minus;", "1", "-2.5", " ", "\n"),
    ]
)


@given(st.lists(pieces, max_size=30).map("".join) | st.text(max_size=60))
def test_any_html_is_a_table_or_its_error(html):
    for text in (html, f"<table><tr><td>{html}"):
        try:
            rows = read_table(text)
        except HtmlTableError as error:
            str(error).encode()
        else:
            assert all(rows)


@pytest.mark.parametrize(
    "piece", ["<", "<a", "<a ", "<a b='", "</", "<!--", "<?", "<style ", "&a", "<td> ", "<td><"]
)
def test_tags_that_do_not_end_are_read_once(piece):
    """Where each was searched for its end, a megabyte of them would take hours."""
    with suppress(HtmlTableError):
        read_table("<table>" + piece * (900_000 // len(piece)))


cells = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), max_size=8)


@given(
    st.integers(1, 5).flatmap(
        lambda n: st.lists(st.lists(cells, min_size=n, max_size=n), min_size=1)
    )
)
def test_a_table_that_is_written_is_read_back(rows):
    assert read_table(table_html(rows)) == rows


def test_a_written_table_is_plain():
    html = table_html([["1", "<b>&amp;"], ["", "−2"]])
    assert html.splitlines()[1:] == [
        "<table>",
        "<tr><td>1</td><td>&lt;b&gt;&amp;amp;</td></tr>",
        "<tr><td></td><td>−2</td></tr>",
        "</table>",
    ]


def test_a_grid_of_the_largest_size():
    rows = np.random.default_rng(7).standard_normal((64, 64)).astype(str).tolist()
    assert read_table(table_html(rows)) == rows
