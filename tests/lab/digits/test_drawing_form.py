"""A drawing as data, and back."""

import base64
import json

import numpy as np
import pytest
from json_damage import place_of, with_value_at

from cnnlab.digits.page_regions import Ink
from cnnlab.lab.digits.drawing_form import document_data, document_from
from cnnlab.lab.digits.sketch import Drawing, Stroke
from cnnlab.lessons.form_checks import FormError

rng = np.random.default_rng(0)
STROKES = Drawing(
    (
        Stroke(rng.random((5, 2)), 0.1),
        Stroke(rng.random((3, 2)), 0.05, rng.random(3)),
        Stroke(np.array([[0.25, 0.75]])),
    )
)


def through_json(drawing, prepares=True):
    return json.loads(json.dumps(document_data(drawing, prepares), allow_nan=False))


@pytest.mark.parametrize("prepares", [True, False])
def test_strokes_come_back_to_the_bit(prepares):
    found, switch = document_from(through_json(STROKES, prepares))
    assert switch is prepares
    assert len(found.strokes) == 3
    for one, other in zip(found.strokes, STROKES.strokes, strict=True):
        np.testing.assert_array_equal(one.points, other.points)
        assert one.width == other.width
        assert (one.pressure is None) == (other.pressure is None)
        if other.pressure is not None:
            np.testing.assert_array_equal(one.pressure, other.pressure)


@pytest.mark.parametrize("shape", [(1, 1), (3, 7), (200, 301)])
def test_a_pictures_ink_comes_back_in_65536_steps(shape):
    ink = rng.random(shape)
    ink.flat[0] = 1.0
    found, _ = document_from(through_json(Drawing(picture=ink)))
    assert found.picture.shape == shape
    np.testing.assert_allclose(found.picture, ink, atol=0.5 / 65535 + 1e-12)
    assert found.picture.flat[0] == 1


@pytest.mark.parametrize("chosen", [None, 1])
def test_digits_of_a_picture_come_back(chosen):
    regions = tuple(Ink((x, 4, x + 6, 10), (x, 4), np.ones((6, 6))) for x in (2, 12))
    drawing = Drawing(picture=np.ones((20, 20)), regions=regions, chosen=chosen)
    found, _ = document_from(through_json(drawing))
    assert found.chosen == chosen
    assert len(found.regions) == 2
    for one, other in zip(found.regions, regions, strict=True):
        assert one[:2] == other[:2]
        np.testing.assert_array_equal(one.ink, other.ink)


SEVERAL = {
    "regions": [3, "ab", [3], [{}], [None] * 2000],
    "regions.0.box": [3, [1, 2, 3], [1, 2, 1, 4], [-1, 2, 3, 4], [0, 0, 21, 4], [0.5, 1, 2, 3]],
    "regions.0.corner": [None, [1], [15, 2], [2, 15], [-1, 0], ["a", 1]],
    "regions.0.ink": [3, "", "AAAA", None],
    "chosen": [-1, 2, 1.0, True, "1"],
}


@pytest.mark.parametrize(
    ("place", "value"), [(place, value) for place in SEVERAL for value in SEVERAL[place]]
)
def test_damaged_digits_of_a_picture_are_refused(place, value):
    regions = tuple(Ink((x, 4, x + 6, 10), (x, 4), np.ones((6, 6))) for x in (2, 12))
    data = through_json(Drawing(picture=np.ones((20, 20)), regions=regions, chosen=1))
    with pytest.raises(FormError) as error:
        document_from(with_value_at(data, ["drawing", *place_of(place)], value))
    assert error.value.place.startswith("drawing")


def test_nothing_is_nothing():
    drawing, prepares = document_from({})
    assert drawing.blank
    assert prepares
    assert document_from(through_json(Drawing()))[0].blank


def png(width, height):
    """A PNG's header that claims a size."""
    size = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    return base64.b64encode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + size + b"\x10\0\0\0\0").decode()


DAMAGE = {
    "prepares": [1, "yes", None],
    "drawing": [3, [], None],
    "drawing.strokes": [3, [3], [{}], [None] * 20_000],
    "drawing.strokes.0.points": [
        *(3, [], [[1]], [[1, 2, 3]], [[1, 2], [3]], [["a", 1]]),
        *([[1e9, 0]], [[None, 0]], None),
    ],
    "drawing.strokes.0.width": [0, -1, "a", None, 2, True],
    "drawing.strokes.1.pressure": [[1], [0.5, 0.5, 2], [0.5, 0.5, -1], "a", [1, 1, "a"]],
    "drawing.picture": [3, "", "%%%", "AAAA", png(10**5, 10**5), png(10, 10), [], {}],
}


@pytest.mark.parametrize(
    ("place", "value"), [(place, value) for place in DAMAGE for value in DAMAGE[place]]
)
def test_what_is_damaged_is_refused(place, value):
    with pytest.raises(FormError) as refused:
        document_from(with_value_at(through_json(STROKES), place_of(place), value))
    assert str(refused.value)
