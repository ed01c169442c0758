"""A window as a neuron has the cell's number, and goes back to where it came from."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnlab.core.dense.functions import Function
from cnnlab.core.dense.neuron import Neuron
from cnnlab.core.experiment.evaluate import evaluate
from cnnlab.core.experiment.experiment import Activation, Convolution, Experiment, Pooling
from cnnlab.lessons.presets import shipped_presets
from cnnlab.lessons.sheet import OneNeuron, WindowOrigin
from cnnlab.lessons.window_neuron import (
    convolution_of,
    fits_window,
    one_from_window,
    reaches_padding,
    window_neuron,
)
from cnnlab.scene.text import number


def preset(name):
    return next(one for one in shipped_presets() if one.id == name).experiment


@pytest.fixture
def demo():
    return preset("course-demo")


@st.composite
def experiments(draw):
    """Of any setting with an output, whole numbers as in the demo, scaled and flipped or not."""
    pair = st.tuples(st.integers(1, 2), st.integers(1, 2))
    kernel, dilation = draw(pair), draw(pair)
    padding = draw(st.tuples(st.integers(0, 2), st.integers(0, 2)))
    channels, filters = draw(st.integers(1, 3)), draw(st.integers(1, 2))
    rng = np.random.default_rng(draw(st.integers(0, 999)))
    return Experiment(
        rng.integers(-2, 3, (channels, 5, 4)),
        rng.integers(-2, 3, (filters, channels, *kernel)),
        rng.integers(-2, 3, filters),
        stride=draw(pair),
        padding=padding,
        dilation=dilation,
        operation=Convolution(draw(st.booleans())),
        scale=draw(st.sampled_from([Fraction(1), Fraction(1, 9), Fraction(3, 7)])),
    )


def test_the_demos_first_cell_of_its_second_filter(demo):
    neuron = window_neuron(demo, (1, 0, 0))
    assert len(neuron.x) == 27
    assert neuron.z == neuron.a == -8
    assert neuron.b == 0


def test_padding_is_an_input_that_is_0(demo):
    neuron = window_neuron(demo, (0, 0, 0))
    assert neuron.x[:9].tolist() == [0, 0, 0, 0, 0, 0, 0, 1, 0]
    assert reaches_padding(WindowOrigin(demo, (0, 0, 0)))
    assert not reaches_padding(WindowOrigin(demo, (0, 1, 1)))


@given(experiments())
def test_every_cell_of_every_setting(experiment):
    found = evaluate(experiment)
    for cell, total in np.ndenumerate(found.output):
        neuron = window_neuron(experiment, cell)
        assert neuron.z == pytest.approx(total, rel=1e-12, abs=1e-12)
        assert number(neuron.z, 4) == number(float(total), 4) or abs(total) < 1e-12


def test_the_scale_of_the_x_is_in_the_weights():
    experiment = preset("x-diagonal")
    assert experiment.scale == Fraction(1, 9)
    neuron = window_neuron(experiment, (0, 1, 1))
    assert number(neuron.z, 4) == "1"
    assert np.abs(neuron.w) == pytest.approx(np.full(9, 1 / 9))


@given(experiments())
def test_there_and_back_is_the_same_experiment(experiment):
    assert convolution_of(one_from_window(experiment, (0, 0, 0))) == (experiment, (0, 0, 0))


@given(experiments(), st.integers(0, 999))
def test_what_was_changed_is_put_back(experiment, seed):
    """The filter has the weights however they were turned and scaled, the others stay."""
    one = one_from_window(experiment, (0, 0, 0))
    rng = np.random.default_rng(seed)
    w = one.neuron.w + rng.integers(1, 3, one.neuron.w.shape)
    changed, cell = convolution_of(replace(one, neuron=replace(one.neuron, w=w, b=0.25)))
    again = window_neuron(changed, cell)
    assert again.w == pytest.approx(w)
    assert again.b == 0.25
    assert np.array_equal(changed.filters[1:], experiment.filters[1:])
    assert np.array_equal(changed.input, experiment.input)


def test_inputs_go_under_the_window_again(demo):
    one = one_from_window(demo, (0, 1, 1))
    neuron = one.neuron.with_x(4, 5.0)
    changed, cell = convolution_of(replace(one, neuron=neuron))
    assert changed.input[0, 2, 2] == 5
    assert (changed.input != demo.input).sum() <= 1
    assert evaluate(changed).output[cell] == neuron.z


def test_what_stands_in_the_padding_cannot_go_back(demo):
    one = one_from_window(demo, (0, 0, 0))
    assert fits_window(one.origin, one.neuron.with_x(4, 9.0).with_w(0, 9.0).with_b(9.0))
    assert not fits_window(one.origin, one.neuron.with_x(0, 9.0))
    assert not fits_window(one.origin, one.neuron.with_inputs(6))


@given(experiments(), st.integers(0, 999))
def test_what_fits_its_window_has_its_sum_there(experiment, seed):
    one = one_from_window(experiment, (0, 0, 0))
    rng = np.random.default_rng(seed)
    neuron = replace(one.neuron, x=one.neuron.x + rng.integers(0, 2, one.neuron.x.shape))
    changed, cell = convolution_of(replace(one, neuron=neuron))
    same = evaluate(changed).output[cell] == pytest.approx(neuron.z, rel=1e-12, abs=1e-12)
    assert same or not fits_window(one.origin, neuron)


def test_any_other_neuron_is_a_filter_over_a_row():
    neuron = Neuron(np.array([1.0, 0.0, 2.0]), np.array([7.0, 3.0, -1.0]), -5.0, Function("tanh"))
    experiment, cell = convolution_of(OneNeuron(neuron))
    assert experiment.input.shape == (1, 1, 3)
    assert experiment.filters.shape == (1, 1, 1, 3)
    assert evaluate(experiment).output[cell] == neuron.z


def test_a_neuron_that_has_lost_inputs_no_longer_fits_its_window(demo):
    one = one_from_window(demo, (0, 1, 1))
    experiment, _ = convolution_of(replace(one, neuron=one.neuron.with_inputs(2)))
    assert experiment.input.shape == (1, 1, 2)


@pytest.mark.parametrize("operation", [Activation(), Pooling()])
def test_only_a_convolution_has_neurons(demo, operation):
    with pytest.raises(ValueError, match="window: got no convolution"):
        window_neuron(replace(demo, operation=operation), (0, 0, 0))
    with pytest.raises(IndexError):
        window_neuron(demo, (0, 3, 0))
