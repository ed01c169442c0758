"""Why points were not taken: place, reason and mend."""

import pytest

from cnnlab.core.dense.points_text import PointsError, parse_points
from cnnlab.files.points_file import PointsFileError
from cnnlab.ui.widgets.points_messages import points_file_message, points_message

SAID = {
    "": "There are no points: write x, y and the class, 0 or 1, in each line.",
    "1,2,0\n1,2": "Line 2 has 2 columns, and three are needed: write x, y and the class, 0 or 1, "
    "in each line.",
    "1,2,0\n1,two,0": "Line 2: “two” is no number: type an integer, a decimal or a fraction like "
    "1/9.",
    "nan,2,0": "Line 1: Infinity and NaN can't be computed with: type a finite number.",
    "1,2,-1": "Line 1: the class is “-1”: write 0 or 1.",
    "1e8,2,1": "Line 1: “1e8,2,1” lies beyond ±1,000,000: divide all coordinates by one number.",
    "1 2 1\n" * 2001: "There are 2,001 points, and at most 2,000 can be fitted: keep one line in "
    "2.",
    "1 2 1\n" * 10_000: "There are 10,000 points, and at most 2,000 can be fitted: keep one line "
    "in 5.",
}


@pytest.mark.parametrize("text", SAID)
def test_what_is_wrong_with_a_text(qapp, text):
    with pytest.raises(PointsError) as refused:
        parse_points(text)
    assert points_message(refused.value) == SAID[text]


def test_what_can_not_be_seen_is_named(qapp):
    assert "“[U+200B ZERO WIDTH SPACE]”" in points_message(PointsError("class", 1, "\u200b"))


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("large", "“{n}.csv” is too large: at most 1 MB of a file are read. Keep fewer points."),
        ("text", "“{n}.csv” is no text that can be read here: save it as CSV (UTF-8) in another "
                 "program."),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file(qapp, code, said):
    assert points_file_message(PointsFileError(code, "there/{n}.csv")) == said


def test_what_is_wrong_with_a_files_text(qapp):
    error = PointsFileError("points", "there/mine.csv", PointsError("class", 3, "2"))
    assert points_file_message(error) == (
        "“mine.csv” holds no points to fit. Line 3: the class is “2”: write 0 or 1."
    )
