"""An experiment survives being written as JSON, and what is no experiment is refused by place."""

import json
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from core_reference import course_demo, experiments
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from cnnlab.core.experiment.evaluate import Problem, evaluate
from cnnlab.core.experiment.experiment import Activation, Convolution, Experiment, Pooling
from cnnlab.lessons.form import experiment_data, experiment_from, json_text
from cnnlab.lessons.form_checks import FormError

ROW = {"input": [[[1, 2, 3]]], "filters": [[[[1, -1]]]], "biases": [0]}
POOL = {"kind": "pooling", "function": "max", "size": [2, 2], "partial": False}
numbers = st.floats(-1e9, 1e9, allow_nan=False)


def assert_same(one: Experiment, other: Experiment) -> None:
    for name in ("input", "filters", "biases"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))
    for name in ("stride", "padding", "dilation", "operation", "scale"):
        assert getattr(one, name) == getattr(other, name)


def refusal(data) -> str:
    with pytest.raises(FormError) as refused:
        experiment_from(data)
    message = str(refused.value)
    assert len(message) < 250
    return message


@given(experiments)
def test_every_experiment_comes_back(e):
    assert_same(experiment_from(json.loads(json.dumps(experiment_data(e)))), e)


@given(experiments)
def test_every_experiment_comes_back_from_a_readable_text(e):
    data = experiment_data(e)
    assert json.loads(json_text(data)) == data


@given(arrays.arrays(float, (2, 3, 2), elements=numbers), numbers)
def test_every_number_comes_back_exactly(x, slope):
    e = Experiment(x, operation=Activation("leaky_relu", slope))
    assert_same(experiment_from(json.loads(json_text(experiment_data(e)))), e)


def test_the_largest_sizes_come_back():
    rng = np.random.default_rng(0)
    e = Experiment(
        rng.integers(-9, 10, (64, 64, 64)),
        rng.integers(-9, 10, (64, 64, 11, 11)),
        rng.integers(-9, 10, 64),
        stride=(64, 64),
        padding=(64, 64),
        dilation=(64, 64),
    )
    assert_same(experiment_from(experiment_data(e)), e)


def test_the_data_of_the_course_demo():
    data = experiment_data(course_demo())
    assert data["operation"] == {"kind": "convolution", "flip": False}
    assert (data["stride"], data["padding"], data["dilation"]) == ([2, 2], [1, 1], [1, 1])
    assert (data["scale"], data["biases"]) == (1, [1, 0])
    assert data["input"][0][0] == [0, 0, 1, 0, 2]


def test_whole_numbers_are_written_whole():
    e = Experiment(np.array([[[1.0, -2.0, 0.5, -0.0, 1e9]]]), scale=Fraction(1, 9))
    assert '"input":[[[1,-2,0.5,0,1000000000]]]' in json.dumps(
        experiment_data(e), separators=(",", ":")
    )
    assert experiment_data(e)["scale"] == "1/9"


@pytest.mark.parametrize(
    ("operation", "data"),
    [
        (Convolution(flip=True), {"kind": "convolution", "flip": True}),
        (Activation("tanh"), {"kind": "activation", "function": "tanh", "slope": 0.01}),
        (
            Activation("leaky_relu", 2.0),
            {"kind": "activation", "function": "leaky_relu", "slope": 2},
        ),
        (
            Pooling("average", (3, 1), partial=True),
            {"kind": "pooling", "function": "average", "size": [3, 1], "partial": True},
        ),
    ],
)
def test_operations_and_their_data(operation, data):
    e = replace(course_demo(), operation=operation)
    assert experiment_data(e)["operation"] == data
    assert experiment_from({**ROW, "operation": data}).operation == operation


@pytest.mark.parametrize(
    ("data", "operation"),
    [
        ({"kind": "convolution"}, Convolution()),
        ({"kind": "activation", "function": "sigmoid"}, Activation("sigmoid")),
        ({"kind": "pooling", "function": "max", "size": [2, 3]}, Pooling("max", (2, 3))),
    ],
)
def test_options_may_be_left_out(data, operation):
    assert experiment_from({**ROW, "operation": data}).operation == operation


def test_settings_may_be_left_out():
    assert_same(experiment_from(ROW), Experiment(*map(np.array, ROW.values())))


@pytest.mark.parametrize("operation", [POOL, {"kind": "activation", "function": "relu"}])
def test_a_pool_and_an_activation_need_no_filters(operation):
    e = experiment_from({"input": [[[1, 2], [3, 4]]], "operation": operation})
    assert (e.filters.tolist(), e.biases.tolist()) == ([[[[1]]]], [0])
    assert {"filters", "biases"}.isdisjoint(experiment_data(e))


def test_a_pool_keeps_the_filters_that_it_does_not_use():
    e = replace(course_demo(), operation=Pooling())
    assert_same(experiment_from(experiment_data(e)), e)


def test_an_experiment_without_an_output_is_one_too():
    e = experiment_from({**ROW, "biases": [0, 0]})
    assert isinstance(evaluate(e), Problem)
    assert_same(experiment_from(experiment_data(e)), e)


@pytest.mark.parametrize("name", ["input", "filters", "biases"])
def test_what_is_missing_is_named(name):
    data = {key: value for key, value in ROW.items() if key != name}
    assert refusal(data) == f"'{name}' is missing"


@pytest.mark.parametrize("data", [None, [], "input", 5, [ROW]])
def test_what_is_no_object_is_refused(data):
    came = json.dumps(data)
    came = came if len(came) <= 40 else f"{came[:40]}…"
    assert refusal(data) == f"experiment: got {came}, expected an object"


@pytest.mark.parametrize("name", ["Input", "strides", "title", "__class__", ""])
def test_what_is_not_known_is_refused(name):
    assert refusal({**ROW, name: 1}) == f"{name}: no such setting"


@pytest.mark.parametrize(
    ("name", "values", "reason"),
    [
        ("input", 5, "got 5, expected a list of 1 to 64 channels"),
        ("input", [], "got 0, expected a list of 1 to 64 channels"),
        ("input", [[[0]]] * 65, "got 65, expected a list of 1 to 64 channels"),
        ("input", [[[0]] * 65], "[0]: got 65, expected a list of 1 to 64 rows"),
        ("input", [[[0], [0] * 65]], "[0][1]: got 65, expected a list of 1 to 64 columns"),
        ("input", [[[0, 1], [2]]], "expected lists of equal length"),
        ("input", [[[0]], [[0], [1]]], "expected lists of equal length"),
        ("input", [[[0, True]]], "[0][0]: expected numbers and nothing else"),
        ("input", [[[0, "1"]]], "[0][0]: expected numbers and nothing else"),
        ("input", [[[0, None]]], "[0][0]: expected numbers and nothing else"),
        ("input", [[[0, [1]]]], "[0][0]: expected numbers and nothing else"),
        ("input", [[[0, np.float64(1)]]], "[0][0]: expected numbers and nothing else"),
        ("input", [[[0, float("nan")]]], "[0][0][1]: expected a number within ±1,000,000,000"),
        ("input", [[[0, float("-inf")]]], "[0][0][1]: expected a number within ±1,000,000,000"),
        ("input", [[[1_000_000_001]]], "[0][0][0]: expected a number within ±1,000,000,000"),
        ("input", [[[10**400]]], "expected a number within ±1,000,000,000"),
        ("input", [[[-(10**5000)]]], "expected a number within ±1,000,000,000"),
        ("filters", [[[[1]]]] * 65, "got 65, expected a list of 1 to 64 filters"),
        ("filters", [[[[1]]] * 65], "[0]: got 65, expected a list of 1 to 64 channels"),
        ("filters", [[[[1]] * 12]], "[0][0]: got 12, expected a list of 1 to 11 rows"),
        ("filters", [[[[1] * 12]]], "[0][0][0]: got 12, expected a list of 1 to 11 columns"),
        ("biases", [0] * 65, "got 65, expected a list of 1 to 64 biases"),
        ("biases", {"0": 1}, 'got {"0": 1}, expected a list of 1 to 64 biases'),
    ],
)
def test_numbers_of_the_wrong_size_or_kind_are_refused_by_place(name, values, reason):
    place = name if reason.startswith("[") else f"{name}: "
    assert refusal({**ROW, name: values}) == place + reason


@pytest.mark.parametrize("name", ["filters", "biases"])
def test_what_a_pool_does_not_need_is_checked_all_the_same(name):
    assert refusal({**ROW, "operation": POOL, name: None}).startswith(f"{name}: ")


@pytest.mark.parametrize("name", ["stride", "padding", "dilation"])
@pytest.mark.parametrize("value", [None, 1, "1,1", [1], [1, 65], [1, -1], [True, 1], [10**5000, 1]])
def test_a_setting_is_a_pair_within_the_limits(name, value):
    reason = refusal({**ROW, name: value})
    assert reason.startswith(f"{name}: ")
    assert "to 64" in reason
    assert "expected" in reason


@pytest.mark.parametrize(
    "value", [None, True, 0.5, 10**12, [10**5000], "1/0", "0.5", "1/9 ", "a", [], float("nan")]
)
def test_a_scale_is_a_whole_number_or_a_fraction(value):
    assert refusal({**ROW, "scale": value}).startswith("scale: ")


@pytest.mark.parametrize(
    ("operation", "place"),
    [
        (None, "operation: "),
        ("pooling", "operation: "),
        ({}, "'operation.kind' is missing"),
        ({"kind": "fourier"}, 'operation.kind: got "fourier", expected one of convolution, '),
        ({"kind": ["pooling"]}, "operation.kind: "),
        ({"kind": "convolution", "flip": 1}, "operation.flip: got 1, expected true or false"),
        ({"kind": "convolution", "slope": 1}, "operation.slope: no such setting"),
        ({"kind": "activation"}, "'operation.function' is missing"),
        ({"kind": "activation", "function": "max"}, 'operation.function: got "max"'),
        ({"kind": "activation", "function": "relu", "slope": "1"}, "operation.slope: "),
        ({"kind": "activation", "function": "relu", "slope": float("nan")}, "operation.slope: "),
        ({"kind": "activation", "function": "relu", "slope": True}, "operation.slope: "),
        ({"kind": "activation", "function": "relu", "size": [1, 1]}, "operation.size: no such"),
        ({"kind": "pooling", "function": "max"}, "'operation.size' is missing"),
        (
            {**POOL, "function": "relu"},
            'operation.function: got "relu", expected one of max, average',
        ),
        ({**POOL, "size": 2}, "operation.size: "),
        (
            {**POOL, "size": [0, 2]},
            "operation.size: got [0, 2], expected [rows, columns] of 1 to 64",
        ),
        ({**POOL, "size": [2, 65]}, "operation.size: "),
        ({**POOL, "partial": None}, "operation.partial: "),
    ],
)
def test_an_operation_that_is_none_is_refused_by_place(operation, place):
    assert refusal({**ROW, "operation": operation}).startswith(place)


def test_a_number_without_end_is_refused():
    assert refusal({**ROW, "scale": 10**5000}) == (
        "scale: got …, expected 1 or a fraction such as 1/9"
    )


def test_a_readable_text_has_a_row_of_numbers_a_line():
    text = json_text({"title": "[ 1,\n2 ]", "empty": [], "input": [[[1, 2.5], [3, 4]]]})
    assert text.splitlines() == [
        "{",
        ' "title": "[ 1,\\n2 ]",',
        ' "empty": [],',
        ' "input": [',
        "  [",
        "   [1, 2.5],",
        "   [3, 4]",
        "  ]",
        " ]",
        "}",
    ]


def test_a_readable_text_holds_no_number_that_json_does_not_know():
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_text({"input": [float("nan")]})
