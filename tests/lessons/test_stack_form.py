"""A stack survives being written as JSON, also one that does not fit; what is none is refused."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from json_damage import junk, places, through_json, with_value_at

from cnnlab.core.stack.blocks import Block, Stack
from cnnlab.core.stack.build import STACK_KINDS
from cnnlab.lessons.form_checks import FormError
from cnnlab.lessons.stack_form import stack_data, stack_from


@st.composite
def blocks(draw):
    kind = draw(st.sampled_from([*STACK_KINDS]))
    settings = {}
    for one in STACK_KINDS[kind].block_fields:
        number = st.integers(int(one.least), int(one.most))
        if isinstance(one.default, float):
            number = st.floats(one.least, one.most)
        both = isinstance(one.default, tuple)
        values = st.none() | number | (st.tuples(number, number) if both else st.nothing())
        value = draw(values)
        settings |= {} if value is None else {one.name: value}
    return Block(kind, settings)


shapes = st.sampled_from([(1, 28, 28), (3, 4096, 1), (2,)])
stacks = st.builds(Stack, shapes, st.lists(blocks(), max_size=8).map(tuple))


@given(stacks)
def test_any_stack_comes_back(stack):
    assert stack_from(through_json(stack_data(stack))) == stack


def test_it_is_written_as_a_person_would():
    stack = Stack((1, 28, 28), (Block("Conv2d", {"filters": 8, "size": (5, 5)}), Block("ReLU")))
    data = {"input": [1, 28, 28]}
    data["blocks"] = [{"kind": "Conv2d", "filters": 8, "size": [5, 5]}, {"kind": "ReLU"}]
    assert stack_data(stack) == data
    data["blocks"][0]["size"] = 5
    assert stack_from(data).blocks[0].settings == {"filters": 8, "size": 5}


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        ((), [], "stack: got [], expected an object"),
        (("more",), 1, "stack.more: no such setting"),
        (("input",), [28, 28], "stack.input: got 2 numbers, expected 3"),
        (("input",), [], "stack.input: got 0, expected a list of 1 to 3 sizes"),
        (("input", 1), 0, "stack.input[1]: got 0, expected an integer, 1 … 4,096"),
        (("input", 1), True, "stack.input[1]: got true, expected an integer"),
        (("blocks",), [{"kind": "ReLU"}] * 61, "stack.blocks: got 61, expected a list of 0 to 60"),
        (("blocks", 0), 3, "stack.blocks[0]: got 3, expected an object"),
        (("blocks", 0, "kind"), "Standardise", 'stack.blocks[0].kind: got "Standardise", expected'),
        (("blocks", 0, "kind"), "ReLU", "stack.blocks[0].filters: no such setting"),
        (("blocks", 0, "filters"), 10**9, "stack.blocks[0].filters: got 1000000000, expected an i"),
        (("blocks", 0, "filters"), 8.0, "stack.blocks[0].filters: got 8.0, expected an integer"),
        (("blocks", 0, "size"), [5], "stack.blocks[0].size: got [5], expected [rows, columns]"),
        (("blocks", 0, "size"), 0, "stack.blocks[0].size: got 0, expected an integer, 1 … 64"),
        (("blocks", 1, "probability"), 1, "stack.blocks[1].probability: got 1, expected a number"),
    ],
)
def test_what_is_no_stack_is_refused_with_its_place(place, value, said):
    data = with_value_at(DATA, place, value) if place else value
    with pytest.raises(FormError) as refused:
        stack_from(data)
    assert str(refused.value).startswith(said)
    assert len(str(refused.value)) < 250


@pytest.mark.parametrize("name", ["input", "blocks"])
def test_nothing_may_be_missing(name):
    with pytest.raises(FormError, match=f"'stack.{name}' is missing"):
        stack_from({key: value for key, value in DATA.items() if key != name})


DATA = {
    "input": [1, 28, 28],
    "blocks": [
        {"kind": "Conv2d", "filters": 8, "size": [5, 5]},
        {"kind": "Dropout", "probability": 0.5},
    ],
}
PLACES = [place for place in places(DATA) if place]


@given(st.sampled_from(PLACES), junk)
def test_junk_at_any_place_is_refused_or_a_stack(place, value):
    with suppress(FormError):
        assert isinstance(stack_from(with_value_at(DATA, place, value)), Stack)
