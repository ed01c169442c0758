"""A bench as data, and back: nothing of it is lost, and nothing else is taken for one."""

from dataclasses import fields, replace

import numpy as np
import pytest
from core_reference import course_demo, experiments
from hypothesis import given
from json_damage import place_of, through_json, with_value_at

from cnnlab.core.experiment.evaluate import evaluate
from cnnlab.core.experiment.experiment import OperationSettings, Pooling
from cnnlab.lab.convolution.bench import Bench, changes
from cnnlab.lab.convolution.bench_form import (
    bench_data,
    bench_from,
    document_data,
    document_from,
)
from cnnlab.lab.convolution.outputs import output_as_input, with_reference
from cnnlab.lab.convolution.played import Place
from cnnlab.lab.convolution.predictions import with_predictions, with_sum_shown
from cnnlab.lessons.form import experiment_data
from cnnlab.lessons.form_checks import FormError


def full_bench():
    """One in which every field is another than the usual."""
    first = Bench(course_demo(), course_demo(), "course-demo", "all", 7, 255.0)
    bench = output_as_input(first, evaluate(first.experiment))
    bench = replace(bench, seed=3, white=1.0, output_mode="predict", baseline=course_demo())
    bench = replace(bench, kept=(course_demo().settings, OperationSettings(Pooling("max", (3, 2)))))
    bench = with_predictions(bench, {(0, 1, 2): 0.1, (1, 0, 0): -3.0})
    bench = replace(with_sum_shown(bench, (0, 2, 2)), scored=(2, 3))
    return with_reference(bench, evaluate(bench.experiment).output)


def assert_same(found, bench):
    for name in (f.name for f in fields(Bench)):
        one, other = getattr(found, name), getattr(bench, name)
        if name in ("experiment", "baseline"):
            assert experiment_data(one) == experiment_data(other), name
        elif name == "chain":
            assert len(one) == len(other)
            for link, other_link in zip(one, other, strict=True):
                assert_same(link, other_link)
        elif isinstance(other, np.ndarray):
            np.testing.assert_array_equal(one, other)
        else:
            assert one == other, name


def test_every_field_of_a_bench_comes_back():
    bench = full_bench()
    assert_same(bench_from(through_json(bench_data(bench))), bench)


@given(experiments)
def test_any_experiment_comes_back(e):
    found = bench_from(through_json(bench_data(Bench(e, e, "x"))))
    assert experiment_data(found.experiment) == experiment_data(e)
    assert found.baseline is found.experiment


def test_an_unedited_bench_stays_unedited():
    e = course_demo()
    found = bench_from(through_json(bench_data(Bench(e, e, "x"))))
    assert changes(found, replace(found, baseline=found.experiment)) == frozenset()


@pytest.mark.parametrize("place", [Place(), Place(17, 4, (1, 2, 2)), Place(3)])
def test_the_place_comes_back(place):
    bench = full_bench()
    found, where = document_from(through_json(document_data(bench, place)))
    assert where == place
    assert_same(found, bench)


DAMAGE = {
    "bench": [None, 3, [], "x"],
    "bench.experiment": [None, {}, {"input": [[["a"]]]}, {"input": [[[1e12]]]}],
    "bench.baseline": [3, {"input": 3}],
    "bench.output_mode": ["some", None, [], 3],
    "bench.preset": [3, "x" * 1000, None],
    "bench.seed": [-1, 1.5, "3", True, 10**30],
    "bench.white": [2, "1", True, [1]],
    "bench.predictions": [3, [[0, 0, 0]], [[0, 0, 0.5, 1]], [[-1, 0, 0, 1]], [["a", 0, 0, 1]]],
    "bench.reference": [3, [[1]], [[[None]]], [[[1], [1, 2]]]],
    "bench.chain": [3, [3], [{}], [{"experiment": {}}], [None] * 1000],
    "bench.shown": [3, [3], [[0, 0]], [[0, 0, -1]]],
    "bench.scored": [3, [1], [-1, 0], ["a", 0]],
    "bench.kept": [3, [3], [{"padding": [0]}], [{"other": 1}], [{}] * 4, [{"stride": [0, 1]}]],
    "bench.unheard_of": [1],
    "step": [-1, 1.5, None, "3"],
    "moment": [-1, "x", 1.5],
    "pinned": [3, [1, 2], [1, 2, 3, 4], [0, 0, 0.5], [-1, 0, 0], ["a", "b", "c"]],
}


@pytest.mark.parametrize("place", DAMAGE)
def test_what_is_damaged_is_refused_with_its_place(place):
    whole = through_json(document_data(full_bench(), Place()))
    for value in DAMAGE[place]:
        with pytest.raises(FormError) as refused:
            document_from(with_value_at(whole, place_of(place), value))
        assert str(refused.value)


def test_the_place_of_a_fault_in_a_chain_is_told():
    data = through_json(bench_data(full_bench()))
    data["chain"][0]["experiment"]["stride"] = [0, 1]
    with pytest.raises(FormError) as refused:
        bench_from(data)
    assert refused.value.place == "chain[0].experiment.stride"


def test_an_output_larger_than_an_input_may_be_comes_back_too():
    e = replace(course_demo(), input=np.zeros((3, 100, 100)))
    assert bench_from(through_json(bench_data(Bench(e, e, "x")))).experiment.input.shape[1] == 100


def test_what_could_not_be_read_back_is_not_given():
    e = replace(course_demo(), input=np.full((3, 5, 5), 1e12))
    with pytest.raises(FormError):
        document_data(Bench(e, e, "x"), Place())


@pytest.mark.parametrize("place", ["output_mode", "preset", "\ud800"])
def test_halves_of_letters_can_be_shown(place):
    data = through_json(bench_data(full_bench()))
    data[place] = "\ud800" * 300
    with pytest.raises(FormError) as refused:
        bench_from(data)
    assert str(refused.value).encode("utf-8")
