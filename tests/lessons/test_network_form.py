"""A sheet of the Network tab survives being written as JSON; what is none is refused by place."""

from contextlib import suppress
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from json_damage import junk, places, through_json, with_value_at

from cnnlab.core.preprocess import Preprocessing
from cnnlab.core.stack.blocks import Block, Stack
from cnnlab.lessons.form_checks import FormError
from cnnlab.lessons.label_edits import LabelEdits
from cnnlab.lessons.network_form import document_data, document_from, network_sheet_data
from cnnlab.lessons.network_presets import first_network_sheet
from cnnlab.lessons.network_sheet import NetworkRecipe, NetworkSheet

FULL = NetworkSheet(
    Stack((2,), (Block("Linear", {"features": 3}), Block("Tanh"))),
    *("points", "spiral", Preprocessing("image", "image", 40, True, 0.5), 0.25),
    NetworkRecipe(0.1, 0.5, 0.01, 0.4, 32, "sgd", 7),
    "own-network",
    LabelEdits((("spiral#1", 2),), ("spiral#3",)),
)


def test_every_field_of_a_sheet_comes_back():
    assert document_from(through_json(document_data(FULL))) == FULL


def test_the_sheet_is_unusual_in_every_field():
    """So that a field that is added and not written fails the test above."""
    for part in (FULL, FULL.preprocessing, FULL.recipe):
        for field in fields(part):
            assert getattr(part, field.name) != field.default, field.name


def test_what_is_as_by_default_is_not_written():
    sheet = NetworkSheet(first_network_sheet().stack)
    assert list(network_sheet_data(sheet)) == ["stack"]
    assert document_from({"sheet": network_sheet_data(sheet)}) == sheet


def test_the_first_sheet_comes_back():
    sheet = first_network_sheet()
    assert document_from(through_json(document_data(sheet))) == sheet


@pytest.mark.parametrize(
    ("part", "value", "place"),
    [
        ("strength", 5.0, "sheet.strength"),
        ("recipe", NetworkRecipe(learning_rate=20.0), "sheet.recipe.learning_rate"),
        ("recipe", NetworkRecipe(optimiser="magic"), "sheet.recipe.optimiser"),
        ("stack", FULL.stack.set(0, "features", 0), r"sheet.stack.blocks\[0\].features"),
    ],
)
def test_what_could_not_be_read_back_is_not_given(part, value, place):
    with pytest.raises(FormError, match=place):
        document_data(replace(FULL, **{part: value}))


@pytest.mark.parametrize("strength", [-0.1, float("nan"), float("inf")])
def test_a_strength_that_can_not_be_is_refused(strength):
    with pytest.raises(ValueError, match="strength: got"):
        NetworkSheet(FULL.stack, strength=strength)


DAMAGE = {
    ("sheet",): [None, 3, [], {}],
    ("sheet", "more"): [1],
    ("sheet", "stack"): [None, {"input": [2]}],
    ("sheet", "source"): ["internet", None, 3],
    ("sheet", "points"): ["stars", None],
    ("sheet", "preprocessing"): [None, {"more": 1}],
    ("sheet", "preprocessing", "mean"): ["all", None, True],
    ("sheet", "preprocessing", "components"): [0, 1.5, "3", 10**400],
    ("sheet", "preprocessing", "epsilon"): [-1, "0", None, float("nan")],
    ("sheet", "preprocessing", "whiten"): [1, None],
    ("sheet", "strength"): [-1, 4, None, "1"],
    ("sheet", "recipe", "learning_rate"): [0, -1, 11, None, float("nan"), 10**400],
    ("sheet", "recipe", "momentum"): [1, -0.1, None],
    ("sheet", "recipe", "weight_decay"): [-1, 2],
    ("sheet", "recipe", "dropout"): [1, -0.1, "0"],
    ("sheet", "recipe", "batch"): [0, 5000, 1.5, None],
    ("sheet", "recipe", "optimiser"): ["magic", None, 3],
    ("sheet", "recipe", "seed"): [-1, 0.5, 2**31],
    ("sheet", "preset"): [3, "x" * 201],
}


@pytest.mark.parametrize("place", DAMAGE)
def test_what_is_damaged_is_refused_with_its_place(place):
    whole = through_json(document_data(FULL))
    for value in DAMAGE[place]:
        data = with_value_at(whole, place, value)
        with pytest.raises(FormError) as refused:
            document_from(data)
        assert refused.value.place.startswith(".".join(place))
        assert len(str(refused.value)) < 250


DATA = through_json(document_data(FULL))
PLACES = [place for place in places(DATA) if place]


@given(st.sampled_from(PLACES), junk)
def test_junk_at_any_place_is_refused_or_a_sheet(place, value):
    with suppress(FormError):
        assert isinstance(document_from(with_value_at(DATA, place, value)), NetworkSheet)


@pytest.mark.parametrize(
    ("source", "shape"), [("strokes", [1, 28, 2]), ("strokes", [2]), ("points", [1, 28, 28])]
)
def test_a_stack_takes_what_its_source_gives(source, shape):
    """Else it would be opened, and training would end in an error."""
    data = through_json(document_data(FULL))
    data["sheet"] |= {"source": source, "stack": {"input": shape, "blocks": []}}
    with pytest.raises(FormError) as refused:
        document_from(data)
    assert refused.value.place == "sheet.stack.input"
