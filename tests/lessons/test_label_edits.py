"""Labels that were mended and examples that were dropped, as a value and as JSON."""

import json

import pytest

from cnnlab.lessons.form_checks import FormError
from cnnlab.lessons.label_edits import LABEL_EDITS, LabelEdits

EDITS = (
    LabelEdits().relabelled("b#7", 3).relabelled("a#2", 5).without(["d#9", "c#4"]).without(["c#4"])
)


def test_edits_are_kept_in_order():
    assert LabelEdits((("a#2", 5), ("b#7", 3)), ("c#4", "d#9")) == EDITS
    assert EDITS.relabelled("b#7", 1).labels == (("a#2", 5), ("b#7", 1))


def test_they_come_back_from_json():
    data = json.loads(json.dumps(LABEL_EDITS.write(EDITS)))
    assert LABEL_EDITS.read(data, "edits") == EDITS
    assert LABEL_EDITS.read({}, "edits") == LabelEdits()


def test_those_of_a_time_when_examples_were_told_by_their_place_are_read():
    came = {"labels": [[2, 5], [7, 3]], "dropped": [4, 9]}
    read = LABEL_EDITS.read(came, "edits")
    assert read == LabelEdits((("#2", 5), ("#7", 3)), ("#4", "#9"))
    assert LABEL_EDITS.read(LABEL_EDITS.write(read), "edits") == read


@pytest.mark.parametrize(
    ("came", "place"),
    [
        ([], "edits"),
        ({"else": 1}, "edits.else"),
        ({"labels": 3}, "edits.labels"),
        ({"labels": [[1, 2], [1]]}, "edits.labels[1]"),
        ({"labels": [[1, -2]]}, "edits.labels[0]"),
        ({"labels": {"a#1": -2}}, "edits.labels"),
        ({"labels": {"a#1": True}}, "edits.labels"),
        ({"labels": {"a" * 5001: 1}}, "edits.labels"),
        ({"labels": dict.fromkeys(map(str, range(100_001)), 1)}, "edits.labels"),
        ({"dropped": ["a" * 5001]}, "edits.dropped[0]"),
        ({"dropped": [None]}, "edits.dropped[0]"),
        ({"dropped": [1, 2.5]}, "edits.dropped[1]"),
        ({"dropped": [-1]}, "edits.dropped[0]"),
        ({"dropped": [True]}, "edits.dropped[0]"),
        ({"dropped": [0] * 100_001}, "edits.dropped"),
    ],
)
def test_what_is_none_is_refused_by_its_place(came, place):
    with pytest.raises(FormError) as refused:
        LABEL_EDITS.read(came, "edits")
    assert refused.value.place == place
