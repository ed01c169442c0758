"""JSON data of which one place holds what nobody wrote there."""

import json
from copy import deepcopy

from hypothesis import strategies as st

junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=2), inner),
    max_leaves=6,
)


def through_json(data):
    """As it comes back from a file."""
    return json.loads(json.dumps(data, allow_nan=False))


def places(data, way=()):
    """Every place in nested data."""
    yield way
    for name, part in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(part, dict | list):
            yield from places(part, (*way, name))
        else:
            yield (*way, name)


def place_of(text):
    """The place that is written "sheet.layers.0.kind"."""
    return [int(name) if name.isdecimal() else name for name in text.split(".")]


def with_value_at(data, place, value):
    """A copy with another value at a place."""
    changed = inside = deepcopy(data)
    for name in place[:-1]:
        inside = inside[name]
    inside[place[-1]] = value
    return changed
