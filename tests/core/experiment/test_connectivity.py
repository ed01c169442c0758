"""Who reads whom, against looking into the window of every step."""

import numpy as np
import pytest
from core_reference import (
    activations,
    cells_of,
    convolutions,
    course_demo,
    experiments,
    poolings,
)
from hypothesis import given
from hypothesis import strategies as st

from cnnlab.core.experiment.connectivity import (
    Use,
    fed_block,
    input_uses,
    inputs_met,
    outputs_fed,
    receptive_field,
    tap_of_weight,
    taps_met,
    weight_use,
    weight_uses,
)
from cnnlab.core.experiment.evaluate import evaluate
from cnnlab.core.experiment.experiment import Activation, Experiment, Pooling
from cnnlab.core.experiment.steps import Window


def uses(plan):
    """Every product of every step, read off its window; the place of a weight as it is stored."""
    e = plan.experiment
    _, _, kh, kw = e.filters.shape
    found = []
    for step in plan:
        for channel, i, j in cells_of(step.values.shape):
            at = (kh - 1 - i, kw - 1 - j) if e.operation.flip else (i, j)
            cell = (channel, *step.window.cell(i, j))
            weight = (step.cell[0], channel, *at)
            value = float(step.values[channel, i, j])
            found.append(Use(cell, weight, step.cell, value, float(step.weights[channel, i, j])))
    return found


@given(experiments)
def test_outputs_fed_are_those_whose_window_reads_the_cell(e):
    plan = evaluate(e).plan
    read = {cell: [] for cell in cells_of(e.input.shape)}
    for step in plan:
        for channel, i, j in cells_of((len(step.channels), *step.window.taps)):
            cell = (step.channels[channel], *step.window.cell(i, j))
            if cell in read:
                read[cell].append(step.cell)
    for cell, outputs in read.items():
        assert outputs_fed(plan, cell) == outputs


@given(convolutions())
def test_input_uses_are_the_products_of_the_cell(e):
    plan = evaluate(e).plan
    made = uses(plan)
    for cell in cells_of(e.input.shape):
        assert list(input_uses(plan, cell)) == [use for use in made if use.input == cell]


@given(convolutions())
def test_weight_uses_are_the_products_of_the_weight(e):
    plan = evaluate(e).plan
    made = uses(plan)
    for weight in cells_of(e.filters.shape):
        assert list(weight_uses(plan, weight)) == [use for use in made if use.weight == weight]


def cells_in(block):
    return {(row, column) for row in block.rows for column in block.columns}


@given(convolutions())
def test_the_blocks_are_where_the_uses_are(e):
    plan = evaluate(e).plan
    for cell in cells_of(e.input.shape):
        made = list(input_uses(plan, cell))
        assert cells_in(fed_block(plan, cell)) == {use.output[1:] for use in made}
        taps = {tap_of_weight(plan.experiment, *use.weight[2:]) for use in made}
        assert cells_in(taps_met(plan, cell)) == taps
    for weight in cells_of(e.filters.shape):
        made = list(weight_uses(plan, weight))
        met = inputs_met(plan, weight)
        assert cells_in(met) == {use.input[1:] for use in made}
        assert met.size == len(made)
        assert weight_use(plan, weight, *made[-1].output[1:]) == made[-1]


@given(convolutions(), st.data())
def test_the_uses_of_a_weight_are_its_gradient(e, data):
    """Moving one weight moves the sum of the output by the numbers that it met."""
    plan = evaluate(e).plan
    weight = data.draw(st.sampled_from(list(cells_of(e.filters.shape))))
    filters = e.filters.copy()
    filters[weight] += 1
    moved = evaluate(Experiment(**{**vars(e), "filters": filters})).output.sum()
    met = sum(use.value for use in weight_uses(plan, weight)) * float(e.scale)
    assert moved - plan_sum(plan) == pytest.approx(met, abs=1e-9)


def plan_sum(plan):
    return sum(step.total for step in plan)


def test_a_weight_of_the_course_demo_is_used_once_for_each_place():
    made = list(weight_uses(evaluate(course_demo()).plan, (0, 0, 1, 2)))
    assert [use.output for use in made] == list(cells_of((1, 3, 3)))
    assert [use.input[1:] for use in made] == [(r, c) for r in (0, 2, 4) for c in (1, 3, 5)]
    assert [use.value for use in made] == [0, 0, 0, 0, 2, 0, 1, 2, 0]
    assert {use.weight_value for use in made} == {1}


def test_a_receptive_field_of_the_course_demo():
    plan = evaluate(course_demo()).plan
    assert receptive_field(plan, (1, 1, 2)) == Window(1, 3, (3, 3)) == plan[14].window


def test_a_cell_of_the_course_demo_feeds_both_filters():
    plan = evaluate(course_demo()).plan
    places = [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert outputs_fed(plan, (2, 1, 1)) == [(k, *place) for k in (0, 1) for place in places]
    assert outputs_fed(plan, (0, 0, 0)) == [(0, 0, 0), (1, 0, 0)]


def test_the_padding_is_zero_wherever_it_is_met():
    plan = evaluate(course_demo()).plan
    (use, other) = input_uses(plan, (1, -1, 5))
    assert use.output == (0, 0, 2)
    assert use.weight == (0, 1, 0, 2)
    assert use.value == other.value == 0
    assert use in list(weight_uses(plan, use.weight))
    assert outputs_fed(plan, (1, -1, 5)) == [(0, 0, 2), (1, 0, 2)]


def test_a_cell_that_no_window_reaches_feeds_nothing():
    plan = evaluate(Experiment(np.ones((1, 1, 4)), stride=(1, 2))).plan
    assert outputs_fed(plan, (0, 0, 1)) == list(input_uses(plan, (0, 0, 1))) == []


@given(st.one_of(poolings(), activations()))
def test_without_weights_nothing_is_used(e):
    plan = evaluate(e).plan
    assert [*input_uses(plan, (0, 0, 0)), *weight_uses(plan, (0, 0, 0, 0))] == []


@pytest.mark.parametrize("operation", [Activation(), Pooling(size=(1, 1))])
def test_other_operations_keep_to_their_slice(operation):
    plan = evaluate(Experiment(np.ones((3, 2, 2)), operation=operation)).plan
    assert outputs_fed(plan, (1, 0, 1)) == [(1, 0, 1)]
