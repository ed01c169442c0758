"""The arithmetic one output cell at a time makes the very output."""

from fractions import Fraction

import numpy as np
import pytest
from core_reference import (
    COURSE_OUTPUT,
    activations,
    cells_of,
    convolutions,
    course_demo,
    experiments,
    pairs,
    poolings,
)
from hypothesis import given
from hypothesis import strategies as st

from cnnlab.core.experiment.evaluate import evaluate
from cnnlab.core.experiment.experiment import Activation, Experiment, Pooling
from cnnlab.core.experiment.steps import Moment, StepPlan, Window, activate
from cnnlab.core.ops import sigmoid


def totals(plan):
    """Every step's total in its cell."""
    made = np.full(plan.output_shape, np.nan)
    for step in plan:
        assert np.isnan(made[step.cell])
        made[step.cell] = step.total
    return made


@pytest.fixture
def plan():
    return evaluate(course_demo()).plan


@given(convolutions())
def test_totals_of_a_convolution_make_its_output(e):
    result = evaluate(e)
    np.testing.assert_array_equal(totals(result.plan), result.output)


@given(poolings())
def test_totals_of_a_pooling_make_its_output(e):
    result = evaluate(e)
    np.testing.assert_allclose(totals(result.plan), result.output, rtol=1e-14)


@given(activations())
def test_totals_of_an_activation_make_its_output(e):
    result = evaluate(e)
    np.testing.assert_allclose(totals(result.plan), result.output, rtol=1e-14)


@given(experiments)
def test_steps_go_filter_by_filter_row_by_row(e):
    plan = evaluate(e).plan
    order = list(cells_of(plan.output_shape))
    assert [step.cell for step in plan] == order
    assert [step.index for step in plan] == list(range(len(order)))
    assert [plan.cell(index) for index in range(len(plan))] == order
    assert [plan.index_of(cell) for cell in order] == list(range(len(plan)))


@given(experiments)
def test_a_step_reads_what_lies_under_its_window(e):
    for step in evaluate(e).plan:
        if isinstance(e.operation, Activation):
            assert step.z == e.input[step.cell]
            continue
        values = step.values[None] if isinstance(e.operation, Pooling) else step.values
        outside = -np.inf if getattr(e.operation, "kind", "") == "max" else 0
        for at, (channel, i, j) in zip(
            values.flat, cells_of((len(step.channels), *step.window.taps)), strict=True
        ):
            row, column = step.window.cell(i, j)
            inside = 0 <= row < e.input.shape[1] and 0 <= column < e.input.shape[2]
            assert at == (e.input[step.channels[channel], row, column] if inside else outside)


@given(experiments)
def test_moments_end_with_the_total(e):
    for step in evaluate(e).plan:
        last = step.moments[-1]
        assert last == Moment("total", 0, step.total)
        terms = [moment for moment in step.moments if moment.kind == "term"]
        assert [moment.index for moment in terms] == list(range(len(terms)))
        assert len(terms) == len(step.channels) * step.window.taps[0] * step.window.taps[1]


@given(convolutions())
def test_a_convolutions_moments_run_up_to_its_sum(e):
    for step in evaluate(e).plan:
        running = {kind: [] for kind in ("term", "channel", "bias", "total")}
        for moment in step.moments:
            running[moment.kind].append(moment.running)
        assert running["term"] == np.cumsum(step.products.ravel()).tolist()
        assert running["channel"] == np.cumsum(step.channel_sums).tolist()
        assert running["term"][-1] == running["channel"][-1] == step.sum
        assert step.total == pytest.approx(float(e.scale) * step.sum + step.bias)


@given(poolings())
def test_a_pools_winner_is_inside_and_the_first_of_the_largest(e):
    for step in evaluate(e).plan:
        inside = [tap for tap in cells_of(step.window.taps) if step.inside[tap]]
        assert step.count == len(inside) >= 1
        if e.operation.kind == "average":
            assert step.winner is None
        else:
            assert step.winner == max(inside, key=lambda tap, s=step: s.values[tap])


def test_of_equal_cells_the_first_wins():
    e = Experiment(np.zeros((1, 2, 2)), operation=Pooling("max"), padding=(1, 1))
    assert [step.winner for step in evaluate(e).plan][:5] == [
        (1, 1),
        (1, 0),
        (1, 0),
        (0, 1),
        (0, 0),
    ]


def test_the_course_demo_has_eighteen_steps(plan):
    assert len(plan) == len(list(plan)) == 18
    np.testing.assert_array_equal(totals(plan), COURSE_OUTPUT)


def test_the_first_cell_of_the_first_filter(plan):
    step = plan[0]
    assert step.cell == (0, 0, 0)
    assert step.window == Window(-1, -1, (3, 3))
    assert step.channels == range(3)
    assert step.values[2].tolist() == [[0, 0, 0], [0, 2, 1], [0, 1, 0]]
    assert step.weights[2].tolist() == [[-1, 1, 1], [1, 1, 0], [0, -1, 0]]
    assert step.products[2].tolist() == [[0, 0, 0], [0, 2, 0], [0, -1, 0]]
    assert step.channel_sums.tolist() == [-1, 1, 1]
    assert (step.sum, step.bias, step.total) == (1, 1, 2)


def test_the_first_cell_of_the_second_filter(plan):
    step = plan[9]
    assert step.cell == (1, 0, 0)
    assert step.channel_sums.tolist() == [-1, -4, -3]
    assert (step.sum, step.bias, step.total) == (-8, 0, -8)


def test_the_moments_of_the_first_cell(plan):
    moments = plan[0].moments
    kinds = ["term"] * 27 + ["channel"] * 3 + ["bias", "total"]
    assert [moment.kind for moment in moments] == kinds
    assert [moment.index for moment in moments] == [*range(27), *range(3), 0, 0]
    running = [moment.running for moment in moments]
    assert running[8] == running[27] == -1
    assert running[17] == running[28] == 0
    assert running[26] == running[29] == 1
    assert running[30:] == [2, 2]


def test_the_moments_of_a_scaled_cell():
    e = Experiment([[[3, 6]]], [[[[1, 2]]]], [5], scale=Fraction(1, 3))
    running = [moment.running for moment in evaluate(e).plan[0].moments]
    assert running == [3, 15, 15, 10, 10]


def test_the_moments_of_pools():
    x = [[[1, 3], [2, 8]]]
    wanted = {"max": [1, 3, 3, 8, 8], "average": [1, 4, 6, 14, 3.5]}
    for kind, running in wanted.items():
        step = evaluate(Experiment(x, operation=Pooling(kind))).plan[0]
        assert [moment.running for moment in step.moments] == running


def test_the_moments_of_an_activation():
    step = evaluate(Experiment([[[-2]]], operation=Activation("relu"))).plan[0]
    assert step.moments == (Moment("term", 0, -2), Moment("total", 0, 0))


def test_an_activation_keeps_to_its_slice():
    e = Experiment(np.arange(12).reshape(3, 2, 2) - 6, operation=Activation("sigmoid"))
    step = evaluate(e).plan[9]
    assert step.cell == (2, 0, 1)
    assert step.channels == range(2, 3)
    assert step.window == Window(0, 1, (1, 1))
    assert step.total == pytest.approx(float(sigmoid(3.0)))


def test_negative_indices_and_slices(plan):
    assert plan[-1].cell == (1, 2, 2)
    assert plan[-18].cell == (0, 0, 0)
    assert [step.index for step in plan[3:9:2]] == [3, 5, 7]
    assert [step.index for step in plan[-2:]] == [16, 17]
    assert [step.index for step in plan[::-9]] == [17, 8]
    assert [step.index for step in reversed(plan)] == list(range(17, -1, -1))
    assert plan[np.int64(4)].index == 4
    assert plan[20:] == []


@pytest.mark.parametrize("index", [18, -19, 1000])
def test_a_step_past_the_end_is_an_index_error(plan, index):
    with pytest.raises(IndexError, match=f"step {index} of 18"):
        plan[index]


@pytest.mark.parametrize("cell", [(2, 0, 0), (0, 3, 0), (0, 0, 3), (-1, 0, 0), (0, -1, 0)])
def test_a_cell_outside_the_output_has_no_step(plan, cell):
    with pytest.raises(IndexError, match=r"of an output \(2, 3, 3\)"):
        plan.index_of(cell)


def test_steps_are_made_on_demand():
    plan = StepPlan(Experiment(np.ones((1, 2, 2))), np.broadcast_to(0.0, (1000, 1000, 1000)))
    assert len(plan) == 10**9
    assert plan.cell(123_456_789) == (123, 456, 789)


def test_the_numbers_of_a_step_are_kept_apart_from_the_experiment(plan):
    plan[0].values[...] = 99
    assert plan[0].total == 2
    with pytest.raises(ValueError, match="read-only"):
        plan[0].weights[...] = 99


@given(pairs(-3, 3), pairs(1, 4), pairs(1, 3))
def test_a_windows_tap_is_the_inverse_of_its_cell(place, taps, dilation):
    window = Window(*place, taps, dilation)
    read = {window.cell(i, j): (i, j) for i, j in cells_of(taps)}
    assert len(read) == taps[0] * taps[1]
    for row in range(place[0] - 2, place[0] + window.extent[0] + 2):
        for column in range(place[1] - 2, place[1] + window.extent[1] + 2):
            assert window.tap(row, column) == read.get((row, column))


@given(pairs(1, 4), pairs(1, 3))
def test_a_windows_extent_is_from_its_first_tap_to_its_last(taps, dilation):
    window = Window(-1, 2, taps, dilation)
    last = window.cell(taps[0] - 1, taps[1] - 1)
    assert window.extent == (last[0] + 2, last[1] - 1)


@given(st.sampled_from(["relu", "leaky_relu", "sigmoid", "tanh"]), st.floats(-1e3, 1e3))
def test_activate_takes_one_number_or_many(kind, z):
    operation = Activation(kind)
    one = activate(operation, z)
    assert one.shape == ()
    assert float(one) == pytest.approx(activate(operation, [[z]])[0, 0], rel=1e-14)
