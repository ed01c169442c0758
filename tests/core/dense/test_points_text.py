"""Points as text: what spreadsheets, editors and people write, and what is no such thing."""

from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnlab.core.dense.points import make_points, points_of
from cnnlab.core.dense.points_text import PointsError, parse_points, points_text

ROWS = [[0.5, -1.25, 1], [1, 2, 0]]


def rows(points):
    return np.column_stack([points.x, points.labels]).tolist()


def refusal(text, group=""):
    with pytest.raises(PointsError) as refused:
        parse_points(text, group)
    assert "expected" in str(refused.value)
    return refused.value


@pytest.mark.parametrize(
    "text",
    [
        "0.5\t-1.25\t1\n1\t2\t0",
        "0.5,-1.25,1\n1,2,0\n",
        "0.5;-1.25;1\r\n1;2;0\r\n",
        "0,5;-1,25;1\n1;2;0",
        "0,5\t-1,25\t1\n1\t2\t0",
        "0.5 -1.25 1\n1 2 0",
        "  0.5   -1.25  1  \r1 2 0",
        "0,5 -1,25 1\n1 2 0",
        "0.5, -1.25, 1\n1, 2, 0",
        '"0.5","-1.25","1"\n"1","2","0"',
        "\n\n0.5,-1.25,1\n\n1,2,0\n\n",
        "1/2,−5/4,1\n１,２,０",
        "x1,x2,class\n0.5,-1.25,1\n1,2,0",
        "x y label\n0.5 -1.25 1\n1 2 0",
        '"x1";"x2";"class"\n0,5;-1,25;1\n1;2;0',
        "feature 1,feature 2,class\n0.5,-1.25,1\n1,2,0",
        "横坐标\t纵坐标\t类别\n0.5\t-1.25\t1\n1\t2\t0",
        "\ufeffx1,x2,class\n0.5,-1.25,1\n1,2,0",
        "\ufeff0.5,-1.25,1\n1,2,0",
        "0.5\u3000-1.25\u30001\n1\u30002\u30000",
        "0.5e0,-125e-2,1.0\n1,2,0.0",
    ],
)
def test_the_same_points_in_many_ways(text):
    assert rows(parse_points(text)) == ROWS


@pytest.mark.parametrize("group", ["", ",", "."])
def test_a_comma_between_columns_never_stands_between_thousands(group):
    assert rows(parse_points("1,234,1", group)) == [[1, 234, 1]]


def test_a_comma_that_can_be_two_things_is_asked_about():
    error = refusal("1,234\t5\t1", ",")
    assert (error.code, error.line, error.came, error.reason.code) == (
        "number",
        1,
        "1,234",
        "ambiguous",
    )


@pytest.mark.parametrize(
    ("text", "code", "line", "came"),
    [
        ("", "empty", 0, ""),
        ("\n \t\r\n\ufeff", "empty", 0, ""),
        ("x,y,class", "empty", 0, ""),
        ("1,2", "columns", 1, "2"),
        ("1,2,0,7", "columns", 1, "4"),
        ("x,y,class\n1,2,0\n1,2", "columns", 3, "2"),
        ("1,2,0\n\n\n3;4;1", "columns", 4, "1"),
        ("1,2,0\n1,two,0", "number", 2, "two"),
        ("1,2,0\n1,,0", "number", 2, ""),
        ("nan,1,0", "number", 1, "nan"),
        ("1,2,0\ninf,1,0", "number", 2, "inf"),
        ("1/0,1,0", "number", 1, "1/0"),
        ("1e10,1,0", "number", 1, "1e10"),
        ("1,2,2", "class", 1, "2"),
        ("1,2,0\n1,2,0.5", "class", 2, "0.5"),
        ("1,2,-1", "class", 1, "-1"),
        ("1e7,0,1", "far", 1, "1e7,0,1"),
        ("0,-1000001,1", "far", 1, "0,-1000001,1"),
        ("hello", "empty", 0, ""),
        ("hello\nworld", "columns", 2, "1"),
        ("x\n" * 2002, "many", 0, "2001"),
        ("1" * 500, "columns", 1, "1"),
        ("1," * 500, "columns", 1, "501"),
        ("1,2,0\n" + "1" * 199 + ",2,0", "number", 2, "1" * 40),
    ],
)
def test_what_is_wrong_is_told_by_line(text, code, line, came):
    error = refusal(text)
    assert (error.code, error.line, error.came) == (code, line, came)


def test_two_thousand_points_are_taken_and_ten_thousand_refused():
    assert len(parse_points("0.1 0.2 1\n" * 2000)) == 2000
    error = refusal("x y class\n" + "0.1 0.2 1\n" * 10_000)
    assert (error.code, error.came) == ("many", "10000")


@pytest.mark.parametrize("kind", ["xor", "moons", "spiral"])
def test_points_come_back_to_the_bit(kind):
    points = make_points(kind, 300, 0.1, 5)
    again = parse_points(points_text(points))
    np.testing.assert_array_equal(again.x, points.x)
    np.testing.assert_array_equal(again.labels, points.labels)
    assert points_text(points_of(np.zeros((0, 2)), np.zeros(0))) == ""


@given(st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.integers(0, 1)),
                min_size=1, max_size=5))  # fmt: skip
def test_every_number_comes_back(labelled):
    array = np.array(labelled)
    again = parse_points(points_text(points_of(array[:, :2], array[:, 2])))
    np.testing.assert_array_equal(np.column_stack([again.x, again.labels]), array)


pieces = st.sampled_from(
    [*"0123456789.,;\t \n\r-+eE/\"'xyz½−１\ufeff\u3000\0", "nan", "1,2,0\n"],
)


texts = (
    st.lists(pieces, max_size=40).map("".join)
    | st.binary(max_size=80).map(lambda data: data.decode("latin-1"))
    | st.text(max_size=30)
)


@given(texts, st.sampled_from(["", ",", ".", "'"]))
def test_anything_else_is_points_or_refused(text, group):
    with suppress(PointsError):
        points = parse_points(text, group)
        assert np.isfinite(points.x).all()
        assert set(points.labels) <= {0.0, 1.0}
