"""A sheet survives being written as JSON, and what is no sheet is refused by place."""

import json
from contextlib import suppress
from dataclasses import MISSING, fields, replace

import numpy as np
import pytest
from core_reference import course_demo
from hypothesis import given
from hypothesis import strategies as st
from json_damage import junk, place_of, places, through_json, with_value_at

from cnnlab.core.dense.dense import Dense
from cnnlab.core.dense.fit import FitNetwork, FitRecipe
from cnnlab.core.dense.functions import Function
from cnnlab.core.dense.neuron import Neuron
from cnnlab.core.dense.points import make_points, split, with_point
from cnnlab.core.experiment.experiment import Experiment
from cnnlab.lessons.form import experiment_data
from cnnlab.lessons.form_checks import FormError
from cnnlab.lessons.sheet import PAGES, Fitting, Layered, OneNeuron, Sheet, UnitGuess, WindowOrigin
from cnnlab.lessons.sheet_form import (
    document_data,
    document_from,
    fitting_from,
    layered_from,
    one_from,
    sheet_data,
    sheet_from,
)

LEAKY = Function("leaky_relu", 0.3)
SIGMOID = Function()


def window_neuron():
    """The course demo's first window with w0, 27 inputs."""
    experiment = course_demo()
    neuron = Neuron(np.arange(27.0), experiment.filters[0].ravel(), 1.0, Function("relu"))
    return OneNeuron(neuron, origin=WindowOrigin(experiment, (0, 2, 1)))


def full_sheet():
    """One in which every field is another than the usual."""
    rng = np.random.default_rng(3)
    neuron = Neuron(np.array([0.1, 1 / 3]), np.array([-1e9, 2.0]), 0.5, LEAKY)
    targets = np.array([0.0, 1.0, np.nan, 1.0])
    one = OneNeuron(neuron, targets, Function("tanh"), True, (None, 2.5), derivative=True)
    dense = Dense((rng.normal(size=(3, 3)), rng.normal(size=(2, 4))), (LEAKY, SIGMOID))
    guesses = UnitGuess("a", 1, 2, 0.25), UnitGuess("error", 2, 0, -1 / 3)
    example = np.array([1.0, -2.5]), np.array([0.0, 1.0])
    layered = Layered(dense, *example, "cross_entropy", 0.125, True, guesses, 12)
    points = with_point(split(make_points("moons", 30, 0.2, 5), 0.3, 4), 0.1, -0.7, 1.0)
    fitting = Fitting(
        *(points, "own", 30, 0.25, 0.3, 4),
        FitNetwork((8, 3), LEAKY, 9),
        FitRecipe(0.03, 16, 0.9),
        FitRecipe(3.0, 0, 0.5),
    )
    return Sheet(
        replace(one, preset="own-one"),
        replace(layered, preset="own-layers"),
        replace(fitting, preset="own-fit"),
    )


def assert_same(one, other, where=""):
    """Equal in every field, arrays to the bit."""
    if isinstance(other, np.ndarray):
        np.testing.assert_array_equal(one, other, err_msg=where)
    elif isinstance(other, Experiment):
        assert experiment_data(one) == experiment_data(other)
    elif hasattr(other, "__dataclass_fields__"):
        for field in fields(other):
            name = f"{where}.{field.name}"
            assert_same(getattr(one, field.name), getattr(other, field.name), name)
    elif isinstance(other, tuple):
        assert len(one) == len(other), where
        for part, other_part in zip(one, other, strict=True):
            assert_same(part, other_part, where)
    else:
        assert one == other, where


def refusal(read, data):
    with pytest.raises(FormError) as refused:
        read(data)
    assert len(str(refused.value)) < 250
    return refused.value


def test_every_field_of_a_sheet_comes_back():
    assert_same(sheet_from(through_json(sheet_data(full_sheet()))), full_sheet())


def test_the_sheet_is_unusual_in_every_field():
    """So that a field that is added and not written fails the test above."""
    sheet = full_sheet()
    for part in (sheet.one, sheet.layered, sheet.fitting):
        for field in fields(part):
            if field.name not in ("origin", "kind") and field.default is not MISSING:
                assert getattr(part, field.name) != field.default, field.name


def test_a_neuron_made_from_a_window_comes_back_with_its_window():
    sheet = replace(full_sheet(), one=window_neuron())
    assert_same(sheet_from(through_json(sheet_data(sheet))), sheet)


def test_the_largest_window_comes_back():
    experiment = Experiment(
        np.ones((64, 11, 11)), filters=np.ones((1, 64, 11, 11)), biases=np.zeros(1)
    )
    neuron = Neuron(np.ones(64 * 121), np.ones(64 * 121), 0.0, SIGMOID)
    one = OneNeuron(neuron, origin=WindowOrigin(experiment, (0, 0, 0)))
    sheet = replace(full_sheet(), one=one)
    assert_same(sheet_from(through_json(sheet_data(sheet))), sheet)


@pytest.mark.parametrize("page", PAGES)
def test_the_page_comes_back(page):
    sheet, shown = document_from(through_json(document_data(full_sheet(), page)))
    assert shown == page
    assert_same(sheet, full_sheet())


def test_a_sheet_of_the_first_version_is_read():
    """As it was written then, with every key that there was."""
    text = """
    {"page": "layers", "sheet": {
     "one": {"x": [1, 0], "w": [20, 20.5], "b": -30, "function": "sigmoid",
      "targets": [0, null, 0, 1], "second": {"kind": "leaky_relu", "slope": 0.3},
      "predicts": true, "guesses": [null, 0.25], "derivative": true, "preset": "and"},
     "layered": {"weights": [[[0, 1, 2], [3, 4, 5]], [[6, 7, 8]]],
      "functions": ["relu", "sigmoid"], "x": [1, -1], "target": [1], "loss": "cross_entropy",
      "learning_rate": 0.1, "predicts": true, "seed": 4, "preset": "deep",
      "guesses": [{"kind": "error", "layer": 1, "unit": 0, "value": 2}]},
     "fitting": {"points": [[0.5, -1, 1], [0, 0, 0]], "held_out": [1], "kind": "own",
      "count": 100, "noise": 0.2, "share": 0.5, "seed": 9,
      "network": {"hidden": [8, 2], "function": "relu", "seed": 3},
      "recipe": {"learning_rate": 1, "batch": 8, "momentum": 0.5}, "rival": {},
      "preset": "fit-and"}}}
    """
    sheet, page = document_from(json.loads(text))
    assert (page, sheet.one.preset, sheet.layered.preset) == ("layers", "and", "deep")
    assert sheet.one.neuron.w.tolist() == [20, 20.5]
    assert sheet.one.second == Function("leaky_relu", 0.3)
    assert sheet.one.guesses == (None, 0.25)
    assert sheet.layered.guesses == (UnitGuess("error", 1, 0, 2.0),)
    assert sheet.layered.dense.weights[1].tolist() == [[6, 7, 8]]
    assert sheet.fitting.points.held_out.tolist() == [False, True]
    assert sheet.fitting.recipe == FitRecipe(1.0, 8, 0.5)
    assert sheet.fitting.rival == FitRecipe()
    assert sheet.fitting.network == FitNetwork((8, 2), Function("relu"), 3)
    assert document_data(sheet, page) == json.loads(text)


def test_what_is_absent_is_as_by_default():
    one = one_from({"x": [1], "w": [2], "b": 3, "function": "tanh"})
    assert_same(one, OneNeuron(Neuron(np.ones(1), np.full(1, 2.0), 3.0, Function("tanh"))))
    layered = layered_from({"weights": [[[0, 1]]], "functions": ["relu"], "x": [1], "target": [0]})
    assert layered.loss == "squared"
    assert document_from({"sheet": sheet_data(full_sheet())})[1] == "neuron"


def test_points_that_are_absent_are_made_as_the_settings_say():
    data = {"kind": "rings", "count": 40, "noise": 0.05, "share": 0.25, "seed": 7}
    fitting = fitting_from(data)
    assert_same(fitting.points, split(make_points("rings", 40, 0.05, 7), 0.25, 7))
    assert fitting.points.held_out.sum() == 10
    assert_same(fitting_from({}).points, split(make_points("xor", 200, 0.1, 1), 0.2, 1))


def test_no_points_at_all_come_back():
    sheet = replace(full_sheet(), fitting=fitting_from({"kind": "own", "points": []}))
    assert len(sheet_from(through_json(sheet_data(sheet))).fitting.points) == 0


def test_what_comes_back_can_not_be_changed():
    sheet = sheet_from(sheet_data(full_sheet()))
    for array in (sheet.one.targets, sheet.layered.x, sheet.layered.target, sheet.fitting.points.x):
        assert not array.flags.writeable


def test_what_could_not_be_read_back_is_not_given():
    sheet = full_sheet()
    huge = sheet.layered.dense.with_weight(0, 0, 0, 1e12)
    with pytest.raises(FormError, match=r"layered\.weights\[0\]\[0\]\[0\]"):
        document_data(replace(sheet, layered=replace(sheet.layered, dense=huge)), "layers")


HUGE = 10**400
DAMAGE = {
    "sheet": [None, 3, [], "x", {}],
    "sheet.fitting.preset": [3, "x" * 201, None, ["a"]],
    "sheet.unheard_of": [1],
    "sheet.one": [None, [], {}],
    "sheet.one.x": [[], [1] * 7, [1, "2"], [1, [2]], [1, HUGE], [float("nan"), 1], 3, None],
    "sheet.one.w": [[1], [1, 2, 3], [1, None], "ab"],
    "sheet.one.b": ["1", None, True, 1e10, float("nan"), HUGE],
    "sheet.one.function": ["Tanh", None, 3, {}, {"kind": "tanh", "slope": "0"}, {"slope": 1}, []],
    "sheet.one.targets": [[0, 1], [0, 1, 2, 1], [0, 1, 0, True], [0] * 8, 4, "0101", None],
    "sheet.one.second": ["", {"kind": "relu", "more": 1}],
    "sheet.one.predicts": [1, None, "yes"],
    "sheet.one.derivative": [0, None],
    "sheet.one.guesses": [None, [1], [1, 2, 3], [1, "2"], [HUGE, None], {}],
    "sheet.one.origin": [3, {}, {"experiment": {}, "cell": [0, 0, 0]}],
    "sheet.one.unheard_of": [None],
    "sheet.layered": [None, {}, []],
    "sheet.layered.weights": [
        [],
        3,
        [[[1, 2, 3]], [[1, 2, 3]]],
        [[[1]]],
        [[[1, 2], [3]]],
        [[[1, 2]]] * 5,
        [[[1, 2]] * 9],
        [[[1, 2]] * 5],
        [[[0] * 8]],
        [[["1", 2]]],
        [[[float("inf"), 2]]],
    ],
    "sheet.layered.functions": [[], ["relu"], ["relu"] * 3, ["relu", "sine"], "relu", None],
    "sheet.layered.x": [[], [1], [1, 2, 3], 3, ["a", "b"]],
    "sheet.layered.target": [[], [1], [1, 2, 3], None],
    "sheet.layered.loss": ["cross", None, 3],
    "sheet.layered.learning_rate": [0, 101, "1", None],
    "sheet.layered.predicts": [0, "no"],
    "sheet.layered.guesses": [
        3,
        [3],
        [{"kind": "a", "layer": 1, "unit": 0}],
        [{"kind": "b", "layer": 1, "unit": 0, "value": 1}],
        [{"kind": "a", "layer": 9, "unit": 0, "value": 1}],
        [{"kind": "a", "layer": 1, "unit": 8, "value": 1}],
        [{"kind": "a", "layer": 1, "unit": 0, "value": "1"}],
    ],
    "sheet.layered.seed": [-1, 1.5],
    "sheet.fitting": [None, 3],
    "sheet.fitting.points": [
        3,
        None,
        [[1, 2]],
        [[1, 2, 3, 0]],
        [[1, 2, 2]],
        [[1, 2, 0.5]],
        [[0, 0, 0]] * 2001,
        [["a", 0, 0]],
        [[1, 2, 0], [1, 2]],
        [[1e10, 2, 0]],
    ],
    "sheet.fitting.held_out": [3, [-1], [31], [0.5], [True], [0] * 32, None],
    "sheet.fitting.kind": ["stars", None, 3],
    "sheet.fitting.count": [-1, 2001, 1.5, "3", True],
    "sheet.fitting.noise": [-0.1, float("nan"), float("inf"), "0", None, True],
    "sheet.fitting.share": [-0.1, 1, "0", None],
    "sheet.fitting.seed": [-1, 0.5, 2**31, None],
    "sheet.fitting.network": [None, 3, {"hidden": 3}, {"hidden": [9]}, {"hidden": [1] * 4}],
    "sheet.fitting.recipe": [
        None,
        {"learning_rate": 0},
        {"learning_rate": 101},
        {"learning_rate": HUGE},
        {"momentum": 1},
        {"momentum": -0.1},
        {"momentum": "0"},
        {"batch": -1},
        {"batch": 2.0},
        {"epochs": 3},
    ],
    "sheet.fitting.rival": [3, {"learning_rate": float("nan")}],
    "page": ["five", None, 3, []],
}


@pytest.mark.parametrize("place", DAMAGE)
def test_what_is_damaged_is_refused_with_its_place(place):
    whole = through_json(document_data(full_sheet(), "fit"))
    for value in DAMAGE[place]:
        data = with_value_at(whole, place_of(place), value)
        assert refusal(document_from, data).place.startswith(place.removesuffix(".functions"))


@pytest.mark.parametrize(
    ("place", "value", "wrong"),
    [
        ("cell", [0, 3, 0], "cell[1]"),
        ("cell", [2, 0, 0], "cell[0]"),
        ("cell", [0, 0], "cell"),
        ("experiment", experiment_data(Experiment(np.ones((3, 5, 5)))), "experiment.filters"),
    ],
)
def test_a_window_that_is_none_of_the_experiments_is_refused(place, value, wrong):
    data = through_json(sheet_data(replace(full_sheet(), one=window_neuron())))
    data["one"]["origin"][place] = value
    assert refusal(sheet_from, data).place == f"sheet.one.origin.{wrong}"


def test_only_a_window_may_have_more_inputs_than_are_edited():
    data = through_json(sheet_data(replace(full_sheet(), one=window_neuron())))
    del data["one"]["origin"]
    assert refusal(sheet_from, data).place == "sheet.one.x"
    data["one"]["origin"] = sheet_data(replace(full_sheet(), one=window_neuron()))["one"]["origin"]
    data["one"]["targets"] = [0, 1]
    assert refusal(sheet_from, data).place == "sheet.one.targets"


def test_a_cross_entropy_of_no_sigmoid_is_refused():
    data = through_json(sheet_data(full_sheet()))
    data["layered"]["functions"][1] = "tanh"
    assert refusal(sheet_from, data).place == "sheet.layered.loss"


DATA = through_json(
    document_data(replace(full_sheet(), one=replace(window_neuron(), predicts=True)), "layers")
)
PLACES = [place for place in places(DATA) if place]


@given(st.sampled_from(PLACES), junk)
def test_junk_at_any_place_is_refused_or_a_sheet(place, value):
    data = with_value_at(DATA, place, value)
    with suppress(FormError):
        document_data(*document_from(data))
