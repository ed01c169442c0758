"""An experiment gives an output, or a code that says why there is none."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from core_reference import (
    COURSE_OUTPUT,
    X_NINTHS,
    X_PIECES,
    activations,
    convolutions,
    course_demo,
    poolings,
    slow_conv2d,
    slow_pool2d,
    x_picture,
)
from hypothesis import given

from cnnlab.core import leaky_relu, relu, sigmoid, tanh
from cnnlab.core.experiment.evaluate import Evaluation, Problem, evaluate
from cnnlab.core.experiment.experiment import Activation, Convolution, Experiment, Pooling
from cnnlab.core.shapes import FittingSetting

FOUR = np.array([[[1, 1, 2, 4], [5, 6, 7, 8], [3, 2, 1, 0], [1, 2, 3, 4]]])
FIGURE = np.array(
    [[[3, 3, 2, 1, 0], [0, 0, 1, 3, 1], [3, 1, 2, 2, 3], [2, 0, 0, 2, 2], [2, 0, 0, 0, 1]]]
)


def output(experiment):
    result = evaluate(experiment)
    assert isinstance(result, Evaluation), result
    return result.output


def line(size, field, stride, padding):
    """A convolution along columns."""
    return Experiment(
        np.ones((1, 1, size)),
        np.ones((1, 1, 1, field)),
        stride=(1, stride),
        padding=(0, padding),
    )


def x_map(piece):
    filters = np.array([[X_PIECES[piece]]])
    return Experiment(x_picture(), filters, scale=Fraction(1, 9))


def test_the_course_demo():
    result = evaluate(course_demo())
    np.testing.assert_array_equal(result.output, COURSE_OUTPUT)
    assert result.input_shape == (3, 5, 5)
    assert result.output_shape == (2, 3, 3)
    assert result.parameters == 56
    assert result.multiplications == 486
    assert result.uncovered == (0, 0)
    assert result.fit == ((), ())


def test_a_flipped_filter_gives_other_numbers():
    flipped = output(course_demo(operation=Convolution(flip=True)))
    np.testing.assert_array_equal(flipped[0], [[3, 4, 2], [3, 1, 7], [4, 5, 7]])


def test_an_output_is_read_only():
    for operation in (Convolution(), Activation(), Pooling()):
        with pytest.raises(ValueError, match="read-only"):
            output(course_demo(operation=operation))[0] = 0


@given(convolutions())
def test_convolutions_equal_the_loops(e):
    w = e.filters[:, :, ::-1, ::-1] if e.operation.flip else e.filters
    geometry = {"stride": e.stride, "padding": e.padding, "dilation": e.dilation}
    sums = slow_conv2d(e.input[None], w, **geometry)[0]
    wanted = sums * float(e.scale) + e.biases[:, None, None]
    np.testing.assert_allclose(output(e), wanted, rtol=1e-13, atol=1e-13)


@given(poolings())
def test_poolings_equal_the_loops(e):
    operation = e.operation
    wanted = slow_pool2d(
        operation.kind,
        e.input[None],
        operation.size,
        stride=e.stride,
        padding=e.padding,
        partial=operation.partial,
    )[0]
    np.testing.assert_allclose(output(e), wanted, rtol=1e-14)


@given(activations())
def test_activations_equal_their_functions(e):
    functions = {"relu": relu, "sigmoid": sigmoid, "tanh": tanh}
    functions["leaky_relu"] = lambda z: leaky_relu(z, e.operation.slope)
    result = evaluate(e)
    np.testing.assert_array_equal(result.output, functions[e.operation.kind](e.input))
    assert result.output_shape == result.input_shape == e.input.shape
    assert result.parameters == result.multiplications == 0


@pytest.mark.parametrize("piece", X_PIECES)
def test_the_map_of_a_piece_of_the_x_in_ninths(piece):
    scores = output(x_map(piece))
    ninths = np.array(X_NINTHS[piece])
    np.testing.assert_array_equal(scores[0], ninths / 9)
    assert scores.max() == 1.0
    assert ((scores[0] == 1.0) == (ninths == 9)).all()


def test_the_pooled_map_of_a_keeps_partial_windows():
    rectified = output(Experiment(output(x_map("A")), operation=Activation("relu")))
    pool = Experiment(rectified, stride=(2, 2), operation=Pooling("max", (2, 2), partial=True))
    result = evaluate(pool)
    ninths = np.array([[9, 3, 5, 3], [3, 9, 3, 5], [5, 3, 9, 1], [3, 5, 1, 7]])
    np.testing.assert_array_equal(result.output[0], ninths / 9)
    truncated = np.floor(result.output[0] * 100 + 1e-9) / 100
    assert truncated[0].tolist() == [1, 0.33, 0.55, 0.33]
    assert truncated[3].tolist() == [0.33, 0.55, 0.11, 0.77]
    assert result.uncovered == (0, 0)


def test_dropping_partial_windows_leaves_a_row_and_a_column():
    result = evaluate(Experiment(output(x_map("A")), stride=(2, 2), operation=Pooling()))
    assert result.output_shape == (1, 3, 3)
    assert result.uncovered == (1, 1)


def test_the_scale_comes_before_the_bias():
    e = Experiment(np.full((1, 1, 1), 18.0), biases=[5], scale=Fraction(1, 9))
    assert output(e).tolist() == [[[7]]]


def test_the_guides_figure():
    filters = [[[[0, 1, 2], [2, 2, 0], [0, 1, 2]]]]
    e = Experiment(FIGURE, filters)
    wanted = [[12, 12, 17], [10, 17, 19], [9, 6, 14]]
    np.testing.assert_array_equal(output(e)[0], wanted)
    largest = replace(e, operation=Pooling("max", (3, 3)))
    np.testing.assert_array_equal(output(largest)[0], [[3, 3, 3], [3, 3, 3], [3, 2, 3]])
    mean = output(replace(e, operation=Pooling("average", (3, 3))))[0]
    wanted = [[1.67, 1.67, 1.67], [1.00, 1.22, 1.78], [1.11, 0.78, 1.33]]
    np.testing.assert_array_equal(mean.round(2), wanted)


@pytest.mark.parametrize(
    ("kind", "wanted", "multiplications"),
    [("max", [[6, 8], [3, 4]], 0), ("average", [[3.25, 5.25], [2, 2]], 4)],
)
def test_pooling_four_by_four(kind, wanted, multiplications):
    result = evaluate(Experiment(FOUR, stride=(2, 2), operation=Pooling(kind)))
    assert result.output[0].tolist() == wanted
    assert result.parameters == 0
    assert result.multiplications == multiplications


@pytest.mark.parametrize(("stride", "wanted"), [(1, [-2, 2, 1, 2, 1]), (2, [-2, 1, 1])])
def test_the_stride_line(stride, wanted):
    printed = Experiment([[[0, 1, 2, -1, 1, -3, 0]]], [[[[1, 0, -1]]]], stride=(1, stride))
    padded = replace(printed, input=printed.input[:, :, 1:-1], padding=(0, 1))
    assert output(printed)[0, 0].tolist() == output(padded)[0, 0].tolist() == wanted
    assert evaluate(printed).uncovered == (0, 0)


def test_stride_three_does_not_fit_the_line():
    result = evaluate(line(7, 3, 3, 0))
    assert result.output_shape == (1, 1, 2)
    assert result.uncovered == (0, 1)
    assert result.fit == (
        (),
        (FittingSetting(2, 0, 3), FittingSetting(3, 1, 3), FittingSetting(1, 0, 5)),
    )


def test_four_and_a_half_windows_do_not_fit():
    result = evaluate(line(10, 3, 2, 0))
    assert result.output_shape == (1, 1, 4)
    assert result.uncovered == (0, 1)
    assert result.fit[1][0] == FittingSetting(1, 0, 8)


def test_a_stride_beyond_the_window_leaves_cells_out():
    result = evaluate(line(7, 3, 4, 0))
    assert (result.uncovered, result.unread) == ((0, 0), ((), (3,)))
    assert result.fit[1][0] == FittingSetting(2, 0, 3)
    pooled = evaluate(
        Experiment(np.ones((1, 5, 5)), operation=Pooling("max", (2, 2), True), stride=(3, 2))
    )
    assert (pooled.uncovered, pooled.unread) == ((0, 0), ((2,), ()))


def test_a_large_line_fits():
    result = evaluate(line(227, 11, 4, 0))
    assert result.output_shape == (1, 1, 55)
    assert result.uncovered == (0, 0)


@given(poolings())
def test_the_settings_offered_to_a_pool_can_be_used(e):
    for axis, offers in enumerate(evaluate(e).fit):
        for offer in offers:
            stride, padding = list(e.stride), list(e.padding)
            stride[axis], padding[axis] = offer.stride, offer.padding
            result = evaluate(replace(e, stride=tuple(stride), padding=tuple(padding)))
            assert result.output_shape[1 + axis] == offer.output
            assert result.uncovered[axis] == 0


@pytest.mark.parametrize("operation", [Convolution(), Activation(), Pooling()])
@pytest.mark.parametrize(
    ("name", "value", "came", "least"),
    [
        ("stride", (0, 1), 0, 1),
        ("stride", (2, -3), -3, 1),
        ("padding", (0, -1), -1, 0),
        ("dilation", (1, 0), 0, 1),
    ],
)
def test_a_setting_too_small_is_a_problem(operation, name, value, came, least):
    problem = evaluate(course_demo(operation=operation, **{name: value}))
    assert problem == Problem(name, {"came": came, "least": least})


@pytest.mark.parametrize(
    ("experiment", "problem"),
    [
        (
            Experiment(np.ones((3, 5, 5)), np.ones((1, 2, 3, 3))),
            Problem("channels", {"filter": 2, "input": 3}),
        ),
        (
            Experiment(np.ones((1, 5, 5)), np.ones((2, 1, 3, 3)), np.ones(3)),
            Problem("biases", {"filters": 2, "biases": 3}),
        ),
        (
            Experiment(np.ones((1, 2, 5)), np.ones((1, 1, 3, 3))),
            Problem("too_small", {"axis": 0, "window": 3, "padded": 2}),
        ),
        (
            Experiment(np.ones((1, 5, 2)), np.ones((1, 1, 3, 3)), padding=(0, 1), dilation=(1, 2)),
            Problem("too_small", {"axis": 1, "window": 5, "padded": 4}),
        ),
        (
            Experiment(np.ones((1, 5, 2)), operation=Pooling(size=(3, 3)), dilation=(9, 9)),
            Problem("too_small", {"axis": 1, "window": 3, "padded": 2}),
        ),
        (
            Experiment(np.ones((1, 5, 5)), operation=Pooling(size=(3, 2)), padding=(2, 2)),
            Problem("pool_padding", {"padding": 2, "size": 2}),
        ),
        (
            Experiment(np.ones((1, 5, 5)), operation=Pooling(size=(2, 0))),
            Problem("pool_padding", {"padding": 0, "size": 0}),
        ),
    ],
)
def test_where_no_output_exists_a_problem_says_why(experiment, problem):
    assert evaluate(experiment) == problem


def test_a_pool_larger_than_its_input_has_its_partial_window():
    pool = Pooling("max", (3, 3), partial=True)
    e = Experiment([[[1, 2], [0, 1]]], stride=(2, 2), operation=pool)
    assert output(e).tolist() == [[[2]]]


def test_filters_do_not_matter_to_other_operations():
    for operation in (Activation(), Pooling()):
        e = course_demo(filters=np.ones((4, 9, 9, 9)), biases=[7], operation=operation)
        assert output(e).shape[0] == 3


def test_a_stride_past_all_reason_is_answered_at_once():
    result = evaluate(line(5, 3, 10**9, 0))
    assert result.output_shape == (1, 1, 1)
    assert result.uncovered == (0, 2)
    assert result.fit[1][0] == FittingSetting(2, 0, 2)
