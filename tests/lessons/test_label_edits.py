"""Labels that were mended and examples that were dropped, as a value and as JSON."""

import json

import pytest

from cnnlab.lessons.form_checks import FormError
from cnnlab.lessons.label_edits import LABEL_EDITS, LabelEdits

EDITS = LabelEdits().relabelled(7, 3).relabelled(2, 5).without([9, 4]).without([4])


def test_edits_are_kept_in_order():
    assert LabelEdits(((2, 5), (7, 3)), (4, 9)) == EDITS
    assert EDITS.relabelled(7, 1).labels == ((2, 5), (7, 1))


def test_they_come_back_from_json():
    data = json.loads(json.dumps(LABEL_EDITS.write(EDITS)))
    assert LABEL_EDITS.read(data, "edits") == EDITS
    assert LABEL_EDITS.read({}, "edits") == LabelEdits()


@pytest.mark.parametrize(
    ("came", "place"),
    [
        ([], "edits"),
        ({"else": 1}, "edits.else"),
        ({"labels": 3}, "edits.labels"),
        ({"labels": [[1, 2], [1]]}, "edits.labels[1]"),
        ({"labels": [[1, -2]]}, "edits.labels[0]"),
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
