"""A preset's file is read, or refused with its name, the place and the reason."""

import json
import re
from fractions import Fraction

import pytest

from cnnlab.lessons.preset_files import PresetError, load_preset
from cnnlab.lessons.presets import PRESETS

GOOD = {
    "format": "cnnlab preset",
    "version": 1,
    "id": "small",
    "title": {"en": "Small", "zh_CN": "小"},
    "about": {"en": "A small one.", "zh_CN": "一个小例子。"},
    "stride": [2, 1],
    "padding": [1, 0],
    "dilation": [1, 2],
    "scale": "1/9",
    "input": [[[1, 2, 3.5], [4, 5, 6], [7, 8, 9]]],
    "filters": [[[[1, -1]]]],
    "biases": [0.5],
}
MISSING = object()
HUGE = 10**30


@pytest.fixture
def written(tmp_path):
    """Write text, bytes or JSON to a file of that folder."""

    def write(content):
        path = tmp_path / "mine.json"
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            text = content if isinstance(content, str) else json.dumps(content)
            path.write_text(text, encoding="utf-8")
        return path

    return write


def changed(**changes):
    data = {**GOOD, **changes}
    return {name: value for name, value in data.items() if value is not MISSING}


@pytest.mark.parametrize(
    ("changes", "name", "value"),
    [
        ({}, "truncate", False),
        ({"decimals": "round"}, "truncate", False),
        ({"decimals": "truncate"}, "truncate", True),
        ({}, "white", None),
        ({"white": 1}, "white", 1.0),
        ({"white": 255.0}, "white", 255.0),
    ],
)
def test_how_numbers_are_shown(written, changes, name, value):
    assert getattr(load_preset(written(changed(**changes)), PRESETS), name) == value


def test_a_good_file_is_read(written):
    preset = load_preset(written(GOOD), PRESETS)
    e = preset.experiment
    assert (preset.id, preset.title, preset.about) == ("small", GOOD["title"], GOOD["about"])
    assert (e.stride, e.padding, e.dilation) == ((2, 1), (1, 0), (1, 2))
    assert e.scale == Fraction(1, 9)
    assert e.input.tolist() == GOOD["input"]
    assert e.filters.tolist() == GOOD["filters"]
    assert e.biases.tolist() == [0.5]


def test_settings_may_be_left_out(written):
    settings = dict.fromkeys(("stride", "padding", "dilation", "scale"), MISSING)
    e = load_preset(written(changed(**settings)), PRESETS).experiment
    assert (e.stride, e.padding, e.dilation, e.scale) == ((1, 1), (0, 0), (1, 1), 1)


@pytest.mark.parametrize(
    ("scale", "read"), [(2, Fraction(2)), (-1, Fraction(-1)), ("-3/7", Fraction(-3, 7))]
)
def test_a_scale_is_a_whole_number_or_a_fraction(written, scale, read):
    assert load_preset(written(changed(scale=scale)), PRESETS).experiment.scale == read


def refusal(path):
    with pytest.raises(PresetError) as refused:
        load_preset(path, PRESETS)
    message = str(refused.value)
    assert message.startswith(f"{path.name}: ")
    assert len(message) < 300
    return message.removeprefix(f"{path.name}: ")


@pytest.mark.parametrize(
    "name", ["format", "version", "id", "title", "about", "input", "filters", "biases"]
)
def test_what_is_missing_is_named(written, name):
    assert refusal(written(changed(**{name: MISSING}))) == f"'{name}' is missing"


@pytest.mark.parametrize("name", ["input", "filters", "biases"])
@pytest.mark.parametrize(
    "numbers",
    [
        "1",
        None,
        {},
        [],
        [[]],
        True,
        5,
        [[[[[1]]]]],
        [[["1", "2"]]],
        [[[1, "2"]]],
        [[[None]]],
        [[[True, False]]],
        [[[1, 2], [3]]],
        [[[1, [2]]]],
        [[[float("nan")]]],
        [[[float("inf")]]],
        [[[HUGE]]],
        [[[-(2**63)]]],
        [[[1e10]]],
        [[[{"a": 1}]]],
    ],
)
def test_what_are_no_numbers_of_the_right_shape_is_refused(written, name, numbers):
    wrapped = {"input": numbers, "filters": [numbers], "biases": numbers}[name]
    assert re.match(rf"{name}(\[\d+\])*: ", refusal(written(changed(**{name: wrapped}))))


@pytest.mark.parametrize("name", ["stride", "padding", "dilation"])
@pytest.mark.parametrize(
    "value",
    [
        1,
        "11",
        None,
        [],
        [1],
        [1, 1, 1],
        [1, "1"],
        [1.0, 1],
        [True, 1],
        {"1": 1, "2": 2},
        [1, -1],
        [1, 65],
        [HUGE, 1],
        [1, float("nan")],
        [[1, 1], 1],
    ],
)
def test_a_setting_is_a_pair_of_whole_numbers_in_range(written, name, value):
    reason = refusal(written(changed(**{name: value})))
    assert reason.startswith(f"{name}: ")
    assert "to 64" in reason
    assert "expected" in reason


@pytest.mark.parametrize("name", ["stride", "dilation"])
def test_stride_and_dilation_are_at_least_one(written, name):
    assert refusal(written(changed(**{name: [0, 1]}))).startswith(f"{name}: got [0, 1]")


@pytest.mark.parametrize(
    "scale",
    [
        None,
        True,
        0.5,
        float("nan"),
        float("inf"),
        HUGE,
        [1, 9],
        {},
        "",
        "1/0",
        "a",
        "1/9/2",
        "1e999999999",
        "0.5",
        "nan",
        " 1",
        "1/9\n",
        "9" * 40,
        "１/９",
    ],
)
def test_a_scale_that_is_none_is_refused(written, scale):
    assert refusal(written(changed(scale=scale))).startswith("scale: ")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("format", "cnnlab lab"),
        ("format", None),
        ("format", ["cnnlab preset"]),
        ("version", 2),
        ("version", "1"),
        ("version", True),
        ("version", None),
        ("id", 5),
        ("id", None),
        ("title", "Small"),
        ("title", [["en", "a"], ["zh_CN", "b"]]),
        ("title", {"en": "Small"}),
        ("title", {"en": "Small", "zh_CN": 5}),
        ("about", None),
        ("about", {"zh_CN": "小"}),
        ("id", "x" * 201),
        ("title", {"en": "Small", "zh_CN": " "}),
        ("title", {"en": "x" * 201, "zh_CN": "小"}),
        ("title", {"en": "Small", "zh_CN": "小", "de": 5}),
        ("about", {"en": "x" * 2001, "zh_CN": "小"}),
        ("decimals", "cut"),
        ("decimals", None),
        ("decimals", 2),
        ("white", 0),
        ("white", 2),
        ("white", "1"),
        ("white", True),
        ("white", float("nan")),
    ],
)
def test_a_wrong_frame_is_refused(written, name, value):
    assert refusal(written(changed(**{name: value}))).startswith(f"{name}: ")


@pytest.mark.parametrize("name", ["operations", "strides", "Input"])
def test_a_setting_that_is_not_known_is_refused(written, name):
    reason = refusal(written(changed(**{name: {"kind": "fourier"}})))
    assert reason == f"{name}: no such setting in version 1"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"filters": [[[[1]], [[1]]]]}, "channels"),
        ({"biases": [0, 0]}, "biases"),
        ({"filters": [[[[1, 1, 1, 1]]]]}, "too_small"),
        ({"padding": [0, 0], "dilation": [1, 64]}, "too_small"),
    ],
)
def test_a_preset_without_an_output_is_refused(written, changes, code):
    assert refusal(written(changed(**changes))).startswith(f"{code}: no output with ")


@pytest.mark.parametrize(
    "content",
    [[], [GOOD], "5", "null", '"cnnlab preset"', "true", "NaN"],
)
def test_json_that_is_no_object_is_refused(written, content):
    assert refusal(written(content)).startswith("got ")


@pytest.mark.parametrize(
    "content",
    ["", "{", "{'format': 1}", "not json", b"\xff\xfe\x00", b"\xef\xbb\xbf{}", b"\x80"],
)
def test_what_is_no_json_is_refused(written, content):
    assert refusal(written(content))


def test_json_nested_without_end_is_refused(written):
    assert refusal(written("[" * 200_000))


def test_a_number_of_too_many_digits_is_refused(written):
    assert refusal(written('{"format": ' + "9" * 5000 + "}"))


def test_a_file_of_more_than_a_megabyte_is_refused(written):
    assert refusal(written(json.dumps(GOOD) + " " * 1_000_000)) == "more than 1 MB"


def test_lists_nested_deeper_than_arrays_go_are_refused(written):
    deep = "[" * 100 + "1" + "]" * 100
    text = json.dumps(changed(input="DEEP")).replace('"DEEP"', deep)
    assert refusal(written(text)).startswith("input[0][0]: ")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    assert "No such file" in refusal(tmp_path / "absent.json")
    assert refusal(tmp_path)
