"""A network's description as text: every field of every layer is of its type and in its range."""

import json
from dataclasses import asdict, fields

import pytest
from every_layer import LAYERS
from small_network import small_network

from cnnlab.core.architecture import (
    LARGEST_SIZE,
    ArchitectureError,
    architecture_text,
    parse_architecture,
)
from cnnlab.core.layers.activation import LeakyReLU, ReLU
from cnnlab.core.layers.conv_pool import AvgPool2d, Conv2d, MaxPool2d
from cnnlab.core.layers.linear import Dropout, Linear
from cnnlab.core.layers.scale import Normalise
from cnnlab.core.layers.whole_image import PrincipalComponents, Standardise

HUGE = 10**400
VALUES = [None, True, -1, 1.5, HUGE, "x", "", "1", [], [1], [1, 2, 3], [1, -1], [1, 2.0], [True, 1]]
VALUES += [{}, {"a": 1}, [[1, 2]], [1, HUGE], [1, None], [LARGEST_SIZE, 1], [[[[[]]]]], "a\nb"]
RIGHT = {
    "name": ["x", "1"],
    "slope": [-1, 1.5],
    "partial": [True],
    "channels": [],
    "features": [],
    "size": [],
    "stride": [],
    "padding": [],
    "probability": [],
    "epsilon": [],
    "momentum": [],
    "shape": [[1], [1, 2, 3]],
    "components": [],
    "whitened": [True],
}
"""Those of the values that a field of that name may have."""


def text_of(*layers, shape=(2, 9, 8)):
    return json.dumps({"input": shape, "layers": layers})


def described(layer, **changes):
    return {"kind": type(layer).__name__, **asdict(layer), **changes}


KINDS_ONCE = {type(layer): layer for layer in LAYERS}.values()
FIELDS = [(layer, field.name) for layer in KINDS_ONCE for field in fields(layer)]


def test_a_description_comes_back_as_it_was():
    network = small_network()
    shape, layers = parse_architecture(architecture_text(network))
    assert shape == network.input_shape
    assert tuple(layers) == network.layers


@pytest.mark.parametrize(("layer", "field"), FIELDS, ids=lambda x: x if type(x) is str else "")
def test_a_field_of_another_type_is_refused_by_layer_and_field(layer, field):
    for value in VALUES:
        text = text_of(described(ReLU("first")), described(layer, **{field: value}))
        if any(value is right or (value == right and value != 1) for right in RIGHT[field]):
            read = getattr(parse_architecture(text)[1][1], field)
            assert (list(read) if isinstance(read, tuple) else read) == value
            continue
        with pytest.raises(ArchitectureError) as refused:
            parse_architecture(text)
        said = str(refused.value)
        assert said.startswith("layer 2"), value
        assert f"{field}: got" in said or (field == "probability" and "it: got" in said)
        assert "\n" not in said
        assert len(said) < 300


@pytest.mark.parametrize(("layer", "field"), FIELDS, ids=lambda x: x if type(x) is str else "")
def test_a_field_that_is_missing_is_named(layer, field):
    without = described(layer)
    del without[field]
    with pytest.raises(ArchitectureError, match=f"layer 1.*'{field}' of a .* is missing"):
        parse_architecture(text_of(without))


def test_a_whole_number_will_do_where_a_float_is_expected():
    (layer,) = parse_architecture(text_of(described(LeakyReLU("it"), slope=1)))[1]
    assert layer == LeakyReLU("it", 1.0)
    assert type(layer.slope) is float


@pytest.mark.parametrize("token", ["NaN", "Infinity", "-Infinity", "1e400"])
@pytest.mark.parametrize("layer", [LeakyReLU("it"), Dropout("it")])
def test_numbers_that_are_not_finite_are_refused(layer, token):
    field = fields(layer)[1].name
    text = text_of(described(layer, **{field: 12345})).replace("12345", token)
    with pytest.raises(ArchitectureError, match="finite"):
        parse_architecture(text)


@pytest.mark.parametrize(
    "changed",
    [
        described(LeakyReLU("it"), slope=1.1e9),
        described(LeakyReLU("it"), slope=-1e300),
        described(Dropout("it"), probability=1),
        described(Dropout("it"), probability=-0.1),
        described(Conv2d("it", (1, 1), (1, 1)), size=[0, 1]),
        described(Conv2d("it", (1, 1), (1, 1)), stride=[1, 0]),
        described(MaxPool2d("it", (1, 1), (1, 1)), size=[0, 1]),
        described(AvgPool2d("it", (1, 1), (1, 1)), stride=[1, 0]),
        described(Linear("it", (1, 1)), features=[0, 1]),
        described(Normalise("it", 1), channels=0),
        described(Standardise("it", (1,)), shape=[0]),
        described(PrincipalComponents("it", (1,), 1), components=0),
    ],
)
def test_numbers_out_of_range_are_refused(changed):
    with pytest.raises(ArchitectureError, match=r"layer 1 'it': .*got .*expected"):
        parse_architecture(text_of(changed))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "it can't be understood: Expecting value"),
        ("{", "it can't be understood"),
        ("[" * 100_000, "nested too deeply"),
        ("[]", r"understood: got \[\], expected an object"),
        ("null", "understood: got None, expected an object"),
        ('{"layers":[{}]}', "input: got None, expected a list of 1 to 3 sizes"),
        ('{"input":[],"layers":[{}]}', r"input: got \[\]"),
        ('{"input":[1,2,3,4],"layers":[{}]}', r"input: got \[1, 2, 3, 4\]"),
        ('{"input":{"a":1},"layers":[{}]}', "input: got"),
        ('{"input":[1,8,true],"layers":[{}]}', "input: got True, expected a whole number"),
        ('{"input":[1,8,0],"layers":[{}]}', r"input: got \[1, 8, 0\], expected sizes from 1"),
        ('{"input":[1,8,1e2],"layers":[{}]}', "input: got 100.0, expected a whole number"),
        ('{"input":[1,8,8]}', "layers: got None, expected a list of 1 to 200 layers"),
        ('{"input":[1,8,8],"layers":[]}', "layers: got"),
        ('{"input":[1,8,8],"layers":{"a":{}}}', "layers: got"),
        ('{"input":[1,8,8],"layers":[' + "{}," * 200 + "{}]}", "expected a list of 1 to 200"),
        ('{"input":[1,8,8],"layers":["ReLU"]}', "layer 1: 'ReLU' is no layer, expected its sett"),
        ('{"input":[1,8,8],"layers":[{}]}', "layer 1: there is no layer of the kind None"),
        ('{"input":[1,8,8],"layers":[{"kind":["ReLU"]}]}', "of the kind"),
        ('{"input":[1,8,8],"layers":[{"kind":"Layer"}]}', "no layer of the kind 'Layer'"),
        ('{"input":[1,8,8],"layers":[{"kind":"Pool2d"}]}', "no layer of the kind 'Pool2d'"),
    ],
)
def test_text_that_is_no_architecture_is_refused(text, reason):
    with pytest.raises(ArchitectureError, match=reason) as refused:
        parse_architecture(text)
    assert len(str(refused.value)) < 300


def test_long_values_are_cut():
    text = text_of(described(ReLU("first"), kind="x" * 10**6))
    with pytest.raises(ArchitectureError) as refused:
        parse_architecture(text)
    assert len(str(refused.value)) < 200
